import { dayOf } from '../../../../shared/model/day.ts';
import { readExamNumber } from '../../../../shared/examination/examNumber.ts';
import {
  countPrint, examinationById, insertAttachment, insertContested, insertExamination, insertExamNumber, insertRecord, insertReferral, insertSignature, insertSpecimen, markReopened, putTubeOutcome,
  raiseExamCounter, removeAttachment, retireRecords, updateExamination,
} from '../../db/queries/examinations.ts';
import { keepingProgress } from '../../db/queries/progress.ts';
import { enrol } from '../../db/queries/residents.ts';
import type { PackagePanel } from '../../../../shared/model/examination.ts';
import type { Db } from '../../db/open.ts';
import type { Appliers } from '../apply.ts';
import { touch } from '../projectExamination.ts';

/** By code, so that no order of arrival shows. */
const inOrder = (panels: readonly PackagePanel[]): PackagePanel[] => [...panels].sort((a, b) => (a.panel < b.panel ? -1 : 1));

function addPanels(db: Db, examinationId: string, added: readonly PackagePanel[]): void {
  const row = examinationById(db, examinationId);
  if (!row) return;
  const reasons = new Map(row.panels.map(({ panel, reasons: known }) => [panel, known]));
  for (const { panel, reasons: because } of added) reasons.set(panel, [...new Set([...(reasons.get(panel) ?? []), ...because])].sort());
  updateExamination(db, examinationId, { panels: inOrder([...reasons].map(([panel, because]) => ({ panel, reasons: because }))) });
}

export const examinationAppliers: Appliers<'examination' | 'record' | 'specimen' | 'attachment' | 'document' | 'referral'> = {
  'examination.opened': (db, { body, staffId }) => {
    const { examinationId, ...opened } = body;
    const number = readExamNumber(opened.examNumber);
    if (number.ok) raiseExamCounter(db, number.examNumber.slice(0, 3), Number(number.examNumber.slice(4, 10)));
    insertExamNumber(db, opened.examNumber, examinationId);
    keepingProgress(db, [opened.residentId], () => {
      enrol(db, opened.campaignId, opened.residentId);
      const isNew = insertExamination(db, {
        id: examinationId, ...opened, panels: inOrder(opened.panels), openedBy: staffId, checkedOutAt: null, version: 0, signed: false, signedAt: null, signedBy: null, contentHash: null,
        missing: 0, pendingStations: [], urgency: 'normal', completedAt: null, stage: 'registered', stageDay: dayOf(opened.openedAt),
      });
      // Opened at two computers it is one examination: the first stands, and what the second asks is asked too.
      if (!isNew) addPanels(db, examinationId, opened.panels);
    });
    touch(db, examinationId);
  },
  'examination.panelsAdded': (db, { body }) => {
    addPanels(db, body.examinationId, body.panels);
    touch(db, body.examinationId);
  },
  'examination.checkedOut': (db, { body }) => updateExamination(db, body.examinationId, { checkedOutAt: body.checkedOutAt }),
  'examination.signed': (db, { id, kind, body, staffId }) => {
    const row = examinationById(db, body.examinationId);
    if (!row || row.signed || body.version !== row.version + 1) return insertContested(db, body.examinationId, id, kind);
    insertSignature(db, { examinationId: body.examinationId, version: body.version, staffId, signedAt: body.signedAt, contentHash: body.contentHash, frozen: body.frozen, reopenedReason: null });
    keepingProgress(db, [row.residentId], () =>
      updateExamination(db, body.examinationId, { version: body.version, signed: true, signedAt: body.signedAt, signedBy: staffId, contentHash: body.contentHash }),
    );
    touch(db, body.examinationId);
  },
  'examination.reopened': (db, { id, kind, body }) => {
    const row = examinationById(db, body.examinationId);
    if (!row || !row.signed || body.version !== row.version) return insertContested(db, body.examinationId, id, kind);
    markReopened(db, body.examinationId, body.version, body.reason);
    updateExamination(db, body.examinationId, { signed: false });
    touch(db, body.examinationId);
  },
  'record.saved': (db, { id, kind, body, staffId }) => {
    insertRecord(db, {
      id, examinationId: body.examinationId, station: body.station, slot: body.slot, catalogueVersion: body.catalogueVersion, values: body.values as never,
      outcomes: body.outcomes, staffId, recordedAt: body.recordedAt, replaces: body.replaces, reason: body.reason,
    });
    // Written by somebody who had not seen the signature.
    if (examinationById(db, body.examinationId)?.signed === true) insertContested(db, body.examinationId, id, kind);
    touch(db, body.examinationId);
  },
  'record.chosen': (db, { body }) => {
    retireRecords(db, body.examinationId, body.slot, body.against);
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
    insertReferral(db, { id: referralId, ...referral, staffId });
  },
};
