import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startHub, type Hub } from '../support/hub.ts';
import { openScreen, type Screen } from '../support/openScreen.ts';
import { identityNumber } from '../support/rosterFixture.ts';

const artifacts = path.join(import.meta.dirname, '..', 'artifacts');

const good = identityNumber('659998', '1958-03-12', 201);
const elsewhere = identityNumber('659998', '1961-07-05', 202);

describe('the roster', () => {
  let hub: Hub;
  let browser: Browser;
  let screen: Screen;
  let page: Page;
  let village: string;

  const lines = () => [
    '示例乡全民健康体检花名册,,,,',
    '受检者姓名,证件号,行政村,手机号,备注甲',
    `阿依夏木·热合曼,${good},${village},13900002201,行动慢`,
    `热孜婉古丽·吐尔逊,6.59998E+17,${village},13900002202,`,
    `哈力旦·买买提,${elsewhere},老喀拉大队,13900002203,`,
    '注：以本人证件为准,,,,',
  ];
  const choose = async (name: string, content: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('F2');
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  };
  const counted = async () => Object.fromEntries(await page.locator('dl > div').evaluateAll((all) => all.map((one) => [one.querySelector('dt')?.textContent, Number(one.querySelector('dd')?.textContent)])));
  const people = async () => {
    const { campaign } = await screen.client.site.overview({});
    return (await screen.client.progress.table({ campaignId: campaign?.campaignId ?? '', group: 'everyone', day: null })).reduce((sum, { counts }) => sum + counts.due, 0);
  };

  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub({ residents: 60 }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    screen = await openScreen(browser, hub.url, 'admin', '/roster');
    page = screen.page;
    village = (await screen.client.site.overview({})).villages[0]?.name ?? '';
    await page.getByText(/把名册文件拖到这里/).waitFor();
    // Files are taken from here on: a listener that comes with the key may come too late.
    page.on('filechooser', () => undefined);
    // The screen has the keyboard when its button has the focus.
    await page.locator('button:focus').filter({ hasText: '选文件' }).waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: path.join(artifacts, `roster-${task.name.slice(0, 40)}.png`) });
    await screen.close();
  });

  it('is read, mapped, tried out, corrected and written by keyboard; the same file again changes nothing', async () => {
    const before = await people();
    await choose('名册.csv', lines().join('\n'));
    // The columns as the program understood them; one it does not know is passed over.
    await page.getByRole('table', { name: '各列的对应' }).waitFor();
    expect(await page.getByRole('table', { name: '各列的对应' }).getByRole('button').allTextContents()).toEqual(['姓名', '身份证号', '村', '联系电话', '不导入']);
    await page.keyboard.press('F6');
    await page.getByRole('tab', { name: '不导入的行 1' }).waitFor();
    expect(await counted()).toEqual({ 新增: 2, 更新: 0, 新列入名单: 0, 不变: 0, 不导入: 1, 略过: 1 });
    const refused = page.getByRole('grid', { name: '不导入的行' }).getByRole('row').nth(1);
    expect(await refused.textContent()).toMatch(/^4证件号.*科学计数/);
    expect(await people()).toBe(before);

    // The list of what is refused is for mending.
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 csv' }).click();
    const exported = readFileSync(await (await download).path(), 'utf8');
    expect(exported).toContain('热孜婉古丽');
    expect(exported).not.toContain('阿依夏木');

    // A village written another way is one that is there.
    await page.getByRole('tab', { name: '新的村 1' }).click();
    const choice = page.getByRole('button', { name: /老喀拉大队/ });
    await choice.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: new RegExp(`^${village}`) }).waitFor();
    await page.keyboard.type(village.slice(0, 1));
    await page.getByRole('option', { name: new RegExp(`^${village}`) }).click();
    await page.getByText(/村的对应改过了/).waitFor();
    expect(await page.getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('F6');
    await page.getByRole('tab', { name: '新的村 0' }).waitFor();

    // Somebody who looks at something else meanwhile finds it as it was.
    await page.getByRole('button', { name: /^进度/ }).click();
    await page.getByRole('heading', { name: '进度' }).waitFor();
    await page.getByRole('button', { name: /^花名册/ }).click();
    await page.getByText('名册.csv').waitFor();
    await page.getByRole('tab', { name: '不导入的行 1' }).waitFor();
    await page.keyboard.press('F9');
    await page.getByText(/^已导入。还有 1 行没有导入/).waitFor();
    expect(await people()).toBe(before + 2);
    const [found] = await screen.client.residents.search({ text: elsewhere, limit: 1 });
    expect(found).toMatchObject({ name: '哈力旦·买买提', villageName: village });

    await choose('名册.csv', lines().join('\n'));
    await page.getByText('上次的选择').first().waitFor();
    await page.keyboard.press('F6');
    await page.getByText(/没有要写入的/).waitFor();
    expect(await counted()).toEqual({ 新增: 0, 更新: 0, 新列入名单: 0, 不变: 2, 不导入: 1, 略过: 1 });
  });

  it('asks what the columns of a list without titles are, and takes what is chosen', async () => {
    const number = identityNumber('659998', '1970-02-03', 203);
    await choose('无标题.csv', [`王五,${village},${number.slice(0, 6)}`, `赵六,${village},${number.slice(0, 6)}`].join('\n'));
    await page.getByText(/还没有选哪一列是/).waitFor();
    expect(await page.getByRole('button', { name: '试算' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /“第1列”导入为/ }).click();
    await page.getByRole('option', { name: '姓名', exact: true }).click();
    await page.getByRole('button', { name: /“第3列”导入为/ }).click();
    await page.getByRole('option', { name: '身份证号', exact: true }).click();
    await page.getByText(/还没有选哪一列是/).waitFor({ state: 'detached' });
    await page.keyboard.press('F6');
    await page.getByRole('tab', { name: '不导入的行 2' }).waitFor();
    expect(await counted()).toMatchObject({ 新增: 0, 不导入: 2 });
  });

  it('says why a file is none', async () => {
    await choose('网页.xls', '<html><body><table><tr><td>姓名</td></tr></table></body></html>');
    await page.getByText(/这不是表格文件/).waitFor();
    await page.getByRole('button', { name: '换一个文件' }).waitFor();
  });
});
