import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { Plan, Remark } from './importShape.ts';
import { NewVillages } from './NewVillages.tsx';

const fates = ['new', 'updated', 'enrolled', 'unchanged', 'refused', 'passedOver'] as const;

interface Line extends Remark { key: string }

function lines(remarks: readonly Remark[]): Line[] {
  return remarks.map((remark, at) => ({ ...remark, key: String(at) }));
}

export interface ResultPartProps {
  plan: Plan;
  refusals: readonly Remark[];
  warnings: readonly Remark[];
  onMore: () => void;
  villages: Readonly<Record<string, string | null>>;
  disabled: boolean;
  onVillage: (name: string, villageCode: string | null) => void;
}

/** What each row would do, and after the import what it did. */
export function ResultPart({ plan, refusals, warnings, onMore, villages: chosenVillages, disabled, onVillage }: ResultPartProps) {
  const { t } = useTranslation('roster');
  const [tab, setTab] = useState('refused');
  const [active, setActive] = useState<Line | null>(null);
  const { counts, newVillages, warningCount, committed } = plan;
  const villages = newVillages.join('、');
  const table = (label: string, rows: readonly Remark[], sentence: string, empty: ReactNode, footer: string) => {
    // In the order of the file: later rows may not be here yet, so nothing is sorted.
    const columns: readonly Column<Line>[] = [
      { id: 'row', header: t('rowNumber'), value: ({ rowNumber }) => rowNumber, width: 4.5, numeric: true, sortable: false },
      { id: 'column', header: t('column'), value: ({ column }) => column, width: 6.5, cell: ({ column }) => <span className="ro-clip" title={column}>{column}</span>, sortable: false },
      { id: 'sentence', header: sentence, value: (row) => row.sentence, cell: (row) => <span className="ro-clip" title={row.sentence}>{row.sentence}</span>, width: 'minmax(12rem, 1fr)', sortable: false },
    ];
    const whole = active && t('rowWhole', { row: active.rowNumber, column: active.column, sentence: active.sentence });
    return <Table label={label} columns={columns} rows={lines(rows)} keyOf={({ key }) => key} empty={empty} footer={whole ?? footer} activeKey={active?.key ?? null} onActive={setActive} onNearEnd={onMore} />;
  };
  return (
    <>
      <dl className="ro-counts">
        {fates.map((fate) => (
          <div key={fate} title={t(`${fate}Hint`)} data-fate={fate} data-some={counts[fate] > 0 || undefined}>
            <dt>{t(fate)}</dt>
            <dd>{countText(counts[fate])}</dd>
          </div>
        ))}
      </dl>
      <div className="ro-says">
        {committed && <Banner tone="done">{counts.refused > 0 ? t('committedSome', { count: counts.refused }) : t('committed')}</Banner>}
        {newVillages.length > 0 && committed && <Banner tone="info">{t('newVillagesDone', { villages })}</Banner>}
        {newVillages.length > 0 && !committed && tab !== 'villages' && (
          <Banner tone="abnormal" action={<Button size="small" onPress={() => setTab('villages')}>{t('seeVillages')}</Button>}>{t('newVillages', { count: newVillages.length })}</Banner>
        )}
      </div>
      <Tabs
        label={t('resultTitle')}
        current={tab}
        onChange={(next) => {
          setTab(next);
          setActive(null);
        }}
        tabs={[
          {
            id: 'refused', label: t('refusedTab', { n: countText(counts.refused) }),
            content: table(t('refusedTable'), refusals, t('reason'), <EmptyState title={t('noRefused')} />, t('refusedShown', { count: counts.refused })),
          },
          {
            id: 'warnings', label: t('warningTab', { count: warningCount }),
            content: table(t('warningTable'), warnings, t('remark'), <EmptyState title={t('noWarnings')} />, t('warningsShown', { count: warningCount, shown: warnings.length })),
          },
          { id: 'villages', label: t('villagesTab', { count: newVillages.length }), content: <NewVillages names={newVillages} chosen={chosenVillages} disabled={disabled} hint={!committed} onChoose={onVillage} /> },
        ]}
      />
    </>
  );
}
