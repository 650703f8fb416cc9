import type { Candidate, ExaminationLine, ExaminationShape, Person, RecordShape } from '../../../shared/contract/shapes.ts';
import { maskIdentityNumber } from '../../../shared/model/identityNumber.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { ageYearsOn, type Day } from '../../../shared/model/person.ts';
import { hasPermission, mayWriteAt } from '../../../shared/model/permissions.ts';
import { sensitiveGroups } from '../../../shared/model/person.ts';
import { itemByCode, itemsOfPanels, panelByCode } from '../../../shared/catalogue/selectors.ts';
import { panelsOf } from '../../../shared/examination/accounting.ts';
import type { Catalogue, StationCode, Values } from '../../../shared/catalogue/types.ts';
import type { Attachment } from '../../../shared/model/examination.ts';
import type { Application } from '../application.ts';
import type { ExaminationRow, RecordRow } from '../db/queries/examinations.ts';
import { examinationInCampaign } from '../db/queries/history.ts';
import { isEnrolled, standingResident, type ResidentRow } from '../db/queries/residents.ts';
import { villageName } from '../db/queries/settings.ts';
import { staffName, type StaffRow } from '../db/queries/staff.ts';
import type { ExaminationView } from '../journal/projectExamination.ts';

export function isSensitiveGroup(group: string): boolean {
  return (sensitiveGroups as readonly string[]).includes(group);
}

/** Groups that only people with the right may see are left out for everyone else. */
export function visibleGroups(resident: Pick<ResidentRow, 'groups'>, reader: StaffRow): ResidentRow['groups'] {
  if (hasPermission(reader, 'sensitive.read')) return resident.groups;
  return resident.groups.filter((group) => !isSensitiveGroup(group));
}

export function personShape(app: Application, resident: ResidentRow, on: Day, reader: StaffRow): Person {
  return {
    residentId: resident.id, name: resident.name, sex: resident.sex, birthDate: resident.birthDate, ageYears: ageYearsOn(resident.birthDate, on) ?? 0, ethnicityCode: resident.ethnicityCode,
    identityKind: resident.identityKind, maskedNumber: maskIdentityNumber(resident.identityNumber), villageName: villageName(app.db, resident.villageCode), groups: visibleGroups(resident, reader),
    allergies: resident.allergies, assistance: resident.assistance, hasPhoto: resident.photoSha256 !== null,
  };
}

export function candidateShape(app: Application, resident: ResidentRow, campaignId: string | null): Candidate {
  const examination = campaignId === null ? null : examinationInCampaign(app.db, campaignId, resident.id);
  const enrolled = campaignId !== null && isEnrolled(app.db, campaignId, resident.id);
  return {
    residentId: resident.id, name: resident.name, sex: resident.sex, birthDate: resident.birthDate, ageYears: ageYearsOn(resident.birthDate, dayOf(app.now())) ?? 0,
    villageName: villageName(app.db, resident.villageCode), identityKind: resident.identityKind, maskedNumber: maskIdentityNumber(resident.identityNumber),
    phoneTail: resident.phone === null ? null : resident.phone.slice(-4), stage: examination?.stage ?? (enrolled ? 'due' : null), examinationId: examination?.id ?? null, examNumber: examination?.examNumber ?? null,
    hasPhoto: resident.photoSha256 !== null,
  };
}

export function stationOfItem(catalogue: Catalogue, code: string): StationCode | undefined {
  const item = itemByCode(catalogue).get(code);
  return item && panelByCode(catalogue).get(item.panel)?.station;
}

/** Whether a reader sees an item of their own station, or one of any that is not restricted to them. */
function mayReadItem(catalogue: Catalogue, code: string, reader: StaffRow): boolean {
  if (maySee(catalogue, code, reader)) return true;
  const station = stationOfItem(catalogue, code);
  return station !== undefined && mayWriteAt(reader, station);
}

/** The station's panels of this examination; the conclusion belongs to all. */
export function panelsAt({ catalogue, row }: ExaminationView, station: StationCode): string[] {
  const panels = station === 'review' ? catalogue.panels : panelsOf(catalogue, row.panels);
  return panels.filter((panel) => panel.station === station).map(({ code }) => code);
}

/** A file shows the whole of what was recorded at a station: whoever may not see one item of it does not see the file. */
export function mayReadAt(view: ExaminationView, station: StationCode, reader: StaffRow): boolean {
  return mayWriteAt(reader, station) || itemsOfPanels(view.catalogue, panelsAt(view, station)).every(({ code }) => maySee(view.catalogue, code, reader));
}

/** That a restricted item is asked or was put off may say what another showed: without the right it is its station alone, once. */
function withoutRestricted<T extends { station: StationCode; item: string | null }>({ catalogue }: ExaminationView, reader: StaffRow, lines: readonly T[], stationOnly: (line: T) => T): T[] {
  const told = new Set<string>();
  return lines.flatMap((line) => {
    if (line.item === null || mayReadItem(catalogue, line.item, reader)) return [line];
    if (told.has(line.station)) return [];
    told.add(line.station);
    return [stationOnly(line)];
  });
}

export function examinationShape(app: Application, view: ExaminationView, reader: StaffRow): ExaminationShape {
  const { row, accounting } = view;
  const resident = standingResident(app.db, row.residentId) as ResidentRow;
  return {
    examinationId: row.id, examNumber: row.examNumber, campaignId: row.campaignId, catalogueVersion: row.catalogueVersion, examinedOn: row.examinedOn, openedAt: row.openedAt,
    person: personShape(app, resident, row.examinedOn, reader), panels: row.panels.map(({ panel, reasons }) => ({ panel, reasons: [...reasons] })), fasting: row.fasting, walkIn: row.walkIn, stage: row.stage, urgency: row.urgency,
    version: row.version, signed: row.signed, checkedOutAt: row.checkedOutAt, missing: row.missing, pendingStations: row.pendingStations, 
    unaccounted: withoutRestricted(view, reader, accounting.unaccounted, ({ station, panel }) => ({ station, panel, item: null, tube: null })),
    deferred: withoutRestricted(view, reader, accounting.deferred, ({ station, panel, until }) => ({ station, panel, item: '', until, reason: '' })),
    conflicts: accounting.conflicts,
  };
}

export function lineShape(app: Application, row: ExaminationRow): ExaminationLine {
  const resident = standingResident(app.db, row.residentId) as ResidentRow;
  return {
    examinationId: row.id, examNumber: row.examNumber, residentId: row.residentId, name: resident.name, sex: resident.sex, ageYears: ageYearsOn(resident.birthDate, row.examinedOn) ?? 0,
    villageName: villageName(app.db, resident.villageCode), stage: row.stage, urgency: row.urgency, missing: row.missing, pendingStations: row.pendingStations, openedAt: row.openedAt, completedAt: row.completedAt,
    checkedOutAt: row.checkedOutAt, version: row.version,
  };
}

/** Whether a reader may see an item's value; at the station that records it, whoever records sees what they record. */
export function maySee(catalogue: Catalogue, code: string, reader: StaffRow): boolean {
  if (hasPermission(reader, 'sensitive.read')) return true;
  const item = itemByCode(catalogue).get(code);
  return item === undefined || item.sensitivity === undefined;
}

export function visibleValues(values: Values, mayRead: (code: string) => boolean): Values {
  return Object.fromEntries(Object.entries(values).filter(([code]) => mayRead(code)));
}

export function recordShape(app: Application, row: RecordRow, mayRead: (code: string) => boolean): RecordShape {
  return {
    recordId: row.id, station: row.station, slot: row.slot, values: visibleValues(row.values, mayRead), outcomes: Object.fromEntries(Object.entries(row.outcomes).filter(([code]) => mayRead(code))), staffId: row.staffId,
    staffName: staffName(app.db, row.staffId), recordedAt: row.recordedAt, replaces: row.replaces, reason: row.reason, current: row.current,
  };
}

export function attachmentShape(app: Application, { id, station, title, mediaType, bytes, addedAt, staffId }: Attachment) {
  return { attachmentId: id, station, title, mediaType, bytes, addedAt, staffName: staffName(app.db, staffId) };
}
