import { mostBytesInPage, mostEntriesInPage, streamStart, type Cursor, type Page, type TravellingEntry } from '../../../shared/journal/exchange.ts';
import { entriesAfter, entryIdAt, highestPosition, rowToEntry } from '../db/queries/journal.ts';
import type { Db } from '../db/open.ts';

/** Whether a cursor means the same here as when it was given. */
export function isStanding(db: Db, database: string, { database: of, position, entryId }: Cursor): boolean {
  return of === database && (position === 0 || entryIdAt(db, position) === entryId);
}

/**
 * The next page of this computer's stream: what it came to know after the cursor. A cursor that no longer stands
 * begins anew. `without`: what came through this computer is left out, because it has it; null sends everything.
 */
export function pageAfter(db: Db, database: string, cursor: Cursor, without: string | null): Page {
  const end = highestPosition(db);
  let { position, entryId } = isStanding(db, database, cursor) ? cursor : streamStart;
  const entries: TravellingEntry[] = [];
  let bytes = 0;
  for (const row of entriesAfter(db, position, mostEntriesInPage)) {
    if (row.via === null || row.via !== without) {
      if (entries.length > 0 && bytes + row.body.length > mostBytesInPage) break;
      entries.push(rowToEntry(row) as unknown as TravellingEntry);
      bytes += row.body.length;
    }
    ({ position } = row);
    entryId = row.id;
  }
  return { database, entries, position, entryId, end };
}
