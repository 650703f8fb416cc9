import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffShape } from '../../../shared/contract/shapes.ts';
import { failureOf } from '../../rpc/failure.ts';
import { ask } from '../../rpc/rpc.ts';
import { failureSentence } from '../../text/failures.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { StaffPane } from './StaffPane.tsx';

export function StaffTab() {
  const { t } = useTranslation(['administration', 'roles', 'stations']);
  const staff = useQuery(ask.staff.list.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<string | null>(null);
  useFKeys([{ key: 'F6', label: t('addStaff'), run: () => setChosen('new') }]);

  const rolesOf = ({ roles }: StaffShape) => roles.map((role) => t(`roles:${role}`)).join('、');
  const stationsOf = ({ stations }: StaffShape) => stations.map((station) => t(`stations:${station}`)).join('、');
  const columns: readonly Column<StaffShape>[] = [
    { id: 'name', header: t('name'), value: (row) => row.name, width: 'minmax(7rem, 1fr)' },
    { id: 'account', header: t('account'), value: (row) => row.account, width: 6.5 },
    { id: 'roles', header: t('roles'), value: rolesOf, width: 8 },
    { id: 'stations', header: t('stations'), value: (row) => stationsOf(row) || null, cell: (row) => (stationsOf(row) === '' ? <span className="ui-soft">{t('noStations')}</span> : <span className="admin-clip" title={stationsOf(row)}>{stationsOf(row)}</span>), width: 'minmax(13rem, 4fr)' },
    {
      id: 'ways', header: t('signInWays'), value: (row) => Number(row.hasPin) + Number(row.hasBadge), width: 10.25,
      cell: (row) => [t('wayPassword'), ...(row.hasPin ? [t('wayPin')] : []), ...(row.hasBadge ? [t('wayBadge')] : [])].join(' · '),
    },
    { id: 'state', header: t('state'), value: (row) => (row.active ? 0 : 1), cell: (row) => (row.active ? t('active') : <Tag tone="muted">{t('inactive')}</Tag>), width: 4.5 },
  ];
  const rows = staff.data ?? [];
  const selected = rows.find(({ staffId }) => staffId === chosen);
  return (
    <div className="admin-split">
      <div className="admin-column">
        <div className="admin-toolbar">
          <Button keyHint="F6" onPress={() => setChosen('new')}>{t('addStaff')}</Button>
          <span className="ui-soft">{t('pinIsOwn')}</span>
        </div>
        <div className="admin-table">
          <Table
            label={t('staffTable')}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.staffId}
            state={staff.data ? 'ready' : staff.error ? 'error' : 'loading'}
            error={staff.error && <ErrorState step={failureSentence(failureOf(staff.error))} onRetry={() => void staff.refetch()} />}
            activeKey={chosen}
            onActive={(row) => setChosen(row.staffId)}
            toneOf={(row) => (row.active ? undefined : 'muted')}
          />
        </div>
      </div>
      <aside className="admin-pane">
        {chosen === 'new' || selected ? <StaffPane key={selected?.staffId ?? 'new'} staff={selected ?? null} onAdded={setChosen} /> : <EmptyState title={t('chooseStaff')} />}
      </aside>
    </div>
  );
}
