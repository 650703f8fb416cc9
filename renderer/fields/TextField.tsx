import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { joinSentences } from '../../shared/clinical/sentences.ts';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import type { ItemOf } from './entry.ts';
import { ItemChrome } from './ItemChrome.tsx';
import type { ItemFieldProps } from './itemField.ts';
import { PhrasePicker } from './PhrasePicker.tsx';

/** The first ___ of the text under the cursor, ready to be typed over. */
function selectBlank(root: HTMLElement | null, written: string): void {
  const input = root?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  const blank = /_+/.exec(written);
  if (blank) input?.setSelectionRange(blank.index, blank.index + blank[0].length);
}

/** Free text; Enter moves on, Shift+Enter makes a new line, F8 offers the usual sentences. */
export function TextField({ value, onChange, autoFocus = false, phrases = [], ...chrome }: ItemFieldProps<ItemOf<'text'>>) {
  const { item } = chrome;
  const root = useRef<HTMLDivElement>(null);
  const written = typeof value === 'string' ? value : '';
  const change = (next: string) => onChange(next === '' ? null : next);
  const pick = (sentence: string) => {
    const next = joinSentences([written, sentence]);
    flushSync(() => change(next));
    selectBlank(root.current, next);
  };
  return (
    <ItemChrome {...chrome}>
      {(ids) => (
        <div className="fd-text" ref={root}>
          {item.multiline ? (
            <TextArea {...ids} autoFocus={autoFocus} value={written} onChange={change} />
          ) : (
            <TextInput {...ids} autoFocus={autoFocus} value={written} onChange={change} />
          )}
          <PhrasePicker phrases={phrases} within={root} onPick={(phrase) => pick(phrase.text)} />
        </div>
      )}
    </ItemChrome>
  );
}
