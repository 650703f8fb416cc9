import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTownship, type DemoResident } from '../../electron/station/demo/township.ts';
import { demoVillages } from '../../electron/station/demo/villages.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';
import { openCrew, openExamination, recordStation, type Crew } from '../support/wholeExamination.ts';

const villages = demoVillages(2).map(({ code, name }) => ({ code, name }));
const people: DemoResident[] = [...generateTownship({ seed: 11, residents: 400, villages: 2, today: '2026-11-22' })]
  .filter(({ identity, demographics }) => identity.kind === 'residentIdCard' && demographics.birthDate < '1975' && demographics.birthDate > '1940');

let test: TestStation;
let crew: Crew;
let lab: Client;
let manager: Client;
let campaignId: string;
let nextPerson = 0;

beforeAll(async () => {
  test = await openTestStation();
  ({ campaignId } = await foundTestSite(test, { villages }));
  crew = await openCrew(test, campaignId);
  [lab, manager] = [await test.as('jianyan'), await test.as('admin')];
});
afterAll(() => test.close());

const worklist = async (panel: string, withDone = false) => (await lab.laboratory.worklist({ campaignId, panel, day: null, withDone })).map(({ name }) => name);

async function collected(person: DemoResident) {
  const opened = await openExamination(crew, person);
  const { tubes } = await crew.nurse.specimens.form(opened);
  await crew.nurse.specimens.collect({ examinationId: opened.examinationId, tubes: tubes.map(({ tube }) => tube) });
  return { ...opened, panels: tubes.flatMap(({ panels }) => panels) };
}

describe('the list of the laboratory', () => {
  it('counts as many as it lists, waiting and done, restricted panels too', async () => {
    const first = await collected(people[nextPerson++]!);
    await collected(people[nextPerson++]!);
    await recordStation(crew, first, 'laboratory', 'bloodCount');
    expect(await worklist('bloodCount')).toHaveLength(1);
    expect(await worklist('bloodCount', true)).toHaveLength(2);
    for (const { panel, waiting, done } of await lab.laboratory.panels({ campaignId, day: null })) {
      expect({ panel, waiting: (await worklist(panel)).length, all: (await worklist(panel, true)).length }).toEqual({ panel, waiting, all: waiting + done });
    }
    expect(await lab.laboratory.panels({ campaignId, day: null })).toContainEqual({ panel: 'bloodCount', waiting: 1, done: 1 });
    expect(await lab.laboratory.panels({ campaignId, day: '2020-01-01' })).toEqual([]);
  });

  it('goes by the catalogue an examination was opened under, whatever the campaign has now', async () => {
    const person = people[nextPerson++]!;
    await collected(person);
    const before = await lab.laboratory.panels({ campaignId, day: null });
    const catalogue = await manager.catalogue.get({ version: crew.catalogue.version });
    const changed = { ...catalogue, version: 'laboratory-test-2', panels: catalogue.panels.map((panel) => (panel.code === 'bloodCount' ? { ...panel, tube: 'serum' } : panel)) };
    expect(await manager.catalogue.load({ json: JSON.stringify(changed) })).toMatchObject({ loaded: true });
    await manager.campaigns.change({ campaignId, catalogueVersion: changed.version });
    const later = await openExamination(crew, people[nextPerson++]!);
    await crew.nurse.specimens.collect({ examinationId: later.examinationId, tubes: ['edta'] });
    expect(await lab.laboratory.panels({ campaignId, day: null })).toContainEqual(before.find(({ panel }) => panel === 'bloodCount'));
    expect(await worklist('bloodCount')).not.toContain(later.person.demographics.name);
    await crew.nurse.specimens.collect({ examinationId: later.examinationId, tubes: ['serum'] });
    expect(await worklist('bloodCount')).toEqual(expect.arrayContaining([person.demographics.name, later.person.demographics.name]));
    await manager.campaigns.change({ campaignId, catalogueVersion: catalogue.version });
  });

  it('names a person as the paper does after a merge, and so does what is left unfinished', async () => {
    const person = people[nextPerson++]!;
    const { residentId } = await crew.registrar.residents.register({ campaignId, identity: null, demographics: { ...person.demographics, name: '无名氏甲' }, reason: '未带证件' });
    const { examinationId } = await crew.registrar.examinations.open({ residentId, campaignId, fasting: true, identityConfirmed: 'none' });
    const { tubes } = await crew.nurse.specimens.form({ examinationId });
    await crew.nurse.specimens.collect({ examinationId, tubes: tubes.map(({ tube }) => tube) });
    await crew.nurse.records.keepDraft({ examinationId, station: 'vitals', panel: null, values: { heightCm: 171 }, outcomes: {} });
    expect(await worklist('bloodCount')).toContain('无名氏甲');
    const real = await crew.registrar.residents.register({ campaignId, identity: person.identity, demographics: { ...person.demographics, name: '买买提' } });
    await crew.registrar.residents.merge({ fromResidentId: residentId, intoResidentId: real.residentId, reason: '证件送来' });
    expect(await worklist('bloodCount')).toContain('买买提');
    expect(await worklist('bloodCount')).not.toContain('无名氏甲');
    expect((await crew.nurse.records.drafts({})).map(({ name }) => name)).toEqual(['买买提']);
    expect((await crew.nurse.documents.tubeLabels({ examinationId, tubes: null, reason: null })).html).toContain('买买提');
  });

  it('does not show the laboratory what else is restricted', async () => {
    const person = people[nextPerson++]!;
    const opened = await collected({ ...person, demographics: { ...person.demographics, groups: ['severeMentalDisorder', 'hypertension'] } });
    const [line] = (await lab.laboratory.worklist({ campaignId, panel: 'bloodCount', day: null, withDone: false })).filter(({ examinationId }) => examinationId === opened.examinationId);
    expect(line?.groups).toEqual(['hypertension']);
    await expect(lab.documents.examinationSummary({ examinationId: opened.examinationId, withSensitive: true })).rejects.toMatchObject({ code: 'notPermitted' });
    const hepatitis = await lab.records.form({ examinationId: opened.examinationId, station: 'laboratory', panel: 'hepatitisBSurfaceAntigen' });
    expect(hepatitis.mayWrite).toBe(true);
    const elderly = await lab.records.form({ examinationId: opened.examinationId, station: 'elderly', panel: null });
    expect(elderly.attachments).toEqual([]);
  });

  it('keeps a tube collected once its results stand', async () => {
    const opened = await openExamination(crew, people[nextPerson++]!);
    await recordStation(crew, opened, 'laboratory', 'bloodCount');
    const put = (tube: string) => crew.nurse.specimens.notCollected({ examinationId: opened.examinationId, tubes: [tube], outcome: { outcome: 'notApplicable', reason: '未采' } });
    await expect(put('edta')).rejects.toMatchObject({ code: 'refused', data: { reason: 'resultsStand', params: { tube: 'edta' } } });
    await put('serum');
  });
});

describe('the ledger of a batch', () => {
  it('names a person as the paper does after a merge', async () => {
    const { ledgerOfBatch, readyByVillage, insertBatch, insertLedgerRow } = await import('../../electron/station/db/queries/upload.ts');
    const { db } = test.app();
    const person = people[nextPerson++]!;
    const temporary = await crew.registrar.residents.register({ campaignId, identity: null, demographics: { ...person.demographics, name: '无名氏乙', villageCode: villages[0]!.code }, reason: '未带证件' });
    const { examinationId } = await crew.registrar.examinations.open({ residentId: temporary.residentId, campaignId, fasting: true, identityConfirmed: 'none' });
    const real = await crew.registrar.residents.register({ campaignId, identity: person.identity, demographics: { ...person.demographics, name: '古丽', villageCode: villages[1]!.code } });
    await crew.registrar.residents.merge({ fromResidentId: temporary.residentId, intoResidentId: real.residentId, reason: '证件送来' });
    db.raw.prepare(`UPDATE examinations SET stage = 'signed', signed = 1, version = 1 WHERE id = ?`).run(examinationId);
    expect(readyByVillage(db, campaignId)).toEqual([{ villageCode: villages[1]!.code, signed: 1 }]);
    insertBatch(db, { id: 'b', campaignId, name: '一', closedAt: '', staffId: '' });
    insertLedgerRow(db, { examinationId, version: 1, batchId: 'b', status: 'queued', receipt: null, reasons: [], movedAt: 0, attempts: 0 });
    expect(ledgerOfBatch(db, 'b')).toMatchObject([{ name: '古丽', villageCode: villages[1]!.code }]);
  });
});
