import { packageFor } from '../../../shared/catalogue/selectors.ts';
import { keepsPersonHere } from '../../../shared/examination/accounting.ts';
import { formatExamNumber, highestExamCounter, readExamNumber } from '../../../shared/examination/examNumber.ts';
import { dayOf } from '../../../shared/model/day.ts';
import { readIdentity } from '../../../shared/model/identityNumber.ts';
import { ageYearsOn } from '../../../shared/model/person.ts';
import type { Application } from '../application.ts';
import { campaignById } from '../db/queries/campaigns.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { examinationByNumber, nextExamCounter, listExaminations, tubeOutcomesOf, waitingByStation } from '../db/queries/examinations.ts';
import { examinationInCampaign } from '../db/queries/history.ts';
import { entriesOfResident } from '../db/queries/journal.ts';
import { isEnrolled, residentById } from '../db/queries/residents.ts';
import { siteSecretOf } from '../db/queries/settings.ts';
import { staffName } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { derivedId } from '../journal/ids.ts';
import { viewExamination } from '../journal/projectExamination.ts';
import { alreadyExists, found, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import { residentIdOf } from './residents.ts';
import { examinationShape, lineShape, maySee } from './shapes.ts';

const done = { ok: true } as const;

/** Came without standing on this campaign's roster. */
function isWalkIn(app: Application, campaignId: string, residentId: string): boolean {
  if (!isEnrolled(app.db, campaignId, residentId)) return true;
  return entriesOfResident(app.db, residentId, 'resident.registered').some((entry) => entry.kind === 'resident.registered' && entry.body.via === 'walkIn' && entry.body.campaignId === campaignId);
}

export const examinations = {
  open: os.examinations.open.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const resident = found(residentById(app.db, input.residentId), 'resident');
    if (resident.mergedInto !== null) throw refused('residentMerged');
    const campaign = found(campaignById(app.db, input.campaignId), 'campaign');
    if (campaign.closed) throw refused('campaignClosed');
    const before = examinationInCampaign(app.db, campaign.id, resident.id);
    if (before) throw alreadyExists(resident.id, before.id);
    const nowMs = app.now();
    const examinedOn = dayOf(nowMs);
    if (examinedOn < campaign.startsOn) throw refused('campaignNotStarted', { startsOn: campaign.startsOn });
    const examinationId = derivedId(siteSecretOf(app.db), 'examination', campaign.id, resident.id);
    const person = { sex: resident.sex, ageYears: ageYearsOn(resident.birthDate, examinedOn) ?? 0, groups: resident.groups };
    const panels = packageFor(catalogueOf(app.db, campaign.catalogueVersion), person, {}).map(({ panel, reasons }) => ({ panel, reasons: [...reasons] }));
    return commit(app.db, app.journal, () => {
      const counter = nextExamCounter(app.db, app.examPrefix);
      if (counter > highestExamCounter) throw refused('examNumbersExhausted');
      const examNumber = formatExamNumber(app.examPrefix, counter);
      append(app.db, app.journal, {
        kind: 'examination.opened', staffId: staff.id, residentId: resident.id, examinationId,
        body: {
          examinationId, residentId: resident.id, campaignId: campaign.id, examNumber, catalogueVersion: campaign.catalogueVersion, openedAt: nowMs, examinedOn, panels,
          fasting: input.fasting, walkIn: isWalkIn(app, campaign.id, resident.id), identityConfirmed: input.identityConfirmed,
        },
      });
      return { examinationId, examNumber };
    });
  }),
  get: os.examinations.get.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    return examinationShape(app, found(viewExamination(app.db, input.examinationId), 'examination'), staff);
  }),
  find: os.examinations.find.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const number = readExamNumber(input.text);
    if (number.ok) {
      const row = examinationByNumber(app.db, number.examNumber);
      return row ? { examinationId: row.id, residentId: row.residentId, reason: 'found' as const } : { examinationId: null, residentId: null, reason: 'unknown' as const };
    }
    if (number.reason === 'wrongCheckCharacter') return { examinationId: null, residentId: null, reason: 'wrongCheckCharacter' as const };
    const identity = readIdentity(input.text);
    const row = identity.ok ? residentById(app.db, residentIdOf(app, identity.identity)) : null;
    if (!row) return { examinationId: null, residentId: null, reason: 'unknown' as const };
    const residentId = row.mergedInto ?? row.id;
    const examination = examinationInCampaign(app.db, input.campaignId, residentId);
    return { examinationId: examination?.id ?? null, residentId, reason: examination ? ('found' as const) : ('notRegistered' as const) };
  }),
  list: os.examinations.list.handler(({ input, context }) => {
    const { app } = callerOf(context);
    return listExaminations(app.db, input).map((row) => lineShape(app, row));
  }),
  outcomes: os.examinations.outcomes.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    const tubes = tubeOutcomesOf(app.db, view.row.id).map(({ tube, outcome, staffId, recordedAt }) => ({ station: 'specimen' as const, item: null, tube, outcome, staffName: staffName(app.db, staffId), recordedAt }));
    const items = view.records.flatMap(({ station, outcomes, staffId, recordedAt }) =>
      Object.entries(outcomes)
        .filter(([item]) => maySee(view.catalogue, item, staff))
        .map(([item, outcome]) => ({ station, item, tube: null, outcome, staffName: staffName(app.db, staffId), recordedAt })),
    );
    return [...tubes, ...items];
  }),
  waiting: os.examinations.waiting.handler(({ input, context }) => {
    const { app } = callerOf(context);
    return [...waitingByStation(app.db, input.campaignId, input.day)].map(([station, waiting]) => ({ station, waiting }));
  }),
  checkOut: os.examinations.checkOut.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const view = found(viewExamination(app.db, input.examinationId), 'examination');
    if (view.row.checkedOutAt !== null) throw refused('alreadyCheckedOut');
    const left = view.accounting.unaccounted.filter(({ station }) => keepsPersonHere(station));
    if (left.length > 0) throw refused('stillMissing', { count: left.length });
    commit(app.db, app.journal, () =>
      append(app.db, app.journal, {
        kind: 'examination.checkedOut', staffId: staff.id, residentId: view.row.residentId, examinationId: view.row.id, body: { examinationId: view.row.id, checkedOutAt: app.now() },
      }),
    );
    return done;
  }),
};

