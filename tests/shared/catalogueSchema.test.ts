import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { parseCatalogue } from '../../shared/catalogue/schema.ts';

type Json = Record<string, unknown> & { items: Record<string, unknown>[]; panels: Record<string, unknown>[]; packageRules: Record<string, unknown>[] };

const copy = (): Json => {
  const json: Json = JSON.parse(JSON.stringify(nationalCatalogue));
  return json;
};
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const itemOf = (json: Json, code: string): Record<string, unknown> => {
  const found = json.items.find((item) => item.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};

/** What is said about the national catalogue after one change to it. */
function problemsAfter(change: (json: Json) => void): { code: string; path: string; entry: string | null; sentence: string }[] {
  const json = copy();
  change(json);
  const parsing = parseCatalogue(json);
  return parsing.ok ? [] : [...parsing.problems];
}

test('the national catalogue passes its own gate and comes through JSON unchanged', () => {
  const parsing = parseCatalogue(copy());
  expect(parsing).toEqual({ ok: true, catalogue: nationalCatalogue });
});

describe('what the parts say about each other', () => {
  const cases: [string, (json: Json) => void, { code: string; entry: string; sentence: RegExp }][] = [
    ['an item twice', (json) => json.items.push({ ...itemOf(json, 'heightCm') }), { code: 'duplicateCode', entry: 'heightCm', sentence: /项目编码“heightCm”重复/ }],
    ['an unknown panel', (json) => { itemOf(json, 'heightCm').panel = 'vitalz'; }, { code: 'unknownReference', entry: 'heightCm', sentence: /组合“vitalz”不存在/ }],
    ['an unknown section', (json) => { itemOf(json, 'heightCm').section = 'nowhere'; }, { code: 'unknownReference', entry: 'heightCm', sentence: /表单部分“nowhere”不存在/ }],
    ['an unknown tube', (json) => { Object.assign(json.panels.find(({ code }) => code === 'hba1c') ?? {}, { tube: 'green' }); }, { code: 'unknownReference', entry: 'hba1c', sentence: /采集管“green”不存在/ }],
    ['a package rule with an unknown panel', (json) => { Object.assign(json.packageRules[1] ?? {}, { panels: ['mri'] }); }, { code: 'unknownReference', entry: 'base', sentence: /组合“mri”不存在/ }],
    ['a panel twice in one rule', (json) => { Object.assign(json.packageRules[1] ?? {}, { panels: ['vitals', 'vitals'] }); }, { code: 'duplicateCode', entry: 'vitals', sentence: /“vitals”重复/ }],
    ['a panel without items', (json) => { json.panels.push({ code: 'empty', name: '空组合', station: 'eye' }); }, { code: 'emptyPanel', entry: 'empty', sentence: /没有任何项目/ }],
    ['an option twice', (json) => { itemOf(json, 'hearing').options = [{ code: '1', label: '听见' }, { code: '1', label: '听不清' }]; }, { code: 'duplicateCode', entry: '1', sentence: /听力.*“1”重复/ }],
    ['exclusive where one is chosen anyway', (json) => { itemOf(json, 'hearing').options = [{ code: '1', label: '听见', exclusive: true }, { code: '2', label: '听不清' }]; }, { code: 'contradictoryOptions', entry: 'hearing', sentence: /单选/ }],
    ['more to choose than there is', (json) => { itemOf(json, 'dietHabits').atMost = 7; }, { code: 'contradictoryOptions', entry: 'dietHabits', sentence: /最多可选7项/ }],
    ['asked about an unknown item', (json) => { itemOf(json, 'mmseScore').askedWhen = { item: 'mood', oneOf: ['2'] }; }, { code: 'unknownReference', entry: 'mmseScore', sentence: /“mood”不存在/ }],
    ['asked about an unknown option', (json) => { itemOf(json, 'mmseScore').askedWhen = { item: 'cognitionScreen', oneOf: ['3'] }; }, { code: 'unknownOption', entry: 'mmseScore', sentence: /没有选项“3”/ }],
    ['bounds the wrong way round', (json) => { itemOf(json, 'heightCm').absolute = { atLeast: 250, atMost: 30 }; }, { code: 'contradictoryBounds', entry: 'heightCm', sentence: /互相矛盾/ }],
    ['a bound given twice', (json) => { itemOf(json, 'uricAcidUmolPerL').reference = [{ atMost: 420, below: 430, source: '某指南' }]; }, { code: 'contradictoryBounds', entry: 'uricAcidUmolPerL', sentence: /互相矛盾/ }],
    ['plausible beyond absolute', (json) => { itemOf(json, 'heightCm').plausible = { atLeast: 90, atMost: 300 }; }, { code: 'contradictoryBounds', entry: 'heightCm', sentence: /超出了允许范围/ }],
    ['a reference range without an end', (json) => { itemOf(json, 'uricAcidUmolPerL').reference = [{ sex: 'male', source: '某指南' }]; }, { code: 'contradictoryBounds', entry: 'uricAcidUmolPerL', sentence: /没有任何界限/ }],
    ['an unknown formula', (json) => { itemOf(json, 'bmiKgPerM2').formula = 'eval'; }, { code: 'unknownFormula', entry: 'bmiKgPerM2', sentence: /公式“eval”不存在/ }],
    ['a formula from an unknown item', (json) => { itemOf(json, 'bmiKgPerM2').from = ['heightCm', 'mass']; }, { code: 'unknownReference', entry: 'bmiKgPerM2', sentence: /“mass”不存在/ }],
    ['values computed from each other', (json) => { itemOf(json, 'selfCareTotal').from = ['selfCareGrade']; }, { code: 'circle', entry: 'selfCareGrade', sentence: /互相依赖/ }],
    ['questions waiting for each other', (json) => { itemOf(json, 'smokingStatus').askedWhen = { item: 'smokingStatus', oneOf: ['1'] }; }, { code: 'circle', entry: 'smokingStatus', sentence: /互相依赖/ }],
    ['a choice column without options', (json) => { itemOf(json, 'vaccinations').columns = [{ code: 'kind', name: '类型', kind: 'choice' }]; }, { code: 'missingOptions', entry: 'vaccinations', sentence: /没有选项/ }],
    ['a rule for no age', (json) => { Object.assign(json.packageRules[1] ?? {}, { when: { ageYears: { atLeast: 65, below: 65 } } }); }, { code: 'contradictoryBounds', entry: 'base', sentence: /年龄范围为空/ }],
    ['an age nobody speaks of', (json) => { Object.assign(json.packageRules[1] ?? {}, { when: { ageYears: { atLeast: 30 } } }); }, { code: 'ageWithoutRule', entry: 'male', sentence: /男性7～14岁的人/ }],
    ['a rule on an unconfirmed score', (json) => { itemOf(json, 'breastCancerRisk').awaitingConfirmation = true; }, { code: 'notComputable', entry: 'breastHighRisk', sentence: /待确认/ }],
    ['a phrase at another station', (json) => { json.phrases = [{ station: 'eye', item: 'liverFindings', text: '肝' }]; }, { code: 'wrongPhrase', entry: 'liverFindings', sentence: /不是项目“肝脏超声所见”所在站点/ }],
    ['a phrase for a number', (json) => { json.phrases = [{ station: 'vitals', item: 'heightCm', text: '高' }]; }, { code: 'wrongPhrase', entry: 'heightCm', sentence: /不是文字项目/ }],
    ['a phrase behind an option without a line', (json) => { json.phrases = [{ station: 'ecg', item: 'ecgResult', option: '1', text: '正常' }]; }, { code: 'wrongPhrase', entry: 'ecgResult', sentence: /没有填写栏/ }],
    ['standing in from another panel', (json) => { itemOf(json, 'urineOther').alternativeTo = 'heightCm'; }, { code: 'notComputable', entry: 'urineOther', sentence: /同一组合/ }],
  ];

  test.each(cases)('%s', (_, change, { code, entry, sentence }) => {
    const problems = problemsAfter(change);
    expect(problems).toContainEqual({ code, entry, path: matching(/^[a-z]+\w*(\.\d+|$)/i), sentence: matching(sentence) });
  });
});

describe('shape', () => {
  const cases: [string, (json: Json) => void, { path: unknown; entry: string | null }][] = [
    ['a field that nobody knows', (json) => { json.items[2] = { ...json.items[2], loinC: '8867-4' }; }, { path: 'items.2', entry: 'pulsePerMin' }],
    ['an unknown kind', (json) => { json.items[2] = { ...json.items[2], kind: 'slider' }; }, { path: 'items.2.kind', entry: 'pulsePerMin' }],
    ['a station that does not exist', (json) => { json.panels[0] = { ...json.panels[0], station: 'roof' }; }, { path: 'panels.0.station', entry: 'vitals' }],
    ['a reference range without a source', (json) => { itemOf(json, 'hba1cPercent').reference = [{ below: 6.5 }]; }, { path: matching(/^items\.\d+\.reference\.0\.source$/), entry: 'hba1cPercent' }],
    ['a code every object has', (json) => { json.items[2] = { ...json.items[2], code: 'constructor' }; }, { path: 'items.2.code', entry: 'constructor' }],
    ['a unit that UCUM cannot be', (json) => { itemOf(json, 'heightCm').unit = 'not a unit'; }, { path: matching(/^items\.\d+\.unit$/), entry: 'heightCm' }],
    ['an unknown group', (json) => { json.packageRules[1] = { ...json.packageRules[1], when: { anyGroup: ['rich'] } }; }, { path: 'packageRules.1.when.anyGroup.0', entry: 'base' }],
    ['a version that cannot be a key', (json) => { json.version = '../x'; }, { path: 'version', entry: null }],
  ];

  test.each(cases)('%s', (_, change, expected) => {
    const problems = problemsAfter(change);
    expect(problems).toContainEqual({ code: 'wrongShape', ...expected, sentence: matching(/^[\w.]+(（\w+）)?：.*[一-鿿]/) });
  });

  test.each([null, 7, 'catalogue', [], {}, { version: '1' }])('%j is no catalogue', (json) => {
    const parsing = parseCatalogue(json);
    expect(parsing.ok).toBe(false);
    if (!parsing.ok) expect(parsing.problems.length).toBeGreaterThan(0);
  });

  test('all problems at once', () => {
    const problems = problemsAfter((json) => {
      itemOf(json, 'heightCm').panel = 'vitalz';
      itemOf(json, 'bmiKgPerM2').formula = 'eval';
      itemOf(json, 'weightKg').absolute = { atLeast: 9, atMost: 1 };
    });
    expect(problems.map(({ code }) => code).sort()).toEqual(['contradictoryBounds', 'contradictoryBounds', 'unknownFormula', 'unknownReference']);
  });

  test('a required part taken away anywhere is refused, and whatever is put in its place answers without throwing', () => {
    const required = ['code', 'name', 'section', 'panel', 'source', 'kind'] as const;
    fc.assert(
      fc.property(fc.nat(nationalCatalogue.items.length - 1), fc.constantFrom(...required), fc.jsonValue(), (index, key, junk) => {
        const without = problemsAfter((json) => { json.items[index] = Object.fromEntries(Object.entries(json.items[index] ?? {}).filter(([name]) => name !== key)); });
        expect(without.length).toBeGreaterThan(0);
        const json = copy();
        json.items[index] = { ...json.items[index], [key]: junk };
        expect(typeof parseCatalogue(json).ok).toBe('boolean');
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});
