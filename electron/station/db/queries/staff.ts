import { asc, eq, sql } from 'drizzle-orm';
import type { StationCode } from '../../../../shared/catalogue/types.ts';
import type { Role } from '../../../../shared/model/staff.ts';
import type { Db } from '../open.ts';
import { statements } from '../statements.ts';
import { staff } from '../tables/site.ts';

export type StaffRow = typeof staff.$inferSelect;

const prepared = statements(({ orm }) => ({
  byId: orm.select().from(staff).where(eq(staff.id, sql.placeholder('id'))).prepare(),
  // Of two that were given the same account or badge without knowing of each other, the earlier.
  byAccount: orm.select().from(staff).where(eq(staff.account, sql.placeholder('account'))).orderBy(asc(staff.stamp), asc(staff.id)).limit(1).prepare(),
  byBadge: orm.select().from(staff).where(eq(staff.badgeHash, sql.placeholder('badgeHash'))).orderBy(asc(staff.stamp), asc(staff.id)).limit(1).prepare(),
}));

export function insertStaff(db: Db, row: { id: string; account: string; name: string; roles: Role[]; stations: StationCode[]; active: boolean; stamp: string }): void {
  db.orm.insert(staff).values({ ...row, passwordHash: null, pinHash: null, badgeHash: null }).onConflictDoNothing().run();
}

export function updateStaff(
  db: Db,
  id: string,
  fields: { name?: string | undefined; roles?: Role[] | undefined; stations?: StationCode[] | undefined; active?: boolean | undefined },
  stamp: string,
): void {
  db.orm.update(staff).set({ ...fields, stamp }).where(eq(staff.id, id)).run();
}

export function setCredential(db: Db, id: string, credential: 'password' | 'pin' | 'badge', hash: string | null): void {
  const column = { password: 'passwordHash', pin: 'pinHash', badge: 'badgeHash' } as const;
  db.orm.update(staff).set({ [column[credential]]: hash }).where(eq(staff.id, id)).run();
}

export function wipeStaff(db: Db, id: string): void {
  db.orm.delete(staff).where(eq(staff.id, id)).run();
}

export function staffById(db: Db, id: string): StaffRow | null {
  return prepared(db).byId.get({ id }) ?? null;
}

export function staffByAccount(db: Db, account: string): StaffRow | null {
  return prepared(db).byAccount.get({ account }) ?? null;
}

export function staffByBadge(db: Db, badgeHash: string): StaffRow | null {
  return prepared(db).byBadge.get({ badgeHash }) ?? null;
}

export function allStaff(db: Db): StaffRow[] {
  return db.orm.select().from(staff).orderBy(asc(staff.account)).all();
}

/** The name as it stands now; an id that is not known here stands for itself. */
export function staffName(db: Db, id: string): string {
  return staffById(db, id)?.name ?? id;
}
