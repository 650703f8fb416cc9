import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadStatus } from '../../../shared/examination/upload.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask } from '../../rpc/rpc.ts';
import { useMay } from '../../rpc/site.ts';
import { failureSentence } from '../../text/failures.ts';
import { countText, instantText } from '../../text/format.ts';
import { taskSentence } from '../../text/taskSentence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressRow } from '../../ui/ProgressRow.tsx';
import { RadioRow } from '../../ui/RadioRow.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { countOf, receiptText, statusOrder, statusSign, statusTone, wanted, type Batch, type LedgerLine } from './ledger.ts';

/** One batch: what the platform has of each examination, the upload, and what to do about the rest. */
export function BatchPane({ batch }: { batch: Batch }) {
  const { t } = useTranslation(['batches', 'uploadStatusWords']);
  const [filter, setFilter] = useState<UploadStatus | 'all'>('all');
  const [active, setActive] = useState<string | null>(null);
  const [lastTask, setLastTask] = useState<string | null>(null);
  const maySettings = useMay('settings.write');
  const settings = useQuery(ask.site.settings.queryOptions({ input: {}, enabled: maySettings }));
  const ledger = useQuery(ask.batches.ledger.queryOptions({ input: { batchId: batch.batchId } }));
  const tasks = useQuery(ask.tasks.list.queryOptions({ input: {} })).data ?? [];
  const upload = useMutation(ask.batches.upload.mutationOptions({ onSuccess: ({ taskId }) => setLastTask(taskId) }));
  const cancel = useMutation(ask.tasks.cancel.mutationOptions());

  const task = tasks.find(({ taskId }) => taskId === (batch.taskId ?? lastTask));
  const running = batch.taskId !== null || upload.isPending;
  const [unknown, rejected, waiting] = [countOf(batch, 'sentUnknown'), countOf(batch, 'rejected'), countOf(batch, 'queued') + countOf(batch, 'sending')];
  const noPlatform = settings.data !== undefined && !settings.data.platform?.url;
  const open = unknown + waiting > 0 && !noPlatform && !running;
  const send = (retryRejected: boolean) => upload.mutate({ batchId: batch.batchId, retryRejected });
  useFKeys([
    { key: 'F9', label: t('upload'), run: () => send(false), enabled: open },
    { key: 'F7', label: t('uploadRejected'), run: () => send(true), enabled: rejected > 0 && !noPlatform && !running },
  ]);

  const lines = ledger.data ?? [];
  const rows = filter === 'all' ? lines : lines.filter(({ status }) => status === filter);
  const present = statusOrder.filter((status) => countOf(batch, status) > 0 || filter === status);
  const chosen = lines.find((line) => keyOf(line) === active && line.reasons.length > 0);
  const reasonText = ({ field, reason }: LedgerLine['reasons'][number]) => t('reason', { field, reason });
  const outcome = (line: LedgerLine) => {
    const [first] = line.reasons;
    if (!first) return receiptText(line.receipt) ?? '';
    return line.reasons.length === 1 ? reasonText(first) : t('moreReasons', { first: reasonText(first), count: line.reasons.length - 1 });
  };
  const columns: readonly Column<LedgerLine>[] = [
    { id: 'examNumber', header: t('examNumber'), value: (row) => row.examNumber, width: 7.5 },
    { id: 'name', header: t('person'), value: (row) => row.name, cell: (row) => <><span className="batches-clip" title={row.name}>{row.name}</span>{row.version > 1 && <Tag tone="muted">{t('version', { count: row.version })}</Tag>}</>, width: 'minmax(9rem, 1.2fr)' },
    { id: 'village', header: t('village'), value: (row) => row.villageName ?? t('noVillage'), width: 'minmax(5rem, 0.6fr)' },
    { id: 'status', header: t('status'), value: (row) => statusOrder.indexOf(row.status), cell: (row) => <Tag tone={statusTone[row.status]} sign={statusSign[row.status]}>{t(`uploadStatusWords:${row.status}`)}</Tag>, width: 9.5 },
    { id: 'outcome', header: t('receipt'), value: outcome, cell: (row) => <span className="batches-clip" title={outcome(row)}>{outcome(row)}</span>, width: 'minmax(9rem, 1.6fr)' },
    { id: 'movedAt', header: t('movedAt'), value: (row) => row.movedAt, cell: (row) => instantText(row.movedAt), width: 9.25 },
  ];
  return (
    <section className="batches-pane" aria-label={batch.name}>
      <header className="batches-head">
        <div>
          <h2>{batch.name}</h2>
          <p className="batches-sum">
            {t('confirmed', { accepted: countText(countOf(batch, 'accepted')), total: countText(wanted(batch)) })}
            {countOf(batch, 'superseded') > 0 && <span className="ui-soft">　{t('superseded', { count: countOf(batch, 'superseded') })}</span>}
          </p>
        </div>
        <div className="batches-actions">
          {rejected > 0 && <Button keyHint="F7" disabled={noPlatform || running} onPress={() => send(true)}>{t('uploadRejected')}</Button>}
          <Button variant="primary" keyHint="F9" disabled={!open && !running} busy={running} onPress={() => send(false)}>
            {running ? t('uploading') : countOf(batch, 'accepted') > 0 && unknown + waiting > 0 ? t('uploadAgain') : t('upload')}
          </Button>
        </div>
      </header>
      <div className="batches-notes">
        {noPlatform && <Banner tone="abnormal">{t('noPlatform')}</Banner>}
        {upload.error && <Banner tone="critical">{failureSentence(failureOf(upload.error))}</Banner>}
        {task?.state === 'running' && <ProgressRow title={t('uploading')} done={task.done} total={task.total ?? wanted(batch)} state={t('confirmed', { accepted: countText(countOf(batch, 'accepted')), total: countText(wanted(batch)) })} onCancel={() => cancel.mutate({ taskId: task.taskId })} />}
        {(task?.state === 'failed' || task?.state === 'cancelled') && <Banner tone={task.state === 'failed' ? 'critical' : 'info'}>{taskSentence(task)}</Banner>}
        {unknown > 0 && !running && <Banner tone="abnormal">{t('sentUnknown', { count: unknown })}</Banner>}
        {rejected > 0 && !running && <Banner tone="critical">{t('rejected', { count: rejected })}</Banner>}
        {wanted(batch) > 0 && countOf(batch, 'accepted') === wanted(batch) && <Banner tone="done">{t('allConfirmed')}</Banner>}
        <RadioRow
          label={t('filter')}
          options={[
            { code: 'all' as const, label: `${t('all')} ${countText(batch.total)}` },
            ...present.map((status) => ({ code: status, label: `${t(`uploadStatusWords:${status}`)} ${countText(countOf(batch, status))}` })),
          ]}
          value={filter}
          onChange={(status) => setFilter(status ?? 'all')}
          clearable={false}
          showCodes={false}
        />
      </div>
      <Table
        label={t('ledger')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        state={ledger.data ? 'ready' : ledger.error ? 'error' : 'loading'}
        error={ledger.error && <ErrorState step={failureSentence(failureOf(ledger.error))} onRetry={() => void ledger.refetch()} />}
        empty={<EmptyState title={t('ledgerEmpty')} step={t('ledgerEmptyStep')} />}
        activeKey={active}
        onActive={(row) => setActive(keyOf(row))}
        toneOf={(row) => (row.status === 'rejected' ? 'critical' : row.status === 'sentUnknown' ? 'abnormal' : undefined)}
        initialSort={{ column: 'status', descending: false }}
      />
      {chosen && (
        <aside className="batches-reasons" aria-live="polite">
          <h3>{t('detail', { name: chosen.name, examNumber: chosen.examNumber })}</h3>
          <ul>{chosen.reasons.map((reason) => <li key={`${reason.field} ${reason.reason}`}><strong>{reason.field}</strong>　{reason.reason}</li>)}</ul>
        </aside>
      )}
    </section>
  );
}

const keyOf = ({ examinationId, version }: LedgerLine) => `${examinationId}.${version}`;
