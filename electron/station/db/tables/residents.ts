import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Values } from '../../../../shared/catalogue/types.ts';
import type { FieldSides } from '../../../../shared/journal/mergeFields.ts';
import type { Group, IdentityKind, Sex } from '../../../../shared/model/person.ts';

export const residents = sqliteTable('residents', {
  id: text().primaryKey(),
  identityKind: text('identity_kind').$type<IdentityKind>().notNull(),
  identityNumber: text('identity_number').notNull(),
  name: text().notNull(),
  sex: text().$type<Sex>().notNull(),
  birthDate: text('birth_date').notNull(),
  ethnicityCode: text('ethnicity_code'),
  villageCode: text('village_code'),
  address: text(),
  phone: text(),
  contactName: text('contact_name'),
  contactPhone: text('contact_phone'),
  recordNumber: text('record_number'),
  groups: text({ mode: 'json' }).$type<Group[]>().notNull(),
  allergies: text(),
  assistance: text(),
  familyDoctor: text('family_doctor'),
  pinyin: text().notNull(),
  initials: text().notNull(),
  photoSha256: text('photo_sha256'),
  photoMediaType: text('photo_media_type'),
  mergedInto: text('merged_into'),
  head: text().notNull(),
  fieldStamps: text('field_stamps', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  sides: text({ mode: 'json' }).$type<FieldSides[]>().notNull(),
});

export const histories = sqliteTable('histories', {
  residentId: text('resident_id').notNull(),
  examinedOn: text('examined_on').notNull(),
  entryId: text('entry_id').notNull(),
  values: text({ mode: 'json' }).$type<Values>().notNull(),
  findings: text({ mode: 'json' }).$type<string[]>().notNull(),
});

export const enrolments = sqliteTable('enrolments', {
  campaignId: text('campaign_id').notNull(),
  residentId: text('resident_id').notNull(),
});
