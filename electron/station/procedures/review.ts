import { hasPermission } from '../../../shared/model/permissions.ts';
import { attachmentsOf, countsOfExaminations, examinationById, findingsOf, recentReferrals, recordsOf, referralsOf, reviewQueue, signaturesOf } from '../db/queries/examinations.ts';
import { yearsBefore } from '../db/queries/history.ts';
import type { Db } from '../db/open.ts';
import { standingResident } from '../db/queries/residents.ts';
import { staffName } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId } from '../journal/ids.ts';
import { findingsOfView, viewExamination, type ExaminationView } from '../journal/projectExamination.ts';
import { contentHashOf, contentToSign, freeze } from '../journal/signedContent.ts';
import type { Referral } from '../../../shared/model/examination.ts';
import { found, invalid, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { checkPassword } from './session.ts';
import { attachmentShape, examinationShape, lineShape, recordShape } from './shapes.ts';

const done = { ok: true } as const;

const conclusionOf = (view: ExaminationView) => view.records.find(({ slot }) => slot === 'review') ?? null;

function blockersOf(view: ExaminationView) {
  const { unaccounted, deferred, conflicts } = view.accounting;
  return { unaccounted: unaccounted.length, deferred, conflicts, conclusionMissing: conclusionOf(view) === null };
}

const stagesShown = { toSign: ['complete'], incomplete: ['registered', 'inProgress'], signed: ['signed', 'uploaded'] } as const;

const referralShape = (referral: Referral) => ({
  referralId: referral.id, examinationId: referral.examinationId, findingRules: [...referral.findingRules], urgency: referral.urgency, toInstitution: referral.toInstitution, toDepartment: referral.toDepartment,
  receivingDoctor: referral.receivingDoctor, impression: referral.impression, presentIllness: referral.presentIllness, pastHistory: referral.pastHistory, treatment: referral.treatment, phone: referral.phone,
  staffName: referral.staffName, proposedAt: referral.proposedAt,
});

export const review = {
  queue: os.review.queue.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const rows = reviewQueue(app.db, input.campaignId, stagesShown[input.show], input.limit);
    const counts = countsOfExaminations(app.db, rows.map(({ id }) => id));
    return rows.map((row) => ({ ...lineShape(app, row), deferred: counts.deferred.get(row.id) ?? 0, referrals: counts.referrals.get(row.id) ?? 0 }));
  }),
  page: os.review.page.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    const seesAll = () => true;
    const conclusion = conclusionOf(view);
    return {
      examination: examinationShape(app, view, staff),
      findings: findingsOfView(app.db, view),
      values: view.values,
      records: view.records.map((row) => recordShape(app, row, seesAll)),
      superseded: recordsOf(app.db, view.row.id).filter(({ current }) => !current).map((row) => recordShape(app, row, seesAll)),
      attachments: attachmentsOf(app.db, view.row.id).map((one) => attachmentShape(app, one)),
      years: yearsBefore(app.db, view.row.residentId, view.row.examinedOn).map(({ examinedOn, values }) => ({ examinedOn, values })),
      conclusion: conclusion && recordShape(app, conclusion, seesAll),
      referrals: referralsOf(app.db, view.row.id).map(referralShape),
      blockers: blockersOf(view),
      contentHash: contentHashOf(contentToSign(app.db, view)),
      signatures: signaturesOf(app.db, view.row.id).map(({ version, staffId, signedAt, contentHash, reopenedReason }) => ({ version, staffName: staffName(app.db, staffId), signedAt, contentHash, reopenedReason })),
    };
  }),
  sign: os.review.sign.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    found(examinationById(app.db, input.examinationId), 'examination');
    await checkPassword(app, context.door, staff, staff.account, input.password);
    return commit(app.db, app.journal, () => {
      const view = found(viewExamination(app.db, input.examinationId), 'examination');
      if (view.row.signed) throw refused('alreadySigned');
      const blockers = blockersOf(view);
      if (blockers.conflicts.length > 0) throw refused('conflictingRecords', { count: blockers.conflicts.length });
      if (blockers.unaccounted > 0) throw refused('somethingMissing', { count: blockers.unaccounted });
      if (blockers.deferred.length > 0) throw refused('somethingDeferred', { count: blockers.deferred.length });
      if (blockers.conclusionMissing) throw refused('conclusionMissing');
      const content = contentToSign(app.db, view);
      const contentHash = contentHashOf(content);
      if (contentHash !== input.contentHash) throw refused('contentChanged');
      const version = view.row.version + 1;
      append(app.db, app.journal, {
        kind: 'examination.signed', staffId: staff.id, residentId: view.row.residentId, examinationId: view.row.id,
        body: { examinationId: view.row.id, version, contentHash, signedAt: app.now(), frozen: freeze(content) },
      });
      return { version, contentHash };
    });
  }),
  reopen: os.review.reopen.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(examinationById(app.db, input.examinationId), 'examination');
    if (!row.signed) throw refused('notSigned');
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, {
        kind: 'examination.reopened', staffId: staff.id, residentId: row.residentId, examinationId: row.id, body: { examinationId: row.id, version: row.version, reason: input.reason },
      }),
    );
    return done;
  }),
};

/** Written for a finding that only people with the right may see. */
export function isRestrictedReferral(db: Db, { examinationId, findingRules }: Referral): boolean {
  return findingsOf(db, examinationId).some(({ sensitive, rule }) => sensitive && findingRules.includes(rule));
}

export const referrals = {
  propose: os.referrals.propose.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const row = found(examinationById(app.db, input.examinationId), 'examination');
    if (row.signed) throw refused('alreadySigned');
    const known = new Set(findingsOf(app.db, row.id).map(({ rule }) => rule));
    if (!input.findingRules.every((rule) => known.has(rule))) throw invalid([{ item: 'findingRules', code: 'unknownOption' }]);
    const referralId = randomId();
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, {
        kind: 'referral.proposed', staffId: staff.id, residentId: row.residentId, examinationId: row.id, body: { referralId, ...input, proposedAt: app.now() },
      }),
    );
    return { referralId };
  }),
  list: os.referrals.list.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const seesSensitive = hasPermission(staff, 'sensitive.read');
    return recentReferrals(app.db, input.limit).flatMap((referral) => {
      const row = examinationById(app.db, referral.examinationId);
      const resident = row && standingResident(app.db, row.residentId);
      if (!row || !resident) return [];
      return !seesSensitive && isRestrictedReferral(app.db, referral) ? [] : [{ ...referralShape(referral), name: resident.name, examNumber: row.examNumber }];
    });
  }),
};

