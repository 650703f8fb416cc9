import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import { demoPeople, examine } from '../support/examine.ts';
import { launchBrowser } from '../support/browser.ts';
import { signInAt, type HubClient } from '../support/hubClient.ts';
import { startHub, type Hub } from '../support/hub.ts';

/** Slower than a scanner, so that it counts as typing. */
const typingDelayMs = 40;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let hub: Hub;
let page: Page;
/** The manager, asking through the contract what was really stored. */
let manager: HubClient;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startHub({ residents: 60 }), launchBrowser()]);
  manager = (await signInAt(hub.url, 'admin')).client;
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(hub.url);
});
afterAll(async () => {
  await browser.close();
  await hub.close();
});

async function type(...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await page.keyboard.type(line, { delay: typingDelayMs });
    await page.keyboard.press('Enter');
  }
}

/** A card reader or scanner: no pause between the letters. */
const scan = async (text: string) => {
  await page.evaluate((scanned) => {
    for (const key of [...Array.from(scanned), 'Enter']) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, text);
};

const shot = (name: string) => page.screenshot({ path: path.join(import.meta.dirname, '..', 'artifacts', `administration-${name}.png`) });
const heading = (name: string) => page.getByRole('heading', { name });
const openTab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const asStaff = async (account: string) => (await manager.staff.list({})).find((one) => one.account === account);

async function signIn(account: string, password: string = demoPassword): Promise<void> {
  await page.getByLabel('账号').waitFor();
  await type(account, password);
}

async function openAdministration(): Promise<void> {
  await page.getByRole('navigation', { name: '任务' }).getByRole('button', { name: /^管理/ }).press('Enter');
  await page.getByRole('grid', { name: '人员表' }).waitFor();
}

async function chooseFromMenu(entry: string): Promise<void> {
  await page.getByRole('button', { name: /的菜单$/ }).press('Enter');
  await page.getByRole('menuitem', { name: entry }).press('Enter');
}

async function expectAccessible(): Promise<void> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

describe('the manager', () => {
  it('signs in; a wrong password gets one plain sentence', async () => {
    await signIn('admin', 'not-the-password');
    await page.getByText('账号或密码不对。').waitFor();
    await expectAccessible();
    await type(demoPassword);
    await openAdministration();
    await page.getByText('演示数据').first().waitFor();
    const grid = page.getByRole('grid', { name: '人员表' });
    const startsOf = (role: 'columnheader' | 'gridcell') => grid.getByRole(role).evaluateAll((cells) => cells.slice(0, 6).map((cell) => Math.round(cell.getBoundingClientRect().left)));
    expect(await startsOf('columnheader')).toEqual(await startsOf('gridcell'));
    await expectAccessible();
  });

  it('adds a member of staff by keyboard, with every problem beside its field first', async () => {
    await page.keyboard.press('F6');
    await heading('新人员').waitFor();
    await page.keyboard.press('F9');
    for (const sentence of ['账号至少 2 个字符。', '密码太简单。', '请至少选一个岗位。']) await page.getByText(sentence).waitFor();
    await page.getByLabel('姓名').focus();
    await type('赵护士', 'zhaohushi', 'zhao-hushi-1');
    await page.getByRole('checkbox', { name: '检查员' }).press(' ');
    await page.getByText('请选这位检查员在哪几站。').waitFor();
    await page.getByRole('checkbox', { name: '体征' }).press(' ');
    await shot('staff');
    await page.keyboard.press('F9');
    await heading('赵护士').waitFor();
    expect(await asStaff('zhaohushi')).toMatchObject({ name: '赵护士', roles: ['examiner'], stations: ['vitals'], active: true, hasPin: false, hasBadge: false });
    const { client } = await signInAt(hub.url, 'zhaohushi', 'zhao-hushi-1');
    expect((await client.session.current({}))?.permissions).toContain('record.write');
  });

  it('changes stations, takes a deactivation back, and may not remove the last manager', async () => {
    await page.getByRole('checkbox', { name: '心电图' }).press(' ');
    await page.keyboard.press('F9');
    await expect.poll(async () => (await asStaff('zhaohushi'))?.stations).toEqual(['vitals', 'ecg']);
    await page.getByRole('button', { name: '停用' }).press('Enter');
    await page.getByText('赵护士 已停用').waitFor();
    expect((await asStaff('zhaohushi'))?.active).toBe(false);
    await page.keyboard.press('Alt+z');
    await expect.poll(async () => (await asStaff('zhaohushi'))?.active).toBe(true);

    await page.getByRole('row', { name: /admin/ }).click();
    await page.getByRole('button', { name: '停用' }).press('Enter');
    await page.getByText('这是最后一位管理员').waitFor();
    expect((await asStaff('admin'))?.active).toBe(true);
  });

  it('issues a badge to print', async () => {
    await page.getByRole('row', { name: /zhaohushi/ }).click();
    await page.getByRole('button', { name: '工牌', exact: true }).press('Enter');
    await page.keyboard.press('F9');
    await page.frameLocator('iframe').getByText('赵护士').waitFor();
    await shot('badge');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await asStaff('zhaohushi'))?.hasBadge).toBe(true);
  });

  it('opens, closes and reopens a campaign', async () => {
    await openTab('年度场次');
    await page.keyboard.press('F6');
    await heading('新场次').waitFor();
    await page.getByLabel('场次名称').focus();
    await type('秋季补检');
    await page.getByLabel('开始日期').fill('2026-12-31');
    await page.getByLabel('结束日期').fill('2026-10-01');
    await page.getByText('结束日期早于开始日期。').waitFor();
    await page.getByLabel('开始日期').fill('2026-10-01');
    await page.getByLabel('结束日期').fill('2026-12-31');
    await page.keyboard.press('F9');
    await page.getByText('请填写。').waitFor();
    await page.getByRole('button', { name: /项目目录/ }).last().press('Enter');
    await page.getByRole('option', { name: nationalCatalogue.version }).press('Enter');
    await page.keyboard.press('F9');
    await heading('秋季补检').waitFor();
    const opened = async () => (await manager.campaigns.list({})).find(({ name }) => name === '秋季补检');
    expect(await opened()).toMatchObject({ startsOn: '2026-10-01', endsOn: '2026-12-31', catalogueVersion: nationalCatalogue.version, closed: false });
    await page.getByRole('button', { name: '结束这个场次' }).press('Enter');
    await expect.poll(async () => (await opened())?.closed).toBe(true);
  });

  it('renames a village and adds one; a code that is there already is refused beside it', async () => {
    await openTab('村');
    const first = (await manager.site.overview({})).villages[0];
    await page.getByLabel(`${first?.code} 村名`).fill('新喀拉村');
    await page.keyboard.press('F6');
    await page.getByLabel(/第 \d+ 个村 村编码/).focus();
    await type(first?.code ?? '', '重复村');
    await page.getByText('这个编码已经有了。').waitFor();
    await page.getByLabel(/第 \d+ 个村 村编码/).fill('659931299');
    await page.keyboard.press('F9');
    await expect.poll(async () => (await manager.site.overview({})).villages.filter(({ name }) => ['新喀拉村', '重复村'].includes(name))).toEqual([{ code: first?.code, name: '新喀拉村' }, { code: '659931299', name: '重复村' }]);
  });

  it('loads a catalogue file whole, or shows every problem in it', async () => {
    await openTab('项目目录');
    const file = path.join(hub.dataDir, 'catalogue.json');
    const [first, ...others] = nationalCatalogue.items;
    writeFileSync(file, JSON.stringify({ ...nationalCatalogue, version: 'county-1', items: [{ ...first, panel: 'noSuchPanel' }, ...others] }));
    await page.getByLabel('读入县里的目录文件').setInputFiles(file);
    await page.getByText('没有读入：').waitFor();
    await shot('catalogue-problems');
    expect((await manager.catalogue.versions({})).map(({ version }) => version)).not.toContain('county-1');
    writeFileSync(file, JSON.stringify({ ...nationalCatalogue, version: 'county-1', title: '示例县目录' }));
    await page.getByLabel('读入县里的目录文件').setInputFiles(file);
    await page.getByText('示例县目录').waitFor();
    expect(await manager.catalogue.versions({})).toContainEqual({ version: 'county-1', title: '示例县目录' });
  });

  it('sets platform, hospitals and lock time; a token is written and never shown', async () => {
    await openTab('上报平台');
    await page.getByLabel('平台地址').fill('http://platform.example/fhir');
    await page.keyboard.press('F9');
    await page.getByText('平台地址不对。').waitFor();
    await page.getByLabel('平台地址').fill('https://platform.example/fhir');
    await page.getByLabel('访问令牌').fill('a-secret-token');
    await page.getByLabel('等待时间').fill('120');
    await page.keyboard.press('F9');
    await page.getByText('已设置。要换，请填新的').waitFor();
    expect(await page.getByLabel('访问令牌').inputValue()).toBe('');
    await openTab('转诊医院');
    await page.keyboard.press('F6');
    await page.getByLabel('第 2 家医院').focus();
    await type('示例地区医院');
    await openTab('锁屏与密钥');
    await page.getByLabel('无人操作多久后锁屏').fill('7');
    await page.keyboard.press('F9');
    await expect.poll(async () => manager.site.settings({})).toMatchObject({
      platform: { url: 'https://platform.example/fhir', timeoutMs: 120_000, gzip: true }, platformTokenSet: true, lockAfterMinutes: 7, referralHospitals: [expect.any(String) as string, '示例地区医院'],
    });
  });

  it('renews the recovery key only with the password, and asks two groups back', async () => {
    await page.getByRole('button', { name: '换一个恢复密钥' }).press('Enter');
    await page.getByLabel('您的密码').waitFor();
    await type('wrong-password');
    await page.getByText('账号或密码不对。').waitFor();
    await type(demoPassword);
    await page.getByTestId('recovery-group').first().waitFor();
    const groups = await page.getByTestId('recovery-group').allInnerTexts();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    const asked = await page.locator('.ui-recovery .ui-field-label').allInnerTexts();
    await page.locator('.ui-recovery input').first().focus();
    await type(...asked.map((label) => groups[Number(/\d+/.exec(label)?.[0]) - 1] ?? ''));
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  });
});

describe('lock and quick switch', () => {
  it('locks from anywhere, hides the page, and unlocks with the person\'s own PIN', async () => {
    await chooseFromMenu('我的密码');
    await page.getByRole('tab', { name: '数字密码' }).click();
    await page.getByLabel('现在的密码').fill(demoPassword);
    await page.getByLabel('新的数字密码').fill('1234');
    await page.getByLabel('再输一次').fill('1234');
    await page.keyboard.press('Enter');
    await page.getByText('数字密码太简单。').waitFor();
    await page.getByLabel('新的数字密码').fill('2583');
    await page.getByLabel('再输一次').fill('2583');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await asStaff('admin'))?.hasPin).toBe(true);

    await page.keyboard.press('Control+l');
    await heading('屏幕已锁定').waitFor();
    expect(await page.getByText('锁屏与密钥').isVisible()).toBe(false);
    await expectAccessible();
    await shot('locked');
    await page.keyboard.press('F6');
    await type('9999');
    await page.getByText('数字密码不对。').waitFor();
    await type('2583');
    await page.getByRole('tab', { name: '锁屏与密钥' }).waitFor();
  });

  it('switches to another person by a badge from anywhere, who sees only their one task, full width', async () => {
    const badge = 'S0123456789ABCD';
    const ultrasound = await asStaff('chaosheng');
    await manager.staff.setBadge({ staffId: ultrasound?.staffId ?? '', badge });
    await scan('S0000000000000A');
    await page.getByText('不认识这张工牌。').waitFor();
    await scan(badge);
    await page.getByRole('button', { name: '叶尔医生的菜单' }).waitFor();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/station\/ultrasound/);
    expect(await page.getByRole('navigation', { name: '任务' }).count()).toBe(0);
    await shot('one-task');
  });

  it('switches by account and PIN with F12', async () => {
    await page.keyboard.press('F12');
    await page.getByRole('dialog', { name: '换人' }).waitFor();
    await page.getByLabel('账号').waitFor();
    await type('admin', '2583');
    await page.getByRole('button', { name: '管理员的菜单' }).waitFor();
    await openAdministration();
  });

  it('keeps colours and size for this computer', async () => {
    await chooseFromMenu('显示');
    await page.getByRole('radio', { name: '阳光下' }).press(' ');
    await page.getByRole('radio', { name: '特大' }).press(' ');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('grid', { name: '人员表' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('sun');
    expect(await page.locator('html').getAttribute('data-scale')).toBe('150');
    await shot('sun-150');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await chooseFromMenu('退出登录');
  });
});

describe('the auditor', () => {
  it('reads who did what, by kind and person, with the content in plain names and the proof', async () => {
    await signIn('shenji');
    await page.getByRole('grid', { name: '日志条目，新的在前' }).waitFor();
    await expectAccessible();
    const refused = page.getByRole('row', { name: /登录被拒/ });
    await refused.first().click();
    await page.getByRole('complementary', { name: '日志条目' }).getByText('校验值').waitFor();
    await shot('audit');

    await page.getByRole('combobox', { name: '做了什么' }).fill('改登录方式');
    await page.getByRole('option', { name: '改登录方式' }).click();
    await page.keyboard.press('F9');
    await expect.poll(() => page.getByRole('row', { name: /改登录方式/ }).count()).toBeGreaterThan(3);
    expect(await page.getByRole('row', { name: /退出登录/ }).count()).toBe(0);
    await page.getByRole('row', { name: /改登录方式/ }).first().click();
    const detail = page.getByRole('complementary', { name: '日志条目' });
    await detail.getByText('登录方式', { exact: true }).waitFor();
    expect(await detail.innerText()).not.toContain('argon2');
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /退出登录/ }).first().waitFor();
  });

  it('shows a record in the words of the form, marks what is restricted, and finds it by the exam number', async () => {
    const { today } = await manager.site.overview({});
    const person = demoPeople(nationalCatalogue, 60, today).find(({ demographics }) => demographics.birthDate < `${Number(today.slice(0, 4)) - 66}`);
    if (!person) throw new Error('nobody of 65 in the demo township');
    const { examNumber } = await examine({ as: async (account) => (await signInAt(hub.url, account)).client }, person, { seed: 5 });
    await page.getByLabel('体检编号').fill(examNumber);
    await page.keyboard.press('F9');
    const found = page.getByRole('row').filter({ hasText: examNumber });
    await found.first().waitFor();
    expect(await page.getByRole('row').filter({ hasText: '登录' }).count()).toBe(0);
    await page.getByRole('combobox', { name: '人员' }).or(page.getByRole('button', { name: /人员/ })).first().press('Enter');
    await page.getByRole('option', { name: '阿依古丽医生' }).press('Enter');
    await page.keyboard.press('F9');
    await page.getByRole('row', { name: /受保护/ }).first().click();
    const detail = page.getByRole('complementary', { name: '日志条目' });
    await detail.getByText('老年人认知功能').waitFor();
    await detail.getByText('这条含有受保护的内容').waitFor();
    expect(await detail.innerText()).not.toMatch(/cognitionScreen|selfCare|undefined/);
    await shot('audit-record');
    await page.keyboard.press('Escape');
  });

  it('checks the whole journal and says the result in one sentence', async () => {
    await page.keyboard.press('F7');
    await page.getByText(/核对完 [\d,]+ 条日志、\d+ 张表：没有缺失，没有改动/).first().waitFor({ timeout: 60_000 });
    await shot('verified');
  });

  it('has no way to administration', async () => {
    expect(await page.getByRole('navigation', { name: '任务' }).getByText('管理').count()).toBe(0);
    await page.goto(`${hub.url}/#/administration`);
    await page.getByText('您的账号不能看这一页').waitFor();
  });
});
