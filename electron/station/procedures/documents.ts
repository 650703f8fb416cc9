import { hasPermission } from '../../../shared/model/permissions.ts';
import { dayOf } from '../../../shared/model/day.ts';
import type { Application } from '../application.ts';
import { blobOf, examinationById, printsOf, referralById } from '../db/queries/examinations.ts';
import { campaignById } from '../db/queries/campaigns.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { identityOf, standingResident, type ResidentRow } from '../db/queries/residents.ts';
import { institutionOf, setting } from '../db/queries/settings.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { viewExamination } from '../journal/projectExamination.ts';
import { signedExamination } from '../journal/signedContent.ts';
import { found, notPermitted, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { isRestrictedReferral } from './review.ts';
import { tubesOf } from './specimens.ts';

// The documents and their barcodes are loaded when the first is made: a start does not wait for them.
const isDemo = (app: Application) => setting<boolean>(app.db, 'demo') ?? false;

function photoBytes(app: Application, resident: ResidentRow) {
  const bytes = resident.photoSha256 === null ? null : blobOf(app.db, resident.photoSha256);
  return bytes === null ? null : { mediaType: resident.photoMediaType === 'image/png' ? ('image/png' as const) : ('image/jpeg' as const), bytes: new Uint8Array(bytes) };
}

/** Writes down that a document leaves the computer. A second time needs a reason. */
function print(app: Application, staffId: string, examinationId: string, residentId: string, document: string, reason: string | null): number {
  const before = printsOf(app.db, examinationId, document);
  if (before > 0 && !reason) throw refused('reasonRequired');
  commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'document.printed', staffId, residentId, examinationId, body: { document, copies: 1, reason } }));
  return before + 1;
}

export const documents = {
  guideSheet: os.documents.guideSheet.handler(async ({ input, context }) => {
    const { guideSheet } = await import('../documents/guideSheet.ts');
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    const resident = found(standingResident(app.db, view.row.residentId), 'resident');
    const copy = print(app, staff.id, view.row.id, resident.id, 'guideSheet', input.reason);
    return {
      copy,
      html: guideSheet({
        institutionName: institutionOf(app.db)?.name ?? '', campaignName: campaignById(app.db, view.row.campaignId)?.name ?? '', examNumber: view.row.examNumber, name: resident.name, sex: resident.sex,
        ageYears: view.person.ageYears, identity: identityOf(resident), photo: photoBytes(app, resident), panels: view.row.panels, catalogue: view.catalogue, printedAt: app.now(), copy, demo: isDemo(app),
      }),
    };
  }),
  tubeLabels: os.documents.tubeLabels.handler(async ({ input, context }) => {
    const [{ tubeLabels }, { tubeLabelsTspl }] = await Promise.all([import('../documents/tubeLabels.ts'), import('../documents/tubeLabelsTspl.ts')]);
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    const resident = found(standingResident(app.db, view.row.residentId), 'resident');
    const copy = print(app, staff.id, view.row.id, resident.id, 'tubeLabels', input.reason);
    const tubes = new Map(view.catalogue.tubes.map((tube) => [tube.code, tube]));
    const labels = tubesOf(view)
      .filter(({ tube }) => input.tubes === null || input.tubes.includes(tube))
      .map(({ tube, specimenNumber }) => ({
        name: resident.name, sex: resident.sex, ageYears: view.person.ageYears, identity: identityOf(resident), tube: found(tubes.get(tube), 'tube'), specimenNumber, examNumber: view.row.examNumber, examinedOn: view.row.examinedOn,
      }));
    const sheet = { labels, demo: isDemo(app) };
    return { copy, html: tubeLabels(sheet), tspl: Buffer.from(tubeLabelsTspl(sheet)).toString('base64') };
  }),
  referralForm: os.documents.referralForm.handler(async ({ input, context }) => {
    const { referralForm } = await import('../documents/referralForm.ts');
    const { app, staff } = callerOf(context);
    const referral = found(referralById(app.db, input.referralId), 'referral');
    if (isRestrictedReferral(app.db, referral) && !hasPermission(staff, 'sensitive.read')) throw notPermitted('sensitive.read');
    const view = found(viewExamination(app.db, referral.examinationId), 'examination');
    const resident = found(standingResident(app.db, view.row.residentId), 'resident');
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, { kind: 'document.printed', staffId: staff.id, residentId: resident.id, examinationId: view.row.id, body: { document: 'referralForm', copies: 1, reason: null } }),
    );
    return {
      html: referralForm({
        referral, institution: institutionOf(app.db) ?? { name: '', phone: '' },
        resident: { name: resident.name, sex: resident.sex, ageYears: view.person.ageYears, recordNumber: resident.recordNumber, address: resident.address, phone: resident.phone },
        referredOn: dayOf(referral.proposedAt), demo: isDemo(app),
      }),
    };
  }),
  examinationSummary: os.documents.examinationSummary.handler(async ({ input, context }) => {
    const { examinationSummary } = await import('../documents/examinationSummary.ts');
    const { app, staff } = callerOf(context);
    if (input.withSensitive && !hasPermission(staff, 'sensitive.read')) throw notPermitted('sensitive.read');
    const row = found(examinationById(app.db, input.examinationId), 'examination');
    if (row.version === 0) throw refused('notSigned');
    const examination = found(signedExamination(app.db, row.id, row.version), 'examination');
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, {
        kind: 'document.printed', staffId: staff.id, residentId: row.residentId, examinationId: row.id, body: { document: input.withSensitive ? 'examinationSummaryWithSensitive' : 'examinationSummary', copies: 1, reason: null },
      }),
    );
    return { html: examinationSummary({ examination, catalogue: catalogueOf(app.db, examination.catalogueVersion), includeSensitive: input.withSensitive, printedAt: app.now(), demo: isDemo(app) }) };
  }),
  recoveryKeySheet: os.documents.recoveryKeySheet.handler(async ({ input, context }) => {
    const { recoveryKeySheet } = await import('../documents/recoveryKeySheet.ts');
    const { app } = context.station;
    return {
      html: recoveryKeySheet({ institutionName: input.institutionName, stationName: app?.examPrefix ?? '', groups: input.recoveryKey, createdOn: dayOf(app?.now() ?? Date.now()) }),
    };
  }),
};

