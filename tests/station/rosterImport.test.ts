import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RosterMapping } from '../../shared/roster/mapping.ts';
import { rosterCsv, rosterWorkbook } from '../../electron/station/demo/rosterFile.ts';
import { generateTownship, type DemoResident } from '../../electron/station/demo/township.ts';
import { demoVillages } from '../../electron/station/demo/villages.ts';
import { countEntries } from '../../electron/station/db/queries/journal.ts';
import { recountProgress } from '../../electron/station/db/queries/progress.ts';
import { compareWithRebuild, verifyChains } from '../../electron/station/journal/verify.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';
import { identityNumber } from '../support/rosterFixture.ts';
import { taskEnd } from '../support/taskEnd.ts';
import type { Task } from '../../shared/contract/shapes.ts';

const today = '2026-11-22';
const villages = demoVillages(4).map(({ code, name }) => ({ code, name }));
const people = (count: number, seed = 7): DemoResident[] => [...generateTownship({ seed, residents: count, villages: 4, today })];
const still = new AbortController().signal;

let test: TestStation;
let campaignId: string;
let manager: Client;

beforeEach(async () => {
  test = await openTestStation({ now: () => Date.parse(`${today}T09:00:00+08:00`) });
  ({ campaignId } = await foundTestSite(test, { villages, year: 2026 }));
  manager = await test.as('admin');
});
afterEach(() => test.close());

async function read(bytes: Uint8Array, fileName = '花名册.xlsx') {
  const { importId, taskId } = await manager.roster.read({ fileName, file: new Blob([new Uint8Array(bytes)]) });
  expect(await taskEnd(manager, taskId)).toMatchObject({ state: 'done' });
  const preview = await manager.roster.preview({ importId });
  const sheet = preview?.sheets[0];
  if (!sheet) throw new Error('nothing was read');
  return { importId, sheet };
}

async function check(importId: string, mapping: RosterMapping) {
  const { taskId } = await manager.roster.check({ importId, sheet: 0, campaignId, mapping });
  expect(await taskEnd(manager, taskId)).toMatchObject({ state: 'done' });
  const plan = await manager.roster.plan({ importId, offset: 0, limit: 500 });
  if (!plan) throw new Error('no plan');
  return plan;
}

async function commitRoster(importId: string, onProgress?: (task: Task) => void | Promise<void>) {
  return taskEnd(manager, (await manager.roster.commit({ importId })).taskId, onProgress);
}

async function importAll(bytes: Uint8Array) {
  const { importId, sheet } = await read(bytes);
  const { counts } = await check(importId, sheet.suggestion);
  const task = await commitRoster(importId);
  return { planned: counts, task };
}

async function everythingHolds() {
  const { db, dataDir, migrationsDir } = test.app();
  expect((await verifyChains(db, () => {}, still)).problems).toEqual([]);
  expect((await compareWithRebuild(db, dataDir, migrationsDir, undefined, () => {}, still)).different).toEqual([]);
}

describe('a roster', () => {
  it('is planned, then written as planned; the same file again writes nothing', async () => {
    const bytes = await rosterWorkbook(people(600));
    const { planned, task } = await importAll(bytes);
    expect(planned).toEqual({ new: 600, updated: 0, enrolled: 0, unchanged: 0, refused: 0, passedOver: 1 });
    expect(task).toMatchObject({ state: 'done', result: planned });

    const table = await manager.progress.table({ campaignId, group: 'everyone', day: null });
    expect(table.reduce((sum, { counts }) => sum + counts.due, 0)).toBe(600);
    const someone = people(600)[311]!;
    expect((await manager.residents.search({ text: someone.identity.number, limit: 5 })).map(({ name }) => name)).toEqual([someone.demographics.name]);

    const entries = countEntries(test.app().db);
    const again = await importAll(bytes);
    expect(again.planned).toEqual({ new: 0, updated: 0, enrolled: 0, unchanged: 600, refused: 0, passedOver: 1 });
    expect(again.task.result).toEqual(again.planned);
    // The mapping is remembered anew; nothing of a resident is.
    expect(countEntries(test.app().db)).toBe(entries + 1);
    await everythingHolds();
  });

  it('brings corrections of known people and puts them on the list of a new campaign', async () => {
    const [first, ...rest] = people(20);
    await importAll(rosterCsv([first!, ...rest]));
    const moved = { ...first!, demographics: { ...first!.demographics, phone: '13900001234' } };
    expect((await importAll(rosterCsv([moved, ...rest]))).planned).toMatchObject({ new: 0, updated: 1, unchanged: 19 });
    const [found] = await manager.residents.search({ text: first!.identity.number, limit: 1 });
    expect((await manager.residents.get({ residentId: found!.residentId })).demographics.phone).toBe('13900001234');

    await manager.campaigns.change({ campaignId, closed: true });
    const next = await manager.campaigns.open({ name: '补检', year: 2026, startsOn: '2026-11-01', endsOn: '2026-12-31', catalogueVersion: (await manager.campaigns.list({}))[0]!.catalogueVersion });
    campaignId = next.campaignId;
    expect((await importAll(rosterCsv([moved, ...rest]))).task.result).toMatchObject({ new: 0, updated: 0, enrolled: 20, unchanged: 0 });
    await everythingHolds();
  });

  it('says of every refused row which column and why; mended, the list of them can be read in', async () => {
    const good = identityNumber('659998', '1960-04-05', 101);
    const lines = [
      '姓名,身份证号,村,联系电话',
      `阿依古丽·买买提,${good},${villages[0]!.name},13900000001`,
      `王建国,6.59998E+17,${villages[0]!.name},13900000002`,
      `,${identityNumber('659998', '1961-04-05', 103)},${villages[0]!.name},13900000003`,
      `李秀英,${identityNumber('659998', '1962-04-05', 104).slice(0, 17)}A,${villages[0]!.name},13900000004`,
      `阿依古丽·买买提,${good},${villages[0]!.name},13900000001`,
    ];
    const { importId, sheet } = await read(Buffer.from(lines.join('\n')), '名册.csv');
    const plan = await check(importId, sheet.suggestion);
    expect(plan.counts).toEqual({ new: 1, updated: 0, enrolled: 0, unchanged: 1, refused: 3, passedOver: 0 });
    expect(plan.refusals.map(({ rowNumber, column, code }) => [rowNumber, column, code])).toEqual([
      [3, '身份证号', 'identityScientificNotation'], [4, '姓名', 'nameRequired'], [5, '身份证号', 'identityUnexpectedCharacter'],
    ]);
    for (const { sentence } of plan.refusals) expect(sentence).toMatch(/。$/);
    await commitRoster(importId);

    const { file, fileName } = await manager.roster.refusedRows({ importId, format: 'csv' });
    expect(fileName).toBe(`未导入-${today}.csv`);
    const list = Buffer.from(await file.arrayBuffer()).toString('utf8');
    expect(list).not.toContain('阿依古丽');
    const mended = list.replace(/6\.59998E\+17/, identityNumber('659998', '1963-04-05', 105)).replace(/\d{17}A/, identityNumber('659998', '1962-04-05', 104));
    expect((await importAll(Buffer.from(mended))).task.result).toMatchObject({ new: 2, refused: 1 });
    const workbook = await manager.roster.refusedRows({ importId, format: 'xlsx' });
    expect((await read(new Uint8Array(await workbook.file.arrayBuffer()))).sheet.rowCount).toBe(3);
  });

  it('adds villages it alone knows, or takes the one that was chosen for the name', async () => {
    const row = (name: string, village: string, sequence: number) => `${name},${identityNumber('659998', '1970-01-02', sequence)},${village}`;
    const { importId, sheet } = await read(Buffer.from(['姓名,身份证号,村', row('王一', '河东新村', 101), row('王二', '老喀村', 102)].join('\n')));
    expect((await check(importId, sheet.suggestion)).newVillages).toEqual(['河东新村', '老喀村']);
    const plan = await check(importId, { ...sheet.suggestion, villageAliases: { 老喀村: villages[1]!.code } });
    expect(plan.newVillages).toEqual(['河东新村']);
    await commitRoster(importId);
    const table = await manager.progress.table({ campaignId, group: 'everyone', day: null });
    expect(new Map(table.map(({ villageName, counts }) => [villageName, counts.due]))).toEqual(new Map([[villages[1]!.name, 1], ['河东新村', 1]]));
    // The choice is remembered with the columns.
    const next = await read(Buffer.from(['姓名,身份证号,村', row('王三', '老喀村', 103)].join('\n')));
    expect(next.sheet.columns.every(({ remembered }) => remembered)).toBe(true);
    expect((await check(next.importId, next.sheet.suggestion)).newVillages).toEqual([]);
  });

  it('adds a village once: after a stop, from two files, written two ways', async () => {
    const bytes = Buffer.from(['姓名,身份证号,村', ...people(4_000).map(({ identity, demographics }, at) => `${demographics.name},${identity.number},${at % 2 === 0 ? '河东新村' : '河东新村村委会'}`)].join('\n'));
    const [one, other] = [await read(bytes), await read(bytes)];
    expect((await check(one.importId, one.sheet.suggestion)).newVillages).toEqual(['河东新村']);
    await check(other.importId, other.sheet.suggestion);
    let cancelled = false;
    const stopped = await commitRoster(one.importId, async ({ taskId, done }) => {
      if (done === 0 || cancelled) return;
      cancelled = true;
      await manager.tasks.cancel({ taskId });
    });
    expect(stopped.state).toBe('cancelled');
    expect(await commitRoster(one.importId)).toMatchObject({ state: 'done' });
    expect(await commitRoster(other.importId)).toMatchObject({ state: 'done', result: { unchanged: 4_000 } });
    const added = (await manager.site.overview({})).villages.filter(({ name }) => !villages.some((known) => known.name === name));
    expect(added).toEqual([{ code: '101', name: '河东新村' }]);
    const table = await manager.progress.table({ campaignId, group: 'everyone', day: null });
    expect(table.map(({ villageName, counts }) => [villageName, counts.due])).toEqual([['河东新村', 4_000]]);
  });

  it('keeps what was written when it is cancelled, and goes on from there', async () => {
    const count = 4_000;
    const bytes = rosterCsv(people(count));
    const { importId, sheet } = await read(bytes);
    await check(importId, sheet.suggestion);
    let cancelled = false;
    const task = await commitRoster(importId, async ({ taskId, done }) => {
      if (done === 0 || cancelled) return;
      cancelled = true;
      await manager.tasks.cancel({ taskId });
    });
    expect(task.state).toBe('cancelled');
    const written = Number(task.result?.['new']);
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(count);
    expect((await manager.progress.table({ campaignId, group: 'everyone', day: null })).reduce((sum, { counts }) => sum + counts.due, 0)).toBe(written);
    expect((await manager.roster.plan({ importId, offset: 0, limit: 1 }))?.committed).toBe(false);
    expect((await importAll(bytes)).task.result).toMatchObject({ new: count - written, unchanged: written });
    await everythingHolds();
  });

  it('lets people work while it is written: every acknowledged save stays, and the journal stays one chain', async () => {
    const bytes = rosterCsv(people(3_000));
    const { importId, sheet } = await read(bytes);
    await check(importId, sheet.suggestion);
    const registrar = await test.as('dengji');
    const registered: string[] = [];
    const task = await commitRoster(importId, async () => {
      if (registered.length === 25) return;
      const sequence = 1 + registered.length;
      const { residentId } = await registrar.residents.register({
        campaignId, identity: { kind: 'residentIdCard', number: identityNumber('659998', '1950-06-07', 2 * sequence) },
        demographics: { name: `临时来的${'一二三四五六七八九十'[sequence % 10]}`, sex: 'female', birthDate: '1950-06-07', ethnicityCode: null, villageCode: null, address: null, phone: null, contactName: null, contactPhone: null, recordNumber: null, groups: [], allergies: null, assistance: null, familyDoctor: null },
      });
      registered.push(residentId);
      await registrar.examinations.open({ residentId, campaignId, fasting: true, identityConfirmed: 'card' });
    });
    expect(task).toMatchObject({ state: 'done', result: { new: 3_000 } });
    expect(registered.length).toBeGreaterThan(0);
    for (const residentId of registered) expect((await manager.residents.get({ residentId })).examinations).toHaveLength(1);
    const table = await manager.progress.table({ campaignId, group: 'everyone', day: null });
    expect(table.reduce((sum, { counts }) => sum + counts.total, 0)).toBe(3_000 + registered.length);
    expect(recountProgress(test.app().db, campaignId, null).filter(({ groupCode, stage }) => groupCode === 'everyone' && stage === 'registered').reduce((sum, { people: of }) => sum + of, 0)).toBe(registered.length);
    await everythingHolds();
  });

  it('is one at a time, for those who may, and of a file that is one', async () => {
    const { importId, sheet } = await read(rosterCsv(people(2_000)));
    await check(importId, sheet.suggestion);
    const { taskId } = await manager.roster.commit({ importId });
    await expect(manager.roster.commit({ importId })).rejects.toMatchObject({ code: 'refused', data: { reason: 'importRunning' } });
    await taskEnd(manager, taskId);
    await expect((await test.as('dengji')).roster.read({ fileName: 'a.csv', file: new Blob(['x']) })).rejects.toMatchObject({ code: 'notPermitted', data: { needs: 'roster.import' } });
    const page = await manager.roster.read({ fileName: '名册.xls', file: new Blob(['<html><table><tr><td>姓名</td></tr></table></html>']) });
    expect(await taskEnd(manager, page.taskId)).toMatchObject({ state: 'failed', failure: 'roster.notASpreadsheet' });
    await expect(manager.roster.check({ importId, sheet: 0, campaignId, mapping: { ...sheet.suggestion, columns: [] } })).rejects.toMatchObject({ data: { reason: 'mappingIncomplete' } });
    await manager.roster.drop({ importId });
    await expect(manager.roster.plan({ importId, offset: 0, limit: 1 })).rejects.toMatchObject({ data: { reason: 'importGone' } });
  });
});
