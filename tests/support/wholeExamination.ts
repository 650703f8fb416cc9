import type { Catalogue, StationCode } from '../../shared/catalogue/types.ts';
import { isRecordedByPanel } from '../../shared/examination/slot.ts';
import { simulateConclusion } from '../../electron/station/demo/simulateConclusion.ts';
import { simulateRecord } from '../../electron/station/demo/simulateRecord.ts';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import type { DemoResident } from '../../electron/station/demo/township.ts';
import type { Client, TestStation } from './openTestStation.ts';

/** The people whose work an examination is, signed in. */
export interface Crew { registrar: Client; nurse: Client; chief: Client; campaignId: string; catalogue: Catalogue }

export async function openCrew(test: Pick<TestStation, 'as'>, campaignId: string): Promise<Crew> {
  const [registrar, nurse, chief] = [await test.as('dengji'), await test.as('tizheng'), await test.as('zongjian')];
  const { campaign } = await registrar.site.overview({});
  return { registrar, nurse, chief, campaignId, catalogue: await chief.catalogue.get({ version: campaign?.catalogueVersion ?? '' }) };
}

export interface Opened { person: DemoResident; residentId: string; examinationId: string; examNumber: string }

/** Known or not before, the person is registered and the examination opened. */
export async function openExamination({ registrar, campaignId }: Crew, person: DemoResident): Promise<Opened> {
  const [known] = await registrar.residents.search({ text: person.identity.number, limit: 1 });
  const residentId = known?.residentId ?? (await registrar.residents.register({ campaignId, identity: person.identity, demographics: person.demographics })).residentId;
  return { person, residentId, ...(await registrar.examinations.open({ residentId, campaignId, fasting: true, identityConfirmed: 'card' })) };
}

/** One record of one station, as the person has it; whatever would be put off is declined. */
export async function recordStation({ chief, catalogue }: Crew, { examinationId, person }: Opened, station: StationCode, panel: string | null, attempt = 0): Promise<void> {
  const form = await chief.records.form({ examinationId, station, panel });
  const simulated = simulateRecord({ catalogue, panels: form.panels, station, resident: person, examinedOn: form.examination.examinedOn, seedFor: attempt, context: form.values });
  const outcomes = Object.fromEntries(Object.entries(simulated.outcomes).map(([item, outcome]) => [item, outcome.outcome === 'deferred' ? { outcome: 'declined' as const, reason: outcome.reason, witness: '村医' } : outcome]));
  await chief.records.save({ examinationId, station, panel, ...simulated, outcomes, replaces: form.record?.recordId ?? null, reason: form.record ? '更正' : null });
}

/** Everything that is asked, at every station. */
export async function examine(crew: Crew, opened: Opened): Promise<void> {
  const { examinationId } = opened;
  for (;;) {
    const { pendingStations, unaccounted } = await crew.chief.examinations.get({ examinationId });
    if (pendingStations.length === 0) return;
    for (const station of pendingStations) {
      if (station === 'specimen') {
        const { tubes } = await crew.nurse.specimens.form({ examinationId });
        await crew.nurse.specimens.collect({ examinationId, tubes: tubes.filter(({ collected }) => collected === null).map(({ tube }) => tube) });
      } else if (isRecordedByPanel(station)) {
        const panels = new Set(unaccounted.filter((one) => one.station === station && one.item !== null).map(({ panel }) => panel));
        for (const panel of panels) await recordStation(crew, opened, station, panel);
      } else await recordStation(crew, opened, station, null);
    }
  }
}

/** Concludes, unless that was done, and signs. */
export async function sign({ chief, catalogue }: Crew, { examinationId, person }: Opened): Promise<{ version: number; contentHash: string }> {
  const page = await chief.review.page({ examinationId });
  if (page.conclusion === null) {
    const form = await chief.records.form({ examinationId, station: 'review', panel: null });
    const simulated = simulateConclusion({ catalogue, panels: form.panels, resident: person, examinedOn: page.examination.examinedOn, seedFor: 0, context: page.values, findings: page.findings });
    await chief.records.save({ examinationId, station: 'review', panel: null, ...simulated, replaces: null, reason: null });
  }
  const { contentHash } = await chief.review.page({ examinationId });
  return chief.review.sign({ examinationId, contentHash, password: demoPassword });
}
