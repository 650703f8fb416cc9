import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inDesktopWindow } from '../rpc/link.ts';
import { ask, rpc } from '../rpc/rpc.ts';
import { enterSession, leaveSession, lockSession, staySession } from '../rpc/session.ts';
import { useMay, useSession, useSite } from '../rpc/site.ts';
import { useNotices } from '../rpc/useNotices.ts';
import { LockScreen } from '../screens/signIn/LockScreen.tsx';
import { SwitchDialog } from '../screens/signIn/SwitchDialog.tsx';
import { badgeOf } from '../screens/signIn/badge.ts';
import { failureSentence } from '../text/failures.ts';
import { countText, timeText } from '../text/format.ts';
import { failureOf } from '../rpc/failure.ts';
import { Menu } from '../ui/Menu.tsx';
import { Shell, type StatusPart } from '../ui/Shell.tsx';
import { showToast } from '../ui/Toast.tsx';
import { TopSlotPlace } from '../ui/TopSlot.tsx';
import { useShownStatusHint } from '../ui/statusHint.ts';
import { useFKeys } from '../ui/useFKeys.ts';
import { useIdle } from '../ui/useIdle.ts';
import { useNow } from '../ui/useNow.ts';
import { useScanBurst } from '../ui/useScanBurst.ts';
import { AppearanceDialog } from './AppearanceDialog.tsx';
import { CredentialsDialog } from './CredentialsDialog.tsx';
import { DraftsDrawer } from './DraftsDrawer.tsx';
import { TasksDrawer, useTaskLine } from './TasksDrawer.tsx';
import { tasksOf } from './routes.tsx';
import { useCounters } from './useCounters.ts';
import type { SessionShape } from '../../shared/contract/shapes.ts';

type Open = 'switch' | 'credentials' | 'appearance' | 'tasks' | 'drafts' | null;

/** Everything round the task: who and where, what waits, the state of the world; and the lock over it. */
export function Frame() {
  const { t } = useTranslation(['shell', 'stations', 'common', 'signIn']);
  const session = useSession();
  const site = useSite();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const toggle = (what: Exclude<Open, null>) => setOpen((now) => (now === what ? null : what));
  const locked = session?.locked ?? false;

  const connected = useNotices(session != null && !locked);
  const { waiting, today } = useCounters();
  const hint = useShownStatusHint();
  const now = useNow();
  const taskLine = useTaskLine();
  const mayRecord = useMay('record.write');
  const drafts = useQuery(ask.records.drafts.queryOptions({ input: {}, enabled: mayRecord && !locked })).data ?? [];
  useIdle(site && !locked ? site.lockAfterMinutes * 60_000 : null, () => void lockSession(), staySession);

  const tasks = session ? tasksOf(session) : [];
  const switchTo = (next: SessionShape) => {
    close();
    enterSession(next);
    showToast({ message: t('signIn:switched', { name: next.name }) });
    if (!tasksOf(next).some(({ path }) => pathname.startsWith(path))) void navigate({ to: '/', replace: true });
  };
  useScanBurst(
    (text) => {
      const badge = badgeOf(text);
      if (badge === null) return false;
      rpc.session.switchByBadge({ badge }).then(switchTo, (error: unknown) => showToast({ message: failureSentence(failureOf(error)) }));
      return true;
    },
    { early: true },
  );
  const leave = () => void leaveSession().then(() => navigate({ to: '/' }), (error: unknown) => showToast({ message: failureSentence(failureOf(error)) }));
  useFKeys([
    { key: 'F12', label: t('switchPerson'), run: () => setOpen('switch') },
    { key: 'Ctrl+l', label: t('lock'), run: () => void lockSession() },
  ]);
  if (!session) return null;

  const place = site
    ? site.campaign
      ? t('place', { institution: site.institution.name, year: site.campaign.year, campaign: site.campaign.name })
      : t('placeWithoutCampaign', { institution: site.institution.name })
    : '';
  const newest = Math.max(...drafts.map(({ savedAt }) => savedAt));
  const status: StatusPart[] = [
    ...(site?.demo ? [{ id: 'demo', text: t('demo'), tone: 'abnormal' as const }] : []),
    ...(site ? [{ id: 'station', text: t('computer', { prefix: site.examPrefix }) }] : []),
    connected ? { id: 'net', text: inDesktopWindow ? t('local') : t('connected'), tone: 'done' as const } : { id: 'net', text: t('disconnected'), tone: 'abnormal' as const },
    ...(site && !site.campaign ? [{ id: 'campaign', text: t('noCampaign'), tone: 'abnormal' as const }] : []),
    ...(today ? [{ id: 'today', text: t('today', { done: countText(today.done), total: countText(today.opened) }) }] : []),
    ...(hint === null ? [] : [{ id: 'hint', text: hint }]),
    ...(drafts.length > 0 ? [{ id: 'drafts', text: t('drafts', { count: drafts.length, time: timeText(newest) }), tone: 'info' as const, onPress: () => toggle('drafts') }] : []),
    ...(taskLine ? [{ id: 'tasks', ...taskLine, onPress: () => toggle('tasks') }] : []),
    { id: 'time', text: timeText(now) },
  ];
  const current = tasks.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <div className="app-frame" data-demo={site?.demo || undefined}>
      <div className="app-work" inert={locked} data-covered={locked || undefined}>
        <Shell
          product={t('common:product')}
          place={place}
          search={<TopSlotPlace />}
          account={
            <Menu
              label={session.name}
              accessibleName={t('account', { name: session.name })}
              entries={[
                { id: 'switch', label: t('switchPerson'), text: t('switchPerson'), keyHint: 'F12', onPress: () => setOpen('switch') },
                { id: 'lock', label: t('lock'), text: t('lock'), keyHint: 'Ctrl+L', onPress: () => void lockSession() },
                { id: 'credentials', label: t('credentials'), text: t('credentials'), onPress: () => setOpen('credentials') },
                { id: 'appearance', label: t('appearance'), text: t('appearance'), onPress: () => setOpen('appearance') },
                { id: 'tasks', label: t('tasks'), text: t('tasks'), onPress: () => setOpen('tasks') },
                { id: 'signOut', label: t('signOut'), text: t('signOut'), onPress: leave },
              ]}
            />
          }
          tasks={tasks.map(({ path, station, label, key, counter }) => ({
            id: path, label: station ? t(`stations:${station}`) : label ? t(label) : '', keyHint: key ?? undefined, count: counter ? waiting[counter] : undefined,
          }))}
          currentTask={current?.path ?? ''}
          onTask={(path) => void navigate({ to: path })}
          status={status}
          drawer={
            <>
              <TasksDrawer open={open === 'tasks'} onClose={close} />
              <DraftsDrawer open={open === 'drafts'} onClose={close} drafts={drafts} />
            </>
          }
        >
          {/* Another person sees nothing that the one before had on the screen. */}
          <Outlet key={session.staffId} />
        </Shell>
        <SwitchDialog open={open === 'switch'} onClose={close} onEntered={switchTo} />
        <CredentialsDialog open={open === 'credentials'} onClose={close} session={session} />
        <AppearanceDialog open={open === 'appearance'} onClose={close} />
      </div>
      {site?.demo && <div className="app-watermark" aria-hidden="true">{t('demo')}</div>}
      {locked && <LockScreen session={session} institutionName={site?.institution.name ?? ''} onEntered={switchTo} onSignOut={leave} />}
    </div>
  );
}
