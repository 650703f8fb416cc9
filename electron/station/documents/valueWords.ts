import type { Item, ItemValue, Option, Outcome, Quadrant, RowColumn, RowsValue } from '../../../shared/catalogue/types.ts';
import { joinSentences } from '../../../shared/clinical/sentences.ts';

const quadrantWords = { upperLeft: '左上', lowerLeft: '左下', upperRight: '右上', lowerRight: '右下' } as const satisfies Record<Quadrant, string>;
const quadrants = ['upperLeft', 'upperRight', 'lowerLeft', 'lowerRight'] as const satisfies readonly Quadrant[];

const unreadable = '（记录的格式与目录不符）';

export interface ValueWords { text: string; unit: string }

function chosen(options: readonly Option[] | undefined, code: string, text?: string): string {
  const label = options?.find((option) => option.code === code)?.label ?? code;
  return text ? `${label}：${text}` : label;
}

function teethOf(teeth: Partial<Record<Quadrant, number>> | undefined): string {
  const counts = quadrants.flatMap((quadrant) => (teeth?.[quadrant] ? [`${quadrantWords[quadrant]}${teeth[quadrant]}`] : []));
  return counts.length > 0 ? `（${counts.join(' ')}）` : '';
}

function cell(column: RowColumn, value: string | number): string {
  return column.kind === 'choice' ? chosen(column.options, String(value)) : String(value);
}

function rowsText(columns: readonly RowColumn[], rows: RowsValue): string {
  if (rows.length === 0) return '无';
  return joinSentences(rows.map((row) => columns.flatMap((column) => {
    const value = row[column.code];
    return value === undefined || value === '' ? [] : [cell(column, value)];
  }).join(' ')));
}

/** A recorded value in the words of the form. The unit stands apart so that it can be set small. */
export function valueWords(item: Item, value: ItemValue): ValueWords {
  const plain = (text: string): ValueWords => ({ text, unit: '' });
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'number') {
    if (item.kind === 'number') return { text: value.toFixed(item.decimals), unit: item.unitLabel };
    if (item.kind === 'derived') return { text: item.decimals === undefined ? String(value) : value.toFixed(item.decimals), unit: item.unitLabel ?? '' };
    return plain(String(value));
  }
  if (Array.isArray(value)) return plain(item.kind === 'rows' ? rowsText(item.columns, value) : unreadable);
  if ('readings' in value) {
    const readings = value.readings.map(({ systolicMmHg, diastolicMmHg }) => `${systolicMmHg}/${diastolicMmHg}`);
    const earlier = readings.slice(0, -1);
    return { text: readings.at(-1) ?? '', unit: earlier.length > 0 ? `mmHg（此前 ${earlier.join('、')}）` : 'mmHg' };
  }
  if ('quantity' in value) return { text: String(value.quantity), unit: value.unit };
  const options = 'options' in item ? item.options : undefined;
  if ('option' in value) return plain(chosen(options, value.option, 'text' in value ? value.text : undefined));
  if ('options' in value) {
    const texts = 'texts' in value ? value.texts : undefined;
    const teeth = 'teeth' in value ? value.teeth : undefined;
    return plain(value.options.map((code) => chosen(options, code, texts?.[code]) + teethOf(teeth?.[code])).join('、'));
  }
  return plain(unreadable);
}

export function outcomeWords(outcome: Outcome): string {
  if (outcome.outcome === 'declined') return `拒检（${outcome.reason}；见证人 ${outcome.witness}）`;
  if (outcome.outcome === 'deferred') return `延期至 ${outcome.until}（${outcome.reason}）`;
  return `不适用（${outcome.reason}）`;
}
