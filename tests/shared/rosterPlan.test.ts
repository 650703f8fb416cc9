import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demographicsSchema, type Demographics } from '../../shared/model/person.ts';
import type { RosterCell } from '../../shared/roster/cell.ts';
import { classify } from '../../shared/roster/classify.ts';
import { columnName, fieldOfHeader, findHeader, type RosterColumn, type RosterRow } from '../../shared/roster/header.ts';
import { mappingProblems, rememberMapping, rosterMappingSchema, suggestMapping, type RosterMapping } from '../../shared/roster/mapping.ts';
import { normaliseRow, type NormalisedRow, type RosterPerson } from '../../shared/roster/normaliseRow.ts';
import { createRosterPlanner, type PlannedRow } from '../../shared/roster/plan.ts';
import { refusedList, type RefusedRow } from '../../shared/roster/refusedRows.ts';
import { createVillageIndex } from '../../shared/roster/villages.ts';
import { identityNumber, rosterRows, rosterTitles } from '../support/rosterFixture.ts';

const seed = 20261122;
const today = '2026-11-22';
const villages = [{ code: '653123001201', name: '托万1村' }, { code: '653123001202', name: '托万2村' }];

function rowsOf(table: readonly (readonly RosterCell[])[]): RosterRow[] {
  return table.map((cells, index) => ({ rowNumber: index + 1, cells })).filter(({ cells }) => cells.length > 0);
}

function mappingOf(titles: readonly string[]): RosterMapping {
  return suggestMapping(findHeader(rowsOf([titles])));
}

const context = { today, villages: createVillageIndex(villages), unknownVillages: 'refuse', date1904: false } as const;

function read(values: Readonly<Record<string, RosterCell>>): NormalisedRow {
  return normaliseRow(Object.values(values), mappingOf(Object.keys(values)), context);
}

const adil = { 姓名: '阿迪力·买买提', 身份证号: identityNumber('653199', '1956-03-04', 1) } as const;

function codes(row: NormalisedRow): string[] {
  return row.ok ? row.warnings.map(({ code, header }) => `${header} ${code}`) : row.refusals.map(({ code, header }) => `${header} ${code}`);
}

function personOf(row: NormalisedRow): RosterPerson {
  if (!row.ok) throw new Error(codes(row).join());
  return row.person;
}

function plan(table: readonly (readonly RosterCell[])[], overrides: Partial<Parameters<typeof createRosterPlanner>[1]> = {}): PlannedRow[] {
  const rows = rowsOf(table);
  const planner = createRosterPlanner(suggestMapping(findHeader(rows)), { today, villages, unknownVillages: 'refuse', date1904: false, ...overrides });
  return [...rows.map((row) => planner.add(row)).filter((planned) => planned !== null), ...planner.finish()];
}

describe('header', () => {
  test('columns in any order and under any of their titles are found', () => {
    fc.assert(fc.property(fc.shuffledSubarray([...rosterTitles], { minLength: rosterTitles.length }), (titles) => {
      const mapping = mappingOf(titles);
      const field = (title: string) => mapping.columns.find(({ header }) => header === title)?.field;
      expect(titles.map(field)).toEqual(titles.map(fieldOfHeader));
      expect(field('身份证号')).toBe('identity');
      expect(field('序号')).toBeNull();
      expect(mappingProblems(mapping)).toEqual([]);
    }), { seed });
  });

  test.each([
    ['身份证号码', 'identity'], ['公民身份号码', 'identity'], [' 身 份 证 号 ', 'identity'], ['*身份证号（必填）', 'identity'], ['身份证号:', 'identity'], ['ＩＤＣＡＲＤ', 'identity'],
    ['出生日期(年/月/日)', 'birthDate'], ['是否高血压', 'hypertension'], ['是否患糖尿病', 'diabetes'], ['村（居）', 'village'], ['所属村委会', 'village'], ['联系人电话', 'contactPhone'],
    ['居民健康档案编号', 'recordNumber'], ['签约医生', 'familyDoctor'], ['联系人 / 电话', 'contactPhone'], ['联系人 / 姓名', 'contactName'], ['人群分类 / 高血压', 'hypertension'],
    ['备注', null], ['序号', null], ['', null], ['行号', null],
  ])('%j is %s', (title, field) => {
    expect(fieldOfHeader(title)).toBe(field);
  });

  test('merged titles and instructions above, groups of columns in two lines', () => {
    const header = findHeader(rowsOf([
      ['托万乡2026年全民健康体检人员花名册'],
      ['填报单位：托万乡卫生院', null, null, '填报日期：2026年11月1日'],
      [],
      ['序号', '姓名', '身份证号', '人群分类', null, '联系人', null],
      [null, null, null, '高血压', '糖尿病', '姓名', '电话'],
      [1, adil.姓名, adil.身份证号, '是', '否', '古丽', '13999999999'],
    ]));
    expect(header.headerRow).toBe(5);
    expect(header.columns.map(({ header: title }) => fieldOfHeader(title))).toEqual([null, 'name', 'identity', 'hypertension', 'diabetes', 'contactName', 'contactPhone']);
  });

  test.each([
    [['托万乡2026年全民健康体检人员花名册']], [['填报单位：托万乡卫生院', null, '填报人：张三']], [['花名册', null, null, '制表:李四']],
  ])('what stands right above the titles is no part of them: %j', (caption) => {
    const header = findHeader(rowsOf([caption, ['姓名', '身份证号', '电话', '备注'], [adil.姓名, adil.身份证号, '13999999999', '行动慢']]));
    expect(header).toEqual({ headerRow: 2, columns: ['姓名', '身份证号', '电话', '备注'].map((title, column) => ({ column, header: title })) });
  });

  test('a group over some columns is', () => {
    const header = findHeader(rowsOf([[null, null, '联系人'], ['姓名', '身份证号', '电话'], [adil.姓名, adil.身份证号, '13999999999']]));
    expect(header.columns.map(({ header: title }) => title)).toEqual(['姓名', '身份证号', '联系人 / 电话']);
  });

  test('without a header the numbers themselves show their column', () => {
    const rows = rowsOf([[adil.姓名, adil.身份证号], ['古丽', identityNumber('653199', '1960-05-06', 2)]]);
    const header = findHeader(rows);
    expect(header).toEqual({ headerRow: 0, columns: [{ column: 0, header: columnName(0) }, { column: 1, header: columnName(1) }] });
    expect(suggestMapping(header, undefined, rows).columns.map(({ field }) => field)).toEqual([null, 'identity']);
    expect(mappingProblems(suggestMapping(header, undefined, rows))).toEqual([{ code: 'fieldMissing', field: 'name' }]);
  });

  test('a mapping is remembered by titles, whatever their order next time', () => {
    const first = mappingOf(['编码', '大名', '身份证号']);
    const decided = { ...first, columns: first.columns.map((each) => (each.header === '大名' ? { ...each, field: 'name' as const } : each)) };
    const remembered = rememberMapping({ ...decided, villageAliases: { 老村: villages[0]!.code } });
    const next = suggestMapping(findHeader(rowsOf([['身份证号', '性别', '大名']])), remembered);
    expect(next.columns.map(({ field }) => field)).toEqual(['identity', 'sex', 'name']);
    expect(next.villageAliases).toEqual({ 老村: villages[0]!.code });
    expect(rosterMappingSchema.parse(next)).toEqual(next);
    const untitled = mappingOf(['姓名', '身份证号', '', '']);
    expect(Object.keys(rememberMapping({ ...untitled, columns: untitled.columns.map((each) => (each.column === 2 ? { ...each, field: 'phone' as const } : each)) }).fields)).toEqual(['姓名', '身份证号']);
  });

  test('two columns for one field: the first is suggested, both chosen are a problem', () => {
    const mapping = mappingOf(['姓名', '身份证号', '电话', '联系电话']);
    expect(mapping.columns.map(({ field }) => field)).toEqual(['name', 'identity', 'phone', null]);
    const twice = { ...mapping, columns: mapping.columns.map((each) => (each.column === 3 ? { ...each, field: 'phone' as const } : each)) };
    expect(mappingProblems(twice)).toEqual([{ code: 'fieldTwice', field: 'phone', columns: [2, 3] }]);
  });
});

describe('one row', () => {
  test('a full row gives a person that the register takes', () => {
    const person = personOf(read({
      ...adil, 性别: '男', 出生日期: '1956年3月4日', 民族: '维吾尔族', 村: '托万1村', 住址: '托万１村１２号', 联系电话: 13_999_990_001, 联系人: '古丽', 联系人电话: '0998-1234567',
      档案编号: '65312300110100001', 高血压: '是', 糖尿病: '否', 药物过敏史: '青霉素', 家庭医生: '张医生',
    }));
    expect(person).toEqual({
      identity: { kind: 'residentIdCard', number: adil.身份证号 }, name: adil.姓名, sex: 'male', birthDate: '1956-03-04', ethnicityCode: '05', villageCode: '653123001201',
      newVillage: null, address: '托万1村12号', phone: '13999990001', contactName: '古丽', contactPhone: '0998-1234567', recordNumber: '65312300110100001', allergies: '青霉素',
      assistance: null, familyDoctor: '张医生', groups: { joins: ['hypertension'], leaves: ['diabetes'] },
    });
    const made = classify(person, null);
    expect(made.outcome === 'new' && demographicsSchema.safeParse(made.demographics).success).toBe(true);
  });

  test('name and number are enough: birth date and sex come from the number', () => {
    expect(personOf(read(adil))).toMatchObject({ sex: 'male', birthDate: '1956-03-04', phone: null, groups: { joins: [], leaves: [] } });
  });

  test('every reason is given at once', () => {
    expect(codes(read({ 姓名: '王?', 身份证号: '6.5E+17', 村: '和平村' }))).toEqual(['姓名 nameLostCharacter', '身份证号 identityScientificNotation', '村 villageUnknown']);
    expect(codes(read({ 姓名: '', 身份证号: '' }))).toEqual(['姓名 nameRequired', '身份证号 identityRequired']);
    expect(codes(read({ 姓名: '#REF!', 身份证号: '#N/A' }))).toEqual(['姓名 formulaError', '身份证号 formulaError']);
  });

  test('birth date and sex must agree with the number', () => {
    const refused = read({ ...adil, 性别: '女', 出生日期: '1956-04-03' });
    expect(codes(refused)).toEqual(['出生日期 birthDateConflictsWithIdentity', '性别 sexConflictsWithIdentity']);
    expect(!refused.ok && refused.refusals[0]!.params).toEqual({ written: '1956-04-03', identity: '1956-03-04' });
    expect(codes(read({ ...adil, 出生日期: '1957年' }))).toEqual(['出生日期 birthDateConflictsWithIdentity']);
    expect(codes(read({ ...adil, 出生日期: 20_518 }))).toEqual([]);
    expect(codes(read({ ...adil, 出生日期: 1956 }))).toEqual(['出生日期 birthDateIncomplete']);
    expect(codes(read({ ...adil, 出生日期: '不详', 性别: '？' }))).toEqual(['出生日期 birthDateUnreadable', '性别 sexUnreadable']);
    expect(codes(read({ ...adil, 性别: '未知' }))).toEqual([]);
  });

  test('a passport needs birth date and sex beside it', () => {
    const passport = { 姓名: 'Tom Smith', 证件类型: '护照', 身份证号: 'AB1234567' };
    expect(codes(read(passport))).toEqual(['birthDateRequired', 'sexRequired'].map((code) => ` ${code}`));
    expect(codes(read({ ...passport, 证件类型: '军官证' }))).toEqual(['证件类型 identityKindUnknown']);
    expect(codes(read({ ...passport, 出生日期: '2030-01-01', 性别: '男' }))).toEqual(['出生日期 birthDateInTheFuture']);
    expect(codes(read({ ...passport, 出生日期: '3/4/1980', 性别: '某' }))).toEqual(['出生日期 birthDateUnreadable', '性别 sexUnreadable']);
    expect(personOf(read({ ...passport, 出生日期: '1980-03-04', 性别: '男' }))).toMatchObject({ identity: { kind: 'passport', number: 'AB1234567' }, birthDate: '1980-03-04', sex: 'male' });
  });

  test('what is not needed and cannot be read is left out with a warning', () => {
    const row = read({ ...adil, 民族: '火星族', 联系电话: '1.39E+10', 档案编号: 6.531e16, 人群分类: '冠心病', 高血压: '疑似', 家庭医生: '#N/A' });
    expect(codes(row)).toEqual([
      '民族 ethnicityUnknown', '档案编号 recordNumberDigitsLost', '人群分类 groupUnknown', '高血压 groupUnknown', '联系电话 phoneUnreadable', '家庭医生 formulaError',
    ]);
    expect(personOf(row)).toMatchObject({ ethnicityCode: null, phone: null, recordNumber: null, familyDoctor: null, groups: { joins: [] } });
    expect(codes(read({ ...adil, 联系电话: '12345' }))).toEqual(['联系电话 phoneUnusual']);
    expect(personOf(read({ ...adil, 联系电话: '139 9999 0001、13999990002' })).phone).toBe('13999990001/13999990002');
  });

  test('text beyond its bound is refused, not cut', () => {
    expect(codes(read({ ...adil, 住址: '村'.repeat(201), 姓名: '王'.repeat(121) }))).toEqual(['姓名 nameTooLong', '住址 tooLong']);
    expect(codes(read({ ...adil, 住址: '村'.repeat(200) }))).toEqual([]);
  });

  test('a village the list has not: refused, or kept by its name', () => {
    expect(codes(read({ ...adil, 村: '和平村' }))).toEqual(['村 villageUnknown']);
    const kept = normaliseRow([adil.姓名, adil.身份证号, '和平村'], mappingOf(['姓名', '身份证号', '村']), { ...context, unknownVillages: 'keepName' });
    expect(personOf(kept)).toMatchObject({ villageCode: null, newVillage: '和平村' });
  });
});

describe('a whole file', () => {
  const other = identityNumber('653199', '1960-05-06', 2);

  test('notes, totals, blank rows and headers printed again are no people', () => {
    const planned = plan([
      ['花名册'], ['序号', '姓名', '身份证号'], [1, adil.姓名, adil.身份证号], [], ['序号', '姓名', '身份证号'], [2, '古丽', other],
      ['合计', '2人'], ['注：本表由村委会填写'], [null, '制表人：王芳'], ['一组'],
    ]);
    expect(planned.map(({ outcome, rowNumber }) => [rowNumber, outcome])).toEqual([
      [3, 'person'], [5, 'passedOver'], [6, 'person'], [7, 'passedOver'], [8, 'passedOver'], [9, 'passedOver'], [10, 'passedOver'],
    ]);
  });

  test('a person without a number is refused, never passed over', () => {
    const planned = plan([['序号', '姓名', '身份证号', '联系电话'], [1, '王芳', null, '13999990001'], [2, '王芳'], [3, null, other]]);
    expect(planned.map((row) => row.outcome === 'refused' && row.refusals.map(({ code }) => code))).toEqual([['identityRequired'], ['identityRequired'], ['nameRequired']]);
  });

  test('the same number again: repeated when it says the same, refused naming the first row when not', () => {
    const planned = plan([
      ['姓名', '身份证号', '联系电话'], ['古丽', other, '13999990001'], ['古丽 ', ` ${other}`, 13_999_990_001], ['古丽', other, '13999990002'], ['古丽', other],
    ]);
    expect(planned.map(({ outcome }) => outcome)).toEqual(['person', 'repeated', 'refused', 'refused']);
    expect(planned[1]).toMatchObject({ rowNumber: 3, firstRow: 2 });
    expect(planned[2]).toMatchObject({ rowNumber: 4, refusals: [{ code: 'repeatedWithOtherContent', column: 1, header: '身份证号', params: { firstRow: 2 } }] });
  });

  test('a refused row does not stand for its number', () => {
    expect(plan([['姓名', '身份证号'], ['?', other], ['古丽', other]]).map(({ outcome }) => outcome)).toEqual(['refused', 'person']);
  });

  test('three zeros at the end: taken with a warning alone, refused where digits were lost', () => {
    const passing = Array.from({ length: 9 }, (_, index) => identityNumber('653199', '1956-03-04', 100 * (index + 1)));
    const days = Array.from({ length: 28 }, (_, index) => identityNumber('653199', `1957-02-${String(index + 1).padStart(2, '0')}`, 100));
    const zeros = [...passing, ...days].find((number) => number.endsWith('000'))!;
    const alone = plan([['姓名', '身份证号'], ['古丽', zeros], ['王芳', other]]);
    expect(alone.map(({ outcome, rowNumber }) => [rowNumber, outcome])).toEqual([[3, 'person'], [2, 'person']]);
    expect(alone[1]).toMatchObject({ warnings: [{ code: 'identityEndsInZeros' }] });
    for (const lost of ['6.54E+17', 654_199_195_506_070_000, '653199195506071000']) {
      const mangled = plan([['姓名', '身份证号'], ['古丽', zeros], ['王芳', other], ['李强', lost]]);
      expect(mangled.map(({ outcome, rowNumber }) => [rowNumber, outcome])).toEqual([[3, 'person'], [4, 'refused'], [2, 'refused']]);
      expect(mangled[2]).toMatchObject({ refusals: [{ code: 'identityDigitsLost' }] });
    }
  });

  test('every row of a right roster is a person, and a shuffled one gives the same people', () => {
    const table = rosterRows(300, 7).map((row) => row.map((cell): RosterCell => (cell === '' ? null : cell)));
    const people = plan([[...rosterTitles], ...table], { unknownVillages: 'keepName' });
    expect(people.map(({ outcome }) => outcome)).toEqual(table.map(() => 'person'));
    const reversed = plan([[...rosterTitles], ...table.toReversed()], { unknownVillages: 'keepName' });
    const key = (rows: PlannedRow[]) => new Set(rows.map((row) => row.outcome === 'person' && JSON.stringify(row.person)));
    expect(key(reversed)).toEqual(key(people));
  });

  test('no cell makes the planner throw', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.constant(null), fc.constant({ day: '1956-03-04' }));
    fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 }), (table) => {
      const planned = plan([[...rosterTitles], ...table]);
      expect(planned.length).toBeLessThanOrEqual(table.length);
    }), { seed, numRuns: 300 });
  });
});

describe('against residents already known', () => {
  const person = personOf(read({ ...adil, 联系电话: '13999990001', 高血压: '是' }));
  const made = classify(person, null);
  const known: Demographics = (made.outcome === 'new' ? made.demographics : undefined)!;

  test('the same row again changes nothing', () => {
    expect(classify(person, known)).toEqual({ outcome: 'unchanged' });
  });

  test('empty cells never erase what is known', () => {
    const bare = personOf(read(adil));
    const rich: Demographics = { ...known, address: '托万1村', familyDoctor: '张医生', groups: ['hypertension', 'disabled'] };
    expect(classify(bare, rich)).toEqual({ outcome: 'unchanged' });
  });

  test('only what differs is changed', () => {
    expect(classify(person, { ...known, phone: '13999990009', address: '托万1村' })).toEqual({ outcome: 'updated', changes: { phone: '13999990001' } });
    expect(classify(person, { ...known, groups: ['disabled'] })).toEqual({ outcome: 'updated', changes: { groups: ['disabled', 'hypertension'] } });
    expect(classify(personOf(read({ ...adil, 高血压: '否' })), known)).toEqual({ outcome: 'updated', changes: { groups: [] } });
  });

  test('an unknown sex replaces none', () => {
    expect(classify({ ...person, sex: 'unknown' }, known)).toEqual({ outcome: 'unchanged' });
  });

  test('taking the changes over leaves nothing to change', () => {
    const text = fc.option(fc.stringMatching(/^[a-z]{1,3}$/), { nil: null });
    const groups = fc.subarray(['hypertension', 'diabetes', 'disabled'] as const);
    fc.assert(fc.property(text, text, groups, groups, groups, (phone, address, joins, leaves, had) => {
      const said: RosterPerson = { ...person, phone, address, groups: { joins, leaves: leaves.filter((group) => !joins.includes(group)) } };
      const before: Demographics = { ...known, phone: 'b', address: null, groups: had };
      const result = classify(said, before);
      const after = result.outcome === 'updated' ? { ...before, ...result.changes } : before;
      expect(classify(said, after)).toEqual({ outcome: 'unchanged' });
      expect(demographicsSchema.safeParse(after).success).toBe(true);
    }), { seed, numRuns: 500 });
  });
});

describe('the list of refused rows', () => {
  const words = { reason: ({ code }: { code: string }) => code, field: (field: string) => field };

  const refusedTable = (columns: readonly RosterColumn[], rows: readonly RefusedRow[]) => {
    const list = refusedList(columns, words);
    return [list.titles, ...rows.map((row) => list.line(row))];
  };

  test('keeps the columns and adds row, columns and reasons once, however often it is read again', () => {
    const table: RosterCell[][] = [['姓名', '身份证号', '备注'], ['王?', '6.5E+17', '旧'], ['古丽', identityNumber('653199', '1960-05-06', 2)]];
    const once = plan(table).filter((row) => row.outcome === 'refused');
    const list = refusedTable(findHeader(rowsOf(table)).columns, once);
    expect(list).toEqual([
      ['行号', '列', '原因', '姓名', '身份证号', '备注'],
      [2, '姓名、身份证号', 'nameLostCharacter；identityScientificNotation', '王?', '6.5E+17', '旧'],
    ]);
    const again = plan(list).filter((row) => row.outcome === 'refused');
    expect(refusedTable(findHeader(rowsOf(list)).columns, again)).toEqual(list);
    const mended = list.map((row, index) => (index === 0 ? row : [...row.slice(0, 3), '王芳', identityNumber('653199', '1961-05-06', 2), '旧']));
    expect(plan(mended)).toMatchObject([{ outcome: 'person', person: { name: '王芳' } }]);
  });
});
