import { readIdentity } from '../model/identityNumber.ts';
import { cellText, type RosterCell } from './cell.ts';
import { fieldOfTitle, refusedColumns, type RosterField } from './fields.ts';

export interface RosterRow {
  /** As the spreadsheet counts, from 1. */
  rowNumber: number;
  cells: readonly RosterCell[];
}

export interface RosterColumn {
  /** From 0. */
  column: number;
  /** The title; a two-line header reads `联系人 / 电话`. `第3列` where there is none. */
  header: string;
}

export interface RosterHeader {
  /** Last row of the header, from 1; 0 when the list has none and starts with data. */
  headerRow: number;
  columns: RosterColumn[];
}

/** Rows from the top among which the header is looked for: titles, dates and instructions stand above it. */
export const headerSearchRows = 30;

const titleJoiner = ' / ';

/** What a title stands for; of a two-line title the joined words go first (联系人 + 电话), then the lower, then the upper. */
export function fieldOfHeader(header: string): RosterField | null {
  const lines = header.split(titleJoiner);
  if (lines.length === 1) return fieldOfTitle(header);
  return fieldOfTitle(lines.join('')) ?? fieldOfTitle(lines.at(-1) ?? '') ?? fieldOfTitle(lines[0] ?? '');
}

export function columnName(column: number): string {
  return `第${column + 1}列`;
}

function titlesOf(row: RosterRow | undefined): string[] {
  return (row?.cells ?? []).map((cell) => cellText(cell));
}

/** A group title stands in the first cell of its merge; the cells it covers are empty. */
function carryForward(upper: readonly string[], lower: readonly string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const own = upper[index] ?? '';
    const below = lower[index] ?? '';
    if (own !== '') last = own;
    else if (below === '') last = '';
    const above = own === '' ? last : own;
    if (below === '') return own;
    return above === '' || above === below ? below : `${above}${titleJoiner}${below}`;
  });
}

/** A line above the header that groups no columns: one text over all of them, or facts about the list (填报人：张三). */
function isCaption(upper: readonly string[], lower: readonly string[]): boolean {
  const said = upper.filter((text) => text !== '');
  return said.some((text) => /[:：]\s*\S/u.test(text)) || (said.length === 1 && upper.findIndex((text) => text !== '') <= lower.findIndex((text) => text !== ''));
}

function fieldsIn(titles: readonly string[]): Set<RosterField> {
  return new Set(titles.map(fieldOfHeader).filter((field) => field !== null));
}

function looksLikeData(row: RosterRow): boolean {
  return row.cells.some((cell) => (
    (cell !== null && typeof cell !== 'string') || /\d{4,}/.test(cellText(cell)) || readIdentity(cellText(cell)).ok
  ));
}

function columnsOf(titles: readonly string[], width: number): RosterColumn[] {
  return Array.from({ length: Math.max(width, titles.length) }, (_, column) => ({
    column,
    header: (titles[column] ?? '') === '' ? columnName(column) : titles[column]!,
  }));
}

/**
 * Finds the header among the first rows: the row, or two rows of which the upper groups, in which most titles are known.
 * One title may be enough when it is the identity number's; otherwise two different ones must stand in the row.
 */
export function findHeader(rows: readonly RosterRow[]): RosterHeader {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  let best: { headerRow: number; titles: string[]; score: number } | null = null;
  for (const [index, row] of rows.slice(0, headerSearchRows).entries()) {
    const titles = titlesOf(row);
    const fields = fieldsIn(titles);
    if (fields.size >= 2 || (fields.has('identity') && !looksLikeData(row))) {
      if (best === null || fields.size > best.score) best = { headerRow: row.rowNumber, titles, score: fields.size };
    }
    const below = rows[index + 1];
    if (below === undefined || below.rowNumber !== row.rowNumber + 1 || looksLikeData(below) || looksLikeData(row)) continue;
    const lower = titlesOf(below);
    if (fieldsIn(lower).size === 0 && !lower.some((title, column) => title !== '' && fieldOfHeader(`${titles[column] ?? ''}${title}`) !== null)) continue;
    if (isCaption(titles, lower)) continue;
    const joined = carryForward(titles, lower);
    const both = fieldsIn(joined);
    if (both.size >= 2 && (best === null || both.size > best.score)) best = { headerRow: below.rowNumber, titles: joined, score: both.size };
  }
  return best === null ? { headerRow: 0, columns: columnsOf([], width) } : { headerRow: best.headerRow, columns: columnsOf(best.titles, width) };
}

/** Whether a row below the header says the titles again, as lists printed page by page do. */
export function repeatsHeader(cells: readonly RosterCell[], columns: readonly RosterColumn[]): boolean {
  let same = 0;
  for (const { column, header } of columns) {
    const text = cellText(cells[column]);
    if (text === '') continue;
    if (!header.split(titleJoiner).includes(text)) return false;
    same += 1;
  }
  return same >= 2;
}

const addedTitles: ReadonlySet<string> = new Set(Object.values(refusedColumns));

/** Columns the list of refused rows added. */
export function isAddedColumn(header: string): boolean {
  return addedTitles.has(header);
}
