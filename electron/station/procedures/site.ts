import { parseCatalogue } from '../../../shared/catalogue/schema.ts';
import { rightToTask } from '../../../shared/contract/shapes.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { hasPermission } from '../../../shared/model/permissions.ts';
import type { Application } from '../application.ts';
import { allCampaigns, campaignById, type CampaignRow } from '../db/queries/campaigns.ts';
import { catalogueOf, catalogueVersions } from '../db/queries/catalogues.ts';
import { allVillages, institutionOf, setting } from '../db/queries/settings.ts';
import type { StaffRow } from '../db/queries/staff.ts';
import { makeRecoveryKey } from '../db/keyring.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId } from '../journal/ids.ts';
import { defaultLockAfterMinutes } from '../session/session.ts';
import { found, invalid, notPermitted, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { checkPassword } from './session.ts';

const done = { ok: true } as const;

export interface PlatformSetting { url: string; timeoutMs: number; gzip: boolean }

const campaignShape = ({ id, name, year, startsOn, endsOn, catalogueVersion, closed }: CampaignRow) => ({ campaignId: id, name, year, startsOn, endsOn, catalogueVersion, closed });

/** The campaign work goes into: the newest that is not closed and has begun, else the newest that is not closed. */
export function campaignOfToday(app: Application): CampaignRow | null {
  const open = allCampaigns(app.db).filter(({ closed }) => !closed);
  const today = dayOf(app.now());
  return open.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ?? open[0] ?? null;
}

function changeSetting(app: Application, staffId: string, key: string, value: unknown): void {
  append(app.db, app.journal, { kind: 'setting.changed', staffId, body: { key, value: value as never } });
}

export const site = {
  overview: os.site.overview.handler(({ context }) => {
    const { app } = callerOf(context);
    const campaign = campaignOfToday(app);
    return {
      institution: found(institutionOf(app.db), 'institution'),
      demo: setting<boolean>(app.db, 'demo') ?? false,
      version: context.station.version,
      node: app.journal.node,
      examPrefix: app.examPrefix,
      today: dayOf(app.now()),
      campaign: campaign && campaignShape(campaign),
      villages: allVillages(app.db),
      lockAfterMinutes: setting<number>(app.db, 'lockAfterMinutes') ?? defaultLockAfterMinutes,
      keystore: app.keystore.kind,
    };
  }),
  changeInstitution: os.site.changeInstitution.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    commit(app.db, app.journal, () => changeSetting(app, staff.id, 'institution', input));
    return done;
  }),
  changeVillages: os.site.changeVillages.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'villages.changed', staffId: staff.id, body: input }));
    return done;
  }),
  settings: os.site.settings.handler(({ context }) => {
    const { app } = callerOf(context);
    return {
      platform: setting<PlatformSetting>(app.db, 'platform'),
      platformTokenSet: setting<string>(app.db, 'platformToken') !== null,
      lockAfterMinutes: setting<number>(app.db, 'lockAfterMinutes') ?? defaultLockAfterMinutes,
      referralHospitals: setting<string[]>(app.db, 'referralHospitals') ?? [],
      labelPrinter: setting<'browser' | 'tspl'>(app.db, 'labelPrinter') ?? ('browser' as const),
    };
  }),
  changeSettings: os.site.changeSettings.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const url = input.platform?.url;
    if (url !== undefined && !isPlatformUrl(url)) throw refused('wrongAddress');
    commit(app.db, app.journal, () => {
      for (const [key, value] of Object.entries(input)) if (value !== undefined) changeSetting(app, staff.id, key, value);
    });
    return done;
  }),
  referralHospitals: os.site.referralHospitals.handler(({ context }) => setting<string[]>(callerOf(context).app.db, 'referralHospitals') ?? []),
  renewRecoveryKey: os.site.renewRecoveryKey.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    await checkPassword(app, context.door, staff, staff.account, input.password);
    const recoveryKey = makeRecoveryKey(app.dataDir, app.key);
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'document.printed', staffId: staff.id, body: { document: 'recoveryKey', copies: 1, reason: null } }));
    return { recoveryKey };
  }),
};

/** HTTPS anywhere; plain HTTP only to this computer itself. */
function isPlatformUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

/** It ends after it begins, and no other of its year has its name. */
function campaignHolds(app: Application, id: string | null, { name, year, startsOn, endsOn }: Pick<CampaignRow, 'name' | 'year' | 'startsOn' | 'endsOn'>): void {
  if (endsOn < startsOn) throw invalid([{ item: 'endsOn', code: 'outsideAbsolute' }]);
  if (allCampaigns(app.db).some((other) => other.id !== id && other.year === year && other.name === name)) throw refused('campaignExists');
}

export const campaigns = {
  list: os.campaigns.list.handler(({ context }) => allCampaigns(callerOf(context).app.db).map(campaignShape)),
  open: os.campaigns.open.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    if (!catalogueVersions(app.db).some(({ version }) => version === input.catalogueVersion)) throw refused('invalidCatalogueForCampaign');
    campaignHolds(app, null, input);
    const campaignId = randomId();
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'campaign.opened', staffId: staff.id, body: { campaignId, ...input } }));
    return { campaignId };
  }),
  change: os.campaigns.change.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(campaignById(app.db, input.campaignId), 'campaign');
    if (input.name !== undefined || input.startsOn !== undefined || input.endsOn !== undefined) campaignHolds(app, row.id, { name: input.name ?? row.name, year: row.year, startsOn: input.startsOn ?? row.startsOn, endsOn: input.endsOn ?? row.endsOn });
    if (input.catalogueVersion !== undefined && !catalogueVersions(app.db).some(({ version }) => version === input.catalogueVersion)) throw refused('invalidCatalogueForCampaign');
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'campaign.changed', staffId: staff.id, body: input }));
    return done;
  }),
};

export const catalogue = {
  versions: os.catalogue.versions.handler(({ context }) => catalogueVersions(callerOf(context).app.db)),
  get: os.catalogue.get.handler(({ input, context }) => {
    const { app } = callerOf(context);
    if (!catalogueVersions(app.db).some(({ version }) => version === input.version)) throw refused('invalidCatalogueForCampaign');
    return catalogueOf(app.db, input.version);
  }),
  load: os.catalogue.load.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    let json: unknown;
    try {
      json = JSON.parse(input.json);
    } catch {
      return { loaded: false as const, problems: ['文件不是 JSON 格式，请选择由目录工具导出的文件。'] };
    }
    const reading = parseCatalogue(json);
    if (!reading.ok) return { loaded: false as const, problems: reading.problems.map(({ sentence }) => sentence) };
    const { version, title } = reading.catalogue;
    if (catalogueVersions(app.db).some((known) => known.version === version)) throw refused('catalogueVersionTaken', { version });
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'catalogue.loaded', staffId: staff.id, body: { version, title, document: json as never } }));
    return { loaded: true as const, version };
  }),
};

function mustControlTask(staff: StaffRow, app: Application, taskId: string): void {
  const task = app.tasks.list().find((one) => one.taskId === taskId);
  if (task && !hasPermission(staff, rightToTask[task.kind])) throw notPermitted(rightToTask[task.kind]);
}

export const tasks = {
  list: os.tasks.list.handler(({ context }) => {
    const { app, staff } = callerOf(context);
    // A file's or a batch's name is for those who work with it; that something is running is for everyone.
    return app.tasks.list().map((task) => (hasPermission(staff, rightToTask[task.kind]) ? task : { ...task, title: '' }));
  }),
  cancel: os.tasks.cancel.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    mustControlTask(staff, app, input.taskId);
    app.tasks.cancel(input.taskId);
    return done;
  }),
  dismiss: os.tasks.dismiss.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    mustControlTask(staff, app, input.taskId);
    app.tasks.dismiss(input.taskId);
    return done;
  }),
};

export const notices = {
  watch: os.notices.watch.handler(async function* ({ context, signal }) {
    yield* callerOf(context).app.notices.watch(signal);
  }),
};
