import { z } from 'zod';

/**
 * An entry as it travels: everything its hash covers, and the hash. Kind and body are not looked at here: a computer
 * passes on what it does not understand.
 */
export const travellingEntrySchema = z.object({
  id: z.uuid(),
  node: z.string().regex(/^[0-9a-z]{1,40}$/),
  epoch: z.int().positive(),
  seq: z.int().positive(),
  stamp: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]{1,40}$/),
  staffId: z.string().max(80),
  kind: z.string().regex(/^[A-Za-z]+\.[A-Za-z]+$/).max(80),
  kindVersion: z.int().positive(),
  residentId: z.string().max(80).nullable(),
  examinationId: z.string().max(80).nullable(),
  body: z.json(),
  base: z.string().max(80).nullable(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type TravellingEntry = z.infer<typeof travellingEntrySchema>;

/** Where one computer stands in another's stream of entries. */
export interface Cursor {
  /** Which database the positions are of; after a restore or a copy it is another one and counting begins anew. */
  database: string;
  position: number;
  /** The entry that stood there: where another one stands now, the database was restored meanwhile. */
  entryId: string;
}

export const streamStart = { position: 0, entryId: '' } as const;

/** One page of a computer's stream, in the order in which it came to know the entries. */
export const pageSchema = z.object({
  database: z.string().max(80),
  entries: z.array(travellingEntrySchema),
  /** The last entry looked at: where the next page begins. */
  position: z.int().nonnegative(),
  entryId: z.string(),
  /** Position of its newest entry. */
  end: z.int().nonnegative(),
});
export type Page = z.infer<typeof pageSchema>;

/** A page is at most so long; an entry that is longer alone makes a page of its own. */
export const mostEntriesInPage = 1_000;
export const mostBytesInPage = 2 * 1024 * 1024;

/** An entry whose stamp is further ahead of here than this waits: a clock that far off would put itself above everybody's later word. */
export const mostAheadMs = 25 * 3_600_000;
