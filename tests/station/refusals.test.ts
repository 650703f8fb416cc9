import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayCollectSpecimens } from '../../shared/model/permissions.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';

let test: TestStation;
let campaignId: string;
let registrar: Client;

const who = {
  name: '无证人', sex: 'male' as const, birthDate: '1980-05-05', ethnicityCode: null as string | null, villageCode: null as string | null, address: null, phone: null, contactName: null, contactPhone: null, recordNumber: null, groups: [],
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

  it('a name, a group of people, a village or a day of birth that nobody has', async () => {
    const problemsOf = async (demographics: Partial<typeof who> & Record<string, unknown>) => {
      const asked = registrar.residents.register({ identity: null, demographics: { ...who, ...demographics }, campaignId, reason: '未带证件' });
      return asked.then(() => [], (error: { data: { problems: { item: string; code: string }[] } }) => error.data.problems.map(({ item, code }) => `${item} ${code}`));
    };
    for (const name of ['=1+1', '@张三', '张三;李四', '<b>张三', '张三/李四', '-张三', '张3']) expect(`${name} ${String(await problemsOf({ name }))}`).toBe(`${name} name nameNotAName`);
    expect(await problemsOf({ ethnicityCode: '77' })).toEqual(['ethnicityCode unknownOption']);
    expect(await problemsOf({ villageCode: '999' })).toEqual(['villageCode unknownOption']);
    expect(await problemsOf({ birthDate: '1879-12-31' })).toEqual(['birthDate outsideAbsolute']);
    for (const name of ['阿依古丽·买买提', '张〇', '𠮷田', '\uE863三', 'Әлия Ғабитқызы', "O'Brien-Smith Jr.", '王（小）', 'SMITH, JOHN', 'ئايگۈل']) expect(`${name} ${String(await problemsOf({ name, ethnicityCode: '05', villageCode: '101' }))}`).toBe(`${name} `);
    // Marks that turn the direction of writing are not kept.
    const { residentId } = await registrar.residents.register({ identity: null, demographics: { ...who, name: '张\u202E三' }, campaignId, reason: '未带证件' });
    expect((await registrar.residents.get({ residentId })).demographics.name).toBe('张三');
  });

  it('a draft that is too long, of a station where nothing is asked, or of what is signed', async () => {
    const { residentId } = await registrar.residents.register({ identity: null, demographics: who, campaignId, reason: '未带证件' });
    const { examinationId } = await registrar.examinations.open({ residentId, campaignId, fasting: null, identityConfirmed: 'none' });
    const chief = await test.as('zongjian');
    const draft = { examinationId, station: 'vitals' as const, panel: null, values: {}, outcomes: {} };
    await expect(chief.records.keepDraft({ ...draft, values: { heightCm: 'x'.repeat(256 * 1024) } })).rejects.toMatchObject({ data: { reason: 'draftTooLong' } });
    await expect(chief.records.keepDraft({ ...draft, station: 'gynaecology' })).rejects.toMatchObject({ data: { reason: 'notThisStation' } });
    await expect(chief.records.keepDraft({ ...draft, station: 'laboratory', panel: 'no such panel' })).rejects.toMatchObject({ data: { reason: 'notThisStation' } });
    await chief.records.keepDraft(draft);
    await chief.records.keepDraft({ ...draft, station: 'review' });
    await expect(chief.records.save({ ...draft, confirmed: Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`i${at}`, 'repeated'])), replaces: null, reason: null })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    test.app().db.raw.prepare('UPDATE examinations SET signed = 1, version = 1 WHERE id = ?').run(examinationId);
    await expect(chief.records.keepDraft(draft)).rejects.toMatchObject({ data: { reason: 'alreadySigned' } });
    // Signed papers carry the name: a change of it says why.
    const { head } = await registrar.residents.get({ residentId });
    await expect(registrar.residents.change({ residentId, head, fields: { name: '有证人' }, reason: null })).rejects.toMatchObject({ data: { problems: [{ item: 'reason', code: 'reasonRequired' }] } });
    await registrar.residents.change({ residentId, head, fields: { phone: '13900000000', name: who.name }, reason: null });
    await registrar.residents.change({ residentId, head: (await registrar.residents.get({ residentId })).head, fields: { name: '有证人' }, reason: '登记时听错' });
  });

  it('a referral for what was not found, or longer than its form', async () => {
    const { residentId } = await registrar.residents.register({ identity: null, demographics: who, campaignId, reason: '未带证件' });
    const { examinationId } = await registrar.examinations.open({ residentId, campaignId, fasting: null, identityConfirmed: 'none' });
    const chief = await test.as('zongjian');
    const referral = { examinationId, findingRules: [], urgency: 'routine' as const, toInstitution: '示例县人民医院', toDepartment: '', receivingDoctor: '', impression: '复查', presentIllness: '', pastHistory: '', treatment: '', phone: '' };
    await expect(chief.referrals.propose({ ...referral, findingRules: ['BP-02'] })).rejects.toMatchObject({ data: { problems: [{ item: 'findingRules', code: 'unknownOption' }] } });
    for (const field of ['presentIllness', 'pastHistory', 'treatment', 'toDepartment', 'phone']) await expect(chief.referrals.propose({ ...referral, [field]: '长'.repeat(2001) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await chief.referrals.propose(referral);
  });

  it('a campaign that ends before it begins, or that stands already', async () => {
    const manager = await test.as('admin');
    const [first] = await manager.campaigns.list({});
    const next = { ...first!, name: '补检', startsOn: `${first!.year}-03-01`, endsOn: `${first!.year}-04-01` };
    await expect(manager.campaigns.open({ ...next, endsOn: `${first!.year}-02-28` })).rejects.toMatchObject({ data: { problems: [{ item: 'endsOn' }] } });
    await expect(manager.campaigns.open({ ...next, name: first!.name })).rejects.toMatchObject({ data: { reason: 'campaignExists' } });
    await expect(manager.campaigns.change({ campaignId, endsOn: '2001-01-01' })).rejects.toMatchObject({ data: { problems: [{ item: 'endsOn' }] } });
    await manager.campaigns.change({ campaignId, name: first!.name, endsOn: first!.endsOn });
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
