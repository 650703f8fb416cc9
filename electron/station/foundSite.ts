import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { Institution } from '../../shared/model/examination.ts';
import type { Application } from './application.ts';
import { catalogueVersions } from './db/queries/catalogues.ts';
import { institutionOf } from './db/queries/settings.ts';
import { append } from './journal/append.ts';
import { commit } from './journal/commit.ts';
import { randomId } from './journal/ids.ts';
import { hashSecret } from './session/passwords.ts';

/** Who writes what no person decided: founding, a new national catalogue. */
export const systemStaff = 'system';

export interface Founding {
  institution: Institution;
  siteSecret: string;
  administrator: { account: string; name: string; password: string };
  campaign: { name: string; year: number };
  demo: boolean;
}

/** The first entries of a journal: the institution, its secret, the catalogue, the administrator, the first campaign. Null when the site is founded already. */
export async function foundSite(app: Application, { institution, siteSecret, administrator, campaign, demo }: Founding): Promise<{ administratorId: string; campaignId: string } | null> {
  const hash = await hashSecret(administrator.password);
  const administratorId = randomId();
  const campaignId = randomId();
  const { account, name } = administrator;
  return commit(app.db, app.journal, () => {
    // Somebody else may have been faster while the password was hashed.
    if (institutionOf(app.db)) return null;
    append(app.db, app.journal, { kind: 'site.founded', staffId: systemStaff, body: { institution, siteSecret, demo } });
    loadNationalCatalogue(app);
    append(app.db, app.journal, { kind: 'staff.added', staffId: systemStaff, body: { staffId: administratorId, account, name, roles: ['manager', 'auditor'], stations: [] } });
    append(app.db, app.journal, { kind: 'staff.credentialSet', staffId: systemStaff, body: { staffId: administratorId, credential: 'password', hash } });
    append(app.db, app.journal, {
      kind: 'campaign.opened', staffId: administratorId,
      body: { campaignId, name: campaign.name, year: campaign.year, startsOn: `${campaign.year}-01-01`, endsOn: `${campaign.year}-12-31`, catalogueVersion: nationalCatalogue.version },
    });
    return { administratorId, campaignId };
  });
}

/** Puts the catalogue this program ships beside those already known; earlier versions stay for the examinations done under them. */
export function loadNationalCatalogue(app: Application): void {
  if (catalogueVersions(app.db).some(({ version }) => version === nationalCatalogue.version)) return;
  append(app.db, app.journal, {
    kind: 'catalogue.loaded', staffId: systemStaff, body: { version: nationalCatalogue.version, title: nationalCatalogue.title, document: nationalCatalogue as unknown as Record<string, unknown> },
  });
}
