import { skipToken, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RosterField } from '../../../shared/roster/fields.ts';
import { mappingProblems } from '../../../shared/roster/mapping.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask, rpc } from '../../rpc/rpc.ts';
import { useSite } from '../../rpc/site.ts';
import { failureSentence } from '../../text/failures.ts';
import { taskSentence } from '../../text/taskSentence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/States.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { firstSheet, isGone, mappingOf, nothingChosen, type Choice } from './importShape.ts';
import { MappingPart } from './MappingPart.tsx';
import { ResultPart } from './ResultPart.tsx';
import { saveFile } from './saveFile.ts';
import { useKept } from './useKept.ts';
import { WorkRow } from './WorkRow.tsx';

const pageSize = 500;
/** The station keeps no more warnings than these; the rest are only counted. */
const mostWarnings = 20_000;
/** A notice says when it is ready; this is for a notice that got lost. */
const askAgainMs = 1_000;

export interface RosterImportProps {
  importId: string;
  readTaskId: string;
  /** Whether people are being written now: no other file meanwhile. */
  committing: boolean;
  onCommitting: (committing: boolean) => void;
}

/** One file, from its columns to its people in the list. */
export function RosterImport({ importId, readTaskId, committing, onCommitting }: RosterImportProps) {
  const { t } = useTranslation('roster');
  const site = useSite();
  const queryClient = useQueryClient();
  // Without how far they are: the page is not drawn again at every step.
  const tasks = useQuery(ask.tasks.list.queryOptions({ input: {}, select: (list) => list.map((task) => ({ ...task, done: 0, total: null })) }));
  const taskOf = (taskId: string | null) => tasks.data?.find((task) => task.taskId === taskId);
  const [choice, setChoice] = useKept<Choice | null>(`${importId} choice`, null);
  const [checkTaskId, setCheckTaskId] = useKept<string | null>(`${importId} check`, null);
  const [commitTaskId, setCommitTaskId] = useKept<string | null>(`${importId} commit`, null);
  /** Columns or villages were changed after a dry run: its result is no longer true. */
  const [changed, setChanged] = useKept(`${importId} changed`, false);

  const readTask = taskOf(readTaskId);
  const readEnded = tasks.data !== undefined && (readTask === undefined || readTask.state === 'failed' || readTask.state === 'cancelled');
  const preview = useQuery(
    ask.roster.preview.queryOptions({
      input: { importId }, staleTime: Infinity, gcTime: 0,
      refetchInterval: ({ state }) => (state.data === null && state.error === null && !readEnded ? askAgainMs : false),
    }),
  );
  const plan = useInfiniteQuery(
    ask.roster.plan.infiniteOptions({
      input: checkTaskId === null ? skipToken : (offset: number) => ({ importId, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => {
        const offset = pages.length * pageSize;
        return page !== null && offset < Math.max(page.counts.refused, Math.min(page.warningCount, mostWarnings)) ? offset : undefined;
      },
      refetchInterval: ({ state }) => (state.data?.pages[0] === null && state.error === null ? askAgainMs : false),
    }),
  );

  /** The task is in the list before the page speaks of it. */
  const listed = () => queryClient.invalidateQueries({ queryKey: ask.tasks.key() });
  const check = useMutation(
    ask.roster.check.mutationOptions({
      onSuccess: async ({ taskId }) => {
        queryClient.removeQueries({ queryKey: ask.roster.plan.key() });
        await listed();
        setChanged(false);
        setCommitTaskId(null);
        setCheckTaskId(taskId);
      },
    }),
  );
  const commit = useMutation(
    ask.roster.commit.mutationOptions({
      onMutate: () => onCommitting(true),
      onError: () => onCommitting(false),
      onSuccess: async ({ taskId }) => {
        await listed();
        setCommitTaskId(taskId);
        onCommitting(false);
      },
    }),
  );
  const exported = useMutation({
    mutationFn: async (format: 'xlsx' | 'csv') => {
      const { fileName, file } = await rpc.roster.refusedRows({ importId, format });
      await saveFile(fileName, file);
      return fileName;
    },
  });

  const sheets = preview.data?.sheets;
  const sheet = sheets && (sheets.find((each) => each.sheet === choice?.sheet) ?? firstSheet({ fileName: '', sheets }));
  const decided = sheet && (choice?.sheet === sheet.sheet ? choice : nothingChosen(sheet.sheet));
  const mapping = sheet && decided && mappingOf(sheet, decided);
  const problems = mapping ? mappingProblems(mapping) : [];
  const pages = checkTaskId === null ? [] : (plan.data?.pages ?? []);
  const first = pages[0] ?? null;

  const checkTask = taskOf(checkTaskId);
  const checkStopped = checkTaskId !== null && first === null && (checkTask === undefined || checkTask.state === 'failed' || checkTask.state === 'cancelled');
  const checking = check.isPending || (checkTaskId !== null && first === null && !checkStopped && !plan.error);
  const commitTask = taskOf(commitTaskId);
  const committed = first?.committed ?? false;
  const commitStopped = commitTaskId !== null && !committed && (commitTask === undefined || commitTask.state === 'failed' || commitTask.state === 'cancelled');
  const importing = committing || (commitTaskId !== null && !committed && !commitStopped);
  const busy = checking || importing;

  const campaign = site?.campaign ?? null;
  const mayCheck = mapping !== undefined && sheet !== undefined && sheet.rowCount > 0 && problems.length === 0 && campaign !== null && !busy && !committed;
  const toWrite = first === null ? 0 : first.counts.new + first.counts.updated + first.counts.enrolled;
  // After an import that stopped half-way the counts are no longer true: a new dry run first.
  const mayImport = toWrite > 0 && !changed && !committed && !commitStopped && !busy;
  const mayExport = first !== null && first.counts.refused > 0 && !busy && !exported.isPending;

  const runCheck = () => {
    if (!mayCheck) return;
    commit.reset();
    exported.reset();
    check.mutate({ importId, sheet: sheet.sheet, campaignId: campaign.campaignId, mapping });
  };
  const runImport = () => {
    if (mayImport) commit.mutate({ importId });
  };
  const runExport = (format: 'xlsx' | 'csv') => {
    if (mayExport) exported.mutate(format);
  };
  useFKeys([
    { key: 'F6', label: t('check'), run: runCheck, enabled: mayCheck },
    { key: 'F8', label: t('export'), run: () => runExport('xlsx'), enabled: mayExport },
    { key: 'F9', label: t('import'), run: runImport, enabled: mayImport },
  ]);

  const decide = (next: Choice) => {
    setChoice(next);
    if (checkTaskId !== null) setChanged(true);
    setCheckTaskId(null);
    setCommitTaskId(null);
  };
  const onField = (column: number, field: RosterField | null) => {
    if (decided) decide({ ...decided, fields: new Map(decided.fields).set(column, field) });
  };
  // The dry run stays on the page while the villages it found are gone through.
  const onVillage = (name: string, villageCode: string | null) => {
    if (!decided) return;
    setChoice({ ...decided, villages: { ...decided.villages, [name]: villageCode } });
    setChanged(true);
  };

  if ([preview.error, plan.error, check.error, commit.error, exported.error].some(isGone)) {
    return <div className="ro-whole"><ErrorState title={failureSentence({ kind: 'refused', reason: 'importGone' })} step={t('startAgain')} /></div>;
  }
  if (preview.error && !preview.data) {
    return <div className="ro-whole"><ErrorState step={failureSentence(failureOf(preview.error))} onRetry={() => void preview.refetch()} /></div>;
  }
  if (!preview.data || !sheet || !mapping || !decided) {
    const stopped = readTask?.state === 'cancelled' ? t('readStopped') : readTask ? taskSentence(readTask) : t('taskLost');
    return (
      <div className="ro-whole">
        {preview.data ? <EmptyState title={t('sheetEmpty')} step={t('sheetEmptyStep')} />
          : readEnded ? <ErrorState title={stopped} />
          : <WorkRow taskId={readTaskId} title={t('reading')} stop={t('stopReading')} />}
      </div>
    );
  }

  const failed = check.error ?? commit.error ?? exported.error ?? plan.error;
  const resultTitle = t(committed ? 'committedTitle' : 'resultTitle');
  return (
    <div className="ro-halves">
      <MappingPart
        key={sheet.sheet}
        preview={preview.data}
        sheet={sheet}
        mapping={mapping}
        problems={problems}
        disabled={busy || committed}
        onSheet={(at) => decide(nothingChosen(at))}
        onField={onField}
        foot={
          <>
            {site && (campaign ? <span className="ui-soft">{t('intoCampaign', { campaign: campaign.name, year: campaign.year })}</span> : <Banner tone="critical">{t('noCampaign')}</Banner>)}
            <span className="ro-acts">
              <Button variant={first === null || commitStopped || changed ? 'primary' : 'plain'} keyHint="F6" disabled={!mayCheck && !checking} busy={checking} onPress={runCheck}>{t(first === null ? 'check' : 'checkAgain')}</Button>
            </span>
          </>
        }
      />
      <section className="ro-part" aria-label={resultTitle}>
        <div className="ro-facts"><h2>{resultTitle}</h2></div>
        <div className="ro-says">
          {failed && <Banner tone="critical">{failureSentence(failureOf(failed))}</Banner>}
          {commitStopped && <Banner tone="abnormal">{commitTask?.state === 'failed' ? `${taskSentence(commitTask)} ${t('importStopped')}` : t('importStopped')}</Banner>}
          {checkStopped && !check.isPending && (
            <Banner tone={checkTask?.state === 'failed' ? 'critical' : 'info'}>{checkTask?.state === 'failed' ? taskSentence(checkTask) : t('checkStopped')}</Banner>
          )}
          {first !== null && changed && !checking && <Banner tone="abnormal">{t('villagesChanged')}</Banner>}
          {checking && <WorkRow taskId={checkTaskId} title={t('checking')} stop={t('stopChecking')} />}
          {importing && <WorkRow taskId={commitTaskId} title={t('importing')} stop={t('stopImport')} />}
        </div>
        {first !== null ? (
          <ResultPart
            plan={first}
            refusals={pages.flatMap((page) => page?.refusals ?? [])}
            warnings={pages.flatMap((page) => page?.warnings ?? [])}
            villages={decided.villages}
            disabled={busy || committed}
            onVillage={onVillage}
            onMore={() => { if (plan.hasNextPage && !plan.isFetching) void plan.fetchNextPage(); }}
          />
        ) : checking ? <LoadingState title={t('resultWaiting')} />
          : <EmptyState title={t('resultEmpty')} step={t(changed ? 'resultChanged' : 'resultEmptyStep')} />}
        <div className="ro-foot">
          <span className="ui-soft" role="status">
            {exported.data !== undefined ? `${t('exported', { name: exported.data })} ${t('exportHolds')}` : first !== null && toWrite === 0 && !committed ? t('nothingToImport') : ''}
          </span>
          <span className="ro-acts">
            <Button variant="quiet" disabled={!mayExport} onPress={() => runExport('csv')}>{t('exportCsv')}</Button>
            <Button keyHint="F8" disabled={!mayExport} busy={exported.isPending} onPress={() => runExport('xlsx')}>{t('export')}</Button>
            {!committed && <Button variant={first !== null && !commitStopped && !changed ? 'primary' : 'plain'} keyHint="F9" disabled={!mayImport && !importing} busy={importing} onPress={runImport}>{t('import')}</Button>}
          </span>
        </div>
      </section>
    </div>
  );
}
