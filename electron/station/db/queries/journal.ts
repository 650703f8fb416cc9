import { and, asc, desc, eq, gt, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import type { AnyEntry, EntryKind } from '../../../../shared/journal/entry.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { examinations } from '../tables/examinations.ts';
import { journal, parked, peers, station, type ParkedWhy } from '../tables/journal.ts';

export type JournalRow = typeof journal.$inferSelect;

const rowColumns = `position, id, node, epoch, seq, stamp, staff_id AS staffId, kind, kind_version AS kindVersion, resident_id AS residentId, examination_id AS examinationId, body, base, hash, subject, via`;

const prepared = statements(({ raw, orm }) => ({
  dataVersion: raw.prepare('PRAGMA data_version').pluck(),
  // By hand: every fact passes here, and drizzle's way of handing over values costs as much as the insert.
  insert: raw.prepare(
    'INSERT INTO journal (id, node, epoch, seq, stamp, staff_id, kind, kind_version, resident_id, examination_id, body, base, hash, subject, via) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  head: orm
    .select({ seq: journal.seq, hash: journal.hash, stamp: journal.stamp })
    .from(journal)
    .where(and(eq(journal.node, sql.placeholder('node')), eq(journal.epoch, sql.placeholder('epoch'))))
    .orderBy(desc(journal.seq))
    .limit(1)
    .prepare(),
  highestStamp: raw.prepare("SELECT max(stamp) FROM journal WHERE position NOT IN (SELECT position FROM parked WHERE why = 'stampAhead')").pluck(),
  later: raw.prepare('SELECT 1 FROM journal WHERE subject = @subject AND stamp >= @stamp AND (stamp > @stamp OR id > @id) AND position NOT IN (SELECT position FROM parked) LIMIT 1').pluck(),
  ofSubject: raw.prepare(`SELECT ${rowColumns} FROM journal WHERE subject = ? AND position NOT IN (SELECT position FROM parked) ORDER BY stamp, id`),
  byStamp: raw.prepare('SELECT position FROM journal WHERE position NOT IN (SELECT position FROM parked) ORDER BY stamp, id').pluck(),
  at: orm.select().from(journal).where(eq(journal.position, sql.placeholder('position'))).prepare(),
  park: raw.prepare('INSERT INTO parked (position, why) VALUES (?, ?) ON CONFLICT DO NOTHING'),
  unpark: raw.prepare('DELETE FROM parked WHERE position = ?'),
  ofChain: raw.prepare('SELECT id, hash FROM journal WHERE node = ? AND epoch = ? AND seq = ?'),
  known: raw.prepare('SELECT 1 FROM journal WHERE id = ?').pluck(),
  idAt: raw.prepare('SELECT id FROM journal WHERE position = ?').pluck(),
  lastTold: raw.prepare('SELECT node, epoch, seq, hash FROM journal WHERE position <= ? AND via IS NOT ? ORDER BY position DESC LIMIT 1'),
  lastPosition: raw.prepare('SELECT max(position) FROM journal').pluck(),
  after: orm.select().from(journal).where(gt(journal.position, sql.placeholder('position'))).orderBy(asc(journal.position)).limit(sql.placeholder('limit')).prepare(),
}));

/** What an entry of any program version has; only `body` may be of a shape this one does not know. */
export type AnyKindOfEntry = Omit<AnyEntry, 'kind' | 'body'> & { kind: string; body: unknown };

/** `via`: the computer it came through, null when it is written here. Returns its position. */
export function insertEntry(db: Db, entry: AnyKindOfEntry, hash: Buffer, subject: string | null, via: string | null): number {
  const { id, node, epoch, seq, stamp, staffId, kind, kindVersion, residentId, examinationId, body, base } = entry;
  const { lastInsertRowid } = prepared(db).insert.run(id, node, epoch, seq, stamp, staffId, kind, kindVersion, residentId, examinationId, JSON.stringify(body), base, hash, subject, via);
  return Number(lastInsertRowid);
}

/** Another number as soon as another connection has written. */
export function dataVersion(db: Db): number {
  return prepared(db).dataVersion.get() as number;
}

export function rowToEntry(row: JournalRow): AnyEntry {
  const { position: _position, subject: _subject, via: _via, ...entry } = row;
  return { ...entry, body: JSON.parse(row.body) as never, hash: row.hash.toString('hex') } as AnyEntry;
}

/** The last entry of a node and epoch. */
export function journalHead(db: Db, node: string, epoch: number): { seq: number; hash: Buffer; stamp: string } | null {
  return prepared(db).head.get({ node, epoch }) ?? null;
}

export function entriesAfter(db: Db, position: number, limit: number): JournalRow[] {
  return prepared(db).after.all({ position, limit });
}

/** The highest stamp this clock may go on from: not that of an entry that waits because its stamp is days ahead. */
export function highestStamp(db: Db): string | null {
  return (prepared(db).highestStamp.get() as string | null | undefined) ?? null;
}

/** Whether facts of a subject with later stamps mean something here. A restored computer may give a stamp twice: then the id decides. */
export function hasLaterFact(db: Db, subject: string, { stamp, id }: { stamp: string; id: string }): boolean {
  return prepared(db).later.get({ subject, stamp, id }) !== undefined;
}

/** Every fact of a subject that means something here, in the order of the stamps. */
export function entriesOfSubject(db: Db, subject: string): AnyEntry[] {
  return (prepared(db).ofSubject.all(subject) as JournalRow[]).map(rowToEntry);
}

/** Positions of all entries that mean something here, in the order of their stamps. */
export function positionsByStamp(db: Db): number[] {
  return prepared(db).byStamp.all() as number[];
}

export function entriesAt(db: Db, positions: readonly number[]): AnyEntry[] {
  const { at } = prepared(db);
  return positions.map((position) => rowToEntry(at.get({ position }) as JournalRow));
}

export function park(db: Db, position: number, why: ParkedWhy): void {
  prepared(db).park.run(position, why);
}

export function unpark(db: Db, position: number): void {
  prepared(db).unpark.run(position);
}

export function setSubject(db: Db, position: number, subject: string | null): void {
  db.orm.update(journal).set({ subject }).where(eq(journal.position, position)).run();
}

export function parkedEntries(db: Db): { position: number; why: ParkedWhy; row: JournalRow }[] {
  return db.orm.select({ position: parked.position, why: parked.why, row: journal }).from(parked).innerJoin(journal, eq(journal.position, parked.position)).orderBy(asc(parked.position)).all();
}

/** The entry of a chain at a number. */
export function entryOfChain(db: Db, node: string, epoch: number, seq: number): { id: string; hash: Buffer } | null {
  return (prepared(db).ofChain.get(node, epoch, seq) as { id: string; hash: Buffer } | undefined) ?? null;
}

export function isEntryKnown(db: Db, id: string): boolean {
  return prepared(db).known.get(id) !== undefined;
}

/** The entries of a chain after a number, in order. */
export function chainAfter(db: Db, node: string, epoch: number, seq: number): AnyEntry[] {
  return db.orm.select().from(journal).where(and(eq(journal.node, node), eq(journal.epoch, epoch), gt(journal.seq, seq))).orderBy(asc(journal.seq)).all().map(rowToEntry);
}

/** An entry keeps its id and its words and gets another place in its writer's chains. */
export function moveEntry(db: Db, id: string, epoch: number, seq: number, hash: Buffer): void {
  db.orm.update(journal).set({ epoch, seq, hash }).where(eq(journal.id, id)).run();
}

export function entryById(db: Db, id: string): AnyEntry | null {
  const row = db.orm.select().from(journal).where(eq(journal.id, id)).get();
  return row ? rowToEntry(row) : null;
}

export function newestEpoch(db: Db, node: string): number | null {
  return db.orm.select({ epoch: sql<number | null>`max(${journal.epoch})` }).from(journal).where(eq(journal.node, node)).get()?.epoch ?? null;
}

export type PeerRow = typeof peers.$inferSelect;

export function peerOf(db: Db, node: string): PeerRow | null {
  return db.orm.select().from(peers).where(eq(peers.node, node)).get() ?? null;
}

export function putPeer(db: Db, row: PeerRow): void {
  db.orm.insert(peers).values(row).onConflictDoUpdate({ target: peers.node, set: row }).run();
}

/** The last entry of every chain. */
export function chainHeads(db: Db): { node: string; epoch: number; seq: number }[] {
  return db.orm.select({ node: journal.node, epoch: journal.epoch, seq: sql<number>`max(${journal.seq})` }).from(journal).groupBy(journal.node, journal.epoch).all();
}

export function entryIdAt(db: Db, position: number): string | null {
  return (prepared(db).idAt.get(position) as string | undefined) ?? null;
}

/** The newest entry up to a position that another computer was told by this one: written here, or come through somebody else. */
export function lastToldTo(db: Db, other: string, position: number): { node: string; epoch: number; seq: number; hash: Buffer } | null {
  return (prepared(db).lastTold.get(position, other) as { node: string; epoch: number; seq: number; hash: Buffer } | undefined) ?? null;
}

export function highestPosition(db: Db): number {
  return (prepared(db).lastPosition.get() as number | null) ?? 0;
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
    filter.examinationId === null ? undefined : eq(journal.subject, `examination:${filter.examinationId}`),
    filter.fromStamp === null ? undefined : gt(journal.stamp, filter.fromStamp),
    filter.toStamp === null ? undefined : lt(journal.stamp, filter.toStamp),
    filter.before === null ? undefined : lt(journal.position, filter.before),
  ];
  return db.orm.select().from(journal).where(and(...conditions)).orderBy(desc(journal.position)).limit(filter.limit).all();
}

/** What was written about a person, and about each of their examinations. */
function aboutResident(residentId: string): SQL | undefined {
  const theirs = sql`${journal.subject} IN (SELECT 'examination:' || ${examinations.id} FROM ${examinations} WHERE ${examinations.residentId} = ${residentId})`;
  return or(eq(journal.subject, `resident:${residentId}`), theirs);
}

/** The facts of one kind about a resident, oldest first. */
export function entriesOfResident(db: Db, residentId: string, kind: EntryKind): AnyEntry[] {
  return db.orm.select().from(journal).where(and(eq(journal.subject, `resident:${residentId}`), eq(journal.kind, kind))).orderBy(asc(journal.stamp)).all().map(rowToEntry);
}

export function stationValue(db: Db, key: string): string | null {
  return db.orm.select({ value: station.value }).from(station).where(eq(station.key, key)).get()?.value ?? null;
}

export function setStationValue(db: Db, key: string, value: string): void {
  db.orm.insert(station).values({ key, value }).onConflictDoUpdate({ target: station.key, set: { value } }).run();
}
