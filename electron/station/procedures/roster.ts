import { rememberMapping, mappingProblems, rememberedMappingSchema, type RememberedMapping } from '../../../shared/roster/mapping.ts';
import { dayOf } from '../../../shared/model/day.ts';
import type { Application } from '../application.ts';
import { campaignById } from '../db/queries/campaigns.ts';
import { allVillages, setting } from '../db/queries/settings.ts';
import { append } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId } from '../journal/ids.ts';
import { runRoster, type RosterRunOptions } from '../roster/importRoster.ts';
import type { RosterCheck, RosterImport } from '../roster/importStore.ts';
import { inspectRosterFile } from '../roster/readRosterFile.ts';
import { refusedWords, warningSentence } from '../roster/refusedWords.ts';
import { writeRefusedRows } from '../roster/writeRefusedRows.ts';
import { villagesToAdd } from '../roster/villagesToAdd.ts';
import { TaskFailure, type TaskControl } from '../tasks.ts';
import { found, refused } from './failures.ts';
import { callerOf, os } from './guard.ts';

const done = { ok: true } as const;
const largestBytes = 128 * 1024 * 1024;

/** Warnings beyond these are only counted. */
const mostWarningsKept = 20_000;

function rememberedMapping(app: Application): RememberedMapping | undefined {
  return rememberedMappingSchema.safeParse(setting(app.db, 'rosterMapping')).data;
}

const emptyCounts = () => ({ new: 0, updated: 0, enrolled: 0, unchanged: 0, refused: 0, passedOver: 0 });

/** Runs over the file; a file that cannot be read is a failure with its reason. */
async function runOver(app: Application, roster: RosterImport, check: RosterCheck, run: { staffId: string; write: boolean }, options: RosterRunOptions) {
  const outcome = await runRoster(app, { bytes: roster.bytes, sheet: check.sheet, mapping: check.mapping, campaignId: check.campaignId, ...run }, options);
  if (!outcome.ok) throw new TaskFailure(`roster.${outcome.problem}`);
  return outcome;
}

async function checkRoster(app: Application, roster: RosterImport, check: RosterCheck, staffId: string, { signal, progress }: TaskControl): Promise<RosterCheck> {
  const total = roster.preview?.sheets.find(({ sheet }) => sheet === check.sheet)?.rowCount ?? null;
  const outcome = await runOver(app, roster, check, { staffId, write: false }, {
    signal,
    onRows: (rows) => progress(rows, total),
    onRemarks({ refused, warnings }) {
      check.refused.push(...refused);
      check.warningCount += warnings.length;
      check.warnings.push(...warnings.slice(0, Math.max(0, mostWarningsKept - check.warnings.length)));
    },
  });
  signal.throwIfAborted();
  const added = villagesToAdd(allVillages(app.db), outcome.newVillages, check.mapping.villageAliases);
  return { ...check, counts: outcome.counts, newVillages: added.map(({ name }) => name) };
}

/** The dry run's villages as they are now: an import that was stopped, or another one, has added some of them already. */
async function commitRoster(app: Application, roster: RosterImport, check: RosterCheck, staffId: string, { signal, progress }: TaskControl) {
  const villages = villagesToAdd(allVillages(app.db), check.newVillages, check.mapping.villageAliases);
  if (villages.length > 0) commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'villages.changed', staffId, body: { villages } }));
  const total = Object.values(check.counts).reduce((sum, count) => sum + count, 0);
  return runOver(app, roster, check, { staffId, write: true }, { signal, onRows: (rows) => progress(rows, total) });
}

function isRunning(app: Application, { taskId }: RosterImport): boolean {
  return app.tasks.list().some((task) => task.taskId === taskId && task.state === 'running');
}

/** Two imports at once would take the turn to write from each other. */
function mustNotBeImporting(app: Application): void {
  if (app.tasks.list().some(({ kind, state }) => kind === 'rosterImport' && state === 'running')) throw refused('importRunning');
}

export const roster = {
  read: os.roster.read.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    if (input.file.size > largestBytes) throw refused('fileTooLarge', { largestMb: largestBytes / 1024 / 1024 });
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const importId = randomId();
    const entry: RosterImport = { importId, staffId: staff.id, fileName: input.fileName, bytes, preview: null, check: null, taskId: null };
    app.imports.add(entry);
    const { taskId } = app.tasks.run('rosterCheck', input.fileName, async ({ signal, progress }) => {
      const remembered = rememberedMapping(app);
      const outcome = await inspectRosterFile({ bytes }, { signal, onProgress: ({ rows }) => progress(rows, null), ...(remembered ? { remembered } : {}) });
      if (!outcome.ok) throw new TaskFailure(`roster.${outcome.problem}`);
      entry.preview = outcome.result;
      return { sheets: outcome.result.sheets.length };
    });
    entry.taskId = taskId;
    return { importId, taskId };
  }),
  preview: os.roster.preview.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const entry = app.imports.get(input.importId);
    if (!entry) throw refused('importGone');
    const { fields } = rememberedMapping(app) ?? { fields: {} };
    return entry.preview && {
      fileName: entry.fileName,
      sheets: entry.preview.sheets.map((sheet) => ({ ...sheet, columns: sheet.columns.map((column) => ({ ...column, remembered: Object.hasOwn(fields, column.header) })) })),
    };
  }),
  check: os.roster.check.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const entry = app.imports.get(input.importId);
    if (!entry) throw refused('importGone');
    const campaign = found(campaignById(app.db, input.campaignId), 'campaign');
    if (campaign.closed) throw refused('campaignClosed');
    if (mappingProblems(input.mapping).length > 0) throw refused('mappingIncomplete');
    if (isRunning(app, entry)) throw refused('importRunning');
    entry.check = null;
    const check: RosterCheck = { sheet: input.sheet, campaignId: campaign.id, mapping: input.mapping, counts: emptyCounts(), newVillages: [], refused: [], warnings: [], warningCount: 0, committed: false };
    const { taskId } = app.tasks.run('rosterCheck', entry.fileName, async (control) => {
      entry.check = await checkRoster(app, entry, check, staff.id, control);
      return { ...entry.check.counts };
    });
    entry.taskId = taskId;
    return { taskId };
  }),
  plan: os.roster.plan.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const entry = app.imports.get(input.importId);
    if (!entry) throw refused('importGone');
    const { check } = entry;
    if (check === null) return null;
    const page = [input.offset, input.offset + input.limit] as const;
    return {
      counts: check.counts, newVillages: check.newVillages, warningCount: check.warningCount, committed: check.committed,
      refusals: check.refused.slice(...page).flatMap(({ rowNumber, refusals }) => refusals.map((refusal) => ({ rowNumber, column: refusal.header || refusedWords.field(refusal.field), code: refusal.code, sentence: refusedWords.reason(refusal) }))),
      warnings: check.warnings.slice(...page).map(({ rowNumber, warning }) => ({ rowNumber, column: warning.header || refusedWords.field(warning.field), code: warning.code, sentence: warningSentence(warning) })),
    };
  }),
  commit: os.roster.commit.handler(({ input, context }) => {
    const { app, staff } = callerOf(context);
    const entry = app.imports.get(input.importId);
    const check = entry?.check;
    if (!entry || !check) throw refused('importGone');
    mustNotBeImporting(app);
    const { taskId, done: ended } = app.tasks.run('rosterImport', entry.fileName, async (control) => {
      const { counts, stopped } = await commitRoster(app, entry, check, staff.id, control);
      if (stopped) return { ...counts };
      const remembered = rememberMapping(check.mapping, rememberedMapping(app));
      commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'setting.changed', staffId: staff.id, body: { key: 'rosterMapping', value: remembered } }));
      check.counts = counts;
      check.committed = true;
      return { ...counts };
    });
    entry.taskId = taskId;
    void ended.finally(() => app.notices.say(['residents', 'progress', 'site', 'tasks']));
    return { taskId };
  }),
  refusedRows: os.roster.refusedRows.handler(async ({ input, context }) => {
    const { app, staff } = callerOf(context);
    const entry = app.imports.get(input.importId);
    const check = entry?.check;
    if (!entry || !check) throw refused('importGone');
    const columns = entry.preview?.sheets.find(({ sheet }) => sheet === check.sheet)?.columns ?? [];
    const bytes = await writeRefusedRows(columns, check.refused, refusedWords, input.format);
    commit(app.db, app.journal, () => append(app.db, app.journal, { kind: 'document.exported', staffId: staff.id, body: { document: 'rosterRefusedRows', rows: check.refused.length } }));
    const type = input.format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { fileName: `未导入-${dayOf(app.now())}.${input.format}`, file: new Blob([new Uint8Array(bytes)], { type }) };
  }),
  drop: os.roster.drop.handler(({ input, context }) => {
    const { app } = callerOf(context);
    const entry = app.imports.get(input.importId);
    if (entry?.taskId) app.tasks.cancel(entry.taskId);
    app.imports.drop(input.importId);
    return done;
  }),
};
