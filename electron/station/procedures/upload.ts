import { readStamp } from '../../../shared/journal/clock.ts';
import type { Application } from '../application.ts';
import { allBatches, batchById, ledgerCounts, ledgerOfBatch, readyByVillage, signedWithoutBatch } from '../db/queries/upload.ts';
import { setting, villageName } from '../db/queries/settings.ts';
import { staffName } from '../db/queries/staff.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId } from '../journal/ids.ts';
import { reopened, uploadBatch } from '../upload/uploadBatch.ts';
import { found, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';
import type { PlatformSetting } from './site.ts';

/** One upload of a batch at a time: two would race for the same rows. */
const running = new WeakMap<Application, Map<string, string>>();

export const batches = {
  list: os.batches.list.handler(({ context }) => {
    const { app } = callerOf(context);
    return allBatches(app.db).map(({ id, campaignId, name, closedAt, staffId }) => {
      const counts = ledgerCounts(app.db, id);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return { batchId: id, campaignId, name, closedAt: readStamp(closedAt)?.clock.wallMs ?? 0, staffName: staffName(app.db, staffId), total, counts, taskId: running.get(app)?.get(id) ?? null };
    });
  }),
  ready: os.batches.ready.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const villages = readyByVillage(app.db, input.campaignId).map(({ villageCode, signed }) => ({ villageName: villageName(app.db, villageCode), signed }));
    return { signed: villages.reduce((sum, { signed }) => sum + signed, 0), villages };
  }),
  close: os.batches.close.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const batchId = randomId();
    return commit(app.db, app.journal, () => {
      const examinations = signedWithoutBatch(app.db, input.campaignId);
      if (examinations.length === 0) throw refused('nothingToUpload');
      append(app.db, app.journal, { kind: 'batch.closed', staffId: staff.id, body: { batchId, campaignId: input.campaignId, name: input.name, examinations } });
      return { batchId, examinations: examinations.length };
    });
  }),
  ledger: os.batches.ledger.handler(({ input, context }) => {
    const { app } = callerOf(context);
    found(batchById(app.db, input.batchId), 'batch');
    return ledgerOfBatch(app.db, input.batchId).map(({ villageCode, batchId: _batchId, stands, ...line }) => ({
      ...line,
      villageName: villageName(app.db, villageCode),
      reasons: line.status === 'queued' && !stands ? [reopened] : line.reasons,
    }));
  }),
  upload: os.batches.upload.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    const batch = found(batchById(app.db, input.batchId), 'batch');
    const platform = setting<PlatformSetting>(app.db, 'platform');
    if (!platform?.url) throw refused('noPlatform');
    // Before looking who runs: between the look and the start nobody else must come.
    const { fhirConnector } = await import('../upload/connectors/fhir/fhirConnector.ts');
    const known = running.get(app) ?? new Map<string, string>();
    running.set(app, known);
    const already = known.get(batch.id);
    if (already !== undefined) return { taskId: already };
    const connector = fhirConnector({ baseUrl: platform.url, token: setting<string>(app.db, 'platformToken'), timeoutMs: platform.timeoutMs, gzip: platform.gzip });
    const { taskId, done } = app.tasks.run('upload', batch.name, (control) => uploadBatch(app, connector, batch.id, staff.id, input.retryRejected, control));
    known.set(batch.id, taskId);
    void done.finally(() => {
      known.delete(batch.id);
      app.notices.say(['batches', 'progress']);
    });
    return { taskId };
  }),
};
