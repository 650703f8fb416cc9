import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { append } from '../../electron/station/journal/append.ts';
import { commit } from '../../electron/station/journal/commit.ts';
import { generateTownship, type DemoResident } from '../../electron/station/demo/township.ts';
import { demoVillages } from '../../electron/station/demo/villages.ts';
import type { UploadStatus } from '../../shared/examination/upload.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';
import { startPlatform, type Platform } from '../support/platform/startPlatform.ts';
import { taskEnd } from '../support/taskEnd.ts';
import { examine, openCrew, openExamination, recordStation, sign, type Crew, type Opened } from '../support/wholeExamination.ts';

const villages = demoVillages(2).map(({ code, name }) => ({ code, name }));
/** Young people have few items. */
const people: DemoResident[] = [...generateTownship({ seed: 5, residents: 400, villages: 2, today: '2026-11-22' })]
  .filter(({ identity, demographics }) => identity.kind === 'residentIdCard' && demographics.birthDate > '1994' && demographics.birthDate < '2008' && demographics.groups.length === 0);

let platform: Platform;
let test: TestStation;
let crew: Crew;
let manager: Client;
let campaignId: string;
let nextPerson = 0;

beforeAll(async () => {
  platform = await startPlatform();
  test = await openTestStation();
  ({ campaignId } = await foundTestSite(test, { villages }));
  crew = await openCrew(test, campaignId);
  manager = await test.as('admin');
  await manager.site.changeSettings({ platform: { url: platform.url, timeoutMs: 20_000, gzip: true } });
});
afterAll(async () => {
  await test.close();
  await platform.close();
});
beforeEach(() => platform.control.reset());
afterEach(() => platform.control.release());

async function signedBatch(count: number): Promise<{ batchId: string; signed: Opened[] }> {
  const signed: Opened[] = [];
  for (let at = 0; at < count; at += 1) {
    const opened = await openExamination(crew, people[nextPerson++]!);
    await examine(crew, opened);
    await sign(crew, opened);
    signed.push(opened);
  }
  const { batchId, examinations } = await manager.batches.close({ campaignId, name: `第 ${nextPerson} 批` });
  expect(examinations).toBe(count);
  return { batchId, signed };
}

async function upload(batchId: string, retryRejected = false) {
  return taskEnd(manager, (await manager.batches.upload({ batchId, retryRejected })).taskId);
}

async function statuses(batchId: string): Promise<UploadStatus[]> {
  return (await manager.batches.ledger({ batchId })).map(({ status }) => status);
}

const sent = () => platform.control.requests().filter(({ method }) => method === 'POST').length;
const asked = () => platform.control.requests().filter(({ method }) => method === 'GET').length;
const stored = () => platform.control.counts();

describe('the upload of a batch', () => {
  it('is done when the platform has given a receipt for each; done again it changes nothing there', async () => {
    expect((await manager.batches.ready({ campaignId })).signed).toBe(0);
    await expect(manager.batches.close({ campaignId, name: '空' })).rejects.toMatchObject({ data: { reason: 'nothingToUpload' } });
    const { batchId, signed } = await signedBatch(3);
    expect(await statuses(batchId)).toEqual(['queued', 'queued', 'queued']);
    const task = await upload(batchId);
    expect(task).toMatchObject({ state: 'done', result: { accepted: 3 } });
    const ledger = await manager.batches.ledger({ batchId });
    expect(ledger.map(({ status, attempts, reasons }) => ({ status, attempts, reasons }))).toEqual(Array.from({ length: 3 }, () => ({ status: 'accepted', attempts: 1, reasons: [] })));
    for (const { receipt } of ledger) expect(JSON.parse(receipt ?? '')).toMatchObject({ location: expect.stringMatching(/^Composition\/\d+/) as string });
    expect(new Set(ledger.map(({ receipt }) => receipt)).size).toBe(3);
    expect(stored()).toMatchObject({ Composition: 3, Patient: 3, Encounter: 3 });
    expect((await manager.examinations.list({ campaignId, stages: ['uploaded'], day: null, station: null, limit: 10, offset: 0 })).map(({ examinationId }) => examinationId).sort()).toEqual(signed.map(({ examinationId }) => examinationId).sort());

    const [before, requests] = [stored(), sent()];
    expect((await upload(batchId)).result).toEqual({ accepted: 3 });
    expect(stored()).toEqual(before);
    expect(sent()).toBe(requests);
    expect((await manager.batches.ledger({ batchId }))).toEqual(ledger);
  });

  it('asks first when the line broke after sending: what had arrived is accepted, once', async () => {
    const { batchId } = await signedBatch(2);
    platform.control.misbehave({ kind: 'dropAfter' });
    const task = await upload(batchId);
    expect(task).toMatchObject({ state: 'done', result: { accepted: 1, sentUnknown: 1 } });
    expect(stored()).toMatchObject({ Composition: 2 });
    const requests = sent();
    expect((await upload(batchId)).result).toEqual({ accepted: 2 });
    expect(asked()).toBe(1);
    expect(sent()).toBe(requests);
    expect(stored()).toMatchObject({ Composition: 2, Patient: 2 });
    for (const { receipt } of await manager.batches.ledger({ batchId })) expect(receipt).toContain('Composition/');
  });

  it('sends again what had not arrived', async () => {
    const { batchId } = await signedBatch(1);
    platform.control.misbehave({ kind: 'dropBefore' });
    await upload(batchId);
    expect(await statuses(batchId)).toEqual(['sentUnknown']);
    expect(stored()).toEqual({});
    expect((await upload(batchId)).result).toEqual({ accepted: 1 });
    expect(stored()).toMatchObject({ Composition: 1 });
  });

  it('leaves out what is refused and says which field; the others go on, and it goes again when asked', async () => {
    const { batchId } = await signedBatch(2);
    platform.control.misbehave({ kind: 'reject', expression: 'Bundle.entry[0].resource.name', code: 'required', text: 'family name missing' });
    expect((await upload(batchId)).result).toEqual({ accepted: 1, rejected: 1 });
    const refused = (await manager.batches.ledger({ batchId })).find(({ status }) => status === 'rejected');
    expect(refused?.reasons).toEqual([{ field: expect.stringMatching(/\S/) as string, reason: expect.stringContaining('family name missing') as string }]);
    expect(refused?.reasons[0]?.field).toContain('姓名');
    const requests = sent();
    expect((await upload(batchId)).result).toEqual({ accepted: 1, rejected: 1 });
    expect(sent()).toBe(requests);
    expect((await upload(batchId, true)).result).toEqual({ accepted: 2 });
    expect((await manager.batches.ledger({ batchId })).every(({ reasons }) => reasons.length === 0)).toBe(true);
  });

  it('waits when the platform is busy, and stops when it stays so, with everything still queued', async () => {
    const { batchId } = await signedBatch(2);
    platform.control.misbehave({ times: 2, misbehaviour: { kind: 'unavailable', retryAfterSeconds: 0 } }, { kind: 'tooMany', retryAfterSeconds: 0 });
    expect((await upload(batchId)).result).toEqual({ accepted: 2 });

    const { batchId: second } = await signedBatch(1);
    platform.control.misbehave({ times: 20, misbehaviour: { kind: 'unavailable', retryAfterSeconds: 0 } });
    expect(await upload(second)).toMatchObject({ state: 'failed', failure: 'upload.throttled' });
    expect(await statuses(second)).toEqual(['queued']);
    platform.control.reset();
    expect((await upload(second)).result).toEqual({ accepted: 1 });
  });

  it('stops whole when the cause is not an examination', async () => {
    const { batchId } = await signedBatch(2);
    platform.control.misbehave({ kind: 'status', status: 401 });
    expect(await upload(batchId)).toMatchObject({ state: 'failed', failure: 'upload.credentialsRefused' });
    expect(await statuses(batchId)).toEqual(['queued', 'queued']);
    expect(sent()).toBe(1);
    expect((await upload(batchId)).result).toEqual({ accepted: 2 });
  });

  it('cancelled with one on its way, goes on and sends nothing twice', async () => {
    const { batchId } = await signedBatch(3);
    platform.control.misbehave({ kind: 'hold', stored: true });
    const { taskId } = await manager.batches.upload({ batchId, retryRejected: false });
    const task = await taskEnd(manager, taskId, async () => {
      // What is being sent can be seen; once it has left, the person takes the work back.
      if (!(await statuses(batchId)).includes('sending')) return;
      while (sent() === 0) await new Promise((resolve) => { setImmediate(resolve); });
      await manager.tasks.cancel({ taskId });
    });
    expect(task.state).toBe('cancelled');
    expect((await statuses(batchId)).toSorted()).toEqual(['queued', 'queued', 'sentUnknown']);
    platform.control.release();
    expect((await upload(batchId)).result).toEqual({ accepted: 3 });
    expect(sent()).toBe(3);
    expect(stored()).toMatchObject({ Composition: 3 });
  });

  it('ended in the midst of sending, by a crash, is asked about after the start', async () => {
    const { batchId } = await signedBatch(2);
    const [first] = await manager.batches.ledger({ batchId });
    const { db, journal } = test.app();
    commit(db, journal, () => append(db, journal, { kind: 'upload.moved', staffId: 'system', examinationId: first!.examinationId, body: { examinationId: first!.examinationId, version: 1, to: 'sending', receipt: null, reasons: [], at: Date.now() } }));
    test = await test.reopen();
    manager = await test.as('admin');
    crew = await openCrew(test, campaignId);
    expect((await upload(batchId)).result).toEqual({ accepted: 2 });
    expect(asked()).toBe(1);
    expect(stored()).toMatchObject({ Composition: 2 });
  });

  it('of a new version takes the place of the old one, there and in the ledger', async () => {
    const { batchId, signed: [opened] } = await signedBatch(1);
    await upload(batchId);
    const [composition] = platform.control.resources('Composition');
    await crew.chief.review.reopen({ examinationId: opened!.examinationId, reason: '体重录错' });
    await recordStation(crew, opened!, 'vitals', null, 1);
    expect(await sign(crew, opened!)).toMatchObject({ version: 2 });
    const second = await manager.batches.close({ campaignId, name: '更正' });
    expect(await manager.batches.ledger({ batchId: second.batchId })).toMatchObject([{ version: 2, status: 'queued' }]);
    expect((await upload(second.batchId)).result).toEqual({ accepted: 1 });
    const after = platform.control.resources('Composition');
    expect(after).toHaveLength(1);
    expect(after[0]?.id).toBe(composition?.id);
    expect(after[0]?.meta.versionId).not.toBe(composition?.meta.versionId);
    expect(await statuses(batchId)).toEqual(['accepted']);

    // Corrected before it was ever sent: the first version never leaves.
    const { batchId: third, signed: [unsent] } = await signedBatch(1);
    await crew.chief.review.reopen({ examinationId: unsent!.examinationId, reason: '身高录错' });
    await recordStation(crew, unsent!, 'vitals', null, 1);
    await sign(crew, unsent!);
    const fourth = await manager.batches.close({ campaignId, name: '更正二' });
    expect(await statuses(third)).toEqual(['superseded']);
    const requests = sent();
    await upload(third);
    expect(sent()).toBe(requests);
    expect((await upload(fourth.batchId)).result).toEqual({ accepted: 1 });
    expect(sent()).toBe(requests + 1);
  });

  it('leaves out what was signed anew while the batch was on its way', async () => {
    const { batchId, signed } = await signedBatch(2);
    const byId = signed.toSorted((one, other) => (one.examinationId < other.examinationId ? -1 : 1));
    platform.control.misbehave({ kind: 'hold', stored: true });
    const { taskId } = await manager.batches.upload({ batchId, retryRejected: false });
    const later = byId[1]!;
    let resigned = false;
    const ended = taskEnd(manager, taskId, async () => {
      if (resigned || !(await statuses(batchId)).includes('sending')) return;
      resigned = true;
      while (sent() === 0) await new Promise((resolve) => { setImmediate(resolve); });
      await crew.chief.review.reopen({ examinationId: later.examinationId, reason: '体重录错' });
      await recordStation(crew, later, 'vitals', null, 1);
      await sign(crew, later);
      await manager.batches.close({ campaignId, name: '途中更正' });
      platform.control.release();
    });
    expect(await ended).toMatchObject({ state: 'done', result: { accepted: 1, superseded: 1 } });
    expect(sent()).toBe(1);
    expect(stored()).toMatchObject({ Composition: 1 });
  });

  it('of an old version that came back while a new one stood in a batch, is not sent over it', async () => {
    const { batchId, signed: [opened] } = await signedBatch(1);
    const { examinationId } = opened!;
    const { db, journal } = test.app();
    const moved = (to: UploadStatus) => commit(db, journal, () => append(db, journal, { kind: 'upload.moved', staffId: 'system', examinationId, body: { examinationId, version: 1, to, receipt: null, reasons: [], at: Date.now() } }));
    moved('sending');
    await crew.chief.review.reopen({ examinationId, reason: '体重录错' });
    await recordStation(crew, opened!, 'vitals', null, 1);
    await sign(crew, opened!);
    const second = await manager.batches.close({ campaignId, name: '更正' });
    moved('queued');
    expect((await upload(second.batchId)).result).toEqual({ accepted: 1 });
    const [composition] = platform.control.resources('Composition');
    expect((await upload(batchId)).result).toEqual({ superseded: 1 });
    expect(platform.control.resources('Composition')).toEqual([composition]);
  });

  it('holds back what was reopened and not signed anew, says so, and sends the corrected version', async () => {
    const { batchId, signed: [opened] } = await signedBatch(2);
    const { examinationId } = opened!;
    await crew.chief.review.reopen({ examinationId, reason: '体重录错' });
    const requests = sent();
    expect(await upload(batchId)).toMatchObject({ state: 'done', result: { accepted: 1, queued: 1 } });
    expect(sent()).toBe(requests + 1);
    const heldBack = (await manager.batches.ledger({ batchId })).find((line) => line.examinationId === examinationId);
    expect(heldBack).toMatchObject({ status: 'queued', attempts: 0, reasons: [{ field: '总检', reason: expect.stringContaining('重新打开') as string }] });
    await recordStation(crew, opened!, 'vitals', null, 1);
    await sign(crew, opened!);
    // Signed anew, but in no batch yet: the first version is still known to be wrong.
    expect((await upload(batchId)).result).toEqual({ accepted: 1, queued: 1 });
    const second = await manager.batches.close({ campaignId, name: '更正' });
    expect((await upload(second.batchId)).result).toEqual({ accepted: 1 });
    expect((await upload(batchId)).result).toEqual({ accepted: 1, superseded: 1 });
    expect((await manager.batches.ledger({ batchId })).flatMap(({ reasons }) => reasons)).toEqual([]);
    expect(stored()).toMatchObject({ Composition: 2 });
  });

  it.each(['queued', 'sentUnknown'] as const)('refuses here what cannot be put together, when %s; the others go on', async (status) => {
    const { batchId, signed } = await signedBatch(3);
    const [broken] = signed.toSorted((one, other) => (one.examinationId < other.examinationId ? -1 : 1));
    const { db, journal } = test.app();
    const moved = (to: UploadStatus) => commit(db, journal, () => append(db, journal, { kind: 'upload.moved', staffId: 'system', examinationId: broken!.examinationId, body: { examinationId: broken!.examinationId, version: 1, to, receipt: null, reasons: [], at: Date.now() } }));
    if (status === 'sentUnknown') (['sending', 'sentUnknown'] as const).forEach(moved);
    const frozen = db.raw.prepare('SELECT frozen FROM signatures WHERE examination_id = ?').pluck();
    const keep = db.raw.prepare('UPDATE signatures SET frozen = ? WHERE examination_id = ?');
    const whole = frozen.get(broken!.examinationId) as string;
    keep.run(JSON.stringify({ ...(JSON.parse(whole) as object), recordIds: ['not here'] }), broken!.examinationId);
    expect(await upload(batchId)).toMatchObject({ state: 'done', result: { accepted: 2, rejected: 1 } });
    const refused = (await manager.batches.ledger({ batchId })).find((line) => line.status === 'rejected');
    expect(refused).toMatchObject({ examinationId: broken!.examinationId, reasons: [{ field: '整份体检', reason: expect.stringContaining('不完整') as string }] });
    keep.run(whole, broken!.examinationId);
    expect((await upload(batchId, true)).result).toEqual({ accepted: 3 });
  });

  it('needs an address and the right', async () => {
    const { batchId } = await signedBatch(1);
    await manager.site.changeSettings({ platform: null });
    await expect(manager.batches.upload({ batchId, retryRejected: false })).rejects.toMatchObject({ data: { reason: 'noPlatform' } });
    await manager.site.changeSettings({ platform: { url: platform.url, timeoutMs: 20_000, gzip: false } });
    await expect(crew.registrar.batches.upload({ batchId, retryRejected: false })).rejects.toMatchObject({ code: 'notPermitted' });
    const [one, two] = await Promise.all([manager.batches.upload({ batchId, retryRejected: false }), manager.batches.upload({ batchId, retryRejected: false })]);
    expect(two.taskId).toBe(one.taskId);
    await taskEnd(manager, one.taskId);
    expect(stored()).toMatchObject({ Composition: 1 });
  });
});
