import { derive } from '../../../shared/clinical/derived.ts';
import { classify, evaluate } from '../../../shared/clinical/evaluate.ts';
import { account, mergedValues, type Accounting } from '../../../shared/examination/accounting.ts';
import { stageOf, type Stage } from '../../../shared/examination/stage.ts';
import type { Catalogue, Values } from '../../../shared/catalogue/types.ts';
import { dayOf } from '../../../shared/model/day.ts';
import type { Finding } from '../../../shared/model/examination.ts';
import { ageYearsOn, type Group, type Sex } from '../../../shared/model/person.ts';
import { catalogueOf, hasCatalogue } from '../db/queries/catalogues.ts';
import { currentRecords, examinationById, examinationIdsAfter, firstRecordings, putFindings, putProjection, specimensOf, tubeOutcomesOf, type ExaminationRow, type RecordRow } from '../db/queries/examinations.ts';
import { forgetProgress, keepingProgress, settleProgress } from '../db/queries/progress.ts';
import { previousYear } from '../db/queries/history.ts';
import { dataVersion } from '../db/queries/journal.ts';
import { standingResident } from '../db/queries/residents.ts';
import { uploadedAt } from '../db/queries/upload.ts';
import type { Db } from '../db/open.ts';

export interface ExaminationView {
  row: ExaminationRow;
  catalogue: Catalogue;
  records: RecordRow[];
  person: { sex: Sex; ageYears: number; groups: readonly Group[] };
  /** Recorded and derived values of all stations together. */
  values: Values;
  accounting: Accounting;
}

/**
 * Views stay until the next fact is written: a save looks at the same examination before, within and after its entry, and
 * the form that follows it once more.
 */
const views = new WeakMap<Db, { dataVersion: number; known: Map<string, ExaminationView> }>();
const mostViews = 64;

/** Views of this connection; another connection of this computer (a roster being written) may have changed what they say. */
function viewsOf(db: Db): Map<string, ExaminationView> {
  const version = dataVersion(db);
  let kept = views.get(db);
  if (kept?.dataVersion !== version) {
    kept = { dataVersion: version, known: new Map() };
    views.set(db, kept);
  }
  return kept.known;
}

/** Examinations whose facts, or the facts about whose resident, have changed in the transaction that is open. */
const touched = new WeakMap<Db, Set<string>>();

/** Says that what is only a consequence of this examination's facts is out of date until `settle`. */
export function touch(db: Db, examinationId: string): void {
  const known = touched.get(db);
  if (known) known.add(examinationId);
  else touched.set(db, new Set([examinationId]));
}

/** The same for every examination of a resident: sex, age, groups and earlier years decide what is asked and what is found. */
export function touchResident(db: Db, residentId: string): void {
  for (const id of examinationIdsAfter(db, residentId, '')) touch(db, id);
}

/** Called with every fact applied. */
export function forgetViews(db: Db): void {
  views.get(db)?.known.clear();
}

/** Called with every transaction taken back. */
export function forgetTouched(db: Db): void {
  forgetViews(db);
  touched.get(db)?.clear();
  forgetProgress(db);
}

function remember(db: Db, view: ExaminationView): ExaminationView {
  const known = viewsOf(db);
  if (known.size >= mostViews) known.clear();
  known.set(view.row.id, view);
  return view;
}

/** Everything the rules need of one examination, read once. Null when the examination or its resident is not here yet. */
export function viewExamination(db: Db, examinationId: string): ExaminationView | null {
  const known = viewsOf(db).get(examinationId);
  if (known) return known;
  const row = examinationById(db, examinationId);
  const resident = row && standingResident(db, row.residentId);
  if (!row || !resident || !hasCatalogue(db, row.catalogueVersion)) return null;
  const catalogue = catalogueOf(db, row.catalogueVersion);
  const records = currentRecords(db, examinationId);
  const person = { sex: resident.sex, ageYears: ageYearsOn(resident.birthDate, row.examinedOn) ?? 0, groups: resident.groups };
  const recorded = mergedValues(records);
  const values = { ...recorded, ...derive(catalogue, recorded, person) };
  const accounting = account({
    catalogue,
    panels: row.panels,
    records,
    collectedTubes: new Set(specimensOf(db, examinationId).map(({ tube }) => tube)),
    tubeOutcomes: new Map(tubeOutcomesOf(db, examinationId).map(({ tube, outcome }) => [tube, outcome])),
    person,
    values,
  });
  return remember(db, { row, catalogue, records, person, values, accounting });
}

export function findingsOfView(db: Db, { row, catalogue, values, person }: ExaminationView): Finding[] {
  const previous = previousYear(db, standingResident(db, row.residentId)?.id ?? row.residentId, row.examinedOn)?.values;
  return evaluate({ catalogue, values, person, ...(previous ? { previous } : {}) });
}

/**
 * Brings what is only a consequence of the facts (missing items, findings, urgency, stage, counts) up to date with them,
 * once for each examination however many facts came. Every word of it is a function of the facts and not of the order
 * in which they came, so that computers that know the same facts say the same.
 */
export function settle(db: Db): void {
  const waiting = touched.get(db);
  for (const id of waiting ?? []) {
    waiting?.delete(id);
    project(db, id);
  }
  settleProgress(db);
}

function project(db: Db, examinationId: string): void {
  const view = viewExamination(db, examinationId);
  if (!view) return;
  const { row, accounting, records } = view;
  const found = findingsOfView(db, view);
  putFindings(db, examinationId, found);
  const missing = accounting.unaccounted.length;
  const acceptedAt = row.signed ? uploadedAt(db, examinationId, row.version) : null;
  const stage = stageOf({ opened: true, anyRecord: records.length > 0, missing, signed: row.signed, uploaded: acceptedAt !== null });
  const completedAt = missing === 0 ? lastAccountedAt(db, row) : null;
  const projection = { missing, pendingStations: accounting.pendingStations, urgency: classify(found), completedAt, stage, stageDay: stageDayOf(db, row, stage, completedAt, acceptedAt) };
  const move = () => putProjection(db, examinationId, projection);
  if (stage === row.stage && completedAt === row.completedAt && projection.stageDay === row.stageDay) move();
  else keepingProgress(db, [row.residentId], move);
  remember(db, { ...view, row: { ...row, ...projection } });
  // Next year's findings look back at this year's values.
  for (const later of examinationIdsAfter(db, row.residentId, row.examinedOn)) touch(db, later);
}

/** When the last thing asked was first accounted for; a correction of it does not make it later. */
function lastAccountedAt(db: Db, row: ExaminationRow): number {
  const firstOfSlot = firstRecordings(db, row.id).map(({ recordedAt }) => recordedAt);
  const tubes = [...specimensOf(db, row.id).map(({ collectedAt }) => collectedAt), ...tubeOutcomesOf(db, row.id).map(({ recordedAt }) => recordedAt)];
  return Math.max(row.openedAt, ...firstOfSlot, ...tubes);
}

/** The day on which an examination came to stand where it stands. */
function stageDayOf(db: Db, row: ExaminationRow, stage: Stage, completedAt: number | null, acceptedAt: number | null): string {
  switch (stage) {
    case 'due':
    case 'registered':
      return row.examinedOn;
    case 'inProgress':
      return dayOf(Math.min(...firstRecordings(db, row.id).map(({ recordedAt }) => recordedAt)));
    case 'complete':
      return dayOf(completedAt ?? row.openedAt);
    case 'signed':
      return dayOf(row.signedAt ?? row.openedAt);
    case 'uploaded':
      return dayOf(acceptedAt ?? row.openedAt);
  }
}
