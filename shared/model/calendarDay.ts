import type { Day } from './person.ts';

const millisecondsPerDay = 86_400_000;

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The day, or null where the calendar has none. Years 1800 to 2199: outside them a written year is a slip. */
export function calendarDay(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1800 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * The day of a spreadsheet serial number; a fraction is the time of day and is dropped. In the 1900 system serial 60 is
 * 29 February 1900, a day that never was (ECMA-376 part 1, 18.17.4.1), and gives null.
 */
export function dayFromSerial(serial: number, date1904: boolean): Day | null {
  if (!Number.isFinite(serial) || serial < (date1904 ? 0 : 1)) return null;
  const whole = Math.floor(serial);
  if (!date1904 && whole === 60) return null;
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const date = new Date(start + whole * millisecondsPerDay);
  return Number.isNaN(date.getTime()) ? null : calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
