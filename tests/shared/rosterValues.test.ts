import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromSerial, calendarDay } from '../../shared/model/calendarDay.ts';
import { normalisePersonName, readPersonName } from '../../shared/model/personName.ts';
import { readDay } from '../../shared/roster/readDay.ts';
import { readGroupList, readMembership } from '../../shared/roster/readGroups.ts';
import { createVillageIndex } from '../../shared/roster/villages.ts';

const seed = 20261122;

describe('names', () => {
  test('every kind of middle dot becomes U+00B7', () => {
    for (const dot of ['·', '•', '・', '･', '．', '‧', '∙', '⋅', '․', '●', '.', '。', '·', ' · ', '··', ' ．']) {
      expect(normalisePersonName(`阿不都热合曼${dot}买买提`)).toBe('阿不都热合曼·买买提');
    }
  });

  test('padding, invisible characters and full-width letters go; parts of Latin names keep their blanks and points', () => {
    expect(normalisePersonName(' 王\u3000 芳 ')).toBe('王芳');
    expect(normalisePersonName('\ufeff王\u200b芳\u202c')).toBe('王芳');
    expect(normalisePersonName('王\n芳')).toBe('王芳');
    expect(normalisePersonName('Ｊ.  Smith')).toBe('J. Smith');
    expect(normalisePersonName('J.Smith')).toBe('J.Smith');
    expect(normalisePersonName('ئابدۇراخمان مەمەت')).toBe('ئابدۇراخمان مەمەت');
  });

  test('rare characters stay, also beyond U+FFFF and in private areas', () => {
    for (const name of ['𠮷野', '王䶮', '㛃娜', '李\ue863', '𫠊𪚥']) expect(readPersonName(name)).toEqual({ ok: true, name });
  });

  test('normalising twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('王', '阿', '𠮷', '·', '．', ' ', '\u3000', 'a', 'Ｂ', '.', '\u200b') }), (text) => {
      const once = normalisePersonName(text);
      expect(normalisePersonName(once)).toBe(once);
    }), { seed, numRuns: 2000 });
  });

  test('what is no name, or has lost a character, is refused', () => {
    expect(readPersonName(' ')).toEqual({ ok: false, problem: 'nameRequired' });
    expect(readPersonName('王?')).toEqual({ ok: false, problem: 'nameLostCharacter' });
    expect(readPersonName('王\ufffd')).toEqual({ ok: false, problem: 'nameLostCharacter' });
    expect(readPersonName('王\ud842')).toEqual({ ok: false, problem: 'nameLostCharacter' });
    expect(readPersonName('123')).toEqual({ ok: false, problem: 'nameNotAName' });
    expect(readPersonName('张三2')).toEqual({ ok: false, problem: 'nameNotAName' });
    expect(readPersonName('·')).toEqual({ ok: false, problem: 'nameNotAName' });
    expect(readPersonName('王'.repeat(120)).ok).toBe(true);
    expect(readPersonName('王'.repeat(121))).toEqual({ ok: false, problem: 'nameTooLong' });
  });
});

describe('days', () => {
  test('as text in every usual form', () => {
    const written = [
      '1956-3-4', '1956-03-04', '1956/3/4', '1956/03/04', '1956.3.4', '1956年3月4日', '1956 年 3 月 4 日', '1956年03月04', '19560304', '１９５６－３－４',
      '1956-03-04 00:00:00', '1956/3/4 0:00', '1956-03-04T00:00:00Z', "'1956-03-04", ' 1956-3-4 ', '1956 3 4', '20518',
    ];
    for (const text of written) expect(readDay(text), text).toEqual({ kind: 'day', day: '1956-03-04' });
    expect(readDay(19_560_304)).toEqual({ kind: 'day', day: '1956-03-04' });
    expect(readDay({ day: '1956-03-04' })).toEqual({ kind: 'day', day: '1956-03-04' });
  });

  test('as serial numbers of both systems, around the day that never was', () => {
    expect(readDay(20_518)).toEqual({ kind: 'day', day: '1956-03-04' });
    expect(readDay(20_518.75)).toEqual({ kind: 'day', day: '1956-03-04' });
    expect(readDay(20_518 - 1462, true)).toEqual({ kind: 'day', day: '1956-03-04' });
    expect([1, 59, 60, 61].map((serial) => dayFromSerial(serial, false))).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01']);
    expect([dayFromSerial(0, true), dayFromSerial(0, false), dayFromSerial(-1, true), dayFromSerial(Number.NaN, false)]).toEqual(['1904-01-01', null, null, null]);
  });

  test('serial numbers run day by day', () => {
    fc.assert(fc.property(fc.integer({ min: 61, max: 60_000 }), (serial) => {
      const next = new Date(`${dayFromSerial(serial, false)}T00:00:00Z`).getTime() + 86_400_000;
      expect(dayFromSerial(serial + 1, false)).toBe(new Date(next).toISOString().slice(0, 10));
    }), { seed });
  });

  test('the year alone is no serial number; with its month it stays incomplete', () => {
    expect(readDay(1956)).toEqual({ kind: 'incomplete', prefix: '1956' });
    expect(readDay('1956年')).toEqual({ kind: 'incomplete', prefix: '1956' });
    expect(readDay(195_603)).toEqual({ kind: 'incomplete', prefix: '1956-03' });
    expect(readDay('1956年3月')).toEqual({ kind: 'incomplete', prefix: '1956-03' });
    expect(readDay('1956.03')).toEqual({ kind: 'incomplete', prefix: '1956-03' });
  });

  test('ambiguous and impossible days are not guessed', () => {
    for (const text of ['3/4/1956', '56-3-4', '1956-13-01', '1956-02-30', '19561301', '不详', '三月四日', '1956-3-4-5', '农历1956年3月4日']) {
      expect(readDay(text), text).toEqual({ kind: 'unreadable' });
    }
    expect(readDay(null)).toEqual({ kind: 'empty' });
    expect(readDay('  ')).toEqual({ kind: 'empty' });
    expect(calendarDay(2023, 2, 29)).toBeNull();
    expect(calendarDay(2024, 2, 29)).toBe('2024-02-29');
  });
});

describe('groups', () => {
  test('yes and no in the signs people use', () => {
    for (const text of ['是', '√', '1', 'Y', '有', '确诊', '高血压2级']) expect(readMembership(text, 'hypertension'), text).toBe('joins');
    for (const text of ['否', '×', '0', 'n', '无', '没有', '-']) expect(readMembership(text, 'hypertension'), text).toBe('leaves');
    expect(readMembership('', 'hypertension')).toBeNull();
    for (const text of ['疑似高血压', '糖尿病', '2020年', '非高血压']) expect(readMembership(text, 'hypertension'), text).toBe('unknown');
  });

  test('lists in words', () => {
    expect(readGroupList('高血压、2型糖尿病；65岁以上老年人')).toEqual({ joins: ['hypertension', 'diabetes'], unknown: [] });
    expect(readGroupList('一般人群')).toEqual({ joins: [], unknown: [] });
    expect(readGroupList('脱贫户/残疾人/孕产妇/肺结核/重性精神病/新迁入')).toEqual({
      joins: ['povertyRelief', 'disabled', 'pregnant', 'tuberculosis', 'severeMentalDisorder', 'newlyArrived'], unknown: [],
    });
    expect(readGroupList('冠心病，非贫困户')).toEqual({ joins: [], unknown: ['冠心病', '非贫困户'] });
  });
});

describe('villages', () => {
  const villages = [
    { code: '653123001201', name: '托万村委会' }, { code: '653123001202', name: '喀拉村村委会' }, { code: '653123001001', name: '幸福社区居委会' },
    { code: '653123001203', name: '幸福村委会' }, { code: '653123001204', name: '团结村' }, { code: '653123002204', name: '团结村委会' },
  ];
  const index = createVillageIndex(villages, { 老托万: '653123001201', 不在: '999' });

  test('by code, full and short name, with the township before it, and by an alias', () => {
    for (const text of ['653123001201', '托万村委会', '托万村', '托万', ' 托万 村', '托万乡托万村', '老托万']) expect(index.find(text), text).toEqual({ code: '653123001201' });
    expect(index.find('喀拉村')).toEqual({ code: '653123001202' });
    expect(index.find('某县某镇喀拉村村委会')).toEqual({ code: '653123001202' });
  });

  test('a community is not the village of the same name; two of one name are not told apart', () => {
    expect(index.find('幸福社区')).toEqual({ code: '653123001001' });
    expect(index.find('幸福村')).toEqual({ code: '653123001203' });
    expect(index.find('团结')).toBe('ambiguous');
    expect(index.find('和平村')).toBe('unknown');
    expect(index.find('不在')).toBe('unknown');
  });
});
