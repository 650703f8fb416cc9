import type { UploadStatus } from '../../../shared/examination/upload.ts';
import type { Application } from '../application.ts';
import { catalogueOf } from '../db/queries/catalogues.ts';
import { examinationById, signaturesOf } from '../db/queries/examinations.ts';
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

/** Why a queued version is not sent: somebody is correcting it. It goes with its new version, or not at all. */
export const reopened: RejectReason = { field: '总检', reason: '这份体检已重新打开，没有重新签署并结批之前不上传这一版。' };

/** What was signed cannot be put together from what is kept here; asking the platform again will not mend it. */
const incomplete: RejectReason = { field: '整份体检', reason: '本机保存的签署内容不完整，无法上传。请核对数据或从备份恢复后再传。' };

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
    const asked = signedOf(app, row);
    if (!asked) {
      await move(row, { to: 'rejected', reasons: [incomplete] });
      progress((done += 1), total);
      continue;
    }
    const settlement = settle(await connector.ask(businessIdOf(asked.signed), signal), asked.signed);
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
    if (isBeingCorrected(app, row)) continue;
    const frozen = signedOf(app, row);
    const earlier = earlierVersions(app, row);
    if (!frozen || !earlier) {
      await move(row, { to: 'rejected', reasons: [incomplete] });
      progress((done = Math.min(done + 1, total)), total);
      continue;
    }
    const sending = await move(row, { to: 'sending' });
    const result = await connector.send(frozen.signed, frozen.catalogue, signal, earlier);
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

/** Null when a record or the catalogue it was signed with is not here, or the version was never signed. */
function signedOf(app: Application, { examinationId, version }: Pick<LedgerRow, 'examinationId' | 'version'>): Frozen | null {
  try {
    const signed = signedExamination(app.db, examinationId, version);
    return signed && { signed, catalogue: catalogueOf(app.db, signed.catalogueVersion) };
  } catch {
    return null;
  }
}

/** A version signed later is in a batch: while this one was on its way it could not be set aside. */
function hasNewerInLedger(app: Application, { examinationId, version }: LedgerRow): boolean {
  return signaturesOf(app.db, examinationId).some((signature) => signature.version > version && ledgerRow(app.db, examinationId, signature.version) !== null);
}

/** Reopened since it was signed, or signed anew and not yet in a batch: what is known to be wrong does not leave. */
function isBeingCorrected(app: Application, { examinationId, version }: LedgerRow): boolean {
  const examination = examinationById(app.db, examinationId);
  return examination !== null && !(examination.signed && examination.version === version);
}

/** Versions that may stand at the platform: what they held and the new one no longer holds is withdrawn with it. Null when one cannot be put together. */
function earlierVersions(app: Application, row: LedgerRow): Frozen[] | null {
  const maybeThere = earlierLedgerRows(app.db, row.examinationId, row.version).filter(({ attempts }) => attempts > 0);
  const earlier = maybeThere.map((one) => signedOf(app, one)).filter((one) => one !== null);
  return earlier.length === maybeThere.length ? earlier : null;
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
