import { mostAheadMs, type TravellingEntry } from '../../../shared/journal/exchange.ts';
import { canonicalJson } from '../../../shared/journal/canonicalJson.ts';
import { readStamp } from '../../../shared/journal/clock.ts';
import { entryBodies, isKnownKind, kindVersion, type AnyEntry } from '../../../shared/journal/entry.ts';
import { subjectOfEntry } from '../../../shared/journal/subject.ts';
import { entryById, entryOfChain, insertEntry, isEntryKnown, journalHead, moveEntry, park } from '../db/queries/journal.ts';
import type { ParkedWhy } from '../db/tables/journal.ts';
import type { Db } from '../db/open.ts';
import { entryHash, type Journal } from '../journal/append.ts';
import { applyArrived } from '../journal/apply.ts';

export interface Received {
  /** Entries that were not here before. */
  taken: number;
  known: number;
  parked: number;
  /** Chains of which a piece is missing between what is here and what came; nothing after the gap was taken. */
  gaps: { node: string; epoch: number; seq: number }[];
  /** Chains in which another entry stands here under the same number: the writer's database was restored or copied. */
  forks: { node: string; epoch: number; seq: number }[];
  /** Chains with an entry that is not what its hash says; nothing after it was taken. */
  broken: { node: string; epoch: number; seq: number }[];
}

const chainStart = Buffer.alloc(32);

/**
 * Takes entries that another computer wrote, in the order of its stream: whole chains only, each entry checked against
 * its hash, what is here already passed over. What this program cannot read is kept, passed on and parked. Must be
 * called within `commit`, together with the cursor that says how far the stream was followed.
 */
export function receive(db: Db, journal: Journal, entries: readonly TravellingEntry[], via: string): Received {
  if (!db.raw.inTransaction) throw new Error('receive: outside a transaction');
  const received: Received = { taken: 0, known: 0, parked: 0, gaps: [], forks: [], broken: [] };
  const heads = new Map<string, { seq: number; hash: Buffer }>();
  const stopped = new Set<string>();
  for (const entry of entries) {
    const { node, epoch, seq } = entry;
    const chain = `${node}/${epoch}`;
    if (stopped.has(chain)) continue;
    const stop = (list: { node: string; epoch: number; seq: number }[]) => {
      stopped.add(chain);
      list.push({ node, epoch, seq });
    };
    let head = heads.get(chain);
    if (head === undefined) {
      head = journalHead(db, node, epoch) ?? { seq: 0, hash: chainStart };
      heads.set(chain, head);
    }
    if (seq <= head.seq) {
      const here = entryOfChain(db, node, epoch, seq);
      if (here?.hash.toString('hex') === entry.hash) received.known += 1;
      else stop(received.forks);
      continue;
    }
    if (seq !== head.seq + 1) {
      stop(received.gaps);
      continue;
    }
    const hash = Buffer.from(entry.hash, 'hex');
    if (!entryHash(entry as unknown as AnyEntry, head.hash).equals(hash)) {
      stop(received.broken);
      continue;
    }
    const same = isEntryKnown(db, entry.id) ? entryById(db, entry.id) : null;
    if (same !== null) {
      // Its writer's database was restored, and what it had written since is numbered anew.
      if (same.node !== node || canonicalJson([same.kind, same.stamp, same.body]) !== canonicalJson([entry.kind, entry.stamp, entry.body])) {
        stop(received.broken);
        continue;
      }
      moveEntry(db, entry.id, epoch, seq, hash);
      heads.set(chain, { seq, hash });
      received.known += 1;
      continue;
    }
    const why = reasonToPark(entry, journal.now());
    const position = insertEntry(db, entry, hash, subjectOfEntry(entry), via);
    heads.set(chain, { seq, hash });
    received.taken += 1;
    if (node === journal.node && epoch === journal.epoch) journal.head = { seq, hash };
    if (why !== 'stampAhead') seeStamp(journal, entry.stamp);
    if (why !== null) {
      park(db, position, why);
      received.parked += 1;
      continue;
    }
    applyArrived(db, entry as unknown as AnyEntry);
  }
  return received;
}

/** Why an entry means nothing here yet; null when it does. */
export function reasonToPark(entry: Pick<TravellingEntry, 'kind' | 'kindVersion' | 'stamp' | 'body'>, nowMs: number): ParkedWhy | null {
  if (!isKnownKind(entry.kind)) return 'unknownKind';
  if (entry.kindVersion > kindVersion) return 'newerShape';
  const stamp = readStamp(entry.stamp);
  if (stamp === null || stamp.clock.wallMs > nowMs + mostAheadMs) return 'stampAhead';
  const body = entryBodies[entry.kind].safeParse(entry.body);
  return body.success ? null : 'unreadable';
}

/** The clock goes on from the highest stamp it has seen. */
export function seeStamp(journal: Journal, stamp: string): void {
  const seen = readStamp(stamp)?.clock;
  if (seen && (seen.wallMs > journal.clock.wallMs || (seen.wallMs === journal.clock.wallMs && seen.count > journal.clock.count))) journal.clock = seen;
}
