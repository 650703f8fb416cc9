import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../rpc/rpc.ts';
import { countText } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Bar } from '../../ui/ProgressRow.tsx';

/** Long work in its place on the page: what, how far, a way out. The total is unknown while a file is read. Only this line is drawn again at every step. */
export function WorkRow({ taskId, title, stop }: { taskId: string | null; title: string; stop: string }) {
  const { t } = useTranslation(['roster', 'ui']);
  const cancel = useMutation(ask.tasks.cancel.mutationOptions());
  const task = useQuery(ask.tasks.list.queryOptions({ input: {}, select: (tasks) => tasks.find((one) => one.taskId === taskId) ?? null })).data;
  const total = task?.total ?? null;
  const done = task?.done ?? 0;
  return (
    <div className="ro-work" role="status">
      <span>{title}</span>
      {total !== null && <Bar part={done} whole={total} tone="info" label={title} />}
      {done > 0 && <span className="ui-soft">{total === null ? t('soFar', { count: done }) : t('ui:progressOf', { done: countText(done), total: countText(total) })}</span>}
      {task?.state === 'running' && <Button size="small" variant="quiet" busy={cancel.isPending} onPress={() => cancel.mutate({ taskId: task.taskId })}>{stop}</Button>}
    </div>
  );
}
