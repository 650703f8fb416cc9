import { panelByCode, tubesOfPanels } from '../../../shared/catalogue/selectors.ts';
import type { Catalogue } from '../../../shared/catalogue/types.ts';
import { specimenNumberOf } from '../../../shared/examination/examNumber.ts';
import { slotOf } from '../../../shared/examination/slot.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { ageYearsOn } from '../../../shared/model/person.ts';
import { mayCollectSpecimens } from '../../../shared/model/permissions.ts';
import type { Application } from '../application.ts';
import { currentRecords, examinationById, specimensOf, tubeOutcomesOf } from '../db/queries/examinations.ts';
import { catalogueVersionsIn, laboratoryCounts, laboratoryQueue } from '../db/queries/laboratory.ts';
import type { StaffRow } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { settle, viewExamination, type ExaminationView } from '../journal/projectExamination.ts';
import { found, invalid, notFound, notPermitted, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { examinationShape, recordShape, visibleGroups } from './shapes.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { campaignById } from '../db/queries/campaigns.ts';

const done = { ok: true } as const;

/** The tubes an examination needs with the number each carries: its place among the catalogue's tubes. */
export function tubesOf(view: ExaminationView): { tube: string; specimenNumber: string; panels: string[]; fasting: boolean }[] {
  const panels = panelByCode(view.catalogue);
  const wanted = view.row.panels.map(({ panel }) => panel);
  return tubesOfPanels(view.catalogue, wanted).map((tube) => {
    const into = wanted.filter((code) => panels.get(code)?.tube === tube);
    const ordinal = view.catalogue.tubes.findIndex(({ code }) => code === tube) + 1;
    return { tube, specimenNumber: specimenNumberOf(view.row.examNumber, ordinal), panels: into, fasting: into.some((code) => panels.get(code)?.fasting === true) };
  });
}

function needTubes(app: Application, staff: StaffRow, examinationId: string, tubes: readonly string[]): ExaminationView {
  if (!mayCollectSpecimens(staff)) throw notPermitted('specimen.collect');
  const view = found(viewExamination(app.db, examinationId), 'examination');
  if (view.row.signed) throw refused('alreadySigned');
  const needed = new Set(tubesOf(view).map(({ tube }) => tube));
  for (const tube of tubes) if (!needed.has(tube)) throw refused('tubeNotNeeded', { tube });
  const collected = new Set(specimensOf(app.db, examinationId).map(({ tube }) => tube));
  for (const tube of tubes) if (collected.has(tube)) throw refused('alreadyCollected', { tube });
  return view;
}

export const specimens = {
  form: os.specimens.form.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    const collected = new Map(specimensOf(app.db, view.row.id).map((one) => [one.tube, one]));
    const outcomes = new Map(tubeOutcomesOf(app.db, view.row.id).map((one) => [one.tube, one.outcome]));
    return {
      examination: examinationShape(app, view, staff),
      tubes: tubesOf(view).map((tube) => {
        const specimen = collected.get(tube.tube);
        return { ...tube, collected: specimen ? { at: specimen.collectedAt, staffName: specimen.staffName } : null, outcome: outcomes.get(tube.tube) ?? null };
      }),
      mayWrite: mayCollectSpecimens(staff) && !view.row.signed,
    };
  }),
  collect: os.specimens.collect.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const tubes = [...new Set(input.tubes)];
    const view = needTubes(app, staff, input.examinationId, tubes);
    const numbers = new Map(tubesOf(view).map(({ tube, specimenNumber }) => [tube, specimenNumber]));
    const collectedAt = app.now();
    return commit(app.db, app.journal, () => {
      const specimenNumbers = tubes.map((tube) => {
        const specimenNumber = found(numbers.get(tube), 'tube');
        append(app.db, app.journal, {
          kind: 'specimen.collected', staffId: staff.id, residentId: view.row.residentId, examinationId: view.row.id, body: { examinationId: view.row.id, specimenNumber, tube, collectedAt },
        });
        return specimenNumber;
      });
      settle(app.db);
      return { specimenNumbers, missing: found(examinationById(app.db, view.row.id), 'examination').missing };
    });
  }),
  notCollected: os.specimens.notCollected.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const tubes = [...new Set(input.tubes)];
    const view = needTubes(app, staff, input.examinationId, tubes);
    const recorded = new Set(currentRecords(app.db, view.row.id).map(({ slot }) => slot));
    for (const { tube, panels } of tubesOf(view)) if (tubes.includes(tube) && panels.some((panel) => recorded.has(slotOf('laboratory', panel)))) throw refused('resultsStand', { tube });
    const { outcome } = input;
    if (outcome.outcome === 'deferred' && outcome.until < dayOf(app.now())) throw invalid(tubes.map((tube) => ({ item: tube, path: 'outcome.until', code: 'inThePast' })));
    commit(app.db, app.journal, () => {
      for (const tube of tubes) {
        append(app.db, app.journal, {
          kind: 'specimen.notCollected', staffId: staff.id, residentId: view.row.residentId, examinationId: view.row.id,
          body: { examinationId: view.row.id, tube, outcome, recordedAt: app.now() },
        });
      }
    });
    return done;
  }),
};

/** The catalogues a campaign's examinations were opened under, and the one it has now: an examination is worked on by its own. */
function cataloguesOf(app: Application, campaignId: string): Catalogue[] {
  const { catalogueVersion } = found(campaignById(app.db, campaignId), 'campaign');
  return [...new Set([catalogueVersion, ...catalogueVersionsIn(app.db, campaignId)])].map((version) => catalogueOf(app.db, version));
}

export const laboratory = {
  worklist: os.laboratory.worklist.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const { campaignId, day, withDone } = input;
    const catalogues = cataloguesOf(app, campaignId).flatMap((catalogue) => {
      const panel = panelByCode(catalogue).get(input.panel);
      return panel?.station === 'laboratory' ? [{ catalogueVersion: catalogue.version, panel: panel.code, tube: panel.tube ?? null }] : [];
    });
    if (catalogues.length === 0) throw notFound('panel');
    return catalogues
      .flatMap((queue) => laboratoryQueue(app.db, { campaignId, day, withDone, ...queue }))
      .sort((a, b) => (a.examination.examNumber < b.examination.examNumber ? -1 : 1))
      .map(({ examination, resident, specimen, record }) => ({
        examinationId: examination.id, examNumber: examination.examNumber, specimenNumber: specimen?.specimenNumber ?? null, name: resident.name, sex: resident.sex,
        ageYears: ageYearsOn(resident.birthDate, examination.examinedOn) ?? 0, collectedAt: specimen?.collectedAt ?? null,
        // Whoever is asked in here records these results, restricted ones too.
        record: record && recordShape(app, record, () => true),
        groups: visibleGroups(resident, staff), signed: examination.signed,
      }));
  }),
  panels: os.laboratory.panels.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const { campaignId, day } = input;
    const catalogues = cataloguesOf(app, campaignId);
    const counts = catalogues.flatMap((catalogue) => {
      const tubes = Object.fromEntries(catalogue.panels.filter(({ station }) => station === 'laboratory').map(({ code, tube }) => [code, tube ?? '']));
      return laboratoryCounts(app.db, { campaignId, catalogueVersion: catalogue.version, tubes, day });
    });
    return [...new Set(catalogues.flatMap(({ panels }) => panels.map(({ code }) => code)))].flatMap((panel) => {
      const of = counts.filter((one) => one.panel === panel);
      if (of.length === 0) return [];
      return [{ panel, waiting: of.reduce((sum, { waiting }) => sum + waiting, 0), done: of.reduce((sum, { done: finished }) => sum + finished, 0) }];
    });
  }),
};
