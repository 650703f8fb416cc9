import { subjectOfEntry } from '../../../shared/journal/subject.ts';
import { parkedEntries, rowToEntry, setSubject, unpark } from '../db/queries/journal.ts';
import type { Db } from '../db/open.ts';
import type { Journal } from '../journal/append.ts';
import { applyRows } from '../journal/apply.ts';
import { refold } from '../journal/fold.ts';
import { reasonToPark, seeStamp } from './receive.ts';

/**
 * Takes up what had to wait: a kind that a newer program understands, a stamp that time has caught up with. Returns how
 * many. Must be called within `commit`.
 */
export function retryParked(db: Db, journal: Journal): number {
  let taken = 0;
  for (const { position, row } of parkedEntries(db)) {
    const entry = rowToEntry(row);
    if (reasonToPark({ ...entry, body: entry.body as never }, journal.now()) !== null) continue;
    unpark(db, position);
    taken += 1;
    seeStamp(journal, entry.stamp);
    const subject = subjectOfEntry(entry);
    setSubject(db, position, subject);
    if (subject === null) applyRows(db, entry);
    else refold(db, subject);
  }
  return taken;
}
