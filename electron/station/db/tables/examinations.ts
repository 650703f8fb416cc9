import { blob, customType, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Outcome, StationCode, Values } from '../../../../shared/catalogue/types.ts';
import type { EntryKind } from '../../../../shared/journal/entry.ts';
import type { Urgency } from '../../../../shared/examination/urgency.ts';
import type { Stage } from '../../../../shared/examination/stage.ts';
import type { Finding, FindingClass, PackagePanel, Referral } from '../../../../shared/model/examination.ts';

/**
 * A yes or no that may not have been asked. Drizzle's own boolean writes 0 for a null that comes through a prepared
 * statement's placeholder: «not asked» would become «no».
 */
const answered = customType<{ data: boolean | null; driverData: number | null }>({
  dataType: () => 'integer',
  toDriver: (value) => (value === null ? null : Number(value)),
  fromDriver: (value) => value === 1,
});

export const examinations = sqliteTable('examinations', {
  id: text().primaryKey(),
  residentId: text('resident_id').notNull(),
  campaignId: text('campaign_id').notNull(),
  examNumber: text('exam_number').notNull(),
  catalogueVersion: text('catalogue_version').notNull(),
  openedAt: integer('opened_at').notNull(),
  examinedOn: text('examined_on').notNull(),
  openedBy: text('opened_by').notNull(),
  panels: text({ mode: 'json' }).$type<PackagePanel[]>().notNull(),
  fasting: answered(),
  walkIn: integer('walk_in', { mode: 'boolean' }).notNull(),
  identityConfirmed: text('identity_confirmed').$type<'card' | 'face' | 'document' | 'none'>().notNull(),
  checkedOutAt: integer('checked_out_at'),
  version: integer().notNull(),
  signed: integer({ mode: 'boolean' }).notNull(),
  signedAt: integer('signed_at'),
  signedBy: text('signed_by'),
  contentHash: text('content_hash'),
  missing: integer().notNull(),
  pendingStations: text('pending_stations', { mode: 'json' }).$type<StationCode[]>().notNull(),
  urgency: text().$type<Urgency>().notNull(),
  completedAt: integer('completed_at'),
  stage: text().$type<Stage>().notNull(),
  stageDay: text('stage_day').notNull(),
});

export const examNumbers = sqliteTable('exam_numbers', { examNumber: text('exam_number').notNull(), examinationId: text('examination_id').notNull() });

export const contested = sqliteTable('contested', {
  examinationId: text('examination_id').notNull(),
  entryId: text('entry_id').notNull(),
  kind: text().$type<EntryKind>().notNull(),
});

export const examCounters = sqliteTable('exam_counters', { prefix: text().primaryKey(), last: integer().notNull() });

export const records = sqliteTable('records', {
  id: text().primaryKey(),
  examinationId: text('examination_id').notNull(),
  station: text().$type<StationCode>().notNull(),
  slot: text().notNull(),
  catalogueVersion: text('catalogue_version').notNull(),
  values: text({ mode: 'json' }).$type<Values>().notNull(),
  outcomes: text({ mode: 'json' }).$type<Record<string, Outcome>>().notNull(),
  staffId: text('staff_id').notNull(),
  recordedAt: integer('recorded_at').notNull(),
  replaces: text(),
  reason: text(),
  current: integer({ mode: 'boolean' }).notNull(),
});

export const findings = sqliteTable('findings', {
  examinationId: text('examination_id').notNull(),
  rule: text().notNull(),
  item: text().notNull(),
  class: text().$type<FindingClass>().notNull(),
  finding: text({ mode: 'json' }).$type<Finding>().notNull(),
});

export const specimens = sqliteTable('specimens', {
  specimenNumber: text('specimen_number').primaryKey(),
  examinationId: text('examination_id').notNull(),
  tube: text().notNull(),
  collectedAt: integer('collected_at').notNull(),
  staffId: text('staff_id').notNull(),
});

export const tubeOutcomes = sqliteTable('tube_outcomes', {
  examinationId: text('examination_id').notNull(),
  tube: text().notNull(),
  outcome: text({ mode: 'json' }).$type<Outcome>().notNull(),
  staffId: text('staff_id').notNull(),
  recordedAt: integer('recorded_at').notNull(),
});

export const attachments = sqliteTable('attachments', {
  id: text().primaryKey(),
  examinationId: text('examination_id').notNull(),
  station: text().$type<StationCode>().notNull(),
  title: text().notNull(),
  mediaType: text('media_type').notNull(),
  sha256: text().notNull(),
  bytes: integer().notNull(),
  staffId: text('staff_id').notNull(),
  addedAt: integer('added_at').notNull(),
  removed: integer({ mode: 'boolean' }).notNull(),
});

export const blobs = sqliteTable('blobs', { sha256: text().primaryKey(), bytes: blob({ mode: 'buffer' }).notNull() });

export const prints = sqliteTable('prints', {
  examinationId: text('examination_id').notNull(),
  document: text().notNull(),
  times: integer().notNull(),
});

export const signatures = sqliteTable('signatures', {
  examinationId: text('examination_id').notNull(),
  version: integer().notNull(),
  staffId: text('staff_id').notNull(),
  signedAt: integer('signed_at').notNull(),
  contentHash: text('content_hash').notNull(),
  frozen: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  reopenedReason: text('reopened_reason'),
});

export const referrals = sqliteTable('referrals', {
  id: text().primaryKey(),
  examinationId: text('examination_id').notNull(),
  referral: text({ mode: 'json' }).$type<Omit<Referral, 'staffName'>>().notNull(),
  proposedAt: integer('proposed_at').notNull(),
});

export const drafts = sqliteTable('drafts', {
  examinationId: text('examination_id').notNull(),
  slot: text().notNull(),
  staffId: text('staff_id').notNull(),
  draft: text({ mode: 'json' }).$type<{ values: Values; outcomes: Record<string, Outcome> }>().notNull(),
  savedAt: integer('saved_at').notNull(),
});
