import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readExamNumber } from '../../../shared/examination/examNumber.ts';
import { useSite } from '../../rpc/site.ts';
import { Button } from '../../ui/Button.tsx';
import { EnterChain } from '../../ui/EnterChain.tsx';
import { Field } from '../../ui/Field.tsx';
import { ComboBox, Select } from '../../ui/Select.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useFKeys } from '../../ui/useFKeys.ts';
import { useScanBurst } from '../../ui/useScanBurst.ts';
import { everybody, isDayOrEmpty, noFilter, type AuditFilter } from './filter.ts';
import { kindsInOrder } from './kindGroups.ts';

interface FilterBarProps { staff: readonly { staffId: string; name: string }[]; onFind: (filter: AuditFilter) => void; onVerify: () => void; verifying: boolean }

export function FilterBar({ staff, onFind, onVerify, verifying }: FilterBarProps) {
  const { t } = useTranslation(['audit', 'auditKinds']);
  const today = useSite()?.today ?? '';
  const [filter, setFilter] = useState(noFilter);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<AuditFilter>) => setFilter({ ...filter, ...part });
  const find = (wanted: AuditFilter) => {
    setTried(true);
    if (isDayOrEmpty(wanted.fromDay) && isDayOrEmpty(wanted.toDay)) onFind(wanted);
  };
  const clear = () => {
    setFilter(noFilter);
    onFind(noFilter);
  };
  useFKeys([
    { key: 'F9', label: t('find'), run: () => find(filter) },
    { key: 'F7', label: t('verify'), run: onVerify, enabled: !verifying },
    { key: 'Escape', label: t('clear'), run: clear, enabled: JSON.stringify(filter) !== JSON.stringify(noFilter) },
  ]);
  // A scanned form or card asks about that examination or that person.
  useScanBurst((scanned) => {
    const next: AuditFilter = readExamNumber(scanned).ok ? { ...filter, examNumber: scanned, residentText: '' } : { ...filter, residentText: scanned, examNumber: '' };
    setFilter(next);
    find(next);
  });
  const day = (field: 'fromDay' | 'toDay') => (
    <Field layout="stack" label={t(field)} problems={tried && !isDayOrEmpty(filter[field]) ? [t('dayWrong', { day: today })] : []}>
      {(ids) => <TextInput {...ids} value={filter[field]} widthCh={10} maxLength={10} placeholder={t('dayHint')} onChange={(value) => set({ [field]: value })} />}
    </Field>
  );
  return (
    <EnterChain onComplete={() => find(filter)} className="audit-filter">
      {day('fromDay')}
      {day('toDay')}
      <Select
        label={t('staff')}
        options={[{ id: everybody, text: t('everybody') }, ...staff.map(({ staffId, name }) => ({ id: staffId, text: name }))]}
        value={filter.staffId}
        onChange={(staffId) => set({ staffId })}
      />
      <ComboBox
        label={t('kind')}
        options={[{ id: 'all', text: t('everything') }, ...kindsInOrder.map((kind) => ({ id: kind, text: t(`auditKinds:${kind}`) }))]}
        value={filter.kind}
        onChange={(kind) => set({ kind: kindsInOrder.find((known) => known === kind) ?? 'all' })}
      />
      <Field layout="stack" label={t('examNumber')}>
        {(ids) => <TextInput {...ids} value={filter.examNumber} widthCh={12} maxLength={20} onChange={(examNumber) => set({ examNumber })} />}
      </Field>
      <Field layout="stack" label={t('resident')}>
        {(ids) => <TextInput {...ids} value={filter.residentText} widthCh={13} maxLength={60} placeholder={t('residentHint')} onChange={(residentText) => set({ residentText })} />}
      </Field>
      <div className="audit-actions">
        <Button variant="primary" keyHint="F9" onPress={() => find(filter)}>{t('find')}</Button>
        <Button keyHint="Esc" onPress={clear}>{t('clear')}</Button>
        <Button keyHint="F7" busy={verifying} onPress={onVerify}>{t('verify')}</Button>
      </div>
    </EnterChain>
  );
}
