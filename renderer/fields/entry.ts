import type { BloodPressureValue, DentitionValue, Item, ItemValue, Quadrant, RowsValue, StripValue } from '../../shared/catalogue/types.ts';
import { calendarDay } from '../../shared/model/calendarDay.ts';
import { foldFullWidth } from '../../shared/model/plainText.ts';

/** A number once it reads as one; before that what was typed, so that it can be refused beside its field. */
export type NumberEntry = number | string;

export interface UnfinishedReading { systolicMmHg?: NumberEntry; diastolicMmHg?: NumberEntry; restMinutes?: NumberEntry }

/**
 * What a field hands up while it is worked on: the typed value, or as much of it as can be read, unreadable text as it
 * was typed. null is empty, never 0. The shared schema alone decides whether it is a value: give it to validateRecord.
 */
export type Entry =
  | ItemValue
  | { readings: UnfinishedReading[] }
  | { options: string[]; teeth?: Record<string, Partial<Record<Quadrant, NumberEntry>>> }
  | { quantity: NumberEntry; unit: string }
  | Record<string, NumberEntry>[]
  | null;

export type ItemOf<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>;

/** Full-width digits and points to plain ones, as an input method left on types them: «３６。５» -> «36.5». */
export function foldNumberText(typed: string): string {
  return foldFullWidth(typed.trim()).replace(/[。．]/g, '.').replace(/[－﹣−]/g, '-');
}

/** Empty -> null, a number -> the number, anything else as typed. «36.» and «.5» read as numbers. */
export function numberEntry(typed: string): NumberEntry | null {
  const folded = foldNumberText(typed);
  if (folded === '') return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(folded) ? Number(folded) : typed;
}

export function numberEntryText(entry: unknown): string {
  return typeof entry === 'number' || typeof entry === 'string' ? String(entry) : '';
}

/** `20261122`, `2026-11-22`, `2026.11.22`, `2026年11月22日` -> `2026-11-22`; a day the calendar has not, as typed. */
export function dayEntry(typed: string): string | null {
  const folded = foldNumberText(typed);
  if (folded === '') return null;
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(folded) ?? /^(\d{4})[-./年\s]+(\d{1,2})[-./月\s]+(\d{1,2})日?$/.exec(folded);
  return (parts && calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) ?? typed;
}

/** `202611`, `2026-11`, `2026.11`, `2026年11月` -> `2026-11`. */
export function yearMonthEntry(typed: string): string | null {
  const folded = foldNumberText(typed);
  if (folded === '') return null;
  const parts = /^(\d{4})(\d{2})$/.exec(folded) ?? /^(\d{4})[-./年\s]+(\d{1,2})月?$/.exec(folded);
  return (parts && calendarDay(Number(parts[1]), Number(parts[2]), 1)?.slice(0, 7)) ?? typed;
}

const isObject = (entry: unknown): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null && !Array.isArray(entry);

export function readingsOf(entry: Entry | undefined): readonly (UnfinishedReading | BloodPressureValue['readings'][number])[] {
  return isObject(entry) && 'readings' in entry ? entry.readings : [];
}

export function chosenOptions(entry: Entry | undefined): readonly string[] {
  if (!isObject(entry)) return [];
  if ('options' in entry) return entry.options;
  return 'option' in entry ? [entry.option] : [];
}

export function teethOf(entry: Entry | undefined): NonNullable<DentitionValue['teeth']> | Record<string, Partial<Record<Quadrant, NumberEntry>>> {
  return isObject(entry) && 'teeth' in entry ? (entry.teeth ?? {}) : {};
}

export function quantityOf(entry: Entry | undefined): Extract<StripValue, { quantity: number }> | { quantity: NumberEntry; unit: string } | null {
  return isObject(entry) && 'quantity' in entry ? entry : null;
}

export function rowsOf(entry: Entry | undefined): RowsValue | Record<string, NumberEntry>[] {
  return Array.isArray(entry) ? entry : [];
}
