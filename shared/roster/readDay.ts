import { dayFromSerial, calendarDay } from '../model/calendarDay.ts';
import type { Day } from '../model/person.ts';
import { foldFullWidth } from '../model/plainText.ts';
import { cellText, type RosterCell } from './cell.ts';

export type DayReading =
  | { kind: 'day'; day: Day }
  | { kind: 'empty' }
  /** Only the year, or year and month: `prefix` is the beginning of the day, `1956` or `1956-03`. */
  | { kind: 'incomplete'; prefix: string }
  | { kind: 'unreadable' };

const unreadable: DayReading = { kind: 'unreadable' };

function asDay(day: Day | null): DayReading {
  return day === null ? unreadable : { kind: 'day', day };
}

function fromNumber(value: number, date1904: boolean): DayReading {
  const digits = String(value);
  if (/^\d{8}$/.test(digits)) return asDay(calendarDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))));
  if (/^(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(digits)) return { kind: 'incomplete', prefix: `${digits.slice(0, 4)}-${digits.slice(4)}` };
  // 1956 alone is the year; read as a serial number it would be 9 May 1905.
  // 1956.1 is January or October.
  if (/^(?:18|19|20|21)\d{2}(?:\.\d+)?$/.test(digits)) return { kind: 'incomplete', prefix: digits.slice(0, 4) };
  return value < 100_000 ? asDay(dayFromSerial(value, date1904)) : unreadable;
}

const written = /^(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/u;
const yearAndMonth = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/u;

/**
 * A calendar day as written: 1956-3-4, 1956/03/04, 1956.3.4, 1956年3月4日, 19560304, each with or without a time, or a
 * spreadsheet's serial number. The year has four digits and stands first; every other order is ambiguous and unreadable.
 */
export function readDay(cell: RosterCell | undefined, date1904 = false): DayReading {
  if (cell === null || cell === undefined) return { kind: 'empty' };
  if (typeof cell === 'object') return { kind: 'day', day: cell.day };
  if (typeof cell === 'number') return fromNumber(cell, date1904);
  const text = foldFullWidth(cellText(cell)).replace(/[－—–／．]/g, '-').replace(/：/g, ':').replace(/^'/, '');
  if (text === '') return { kind: 'empty' };
  const whole = written.exec(text);
  if (whole !== null) return asDay(calendarDay(Number(whole[1]), Number(whole[2]), Number(whole[3])));
  const part = yearAndMonth.exec(text);
  if (part !== null && Number(part[2]) >= 1 && Number(part[2]) <= 12) return { kind: 'incomplete', prefix: `${part[1]}-${part[2]!.padStart(2, '0')}` };
  if (/^\d{1,8}(?:\.\d+)?$/.test(text)) return fromNumber(Number(text), date1904);
  const year = /^(\d{4})年?$/u.exec(text);
  return year === null ? unreadable : { kind: 'incomplete', prefix: year[1]! };
}
