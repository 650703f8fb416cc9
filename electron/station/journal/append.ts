import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../../shared/journal/canonicalJson.ts';
import { readStamp, stampOf, tick, type Clock } from '../../../shared/journal/clock.ts';
import { subjectOfEntry } from '../../../shared/journal/subject.ts';
import { entryBodies, kindVersion, type AnyEntry, type Entry, type EntryBody, type EntryKind } from '../../../shared/journal/entry.ts';
import { dataVersion, highestStamp, insertEntry, journalHead } from '../db/queries/journal.ts';
import type { Db } from '../db/open.ts';
import { applyRows } from './apply.ts';
import { uuidV7 } from './ids.ts';

/** The writing end of this computer's journal: its chain and its clock. */
export interface Journal {
  readonly node: string;
  epoch: number;
  now(): number;
  /** Sixteen bytes that nobody can foresee; a simulation has its own. */
  chance(): Buffer;
  clock: Clock;
  head: { seq: number; hash: Buffer };
  /** What `dataVersion` said when head and clock were last known to be the newest. */
  dataVersion: number;
}

const chainStart = Buffer.alloc(32);

export function openJournal(db: Db, node: string, epoch: number, now: () => number, chance: () => Buffer = () => randomBytes(16)): Journal {
  const last = highestStamp(db);
  return {
    node,
    epoch,
    now,
    chance,
    clock: (last === null ? null : readStamp(last)?.clock) ?? { wallMs: 0, count: 0 },
    head: journalHead(db, node, epoch) ?? { seq: 0, hash: chainStart },
    dataVersion: dataVersion(db),
  };
}

/**
 * Goes on where another connection of this computer (a roster being written) has left the chain and the clock. Within a
 * transaction that holds the write lock, or what is read here may be old before it is used.
 */
export function catchUp(db: Db, journal: Journal): void {
  const version = dataVersion(db);
  if (version === journal.dataVersion) return;
  journal.dataVersion = version;
  const head = journalHead(db, journal.node, journal.epoch);
  if (head === null || head.seq === journal.head.seq) return;
  journal.head = { seq: head.seq, hash: head.hash };
  const seen = readStamp(head.stamp)?.clock;
  if (seen && (seen.wallMs > journal.clock.wallMs || (seen.wallMs === journal.clock.wallMs && seen.count > journal.clock.count))) journal.clock = seen;
}

export interface NewEntry<K extends EntryKind> {
  kind: K;
  body: EntryBody<K>;
  staffId: string;
  residentId?: string | null;
  examinationId?: string | null;
  base?: string | null;
}

/** What the hash covers: everything of the entry, and the entry before it. */
export function entryHash(entry: Omit<AnyEntry, 'hash'>, previous: Buffer): Buffer {
  const { id, node, epoch, seq, stamp, staffId, kind, kindVersion, residentId, examinationId, body, base } = entry;
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson({ id, node, epoch, seq, stamp, staffId, kind, kindVersion, residentId, examinationId, body, base }))
    .digest();
}

/**
 * The one way in: parses the body, chains the entry, writes it and the rows it means. Must be called within
 * `commit`, so that entry and rows become durable together.
 */
export function append<K extends EntryKind>(db: Db, journal: Journal, fact: NewEntry<K>): Entry<K> {
  if (!db.raw.inTransaction) throw new Error('append: outside a transaction');
  const body = entryBodies[fact.kind].parse(fact.body) as EntryBody<K>;
  const nowMs = journal.now();
  const clock = tick(journal.clock, nowMs);
  const unhashed = {
    id: uuidV7(nowMs, journal.chance()),
    node: journal.node,
    epoch: journal.epoch,
    seq: journal.head.seq + 1,
    stamp: stampOf(clock, journal.node),
    staffId: fact.staffId,
    kind: fact.kind,
    kindVersion,
    residentId: fact.residentId ?? null,
    examinationId: fact.examinationId ?? null,
    body,
    base: fact.base ?? null,
  };
  const hash = entryHash(unhashed, journal.head.hash);
  const entry = { ...unhashed, hash: hash.toString('hex') } as unknown as AnyEntry;
  insertEntry(db, entry, hash, subjectOfEntry(entry), null);
  applyRows(db, entry);
  journal.clock = clock;
  journal.head = { seq: unhashed.seq, hash };
  return entry as unknown as Entry<K>;
}
