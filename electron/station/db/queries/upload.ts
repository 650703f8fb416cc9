import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UploadStatus } from '../../../../shared/examination/upload.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { examinations } from '../tables/examinations.ts';
import { residents } from '../tables/residents.ts';
import { batchExaminations, batches, uploadLedger } from '../tables/upload.ts';

export type LedgerRow = typeof uploadLedger.$inferSelect;
export type BatchRow = typeof batches.$inferSelect;

/** Who was merged goes by the name of whom they were merged into. */
const registered = alias(residents, 'registered');
const standsFor = sql`${residents.id} = coalesce(${registered.mergedInto}, ${registered.id})`;

const prepared = statements(({ orm }) => ({
  one: orm
    .select()
    .from(uploadLedger)
    .where(and(eq(uploadLedger.examinationId, sql.placeholder('examinationId')), eq(uploadLedger.version, sql.placeholder('version'))))
    .prepare(),
}));

export function insertBatch(db: Db, row: BatchRow): void {
  db.orm.insert(batches).values(row).onConflictDoNothing().run();
}

export function insertBatchExamination(db: Db, row: typeof batchExaminations.$inferInsert): void {
  db.orm.insert(batchExaminations).values(row).onConflictDoNothing().run();
}

export function batchesOfExamination(db: Db, examinationId: string): (typeof batchExaminations.$inferSelect)[] {
  return db.orm.select().from(batchExaminations).where(eq(batchExaminations.examinationId, examinationId)).orderBy(asc(batchExaminations.closedAt), asc(batchExaminations.batchId), asc(batchExaminations.version)).all();
}

export function wipeLedger(db: Db, examinationId: string): void {
  db.orm.delete(uploadLedger).where(eq(uploadLedger.examinationId, examinationId)).run();
}

export function allBatches(db: Db): BatchRow[] {
  return db.orm.select().from(batches).orderBy(desc(batches.closedAt)).all();
}

export function batchById(db: Db, id: string): BatchRow | null {
  return db.orm.select().from(batches).where(eq(batches.id, id)).get() ?? null;
}

export function insertLedgerRow(db: Db, row: LedgerRow): void {
  db.orm.insert(uploadLedger).values(row).onConflictDoNothing().run();
}

export function ledgerRow(db: Db, examinationId: string, version: number): LedgerRow | null {
  return prepared(db).one.get({ examinationId, version }) ?? null;
}

/** When the platform confirmed a version; null while it has not. */
export function uploadedAt(db: Db, examinationId: string, version: number): number | null {
  const row = ledgerRow(db, examinationId, version);
  return row?.status === 'accepted' ? row.movedAt : null;
}

export function moveLedgerRow(db: Db, examinationId: string, version: number, fields: Pick<LedgerRow, 'status' | 'receipt' | 'reasons' | 'movedAt' | 'attempts'>): void {
  db.orm.update(uploadLedger).set(fields).where(and(eq(uploadLedger.examinationId, examinationId), eq(uploadLedger.version, version))).run();
}

export function earlierLedgerRows(db: Db, examinationId: string, version: number): LedgerRow[] {
  return db.orm.select().from(uploadLedger).where(and(eq(uploadLedger.examinationId, examinationId), sql`${uploadLedger.version} < ${version}`)).all();
}

export interface LedgerLine extends LedgerRow { examNumber: string; name: string; villageCode: string | null; /** The version is the one that is signed now: not reopened since, nor signed anew. */ stands: boolean }

export function ledgerOfBatch(db: Db, batchId: string): LedgerLine[] {
  return db.orm
    .select({ ledger: uploadLedger, examNumber: examinations.examNumber, name: residents.name, villageCode: residents.villageCode, signed: examinations.signed, signedVersion: examinations.version })
    .from(uploadLedger)
    .innerJoin(examinations, eq(examinations.id, uploadLedger.examinationId))
    .innerJoin(registered, eq(registered.id, examinations.residentId))
    .innerJoin(residents, standsFor)
    .where(eq(uploadLedger.batchId, batchId))
    .orderBy(asc(examinations.examNumber))
    .all()
    .map(({ ledger, signed, signedVersion, ...rest }) => ({ ...ledger, ...rest, stands: signed && signedVersion === ledger.version }));
}

export function ledgerToSend(db: Db, batchId: string, statuses: readonly UploadStatus[]): LedgerRow[] {
  return db.orm.select().from(uploadLedger).where(and(eq(uploadLedger.batchId, batchId), inArray(uploadLedger.status, [...statuses]))).orderBy(asc(uploadLedger.examinationId)).all();
}

export function ledgerCounts(db: Db, batchId: string): Partial<Record<UploadStatus, number>> {
  const rows = db.orm.select({ status: uploadLedger.status, count: sql<number>`count(*)` }).from(uploadLedger).where(eq(uploadLedger.batchId, batchId)).groupBy(uploadLedger.status).all();
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** Signed and standing examinations whose signed version is in no batch yet. */
export function signedWithoutBatch(db: Db, campaignId: string): { examinationId: string; version: number }[] {
  return db.orm
    .select({ examinationId: examinations.id, version: examinations.version })
    .from(examinations)
    .leftJoin(uploadLedger, and(eq(uploadLedger.examinationId, examinations.id), eq(uploadLedger.version, examinations.version)))
    .where(and(eq(examinations.campaignId, campaignId), eq(examinations.stage, 'signed'), sql`${uploadLedger.version} IS NULL`))
    .orderBy(asc(examinations.examNumber))
    .all();
}

export function readyByVillage(db: Db, campaignId: string): { villageCode: string | null; signed: number }[] {
  const signed = sql<number>`count(*)`;
  return db.orm
    .select({ villageCode: residents.villageCode, signed })
    .from(examinations)
    .innerJoin(registered, eq(registered.id, examinations.residentId))
    .innerJoin(residents, standsFor)
    .leftJoin(uploadLedger, and(eq(uploadLedger.examinationId, examinations.id), eq(uploadLedger.version, examinations.version)))
    .where(and(eq(examinations.campaignId, campaignId), eq(examinations.stage, 'signed'), sql`${uploadLedger.version} IS NULL`))
    .groupBy(residents.villageCode)
    .orderBy(desc(signed))
    .all();
}
