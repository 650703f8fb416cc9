import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChoiceValue } from '../../shared/catalogue/types.ts';
import { joinSentences } from '../../shared/clinical/sentences.ts';
import { textBehind } from '../../shared/clinical/valueOptions.ts';
import { RadioRow } from '../ui/RadioRow.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { chosenOptions, type ItemOf } from './entry.ts';
import { ItemChrome, problemAt } from './ItemChrome.tsx';
import type { ItemFieldProps } from './itemField.ts';
import { PhrasePicker } from './PhrasePicker.tsx';

/** One of the options; the line behind an option appears when it is chosen and goes with it. */
export function ChoiceField({ value, onChange, autoFocus = false, phrases = [], ...chrome }: ItemFieldProps<ItemOf<'choice'>>) {
  const { t } = useTranslation('fields');
  const { item, problems } = chrome;
  const root = useRef<HTMLDivElement>(null);
  const chosen = chosenOptions(value)[0] ?? null;
  const option = item.options.find((candidate) => candidate.code === chosen);
  const line = typeof value === 'object' && value !== null && 'option' in value && chosen !== null ? (textBehind(value, chosen) ?? '') : '';
  const entryOf = (code: string, written: string): ChoiceValue => (written === '' ? { option: code } : { option: code, text: written });
  return (
    <ItemChrome {...chrome} group>
      {(ids, labelId) => (
        <div className="fd-choice" ref={root}>
          <RadioRow
            options={item.options}
            value={chosen}
            onChange={(code) => onChange(code === null ? null : entryOf(code, code === chosen ? line : ''))}
            labelledBy={labelId}
            describedBy={ids['aria-describedby']}
            invalid={ids['aria-invalid']}
            autoFocus={autoFocus}
          />
          {option?.text !== undefined && (
            <TextInput
              aria-label={t('optionText', { label: option.label })}
              aria-describedby={ids['aria-describedby']}
              aria-invalid={problemAt(problems, 'text')}
              placeholder={option.label}
              value={line}
              onChange={(written) => onChange(entryOf(option.code, written))}
            />
          )}
          <PhrasePicker
            phrases={phrases}
            within={root}
            onPick={(phrase) => {
              const code = phrase.option ?? chosen;
              if (code !== null) onChange(entryOf(code, joinSentences([code === chosen ? line : '', phrase.text])));
            }}
          />
        </div>
      )}
    </ItemChrome>
  );
}
