import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Outcome, StationCode } from '../../../../shared/catalogue/types.ts';
import type { EntryKind } from '../../../../shared/journal/entry.ts';
import type { Stage } from '../../../../shared/examination/stage.ts';
import type { Attachment, Finding, Referral, Specimen, StationRecord } from '../../../../shared/model/examination.ts';
import type { Db } from '../open.ts';
import { placeholders, statements } from '../statements.ts';
import { attachments, blobs, contested, drafts, examCounters, examinations, examNumbers, findings, prints, records, referrals, signatures, specimens, tubeOutcomes } from '../tables/examinations.ts';
import { staff } from '../tables/site.ts';
import { stationValue } from './journal.ts';
import { staffName } from './staff.ts';

export type ExaminationRow = typeof examinations.$inferSelect;
export type RecordRow = typeof records.$inferSelect;

const prepared = statements(({ orm }) => ({
  insert: orm.insert(examinations).values(placeholders(examinations)).onConflictDoNothing().prepare(),
  byId: orm.select().from(examinations).where(eq(examinations.id, sql.placeholder('id'))).prepare(),
  byNumber: orm.select({ examination: examinations }).from(examNumbers).innerJoin(examinations, eq(examinations.id, examNumbers.examinationId)).where(eq(examNumbers.examNumber, sql.placeholder('examNumber'))).orderBy(asc(examinations.openedAt), asc(examinations.id)).limit(1).prepare(),
  insertNumber: orm.insert(examNumbers).values(placeholders(examNumbers)).onConflictDoNothing().prepare(),
  byResident: orm.select().from(examinations).where(and(eq(examinations.campaignId, sql.placeholder('campaignId')), eq(examinations.residentId, sql.placeholder('residentId')))).prepare(),
  insertRecord: orm.insert(records).values(placeholders(records)).onConflictDoNothing().prepare(),
  replacedBy: orm.select({ id: records.id }).from(records).where(eq(records.replaces, sql.placeholder('id'))).limit(1).prepare(),
  retire: orm.update(records).set({ current: false }).where(eq(records.id, sql.placeholder('id'))).prepare(),
  currentRecords: orm.select().from(records).where(and(eq(records.examinationId, sql.placeholder('examinationId')), eq(records.current, true))).orderBy(asc(records.slot), asc(records.id)).prepare(),
  recordById: orm.select().from(records).where(eq(records.id, sql.placeholder('id'))).prepare(),
  specimens: orm
    .select({ specimenNumber: specimens.specimenNumber, examinationId: specimens.examinationId, tube: specimens.tube, collectedAt: specimens.collectedAt, staffId: specimens.staffId, staffName: staff.name })
    .from(specimens)
    .leftJoin(staff, eq(staff.id, specimens.staffId))
    .where(eq(specimens.examinationId, sql.placeholder('examinationId')))
    .orderBy(asc(specimens.specimenNumber))
    .prepare(),
  tubeOutcomes: orm.select().from(tubeOutcomes).where(eq(tubeOutcomes.examinationId, sql.placeholder('examinationId'))).orderBy(asc(tubeOutcomes.tube)).prepare(),
  findings: orm.select({ finding: findings.finding }).from(findings).where(eq(findings.examinationId, sql.placeholder('examinationId'))).orderBy(asc(findings.rule), asc(findings.item)).prepare(),
  deleteFindings: orm.delete(findings).where(eq(findings.examinationId, sql.placeholder('examinationId'))).prepare(),
  insertFinding: orm.insert(findings).values(placeholders(findings)).onConflictDoNothing().prepare(),
  dropDraft: orm.delete(drafts).where(and(eq(drafts.examinationId, sql.placeholder('examinationId')), eq(drafts.slot, sql.placeholder('slot')))).prepare(),
}));

export function insertExamination(db: Db, row: ExaminationRow): boolean {
  return prepared(db).insert.run(row).changes > 0;
}

export function examinationById(db: Db, id: string): ExaminationRow | null {
  return prepared(db).byId.get({ id }) ?? null;
}

/** By any number that was printed for it. */
export function examinationByNumber(db: Db, examNumber: string): ExaminationRow | null {
  return prepared(db).byNumber.get({ examNumber })?.examination ?? null;
}

export function insertExamNumber(db: Db, examNumber: string, examinationId: string): void {
  prepared(db).insertNumber.run({ examNumber, examinationId });
}

export function insertContested(db: Db, examinationId: string, entryId: string, kind: EntryKind): void {
  db.orm.insert(contested).values({ examinationId, entryId, kind }).onConflictDoNothing().run();
}

/** Records that a person decided against. */
export function retireRecords(db: Db, examinationId: string, slot: string, recordIds: readonly string[]): void {
  db.orm.update(records).set({ current: false }).where(and(eq(records.examinationId, examinationId), eq(records.slot, slot), inArray(records.id, [...recordIds]))).run();
}

const tablesOfExamination = ['records', 'specimens', 'tube_outcomes', 'attachments', 'prints', 'signatures', 'referrals', 'contested', 'exam_numbers'] as const;

const wipeStatements = statements(({ raw }) => [raw.prepare('DELETE FROM examinations WHERE id = ?'), ...tablesOfExamination.map((table) => raw.prepare(`DELETE FROM ${table} WHERE examination_id = ?`))]);

/** Everything that facts about the examination made, so that they can make it anew. */
export function wipeExamination(db: Db, examinationId: string): void {
  for (const statement of wipeStatements(db)) statement.run(examinationId);
}

export function examinationOfResident(db: Db, campaignId: string, residentId: string): ExaminationRow | null {
  return prepared(db).byResident.get({ campaignId, residentId }) ?? null;
}

export function updateExamination(db: Db, id: string, fields: Partial<ExaminationRow>): void {
  db.orm.update(examinations).set(fields).where(eq(examinations.id, id)).run();
}

export type ExaminationProjection = Pick<ExaminationRow, 'missing' | 'pendingStations' | 'urgency' | 'completedAt' | 'stage' | 'stageDay'>;

/** What is only a consequence of the facts; written with every one of them. */
export function putProjection(db: Db, id: string, { pendingStations, ...projection }: ExaminationProjection): void {
  projectionStatement(db).run({ ...projection, id, pendingStations: JSON.stringify(pendingStations) });
}

const projectionStatement = statements(({ raw }) =>
  raw.prepare(
    `UPDATE examinations SET missing = @missing, pending_stations = @pendingStations, urgency = @urgency, completed_at = @completedAt, stage = @stage, stage_day = @stageDay WHERE id = @id`,
  ),
);

/** The counter the next exam number under a prefix gets: after the highest known, and after what a restored database may have forgotten. */
export function nextExamCounter(db: Db, prefix: string): number {
  return Math.max(lastExamCounter(db, prefix), Number(stationValue(db, 'examCounterFloor') ?? 0)) + 1;
}

/** The highest counter given under a prefix; 0 when none. */
export function lastExamCounter(db: Db, prefix: string): number {
  return db.orm.select({ last: examCounters.last }).from(examCounters).where(eq(examCounters.prefix, prefix)).get()?.last ?? 0;
}

export function raiseExamCounter(db: Db, prefix: string, counter: number): void {
  db.orm
    .insert(examCounters)
    .values({ prefix, last: counter })
    .onConflictDoUpdate({ target: examCounters.prefix, set: { last: sql`max(${examCounters.last}, excluded.last)` } })
    .run();
}

/** Inserts an immutable record and settles, in whichever order they arrive, which of the slot's records stand. */
export function insertRecord(db: Db, row: Omit<RecordRow, 'current'>): void {
  const { insertRecord: insert, replacedBy, retire } = prepared(db);
  insert.run({ ...row, current: replacedBy.get({ id: row.id }) === undefined });
  if (row.replaces !== null) retire.run({ id: row.replaces });
}

export function currentRecords(db: Db, examinationId: string): RecordRow[] {
  return prepared(db).currentRecords.all({ examinationId });
}

/** When each slot of an examination was first recorded, replaced records included. */
export function firstRecordings(db: Db, examinationId: string): { slot: string; recordedAt: number }[] {
  return firstRecordingsStatement(db).all(examinationId);
}

const firstRecordingsStatement = statements(({ raw }) =>
  raw.prepare<[string], { slot: string; recordedAt: number }>(`SELECT slot, min(recorded_at) AS recordedAt FROM records WHERE examination_id = ? AND station <> 'review' GROUP BY slot`),
);

/** A person's examinations after a day ('' for all), under every identity that was merged into theirs. */
export function examinationIdsAfter(db: Db, residentId: string, day: string): string[] {
  return idsAfter(db).all(residentId, day);
}

const idsAfter = statements(({ raw }) =>
  raw.prepare<[string, string], string>(
    `WITH standing AS (SELECT coalesce(merged_into, id) AS id FROM residents WHERE id = ?)
     SELECT x.id FROM examinations x WHERE x.resident_id IN (SELECT id FROM standing UNION ALL SELECT r.id FROM residents r JOIN standing s ON r.merged_into = s.id) AND x.examined_on > ?`,
  ).pluck(),
);

/** Examinations done under a version of the catalogue. */
export function examinationIdsUnder(db: Db, catalogueVersion: string): string[] {
  return db.orm.select({ id: examinations.id }).from(examinations).where(eq(examinations.catalogueVersion, catalogueVersion)).all().map(({ id }) => id);
}

export function recordById(db: Db, id: string): RecordRow | null {
  return prepared(db).recordById.get({ id }) ?? null;
}

export function recordsOf(db: Db, examinationId: string): RecordRow[] {
  return db.orm.select().from(records).where(eq(records.examinationId, examinationId)).orderBy(asc(records.recordedAt), asc(records.id)).all();
}

export function rowToRecord({ current: _current, ...row }: RecordRow, staffName: string): StationRecord {
  return { ...row, staffName };
}

export function insertSpecimen(db: Db, row: typeof specimens.$inferInsert): void {
  db.orm.insert(specimens).values(row).onConflictDoNothing().run();
  db.orm.delete(tubeOutcomes).where(and(eq(tubeOutcomes.examinationId, row.examinationId), eq(tubeOutcomes.tube, row.tube))).run();
}

export function specimensOf(db: Db, examinationId: string): Specimen[] {
  return prepared(db).specimens.all({ examinationId }).map((row) => ({ ...row, staffName: row.staffName ?? row.staffId }));
}

export function specimenByNumber(db: Db, specimenNumber: string): typeof specimens.$inferSelect | null {
  return db.orm.select().from(specimens).where(eq(specimens.specimenNumber, specimenNumber)).get() ?? null;
}

/** A collected tube stands above any earlier word that it would not be. */
export function putTubeOutcome(db: Db, row: { examinationId: string; tube: string; outcome: Outcome; staffId: string; recordedAt: number }): void {
  const collected = specimensOf(db, row.examinationId).some(({ tube }) => tube === row.tube);
  if (collected) return;
  db.orm
    .insert(tubeOutcomes)
    .values(row)
    .onConflictDoUpdate({ target: [tubeOutcomes.examinationId, tubeOutcomes.tube], set: { outcome: row.outcome, staffId: row.staffId, recordedAt: row.recordedAt } })
    .run();
}

export function tubeOutcomesOf(db: Db, examinationId: string): (typeof tubeOutcomes.$inferSelect)[] {
  return prepared(db).tubeOutcomes.all({ examinationId });
}

/** A rule may find several things about one item (two options of a list): each is a row of its own. */
export function putFindings(db: Db, examinationId: string, found: readonly Finding[]): void {
  const { deleteFindings, insertFinding } = prepared(db);
  deleteFindings.run({ examinationId });
  const times = new Map<string, number>();
  for (const finding of found) {
    const [first = ''] = finding.items;
    const before = times.get(`${finding.rule} ${first}`) ?? 0;
    times.set(`${finding.rule} ${first}`, before + 1);
    insertFinding.run({ examinationId, rule: finding.rule, item: before === 0 ? first : `${first}#${before + 1}`, class: finding.class, finding });
  }
}

export function findingsOf(db: Db, examinationId: string): Finding[] {
  return prepared(db).findings.all({ examinationId }).map(({ finding }) => finding);
}

export function insertAttachment(db: Db, row: typeof attachments.$inferInsert): void {
  db.orm.insert(attachments).values(row).onConflictDoNothing().run();
}

export function removeAttachment(db: Db, id: string): void {
  db.orm.update(attachments).set({ removed: true }).where(eq(attachments.id, id)).run();
}

export function attachmentsOf(db: Db, examinationId: string): Attachment[] {
  return db.orm
    .select()
    .from(attachments)
    .where(and(eq(attachments.examinationId, examinationId), eq(attachments.removed, false)))
    .orderBy(asc(attachments.addedAt), asc(attachments.id))
    .all()
    .map(({ removed: _removed, ...row }) => row as Attachment);
}

export function attachmentById(db: Db, id: string): Attachment | null {
  const row = db.orm.select().from(attachments).where(eq(attachments.id, id)).get();
  if (!row || row.removed) return null;
  const { removed: _removed, ...attachment } = row;
  return attachment as Attachment;
}

export function putBlob(db: Db, sha256: string, bytes: Uint8Array): void {
  db.orm.insert(blobs).values({ sha256, bytes: Buffer.from(bytes) }).onConflictDoNothing().run();
}

export function blobOf(db: Db, sha256: string): Buffer | null {
  return db.orm.select({ bytes: blobs.bytes }).from(blobs).where(eq(blobs.sha256, sha256)).get()?.bytes ?? null;
}

export function countPrint(db: Db, examinationId: string, document: string): void {
  db.orm
    .insert(prints)
    .values({ examinationId, document, times: 1 })
    .onConflictDoUpdate({ target: [prints.examinationId, prints.document], set: { times: sql`${prints.times} + 1` } })
    .run();
}

export function printsOf(db: Db, examinationId: string, document: string): number {
  return db.orm.select({ times: prints.times }).from(prints).where(and(eq(prints.examinationId, examinationId), eq(prints.document, document))).get()?.times ?? 0;
}

export function insertSignature(db: Db, row: typeof signatures.$inferInsert): void {
  db.orm.insert(signatures).values(row).onConflictDoNothing().run();
}

export function markReopened(db: Db, examinationId: string, version: number, reason: string): void {
  db.orm.update(signatures).set({ reopenedReason: reason }).where(and(eq(signatures.examinationId, examinationId), eq(signatures.version, version))).run();
}

/** Newest version first. */
export function signaturesOf(db: Db, examinationId: string): (typeof signatures.$inferSelect)[] {
  return db.orm.select().from(signatures).where(eq(signatures.examinationId, examinationId)).orderBy(desc(signatures.version)).all();
}

export function insertReferral(db: Db, referral: Omit<Referral, 'staffName'>): void {
  db.orm.insert(referrals).values({ id: referral.id, examinationId: referral.examinationId, referral, proposedAt: referral.proposedAt }).onConflictDoNothing().run();
}

const named = (db: Db, referral: Omit<Referral, 'staffName'>): Referral => ({ ...referral, staffName: staffName(db, referral.staffId) });

export function referralsOf(db: Db, examinationId: string): Referral[] {
  return db.orm.select({ referral: referrals.referral }).from(referrals).where(eq(referrals.examinationId, examinationId)).orderBy(asc(referrals.proposedAt), asc(referrals.id)).all().map(({ referral }) => named(db, referral));
}

export function referralById(db: Db, id: string): Referral | null {
  const row = db.orm.select({ referral: referrals.referral }).from(referrals).where(eq(referrals.id, id)).get();
  return row ? named(db, row.referral) : null;
}

export function recentReferrals(db: Db, limit: number): Referral[] {
  return db.orm.select({ referral: referrals.referral }).from(referrals).orderBy(desc(referrals.proposedAt)).limit(limit).all().map(({ referral }) => named(db, referral));
}

export function putDraft(db: Db, row: typeof drafts.$inferInsert): void {
  db.orm
    .insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.examinationId, drafts.slot, drafts.staffId], set: { draft: row.draft, savedAt: row.savedAt } })
    .run();
}

export function draftOf(db: Db, examinationId: string, slot: string, staffId: string): (typeof drafts.$inferSelect) | null {
  return db.orm.select().from(drafts).where(and(eq(drafts.examinationId, examinationId), eq(drafts.slot, slot), eq(drafts.staffId, staffId))).get() ?? null;
}

export function draftsOfStaff(db: Db, staffId: string): (typeof drafts.$inferSelect)[] {
  return db.orm.select().from(drafts).where(eq(drafts.staffId, staffId)).orderBy(desc(drafts.savedAt)).all();
}

export function dropDrafts(db: Db, examinationId: string, slot: string): void {
  prepared(db).dropDraft.run({ examinationId, slot });
}

export function dropDraftOf(db: Db, examinationId: string, slot: string, staffId: string): void {
  db.orm.delete(drafts).where(and(eq(drafts.examinationId, examinationId), eq(drafts.slot, slot), eq(drafts.staffId, staffId))).run();
}

export interface ExaminationFilter { campaignId: string; stages: readonly Stage[] | null; day: string | null; station: StationCode | null; limit: number; offset: number }

/** In the order of opening, newest last. */
export function listExaminations(db: Db, filter: ExaminationFilter): ExaminationRow[] {
  return db.orm
    .select()
    .from(examinations)
    .where(
      and(
        eq(examinations.campaignId, filter.campaignId),
        filter.stages === null ? undefined : inArray(examinations.stage, [...filter.stages]),
        filter.day === null ? undefined : eq(examinations.examinedOn, filter.day),
        filter.station === null ? undefined : sql`EXISTS (SELECT 1 FROM json_each(${examinations.pendingStations}) WHERE value = ${filter.station})`,
      ),
    )
    .orderBy(asc(examinations.openedAt), asc(examinations.id))
    .limit(filter.limit)
    .offset(filter.offset)
    .all();
}

/** How many of a day wait at each station. */
export function waitingByStation(db: Db, campaignId: string, day: string): Map<StationCode, number> {
  const rows = db.orm
    .select({ station: sql<StationCode>`pending.value`, waiting: sql<number>`count(*)` })
    .from(sql`${examinations}, json_each(${examinations.pendingStations}) AS pending`)
    .where(and(eq(examinations.campaignId, campaignId), eq(examinations.examinedOn, day)))
    .groupBy(sql`pending.value`)
    .all();
  return new Map(rows.map(({ station, waiting }) => [station, waiting]));
}

/** The chief examiner's list: complete or reopened, unsigned, worst first, then the longest waiting. */
export function reviewQueue(db: Db, campaignId: string, stagesWanted: readonly Stage[], limit: number): ExaminationRow[] {
  return db.orm
    .select()
    .from(examinations)
    .where(and(eq(examinations.campaignId, campaignId), inArray(examinations.stage, [...stagesWanted])))
    .orderBy(sql`CASE ${examinations.urgency} WHEN 'A' THEN 0 WHEN 'B' THEN 1 WHEN 'abnormal' THEN 2 ELSE 3 END`, asc(examinations.completedAt), asc(examinations.openedAt))
    .limit(limit)
    .all();
}

/** How many items were put off and how many referrals were written, for those examinations that have any. Counted where they lie: a list of hundreds must not unpack every record. */
export function countsOfExaminations(db: Db, examinationIds: readonly string[]): { deferred: ReadonlyMap<string, number>; referrals: ReadonlyMap<string, number> } {
  const among = sql`(SELECT value FROM json_each(${JSON.stringify(examinationIds)}))`;
  const putOff = (outcome: SQL) => sql`json_extract(${outcome}, '$.outcome') = 'deferred'`;
  const inRecords = db.orm
    .select({ id: sql<string>`${records.examinationId}`, count: sql<number>`count(*)` })
    .from(sql`${records}, json_each(${records.outcomes}) AS kept`)
    .where(and(sql`${records.examinationId} IN ${among}`, eq(records.current, true), putOff(sql`kept.value`)))
    .groupBy(records.examinationId)
    .all();
  const inTubes = db.orm
    .select({ id: tubeOutcomes.examinationId, count: sql<number>`count(*)` })
    .from(tubeOutcomes)
    .where(and(sql`${tubeOutcomes.examinationId} IN ${among}`, putOff(sql`${tubeOutcomes.outcome}`)))
    .groupBy(tubeOutcomes.examinationId)
    .all();
  const written = db.orm.select({ id: referrals.examinationId, count: sql<number>`count(*)` }).from(referrals).where(sql`${referrals.examinationId} IN ${among}`).groupBy(referrals.examinationId).all();
  const deferred = new Map(inRecords.map(({ id, count }) => [id, count]));
  for (const { id, count } of inTubes) deferred.set(id, (deferred.get(id) ?? 0) + count);
  return { deferred, referrals: new Map(written.map(({ id, count }) => [id, count])) };
}
