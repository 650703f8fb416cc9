import { permissionsOfRole } from '../../../shared/model/permissions.ts';
import type { SessionShape } from '../../../shared/contract/shapes.ts';
import { dayOf } from '../../../shared/model/day.ts';
import type { Permission } from '../../../shared/model/staff.ts';
import type { Application } from '../application.ts';
import { siteSecretOf } from '../db/queries/settings.ts';
import { staffByAccount, staffByBadge, staffById, type StaffRow } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { badgeHash, hashSecret, isWeakPassword, isWeakPin, secretMatches } from '../session/passwords.ts';
import type { Door } from '../session/session.ts';
import { refused } from './failures.ts';
import { callerOf, os, signedInStaff } from './guard.ts';

const done = { ok: true } as const;

function shapeOf(staff: StaffRow, door: Door): SessionShape {
  const permissions = [...new Set(staff.roles.flatMap((role) => permissionsOfRole[role] as readonly Permission[]))];
  const { account, name, roles, stations } = staff;
  return { staffId: staff.id, account, name, roles, stations, permissions, locked: door.session?.locked ?? true, hasPin: staff.pinHash !== null };
}

function enter(app: Application, door: Door, staff: StaffRow, by: 'password' | 'pin' | 'badge'): SessionShape {
  const nowMs = app.now();
  // Written down first: nobody is in whose coming is not in the journal.
  commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'session.signedIn', staffId: staff.id, body: { staffId: staff.id, by, door: door.kind } }));
  door.session = { staffId: staff.id, locked: false, lastActiveMs: nowMs, passwordAtMs: by === 'password' ? nowMs : (door.session?.passwordAtMs ?? 0) };
  return shapeOf(staff, door);
}

function refuse(app: Application, door: Door, account: string, by: 'password' | 'pin' | 'badge', staffId: string | null): void {
  app.tries.failed(account);
  commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'session.refused', staffId: staffId ?? 'nobody', body: { account, by, door: door.kind } }));
}

/** Checks a password with the limit on tries; the failure says only that account or password is wrong. */
export async function checkPassword(app: Application, door: Door, staff: StaffRow | null, account: string, password: string): Promise<StaffRow> {
  if (!app.tries.allowed(account)) throw refused('tooManyTries');
  const matches = await secretMatches(staff?.passwordHash ?? null, password);
  if (!staff || !matches || !staff.active) {
    refuse(app, door, account, 'password', staff?.id ?? null);
    throw refused('wrongPassword');
  }
  app.tries.succeeded(account);
  return staff;
}

async function checkPin(app: Application, door: Door, staff: StaffRow | null, account: string, pin: string): Promise<StaffRow> {
  if (door.session === null || dayOf(door.session.passwordAtMs) !== dayOf(app.now())) throw refused('pinNeedsPasswordToday');
  if (!app.tries.allowed(account)) throw refused('tooManyTries');
  const matches = await secretMatches(staff?.pinHash ?? null, pin);
  if (!staff || !matches || !staff.active) {
    refuse(app, door, account, 'pin', staff?.id ?? null);
    throw refused('wrongPin');
  }
  app.tries.succeeded(account);
  return staff;
}

function openApp(app: Application | null): Application {
  if (!app) throw refused('notFounded');
  return app;
}

export const session = {
  current: os.session.current.handler(({ context }) => {
    const { app } = context.station;
    const { door } = context;
    const staff = app && door.session && staffById(app.db, door.session.staffId);
    if (!app || !staff || !staff.active) return null;
    try {
      signedInStaff(app, door);
    } catch {
      // Locked is an answer here, not a failure.
    }
    return shapeOf(staff, door);
  }),
  signIn: os.session.signIn.handler(async ({ input, context }) => {
    const app = openApp(context.station.app);
    const account = input.account.trim();
    const staff = await checkPassword(app, context.door, staffByAccount(app.db, account), account, input.password);
    return enter(app, context.door, staff, 'password');
  }),
  switchByBadge: os.session.switchByBadge.handler(({ input, context }) => {
    const app = openApp(context.station.app);
    const { door } = context;
    if (door.session === null || dayOf(door.session.passwordAtMs) !== dayOf(app.now())) throw refused('pinNeedsPasswordToday');
    if (!app.tries.allowed('badge')) throw refused('tooManyTries');
    const staff = staffByBadge(app.db, badgeHash(siteSecretOf(app.db), input.badge));
    if (!staff || !staff.active) {
      refuse(app, door, 'badge', 'badge', staff?.id ?? null);
      throw refused('unknownBadge');
    }
    app.tries.succeeded('badge');
    return enter(app, door, staff, 'badge');
  }),
  switchByPin: os.session.switchByPin.handler(async ({ input, context }) => {
    const app = openApp(context.station.app);
    const account = input.account.trim();
    const staff = await checkPin(app, context.door, staffByAccount(app.db, account), account, input.pin);
    return enter(app, context.door, staff, 'pin');
  }),
  stay: os.session.stay.handler(() => done),
  lock: os.session.lock.handler(({ context }) => {
    if (context.door.session) context.door.session.locked = true;
    return done;
  }),
  unlock: os.session.unlock.handler(async ({ input, context }) => {
    const app = openApp(context.station.app);
    const { door } = context;
    const staff = door.session && staffById(app.db, door.session.staffId);
    if (!door.session || !staff) throw refused('wrongPassword');
    if (input.pin !== undefined) return enter(app, door, await checkPin(app, door, staff, staff.account, input.pin), 'pin');
    return enter(app, door, await checkPassword(app, door, staff, staff.account, input.password ?? ''), 'password');
  }),
  signOut: os.session.signOut.handler(({ context }) => {
    const { app } = context.station;
    const staffId = context.door.session?.staffId;
    context.door.session = null;
    if (app && staffId) commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'session.signedOut', staffId, body: { staffId } }));
    return done;
  }),
  changePassword: os.session.changePassword.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    await checkPassword(app, context.door, staff, staff.account, input.password);
    if (isWeakPassword(input.newPassword, staff.account)) throw refused('weakPassword');
    const hash = await hashSecret(input.newPassword);
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: staff.id, body: { staffId: staff.id, credential: 'password', hash } }));
    return done;
  }),
  setPin: os.session.setPin.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    await checkPassword(app, context.door, staff, staff.account, input.password);
    if (input.pin !== null && isWeakPin(input.pin)) throw refused('weakPin');
    const hash = input.pin === null ? null : await hashSecret(input.pin);
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: staff.id, body: { staffId: staff.id, credential: 'pin', hash } }));
    return done;
  }),
};
