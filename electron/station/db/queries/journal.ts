import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { AnyEntry, EntryKind } from '../../../../shared/journal/entry.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { examinations } from '../tables/examinations.ts';
import { journal, station } from '../tables/journal.ts';

export type JournalRow = typeof journal.$inferSelect;

const prepared = statements(({ raw, orm }) => ({
  dataVersion: raw.prepare('PRAGMA data_version').pluck(),
  // By hand: every fact passes here, and drizzle's way of handing over values costs as much as the insert.
  insert: raw.prepare(
    'INSERT INTO journal (id, node, epoch, seq, stamp, staff_id, kind, kind_version, resident_id, examination_id, body, base, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  head: orm
    .select({ seq: journal.seq, hash: journal.hash, stamp: journal.stamp })
    .from(journal)
    .where(and(eq(journal.node, sql.placeholder('node')), eq(journal.epoch, sql.placeholder('epoch'))))
    .orderBy(desc(journal.seq))
    .limit(1)
    .prepare(),
  after: orm.select().from(journal).where(gt(journal.position, sql.placeholder('position'))).orderBy(asc(journal.position)).limit(sql.placeholder('limit')).prepare(),
}));

export function insertEntry(db: Db, entry: AnyEntry, hash: Buffer): void {
  const { id, node, epoch, seq, stamp, staffId, kind, kindVersion, residentId, examinationId, body, base } = entry;
  prepared(db).insert.run(id, node, epoch, seq, stamp, staffId, kind, kindVersion, residentId, examinationId, JSON.stringify(body), base, hash);
}

/** Another number as soon as another connection has written. */
export function dataVersion(db: Db): number {
  return prepared(db).dataVersion.get() as number;
}

export function rowToEntry(row: JournalRow): AnyEntry {
  const { position: _position, ...entry } = row;
  return { ...entry, body: JSON.parse(row.body) as never, hash: row.hash.toString('hex') } as AnyEntry;
}

/** The last entry of a node and epoch. */
export function journalHead(db: Db, node: string, epoch: number): { seq: number; hash: Buffer; stamp: string } | null {
  return prepared(db).head.get({ node, epoch }) ?? null;
}

export function entriesAfter(db: Db, position: number, limit: number): JournalRow[] {
  return prepared(db).after.all({ position, limit });
}

export function highestStamp(db: Db): string | null {
  return db.orm.select({ stamp: sql<string | null>`max(${journal.stamp})` }).from(journal).get()?.stamp ?? null;
}

export function countEntries(db: Db): number {
  return db.orm.select({ count: sql<number>`count(*)` }).from(journal).get()?.count ?? 0;
}

export interface AuditFilter {
  kinds: readonly EntryKind[] | null;
  staffId: string | null;
  residentId: string | null;
  examinationId: string | null;
  fromStamp: string | null;
  toStamp: string | null;
  /** Entries before this position, newest first. */
  before: number | null;
  limit: number;
}

export function auditEntries(db: Db, filter: AuditFilter): JournalRow[] {
  const conditions = [
    filter.kinds === null ? undefined : inArray(journal.kind, [...filter.kinds]),
    filter.staffId === null ? undefined : eq(journal.staffId, filter.staffId),
    filter.residentId === null ? undefined : aboutResident(filter.residentId),
    filter.examinationId === null ? undefined : eq(journal.examinationId, filter.examinationId),
    filter.fromStamp === null ? undefined : gt(journal.stamp, filter.fromStamp),
    filter.toStamp === null ? undefined : lt(journal.stamp, filter.toStamp),
    filter.before === null ? undefined : lt(journal.position, filter.before),
  ];
  return db.orm.select().from(journal).where(and(...conditions)).orderBy(desc(journal.position)).limit(filter.limit).all();
}

/** Entries about the resident alone are found by resident, those about an examination by the examination. */
function aboutResident(residentId: string): SQL | undefined {
  const theirs = sql`${journal.examinationId} IN (SELECT ${examinations.id} FROM ${examinations} WHERE ${examinations.residentId} = ${residentId})`;
  return or(and(eq(journal.residentId, residentId), isNull(journal.examinationId)), theirs);
}

/** The facts of one kind that are about a resident and no examination, oldest first. */
export function entriesOfResident(db: Db, residentId: string, kind: EntryKind): AnyEntry[] {
  return db.orm.select().from(journal).where(and(eq(journal.residentId, residentId), isNull(journal.examinationId), eq(journal.kind, kind))).orderBy(asc(journal.stamp)).all().map(rowToEntry);
}

export function stationValue(db: Db, key: string): string | null {
  return db.orm.select({ value: station.value }).from(station).where(eq(station.key, key)).get()?.value ?? null;
}

export function setStationValue(db: Db, key: string, value: string): void {
  db.orm.insert(station).values({ key, value }).onConflictDoUpdate({ target: station.key, set: { value } }).run();
}
