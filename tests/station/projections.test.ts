import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examinationById, findingsOf } from '../../electron/station/db/queries/examinations.ts';
import { append } from '../../electron/station/journal/append.ts';
import { commit } from '../../electron/station/journal/commit.ts';
import { compareWithRebuild } from '../../electron/station/journal/verify.ts';
import { generateTownship, type DemoResident } from '../../electron/station/demo/township.ts';
import { demoVillages } from '../../electron/station/demo/villages.ts';
import type { Application } from '../../electron/station/application.ts';
import type { Sex } from '../../shared/model/person.ts';
import { foundTestSite, openTestStation, type TestStation } from '../support/openTestStation.ts';
import { examine, openCrew, openExamination, type Crew, type Opened } from '../support/wholeExamination.ts';

const young = (person: DemoResident) => person.demographics.birthDate > '1994' && person.demographics.birthDate < '2008' && person.demographics.groups.length === 0;
const township = [...generateTownship({ seed: 5, residents: 400, villages: 2, today: '2026-11-22' })];
const people = township.filter(young);

let test: TestStation;
let crew: Crew;
let app: Application;
let nowMs = Date.parse('2026-11-22T02:00:00Z');
let nextPerson = 0;

beforeAll(async () => {
  test = await openTestStation({ now: () => nowMs });
  const { campaignId } = await foundTestSite(test, { villages: demoVillages(2).map(({ code, name }) => ({ code, name })), year: 2026 });
  crew = await openCrew(test, campaignId);
  app = test.app();
});
afterAll(() => test.close());

const opened = (): Promise<Opened> => openExamination(crew, people[nextPerson++] as DemoResident);
const row = ({ examinationId }: Opened) => {
  const found = examinationById(app.db, examinationId);
  if (!found) throw new Error('no examination');
  return found;
};
/** As a paper form from elsewhere would be taken over: the fact alone, by whoever may write it. */
const write = (fact: Parameters<typeof append>[2]) => commit(app.db, app.journal, () => append(app.db, app.journal, fact));

describe('what follows from the facts', () => {
  it('a person is complete when the last thing was first recorded, and a later correction leaves that time alone', async () => {
    const one = await opened();
    await examine(crew, one);
    const completedAt = nowMs;
    expect(row(one)).toMatchObject({ missing: 0, completedAt, stage: 'complete', stageDay: '2026-11-22' });
    nowMs += 26 * 3_600_000;
    crew = await openCrew(test, crew.campaignId);
    const form = await crew.nurse.records.form({ examinationId: one.examinationId, station: 'vitals', panel: null });
    if (!form.record) throw new Error('vitals were not recorded');
    await crew.nurse.records.save({ examinationId: one.examinationId, station: 'vitals', panel: null, values: form.record.values, outcomes: form.record.outcomes, confirmed: {}, replaces: form.record.recordId, reason: '重新测量' });
    expect(row(one)).toMatchObject({ completedAt, stageDay: '2026-11-22' });
  });

  it('findings and missing items follow a corrected sex and a history that comes late, without a new record', async () => {
    const one = await opened();
    await examine(crew, one);
    const before = row(one);
    const rulesOf = () => findingsOf(app.db, one.examinationId).map(({ rule }) => rule);
    const found = rulesOf();

    const { values } = await crew.nurse.records.form({ examinationId: one.examinationId, station: 'vitals', panel: null });
    const weightKg = values['weightKg'];
    if (typeof weightKg !== 'number') throw new Error('no weight');
    write({ kind: 'resident.historyLoaded', staffId: 'system', residentId: one.residentId, body: { residentId: one.residentId, examinedOn: '2025-10-01', values: { weightKg: weightKg * 10 }, findings: [] } });
    expect(rulesOf()).not.toEqual(found);

    const { sex } = one.person.demographics;
    const change = (as: Sex) => write({ kind: 'resident.changed', staffId: 'system', residentId: one.residentId, body: { residentId: one.residentId, fields: { sex: as }, reason: '证件更正' } });
    const stated = rulesOf();
    change(sex === 'female' ? 'male' : 'female');
    const otherwise = { rules: rulesOf(), missing: row(one).missing };
    expect(otherwise).not.toEqual({ rules: stated, missing: before.missing });
    change(sex);
    expect(rulesOf()).toEqual(stated);
    expect(row(one)).toMatchObject({ missing: before.missing, stage: before.stage, completedAt: before.completedAt });
  });

  it('whoever turns out to be somebody else is asked what that person is asked, and by that person’s numbers', async () => {
    const old = township.find(({ identity, demographics }) => identity.kind === 'residentIdCard' && demographics.birthDate < '1952');
    if (!old) throw new Error('nobody is old');
    const { registrar, campaignId } = crew;
    const { residentId: intoResidentId } = await registrar.residents.register({ campaignId, identity: old.identity, demographics: old.demographics });
    const guessed = { ...old.demographics, name: '无证人', birthDate: '1996-01-01', groups: [] };
    const { residentId: fromResidentId } = await registrar.residents.register({ campaignId, identity: null, reason: '未带证件', demographics: guessed });
    const { examinationId, examNumber } = await registrar.examinations.open({ residentId: fromResidentId, campaignId, fasting: true, identityConfirmed: 'none' });
    const one = { person: { ...old, demographics: guessed }, residentId: fromResidentId, examinationId, examNumber };
    await examine(crew, one);
    expect(row(one)).toMatchObject({ missing: 0, stage: 'complete' });
    await registrar.residents.merge({ fromResidentId, intoResidentId, reason: '补交身份证' });
    const after = row(one);
    expect(after.panels.map(({ panel }) => panel)).toEqual(expect.arrayContaining(['ecg', 'hba1c', 'elderlyAssessment']));
    expect(after).toMatchObject({ stage: 'inProgress', completedAt: null });
    expect(after.missing).toBeGreaterThan(10);
    await registrar.residents.unmerge({ fromResidentId, reason: '不是同一人' });
    expect(row(one).missing).toBeGreaterThan(0);
  });

  it('the tables, settled once a transaction, equal their rebuild, settled fact by fact', async () => {
    expect(await compareWithRebuild(app.db, test.dataDir, app.migrationsDir, app.nativeBinding, () => {}, new AbortController().signal)).toMatchObject({ different: [] });
  });
});
