import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTownship, type DemoResident } from '../../electron/station/demo/township.ts';
import { simulateRecord } from '../../electron/station/demo/simulateRecord.ts';
import { demoVillages } from '../../electron/station/demo/villages.ts';
import type { Outcome, Values } from '../../shared/catalogue/types.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';
import { openCrew, openExamination, type Crew, type Opened } from '../support/wholeExamination.ts';

const villages = demoVillages(2).map(({ code, name }) => ({ code, name }));
const old: DemoResident[] = [...generateTownship({ seed: 8, residents: 400, villages: 2, today: '2026-11-22' })]
  .filter(({ identity, demographics }) => identity.kind === 'residentIdCard' && demographics.birthDate < '1955' && demographics.birthDate > '1940' && demographics.groups.length === 0);

let test: TestStation;
let crew: Crew;
let nextPerson = 0;

beforeAll(async () => {
  test = await openTestStation();
  crew = await openCrew(test, (await foundTestSite(test, { villages })).campaignId);
});
afterAll(() => test.close());

/** The assessment of the elderly as the person has it, but for these items. */
async function recordElderly({ person, examinationId }: Opened, values: Values, outcomes: Record<string, Outcome>): Promise<void> {
  const form = await crew.chief.records.form({ examinationId, station: 'elderly', panel: null });
  const simulated = simulateRecord({ catalogue: crew.catalogue, panels: form.panels, station: 'elderly', resident: person, examinedOn: form.examination.examinedOn, seedFor: 0, context: form.values });
  const left = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).filter(([item]) => !['cognitionScreen', 'mmseScore', 'moodScreen', 'gdsScore'].includes(item)));
  await crew.chief.records.save({ examinationId, station: 'elderly', panel: null, confirmed: {}, values: { ...left(simulated.values), ...values }, outcomes: { ...left(simulated.outcomes), ...outcomes }, replaces: null, reason: null });
}

describe('what is restricted', () => {
  it('is not told by the reason for which it was not done', async () => {
    const opened = await openExamination(crew, old[nextPerson++]!);
    const { examinationId } = opened;
    await recordElderly(opened, {}, {
      cognitionScreen: { outcome: 'deferred', until: '2199-01-01', reason: '近来认不得家人' },
      moodScreen: { outcome: 'declined', reason: '正在服抗抑郁药', witness: '家属' },
    });
    const form = await crew.registrar.records.form({ examinationId, station: 'elderly', panel: null });
    expect(Object.keys(form.record?.outcomes ?? {})).not.toContain('cognitionScreen');
    expect(JSON.stringify(form)).not.toMatch(/认不得家人|抗抑郁药/);
    expect((await crew.registrar.examinations.get({ examinationId })).deferred).toEqual([expect.objectContaining({ station: 'elderly', item: '', until: '2199-01-01', reason: '' })]);
    // Whoever records it, and whoever concludes, reads it.
    const asked = await (await test.as('wenzhen')).records.form({ examinationId, station: 'elderly', panel: null });
    expect(asked.record?.outcomes['moodScreen']).toMatchObject({ reason: '正在服抗抑郁药' });
    expect((await crew.chief.examinations.get({ examinationId })).deferred).toContainEqual(expect.objectContaining({ reason: '近来认不得家人' }));
  });

  it('is not told by a question that only a positive screen asks', async () => {
    const opened = await openExamination(crew, old[nextPerson++]!);
    const { examinationId } = opened;
    await recordElderly(opened, { cognitionScreen: { option: '2' }, moodScreen: { option: '1' } }, { mmseScore: { outcome: 'deferred', until: '2199-01-01', reason: '改日评' } });
    const asRegistrar = await crew.registrar.examinations.get({ examinationId });
    expect(asRegistrar.pendingStations).not.toContain('elderly');
    expect(JSON.stringify(asRegistrar)).not.toContain('mmseScore');
    expect(JSON.stringify(await crew.registrar.specimens.form({ examinationId }))).not.toContain('mmseScore');
    expect(asRegistrar.deferred).toEqual([expect.objectContaining({ station: 'elderly', item: '' })]);
    expect(asRegistrar.unaccounted.filter(({ item }) => item !== null && ['cognitionScreen', 'moodScreen', 'disabilities', 'hbsAg'].includes(item))).toEqual([]);
    expect((await (await test.as('wenzhen')).examinations.get({ examinationId })).deferred).toContainEqual(expect.objectContaining({ item: 'mmseScore', reason: '改日评' }));
  });

  it('is not shown by a file of its station, which goes to nobody without the right', async () => {
    const { examinationId } = await openExamination(crew, old[nextPerson++]!);
    const file = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], { type: 'image/jpeg' });
    const asker = await test.as('wenzhen');
    const { attachmentId } = await asker.attachments.add({ examinationId, station: 'elderly', title: '量表', mediaType: 'image/jpeg', file });
    const { attachmentId: open } = await crew.chief.attachments.add({ examinationId, station: 'ecg', title: '图', mediaType: 'image/jpeg', file });
    await expect(crew.registrar.attachments.get({ attachmentId })).rejects.toMatchObject({ code: 'notPermitted', data: { needs: 'sensitive.read' } });
    expect((await crew.registrar.attachments.get({ attachmentId: open })).title).toBe('图');
    const listed = async (client: Client) => (await client.records.form({ examinationId, station: 'elderly', panel: null })).attachments.map((one) => one.attachmentId);
    expect([await listed(crew.registrar), await listed(asker), await listed(crew.chief)]).toEqual([[], [attachmentId], [attachmentId]]);
    expect((await asker.attachments.get({ attachmentId })).file.size).toBe(4);
  });

  it('does not leave on a referral form without the right', async () => {
    const opened = await openExamination(crew, old[nextPerson++]!);
    const { examinationId } = opened;
    await recordElderly(opened, { cognitionScreen: { option: '2' }, mmseScore: 15, moodScreen: { option: '1' } }, {});
    const referral = { examinationId, urgency: 'routine' as const, toInstitution: '示例县人民医院', toDepartment: '', receivingDoctor: '', impression: '认知功能减退', presentIllness: '', pastHistory: '', treatment: '', phone: '' };
    const restricted = await crew.chief.referrals.propose({ ...referral, findingRules: ['AGE-02'] });
    const open = await crew.chief.referrals.propose({ ...referral, findingRules: [] });
    await expect(crew.registrar.documents.referralForm(restricted)).rejects.toMatchObject({ code: 'notPermitted', data: { needs: 'sensitive.read' } });
    expect((await crew.registrar.documents.referralForm(open)).html).toContain('双向转诊单');
    expect((await crew.chief.documents.referralForm(restricted)).html).toContain('认知功能减退');
  });
});

describe('how to reach somebody', () => {
  it('is for those who keep the data and those who conclude; to the others numbers are masked', async () => {
    const person = old[nextPerson++]!;
    const demographics = { ...person.demographics, phone: '13900001234', contactPhone: '13900005678', contactName: '家属', address: '一组', recordNumber: '65312110020000017' };
    const { residentId } = await crew.registrar.residents.register({ campaignId: crew.campaignId, identity: person.identity, demographics });
    const whole = { identity: { number: person.identity.number }, demographics: { phone: '13900001234', address: '一组', recordNumber: '65312110020000017' } };
    for (const account of ['dengji', 'admin', 'zongjian']) expect(await (await test.as(account)).residents.get({ residentId })).toMatchObject(whole);
    for (const account of ['tizheng', 'jianyan', 'shenji']) {
      const client = await test.as(account);
      const seen = await client.residents.get({ residentId });
      expect(seen).toMatchObject({ demographics: { name: person.demographics.name, phone: '13*******34', address: null, contactName: null, recordNumber: null } });
      expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${person.identity.number}|13900001234|13900005678`));
    }
  });

  it('stands in the lists of progress only for them', async () => {
    const people = async (account: string) => (await (await test.as(account)).progress.people({ campaignId: crew.campaignId, village: null, group: 'everyone', stage: null, reached: false, day: null, limit: 1_000, offset: 0 })).map(({ phone }) => phone);
    expect(new Set(await people('tizheng'))).toEqual(new Set([null]));
    expect(await people('shenji')).not.toContain('13900001234');
    expect(await people('dengji')).toContain('13900001234');
  });
});

describe('long work', () => {
  it('is stopped and put away only by those who may start it, and named only to them', async () => {
    const { taskId, done } = test.app().tasks.run('upload', '第一批', ({ signal }) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(new Error('stopped'))); }));
    expect(await crew.registrar.tasks.list({})).toContainEqual(expect.objectContaining({ taskId, title: '', state: 'running' }));
    await expect(crew.registrar.tasks.cancel({ taskId })).rejects.toMatchObject({ code: 'notPermitted', data: { needs: 'batch.write' } });
    await expect(crew.registrar.tasks.dismiss({ taskId })).rejects.toMatchObject({ code: 'notPermitted' });
    const manager = await test.as('admin');
    expect(await manager.tasks.list({})).toContainEqual(expect.objectContaining({ taskId, title: '第一批' }));
    await manager.tasks.cancel({ taskId });
    expect((await done).state).toBe('cancelled');
    await manager.tasks.dismiss({ taskId });
    expect((await manager.tasks.list({})).map((task) => task.taskId)).not.toContain(taskId);
  });
});
