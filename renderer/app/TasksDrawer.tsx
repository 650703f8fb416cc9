import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rightToTask, type Task } from '../../shared/contract/shapes.ts';
import { ask } from '../rpc/rpc.ts';
import { useSession } from '../rpc/site.ts';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Dialog.tsx';
import { Bar } from '../ui/ProgressRow.tsx';
import { EmptyState } from '../ui/States.tsx';
import type { Tone } from '../ui/tone.ts';
import { countText } from '../text/format.ts';
import { taskSentence, taskTone } from '../text/taskSentence.ts';

function useTasks(): readonly Task[] {
  const session = useSession();
  return useQuery(ask.tasks.list.queryOptions({ input: {}, enabled: session != null && !session.locked })).data ?? [];
}

/** The part of the status line about long work; null when there is none. */
export function useTaskLine(): { text: string; tone: Tone } | null {
  const { t } = useTranslation('shell');
  const tasks = useTasks();
  const count = (state: Task['state']) => tasks.filter((task) => task.state === state).length;
  const [running, failed] = [count('running'), tasks.filter((task) => taskTone(task) === 'critical').length];
  if (running > 0) return { text: t('tasksRunning', { count: running }), tone: 'info' };
  if (failed > 0) return { text: t('tasksFailed', { count: failed }), tone: 'critical' };
  return tasks.length > 0 ? { text: t('tasksDone', { count: tasks.length }), tone: 'done' } : null;
}

/** Long work beside the desk: how far, a way out, what came of it. */
export function TasksDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['shell', 'taskWords', 'common', 'ui']);
  const tasks = useTasks();
  const permissions = useSession()?.permissions ?? [];
  const cancel = useMutation(ask.tasks.cancel.mutationOptions());
  const dismiss = useMutation(ask.tasks.dismiss.mutationOptions());
  return (
    <Drawer open={open} onClose={onClose} title={t('tasks')}>
      {tasks.length === 0 && <EmptyState title={t('tasksEmpty')} step={t('tasksEmptyStep')} />}
      <ul>
        {tasks.map((task) => {
          const kind = t(`taskWords:${task.kind}`);
          const title = task.title === '' ? kind : t('taskWords:titled', { kind, title: task.title });
          return (
            <li key={task.taskId} className="app-task" data-tone={taskTone(task)}>
              <div className="app-task-head">
                <span className="app-drawer-name">{title}</span>
                {!permissions.includes(rightToTask[task.kind]) ? null : task.state === 'running' ? (
                  <Button size="small" variant="quiet" onPress={() => cancel.mutate({ taskId: task.taskId })}>{t('common:cancel')}</Button>
                ) : (
                  <Button size="small" variant="quiet" onPress={() => dismiss.mutate({ taskId: task.taskId })}>{t('dismiss')}</Button>
                )}
              </div>
              {task.state === 'running' && (
                <div className="app-task-progress">
                  <Bar part={task.done} whole={task.total ?? 0} tone="info" label={title} />
                  <span className="ui-soft">{task.total === null ? countText(task.done) : t('ui:progressOf', { done: countText(task.done), total: countText(task.total) })}</span>
                </div>
              )}
              <p className="app-task-sentence">{taskSentence(task)}</p>
            </li>
          );
        })}
      </ul>
    </Drawer>
  );
}
