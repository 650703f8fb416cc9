import { asc, eq, sql } from 'drizzle-orm';
import type { Institution } from '../../../../shared/model/examination.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { settings, villages } from '../tables/site.ts';

const prepared = statements(({ orm }) => ({
  one: orm.select({ value: settings.value }).from(settings).where(eq(settings.key, sql.placeholder('key'))).prepare(),
  village: orm.select({ name: villages.name }).from(villages).where(eq(villages.code, sql.placeholder('code'))).prepare(),
}));

/** The later stamp wins, whichever arrives first. */
export function putSetting(db: Db, key: string, value: unknown, stamp: string): void {
  db.orm
    .insert(settings)
    // As text: the column's own mapping would write a null that the table does not take.
    .values({ key, value: sql`${JSON.stringify(value)}`, stamp })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value`, stamp: sql`excluded.stamp` }, setWhere: sql`excluded.stamp > ${settings.stamp}` })
    .run();
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the shape of the key it asks for
export function setting<T>(db: Db, key: string): T | null {
  return (prepared(db).one.get({ key })?.value as T | undefined) ?? null;
}

export function institutionOf(db: Db): Institution | null {
  return setting<Institution>(db, 'institution');
}

export function siteSecretOf(db: Db): string {
  const secret = setting<string>(db, 'siteSecret');
  if (secret === null) throw new Error('siteSecretOf: the site is not founded');
  return secret;
}

export function putVillage(db: Db, village: { code: string; name: string }, stamp: string): void {
  db.orm
    .insert(villages)
    .values({ ...village, stamp })
    .onConflictDoUpdate({ target: villages.code, set: { name: sql`excluded.name`, stamp: sql`excluded.stamp` }, setWhere: sql`excluded.stamp > ${villages.stamp}` })
    .run();
}

export function wipeSetting(db: Db, key: string): void {
  db.orm.delete(settings).where(eq(settings.key, key)).run();
}

export function allVillages(db: Db): { code: string; name: string }[] {
  return db.orm.select({ code: villages.code, name: villages.name }).from(villages).orderBy(asc(villages.code)).all();
}

export function villageName(db: Db, code: string | null): string | null {
  if (code === null) return null;
  return prepared(db).village.get({ code })?.name ?? null;
}
