import { panelByCode } from '../../../shared/catalogue/selectors.ts';
import type { StationCode } from '../../../shared/catalogue/types.ts';
import { validateRecord, type Confirmation } from '../../../shared/clinical/validate.ts';
import { mergedValues, panelsOf } from '../../../shared/examination/accounting.ts';
import { isRecordedByPanel, slotOf } from '../../../shared/examination/slot.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { hasPermission, mayRecordAt, mayWriteAt } from '../../../shared/model/permissions.ts';
import { attachmentsOf, draftOf, draftsOfStaff, dropDraftOf, dropDrafts, examinationById, findingsOf, putDraft, recordById, recordsOf, tubeOutcomesOf } from '../db/queries/examinations.ts';
import { previousYear } from '../db/queries/history.ts';
import { standingResident } from '../db/queries/residents.ts';
import type { StaffRow } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { settle, viewExamination, type ExaminationView } from '../journal/projectExamination.ts';
import { addAskedPanels } from './addAskedPanels.ts';
import { found, invalid, notPermitted, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { attachmentShape, examinationShape, mayReadAt, maySee, recordShape, stationOfItem, visibleValues } from './shapes.ts';

const done = { ok: true } as const;

/** Characters of JSON: many times the longest form there is. */
const longestDraft = 256 * 1024;

/** The panels one record of this slot accounts for. */
export function panelsOfSlot(view: ExaminationView, station: StationCode, panel: string | null): string[] {
  const here = station === 'review' ? view.catalogue.panels.filter((one) => one.station === 'review') : panelsOf(view.catalogue, view.row.panels).filter((one) => one.station === station);
  if (!isRecordedByPanel(station)) return here.map(({ code }) => code);
  return here.filter(({ code }) => code === panel).map(({ code }) => code);
}

/** At the station that records it one sees what one records; elsewhere a restricted value needs the right to it. */
function readerOf(view: ExaminationView, staff: StaffRow, station: StationCode): (code: string) => boolean {
  return (code) => maySee(view.catalogue, code, staff) || (stationOfItem(view.catalogue, code) === station && mayWriteAt(staff, station));
}

export const records = {
  form: os.records.form.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    const { station, panel } = input;
    const slot = slotOf(station, panel);
    const panels = panelsOfSlot(view, station, panel);
    const reads = readerOf(view, staff, station);
    const all = recordsOf(app.db, view.row.id).filter((row) => row.slot === slot);
    const current = view.records.filter((row) => row.slot === slot).at(-1);
    const draft = draftOf(app.db, view.row.id, slot, staff.id);
    const last = previousYear(app.db, view.row.residentId, view.row.examinedOn);
    const tubes = new Set(panels.map((code) => panelByCode(view.catalogue).get(code)?.tube));
    return {
      examination: examinationShape(app, view, staff),
      slot,
      panels,
      record: current ? recordShape(app, current, reads) : null,
      history: all.map((row) => recordShape(app, row, reads)),
      values: visibleValues(view.values, reads),
      previous: last && { examinedOn: last.examinedOn, values: visibleValues(last.values, reads) },
      draft: draft && { ...draft.draft, savedAt: draft.savedAt },
      attachments: (mayReadAt(view, station, staff) ? attachmentsOf(app.db, view.row.id) : []).filter((one) => one.station === station).map((one) => attachmentShape(app, one)),
      findings: findingsOf(app.db, view.row.id).filter((finding) => finding.items.every((code) => reads(code)) && (!finding.sensitive || (finding.station === station && mayWriteAt(staff, station)) || hasPermission(staff, 'sensitive.read'))),
      mayWrite: mayWriteAt(staff, station) && !view.row.signed,
      tubeOutcomes: Object.fromEntries(tubeOutcomesOf(app.db, view.row.id).filter(({ tube }) => tubes.has(tube)).map(({ tube, outcome }) => [tube, outcome])),
    };
  }),
  save: os.records.save.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const { station, panel } = input;
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    if (!mayWriteAt(staff, station)) throw notPermitted('record.write');
    if (view.row.signed) throw refused('alreadySigned');
    const panels = panelsOfSlot(view, station, panel);
    if (panels.length === 0) throw refused('notThisStation');
    const slot = slotOf(station, panel);
    const standing = view.records.filter((row) => row.slot === slot);
    if (input.replaces === null && standing.length > 0) throw refused('alreadyRecorded');
    if (input.replaces !== null) {
      const replaced = found(recordById(app.db, input.replaces), 'record');
      if (replaced.examinationId !== view.row.id || replaced.slot !== slot) throw refused('notThisStation');
      if (!replaced.current) throw refused('recordReplaced');
      if (!input.reason) throw refused('reasonRequired');
      if (replaced.staffId !== staff.id && !hasPermission(staff, 'record.correctOthers') && !mayRecordAt(staff, station)) throw notPermitted('record.correctOthers');
    }
    const recordedAt = app.now();
    const elsewhere = mergedValues(view.records.filter((row) => row.slot !== slot));
    const confirmed: Record<string, Confirmation> = Object.fromEntries(Object.entries(input.confirmed).map(([item, answer]) => [item, answer === 'repeated' ? answer : { reason: answer }]));
    const validation = validateRecord({
      catalogue: view.catalogue, panels, station, person: view.person, values: input.values, outcomes: input.outcomes, context: elsewhere, today: dayOf(recordedAt), confirmed,
    });
    if (validation.problems.length > 0 || validation.challenges.length > 0) throw invalid(validation.problems, validation.challenges);
    return commit(app.db, app.journal, () => {
      const entry = append(app.db, app.journal, {
        kind: 'record.saved', staffId: staff.id, residentId: view.row.residentId, examinationId: view.row.id, base: input.replaces,
        body: {
          examinationId: view.row.id, station, slot, catalogueVersion: view.row.catalogueVersion, recordedAt, values: validation.values, outcomes: input.outcomes,
          confirmed: input.confirmed, replaces: input.replaces, reason: input.reason,
        },
      });
      const addedPanels = addAskedPanels(app, staff.id, view.row.id);
      dropDrafts(app.db, view.row.id, slot);
      settle(app.db);
      const after = found(examinationById(app.db, view.row.id), 'examination');
      const reads = readerOf(view, staff, station);
      return {
        recordId: entry.id,
        findings: findingsOf(app.db, view.row.id).filter((finding) => finding.station === station && finding.items.every((code) => reads(code))),
        missing: after.missing,
        pendingStations: after.pendingStations,
        addedPanels,
      };
    });
  }),
  keepDraft: os.records.keepDraft.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(examinationById(app.db, input.examinationId), 'examination');
    if (!mayWriteAt(staff, input.station)) throw notPermitted('record.write');
    if (row.signed) throw refused('alreadySigned');
    if (panelsOfSlot(found(viewExamination(app.db, row.id), 'examination'), input.station, input.panel).length === 0) throw refused('notThisStation');
    if (JSON.stringify([input.values, input.outcomes]).length > longestDraft) throw refused('draftTooLong');
    const savedAt = app.now();
    putDraft(app.db, { examinationId: input.examinationId, slot: slotOf(input.station, input.panel), staffId: staff.id, draft: { values: input.values, outcomes: input.outcomes }, savedAt });
    return { savedAt };
  }),
  dropDraft: os.records.dropDraft.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    dropDraftOf(app.db, input.examinationId, slotOf(input.station, input.panel), staff.id);
    return done;
  }),
  drafts: os.records.drafts.handler(({ context }) => {
    const { app, staff } = callerOf(context);
    return draftsOfStaff(app.db, staff.id).flatMap(({ examinationId, slot, savedAt }) => {
      const row = examinationById(app.db, examinationId);
      const resident = row && standingResident(app.db, row.residentId);
      return row && resident ? [{ examinationId, slot, examNumber: row.examNumber, name: resident.name, savedAt }] : [];
    });
  }),
};
