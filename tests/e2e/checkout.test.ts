import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, StationCode } from '../../shared/catalogue/types.ts';
import { isRecordedByPanel } from '../../shared/examination/slot.ts';
import { launchBrowser } from '../support/browser.ts';
import { register, type Registered } from '../support/desk.ts';
import { startHub, type Hub } from '../support/hub.ts';
import { signInAt, type HubClient } from '../support/hubClient.ts';
import { openScreen, type Screen } from '../support/openScreen.ts';
import { scan } from '../support/scan.ts';

const artifacts = path.join(import.meta.dirname, '..', 'artifacts');

const examiners: Partial<Record<StationCode, string>> = {
  vitals: 'tizheng', interview: 'wenzhen', elderly: 'wenzhen', tcm: 'wenzhen', physical: 'neike', eye: 'neike', lungFunction: 'neike', gynaecology: 'fuke', ultrasound: 'chaosheng', ecg: 'xindian', dr: 'xindian',
};
const declined: Outcome = { outcome: 'declined', reason: '本人不愿意做', witness: '古丽' };

describe('check-out', () => {
  let hub: Hub;
  let browser: Browser;
  let screen: Screen;
  let page: Page;
  let people: Registered[];
  const clients = new Map<string, HubClient>();

  const as = async (account: string): Promise<HubClient> => {
    const known = clients.get(account) ?? (await signInAt(hub.url, account)).client;
    clients.set(account, known);
    return known;
  };
  /** What a station that did nothing writes down: every item with the reason why. */
  const decline = async (examinationId: string, wanted: (station: StationCode) => boolean) => {
    const { unaccounted } = await (await as('zongjian')).examinations.get({ examinationId });
    const slots = new Map(
      unaccounted
        .filter(({ station, item }) => item !== null && examiners[station] !== undefined && wanted(station))
        .map(({ station, panel }) => [`${station} ${isRecordedByPanel(station) ? panel : ''}`, { station, panel: isRecordedByPanel(station) ? panel : null }]),
    );
    for (const { station, panel } of slots.values()) {
      const rpc = await as(examiners[station] ?? '');
      const items = unaccounted.filter((one) => one.station === station && (panel === null || one.panel === panel)).flatMap(({ item }) => item ?? []);
      await rpc.records.save({ examinationId, station, panel, values: {}, outcomes: Object.fromEntries(items.map((item) => [item, declined])), confirmed: {}, replaces: null, reason: null });
    }
    if (!wanted('specimen')) return;
    const nurse = await as('tizheng');
    const { tubes } = await nurse.specimens.form({ examinationId });
    const [first, ...others] = tubes.map(({ tube }) => tube);
    if (first === undefined) return;
    await nurse.specimens.notCollected({ examinationId, tubes: [first], outcome: { outcome: 'deferred', until: '2099-01-05', reason: '没有空腹' } });
    if (others.length > 0) await nurse.specimens.collect({ examinationId, tubes: others });
  };
  const standing = async ({ examinationId }: Registered) => (await as('dengji')).examinations.get({ examinationId });
  const person = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const input = () => page.getByRole('combobox', { name: /扫指引单/ });

  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub({ residents: 200 }), launchBrowser()]);
    people = await register(hub.url, 4, ({ ageYears }) => ageYears >= 65);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    screen = await openScreen(browser, hub.url, 'dengji', '/checkout');
    page = screen.page;
    await input().waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: path.join(artifacts, `checkout-${task.name.slice(0, 40)}.png`) });
    await screen.close();
  });
  const somebody = (index: number): Registered => {
    const found = people[index];
    if (!found) throw new Error(`no person ${index}`);
    return found;
  };

  it('says what is missing, where, and how long the line is; refuses; and lets go once everything has its word', async () => {
    const who = somebody(0);
    await scan(page, who.examNumber.replaceAll('-', ''));
    await person(who.name).waitFor();
    await page.getByText('还不能离开').waitFor();
    // Fasting: blood first. Three more people stand in that line.
    await page.getByText('下一站：采血').waitFor();
    await page.getByText('要空腹，先去 · 前面 3 人').waitFor();
    const missing = page.getByRole('table', { name: '还差的项目' });
    await missing.getByRole('row', { name: /^心电图 .*心电图/ }).waitFor();
    await missing.getByRole('row', { name: /采血.*EDTA抗凝管/ }).waitFor();
    await missing.getByRole('row', { name: /检验.*以后出结果，不用等/ }).waitFor();
    await page.screenshot({ path: path.join(artifacts, 'checkout-missing.png') });

    await page.keyboard.press('F9');
    await page.getByText('没有交表：还差下面这些').waitFor();
    expect((await standing(who)).checkedOutAt).toBeNull();

    // Elsewhere the day goes on; this page follows.
    await decline(who.examinationId, (station) => station !== 'vitals');
    await page.getByText('下一站：体征').waitFor();
    expect(await missing.getByRole('row', { name: /心电图/ }).count()).toBe(0);
    const settled = page.getByRole('region', { name: '未做，已有交代' });
    await settled.getByText('本人不愿意做').first().waitFor();
    await settled.getByText('见证人 古丽').first().waitFor();
    await settled.getByRole('listitem').filter({ hasText: 'EDTA抗凝管' }).filter({ hasText: '推迟' }).filter({ hasText: '没有空腹' }).filter({ hasText: '补做 2099-01-05' }).waitFor();
    await page.keyboard.press('F9');
    await page.getByText('没有交表：还差下面这些').waitFor();
    expect((await standing(who)).checkedOutAt).toBeNull();

    await decline(who.examinationId, (station) => station === 'vitals');
    await page.getByText('可以离开', { exact: true }).waitFor();
    await page.getByText('检验结果以后出，不用等。').waitFor();
    expect(await page.getByText('没有交表').count()).toBe(0);
    await page.screenshot({ path: path.join(artifacts, 'checkout-may-go.png') });
    await page.keyboard.press('F9');
    await page.getByText(`${who.name} 已交表 ${who.examNumber}`).waitFor();
    const gone = await standing(who);
    expect(gone.checkedOutAt).not.toBeNull();
    expect(gone.pendingStations).toEqual(['laboratory']);
    expect(await input().evaluate((element) => element === document.activeElement)).toBe(true);

    // Again: told so, and nothing to press.
    await scan(page, who.examNumber.replaceAll('-', ''));
    await page.getByText('已交表离开').waitFor();
    expect(await page.getByRole('button', { name: '交表，可以离开' }).count()).toBe(0);
  });

  it('lists who is still in the building, the longest first, and opens them by keyboard', async () => {
    const list = page.getByRole('grid', { name: '还在的人' });
    await list.getByRole('row').nth(3).waitFor();
    const names = await list.getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => row.querySelector('[role=gridcell]')?.textContent));
    expect(names).toEqual([1, 2, 3].map((index) => somebody(index).name));
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await person(somebody(2).name).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('请扫指引单').waitFor();
  });

  it('finds by card and by name, and says what is wrong with a number', async () => {
    const who = somebody(1);
    const registrar = await as('dengji');
    const { person: known } = await standing(who);
    const { identity } = await registrar.residents.get({ residentId: known.residentId });
    await scan(page, identity.number);
    await person(who.name).waitFor();

    await input().focus();
    await page.keyboard.insertText(somebody(2).name);
    await page.getByRole('option').filter({ hasText: somebody(2).examNumber }).waitFor();
    await page.keyboard.press('Enter');
    await person(somebody(2).name).waitFor();

    const digits = who.examNumber.replaceAll('-', '');
    await scan(page, `${digits.slice(0, -1)}${digits.endsWith('A') ? 'B' : 'A'}`);
    await page.getByText('体检编号读错了（校验位不对）。请再扫一次。').waitFor();

    const absent = (await registrar.residents.search({ text: 'a', limit: 50 })).find(({ examinationId }) => examinationId === null);
    if (!absent) throw new Error('everybody is registered');
    await scan(page, (await registrar.residents.get({ residentId: absent.residentId })).identity.number);
    await page.getByText(`${absent.name}今天还没有登记`).waitFor();
  });

  it('is reached from reception with the person open', async () => {
    const who = somebody(3);
    await page.keyboard.press('F2');
    await page.getByRole('combobox', { name: /刷卡/ }).waitFor();
    await scan(page, who.examNumber.replaceAll('-', ''));
    await page.getByText('今年已登记').waitFor();
    await page.getByRole('button', { name: '打开交表页' }).press('Enter');
    await page.getByText('还不能离开').waitFor();
    await person(who.name).waitFor();
  });
});
