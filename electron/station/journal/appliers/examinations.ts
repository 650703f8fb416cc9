import { dayOf } from '../../../../shared/model/day.ts';
import { readExamNumber } from '../../../../shared/examination/examNumber.ts';
import {
  countPrint, examinationById, insertAttachment, insertExamination, insertRecord, insertReferral, insertSignature, insertSpecimen, markReopened, putTubeOutcome,
  raiseExamCounter, removeAttachment, updateExamination,
} from '../../db/queries/examinations.ts';
import { keepingProgress } from '../../db/queries/progress.ts';
import { enrol } from '../../db/queries/residents.ts';
import { staffName } from '../../db/queries/staff.ts';
import type { Appliers } from '../apply.ts';
import { touch } from '../projectExamination.ts';

export const examinationAppliers: Appliers<'examination' | 'record' | 'specimen' | 'attachment' | 'document' | 'referral'> = {
  'examination.opened': (db, { body, staffId }) => {
    const { examinationId, ...opened } = body;
    const number = readExamNumber(opened.examNumber);
    if (number.ok) raiseExamCounter(db, number.examNumber.slice(0, 3), Number(number.examNumber.slice(4, 10)));
    keepingProgress(db, [opened.residentId], () => {
      enrol(db, opened.campaignId, opened.residentId);
      insertExamination(db, {
        id: examinationId, ...opened, openedBy: staffId, checkedOutAt: null, version: 0, signed: false, signedAt: null, signedBy: null, contentHash: null,
        missing: 0, pendingStations: [], urgency: 'normal', completedAt: null, stage: 'registered', stageDay: dayOf(opened.openedAt),
      });
    });
    touch(db, examinationId);
  },
  'examination.panelsAdded': (db, { body }) => {
    const row = examinationById(db, body.examinationId);
    if (!row) return;
    const panels = [...row.panels];
    for (const added of body.panels) {
      const at = panels.findIndex(({ panel }) => panel === added.panel);
      const known = panels[at];
      if (known === undefined) panels.push(added);
      else panels[at] = { panel: added.panel, reasons: [...new Set([...known.reasons, ...added.reasons])] };
    }
    updateExamination(db, body.examinationId, { panels });
    touch(db, body.examinationId);
  },
  'examination.checkedOut': (db, { body }) => updateExamination(db, body.examinationId, { checkedOutAt: body.checkedOutAt }),
  'examination.signed': (db, { body, staffId }) => {
    insertSignature(db, { examinationId: body.examinationId, version: body.version, staffId, signedAt: body.signedAt, contentHash: body.contentHash, frozen: body.frozen, reopenedReason: null });
    updateExamination(db, body.examinationId, { version: body.version, signed: true, signedAt: body.signedAt, signedBy: staffId, contentHash: body.contentHash });
    touch(db, body.examinationId);
  },
  'examination.reopened': (db, { body }) => {
    markReopened(db, body.examinationId, body.version, body.reason);
    updateExamination(db, body.examinationId, { signed: false });
    touch(db, body.examinationId);
  },
  'record.saved': (db, { id, body, staffId }) => {
    insertRecord(db, {
      id, examinationId: body.examinationId, station: body.station, slot: body.slot, catalogueVersion: body.catalogueVersion, values: body.values as never,
      outcomes: body.outcomes, staffId, recordedAt: body.recordedAt, replaces: body.replaces, reason: body.reason,
    });
    touch(db, body.examinationId);
  },
  'specimen.collected': (db, { body, staffId }) => {
    insertSpecimen(db, { specimenNumber: body.specimenNumber, examinationId: body.examinationId, tube: body.tube, collectedAt: body.collectedAt, staffId });
    touch(db, body.examinationId);
  },
  'specimen.notCollected': (db, { body, staffId }) => {
    putTubeOutcome(db, { examinationId: body.examinationId, tube: body.tube, outcome: body.outcome, staffId, recordedAt: body.recordedAt });
    touch(db, body.examinationId);
  },
  'attachment.added': (db, { body, staffId }) => {
    const { attachmentId, ...attachment } = body;
    insertAttachment(db, { id: attachmentId, ...attachment, mediaType: attachment.mediaType, staffId, removed: false });
  },
  'attachment.removed': (db, { body }) => removeAttachment(db, body.attachmentId),
  'document.printed': (db, { body, examinationId }) => {
    if (examinationId !== null) countPrint(db, examinationId, body.document);
  },
  'document.exported': () => {},
  'referral.proposed': (db, { body, staffId }) => {
    const { referralId, ...referral } = body;
    insertReferral(db, { id: referralId, ...referral, staffId, staffName: staffName(db, staffId) });
  },
};
