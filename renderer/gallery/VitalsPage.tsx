import { useMemo, useState } from 'react';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { Item, Values } from '../../shared/catalogue/types.ts';
import { derive } from '../../shared/clinical/derived.ts';
import { evaluate } from '../../shared/clinical/evaluate.ts';
import { FindingLine } from '../fields/FindingMark.tsx';
import { ItemField } from '../fields/ItemField.tsx';
import { OutcomeDialog } from '../fields/OutcomeDialog.tsx';
import { useRecordForm } from '../fields/useRecordForm.ts';
import { Button } from '../ui/Button.tsx';
import { EnterChain } from '../ui/EnterChain.tsx';
import { PersonBar } from '../ui/PersonBar.tsx';
import { Tag } from '../ui/Tag.tsx';
import { showToast } from '../ui/Toast.tsx';
import { useFKeys } from '../ui/useFKeys.ts';
import { useScanBurst } from '../ui/useScanBurst.ts';
import { Desk } from './sample.tsx';

const person = { sex: 'female', ageYears: 67 } as const;
const panels = ['vitals'] as const;
const context: Values = {};
const lastYear: Values = {
  temperatureCelsius: 36.4, pulsePerMin: 76, heightCm: 152, weightKg: 66.1, waistCm: 96,
  bloodPressureLeft: { readings: [{ systolicMmHg: 138, diastolicMmHg: 82 }] }, bmiKgPerM2: 28.6,
};
const items = nationalCatalogue.items.filter((item) => item.panel === 'vitals');

export function VitalsPage() {
  const about = { catalogue: nationalCatalogue, panels, station: 'vitals', person, context, today: '2026-11-22' } as const;
  const form = useRecordForm(about);
  const [notDone, setNotDone] = useState<Item | null>(null);
  const [saved, setSaved] = useState(0);
  const [scanned, setScanned] = useState('');
  const values = form.validation.values;
  const derived = useMemo(() => derive(nationalCatalogue, values, person), [values]);
  const findings = useMemo(() => evaluate({ catalogue: nationalCatalogue, values, person: { ...person, groups: [] } }), [values]);
  const save = () => {
    form.showAll();
    if (!form.ready) return;
    setSaved((count) => count + 1);
    showToast({ message: '已保存 古丽巴哈尔·艾合买提 的体征', undo: () => setSaved((count) => count - 1) });
  };
  const openNotDone = () => {
    const code = document.activeElement?.closest('[data-item]')?.getAttribute('data-item');
    setNotDone(items.find((item) => item.code === code) ?? null);
  };
  useFKeys([
    { key: 'F4', label: '未做', run: openNotDone },
    { key: 'F9', label: '保存并下一位', run: save },
  ]);
  useScanBurst((text) => setScanned(text));
  return (
    <Desk task="vitals">
      <div className="ga-desk">
        <PersonBar
          personKey="a"
          name="古丽巴哈尔·艾合买提"
          facts={['女 67岁', '维吾尔族', '6531**********0027', 'No. A01-000142']}
          alerts={<><Tag tone="abnormal" sign="⚠">糖尿病</Tag><Tag tone="critical" sign="⚠">青霉素过敏</Tag><Tag tone="muted">未空腹</Tag></>}
          remaining="还差：采血 · 腹部超声 · 心电"
          photo={null}
        />
        <EnterChain className="ga-work" onComplete={save}>
          <div className="fd-columns">
            {items.map((item, index) => {
              const previous = lastYear[item.code];
              const reference = 'reference' in item ? item.reference?.find((range) => range.sex === undefined || range.sex === person.sex) : undefined;
              const shared = { previous, reference, finding: findings.find((finding) => finding.items[0] === item.code) };
              return item.kind === 'derived' ? (
                <ItemField key={item.code} item={item} value={derived[item.code]} onChange={() => {}} {...shared} />
              ) : (
                <ItemField key={item.code} {...form.fieldProps(item)} {...shared} autoFocus={index === 0} />
              );
            })}
          </div>
        </EnterChain>
        <footer className="ga-foot">
          <div data-testid="findings">{findings.map((finding) => <FindingLine key={finding.rule} finding={finding} />)}</div>
          <div className="ga-row">
            <span className="ui-hidden" data-testid="saved">{saved}</span>
            <span className="ui-hidden" data-testid="scanned">{scanned}</span>
            <span className="ui-hidden" data-testid="entries">{JSON.stringify(form.entries)}</span>
            <Button keyHint="F4" onPress={openNotDone}>未做…</Button>
            <Button variant="primary" keyHint="F9" onPress={save}>保存并下一位</Button>
          </div>
        </footer>
      </div>
      <OutcomeDialog
        open={notDone !== null}
        name={notDone?.name ?? ''}
        today="2026-11-22"
        onClose={() => setNotDone(null)}
        onSave={(outcome) => {
          if (notDone) form.setOutcome(notDone.code, outcome);
          setNotDone(null);
        }}
      />
    </Desk>
  );
}
