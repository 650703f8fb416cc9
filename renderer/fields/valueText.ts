import type { Item, ItemValue, Option, Outcome, RowColumn } from '../../shared/catalogue/types.ts';
import { joinSentences, withoutStop } from '../../shared/clinical/sentences.ts';
import { dayText, numberText } from '../text/format.ts';
import { text } from '../text/i18n.ts';

function optionText(options: readonly Option[], code: string, line: string | undefined): string {
  const label = options.find((option) => option.code === code)?.label ?? code;
  return line === undefined || line === '' ? label : `${label}（${withoutStop(line)}）`;
}

function cellText(column: RowColumn, cell: string | number): string {
  if (column.kind === 'choice') return optionText(column.options ?? [], String(cell), undefined);
  return String(cell);
}

/** A value in the words of the form, on one line: 148/92, 体重下降、其他（夜间盗汗）. Unit not included. */
export function valueText(item: Item, value: ItemValue): string {
  if (typeof value === 'number') {
    const decimals = item.kind === 'number' || item.kind === 'derived' ? (item.decimals ?? 0) : 0;
    return numberText(value, decimals);
  }
  if (typeof value === 'string') return item.kind === 'day' || item.kind === 'yearMonth' ? dayText(value) : value;
  if (Array.isArray(value)) {
    if (item.kind !== 'rows') return '';
    if (value.length === 0) return text('common:none');
    return joinSentences(value.map((row) => item.columns.flatMap((column) => (row[column.code] === undefined ? [] : [cellText(column, row[column.code] ?? '')])).join(' ')));
  }
  if ('readings' in value) {
    const last = value.readings.at(-1);
    return last ? `${last.systolicMmHg}/${last.diastolicMmHg}` : '';
  }
  if ('quantity' in value) return `${value.quantity} ${value.unit}`;
  const options = 'options' in item ? (item.options ?? []) : [];
  if ('option' in value) return optionText(options, value.option, 'text' in value ? value.text : undefined);
  const texts = 'texts' in value ? value.texts : undefined;
  const teeth = 'teeth' in value ? value.teeth : undefined;
  return value.options
    .map((code) => {
      const counted = Object.values(teeth?.[code] ?? {}).reduce((sum, count) => sum + count, 0);
      return optionText(options, code, counted > 0 ? `${counted}${text('fields:teeth')}` : texts?.[code]);
    })
    .join('、');
}

/** «拒绝：家中有事（见证 王护士）». */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'declined':
      return text('fields:outcomeDeclined', { reason: outcome.reason, witness: outcome.witness });
    case 'deferred':
      return text('fields:outcomeDeferred', { until: dayText(outcome.until), reason: outcome.reason });
    default:
      return text('fields:outcomeNotApplicable', { reason: outcome.reason });
  }
}
