import { chinaOffsetMs, dayOf } from '../../shared/model/day.ts';
import { ageYearsOn, type Day, type Instant, type Sex } from '../../shared/model/person.ts';
import { text } from './i18n.ts';

/** `2026-11-22` -> «2026年11月22日»; `2026-11` -> «2026年11月». Anything else as it is. */
export function dayText(day: Day): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day);
  if (!parts) return day;
  const [, year, month, date] = parts;
  return date ? `${year}年${Number(month)}月${Number(date)}日` : `${year}年${Number(month)}月`;
}

/** `2026-11-22` -> «11-22». */
export function shortDayText(day: Day): string {
  return day.slice(5);
}

/** «09:41», by the one clock of China, whatever the computer is set to. */
export function timeText(instant: Instant): string {
  return new Date(instant + chinaOffsetMs).toISOString().slice(11, 16);
}

/** «2026-11-22 09:41», by the same clock. */
export function instantText(instant: Instant): string {
  return `${dayOf(instant)} ${timeText(instant)}`;
}

/** «67岁» on that day; empty when the birth lies after it. */
export function ageText(birthDate: Day, onDay: Day): string {
  const years = ageYearsOn(birthDate, onDay);
  return years === null ? '' : text('common:years', { count: years });
}

export function sexText(sex: Sex): string {
  return { male: text('common:male'), female: text('common:female'), unknown: text('common:sexUnknown'), unspecified: text('common:sexUnspecified') }[sex];
}

/** «1,204». */
export function countText(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A part of a whole as «47%», rounded down so that 100% means all; an empty whole is «—». */
export function percentText(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.floor((part / whole) * 100)}%`;
}

/** Always that many decimals, so that numbers under each other line up. */
export function numberText(value: number, decimals: number): string {
  return value.toFixed(decimals);
}
