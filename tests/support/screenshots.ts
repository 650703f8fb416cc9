import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { simulateConclusion } from '../../electron/station/demo/simulateConclusion.ts';
import type { DemoResident } from '../../electron/station/demo/township.ts';
import { dayOf } from '../../shared/model/day.ts';
import { ageYearsOn } from '../../shared/model/person.ts';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import { launchBrowser } from './browser.ts';
import { demoPeople, examine, type Examined, type ExamineOptions } from './examine.ts';
import { startHub } from './hub.ts';
import { signInAt, type HubClient } from './hubClient.ts';
import { rosterRows, rosterTitles } from './rosterFixture.ts';
import { startPlatform } from './platform/startPlatform.ts';

/** `node tests/support/screenshots.ts FOLDER [SCREEN …]`: the demo in the middle of its day, every screen as a picture of 1366 × 768. */
const [folder, ...only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node tests/support/screenshots.ts FOLDER [SCREEN …]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const residents = 400;
const seed = 3;

const hub = await startHub({ residents });
const platform = await startPlatform({});
const browser = await launchBrowser();
try {
  await picture();
} finally {
  await browser.close();
  await platform.close();
  await hub.close();
}
process.exit(0);

async function picture(): Promise<void> {
  const clients = new Map<string, HubClient>();
  const as = async (account: string): Promise<HubClient> => {
    const known = clients.get(account) ?? (await signInAt(hub.url, account)).client;
    clients.set(account, known);
    return known;
  };
  const admin = await as('admin');
  const chief = await as('zongjian');
  await admin.site.changeSettings({ platform: { url: platform.url, timeoutMs: 30_000, gzip: true } });
  const { campaign } = await admin.site.overview({});
  if (!campaign) throw new Error('no campaign');
  const { campaignId, catalogueVersion } = campaign;
  const catalogue = await admin.catalogue.get({ version: catalogueVersion });
  const today = dayOf(Date.now());
  const ageOf = ({ demographics }: DemoResident) => ageYearsOn(demographics.birthDate, today) ?? 0;
  const everyone = demoPeople(catalogue, residents, today);
  const elderly = everyone.filter((person) => ageOf(person) >= 65 && person.lastYear !== null);
  const others = everyone.filter((person) => ageOf(person) >= 15 && ageOf(person) < 65);
  const taken = new Set<DemoResident>();
  const next = (from: readonly DemoResident[], count: number): DemoResident[] => {
    const people = from.filter((person) => !taken.has(person)).slice(0, count);
    for (const person of people) taken.add(person);
    return people;
  };
  const examineAll = async (people: readonly DemoResident[], adjust?: ExamineOptions['adjust']): Promise<Examined[]> => {
    const done: Examined[] = [];
    for (const person of people) done.push(await examine({ as }, person, { seed, ...(adjust ? { adjust } : {}) }));
    return done;
  };
  const residentOf = async (person: DemoResident): Promise<string> => {
    const [candidate] = await (await as('dengji')).residents.search({ text: person.identity.number, limit: 1 });
    if (!candidate) throw new Error('not in the township');
    return candidate.residentId;
  };
  const register = async (person: DemoResident): Promise<string> => {
    const residentId = await residentOf(person);
    return (await (await as('dengji')).examinations.open({ residentId, campaignId, fasting: true, identityConfirmed: 'card' })).examinationId;
  };

  const signed = await examineAll([...next(elderly, 3), ...next(others, 6)]);
  const toSign = await examineAll([...next(elderly, 4), ...next(others, 5)]);
  const withoutLaboratory = await examineAll([...next(elderly, 3), ...next(others, 8)], (station, _panel, simulated) => (station === 'laboratory' ? null : simulated));
  const [leaving] = await examineAll(next(elderly, 1), (station, _panel, simulated) => (['laboratory', 'ecg', 'ultrasound'].includes(station) ? null : simulated));
  if (!leaving) throw new Error('nobody is left');
  await examineAll(next(elderly, 4), (station, _panel, simulated) => (station === 'ultrasound' || station === 'laboratory' ? null : simulated));
  for (const person of [...next(elderly, 3), ...next(others, 4)]) await register(person);

  const checkOut = async ({ examinationId }: Examined) => (await as('dengji')).examinations.checkOut({ examinationId });
  for (const one of [...signed, ...toSign, ...withoutLaboratory]) await checkOut(one);
  for (const [index, { examinationId, person }] of signed.entries()) {
    const page = await chief.review.page({ examinationId });
    const form = await chief.records.form({ examinationId, station: 'review', panel: null });
    const simulated = simulateConclusion({ catalogue, panels: form.panels, resident: person, examinedOn: page.examination.examinedOn, seedFor: seed, context: page.values, findings: page.findings });
    await chief.records.save({ examinationId, station: 'review', panel: null, ...simulated, replaces: null, reason: null });
    const { contentHash, examination } = await chief.review.page({ examinationId });
    if (examination.unaccounted.length > 0 || examination.deferred.length > 0) continue;
    await chief.review.sign({ examinationId, contentHash, password: demoPassword });
    if (index !== 5) continue;
    platform.control.misbehave({ kind: 'reject', expression: 'Bundle.entry[6].resource.valueQuantity.code', code: 'code-invalid', text: 'unit not accepted' });
    const { batchId } = await admin.batches.close({ campaignId, name: `${today} 上午` }).catch(() => ({ batchId: null }));
    if (batchId === null) continue;
    const { taskId } = await admin.batches.upload({ batchId, retryRejected: false });
    for (let state = 'running'; state === 'running'; await pause(50)) state = (await admin.tasks.list({})).find((task) => task.taskId === taskId)?.state ?? 'gone';
  }

  const atReception = next(elderly, 1)[0];
  const worst = toSign[0];
  if (!atReception || !worst) throw new Error('nobody is left');
  const number = atReception.identity.number;
  const queue = await chief.review.queue({ campaignId, show: 'toSign', limit: 50 });
  const urgent = queue[0]?.examinationId ?? worst.examinationId;

  const shoot = async (name: string, account: string | null, route: string, prepare: (page: Page) => Promise<void> = async () => {}) => {
    if (only.length > 0 && !only.includes(name)) return;
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    try {
      if (account !== null) await context.addCookies([(await signInAt(hub.url, account)).cookie]);
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
      await page.goto(`${hub.url}/#${route}`);
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
      await prepare(page);
      await page.evaluate(() => document.fonts.ready);
      await pause(500);
      await page.screenshot({ path: path.join(folder ?? '', `${name}.png`) });
      console.log(name);
    } catch (error) {
      console.error(`${name}: ${String(error)}`);
    } finally {
      await context.close();
    }
  };
  /** The first of those who wait. */
  const first = async (page: Page) => {
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  await shoot('sign-in', null, '/');
  await shoot('reception', 'dengji', '/reception', async (page) => {
    const input = page.getByRole('combobox', { name: /刷卡/ });
    await input.focus();
    await page.keyboard.insertText(number);
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('今天的项目').waitFor();
  });
  await shoot('vitals', 'tizheng', '/station/vitals', async (page) => {
    await first(page);
    await page.waitForTimeout(600);
    await page.keyboard.type('182', { delay: 45 });
    await page.keyboard.type('112', { delay: 45 });
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    await page.keyboard.type('176', { delay: 45 });
    await page.keyboard.type('104', { delay: 45 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('78', { delay: 45 });
    await page.keyboard.press('Enter');
  });
  await shoot('ultrasound', 'chaosheng', '/station/ultrasound', first);
  await shoot('specimen', 'tizheng', '/specimen', async (page) => {
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 5_000 });
  });
  await shoot('laboratory', 'jianyan', '/laboratory', async (page) => {
    await page.locator('[data-cell]').first().click();
    for (const line of ['108', '6.2', '215', '141', '5.4', '188', '96', '7.9', '262', '133', '11.8', '240', '127']) {
      await page.keyboard.type(line, { delay: 45 });
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
    }
  });
  await shoot('check-out', 'dengji', `/checkout/${leaving.examinationId}`);
  await shoot('review-list', 'zongjian', '/review');
  await shoot('review', 'zongjian', `/review/${urgent}`);
  await shoot('referrals', 'zongjian', '/referrals');
  for (const [account, stations] of Object.entries({ wenzhen: ['interview', 'elderly', 'tcm'], neike: ['physical', 'eye', 'lungFunction'], xindian: ['ecg', 'dr'] })) {
    for (const station of stations) await shoot(station, account, `/station/${station}`, first);
  }
  await shoot('roster', 'admin', '/roster', async (page) => {
    const { villages } = await admin.site.overview({});
    const rows = rosterRows(240, seed);
    const village = rosterTitles.indexOf('村');
    const number = rosterTitles.indexOf('身份证号');
    for (const [index, row] of rows.entries()) row[village] = villages[index % villages.length]?.name ?? '';
    for (const at of [17, 60]) rows[at]?.splice(number, 1, '6.59998E+17');
    rows[101]?.splice(number, 1, '65999819580312201');
    rows[180]?.splice(number, 1, rows[30]?.[number] ?? '');
    // The screen has the keyboard when its button has the focus.
    await page.locator('button:focus').filter({ hasText: '选文件' }).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('F2');
    await (await chooser).setFiles({ name: '花名册.csv', mimeType: 'text/csv', buffer: Buffer.from([rosterTitles, ...rows].map((row) => row.join(',')).join('\n')) });
    await page.getByRole('table', { name: '各列的对应' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByRole('tab', { name: /^不导入的行/ }).waitFor();
  });
  await shoot('progress', 'admin', '/progress');
  await shoot('progress-groups', 'admin', '/progress', (page) => page.getByText('按人群').click());
  await shoot('batches', 'admin', '/batches');
  await shoot('administration', 'admin', '/administration', (page) => page.getByRole('grid', { name: '人员表' }).getByRole('row').nth(4).click());
  for (const tab of ['年度场次', '村', '项目目录', '机构', '上报平台', '转诊医院', '锁屏与密钥']) {
    await shoot(`administration-${tab}`, 'admin', '/administration', (page) => page.getByRole('tab', { name: tab, exact: true }).click());
  }
  await shoot('audit', 'shenji', '/audit', (page) => page.getByRole('grid').getByRole('row').nth(3).click());
  await shoot('locked', 'dengji', '/reception', async (page) => {
    await page.keyboard.press('Control+l');
  });
}
