import { packageFor } from '../../../shared/catalogue/selectors.ts';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { ethnicityName } from '../../../shared/model/ethnicity.ts';
import { foldFullWidth, tidyText } from '../../../shared/model/plainText.ts';
import { maskIdentityNumber, readIdentity } from '../../../shared/model/identityNumber.ts';
import { normalisePersonName, readPersonName } from '../../../shared/model/personName.ts';
import { ageYearsOn, type Identity } from '../../../shared/model/person.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { hasPermission } from '../../../shared/model/permissions.ts';
import type { ResidentShape } from '../../../shared/contract/shapes.ts';
import type { Application } from '../application.ts';
import { campaignById } from '../db/queries/campaigns.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { blobOf, examinationOfResident, putBlob } from '../db/queries/examinations.ts';
import { entriesOfResident } from '../db/queries/journal.ts';
import { examinationInCampaign, examinationsOfResident } from '../db/queries/history.ts';
import { demographicsOf, identityOf, mergedInto, residentById, seenOfResident, type ResidentRow } from '../db/queries/residents.ts';
import { previousYear } from '../db/queries/history.ts';
import { searchResidents } from '../db/queries/search.ts';
import { siteSecretOf, villageName } from '../db/queries/settings.ts';
import type { StaffRow } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId, residentIdFor, sha256Hex } from '../journal/ids.ts';
import { addAskedPanelsOfResident } from './addAskedPanels.ts';
import { alreadyExists, found, invalid, refused, stale } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { candidateShape, isSensitiveGroup, maySee, visibleGroups, visibleValues } from './shapes.ts';
import { campaignOfToday } from './site.ts';

const done = { ok: true } as const;

function photoOf(app: Application, resident: ResidentRow): { mediaType: string; base64: string } | null {
  const bytes = resident.photoSha256 === null ? null : blobOf(app.db, resident.photoSha256);
  return bytes === null ? null : { mediaType: resident.photoMediaType ?? 'image/jpeg', base64: bytes.toString('base64') };
}

/** What a person asks to hear of last year. */
const askedAfter = ['bloodPressureLeft', 'bloodPressureRight', 'fastingGlucoseMmolPerL', 'hba1cPercent', 'totalCholesterolMmolPerL', 'heightCm', 'weightKg', 'waistCm'];

function lastYearOf(app: Application, row: ResidentRow, staff: StaffRow) {
  const last = previousYear(app.db, row.id, dayOf(app.now()));
  const version = campaignOfToday(app)?.catalogueVersion;
  if (!last || version === undefined) return null;
  const catalogue = catalogueOf(app.db, version);
  const values = visibleValues(last.values, (code) => maySee(catalogue, code, staff));
  const person = { sex: row.sex, ageYears: ageYearsOn(row.birthDate, last.examinedOn) ?? 0, groups: visibleGroups(row, staff) };
  const findings = evaluate({ catalogue, values, person }).map(({ sentence, class: urgency }) => ({ sentence, class: urgency }));
  return { examinedOn: last.examinedOn, findings, values: Object.fromEntries(Object.entries(values).filter(([code]) => askedAfter.includes(code))) };
}

/** Whole numbers and addresses are for those who keep residents' data and those who conclude; to the others they say nothing they need. */
function seesContact(staff: StaffRow): boolean {
  return hasPermission(staff, 'resident.write') || hasPermission(staff, 'examination.conclude');
}

function visibleContact(row: ResidentRow, staff: StaffRow): Pick<ResidentShape, 'identity' | 'demographics'> {
  const [identity, demographics] = [identityOf(row), { ...demographicsOf(row), groups: visibleGroups(row, staff) }];
  if (seesContact(staff)) return { identity, demographics };
  const masked = (number: string | null) => number === null ? null : maskIdentityNumber(number);
  return {
    identity: { ...identity, number: maskIdentityNumber(identity.number) },
    demographics: { ...demographics, phone: masked(demographics.phone), contactPhone: masked(demographics.contactPhone), address: null, contactName: null, recordNumber: null },
  };
}

export function residentIdOf(app: Application, identity: Identity): string {
  return residentIdFor(siteSecretOf(app.db), identity);
}

const earliestBirth = '1880-01-01';

/** What a form lets nobody choose, but a call could carry. */
function demographicProblems(app: Application, { birthDate, ethnicityCode, villageCode }: { birthDate?: string | undefined; ethnicityCode?: string | null | undefined; villageCode?: string | null | undefined }): Problem[] {
  const problems: Problem[] = [];
  if (birthDate !== undefined && birthDate > dayOf(app.now())) problems.push({ item: 'birthDate', code: 'inTheFuture' });
  if (birthDate !== undefined && birthDate < earliestBirth) problems.push({ item: 'birthDate', code: 'outsideAbsolute' });
  if (typeof ethnicityCode === 'string' && ethnicityName(ethnicityCode) === null) problems.push({ item: 'ethnicityCode', code: 'unknownOption' });
  if (typeof villageCode === 'string' && villageName(app.db, villageCode) === null) problems.push({ item: 'villageCode', code: 'unknownOption' });
  return problems;
}

function nameOrProblem(demographics: { name?: string | undefined }): Problem[] {
  if (demographics.name === undefined) return [];
  const reading = readPersonName(demographics.name);
  if (!reading.ok) return [{ item: 'name', code: reading.problem }];
  demographics.name = reading.name;
  return [];
}

export const residents = {
  search: os.residents.search.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const text = normalisePersonName(foldFullWidth(tidyText(input.text)));
    if (text === '') return [];
    const campaignId = campaignOfToday(app)?.id ?? null;
    return searchResidents(app.db, text, input.limit).flatMap((id) => {
      const row = residentById(app.db, id);
      if (!row) return [];
      const standing = row.mergedInto === null ? row : residentById(app.db, row.mergedInto);
      return standing ? [candidateShape(app, standing, campaignId)] : [];
    });
  }),
  get: os.residents.get.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(residentById(app.db, input.residentId), 'resident');
    return {
      residentId: row.id, ...visibleContact(row, staff), confidential: row.groups.some(isSensitiveGroup), head: row.head, mergedInto: row.mergedInto, ageYears: ageYearsOn(row.birthDate, dayOf(app.now())) ?? 0,
      villageName: villageName(app.db, row.villageCode), hasPhoto: row.photoSha256 !== null, photo: photoOf(app, row), lastYear: lastYearOf(app, row, staff),
      merged: mergedInto(app.db, row.id).map((one) => ({ residentId: one.id, name: one.name, identityKind: one.identityKind, maskedNumber: maskIdentityNumber(one.identityNumber) })),
      examinations: examinationsOfResident(app.db, row.id).map(({ id, examNumber, campaignId, examinedOn, stage }) => ({ examinationId: id, examNumber, campaignId, examinedOn, stage })),
    };
  }),
  photo: os.residents.photo.handler(({ input, context }) => {
    const { app } = callerOf(context);
    return photoOf(app, found(residentById(app.db, input.residentId), 'resident'));
  }),
  photos: os.residents.photos.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const photos: Record<'card' | 'camera', { mediaType: string; base64: string } | null> = { card: null, camera: null };
    for (const entry of entriesOfResident(app.db, input.residentId, 'resident.photographed')) {
      if (entry.kind !== 'resident.photographed') continue;
      const { source, sha256, mediaType } = entry.body;
      const bytes = blobOf(app.db, sha256);
      if (bytes !== null) photos[source] = { mediaType, base64: bytes.toString('base64') };
    }
    return photos;
  }),
  packageToday: os.residents.packageToday.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const row = found(residentById(app.db, input.residentId), 'resident');
    const { catalogueVersion } = found(campaignById(app.db, input.campaignId), 'campaign');
    const person = { sex: row.sex, ageYears: ageYearsOn(row.birthDate, dayOf(app.now())) ?? 0, groups: row.groups };
    return { catalogueVersion, panels: packageFor(catalogueOf(app.db, catalogueVersion), person, {}).map(({ panel, reasons }) => ({ panel, reasons: [...reasons] })) };
  }),
  register: os.residents.register.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    if (found(campaignById(app.db, input.campaignId), 'campaign').closed) throw refused('campaignClosed');
    const today = dayOf(app.now());
    const demographics = { ...input.demographics };
    const problems = [...nameOrProblem(demographics), ...demographicProblems(app, demographics)];
    if (!input.reason && (input.identity === null || input.identity.kind === 'temporary')) problems.push({ item: 'reason', code: 'reasonRequired' });
    let identity: Identity = { kind: 'temporary', number: `T${randomId().slice(0, 12).toUpperCase()}` };
    if (input.identity !== null && input.identity.kind !== 'temporary') {
      const reading = readIdentity(input.identity.number, { kindHint: input.identity.kind, today });
      if (!reading.ok) throw invalid([...problems, { item: 'identityNumber', code: reading.problem, ...(reading.params ? { params: reading.params } : {}) }]);
      identity = reading.identity;
      if (reading.birthDate !== null && reading.birthDate !== demographics.birthDate) problems.push({ item: 'birthDate', code: 'disagreesWithIdentity', params: { expected: reading.birthDate } });
      if (reading.sex !== null && reading.sex !== demographics.sex) problems.push({ item: 'sex', code: 'disagreesWithIdentity', params: { expected: reading.sex } });
    }
    if (problems.length > 0) throw invalid(problems);
    const residentId = residentIdOf(app, identity);
    const known = residentById(app.db, residentId);
    if (known) throw alreadyExists(known.mergedInto ?? known.id, examinationInCampaign(app.db, input.campaignId, known.mergedInto ?? known.id)?.id ?? null);
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, { kind: 'resident.registered', staffId: staff.id, residentId, body: { residentId, identity, demographics, via: 'walkIn', campaignId: input.campaignId, ...(identity.kind === 'temporary' ? { reason: input.reason } : {}) } }),
    );
    return { residentId };
  }),
  change: os.residents.change.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(residentById(app.db, input.residentId), 'resident');
    if (row.mergedInto !== null) throw refused('residentMerged');
    if (row.head !== input.head) throw stale(row.head);
    const fields = { ...input.fields };
    // Who does not see the restricted groups leaves them as they are.
    if (fields.groups !== undefined && !hasPermission(staff, 'sensitive.read')) fields.groups = [...new Set([...row.groups.filter(isSensitiveGroup), ...fields.groups])];
    const nameProblems = nameOrProblem(fields);
    const before = demographicsOf(row) as unknown as Record<string, unknown>;
    const isChanged = ([key, value]: [string, unknown]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key]);
    const changed = Object.fromEntries(Object.entries(fields).filter(isChanged));
    const problems = [...nameProblems, ...demographicProblems(app, changed)];
    // Papers that are signed carry these: why they were wrong has to stand somewhere.
    const onSigned = ['name', 'sex', 'birthDate'].some((field) => Object.hasOwn(changed, field)) && examinationsOfResident(app.db, row.id).some(({ version }) => version > 0);
    if (onSigned && !input.reason) problems.push({ item: 'reason', code: 'reasonRequired' });
    const reading = row.identityKind === 'temporary' ? null : readIdentity(row.identityNumber, { kindHint: row.identityKind });
    if (reading?.ok) {
      if (fields.birthDate !== undefined && reading.birthDate !== null && fields.birthDate !== reading.birthDate) problems.push({ item: 'birthDate', code: 'disagreesWithIdentity', params: { expected: reading.birthDate } });
      if (fields.sex !== undefined && reading.sex !== null && fields.sex !== reading.sex) problems.push({ item: 'sex', code: 'disagreesWithIdentity', params: { expected: reading.sex } });
    }
    if (problems.length > 0) throw invalid(problems);
    if (Object.keys(changed).length > 0) {
      commit(app.db, app.journal, () => {
        append(app.db, app.journal, { kind: 'resident.changed', staffId: staff.id, residentId: row.id, base: row.head, body: { residentId: row.id, fields: changed, reason: input.reason, seen: seenOfResident(row, changed) } });
        addAskedPanelsOfResident(app, staff.id, row.id);
      });
    }
    return done;
  }),
  addPhoto: os.residents.addPhoto.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(residentById(app.db, input.residentId), 'resident');
    const bytes = Buffer.from(input.base64, 'base64');
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    const isPng = bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    if ((input.mediaType === 'image/jpeg' && !isJpeg) || (input.mediaType === 'image/png' && !isPng)) throw refused('unsupportedMediaType');
    const sha256 = sha256Hex(bytes);
    commit(app.db, app.journal, () => {
      putBlob(app.db, sha256, bytes);
      append(app.db, app.journal, {
        kind: 'resident.photographed', staffId: staff.id, residentId: row.id,
        body: { residentId: row.id, photoId: randomId(), source: input.source, mediaType: input.mediaType, sha256, bytes: bytes.byteLength },
      });
    });
    return done;
  }),
  merge: os.residents.merge.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const from = found(residentById(app.db, input.fromResidentId), 'resident');
    const into = found(residentById(app.db, input.intoResidentId), 'resident');
    if (from.id === into.id) throw refused('sameResident');
    if (from.identityKind !== 'temporary') throw refused('notTemporary');
    if (from.mergedInto !== null || into.mergedInto !== null) throw refused('residentMerged');
    const bothExamined = examinationsOfResident(app.db, from.id).some(({ campaignId }) => examinationOfResident(app.db, campaignId, into.id) !== null);
    if (bothExamined) throw refused('bothExamined');
    commit(app.db, app.journal, () => {
      append(app.db, app.journal, { kind: 'resident.merged', staffId: staff.id, residentId: into.id, body: { fromResidentId: from.id, intoResidentId: into.id, reason: input.reason } });
      addAskedPanelsOfResident(app, staff.id, into.id);
    });
    return done;
  }),
  unmerge: os.residents.unmerge.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const from = found(residentById(app.db, input.fromResidentId), 'resident');
    const into = from.mergedInto;
    if (into === null) throw refused('notTemporary');
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, { kind: 'resident.unmerged', staffId: staff.id, residentId: into, body: { fromResidentId: from.id, intoResidentId: into, reason: input.reason } }),
    );
    return done;
  }),
};
