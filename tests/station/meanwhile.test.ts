import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTownship, type DemoResident } from '../../electron/station/demo/township.ts';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import { demoVillages } from '../../electron/station/demo/villages.ts';
import { foundTestSite, openTestStation, type TestStation } from '../support/openTestStation.ts';
import { examine, openCrew, openExamination, sign, type Crew } from '../support/wholeExamination.ts';

const villages = demoVillages(2).map(({ code, name }) => ({ code, name }));
const young: DemoResident[] = [...generateTownship({ seed: 9, residents: 400, villages: 2, today: '2026-11-22' })]
  .filter(({ identity, demographics }) => identity.kind === 'residentIdCard' && demographics.birthDate > '1994' && demographics.birthDate < '2007' && demographics.groups.length === 0);

let test: TestStation;
let crew: Crew;

beforeAll(async () => {
  test = await openTestStation();
  crew = await openCrew(test, (await foundTestSite(test, { villages })).campaignId);
});
afterAll(() => test.close());

const founding = (account: string) => ({
  institution: { code: 'SL0001', name: '示例乡卫生院', phone: '', address: '' }, siteSecret: null, administrator: { account, name: account, password: demoPassword }, start: 'own' as const, campaign: { name: '2026', year: 2026 },
});

describe('what happens meanwhile', () => {
  it('two browsers that found at once found one site', async () => {
    const fresh = await openTestStation();
    const answers = await Promise.allSettled([fresh.client().rpc.setup.found(founding('first')), fresh.client().rpc.setup.found(founding('second'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { data: { reason: 'alreadyFounded' } } });
    const account = answers[0]?.status === 'fulfilled' ? 'first' : 'second';
    expect((await (await fresh.as(account)).staff.list({})).map((one) => one.account)).toEqual([account]);
    await fresh.close();
  });

  it('a file that arrives after the signature is not added to what was signed', async () => {
    const opened = await openExamination(crew, young[0]!);
    await examine(crew, opened);
    const file = {
      size: 5, type: 'application/pdf',
      arrayBuffer: async () => {
        await sign(crew, opened);
        return new TextEncoder().encode('%PDF-').buffer;
      },
    };
    await expect(crew.chief.attachments.add({ examinationId: opened.examinationId, station: 'physical', title: '图', mediaType: 'application/pdf', file })).rejects.toMatchObject({ data: { reason: 'alreadySigned' } });
    expect((await crew.chief.review.page({ examinationId: opened.examinationId })).attachments).toEqual([]);
  });

  it('the page shows the findings that a signature would bind, also after the person was corrected', async () => {
    const opened = await openExamination(crew, young[1]!);
    await examine(crew, opened);
    const { examinationId, residentId } = opened;
    const form = await crew.chief.records.form({ examinationId, station: 'vitals', panel: null });
    const raised = { readings: [{ systolicMmHg: 150, diastolicMmHg: 95 }] };
    await crew.chief.records.save({
      examinationId, station: 'vitals', panel: null, values: { ...form.record!.values, bloodPressureLeft: raised, bloodPressureRight: raised },
      outcomes: Object.fromEntries(Object.entries(form.record!.outcomes).filter(([item]) => !item.startsWith('bloodPressure'))), confirmed: {}, replaces: form.record!.recordId, reason: '更正',
    });
    const rules = async () => (await crew.chief.review.page({ examinationId })).findings.map(({ rule }) => rule);
    expect(await rules()).toContain('BP-02');
    const { head } = await crew.registrar.residents.get({ residentId });
    await crew.registrar.residents.change({ residentId, head, fields: { groups: ['hypertension'] }, reason: '核对档案' });
    expect(await rules()).toContain('BP-07');
    expect(await rules()).not.toContain('BP-02');
  });
});
