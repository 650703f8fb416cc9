import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayCollectSpecimens } from '../../shared/model/permissions.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';

let test: TestStation;
let campaignId: string;
let registrar: Client;

const who = {
  name: '无证人', sex: 'male' as const, birthDate: '1980-05-05', ethnicityCode: null, villageCode: null, address: null, phone: null, contactName: null, contactPhone: null, recordNumber: null, groups: [],
  allergies: null, assistance: null, familyDoctor: null,
};

beforeAll(async () => {
  test = await openTestStation();
  ({ campaignId } = await foundTestSite(test));
  registrar = await test.as('dengji');
});
afterAll(() => test.close());

describe('refused', () => {
  it('a day of birth that is still to come, also when it is corrected', async () => {
    const { residentId } = await registrar.residents.register({ identity: null, demographics: who, campaignId, reason: '未带证件' });
    const { head } = await registrar.residents.get({ residentId });
    await expect(registrar.residents.change({ residentId, head, fields: { birthDate: '2199-01-01' }, reason: null })).rejects.toMatchObject({ code: 'invalid', data: { problems: [{ item: 'birthDate', code: 'inTheFuture' }] } });
  });

  it('a tube put off to a day that is over', async () => {
    const { residentId } = await registrar.residents.register({ identity: null, demographics: who, campaignId, reason: '未带证件' });
    const { examinationId } = await registrar.examinations.open({ residentId, campaignId, fasting: null, identityConfirmed: 'none' });
    const [first] = (await registrar.specimens.form({ examinationId })).tubes;
    const deferred = { examinationId, tubes: [first!.tube] };
    await expect(registrar.specimens.notCollected({ ...deferred, outcome: { outcome: 'deferred', until: '2020-01-01', reason: '已进食' } })).rejects.toMatchObject({ code: 'invalid', data: { problems: [{ item: first!.tube, code: 'inThePast' }] } });
    await registrar.specimens.notCollected({ ...deferred, outcome: { outcome: 'deferred', until: '2199-01-01', reason: '已进食' } });
  });

  it('a file that is empty, or of a station where this examination has nothing', async () => {
    const { residentId } = await registrar.residents.register({ identity: null, demographics: who, campaignId, reason: '未带证件' });
    const { examinationId } = await registrar.examinations.open({ residentId, campaignId, fasting: null, identityConfirmed: 'none' });
    const chief = await test.as('zongjian');
    const file = { examinationId, title: '图', mediaType: 'image/jpeg' as const, file: new Blob([new Uint8Array([0xff, 0xd8, 1])]) };
    await expect(chief.attachments.add({ ...file, station: 'gynaecology' })).rejects.toMatchObject({ data: { reason: 'notThisStation' } });
    await expect(chief.attachments.add({ ...file, station: 'vitals', file: new Blob([]) })).rejects.toMatchObject({ data: { reason: 'fileEmpty' } });
    await chief.attachments.add({ ...file, station: 'vitals' });
  });

  it('a walk-in into a campaign that is closed', async () => {
    const manager = await test.as('admin');
    await manager.campaigns.change({ campaignId, closed: true });
    await expect(registrar.residents.register({ identity: null, demographics: who, campaignId, reason: '未带证件' })).rejects.toMatchObject({ data: { reason: 'campaignClosed' } });
    await manager.campaigns.change({ campaignId, closed: false });
  });

  it('an unknown badge, and the refusal is written down without it', async () => {
    const { rpc } = test.client();
    await rpc.session.signIn({ account: 'dengji', password: 'tijian-demo' });
    await expect(rpc.session.switchByBadge({ badge: 'S-NOBODYS-BADGE' })).rejects.toMatchObject({ data: { reason: 'unknownBadge' } });
    const auditor = await test.as('shenji');
    const [entry] = await auditor.journal.audit({ kinds: ['session.refused'], staffId: null, examNumber: null, residentText: null, fromDay: null, toDay: null, before: null, limit: 1 });
    expect(entry?.body).toMatchObject({ by: 'badge' });
    expect(JSON.stringify(entry)).not.toContain('NOBODYS');
  });
});

describe('who collects specimens', () => {
  it('an examiner only where bound to it, whatever other role without that right goes with it', () => {
    expect(mayCollectSpecimens({ roles: ['examiner'], stations: ['vitals'] })).toBe(false);
    expect(mayCollectSpecimens({ roles: ['examiner'], stations: ['specimen'] })).toBe(true);
    expect(mayCollectSpecimens({ roles: ['examiner', 'auditor'], stations: ['vitals'] })).toBe(false);
    expect(mayCollectSpecimens({ roles: ['examiner', 'registrar'], stations: ['vitals'] })).toBe(true);
    expect(mayCollectSpecimens({ roles: ['lab'], stations: [] })).toBe(true);
    expect(mayCollectSpecimens({ roles: ['chiefExaminer'], stations: [] })).toBe(false);
  });
});
