import { makeRecoveryKey } from '../db/keyring.ts';
import { foundSite } from '../foundSite.ts';
import type { Application } from '../application.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { demoAccounts, demoPassword } from './demoAccounts.ts';
import { loadDemo } from './loadDemo.ts';
import { demoTownship } from './villages.ts';

/** Founds a site of made-up people without asking anything. */
export async function openDemo(app: Application, residents: number): Promise<void> {
  const year = Number(dayOf(app.now()).slice(0, 4));
  const administrator = demoAccounts[0];
  if (!administrator) throw new Error('openDemo: no administrator');
  const founded = await foundSite(app, {
    institution: demoTownship.institution,
    siteSecret: 'demo-township-without-any-secret',
    administrator: { account: administrator.account, name: administrator.name, password: demoPassword },
    campaign: { name: `${year}年度全民健康体检`, year },
    demo: true,
  });
  if (founded === null) throw new Error('openDemo: founded already');
  makeRecoveryKey(app.dataDir, app.key);
  await loadDemo(app, { residents, seed: 1, accounts: true, campaignId: founded.campaignId, signal: new AbortController().signal, progress: () => {} });
}
