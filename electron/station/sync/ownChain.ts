import type { Db } from '../db/open.ts';
import { nextExamCounter } from '../db/queries/examinations.ts';
import { chainAfter, moveEntry, setStationValue, stationValue } from '../db/queries/journal.ts';
import { entryHash, type Journal } from '../journal/append.ts';
import { randomId } from '../journal/ids.ts';

/** What somebody has of a chain. */
export interface ChainHead { epoch: number; seq: number; hash: string }

/** Exam numbers of a restored database go on this far above what it knows: what it has forgotten lies between. */
const examNumbersForgotten = 10_000;

/**
 * What another computer knows of this one's chain, against what stands here: more than was ever written here, or
 * something else under the same number, means that this database was restored or copied.
 */
export function isOverdrawn(own: Pick<Journal, 'epoch' | 'head'>, known: ChainHead, hashHere: (seq: number) => string | null): boolean {
  if (known.epoch > own.epoch) return true;
  if (known.epoch < own.epoch) return false;
  return known.seq > own.head.seq || (known.seq > 0 && hashHere(known.seq) !== known.hash);
}

/**
 * Goes on under a new epoch, so that nothing is numbered twice. Entries after `commonSeq`, which nobody else has under
 * these numbers, are numbered anew with it. Must be called within `commit`.
 */
export function startEpoch(db: Db, journal: Journal, commonSeq: number, knownEpoch: number): void {
  const epoch = Math.max(journal.epoch, knownEpoch) + 1 + (journal.chance().readUInt16BE() % 1_000);
  let head: Journal['head'] = { seq: 0, hash: Buffer.alloc(32) };
  for (const entry of chainAfter(db, journal.node, journal.epoch, commonSeq)) {
    const { hash: _hash, ...rest } = entry;
    const moved = { ...rest, epoch, seq: head.seq + 1 };
    const hash = entryHash(moved, head.hash);
    moveEntry(db, entry.id, epoch, moved.seq, hash);
    head = { seq: moved.seq, hash };
  }
  setStationValue(db, 'epoch', String(epoch));
  const prefix = stationValue(db, 'examPrefix');
  if (prefix !== null) setStationValue(db, 'examCounterFloor', String(nextExamCounter(db, prefix) + examNumbersForgotten));
  // The positions of this database mean something else from now on.
  setStationValue(db, 'database', randomId());
  journal.epoch = epoch;
  journal.head = head;
}

/** A database that was copied to another computer: that one writes chains of its own from now on. */
export function becomeAnotherComputer(db: Db, node: string): void {
  setStationValue(db, 'node', node);
  setStationValue(db, 'epoch', '1');
  setStationValue(db, 'database', randomId());
}
