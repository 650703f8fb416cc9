import { permissionsOfRole } from '../../../shared/model/permissions.ts';
import type { SessionShape } from '../../../shared/contract/shapes.ts';
import { dayOf } from '../../../shared/model/day.ts';
import type { Permission } from '../../../shared/model/staff.ts';
import type { Application } from '../application.ts';
import { siteSecretOf } from '../db/queries/settings.ts';
import { staffByAccount, staffByBadge, staffById, type StaffRow } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { badgeHash, credentialMark, hashSecret, isWeakPassword, isWeakPin, secretMatches } from '../session/passwords.ts';
import type { CameBy, Door } from '../session/session.ts';
import { refused } from './failures.ts';
import { callerOf, os, signedInStaff, staffAt, type DoorContext } from './guard.ts';

const done = { ok: true } as const;

function shapeOf(staff: StaffRow, door: Door): SessionShape {
  const permissions = [...new Set(staff.roles.flatMap((role) => permissionsOfRole[role] as readonly Permission[]))];
  const { account, name, roles, stations } = staff;
  return { staffId: staff.id, account, name, roles, stations, permissions, locked: door.session?.locked ?? true, hasPin: staff.pinHash !== null };
}

function enter(app: Application, { door, entered }: DoorContext, staff: StaffRow, by: CameBy): SessionShape {
  const nowMs = app.now();
  // Written down first: nobody is in whose coming is not in the journal.
  commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'session.signedIn', staffId: staff.id, body: { staffId: staff.id, by, door: door.kind } }));
  entered?.();
  door.session = { staffId: staff.id, by, credential: credentialMark(staff, by), locked: false, lastActiveMs: nowMs, passwordAtMs: by === 'password' ? nowMs : (door.session?.passwordAtMs ?? 0) };
  return shapeOf(staff, door);
}

/** Tries at known accounts are few, for each pauses after five; those that name nobody are written down only so many a minute, and counted in the log. */
function refuse(app: Application, door: Door, account: string, by: CameBy, staffId: string | null): void {
  app.tries.failed(keyOf(account));
  if (staffId === null) {
    const { write, unwritten } = app.tries.ofNobody();
    if (unwritten > 0) app.log.warn({ unwritten }, 'sign-ins naming nobody were refused and not written to the journal');
    if (!write) return;
  }
  commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'session.refused', staffId: staffId ?? 'nobody', body: { account, by, door: door.kind } }));
}

/** One account, however it is typed. */
const keyOf = (account: string) => account.toLowerCase();

/** Checks a password with the limit on tries; the failure says only that account or password is wrong. */
export async function checkPassword(app: Application, door: Door, staff: StaffRow | null, account: string, password: string): Promise<StaffRow> {
  if (!app.tries.allowed(keyOf(account))) throw refused('tooManyTries');
  const matches = await secretMatches(staff?.passwordHash ?? null, password);
  if (!staff || !matches || !staff.active) {
    refuse(app, door, account, 'password', staff?.id ?? null);
    throw refused('wrongPassword');
  }
  app.tries.succeeded(keyOf(account));
  return staff;
}

async function checkPin(app: Application, door: Door, staff: StaffRow | null, account: string, pin: string): Promise<StaffRow> {
  if (door.session === null || dayOf(door.session.passwordAtMs) !== dayOf(app.now())) throw refused('pinNeedsPasswordToday');
  if (!app.tries.allowed(keyOf(account))) throw refused('tooManyTries');
  const matches = await secretMatches(staff?.pinHash ?? null, pin);
  if (!staff || !matches || !staff.active) {
    refuse(app, door, account, 'pin', staff?.id ?? null);
    throw refused('wrongPin');
  }
  app.tries.succeeded(keyOf(account));
  return staff;
}

/** Whoever changes their own password goes on at this door; their sessions at other doors end. */
export function staysIn(app: Application, { session }: Door): void {
  const staff = session && staffById(app.db, session.staffId);
  if (staff) session.credential = credentialMark(staff, session.by);
}

function openApp(app: Application | null): Application {
  if (!app) throw refused('notFounded');
  return app;
}

export const session = {
  current: os.session.current.handler(({ context }) => {
    const { app } = context.station;
    const { door } = context;
    const staff = app && staffAt(app, door);
    if (!app || !staff) return null;
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
    return enter(app, context, staff, 'password');
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
    return enter(app, context, staff, 'badge');
  }),
  switchByPin: os.session.switchByPin.handler(async ({ input, context }) => {
    const app = openApp(context.station.app);
    const account = input.account.trim();
    const staff = await checkPin(app, context.door, staffByAccount(app.db, account), account, input.pin);
    return enter(app, context, staff, 'pin');
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
    // A PIN opens what a password opened; once that password was changed, only the new one does.
    if (input.pin !== undefined && staffAt(app, door) === null) throw refused('pinNeedsPasswordToday');
    if (input.pin !== undefined) return enter(app, context, await checkPin(app, door, staff, staff.account, input.pin), 'pin');
    return enter(app, context, await checkPassword(app, door, staff, staff.account, input.password ?? ''), 'password');
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
    staysIn(app, context.door);
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
