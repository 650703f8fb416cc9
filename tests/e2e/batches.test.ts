import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../shared/model/day.ts';
import { demoPeople } from '../support/examine.ts';
import { launchBrowser } from '../support/browser.ts';
import { startHub, type Hub } from '../support/hub.ts';
import { signInAt, type HubClient } from '../support/hubClient.ts';
import { openScreen, type Screen } from '../support/openScreen.ts';
import { startPlatform, type Platform } from '../support/platform/startPlatform.ts';
import { examine, openCrew, openExamination, sign, type Crew } from '../support/wholeExamination.ts';
import type { DemoResident } from '../../electron/station/demo/township.ts';

const artifacts = path.join(import.meta.dirname, '..', 'artifacts');
const residents = 200;

describe('batches', () => {
  let hub: Hub;
  let platform: Platform;
  let browser: Browser;
  let screen: Screen;
  let page: Page;
  let manager: HubClient;
  let crew: Crew;
  let young: DemoResident[];

  const today = dayOf(Date.now());
  const sum = () => page.getByRole('region').getByText(/^平台已确认 \d/);
  const signSome = async (count: number) => {
    for (const person of young.splice(0, count)) {
      const opened = await openExamination(crew, person);
      await examine(crew, opened);
      await sign(crew, opened);
    }
  };
  const newest = async () => {
    const [batch] = await manager.batches.list({});
    if (!batch) throw new Error('no batch');
    return batch;
  };

  beforeAll(async () => {
    [hub, platform, browser] = await Promise.all([startHub({ residents }), startPlatform(), launchBrowser()]);
    manager = (await signInAt(hub.url, 'admin')).client;
    const { campaign } = await manager.site.overview({});
    crew = await openCrew({ as: async (account) => (await signInAt(hub.url, account)).client }, campaign?.campaignId ?? '');
    young = demoPeople(crew.catalogue, residents, today).filter(({ demographics: { birthDate } }) => birthDate > '1994' && birthDate < '2010');
    await signSome(3);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    platform.control.reset();
    screen = await openScreen(browser, hub.url, 'admin', '/batches');
    page = screen.page;
    await page.getByText('已签署、还没结批').waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: path.join(artifacts, `batches-${task.name.slice(0, 40)}.png`) });
    await screen.close();
  });

  it('closes a batch under the proposed name, and counts only what the platform confirmed', async () => {
    await page.getByText('3 份', { exact: true }).waitFor();
    const name = page.getByRole('textbox', { name: '批次名称' });
    const proposed = (await name.getAttribute('placeholder')) ?? '';
    expect(proposed).toMatch(new RegExp(`^${today} \\S`));
    await name.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: proposed }).waitFor();
    expect(await newest()).toMatchObject({ name: proposed, total: 3, counts: { queued: 3 } });

    // Without an address nothing can go out, and the page says where to set it.
    await page.getByText(/还没有填写上报平台的地址/).waitFor();
    expect(await page.getByRole('region', { name: proposed }).getByRole('button', { name: '上报', exact: true }).isDisabled()).toBe(true);
    await manager.site.changeSettings({ platform: { url: platform.url, timeoutMs: 20_000, gzip: true } });
    await page.getByText(/还没有填写上报平台的地址/).waitFor({ state: 'detached' });

    platform.control.misbehave({ kind: 'reject', expression: 'Bundle.entry[0].resource.name', code: 'required', text: 'family name missing' });
    await page.keyboard.press('F9');
    await page.getByText(/有 1 份被退回/).waitFor();
    await sum().getByText('2/3').or(sum().filter({ hasText: '2/3' })).first().waitFor();
    expect((await newest()).counts).toEqual({ accepted: 2, rejected: 1 });
    expect(await page.getByText('成功').count()).toBe(0);

    // The reason stands beside the examination, whole when its line is chosen.
    const grid = page.getByRole('grid', { name: '这一批的体检表' });
    await grid.focus();
    await page.keyboard.press('Home');
    const detail = page.getByRole('complementary').filter({ hasText: '平台退回的原因' });
    await detail.waitFor();
    expect(await detail.textContent()).toMatch(/姓名.*family name missing/);
    await page.getByRole('radio', { name: /^被退回/ }).check();
    expect(await grid.getByRole('row').count()).toBe(2);

    await page.keyboard.press('F7');
    await page.getByText('这一批平台都已确认，不用再报。').waitFor();
    expect((await newest()).counts).toEqual({ accepted: 3 });
    expect(platform.control.counts()).toMatchObject({ Composition: 3 });
  });

  it('asks about what got no answer, and never sends it twice', async () => {
    await signSome(1);
    await page.getByText('1 份', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: '批次名称' }).fill('下午一份');
    await page.keyboard.press('F8');
    await page.getByRole('heading', { name: '下午一份' }).waitFor();
    platform.control.misbehave({ kind: 'dropAfter' });
    await page.keyboard.press('F9');
    await page.getByText(/送出后没有等到回答/).waitFor();
    expect((await newest()).counts).toEqual({ sentUnknown: 1 });
    await page.keyboard.press('F9');
    await page.getByText('这一批平台都已确认，不用再报。').waitFor();
    expect((await newest()).counts).toEqual({ accepted: 1 });
    expect(platform.control.requests().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('is not for those without the right', async () => {
    const registrar = await openScreen(browser, hub.url, 'dengji', '/batches');
    await registrar.page.getByText('您的账号不能看这一页').waitFor();
    await registrar.close();
  });
});
