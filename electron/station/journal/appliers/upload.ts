import { mayMove } from '../../../../shared/examination/upload.ts';
import { readStamp } from '../../../../shared/journal/clock.ts';
import { earlierLedgerRows, insertBatch, insertLedgerRow, ledgerRow, moveLedgerRow } from '../../db/queries/upload.ts';
import type { Appliers } from '../apply.ts';
import { touch } from '../projectExamination.ts';

export const uploadAppliers: Appliers<'batch' | 'upload'> = {
  'batch.closed': (db, { body, staffId, stamp }) => {
    const movedAt = readStamp(stamp)?.clock.wallMs ?? 0;
    insertBatch(db, { id: body.batchId, campaignId: body.campaignId, name: body.name, closedAt: stamp, staffId });
    for (const { examinationId, version } of body.examinations) {
      insertLedgerRow(db, { examinationId, version, batchId: body.batchId, status: 'queued', receipt: null, reasons: [], attempts: 0, movedAt });
      for (const earlier of earlierLedgerRows(db, examinationId, version)) {
        if (mayMove(earlier.status, 'superseded')) moveLedgerRow(db, examinationId, earlier.version, { ...earlier, status: 'superseded', movedAt });
      }
    }
  },
  'upload.moved': (db, { body }) => {
    const row = ledgerRow(db, body.examinationId, body.version);
    if (!row || !mayMove(row.status, body.to)) return;
    moveLedgerRow(db, body.examinationId, body.version, {
      status: body.to,
      receipt: body.receipt ?? row.receipt,
      reasons: body.reasons,
      attempts: row.attempts + (body.to === 'sending' ? 1 : 0),
      movedAt: body.at,
    });
    if (body.to === 'accepted') touch(db, body.examinationId);
  },
};
