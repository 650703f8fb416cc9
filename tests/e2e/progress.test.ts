import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { register, type Registered } from '../support/desk.ts';
import { startHub, type Hub } from '../support/hub.ts';
import { openScreen, type Screen } from '../support/openScreen.ts';

const artifacts = path.join(import.meta.dirname, '..', 'artifacts');

describe('progress', () => {
  let hub: Hub;
  let browser: Browser;
  let screen: Screen;
  let page: Page;
  let people: Registered[];

  const focusedCell = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  /** The number in a cell of the table, as it is read out. */
  const cell = (row: string, column: string) => page.getByRole('button', { name: new RegExp(`^${row}，${column}：`) });

  beforeAll(async () => {
    [hub, browser] = await Promise.all([startHub({ residents: 200 }), launchBrowser()]);
    people = await register(hub.url, 3, ({ ageYears }) => ageYears >= 65);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    screen = await openScreen(browser, hub.url, 'zongjian', '/progress');
    page = screen.page;
    await cell('合计', '名单').waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: path.join(artifacts, `progress-${task.name.slice(0, 40)}.png`) });
    await screen.close();
  });

  it('opens the people behind a number by keyboard, and comes back to it', async () => {
    const { campaign } = await screen.client.site.overview({});
    const table = await screen.client.progress.table({ campaignId: campaign?.campaignId ?? '', group: 'everyone', day: null });
    const registered = table.reduce((sum, { counts }) => sum + counts.registered, 0);
    expect(registered).toBe(3);
    expect(await cell('合计', '名单').getAttribute('aria-label')).toBe('合计，名单：200人');

    await page.getByRole('button', { name: new RegExp(`^${table[0]?.villageName ?? ''}，名单：`) }).focus();
    for (let row = 0; row < table.length; row += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await focusedCell()).toBe('合计，登记：3人');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '合计 · 登记' }).waitFor();
    for (const { name, examNumber } of people) {
      const row = page.getByRole('row').filter({ hasText: examNumber });
      expect(await row.textContent()).toContain(name);
      // What is still to do at each station of the package.
      expect(await row.getByText('还没做').count()).toBeGreaterThan(5);
    }
    expect(await page.getByText('共 3 人').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await cell('合计', '登记').waitFor();
    expect(await focusedCell()).toBe('合计，登记：3人');
  });

  it('shows where people stand, and what was done today', async () => {
    await page.getByRole('radio', { name: '现在停在' }).check();
    await cell('合计', '未到').waitFor();
    expect(await cell('合计', '未到').getAttribute('aria-label')).toBe('合计，未到：197人');
    expect(await cell('合计', '刚登记').getAttribute('aria-label')).toBe('合计，刚登记：3人');
    await page.getByRole('radio', { name: '今天做到' }).check();
    await cell('合计', '登记').waitFor();
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['村 / 社区', '登记', '检查完成', '总检签字', '平台确认']);
    expect(await cell('合计', '登记').getAttribute('aria-label')).toBe('合计，登记：3人');
  });

  it('counts by group, sensitive ones only for those who may know', async () => {
    await page.getByRole('radio', { name: '按人群' }).check();
    await cell('全部居民', '名单').waitFor();
    expect(await cell('65岁及以上', '登记').getAttribute('aria-label')).toBe('65岁及以上，登记：3人');
    expect(await cell('孕产妇', '名单').count()).toBe(1);
    const registrar = await openScreen(browser, hub.url, 'dengji', '/progress');
    await registrar.page.getByRole('radio', { name: '按人群' }).check();
    await registrar.page.getByRole('button', { name: /^高血压，名单：/ }).waitFor();
    expect(await registrar.page.getByRole('button', { name: /肺结核|严重精神障碍|孕产妇/ }).count()).toBe(0);
    await registrar.close();
  });

  it('changes while one looks', async () => {
    await register(hub.url, 1, ({ ageYears }) => ageYears >= 65);
    await page.getByRole('button', { name: '合计，登记：4人' }).waitFor();
  });
});
