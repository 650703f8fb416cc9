import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { isAbnormal } from '../../shared/clinical/proposeConclusion.ts';
import { launchBrowser } from '../support/browser.ts';
import { demoPeople, examine, type Examined, type ExamineOptions } from '../support/examine.ts';
import { signInAt, type HubClient } from '../support/hubClient.ts';
import { openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';

const residents = 80;
const seed = 3;
/** Slower than a scanner, whose burst of keys would be taken for a scan. */
const typingDelayMs = 40;
/** Ten in the morning in China; the people of the demo and their values follow from the day. */
const dayStart = Date.UTC(2026, 10, 23, 2);
const today = '2026-11-23';
const rendererDir = path.resolve(process.env['TIJIAN_RENDERER'] ?? path.join(import.meta.dirname, '../../out/renderer'));

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let test: TestStation;
let door: { url: string; close(): Promise<void> };
let browser: Browser;
let chief: Client;
let nurse: Client;
let screen: { page: Page; client: HubClient; close(): Promise<void> };
const examined: Record<string, Examined> = {};

const personOf = (who: string): Examined => examined[who] ?? (() => { throw new Error(`nobody is ${who}`); })();
const pageOf = (who: string) => chief.review.page({ examinationId: personOf(who).examinationId });

/** Both arms ≥180/110, and still so after rest: class A. */
const emergency: NonNullable<ExamineOptions['adjust']> = (station, _panel, simulated) => {
  if (station !== 'vitals') return simulated;
  const readings = [{ systolicMmHg: 192, diastolicMmHg: 112 }, { systolicMmHg: 188, diastolicMmHg: 111, restMinutes: 5 }];
  return { ...simulated, values: { ...simulated.values, bloodPressureLeft: { readings }, bloodPressureRight: { readings } } };
};

/** The thermometer was broken; the person comes again. */
const putOff: NonNullable<ExamineOptions['adjust']> = (station, _panel, simulated) => {
  if (station !== 'vitals') return simulated;
  const { temperatureCelsius: _notTaken, ...values } = simulated.values;
  return { ...simulated, values, outcomes: { ...simulated.outcomes, temperatureCelsius: { outcome: 'deferred', until: '2026-12-01', reason: '体温计坏了' } } };
};

beforeAll(async () => {
  if (!existsSync(path.join(rendererDir, 'index.html'))) throw new Error('the pages are not built (npm run build)');
  const startedAt = Date.now();
  test = await openTestStation({ demo: true, demoResidents: residents, now: () => dayStart + Date.now() - startedAt });
  [door, browser, chief, nurse] = await Promise.all([test.station.serveHttp({ host: '127.0.0.1', port: 0, rendererDir }), launchBrowser(), test.as('zongjian'), test.as('tizheng')]);
  const people = demoPeople(nationalCatalogue, residents, today);
  const take = async (who: string, index: number, adjust?: ExamineOptions['adjust']) => {
    const person = people[index];
    if (!person) throw new Error('the township is too small');
    examined[who] = await examine(test, person, adjust ? { seed, adjust } : { seed });
  };
  await take('urgent', 4, emergency);
  await take('abnormal', 0, putOff);
  await take('corrected', 6);
  await take('healthy', 22);
  await take('unfinished', 1, (station, _panel, simulated) => (station === 'interview' ? null : simulated));
});
afterEach(() => screen.close());
afterAll(async () => {
  await browser.close();
  await door.close();
  await test.close();
});

/** A browser of its own with the chief examiner signed in. */
async function openAt(address: string): Promise<Page> {
  const { client, cookie } = await signInAt(door.url, 'zongjian');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  screen = { page, client, close: () => context.close() };
  await page.goto(`${door.url}/#${address}`);
  return page;
}

async function open(who: string): Promise<Page> {
  const { examinationId, person } = personOf(who);
  await openAt(`/review/${examinationId}`);
  await screen.page.getByRole('heading', { level: 1, name: person.demographics.name }).waitFor();
  await screen.page.locator('.rv-foot').waitFor();
  return screen.page;
}

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await screen.page.keyboard.press(key);
};
/** The demo's watermark is meant to be faint. */
async function expectAccessible(): Promise<void> {
  await screen.page.evaluate(axeSource);
  const { violations } = await screen.page.evaluate(() => (globalThis as unknown as { axe: { run(context: unknown): Promise<AxeResults> } }).axe.run({ exclude: ['.app-watermark'] }));
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
const signDialog = () => screen.page.getByRole('alertdialog', { name: /^签署 / });
/** The password is counted apart from the keys. */
const signWith = async (password = demoPassword) => {
  await signDialog().getByLabel('请再输一次您的密码').waitFor();
  await screen.page.keyboard.type(password, { delay: typingDelayMs });
  await press('Enter');
};
const signedVersion = (who: string) => async () => {
  const { examination } = await pageOf(who);
  return examination.signed ? examination.version : 0;
};

describe('the chief examiner, by keyboard', () => {
  it('lists the most urgent first, in colour and in words, with number, village and waiting time', async () => {
    await openAt('/review');
    const { person } = personOf('urgent');
    // Without choosing anybody the most urgent one is open.
    await screen.page.getByRole('heading', { level: 1, name: person.demographics.name }).waitFor();
    const lines = screen.page.locator('[data-review-list] button');
    expect(await lines.count()).toBe(4);
    const [first] = await lines.allInnerTexts();
    expect(first).toContain('A类');
    expect(first).toContain(personOf('urgent').examNumber);
    expect(first).toMatch(/等 \d+ (分|小时)/);
    expect((await lines.last().innerText())).toContain('正常');
    expect(await screen.page.getByRole('group', { name: '看哪些' }).innerText()).toMatch(/待签\s*4\s*未齐\s*1\s*已签\s*0/);
    await expectAccessible();
    await press('Alt+ArrowDown');
    const [, second] = await chief.review.queue({ campaignId: (await chief.site.overview({})).campaign?.campaignId ?? '', show: 'toSign', limit: 10 });
    await screen.page.getByRole('heading', { level: 1, name: second?.name ?? '' }).waitFor();
  });

  it('signs a healthy person with three keys and the password, and opens the next', async () => {
    const page = await open('healthy');
    // Proposals are only that: nothing stands in the conclusion, on the screen or in the station.
    expect((await pageOf('healthy')).conclusion).toBeNull();
    expect(await page.getByRole('radio', { name: '体检无异常' }).isChecked()).toBe(false);
    await press('F6', 'F10');
    await signWith();
    await expect.poll(signedVersion('healthy')).toBe(1);
    const { conclusion, signatures, contentHash, examination } = await pageOf('healthy');
    expect(conclusion?.values['healthEvaluation']).toEqual({ option: '1' });
    expect(conclusion?.values['healthAbnormalities']).toBeUndefined();
    expect(conclusion?.staffName).toBe('刘主任');
    expect(signatures).toMatchObject([{ version: 1, staffName: '刘主任', contentHash, reopenedReason: null }]);
    expect(examination.stage).toBe('signed');
    await page.getByText(`${personOf('healthy').person.demographics.name} 已签署，第 1 版`).waitFor();
    // He was the last of the list, so the first of it comes next.
    await page.getByRole('heading', { level: 1, name: personOf('urgent').person.demographics.name }).waitFor();
  });

  it('shows an urgent finding with value, range, years and rule, refers from it, and signs what was taken', async () => {
    const page = await open('urgent');
    await press('Alt+ArrowLeft');
    const finding = page.locator('[data-finding^="BP-05"]');
    expect(await finding.evaluate((element) => element === document.activeElement)).toBe(true);
    const words = await finding.innerText();
    for (const word of ['A类', '188/111', '参考 <140 / <90', 'BP-05', '健康体检重要异常结果管理专家共识', '王护士']) expect(words).toContain(word);
    expect(await finding.getByRole('img', { name: /收缩压历年，历年：.*2026 188/ }).count()).toBe(2);

    // Every key printed on the page stands for one thing.
    const printed = await page.locator('.ui-main .ui-key').evaluateAll((keys) => keys.map((key) => [key.textContent, key.nextElementSibling?.textContent ?? '']));
    const meanings = Map.groupBy(printed, ([key]) => key);
    expect(meanings.size).toBeGreaterThan(4);
    for (const [key, uses] of meanings) expect(new Set(uses.map(([, words]) => words)).size, `${key}: ${uses.join(', ')}`).toBe(1);
    await press('F7');
    const dialog = page.getByRole('alertdialog', { name: /^转诊 / });
    await dialog.waitFor();
    await expectAccessible();
    // Written by nobody yet: the record's words stand beside the fields.
    expect(await dialog.getByLabel('初步印象').inputValue()).toBe('');
    await press('F9');
    expect(await dialog.getByText('请填写。').count()).toBe(3);
    await dialog.getByRole('radio', { name: '绿色通道' }).focus();
    await press('1', 'F6', 'F9');
    await page.frameLocator('iframe[title^="转诊单"]').getByRole('heading', { name: '双向转诊单' }).waitFor();
    await press('Escape');
    const [referral] = (await pageOf('urgent')).referrals;
    const queue = await chief.review.queue({ campaignId: (await chief.site.overview({})).campaign?.campaignId ?? '', show: 'toSign', limit: 10 });
    expect(queue.map((line) => line.referrals)).toEqual([1, ...queue.slice(1).map(() => 0)]);
    expect(queue.filter(({ deferred }) => deferred === 1).map(({ examinationId }) => examinationId)).toEqual([personOf('abnormal').examinationId]);
    expect(referral).toMatchObject({ urgency: 'green', findingRules: ['BP-05'], toInstitution: '示例县人民医院', staffName: '刘主任' });
    expect(referral?.impression).toContain('188/111');

    await press('F6');
    const { findings } = await pageOf('urgent');
    const told = findings.filter((one) => isAbnormal(one) && !one.sensitive);
    expect(await page.getByRole('textbox', { name: /^异常 \d+$/ }).count()).toBe(told.length);
    // 减体重 was taken, so its aim is asked for; F10 says so and does not ask for a password.
    await press('F10');
    await page.getByRole('alertdialog', { name: '还不能签' }).getByText('减体重目标').waitFor();
    expect(await page.locator('input[type=password]').count()).toBe(0);
    await press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? null)).toBe('weightTargetKg');
    await page.keyboard.type('6.5');
    await press('F10');
    await signWith('not the password');
    await signDialog().getByText('密码不对').waitFor();
    expect(await signedVersion('urgent')()).toBe(0);
    await signWith();
    await expect.poll(signedVersion('urgent')).toBe(1);
    const { conclusion } = await pageOf('urgent');
    expect(conclusion?.values).toMatchObject({ healthEvaluation: { option: '2' }, weightTargetKg: 6.5 });
    expect(conclusion?.values['healthGuidance']).toMatchObject({ options: expect.arrayContaining(['3']) });
    const rows = conclusion?.values['healthAbnormalities'];
    expect(new Set(Array.isArray(rows) ? rows.map((row) => row['description']) : [])).toEqual(new Set(told.map(({ sentence }) => sentence)));
  });

  it('takes, changes and drops proposals one by one, and keeps what is written as a draft', async () => {
    const page = await open('abnormal');
    const proposals = page.getByRole('region', { name: /^建议 \d+/ });
    const proposal = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const before = await proposals.getByRole('group').count();
    expect(await proposal()).toBe('健康评价：有异常');
    await press('Enter');
    expect(await page.getByRole('radio', { name: '有异常', exact: true }).isChecked()).toBe(true);
    // The hand is on the next one; taken with Shift it can be changed at once.
    const taken = await proposal();
    expect(taken).toMatch(/^异常：/);
    await press('Shift+Enter');
    await press('End');
    await page.keyboard.type('（请口腔科看）');
    await proposals.getByRole('group').first().focus();
    const dropped = await proposal();
    await press('Delete');
    expect(await proposals.getByRole('group').count()).toBe(before - 3);
    expect(await proposal()).not.toBe(dropped);
    await press('Alt+z');
    expect(await proposals.getByRole('group').count()).toBe(before - 2);
    const { examinationId } = personOf('abnormal');
    const draft = async () => (await screen.client.records.form({ examinationId, station: 'review', panel: null })).draft?.values;
    await expect.poll(draft).toMatchObject({ healthEvaluation: { option: '2' }, healthAbnormalities: [{ description: `${taken.replace('异常：', '')}（请口腔科看）` }] });
    await page.reload();
    await page.getByText('没写完的草稿').waitFor();
    expect(await page.getByRole('textbox', { name: '异常 1' }).inputValue()).toContain('（请口腔科看）');
    expect((await pageOf('abnormal')).conclusion).toBeNull();
  });

  it('refuses to sign while something is missing or put off, and says what, where and until when', async () => {
    const page = await open('unfinished');
    await press('F6', 'F10');
    const dialog = page.getByRole('alertdialog', { name: '还不能签' });
    await dialog.getByText(/^问询还差：/).waitFor();
    expect(await page.locator('input[type=password]').count()).toBe(0);
    await press('Escape');
    const { examinationId } = personOf('unfinished');
    const { contentHash } = await pageOf('unfinished');
    await expect(chief.review.sign({ examinationId, contentHash, password: demoPassword })).rejects.toMatchObject({ code: 'refused', data: { reason: 'somethingMissing' } });
    expect(await signedVersion('unfinished')()).toBe(0);
    await screen.close();

    await open('abnormal');
    await screen.page.getByText('2026年12月1日 补做：体温计坏了').waitFor();
    await press('F10');
    await screen.page.getByRole('alertdialog', { name: '还不能签' }).getByText('体征约好 2026年12月1日 补做：体温').waitFor();
    await expect(chief.review.sign({ examinationId: personOf('abnormal').examinationId, contentHash: (await pageOf('abnormal')).contentHash, password: demoPassword })).rejects.toMatchObject({ data: { reason: 'somethingDeferred' } });
  });

  it('signs nothing that was not on the screen: a change meanwhile is refused, shown, and signed once it was seen', async () => {
    const page = await open('corrected');
    await press('F6');
    if ((await page.getByLabel('减体重目标').count()) > 0) await page.getByLabel('减体重目标').fill('5');
    await press('F9');
    await expect.poll(async () => (await pageOf('corrected')).conclusion !== null).toBe(true);
    await page.reload();
    await page.locator('.rv-clear').waitFor();
    await press('F10');
    await signDialog().waitFor();

    const { examinationId } = personOf('corrected');
    const { record } = await nurse.records.form({ examinationId, station: 'vitals', panel: null });
    if (!record) throw new Error('no vitals');
    const confirmed = Object.fromEntries(Object.keys(record.values).map((code) => [code, '复核无误']));
    await nurse.records.save({ examinationId, station: 'vitals', panel: null, values: { ...record.values, temperatureCelsius: 37.2 }, outcomes: record.outcomes, confirmed, replaces: record.recordId, reason: '体温抄错' });

    await signWith();
    await page.getByText('内容又变了，没有签').waitFor();
    await page.getByText(/^体征由 王护士 在 \d\d:\d\d 改过$/).waitFor();
    expect(await signedVersion('corrected')()).toBe(0);
    // Not even by trying again: it has to be looked at.
    await press('F10');
    await page.getByRole('alertdialog', { name: '还不能签' }).getByText('请先看过').waitFor();
    await press('Escape', 'F5', 'F10');
    await signWith();
    await expect.poll(signedVersion('corrected')).toBe(1);
    const { signatures, contentHash, superseded, values } = await pageOf('corrected');
    expect(values['temperatureCelsius']).toBe(37.2);
    expect(signatures[0]?.contentHash).toBe(contentHash);
    expect(superseded.map(({ station }) => station)).toEqual(['vitals']);
  });

  it('shows who corrected what and why, and prints the result with and without what is restricted', async () => {
    const page = await open('corrected');
    await page.getByRole('button', { name: '更正记录 1' }).focus();
    await press('Enter');
    await page.getByText(/^体温：.* → 37\.2$/).waitFor();
    await page.getByText('原因：体温抄错').waitFor();
    await press('F4');
    await page.frameLocator('iframe[title^="体检结果"]').getByRole('heading', { name: '健康体检结果' }).waitFor();
    await press('Escape');
    await page.getByRole('button', { name: '打印' }).focus();
    await press('Enter', 'ArrowDown', 'Enter');
    await page.frameLocator('iframe[title^="体检结果"]').getByText('含涉及个人隐私的结果').waitFor();
    const audit = await test.as('shenji');
    const printed = await audit.journal.audit({ kinds: ['document.printed'], staffId: null, examNumber: personOf('corrected').examNumber, residentText: null, fromDay: null, toDay: null, before: null, limit: 10 });
    expect(printed.map(({ body }) => body['document'])).toEqual(['examinationSummaryWithSensitive', 'examinationSummary']);
  });

  it('opens a signed examination again only with a reason, and signs it as version 2', async () => {
    const page = await open('healthy');
    const [first] = (await pageOf('healthy')).signatures;
    await page.getByText(/^✓ 已签署 第 1 版/).waitFor();
    await press('Shift+F7', 'F9');
    await page.getByText('请写明原因。').waitFor();
    await page.keyboard.type('补充健康指导');
    await press('F9');
    await expect.poll(async () => (await pageOf('healthy')).examination.signed).toBe(false);
    await page.getByRole('checkbox', { name: '建议复查' }).focus();
    await press('2');
    await press('F10');
    await signWith();
    await expect.poll(signedVersion('healthy')).toBe(2);
    const { signatures, conclusion, superseded } = await pageOf('healthy');
    expect(signatures.map(({ version, reopenedReason }) => [version, reopenedReason])).toEqual([[2, null], [1, '补充健康指导']]);
    expect(signatures[1]?.contentHash).toBe(first?.contentHash);
    expect(signatures[0]?.contentHash).not.toBe(first?.contentHash);
    expect(conclusion).toMatchObject({ reason: '补充健康指导', values: { healthGuidance: { options: ['2'] } } });
    expect(superseded.map(({ station }) => station)).toEqual(['review']);
  });

  it('lists the referrals and prints one again', async () => {
    await openAt('/referrals');
    const grid = screen.page.getByRole('grid', { name: '转诊单' });
    await grid.getByText(personOf('urgent').examNumber).waitFor();
    await grid.focus();
    await press('F4');
    await screen.page.frameLocator('iframe[title^="转诊单"]').getByText('示例县人民医院').first().waitFor();
  });
});
