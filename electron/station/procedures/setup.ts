import { institutionOf, setting } from '../db/queries/settings.ts';
import { makeRecoveryKey } from '../db/keyring.ts';
import { foundSite } from '../foundSite.ts';
import { randomId } from '../journal/ids.ts';
import { isWeakPassword } from '../session/passwords.ts';
import type { StationState } from '../stationState.ts';
import { refused } from './failures.ts';
import { os } from './guard.ts';

const opening = new WeakMap<StationState, Promise<boolean>>();

export const setup = {
  state: os.setup.state.handler(({ context }) => {
    const { app, trouble, version, keystore } = context.station;
    const institution = app && institutionOf(app.db);
    const state = !app ? (trouble === 'none' ? ('damaged' as const) : trouble) : institution ? ('ready' as const) : ('notFounded' as const);
    return { state, demo: (app && setting<boolean>(app.db, 'demo')) ?? false, version, institutionName: institution?.name ?? null, keystore: keystore.kind };
  }),
  found: os.setup.found.handler(async ({ input, context }) => {
    const { app } = context.station;
    if (!app) throw refused('notFounded');
    if (institutionOf(app.db)) throw refused('alreadyFounded');
    const { administrator } = input;
    if (isWeakPassword(administrator.password, administrator.account)) throw refused('weakPassword');
    const siteSecret = input.siteSecret ?? (randomId().slice(0, 24).toUpperCase().match(/.{4}/g) ?? []).join('-');
    const founded = await foundSite(app, { institution: input.institution, siteSecret, administrator, campaign: input.campaign, demo: input.start === 'demo' });
    if (founded === null) throw refused('alreadyFounded');
    const { campaignId } = founded;
    const recoveryKey = makeRecoveryKey(app.dataDir, app.key);
    if (input.start === 'demo') {
      const { loadDemo } = await import('../demo/loadDemo.ts');
      app.tasks.run('demo', '', (control) => loadDemo(app, { residents: 5_000, seed: 1, accounts: true, campaignId, ...control }));
    }
    return { recoveryKey, siteSecret };
  }),
  openWithRecoveryKey: os.setup.openWithRecoveryKey.handler(async ({ input, context }) => {
    const { station } = context;
    // One after another: opened twice, the second would write to a database of its own.
    for (let before = opening.get(station); before; before = opening.get(station)) await before.catch(() => false);
    if (station.app) throw refused('alreadyFounded');
    const attempt = station.openWithRecoveryKey(input.recoveryKey).finally(() => opening.delete(station));
    opening.set(station, attempt);
    if (!(await attempt)) throw refused('wrongRecoveryKey');
    return { ok: true } as const;
  }),
};
