import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Stage } from '../../../../shared/examination/stage.ts';
import type { UploadStatus } from '../../../../shared/examination/upload.ts';

export const batches = sqliteTable('batches', {
  id: text().primaryKey(),
  campaignId: text('campaign_id').notNull(),
  name: text().notNull(),
  closedAt: text('closed_at').notNull(),
  staffId: text('staff_id').notNull(),
});

export const batchExaminations = sqliteTable('batch_examinations', {
  batchId: text('batch_id').notNull(),
  examinationId: text('examination_id').notNull(),
  version: integer().notNull(),
  closedAt: text('closed_at').notNull(),
});

export const uploadLedger = sqliteTable('upload_ledger', {
  examinationId: text('examination_id').notNull(),
  version: integer().notNull(),
  batchId: text('batch_id').notNull(),
  status: text().$type<UploadStatus>().notNull(),
  receipt: text(),
  reasons: text({ mode: 'json' }).$type<{ field: string; reason: string }[]>().notNull(),
  attempts: integer().notNull(),
  movedAt: integer('moved_at').notNull(),
});

export const progress = sqliteTable('progress', {
  campaignId: text('campaign_id').notNull(),
  groupCode: text('group_code').notNull(),
  villageCode: text('village_code').notNull(),
  stage: text().$type<Stage>().notNull(),
  day: text().notNull(),
  people: integer().notNull(),
});
