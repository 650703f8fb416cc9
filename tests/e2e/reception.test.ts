import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Candidate } from '../../shared/contract/shapes.ts';
import { residentIdCheckDigit } from '../../shared/model/identityNumber.ts';
import { launchBrowser } from '../support/browser.ts';
import { startHub, type Hub } from '../support/hub.ts';
import { signInAt, type HubClient } from '../support/hubClient.ts';
import { openScreen, type Screen } from '../support/openScreen.ts';
import { scan } from '../support/scan.ts';

const artifacts = path.join(import.meta.dirname, '..', 'artifacts');

describe('the registrar', () => {
  let hub: Hub;
  let browser: Browser;
  let auditor: HubClient;
  let desk: Screen;
  let page: Page;
  let registrar: HubClient;
  let campaignId: string;
  let today: string;
  /** People nobody has met yet, one for each test. */
  let people: Candidate[];

  beforeAll(async () => {
    hub = await startHub({ residents: 400 });
    browser = await launchBrowser();
    auditor = (await signInAt(hub.url, 'shenji')).client;
    const { client } = await signInAt(hub.url, 'dengji');
    const site = await client.site.overview({});
    today = site.today;
    campaignId = site.campaign?.campaignId ?? '';
    const found = await Promise.all(['王', '李', '阿', '古', '努', '马', '买'].map((text) => client.residents.search({ text, limit: 50 })));
    people = found.flat().filter(({ ageYears, identityKind }) => ageYears >= 20 && identityKind === 'residentIdCard');
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    desk = await openScreen(browser, hub.url, 'dengji', '/reception');
    ({ page, client: registrar } = desk);
    await input().waitFor();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await page.screenshot({ path: path.join(artifacts, `reception-${task.name.slice(0, 40)}.png`) });
    await desk.close();
  });

  const input = () => page.getByRole('combobox', { name: /刷卡/ });
  const person = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const somebody = (suited: (candidate: Candidate) => boolean = () => true): Candidate => {
    const at = people.findIndex(suited);
    const [candidate] = people.splice(at < 0 ? people.length : at, 1);
    if (!candidate) throw new Error('somebody: the township has nobody like that left');
    return candidate;
  };
  const numberOf = async ({ residentId }: Candidate) => (await registrar.residents.get({ residentId })).identity.number;
  const examinationOf = async (residentId: string) => (await registrar.residents.get({ residentId })).examinations.find((one) => one.campaignId === campaignId) ?? null;
  const prints = async (examNumber: string) => {
    const entries = await auditor.journal.audit({ kinds: ['document.printed'], staffId: null, examNumber, residentText: null, fromDay: null, toDay: null, before: null, limit: 50 });
    return entries.map(({ body }) => ({ document: body['document'], reason: body['reason'] }));
  };
  const opened = async (examNumber: string) => {
    const [entry] = await auditor.journal.audit({ kinds: ['examination.opened'], staffId: null, examNumber, residentText: null, fromDay: null, toDay: null, before: null, limit: 1 });
    return entry?.body;
  };
  /** The station's answer is on the screen before anything is read from it. */
  const registered = async (name: string) => {
    await page.getByRole('status').filter({ hasText: '已送打印' }).waitFor();
    await person(name).waitFor({ state: 'detached' });
  };

  it('registers a known resident with the card and one key, prints guide sheet and labels once, and is ready for the next', async () => {
    const who = somebody(({ ageYears }) => ageYears >= 65);
    await scan(page, await numberOf(who));
    await person(who.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.getByText('胸部DR').waitFor();
    await page.screenshot({ path: path.join(artifacts, 'reception-person.png') });
    await page.keyboard.press('F6');
    await page.keyboard.press('F9');
    await registered(who.name);

    const examination = await examinationOf(who.residentId);
    expect(examination).toMatchObject({ examinedOn: today, stage: 'registered' });
    const examNumber = examination?.examNumber ?? '';
    expect(await opened(examNumber)).toMatchObject({ fasting: true, identityConfirmed: 'card', walkIn: false });
    expect(await prints(examNumber)).toEqual(expect.arrayContaining([{ document: 'guideSheet', reason: null }, { document: 'tubeLabels', reason: null }]));
    expect(await prints(examNumber)).toHaveLength(2);
    expect(await input().inputValue()).toBe('');
    expect(await input().evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByText(examNumber).first().waitFor();

    // The same card again: told so, and nothing is opened or printed a second time.
    await scan(page, await numberOf(who));
    await page.getByText(`今年已登记：${examNumber}`).waitFor();
    await page.keyboard.press('F9');
    expect((await registrar.residents.get({ residentId: who.residentId })).examinations).toHaveLength(1);
    expect(await prints(examNumber)).toHaveLength(2);

    // A second sheet wants a reason.
    await page.keyboard.press('F8');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /尿管/ }).waitFor();
    await page.keyboard.press('F9');
    await dialog.getByText('请选一个原因').waitFor();
    await page.keyboard.press('3');
    for (const box of await dialog.getByRole('checkbox', { name: /标签/ }).all()) await box.uncheck();
    await page.keyboard.press('F9');
    await dialog.waitFor({ state: 'detached' });
    expect(await prints(examNumber)).toContainEqual({ document: 'guideSheet', reason: '弄丢了' });
    expect(await prints(examNumber)).toHaveLength(3);
  });

  it('hears the card wherever the focus is, and leaves the field as it was', async () => {
    const who = somebody();
    const filter = page.getByRole('searchbox');
    await filter.fill('喀拉');
    await scan(page, await numberOf(who));
    await person(who.name).waitFor();
    await page.keyboard.press('Escape');
    await person(who.name).waitFor({ state: 'detached' });
    expect(await filter.inputValue()).toBe('喀拉');
  });

  it('says in one sentence that a digit is wrong, not which would be right, and opens nobody', async () => {
    const number = await numberOf(somebody());
    const expected = residentIdCheckDigit(number.slice(0, 17));
    await scan(page, `${number.slice(0, 17)}${expected === '7' ? '5' : '7'}`);
    await page.getByText('号码里有一位错了（校验不对）。请看证件逐位核对。').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
  });

  it('finds by initials with arrows and Enter, and asks how the identity was confirmed before it registers', async () => {
    const who = somebody(({ name }) => name.startsWith('马'));
    await page.keyboard.type('m');
    await page.getByRole('option').first().waitFor();
    await input().fill('');
    await page.keyboard.insertText(who.name);
    await page.getByRole('option').filter({ hasText: who.birthDate }).waitFor();
    const options = await page.getByRole('option').allTextContents();
    for (let at = 0; at < options.findIndex((option) => option.includes(who.birthDate)); at += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await person(who.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    // Digits belong to the input until a question has the keys, and are printed only there.
    const digits = page.locator('.ui-choice-code:visible');
    expect(await digits.count()).toBe(0);
    await page.keyboard.press('1');
    expect(await input().inputValue()).toBe('1');
    expect(await page.getByRole('radio', { name: '空腹', exact: true }).isChecked()).toBe(false);
    await input().fill('');
    await page.keyboard.press('F9');
    await page.getByText('还没有选怎样核对的身份').waitFor();
    expect(await examinationOf(who.residentId)).toBeNull();
    expect(await digits.allTextContents()).toEqual(['1', '2', '3', '4']);
    await page.keyboard.press('3');
    await page.keyboard.press('F9');
    await registered(who.name);
    const examination = await examinationOf(who.residentId);
    expect(await opened(examination?.examNumber ?? '')).toMatchObject({ fasting: null, identityConfirmed: 'document' });
  });

  it('prints nothing by itself when told so, and then on F8', async () => {
    const who = somebody();
    await page.getByRole('checkbox', { name: '登记后自动打印' }).uncheck();
    await scan(page, await numberOf(who));
    await person(who.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.keyboard.press('F9');
    await page.getByText('没有打印').waitFor();
    const examNumber = (await examinationOf(who.residentId))?.examNumber ?? '';
    expect(await prints(examNumber)).toEqual([]);
    await page.keyboard.press('F8');
    await page.getByText('已送打印').waitFor();
    expect(await prints(examNumber)).toEqual(expect.arrayContaining([{ document: 'guideSheet', reason: null }, { document: 'tubeLabels', reason: null }]));
    expect(await prints(examNumber)).toHaveLength(2);
  });

  it('corrects the details in place; what somebody else wrote meanwhile is shown, not lost', async () => {
    const who = somebody();
    const before = await registrar.residents.get({ residentId: who.residentId });
    await scan(page, before.identity.number);
    await person(who.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.keyboard.press('F7');
    await page.getByLabel('电话', { exact: true }).waitFor();
    expect(await page.getByLabel('电话', { exact: true }).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.insertText('13900000001');

    const other = (await signInAt(hub.url, 'admin')).client;
    await other.residents.change({ residentId: who.residentId, head: before.head, fields: { phone: '13900000002', familyDoctor: '热依汗' }, reason: null });

    await page.keyboard.press('F9');
    await page.getByText('别人刚刚改成了：13900000002').waitFor();
    expect(await page.getByLabel('家庭医生').inputValue()).toBe('热依汗');
    expect((await registrar.residents.get({ residentId: who.residentId })).demographics.phone).toBe('13900000002');
    await page.keyboard.press('F9');
    await page.getByText('资料已保存').waitFor();
    expect((await registrar.residents.get({ residentId: who.residentId })).demographics).toMatchObject({ phone: '13900000001', familyDoctor: '热依汗' });
  });

  it('keeps half-made corrections when the next card comes', async () => {
    const [first, second] = [somebody(), somebody()];
    await scan(page, await numberOf(first));
    await person(first.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.keyboard.press('F7');
    await page.getByLabel('电话', { exact: true }).fill('13900000009');
    await scan(page, await numberOf(second));
    await person(second.name).waitFor();
    await page.getByText(`${first.name}的资料没有保存`).waitFor();
    await scan(page, await numberOf(first));
    await person(first.name).waitFor();
    await page.getByLabel('电话', { exact: true }).waitFor();
    expect(await page.getByLabel('电话', { exact: true }).inputValue()).toBe('13900000009');
  });

  it('enters somebody who is not on the roster by keyboard; birth date and sex come from the number alone', async () => {
    const body = '65993119580305992';
    const number = `${body}${residentIdCheckDigit(body)}`;
    await scan(page, number);
    await page.getByText('名册里没有这个号码').waitFor();
    await page.keyboard.press('F4');
    await page.getByText('来自证件号码').waitFor();
    await page.getByText('女 · 1958年3月5日').waitFor();
    expect(await page.getByLabel('证件号码').inputValue()).toBe(number);
    await page.keyboard.press('F9');
    await page.getByText('没有姓名。请照证件填写。').waitFor();
    await page.keyboard.insertText('帕提古丽·买买提');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('维吾尔');
    await page.getByRole('option', { name: '维吾尔族' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F9');
    await person('帕提古丽·买买提').waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.keyboard.press('F9');
    await page.keyboard.press('3');
    await page.keyboard.press('F9');
    await registered('帕提古丽·买买提');

    const [found] = await registrar.residents.search({ text: number, limit: 1 });
    const resident = await registrar.residents.get({ residentId: found?.residentId ?? '' });
    expect(resident.demographics).toMatchObject({ name: '帕提古丽·买买提', sex: 'female', birthDate: '1958-03-05', ethnicityCode: '05', villageCode: null, phone: null, groups: [] });
    expect(await opened(resident.examinations[0]?.examNumber ?? '')).toMatchObject({ walkIn: true, identityConfirmed: 'document' });
  });

  it('shows the other beside it when the same person is entered twice, and opens that one', async () => {
    const who = somebody();
    const number = await numberOf(who);
    await page.keyboard.press('F4');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(number.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText('这个号码已经在册').waitFor();
    await page.keyboard.insertText('王另写');
    await page.keyboard.press('F9');
    await page.getByText('同一个证件号码已经有档案，没有新建').waitFor();
    await page.getByRole('cell', { name: '王另写' }).waitFor();
    await page.getByRole('cell', { name: who.name, exact: true }).waitFor();
    await page.keyboard.press('F9');
    await person(who.name).waitFor();
    expect(await registrar.residents.search({ text: number, limit: 5 })).toHaveLength(1);
  });

  it('takes people with other documents, and says in one sentence when the number does not fit them', async () => {
    await page.keyboard.press('F4');
    await page.keyboard.press('6');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('E1');
    await page.keyboard.press('Enter');
    await page.getByText('号码的写法和所选的证件种类不符').waitFor();
    await page.getByLabel('证件号码').fill('e12345678');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('Aigerim Sadykova');
    await page.keyboard.press('Enter');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('19900214');
    await page.keyboard.press('F9');
    await person('Aigerim Sadykova').waitFor();
    const [found] = await registrar.residents.search({ text: 'E12345678', limit: 1 });
    expect(await registrar.residents.get({ residentId: found?.residentId ?? '' })).toMatchObject({ identity: { kind: 'passport', number: 'E12345678' }, demographics: { sex: 'female', birthDate: '1990-02-14' } });
  });

  it('gives a temporary identity with a reason, merges it with the real one, keeps both, and takes it back', async () => {
    const who = somebody(({ ageYears }) => ageYears >= 30);
    await page.keyboard.press('F4');
    await page.keyboard.press('7');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F9');
    await page.getByText('没有写原因').waitFor();
    await page.getByLabel('为什么没有证件').fill('证件遗失，正在补办');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(who.name);
    await page.keyboard.press('Enter');
    await page.keyboard.press(who.sex === 'male' ? '1' : '2');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(who.birthDate);
    await page.getByText('名册里有同名、同生日的人').waitFor();
    await page.keyboard.press('F9');
    await page.getByText('临时身份：还没有证件').waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.keyboard.press('F9');
    await page.keyboard.press('4');
    await page.keyboard.press('F9');
    await registered(who.name);
    const temporary = (await registrar.residents.search({ text: who.name, limit: 10 })).find(({ identityKind }) => identityKind === 'temporary');
    const examination = await examinationOf(temporary?.residentId ?? '');
    expect(examination).not.toBeNull();
    const [entry] = await auditor.journal.audit({ kinds: ['resident.registered'], staffId: null, examNumber: null, residentText: null, fromDay: today, toDay: null, before: null, limit: 1 });
    expect(entry?.body).toMatchObject({ residentId: temporary?.residentId, via: 'walkIn', reason: '证件遗失，正在补办' });

    await scan(page, examination?.examNumber.replaceAll('-', '') ?? '');
    await page.getByText('临时身份：还没有证件').waitFor();
    await page.getByRole('button', { name: '合并到…' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').waitFor();
    await page.keyboard.insertText(await numberOf(who));
    await dialog.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('cell', { name: new RegExp(await numberOf(who)) }).waitFor();
    await page.screenshot({ path: path.join(artifacts, 'reception-merge.png') });
    await page.keyboard.insertText('家属送来身份证，照片一致');
    await page.keyboard.press('F9');
    await page.getByText('已并入').waitFor();
    // One person in this campaign: the examination made under the temporary identity is theirs.
    await page.getByText(`今年已登记：${examination?.examNumber ?? ''}`).waitFor();
    expect((await registrar.residents.get({ residentId: who.residentId })).merged).toHaveLength(1);
    expect((await registrar.residents.get({ residentId: temporary?.residentId ?? '' })).mergedInto).toBe(who.residentId);
    await expect(registrar.examinations.open({ residentId: who.residentId, campaignId, fasting: null, identityConfirmed: 'card' })).rejects.toMatchObject({ code: 'alreadyExists' });

    await page.getByRole('button', { name: '撤销合并…' }).press('Enter');
    await page.getByLabel('为什么撤销').fill('认错了人');
    await page.keyboard.press('F9');
    await page.getByText('已撤销合并').waitFor();
    expect((await registrar.residents.get({ residentId: temporary?.residentId ?? '' })).mergedInto).toBeNull();
    expect(await examinationOf(who.residentId)).toBeNull();
  });

  it('opens the people of a village who have not come, by keyboard', async () => {
    const villages = page.getByRole('grid', { name: '村' });
    await villages.getByRole('row').nth(1).waitFor();
    await villages.focus();
    await page.keyboard.press('Enter');
    const due = page.getByRole('grid', { name: '未到' });
    await due.getByRole('row').nth(1).waitFor();
    const name = await due.getByRole('row').nth(1).getByRole('gridcell').first().textContent();
    await due.focus();
    await page.keyboard.press('Enter');
    await person(name ?? '').waitFor();
  });

  it('takes a picture with the camera and keeps it as a portrait beside the card\'s', async () => {
    await desk.close();
    desk = await openScreen(browser, hub.url, 'dengji', '/reception');
    ({ page, client: registrar } = desk);
    // A camera made of a canvas: a test machine has none.
    await page.addInitScript(() => {
      const picture = document.createElement('canvas');
      picture.width = 1280;
      picture.height = 960;
      const brush = picture.getContext('2d');
      setInterval(() => {
        if (!brush) return;
        brush.fillStyle = '#306090';
        brush.fillRect(0, 0, 1280, 960);
        brush.fillStyle = '#e0c0a0';
        brush.fillRect(540, 300, 200, 260);
      }, 50);
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.resolve(picture.captureStream(20)) });
    });
    await page.reload();
    await input().waitFor();
    const who = somebody();
    await scan(page, await numberOf(who));
    await person(who.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    // Said once, beside the name.
    expect(await page.getByText('无照片').count()).toBe(1);
    await page.keyboard.press('F10');
    const dialog = page.getByRole('dialog');
    await dialog.locator('video').waitFor();
    await page.keyboard.press('F10');
    await dialog.getByRole('button', { name: '用这张' }).waitFor();
    await page.keyboard.press('F9');
    await page.getByText('照片已保存').waitFor();
    const { card, camera } = await registrar.residents.photos({ residentId: who.residentId });
    expect(card).toBeNull();
    expect(camera?.mediaType).toBe('image/jpeg');
    const bytes = Buffer.from(camera?.base64 ?? '', 'base64');
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(bytes.byteLength).toBeLessThanOrEqual(200_000);
    const shown = page.getByRole('img', { name: `照片：${who.name}` }).last();
    expect(await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([358, 441]);
  });

  it('says so where there is no camera', async () => {
    const who = somebody();
    await scan(page, await numberOf(who));
    await person(who.name).waitFor();
    await page.getByText('今天的项目').waitFor();
    await page.keyboard.press('F10');
    await page.getByText('没有找到摄像头').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await input().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('does not tell a registrar which secret a person has, nor lets a correction lose it', async () => {
    const who = somebody();
    const chief = (await signInAt(hub.url, 'admin')).client;
    const before = await chief.residents.get({ residentId: who.residentId });
    await chief.residents.change({ residentId: who.residentId, head: before.head, fields: { groups: ['tuberculosis', 'hypertension'] }, reason: null });
    await scan(page, before.identity.number);
    await page.getByText('有保密信息').waitFor();
    await page.getByText('高血压').first().waitFor();
    expect(await page.getByText('肺结核').count()).toBe(0);
    await page.keyboard.press('F7');
    await page.getByRole('checkbox', { name: '残疾人' }).check();
    await page.keyboard.press('F9');
    await page.getByText('资料已保存').waitFor();
    // The auditor has the right to see it.
    expect([...(await auditor.residents.get({ residentId: who.residentId })).demographics.groups].sort()).toEqual(['disabled', 'hypertension', 'tuberculosis']);
  });
});
