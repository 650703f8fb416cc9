import { inTransaction, type Db } from '../db/open.ts';
import { catchUp, type Journal } from './append.ts';
import { refoldLate } from './fold.ts';
import { takeLate } from './late.ts';
import { forgetTouched, settle } from './projectExamination.ts';

type NotPromise<T> = T extends PromiseLike<unknown> ? never : T;

/**
 * One transaction over the journal; what follows from the facts is settled before it ends. When it fails, the chain and
 * the clock in memory go back with the rows.
 */
export function commit<T>(db: Db, journal: Journal, work: () => NotPromise<T>): T {
  if (db.raw.inTransaction) return work();
  let { clock, head } = journal;
  try {
    return inTransaction(db, () => {
      catchUp(db, journal);
      ({ clock, head } = journal);
      const result = work();
      refoldLate(db);
      settle(db);
      return result;
    });
  } catch (error) {
    takeLate(db);
    forgetTouched(db);
    journal.clock = clock;
    journal.head = head;
    throw error;
  }
}
