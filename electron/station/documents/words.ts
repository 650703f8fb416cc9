import type { StationCode } from '../../../shared/catalogue/types.ts';
import type { Day, Instant, Sex } from '../../../shared/model/person.ts';
import type { Role } from '../../../shared/model/staff.ts';

export const sexWords = { male: '男', female: '女', unknown: '未知', unspecified: '未说明' } as const satisfies Record<Sex, string>;

export const roleWords = {
  registrar: '登记员', examiner: '检查员', lab: '检验员', chiefExaminer: '总检医生', manager: '管理员', auditor: '审计员',
} as const satisfies Record<Role, string>;

export const stationWords = {
  vitals: '体征', interview: '问询', elderly: '老年评估', physical: '体格检查', eye: '眼科', gynaecology: '妇科', specimen: '采血',
  laboratory: '检验', ecg: '心电图', ultrasound: '超声', dr: '拍片', lungFunction: '肺功能', tcm: '中医体质', review: '总检',
} as const satisfies Record<StationCode, string>;

/** Beijing time, which the health system runs on in the whole country. */
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** `2026-11-22 09:41` */
export function minuteOf(instant: Instant): string {
  return clock.format(instant).replace(',', '');
}

/** The parts as the forms have them, without leading zeros. */
export function dayParts(day: Day): { year: string; month: string; dayOfMonth: string } {
  return { year: day.slice(0, 4), month: String(Number(day.slice(5, 7))), dayOfMonth: String(Number(day.slice(8, 10))) };
}
