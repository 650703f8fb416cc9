import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../shared/catalogue/types.ts';
import { writtenWithinBand, type Cut } from '../../shared/clinical/bands.ts';
import { chosenOptions, type ItemOf } from './entry.ts';
import { ItemChrome } from './ItemChrome.tsx';
import type { ItemFieldProps } from './itemField.ts';

function cutsOf(range: Bounds): Cut[] {
  const { atLeast, above, atMost, below } = range;
  return [
    ...(atLeast === undefined ? [] : [{ atLeast }]),
    ...(above === undefined ? [] : [{ above }]),
    ...(below === undefined ? [] : [{ atLeast: below }]),
    ...(atMost === undefined ? [] : [{ above: atMost }]),
  ];
}

/** Computed, never typed: BMI, a score's grade. Grey words until its inputs are there. */
export function DerivedValue({ value, onChange: _onChange, autoFocus: _autoFocus, phrases: _phrases, ...chrome }: ItemFieldProps<ItemOf<'derived'>>) {
  const { t } = useTranslation('fields');
  const { item, reference } = chrome;
  const [code] = chosenOptions(value);
  const option = item.options?.find((candidate) => candidate.code === code);
  const written =
    typeof value === 'number' ? writtenWithinBand(value, item.decimals ?? 0, reference ? cutsOf(reference) : []) : typeof value === 'string' ? value : option?.label;
  return (
    <ItemChrome {...chrome} group unit={written === undefined ? undefined : item.unitLabel}>
      {(ids, labelId) => (
        <output className="fd-derived" id={ids.id} aria-labelledby={labelId} aria-describedby={ids['aria-describedby']} data-empty={written === undefined || undefined}>
          {written ?? t('derivedWaits')}
        </output>
      )}
    </ItemChrome>
  );
}
