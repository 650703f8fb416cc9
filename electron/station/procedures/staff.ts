import { hasPermission } from '../../../shared/model/permissions.ts';
import { institutionOf, setting, siteSecretOf } from '../db/queries/settings.ts';
import type { Application } from '../application.ts';
import { allStaff, staffByBadge, staffById } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId } from '../journal/ids.ts';
import { badgeHash, hashSecret, isWeakPassword } from '../session/passwords.ts';
import { found, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { staysIn } from './session.ts';

const done = { ok: true } as const;

/** Two accounts that differ only in capitals would be taken for one another. */
function isTaken(app: Application, account: string): boolean {
  return allStaff(app.db).some((one) => one.account.toLowerCase() === account.toLowerCase());
}

export const staff = {
  list: os.staff.list.handler(({ context }) => {
    const { app } = callerOf(context);
    return allStaff(app.db).map(({ id, account, name, roles, stations, active, pinHash, badgeHash: badge }) => ({ staffId: id, account, name, roles, stations, active, hasPin: pinHash !== null, hasBadge: badge !== null }));
  }),
  add: os.staff.add.handler(async ({ input, context }) => {
    const { app, staff: manager } = callerOf(context);
    if (isTaken(app, input.account)) throw refused('accountTaken');
    if (isWeakPassword(input.password, input.account)) throw refused('weakPassword');
    const hash = await hashSecret(input.password);
    if (isTaken(app, input.account)) throw refused('accountTaken');
    const staffId = randomId();
    const { account, name, roles, stations } = input;
    commit(app.db, app.journal, () => {
      append(app.db, app.journal, { kind: 'staff.added', staffId: manager.id, body: { staffId, account, name, roles, stations } });
      append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: manager.id, body: { staffId, credential: 'password', hash } });
    });
    return { staffId };
  }),
  change: os.staff.change.handler(({ input, context }) => {
    const { app, staff: manager } = callerOf(context);
    found(staffById(app.db, input.staffId), 'staff');
    const managersLeft = allStaff(app.db).filter((one) => {
      const after = one.id === input.staffId ? { ...one, roles: input.roles ?? one.roles, active: input.active ?? one.active } : one;
      return after.active && hasPermission(after, 'staff.write');
    });
    if (managersLeft.length === 0) throw refused('lastManager');
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'staff.changed', staffId: manager.id, body: input }));
    return done;
  }),
  resetPassword: os.staff.resetPassword.handler(async ({ input, context }) => {
    const { app, staff: manager } = callerOf(context);
    const row = found(staffById(app.db, input.staffId), 'staff');
    if (isWeakPassword(input.password, row.account)) throw refused('weakPassword');
    const hash = await hashSecret(input.password);
    commit(app.db, app.journal, () => {
      append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: manager.id, body: { staffId: row.id, credential: 'password', hash } });
      append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: manager.id, body: { staffId: row.id, credential: 'pin', hash: null } });
    });
    if (row.id === manager.id) staysIn(app, context.door);
    return done;
  }),
  setBadge: os.staff.setBadge.handler(({ input, context }) => {
    const { app, staff: manager } = callerOf(context);
    found(staffById(app.db, input.staffId), 'staff');
    const hash = input.badge === null ? null : badgeHash(siteSecretOf(app.db), input.badge);
    const holder = hash === null ? null : staffByBadge(app.db, hash);
    if (holder && holder.id !== input.staffId) throw refused('badgeTaken');
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: manager.id, body: { staffId: input.staffId, credential: 'badge', hash } }));
    if (input.staffId === manager.id) staysIn(app, context.door);
    return done;
  }),
  issueBadge: os.staff.issueBadge.handler(async ({ input, context }) => {
    const { staffBadges } = await import('../documents/staffBadges.ts');
    const { app, staff: manager } = callerOf(context);
    const row = found(staffById(app.db, input.staffId), 'staff');
    const badge = `S${randomId().slice(0, 14).toUpperCase()}`;
    commit(app.db, app.journal, () => {
      append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: manager.id, body: { staffId: row.id, credential: 'badge', hash: badgeHash(siteSecretOf(app.db), badge) } });
      append(app.db, app.journal, { kind: 'document.printed', staffId: manager.id, body: { document: 'staffBadge', copies: 1, reason: null } });
    });
    if (row.id === manager.id) staysIn(app, context.door);
    return { html: staffBadges({ institutionName: institutionOf(app.db)?.name ?? '', badges: [{ name: row.name, roles: row.roles, stations: row.stations, badgeCode: badge }], demo: setting<boolean>(app.db, 'demo') ?? false }) };
  }),
};
