import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayEntry, numberEntry, yearMonthEntry } from '../../renderer/fields/entry.ts';
import { toggleOption } from '../../renderer/fields/toggleOption.ts';
import { outcomeText, valueText } from '../../renderer/fields/valueText.ts';
import { ageText, dayText, instantText, percentText, timeText } from '../../renderer/text/format.ts';
import { namedProblemSentence, problemSentence } from '../../renderer/text/problemSentence.ts';
import { problems } from '../../renderer/text/zh-CN/problems.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { Item } from '../../shared/catalogue/types.ts';
import { parseValue } from '../../shared/clinical/parseValue.ts';
import type { ProblemCode } from '../../shared/model/problem.ts';

const seeded = { seed: 20261122, numRuns: 500 };

function itemOf(code: string): Item {
  const item = nationalCatalogue.items.find((candidate) => candidate.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return item;
}

describe('what is typed becomes a number', () => {
  it.each([
    ['36.5', 36.5], ['３６．５', 36.5], ['３６。５', 36.5], [' 36.', 36], ['.5', 0.5], ['０', 0], ['', null], ['　', null],
    ['abc', 'abc'], ['36,5', '36,5'], ['3 6', '3 6'], ['1e3', '1e3'], ['--1', '--1'], ['.', '.'],
  ] as const)('%j -> %j', (typed, entry) => expect(numberEntry(typed)).toBe(entry));

  it('full-width digits mean the same as plain ones', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
      const plain = `${whole}.${part}`;
      const wide = plain.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace('.', '。');
      expect(numberEntry(wide)).toBe(Number(plain));
    }), seeded);
  });

  it('nothing that is no number becomes one: the text goes up as it was and the schema refuses it', () => {
    fc.assert(fc.property(fc.string({ maxLength: 8 }), (typed) => {
      const entry = numberEntry(typed);
      if (typeof entry === 'string') expect(parseValue(itemOf('weightKg'), entry).ok).toBe(false);
      else if (entry !== null) expect(Number.isFinite(entry)).toBe(true);
    }), seeded);
  });
});

describe('what is typed becomes a day', () => {
  it.each([
    ['20261122', '2026-11-22'], ['2026-1-2', '2026-01-02'], ['2026.11.22', '2026-11-22'], ['2026年11月22日', '2026-11-22'],
    ['２０２６－１１－２２', '2026-11-22'], ['2024-02-29', '2024-02-29'], ['', null],
  ] as const)('%j -> %j', (typed, entry) => expect(dayEntry(typed)).toBe(entry));

  it.each(['2026-02-29', '2026-13-01', '20261301', '昨天', '2026'])('%j is no day: it stays as typed and the schema refuses it', (typed) => {
    expect(dayEntry(typed)).toBe(typed);
    expect(parseValue({ kind: 'day', code: 'x', name: 'x', section: 'x', panel: 'x', source: 'x' }, typed).ok).toBe(false);
  });

  it.each([['202611', '2026-11'], ['2026-1', '2026-01'], ['2026年11月', '2026-11'], ['2026-13', '2026-13'], ['', null]] as const)('month %j -> %j', (typed, entry) =>
    expect(yearMonthEntry(typed)).toBe(entry));
});

describe('options', () => {
  const symptoms = itemOf('symptoms');
  const options = symptoms.kind === 'choices' ? symptoms.options : [];

  it('an exclusive option never stands beside another, whatever is pressed', () => {
    const codes = options.map((option) => option.code);
    fc.assert(fc.property(fc.array(fc.constantFrom(...codes), { maxLength: 12 }), (pressed) => {
      const chosen = pressed.reduce<string[]>((before, code) => toggleOption(options, before, code), []);
      expect(chosen.includes('1') && chosen.length > 1).toBe(false);
      expect([...chosen].sort((a, b) => codes.indexOf(a) - codes.indexOf(b))).toEqual(chosen);
    }), seeded);
  });

  it('pressing twice takes it away again', () => expect(toggleOption(options, toggleOption(options, ['2'], '3'), '3')).toEqual(['2']));
});

describe('problems in words', () => {
  const codes = Object.keys(problems).filter((key): key is ProblemCode => !key.includes('_') && key !== 'named');

  it.each(codes)('%s is one or two sentences without a hole', (code) => {
    const sentence = problemSentence({ item: 'x', code, params: { low: 10, high: 500, unit: 'mmHg', label: '其他', atMost: 3, decimals: 1, length: 17, character: 'A', region: '99', written: '19991332', expected: 'X' } });
    expect(sentence).toMatch(/。$/);
    expect(sentence).not.toMatch(/\{\{|undefined|[a-z]{6,}/);
    expect(problemSentence({ item: 'x', code })).not.toMatch(/\{\{|undefined/);
  });

  it('says the range with its unit, open ends too', () => {
    expect(problemSentence({ item: 'x', code: 'outsideAbsolute', params: { low: 10, high: 500, unit: 'mmHg' } })).toContain('10–500 mmHg');
    expect(problemSentence({ item: 'x', code: 'outsideAbsolute', params: { low: 0 } })).toContain('≥0');
    expect(namedProblemSentence('体温', { item: 'x', code: 'required' })).toMatch(/^体温：/);
  });

  it('the sex an identity number says is a word', () =>
    expect(problemSentence({ item: 'sex', code: 'disagreesWithIdentity', params: { expected: 'female' } })).toContain('女'));
});

describe('formats', () => {
  it('days, times by the clock of China, ages by birthday', () => {
    expect(dayText('2026-11-02')).toBe('2026年11月2日');
    expect(dayText('2026-11')).toBe('2026年11月');
    expect(timeText(Date.UTC(2026, 10, 22, 1, 41))).toBe('09:41');
    expect(instantText(Date.UTC(2026, 10, 21, 17, 5))).toBe('2026-11-22 01:05');
    expect(ageText('1959-11-23', '2026-11-22')).toBe('66岁');
    expect(ageText('1959-11-22', '2026-11-22')).toBe('67岁');
  });

  it('100% means all', () => {
    expect(percentText(1203, 1204)).toBe('99%');
    expect(percentText(1204, 1204)).toBe('100%');
    expect(percentText(0, 0)).toBe('—');
  });

  it('values in the words of the form', () => {
    expect(valueText(itemOf('bloodPressureLeft'), { readings: [{ systolicMmHg: 160, diastolicMmHg: 98 }, { systolicMmHg: 148, diastolicMmHg: 92, restMinutes: 5 }] })).toBe('148/92');
    expect(valueText(itemOf('symptoms'), { options: ['12', '25'], texts: { 25: '夜间盗汗' } })).toBe('体重下降、其他（夜间盗汗）');
    expect(valueText(itemOf('weightKg'), 68)).toBe('68.0');
    expect(valueText(itemOf('medications'), [])).toBe('无');
    expect(valueText(itemOf('medications'), [{ name: '二甲双胍', adherence: '1' }])).toBe('二甲双胍 规律');
    expect(valueText(itemOf('dentition'), { options: ['2'], teeth: { 2: { upperLeft: 2, lowerRight: 1 } } })).toBe('缺齿（3颗）');
    expect(outcomeText({ outcome: 'deferred', until: '2026-12-01', reason: '未空腹' })).toBe('2026年12月1日 补做：未空腹');
  });
});
