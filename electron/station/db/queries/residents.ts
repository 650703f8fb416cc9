import { asc, eq, sql } from 'drizzle-orm';
import type { Values } from '../../../../shared/catalogue/types.ts';
import { mergeFields, registeredFields, seenOf, type FieldChange } from '../../../../shared/journal/mergeFields.ts';
import type { Demographics, Identity } from '../../../../shared/model/person.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { histories, residents } from '../tables/residents.ts';

export type ResidentRow = typeof residents.$inferSelect;
export interface Pinyin { full: string; initials: string }

const prepared = statements(({ raw, orm }) => ({
  // By hand, for every row of a roster passes here.
  insert: raw.prepare(
    `INSERT INTO residents (id, identity_kind, identity_number, name, sex, birth_date, ethnicity_code, village_code, address, phone, contact_name, contact_phone, record_number, groups,
       allergies, assistance, family_doctor, pinyin, initials, photo_sha256, photo_media_type, merged_into, head, field_stamps)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, ?) ON CONFLICT DO NOTHING`,
  ),
  wipe: raw.prepare('DELETE FROM residents WHERE id = ?'),
  wipeHistories: raw.prepare('DELETE FROM histories WHERE resident_id = ?'),
  byId: orm.select().from(residents).where(eq(residents.id, sql.placeholder('id'))).prepare(),
  enrol: raw.prepare('INSERT INTO enrolments (campaign_id, resident_id) VALUES (?, ?) ON CONFLICT DO NOTHING'),
  enrolled: raw.prepare('SELECT 1 FROM enrolments WHERE campaign_id = ? AND resident_id = ?').pluck(),
}));

export function insertResident(db: Db, id: string, identity: Identity, demographics: Demographics, pinyin: Pinyin, head: string, stamp: string): boolean {
  const { name, sex, birthDate, ethnicityCode, villageCode, address, phone, contactName, contactPhone, recordNumber, groups, allergies, assistance, familyDoctor } = demographics;
  const { changes } = prepared(db).insert.run(
    id, identity.kind, identity.number, name, sex, birthDate, ethnicityCode, villageCode, address, phone, contactName, contactPhone, recordNumber, JSON.stringify(groups), allergies, assistance, familyDoctor,
    pinyin.full, pinyin.initials, head, JSON.stringify(registeredFields({}, stamp).stamps),
  );
  return changes > 0;
}

/** One more change in the order of the stamps; what its writer had not seen stands beside it. */
export function changeResident(db: Db, id: string, change: FieldChange, pinyinOf: (name: string) => Pinyin): void {
  const row = residentById(db, id);
  if (!row) return;
  const { values, stamps, sides } = mergeFields({ values: demographicsOf(row), stamps: row.fieldStamps, sides: row.sides }, change);
  const { full, initials } = pinyinOf(values.name ?? row.name);
  db.orm.update(residents).set({ ...values, pinyin: full, initials, fieldStamps: stamps, sides, head: change.entryId }).where(eq(residents.id, id)).run();
}

/** What a writer who looks at the person now has seen of these fields. */
export function seenOfResident({ fieldStamps, sides }: ResidentRow, fields: object): Record<string, string> {
  return seenOf({ stamps: fieldStamps, sides }, fields);
}

export function wipeResident(db: Db, id: string): void {
  const { wipe, wipeHistories } = prepared(db);
  wipe.run(id);
  wipeHistories.run(id);
}

export function setMergedInto(db: Db, id: string, into: string | null): void {
  db.orm.update(residents).set({ mergedInto: into }).where(eq(residents.id, id)).run();
}

export function setPhoto(db: Db, id: string, sha256: string, mediaType: string): void {
  db.orm.update(residents).set({ photoSha256: sha256, photoMediaType: mediaType }).where(eq(residents.id, id)).run();
}

export function residentById(db: Db, id: string): ResidentRow | null {
  return prepared(db).byId.get({ id }) ?? null;
}

/** Who stands for this identity now: itself, or the one it was merged into. */
export function standingResident(db: Db, id: string): ResidentRow | null {
  const row = residentById(db, id);
  return row === null || row.mergedInto === null ? row : residentById(db, row.mergedInto);
}

export function demographicsOf(row: ResidentRow): Demographics {
  const { name, sex, birthDate, ethnicityCode, villageCode, address, phone, contactName, contactPhone, recordNumber, groups, allergies, assistance, familyDoctor } = row;
  return { name, sex, birthDate, ethnicityCode, villageCode, address, phone, contactName, contactPhone, recordNumber, groups, allergies, assistance, familyDoctor };
}

export function identityOf(row: ResidentRow): Identity {
  return { kind: row.identityKind, number: row.identityNumber };
}

/** Those whose identity was merged into this one. */
export function mergedInto(db: Db, id: string): ResidentRow[] {
  return db.orm.select().from(residents).where(eq(residents.mergedInto, id)).orderBy(asc(residents.id)).all();
}

export function enrol(db: Db, campaignId: string, residentId: string): void {
  prepared(db).enrol.run(campaignId, residentId);
}

export function isEnrolled(db: Db, campaignId: string, residentId: string): boolean {
  return prepared(db).enrolled.get(campaignId, residentId) !== undefined;
}

export function insertHistory(db: Db, row: typeof histories.$inferInsert): void {
  db.orm.insert(histories).values(row).onConflictDoNothing().run();
}

export interface History { examinedOn: string; values: Values; findings: string[] }

