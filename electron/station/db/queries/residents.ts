import { asc, eq, sql } from 'drizzle-orm';
import type { Values } from '../../../../shared/catalogue/types.ts';
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
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, '{}') ON CONFLICT DO NOTHING`,
  ),
  byId: orm.select().from(residents).where(eq(residents.id, sql.placeholder('id'))).prepare(),
  enrol: raw.prepare('INSERT INTO enrolments (campaign_id, resident_id) VALUES (?, ?) ON CONFLICT DO NOTHING'),
  enrolled: raw.prepare('SELECT 1 FROM enrolments WHERE campaign_id = ? AND resident_id = ?').pluck(),
}));

export function insertResident(db: Db, id: string, identity: Identity, demographics: Demographics, pinyin: Pinyin, head: string): void {
  const { name, sex, birthDate, ethnicityCode, villageCode, address, phone, contactName, contactPhone, recordNumber, groups, allergies, assistance, familyDoctor } = demographics;
  prepared(db).insert.run(
    id, identity.kind, identity.number, name, sex, birthDate, ethnicityCode, villageCode, address, phone, contactName, contactPhone, recordNumber, JSON.stringify(groups), allergies, assistance, familyDoctor,
    pinyin.full, pinyin.initials, head,
  );
}

/** Field by field; a field that was changed later elsewhere keeps its later value. */
export function changeResident(
  db: Db,
  id: string,
  fields: { [K in keyof Demographics]?: Demographics[K] | undefined },
  stamp: string,
  head: string,
  pinyinOf: (name: string) => Pinyin,
): void {
  const row = residentById(db, id);
  if (!row) return;
  const changes: Record<string, unknown> = {};
  const stamps = { ...row.fieldStamps };
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || (stamps[field] ?? '') >= stamp) continue;
    changes[field] = value;
    stamps[field] = stamp;
  }
  if (typeof changes['name'] === 'string') {
    const { full, initials } = pinyinOf(changes['name']);
    changes['pinyin'] = full;
    changes['initials'] = initials;
  }
  db.orm.update(residents).set({ ...changes, fieldStamps: stamps, head }).where(eq(residents.id, id)).run();
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

