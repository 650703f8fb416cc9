import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { EntryKind } from '../../../../shared/journal/entry.ts';

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
});

export const station = sqliteTable('station', { key: text().primaryKey(), value: text().notNull() });
