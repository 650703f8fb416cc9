import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';

const minuteMs = 60_000;

let nowMs = Date.parse('2026-11-22T02:00:00Z');
let test: TestStation;
let nurse: Client;

beforeAll(async () => {
  test = await openTestStation({ now: () => nowMs });
  await foundTestSite(test, { year: 2026 });
  await (await test.as('admin')).site.changeSettings({ lockAfterMinutes: 5 });
  nurse = await test.as('tizheng');
});
afterAll(() => test.close());

describe('a screen nobody sits at', () => {
  it('is locked although it goes on asking by itself, and opens with the password', async () => {
    for (let minute = 0; minute < 5; minute += 1) {
      nowMs += minuteMs;
      await nurse.site.overview({});
    }
    nowMs += minuteMs;
    await expect(nurse.site.overview({})).rejects.toMatchObject({ code: 'locked' });
    expect(await nurse.session.current({})).toMatchObject({ locked: true });
    await nurse.session.unlock({ password: demoPassword });
    await nurse.site.overview({});
  });

  it('stays open while somebody reads at it', async () => {
    for (let minute = 0; minute < 12; minute += 1) {
      nowMs += minuteMs;
      await nurse.session.stay({});
    }
    await nurse.site.overview({});
  });
});

describe('notices', () => {
  it('a draft is one’s own business; nobody is told of it', async () => {
    const registrar = await test.as('dengji');
    const { campaign } = await registrar.site.overview({});
    const campaignId = campaign?.campaignId ?? '';
    const { residentId } = await registrar.residents.register({
      identity: null, campaignId, reason: '未带证件',
      demographics: {
        name: '无证人', sex: 'male', birthDate: '1980-05-05', ethnicityCode: null, villageCode: null, address: null, phone: null, contactName: null, contactPhone: null, recordNumber: null, groups: [], allergies: null, assistance: null,
        familyDoctor: null,
      },
    });
    const { examinationId } = await registrar.examinations.open({ residentId, campaignId, fasting: null, identityConfirmed: 'none' });
    const controller = new AbortController();
    const heard = await nurse.notices.watch({}, { signal: controller.signal });
    const first = heard.next();
    const form = { examinationId, station: 'vitals' as const, panel: null };
    await nurse.records.keepDraft({ ...form, values: { heightCm: 171 }, outcomes: {} });
    await nurse.records.dropDraft(form);
    await (await test.as('admin')).site.changeSettings({ lockAfterMinutes: 6 });
    expect((await first).value).toMatchObject({ changed: ['site'] });
    controller.abort();
  });
});
