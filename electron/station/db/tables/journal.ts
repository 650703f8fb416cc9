import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { EntryKind } from '../../../../shared/journal/entry.ts';

/** Why an entry means nothing here yet. */
export type ParkedWhy = 'unknownKind' | 'newerShape' | 'unreadable' | 'stampAhead';

export const journal = sqliteTable('journal', {
  position: integer().primaryKey(),
  id: text().notNull().unique(),
  node: text().notNull(),
  epoch: integer().notNull(),
  seq: integer().notNull(),
  stamp: text().notNull(),
  staffId: text('staff_id').notNull(),
  kind: text().$type<EntryKind>().notNull(),
  kindVersion: integer('kind_version').notNull(),
  residentId: text('resident_id'),
  examinationId: text('examination_id'),
  body: text().notNull(),
  base: text(),
  hash: blob({ mode: 'buffer' }).notNull(),
  subject: text(),
  via: text(),
});

export const parked = sqliteTable('parked', { position: integer().primaryKey(), why: text().$type<ParkedWhy>().notNull() });

export const peers = sqliteTable('peers', {
  node: text().primaryKey(),
  database: text().notNull(),
  received: integer().notNull(),
  receivedId: text('received_id').notNull(),
  confirmed: integer().notNull(),
  everythingTo: integer('everything_to').notNull(),
  lastSeenAt: integer('last_seen_at').notNull(),
  clockOffsetMs: integer('clock_offset_ms').notNull(),
  version: text().notNull(),
});

export const station = sqliteTable('station', { key: text().primaryKey(), value: text().notNull() });
