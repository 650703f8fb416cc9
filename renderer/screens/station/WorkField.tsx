import { useTranslation } from 'react-i18next';
import type { Item } from '../../../shared/catalogue/types.ts';
import { normalBounds } from '../../../shared/clinical/normalBounds.ts';
import { ItemField } from '../../fields/ItemField.tsx';
import type { ItemFieldProps } from '../../fields/itemField.ts';
import { outcomeText, valueText } from '../../fields/valueText.ts';
import { findingFor, phrasesFor, type Work } from './work.ts';

/** Everything an input of this form is given. */
export function workFieldProps(work: Work, item: Item): Omit<ItemFieldProps, 'item'> {
  const { item: _item, ...props } = work.form.fieldProps(item);
  return {
    ...props,
    ...(item.kind === 'derived' ? { value: work.known[item.code], onChange: () => {} } : {}),
    previous: work.previous[item.code],
    finding: findingFor(work.catalogue, work.findings, item.code),
    reference: normalBounds(item, { catalogue: work.catalogue, values: work.known, person: work.person }) ?? undefined,
    phrases: phrasesFor(work, item),
  };
}

/** What the record said before, under the field that corrects it. */
export function OldValue({ work, item }: { work: Work; item: Item }) {
  const { t } = useTranslation('station');
  if (work.old === null || item.kind === 'derived') return null;
  const value = work.old.values[item.code];
  const outcome = work.old.outcomes[item.code];
  if (JSON.stringify(value) === JSON.stringify(work.form.entries[item.code]) && JSON.stringify(outcome) === JSON.stringify(work.form.outcomes[item.code])) return null;
  const written = value === undefined ? (outcome && outcomeText(outcome)) : valueText(item, value);
  return <p className="st-old">{written === undefined ? t('oldEmpty') : t('oldValue', { value: written })}</p>;
}

/** One item of the form by its code; nothing where this person is not asked it. */
export function WorkField({ work, code, layout, name }: { work: Work; code: string; layout?: 'row' | 'stack'; /** A shorter label, where the heading says the rest. */ name?: string | undefined }) {
  const item = work.items.find((candidate) => candidate.code === code);
  if (!item) return null;
  return (
    <div className="st-field" data-kind={item.kind}>
      <ItemField {...workFieldProps(work, item)} item={name === undefined ? item : { ...item, name }} layout={layout} />
      <OldValue work={work} item={item} />
    </div>
  );
}

export function WorkFields({ work, items, layout }: { work: Work; items: readonly Item[]; layout?: 'row' | 'stack' }) {
  return items.map((item) => <WorkField key={item.code} work={work} code={item.code} {...(layout === undefined ? {} : { layout })} />);
}
