import type { UploadStatus } from '../../../shared/examination/upload.ts';
import type { Application } from '../application.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { signaturesOf } from '../db/queries/examinations.ts';
import { earlierLedgerRows, ledgerCounts, ledgerRow, ledgerToSend, type LedgerRow } from '../db/queries/upload.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { signedExamination } from '../journal/signedContent.ts';
import { TaskFailure, type TaskControl } from '../tasks.ts';
import { businessIdOf, settle, type Connector, type Frozen, type Receipt, type RejectReason, type SendResult } from './connectors/connector.ts';

/** Ends the run: the cause lies with the connection, not with an examination. What is queued stays queued. */
const stops: ReadonlySet<string> = new Set(['noConnection', 'certificateRefused', 'credentialsRefused', 'addressRefused', 'stopped']);

const longestThrottleMs = 60_000;
const throttlesBeforeGivingUp = 5;

interface Move { to: UploadStatus; receipt?: Receipt; reasons?: readonly RejectReason[] }

/**
 * Brings a batch's ledger as far as the platform lets it: first asks for what was sent without an answer, then sends
 * what is queued, one by one. Every step is in the journal before the next, so that a crash leaves a ledger that knows
 * what may have left this computer. Returns the counts by status.
 */
export async function uploadBatch(app: Application, connector: Connector, batchId: string, staffId: string, retryRejected: boolean, { signal, progress }: TaskControl): Promise<Record<string, number>> {
  const move = async (row: LedgerRow, { to, receipt, reasons }: Move): Promise<LedgerRow> => {
    await app.turns.take(async () =>
      commit(app.db, app.journal, () =>
        append(app.db, app.journal, {
          kind: 'upload.moved', staffId, examinationId: row.examinationId,
          body: {
            examinationId: row.examinationId, version: row.version, to, receipt: receipt ? JSON.stringify(receipt) : null,
            reasons: (reasons ?? []).map(({ field, reason }) => ({ field, reason })), at: app.now(),
          },
        }),
      ),
    );
    app.notices.say(['batches', 'progress'], row.examinationId);
    return ledgerRow(app.db, row.examinationId, row.version) ?? row;
  };

  // A row that was being sent when the program ended may have arrived.
  for (const row of ledgerToSend(app.db, batchId, ['sending'])) await move(row, { to: 'sentUnknown' });
  if (retryRejected) for (const row of ledgerToSend(app.db, batchId, ['rejected'])) await move(row, { to: 'queued' });

  const unanswered = ledgerToSend(app.db, batchId, ['sentUnknown']);
  const total = unanswered.length + ledgerToSend(app.db, batchId, ['queued']).length;
  let done = 0;
  progress(done, total);

  for (const row of unanswered) {
    signal.throwIfAborted();
    const signed = signedOf(app, row);
    const settlement = settle(await connector.ask(businessIdOf(signed.signed), signal), signed.signed);
    if (settlement.settled === 'askAgain') throw new TaskFailure(`upload.${settlement.why}`);
    if (settlement.settled === 'arrived') await move(row, { to: 'accepted', receipt: settlement.receipt });
    else if (settlement.settled === 'superseded') await move(row, { to: 'superseded', receipt: settlement.receipt });
    else if (settlement.settled === 'needsPerson') await move(row, { to: 'rejected', reasons: [{ field: '平台', reason: `平台上有 ${settlement.locations.length} 份相同标识的记录，请联系平台管理员核对后再传。` }] });
    else await move(row, { to: 'queued' });
    progress((done += 1), total);
  }

  let throttled = 0;
  const queue = ledgerToSend(app.db, batchId, ['queued']);
  for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
    signal.throwIfAborted();
    // A long queue is old before it is done: what was signed anew meanwhile goes with its own batch, and never after it.
    if (ledgerRow(app.db, row.examinationId, row.version)?.status !== 'queued') continue;
    if (hasNewerInLedger(app, row)) {
      await move(row, { to: 'superseded' });
      continue;
    }
    const { signed, catalogue } = signedOf(app, row);
    const sending = await move(row, { to: 'sending' });
    const result = await connector.send(signed, catalogue, signal, earlierVersions(app, row));
    const wait = await settleSend(sending, result, move);
    if (wait === 'stop') throw new TaskFailure(`upload.${(result as { why: string }).why}`);
    if (wait > 0) {
      throttled += 1;
      if (throttled > throttlesBeforeGivingUp) throw new TaskFailure('upload.throttled');
      queue.unshift(row);
      await pause(Math.min(wait, longestThrottleMs), signal);
      continue;
    }
    throttled = 0;
    progress((done = Math.min(done + 1, total)), total);
  }
  return ledgerCounts(app.db, batchId);
}

/** Writes down what came of one send. Returns how long to wait before the next, or that the run is over. */
async function settleSend(row: LedgerRow, result: SendResult, move: (row: LedgerRow, to: Move) => Promise<LedgerRow>): Promise<number | 'stop'> {
  switch (result.result) {
    case 'accepted':
      await move(row, { to: 'accepted', receipt: result.receipt });
      return 0;
    case 'rejected':
      await move(row, { to: 'rejected', reasons: result.reasons });
      return 0;
    case 'unknown':
      await move(row, { to: 'sentUnknown' });
      return result.why === 'stopped' ? 'stop' : 0;
    case 'notSent':
      await move(row, { to: 'queued' });
      return stops.has(result.why) ? 'stop' : 0;
    case 'throttled':
      await move(row, { to: 'queued' });
      return Math.max(result.retryAfterMs, 1);
  }
}

function signedOf(app: Application, { examinationId, version }: LedgerRow): Frozen {
  const signed = signedExamination(app.db, examinationId, version);
  if (!signed) throw new Error('uploadBatch: a version in the ledger was never signed');
  return { signed, catalogue: catalogueOf(app.db, signed.catalogueVersion) };
}

/** A version signed later is in a batch: while this one was on its way it could not be set aside. */
function hasNewerInLedger(app: Application, { examinationId, version }: LedgerRow): boolean {
  return signaturesOf(app.db, examinationId).some((signature) => signature.version > version && ledgerRow(app.db, examinationId, signature.version) !== null);
}

/** Versions that may stand at the platform: what they held and the new one no longer holds is withdrawn with it. */
function earlierVersions(app: Application, row: LedgerRow): Frozen[] {
  const maybeThere = new Set(earlierLedgerRows(app.db, row.examinationId, row.version).filter(({ attempts }) => attempts > 0).map(({ version }) => version));
  return signaturesOf(app.db, row.examinationId)
    .filter(({ version }) => maybeThere.has(version))
    .map(({ version }) => signedOf(app, { ...row, version }));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
