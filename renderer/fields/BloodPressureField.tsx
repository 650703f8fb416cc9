import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { focusNext } from '../ui/EnterChain.tsx';
import { useFKeys } from '../ui/useFKeys.ts';
import { foldNumberText, readingsOf, type ItemOf, type NumberEntry, type UnfinishedReading } from './entry.ts';
import { ItemChrome, problemAt } from './ItemChrome.tsx';
import type { ItemFieldProps } from './itemField.ts';
import { NumberInput } from './NumberInput.tsx';

type Part = keyof UnfinishedReading;

function withPart(reading: UnfinishedReading, part: Part, entry: NumberEntry | null): UnfinishedReading {
  const { [part]: _old, ...rest } = reading;
  return entry === null ? rest : { ...rest, [part]: entry };
}

/** What people write between the two numbers. */
const separators = ['/', ' ', '、', '／'];

/** Whether no further digit can belong to it: three digits, or two that a third would carry past what a cuff can show. */
function isWhole(digits: string, highestMmHg: number): boolean {
  return /^\d{3}$/.test(digits) || (/^\d{2}$/.test(digits) && Number(digits) * 10 > highestMmHg);
}

/** 148/92, and every repeat with the minutes of rest before it; F6 adds one. */
export function BloodPressureField({ value, onChange, autoFocus = false, phrases: _phrases, ...chrome }: ItemFieldProps<ItemOf<'bloodPressure'>>) {
  const { t } = useTranslation('fields');
  const { problems, item } = chrome;
  const highestSystolic = item.absolute.systolicMmHg.atMost ?? item.absolute.systolicMmHg.below ?? 999;
  const empty = problems?.some(({ path }) => path === undefined) || undefined;
  const root = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  // The cursor has just gone on by itself: the key that would have moved it is already done.
  const wentOn = useRef(false);
  const given = readingsOf(value);
  const readings: readonly UnfinishedReading[] = given.length === 0 ? [{}] : given;

  const change = (next: readonly UnfinishedReading[]) => {
    const [only] = next;
    onChange(next.length === 1 && only && Object.keys(only).length === 0 ? null : { readings: [...next] });
  };
  const set = (index: number, part: Part, entry: NumberEntry | null) =>
    change(readings.map((reading, at) => (at === index ? withPart(reading, part, entry) : reading)));
  const addRepeat = () => {
    setAdded(readings.length);
    change([...readings, {}]);
  };
  useFKeys([{ key: 'F6', label: t('repeat'), run: addRepeat, within: root, enabled: chrome.outcome === undefined }]);

  return (
    <ItemChrome {...chrome} group>
      {(ids, labelId) => (
        <div className="fd-pressure" ref={root} role="group" aria-labelledby={labelId} aria-describedby={ids['aria-describedby']}>
          {readings.map((reading, index) => {
            const which = readings.length === 1 ? '' : ` ${t('reading', { count: index + 1 })}`;
            return (
              // Readings have no identity but their order.
              <div key={index} className="fd-pressure-reading">
                <span className="fd-pressure-pair">
                  <NumberInput
                    id={index === 0 ? ids.id : undefined}
                    aria-label={t('systolic') + which}
                    aria-invalid={empty || problemAt(problems, `readings.${index}.systolicMmHg`)}
                    inputMode="numeric"
                    widthCh={3}
                    maxLength={3}
                    autoFocus={index === added || (autoFocus && index === 0)}
                    value={reading.systolicMmHg ?? null}
                    onChange={(entry, typed) => {
                      set(index, 'systolicMmHg', entry);
                      const digits = foldNumberText(typed);
                      // One more was typed, not one corrected.
                      const full = isWhole(digits, highestSystolic) && String(reading.systolicMmHg ?? '') === digits.slice(0, -1);
                      const input = document.activeElement;
                      if (!full || !(input instanceof HTMLElement) || !root.current?.contains(input)) return;
                      wentOn.current = true;
                      focusNext(input);
                    }}
                    onKeyDown={(event) => {
                      if (!separators.includes(event.key) || event.nativeEvent.isComposing || reading.systolicMmHg === undefined) return;
                      event.preventDefault();
                      focusNext(event.currentTarget);
                    }}
                  />
                  <span className="ui-soft" aria-hidden="true">/</span>
                  <NumberInput
                    aria-label={t('diastolic') + which}
                    aria-invalid={empty || problemAt(problems, `readings.${index}.diastolicMmHg`)}
                    inputMode="numeric"
                    widthCh={3}
                    maxLength={3}
                    value={reading.diastolicMmHg ?? null}
                    onChange={(entry) => set(index, 'diastolicMmHg', entry)}
                    onKeyDown={(event) => {
                      const isDone = wentOn.current && [...separators, 'Enter'].includes(event.key);
                      wentOn.current = false;
                      if (!isDone || event.nativeEvent.isComposing || reading.diastolicMmHg !== undefined) return;
                      event.preventDefault();
                      event.stopPropagation();
                    }}
                  />
                </span>
                <span className="ui-unit">{t('mmHg')}</span>
                {index > 0 && (
                  <>
                    <span className="fd-pressure-rest">
                      {t('rest')}
                      <NumberInput
                        aria-label={`${t('rest')}${t('restMinutes')}${which}`}
                        aria-invalid={problemAt(problems, `readings.${index}.restMinutes`)}
                        size="normal"
                        inputMode="numeric"
                        widthCh={3}
                        value={reading.restMinutes ?? null}
                        onChange={(entry) => set(index, 'restMinutes', entry)}
                      />
                      {t('restMinutes')}
                    </span>
                    <Button size="small" variant="quiet" tabStop={false} label={t('removeRepeat')} title={t('removeRepeat')} onPress={() => change(readings.filter((_, at) => at !== index))}>✕</Button>
                  </>
                )}
                {index === readings.length - 1 && (
                  <Button size="small" variant="quiet" tabStop={false} keyHint="F6" onPress={addRepeat}>{t('repeat')}</Button>
                )}
              </div>
            );
          })}
        </div>
      )}
    </ItemChrome>
  );
}
