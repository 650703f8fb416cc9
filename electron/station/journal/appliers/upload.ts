import { mayMove } from '../../../../shared/examination/upload.ts';
import { readStamp } from '../../../../shared/journal/clock.ts';
import type { Entry } from '../../../../shared/journal/entry.ts';
import type { Db } from '../../db/open.ts';
import { batchesOfExamination, earlierLedgerRows, insertBatch, insertBatchExamination, insertLedgerRow, ledgerRow, moveLedgerRow, wipeLedger } from '../../db/queries/upload.ts';
import { lateSubject, markLate } from '../late.ts';
import type { Appliers } from '../apply.ts';
import { touch } from '../projectExamination.ts';

const wallMsOf = (stamp: string): number => readStamp(stamp)?.clock.wallMs ?? 0;

export const uploadAppliers: Appliers<'batch' | 'upload'> = {
  'batch.closed': (db, { id, body, staffId, stamp }) => {
    insertBatch(db, { id: body.batchId, campaignId: body.campaignId, name: body.name, closedAt: stamp, staffId });
    for (const { examinationId, version } of body.examinations) {
      insertBatchExamination(db, { batchId: body.batchId, examinationId, version, closedAt: stamp });
      // Where the ledger of the examination has moved on already, its rows are made anew in the order of the stamps.
      if (batchesOfExamination(db, examinationId).some(({ closedAt, batchId }) => closedAt > stamp || (closedAt === stamp && batchId > body.batchId))) markLate(db, `upload:${examinationId}`);
      else if (!lateSubject(db, `upload:${examinationId}`, { stamp, id })) enterLedger(db, examinationId, version, body.batchId, stamp);
    }
  },
  'upload.moved': (db, { body }) => moveInLedger(db, body),
};

function enterLedger(db: Db, examinationId: string, version: number, batchId: string, stamp: string): void {
  const movedAt = wallMsOf(stamp);
  insertLedgerRow(db, { examinationId, version, batchId, status: 'queued', receipt: null, reasons: [], attempts: 0, movedAt });
  for (const earlier of earlierLedgerRows(db, examinationId, version)) {
    if (mayMove(earlier.status, 'superseded')) moveLedgerRow(db, examinationId, earlier.version, { ...earlier, status: 'superseded', movedAt });
  }
}

function moveInLedger(db: Db, body: Entry<'upload.moved'>['body']): void {
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
}

/** One examination's ledger anew: the batches it was put in and what the platform said, in the order of their stamps. */
export function refoldLedger(db: Db, examinationId: string, moves: readonly Entry<'upload.moved'>[]): void {
  wipeLedger(db, examinationId);
  const steps = [
    ...batchesOfExamination(db, examinationId).map(({ version, batchId, closedAt }) => ({ stamp: closedAt, run: () => enterLedger(db, examinationId, version, batchId, closedAt) })),
    ...moves.map(({ stamp, body }) => ({ stamp, run: () => moveInLedger(db, body) })),
  ].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
  for (const { run } of steps) run();
  touch(db, examinationId);
}
