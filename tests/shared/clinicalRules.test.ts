import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { Values } from '../../shared/catalogue/types.ts';
import { classify, evaluate } from '../../shared/clinical/evaluate.ts';
import { markedItems } from '../../shared/clinical/markedItems.ts';
import { numberRules, optionRules } from '../../shared/clinical/ruleConditions.ts';
import { rules } from '../../shared/clinical/rules.ts';
import type { Rule } from '../../shared/clinical/rules.ts';
import type { Finding } from '../../shared/model/examination.ts';
import type { Group, Sex } from '../../shared/model/person.ts';

interface Person { sex: Sex; ageYears: number; groups: readonly Group[] }
const man: Person = { sex: 'male', ageYears: 50, groups: [] };
const woman: Person = { sex: 'female', ageYears: 50, groups: [] };
const diabetic: Person = { ...man, groups: ['diabetes'] };

function findings(values: Values, person: Person = man, previous?: Values): Finding[] {
  return evaluate({ catalogue: nationalCatalogue, values, person, ...(previous ? { previous } : {}) });
}
/** Rule numbers found, most urgent first. */
function found(values: Values, person: Person = man, previous?: Values): string[] {
  return findings(values, person, previous).map(({ rule }) => rule);
}
function one(values: Values, person: Person = man, previous?: Values): Finding {
  const all = findings(values, person, previous);
  expect(all).toHaveLength(1);
  return all[0]!;
}
const pressure = (...readings: [number, number][]) => ({ readings: readings.map(([systolicMmHg, diastolicMmHg]) => ({ systolicMmHg, diastolicMmHg })) });
const left = (...readings: [number, number][]): Values => ({ bloodPressureLeft: pressure(...readings) });
const constitution = (answers: Record<number, number>): Values =>
  Object.fromEntries(
    Array.from({ length: 33 }, (_, index) => index + 1)
      .filter((question) => question !== 9 && question !== 28)
      .map((question) => [`tcm${String(question).padStart(2, '0')}`, { option: String(answers[question] ?? 1) }]),
  );
/** BMI 22.9 and waist 75: one point each in questions 9 and 28. */
const slim: Values = { heightCm: 170, weightKg: 66.2, waistCm: 75 };

describe('the table, the page and the tests', () => {
  const page = readFileSync(new URL('../../shared/clinical/RULES.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| [A-Z]+-\d\d \|/.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const table = Object.entries(rules as Record<string, Rule>).map(([number, rule]) => [number, rule.title, String(rule.version), rule.class, rule.status, rule.source]);

  test('RULES.md has every rule of rules.ts, word for word, and no other', () => {
    const byNumber = (a: string[], b: string[]) => (a[0]! < b[0]! ? -1 : 1);
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.toSorted(byNumber)).toEqual(table.toSorted(byNumber));
  });
  test('every rule has a test titled with its number', () => {
    const here = new URL('.', import.meta.url);
    const tests = readdirSync(here).filter((name) => name.startsWith('clinical')).map((name) => readFileSync(new URL(name, here), 'utf8')).join('\n');
    const titled = new Set([...tests.matchAll(/test\('([A-Z]+-\d\d) /g)].map((match) => match[1]));
    expect(titled).toEqual(new Set(Object.keys(rules)));
  });
  test('an active rule has a source, a sentence and a condition; an awaiting one has no sentence', () => {
    for (const [number, rule] of Object.entries(rules as Record<string, Rule>)) {
      expect(rule.source, number).not.toBe('');
      if (rule.status === 'active') expect(rule.sentence, number).toMatch(/。$/);
      else expect(rule.sentence, number).toBeUndefined();
    }
  });
  test('every item and option a condition names is in the catalogue', () => {
    const items = new Map(nationalCatalogue.items.map((item) => [item.code, item]));
    for (const code of numberRules.flatMap(({ items }) => items)) expect(items.has(code), code).toBe(true);
    for (const { item, options } of optionRules) {
      const known = items.get(item);
      expect(known && 'options' in known ? known.options?.map(({ code }) => code) : [], item).toEqual(expect.arrayContaining([...options]));
    }
  });
  test('a finding names rule, version, station, source and leaves no word open', () => {
    expect(one(left([148, 92]))).toEqual({
      rule: 'BP-02', ruleVersion: 1, class: 'abnormal', station: 'vitals', items: ['bloodPressureLeft'], direction: 'high',
      sentence: '血压 左侧 148/92 mmHg，本次达到 140/90，单次升高不作诊断，建议预约非同日复查（3次非同日均升高方可诊断）。',
      source: rules['BP-02'].source, sensitive: false,
    });
    const many = findings({
      ...left([185, 100]), heartRatePerMin: 40, fastingGlucoseMmolPerL: 6.05, hba1cPercent: 7, heightCm: 150, weightKg: 80, waistCm: 99,
      haemoglobinGPerL: 58, platelets10e9PerL: 20, creatinineUmolPerL: 200, uricAcidUmolPerL: 500, hbsAg: { option: '2' }, tiRads: { option: '4A' },
      symptoms: { options: ['2'] }, directBilirubinUmolPerL: 20, totalBilirubinUmolPerL: 10, ...constitution({ 10: 5, 21: 5, 11: 5, 12: 5 }),
    }, man, { uricAcidUmolPerL: 50 });
    expect(many.length).toBeGreaterThan(12);
    for (const { rule, sentence } of many) expect(sentence, rule).not.toMatch(/[{}]|undefined|NaN/);
  });
});

describe('blood pressure', () => {
  test('BP-01 high normal is a notice from 130 or 85', () => {
    expect(found(left([129, 84]))).toEqual([]);
    expect(found(left([130, 70]))).toEqual(['BP-01']);
    expect(found(left([110, 85]))).toEqual(['BP-01']);
    expect(classify(findings(left([139, 89])))).toBe('normal');
  });
  test('BP-02 140/90 counts with its bound, on either pressure, and is never called hypertension', () => {
    expect(found(left([139, 89]))).toEqual(['BP-01']);
    expect(found(left([140, 60]))).toEqual(['BP-02']);
    expect(found(left([120, 90]))).toEqual(['BP-02']);
    const finding = one(left([159, 99]));
    expect(finding.rule).toBe('BP-02');
    expect(finding.sentence).toContain('预约非同日复查');
    expect(finding.sentence).not.toContain('高血压');
    expect(found(left([150, 95]), { ...man, ageYears: 17 })).toEqual([]);
  });
  test('BP-02 the right arm counts as the left does, the higher one speaks for both', () => {
    expect(found({ bloodPressureRight: pressure([150, 80]) })).toEqual(['BP-02']);
    const both = one({ bloodPressureLeft: pressure([128, 78]), bloodPressureRight: pressure([145, 80]) });
    expect(both.items).toEqual(['bloodPressureRight']);
    expect(both.sentence).toContain('左侧 128/78、右侧 145/80');
    expect(one({ bloodPressureLeft: pressure([142, 78]), bloodPressureRight: pressure([165, 80]) })).toMatchObject({
      rule: 'BP-03', items: ['bloodPressureRight', 'bloodPressureLeft'],
    });
  });
  test('BP-04 marks each arm that is out, and only those; another finding marks the value that decided it', () => {
    const marked = (values: Values, person = man) => markedItems(one(values, person), nationalCatalogue);
    const arms = (leftArm: [number, number], rightArm: [number, number]): Values => ({ bloodPressureLeft: pressure(leftArm), bloodPressureRight: pressure(rightArm) });
    expect(marked(arms([182, 112], [176, 104]))).toEqual(['bloodPressureLeft', 'bloodPressureRight']);
    expect(marked(arms([142, 78], [165, 80]))).toEqual(['bloodPressureRight', 'bloodPressureLeft']);
    expect(marked(arms([128, 78], [145, 80]))).toEqual(['bloodPressureRight']);
    expect(marked({ hba1cPercent: 6.8, fastingGlucoseMmolPerL: 5.5 })).toEqual(['hba1cPercent']);
  });
  test('BP-03 from 160 or 100 to below 180/110', () => {
    expect(found(left([160, 80]))).toEqual(['BP-03']);
    expect(found(left([130, 100]))).toEqual(['BP-03']);
    expect(found(left([179, 109]))).toEqual(['BP-03']);
  });
  test('BP-04 a single 180 or 110 asks to rest and measure again', () => {
    for (const reading of [[180, 90], [150, 110]] as [number, number][]) {
      expect(one(left(reading))).toMatchObject({ rule: 'BP-04', class: 'B' });
    }
    expect(one(left([180, 90])).sentence).toContain('请静坐后复测');
    // The other arm is not a repeat.
    expect(found({ bloodPressureLeft: pressure([185, 90]), bloodPressureRight: pressure([188, 90]) })).toEqual(['BP-04']);
    expect(found(left([185, 90]), { ...man, ageYears: 16 })).toEqual(['BP-04']);
  });
  test('BP-05 class A when the last of several readings is still there', () => {
    expect(one(left([190, 100], [182, 96]))).toMatchObject({ rule: 'BP-05', class: 'A' });
    expect(found(left([190, 100], [172, 96]))).toEqual(['BP-03']);
    expect(found(left([190, 100], [128, 76]))).toEqual([]);
    // A repeated class A on one arm is not hidden by a higher single reading on the other.
    expect(found({ bloodPressureLeft: pressure([184, 90], [181, 90]), bloodPressureRight: pressure([210, 120]) })).toEqual(['BP-05']);
  });
  test('BP-06 class A at once with a symptom the guideline names', () => {
    expect(findings({ ...left([182, 90]), symptoms: { options: ['2', '9'] } })[0]).toMatchObject({ rule: 'BP-06', class: 'A' });
    expect(findings({ ...left([182, 90]), symptoms: { options: ['2', '9'] } })[0]?.sentence).toContain('头痛、呼吸困难');
    expect(found({ ...left([182, 90]), symptoms: { options: ['19'] } })).toEqual(['BP-04', 'OPT-02']);
    expect(found({ ...left([150, 90]), symptoms: { options: ['2'] } })).toEqual(['BP-02', 'OPT-02']);
  });
  test('BP-07 someone already managed for hypertension is not told to be diagnosed', () => {
    const managed: Person = { ...man, groups: ['hypertension'] };
    expect(found(left([140, 80]), managed)).toEqual(['BP-07']);
    expect(found(left([165, 80]), managed)).toEqual(['BP-07']);
    expect(found(left([180, 80]), managed)).toEqual(['BP-04']);
    expect(one(left([150, 80]), managed).sentence).not.toContain('诊断');
  });
  test('BP-08 above the target of 130/80 below the age of 80', () => {
    const managed: Person = { ...man, groups: ['hypertension'] };
    expect(found(left([129, 79]), managed)).toEqual([]);
    expect(found(left([130, 70]), managed)).toEqual(['BP-08']);
    expect(found(left([120, 80]), managed)).toEqual(['BP-08']);
    expect(found(left([135, 82]), { ...managed, ageYears: 80 })).toEqual([]);
  });
});

describe('heart rate, temperature', () => {
  test('HR-01 150 and more', () => {
    expect(one({ heartRatePerMin: 150 })).toMatchObject({ rule: 'HR-01', class: 'A', direction: 'high', station: 'physical' });
    expect(found({ heartRatePerMin: 149 })).toEqual([]);
    expect(found({ pulsePerMin: 160 })).toEqual(['HR-01']);
    expect(found({ ecgHeartRatePerMin: 155 })).toEqual(['HR-01']);
  });
  test('HR-02 45 and less', () => {
    expect(one({ heartRatePerMin: 45 })).toMatchObject({ rule: 'HR-02', class: 'A', direction: 'low' });
    expect(found({ heartRatePerMin: 46 })).toEqual([]);
    expect(one({ pulsePerMin: 40 }).sentence).toContain('脉率 40 次/分钟');
  });
  test('TMP-01 above 39 in diabetes', () => {
    expect(found({ temperatureCelsius: 39.1 }, diabetic)).toEqual(['TMP-01']);
    expect(found({ temperatureCelsius: 39 }, diabetic)).toEqual([]);
    expect(found({ temperatureCelsius: 39.1 })).toEqual([]);
  });
});

describe('glucose', () => {
  test('GLU-01 16.7 and more is class A for everyone', () => {
    for (const person of [man, diabetic]) {
      expect(one({ fastingGlucoseMmolPerL: 16.7 }, person)).toMatchObject({ rule: 'GLU-01', class: 'A' });
      expect(found({ randomGlucoseMmolPerL: 17 }, person)).toEqual(['GLU-01']);
    }
    expect(found({ fastingGlucoseMmolPerL: 16.69 })).toEqual(['GLU-04']);
  });
  test('GLU-02 3.9 and less in diabetes', () => {
    expect(one({ fastingGlucoseMmolPerL: 3.9 }, diabetic)).toMatchObject({ rule: 'GLU-02', class: 'A', direction: 'low' });
    expect(found({ fastingGlucoseMmolPerL: 3.91 }, diabetic)).toEqual([]);
    expect(found({ randomGlucoseMmolPerL: 3.5 }, diabetic)).toEqual(['GLU-02']);
  });
  test('GLU-03 6.1 to below 7.0', () => {
    expect(found({ fastingGlucoseMmolPerL: 6.09 })).toEqual([]);
    expect(found({ fastingGlucoseMmolPerL: 6.1 })).toEqual(['GLU-03']);
    expect(found({ fastingGlucoseMmolPerL: 6.99 })).toEqual(['GLU-03']);
    expect(found({ fastingGlucoseMmolPerL: 6.5 }, diabetic)).toEqual([]);
  });
  test('GLU-04 7.0 and more is to be repeated', () => {
    const finding = one({ fastingGlucoseMmolPerL: 7 });
    expect(finding).toMatchObject({ rule: 'GLU-04', class: 'abnormal', direction: 'high' });
    expect(finding.sentence).toContain('7.00 mmol/L');
    expect(finding.sentence).toContain('改日重复');
  });
  test('GLU-04 126 mg/dL is 7.0 mmol/L', () => {
    const finding = one({ fastingGlucoseMgPerDl: 126 });
    expect(finding).toMatchObject({ rule: 'GLU-04', items: ['fastingGlucoseMgPerDl', 'fastingGlucoseMmolPerL'] });
    expect(finding.sentence).toContain('空腹血糖 126 mg/dL，即 7.0 mmol/L');
    expect(found({ fastingGlucoseMgPerDl: 125 })).toEqual(['GLU-03']);
    expect(found({ fastingGlucoseMgPerDl: 100 })).toEqual([]);
  });
  test('GLU-05 7.0 and more in diabetes', () => {
    expect(found({ fastingGlucoseMmolPerL: 7 }, diabetic)).toEqual(['GLU-05']);
    expect(one({ fastingGlucoseMmolPerL: 9 }, diabetic).sentence).not.toContain('诊断');
  });
  test('GLU-06 random 11.1 and more', () => {
    expect(found({ randomGlucoseMmolPerL: 11.1 })).toEqual(['GLU-06']);
    expect(found({ randomGlucoseMmolPerL: 11.09 })).toEqual([]);
    expect(found({ randomGlucoseMmolPerL: 12 }, diabetic)).toEqual(['REF-01']);
  });
  test('GLU-07 HbA1c 6.5 and more', () => {
    expect(found({ hba1cPercent: 6.4 })).toEqual([]);
    expect(found({ hba1cPercent: 6.5 })).toEqual(['GLU-07']);
    expect(found({ hba1cPercent: 6.5, fastingGlucoseMmolPerL: 7.2 })).toEqual(['GLU-04', 'GLU-07']);
  });
  test('GLU-08 HbA1c 6.5 and more in diabetes', () => {
    expect(found({ hba1cPercent: 6.5 }, diabetic)).toEqual(['GLU-08']);
  });
  test('GLU-09 a glucose of 6.0 does not hide an HbA1c of 7.0', () => {
    const finding = one({ fastingGlucoseMmolPerL: 6, hba1cPercent: 7 });
    expect(finding).toMatchObject({ rule: 'GLU-09', class: 'abnormal', items: ['hba1cPercent', 'fastingGlucoseMmolPerL'] });
    expect(finding.sentence).toContain('空腹血糖 6 mmol/L');
    expect(finding.sentence).toContain('7.0 %');
    expect(found({ fastingGlucoseMmolPerL: 6, hba1cPercent: 6.4 })).toEqual([]);
  });
  test('GLU-10 3.9 and less without diabetes is a question, not an alarm', () => {
    expect(one({ fastingGlucoseMmolPerL: 3.9 })).toMatchObject({ rule: 'GLU-10', class: 'notice' });
  });
  test('GLU-11 fasting lines are not used for someone who has eaten', () => {
    const eaten: Values = { fastingStatus: { option: '2' } };
    expect(found({ ...eaten, fastingGlucoseMmolPerL: 7.5 })).toEqual(['GLU-11']);
    expect(found({ ...eaten, fastingGlucoseMmolPerL: 11.1 })).toEqual(['GLU-06']);
    expect(found({ ...eaten, fastingGlucoseMmolPerL: 16.7 })).toEqual(['GLU-01']);
    expect(found({ ...eaten, fastingGlucoseMmolPerL: 7.5 }, diabetic)).toEqual(['GLU-11']);
    expect(found({ fastingStatus: { option: '1' }, fastingGlucoseMmolPerL: 7.5 })).toEqual(['GLU-04']);
  });
});

describe('body', () => {
  const bmi = (weightKg: number): Values => ({ heightCm: 100, weightKg });
  test('BMI-01 below 18.5', () => {
    expect(one(bmi(18.4))).toMatchObject({ rule: 'BMI-01', direction: 'low' });
    expect(found(bmi(18.5))).toEqual([]);
  });
  test('BMI-02 24 to below 28, and 27.5 does not fall through', () => {
    expect(found(bmi(23.9))).toEqual([]);
    for (const weightKg of [24, 26.5, 27, 27.5, 27.9]) expect(found(bmi(weightKg))).toEqual(['BMI-02']);
  });
  test('BMI-02 is decided on the unrounded index and written so that it fits', () => {
    // 84.7 kg at 174.0 cm: 27.976; one decimal would read 28.0.
    const finding = one({ heightCm: 174, weightKg: 84.7 });
    expect(finding.rule).toBe('BMI-02');
    expect(finding.sentence).toContain('27.98 Kg/m²');
    // Exactly 24: 61.44 kg at 160 cm.
    expect(found({ heightCm: 160, weightKg: 61.44 })).toEqual(['BMI-02']);
  });
  test('BMI-03 28 and more', () => {
    expect(found(bmi(28))).toEqual(['BMI-03']);
    expect(found(bmi(35), { ...woman, groups: ['pregnant'] })).not.toContain('BMI-03');
    expect(found(bmi(35), { ...man, ageYears: 17 })).toEqual([]);
  });
  test('WST-01 men 85 to below 90, women 80 to below 85; 85.5 does not fall through', () => {
    expect(found({ waistCm: 85.5 })).toEqual(['WST-01']);
    expect(found({ waistCm: 89.9 })).toEqual(['WST-01']);
    expect(found({ waistCm: 84.9 })).toEqual([]);
    expect(found({ waistCm: 84.9 }, woman)).toEqual(['WST-01']);
    expect(found({ waistCm: 79.9 }, woman)).toEqual([]);
  });
  test('WST-02 men from 90, women from 85', () => {
    expect(found({ waistCm: 90 })).toEqual(['WST-02']);
    expect(found({ waistCm: 85.5 }, woman)).toEqual(['WST-02']);
    expect(found({ waistCm: 85 }, woman)).toEqual(['WST-02']);
  });
});

describe('laboratory', () => {
  test('LIP-01 total cholesterol 5.2 to below 6.2', () => {
    expect(found({ totalCholesterolMmolPerL: 5.19 })).toEqual([]);
    expect(found({ totalCholesterolMmolPerL: 5.2 })).toEqual(['LIP-01']);
  });
  test('LIP-02 total cholesterol from 6.2', () => {
    expect(found({ totalCholesterolMmolPerL: 6.19 })).toEqual(['LIP-01']);
    expect(found({ totalCholesterolMmolPerL: 6.2 })).toEqual(['LIP-02']);
  });
  test('LIP-03 LDL 3.4 to below 4.1', () => {
    expect(found({ ldlCholesterolMmolPerL: 3.39 })).toEqual([]);
    expect(found({ ldlCholesterolMmolPerL: 3.4 })).toEqual(['LIP-03']);
  });
  test('LIP-04 LDL from 4.1', () => {
    expect(found({ ldlCholesterolMmolPerL: 4.09 })).toEqual(['LIP-03']);
    expect(found({ ldlCholesterolMmolPerL: 4.1 })).toEqual(['LIP-04']);
  });
  test('LIP-05 triglycerides 1.7 to below 2.3', () => {
    expect(found({ triglyceridesMmolPerL: 1.69 })).toEqual([]);
    expect(found({ triglyceridesMmolPerL: 1.7 })).toEqual(['LIP-05']);
  });
  test('LIP-06 triglycerides 2.3 to below 5.6', () => {
    expect(found({ triglyceridesMmolPerL: 2.29 })).toEqual(['LIP-05']);
    expect(found({ triglyceridesMmolPerL: 2.3 })).toEqual(['LIP-06']);
  });
  test('LIP-07 triglycerides from 5.6', () => {
    expect(found({ triglyceridesMmolPerL: 5.59 })).toEqual(['LIP-06']);
    expect(one({ triglyceridesMmolPerL: 5.6 }).sentence).toContain('胰腺炎');
  });
  test('LIP-08 HDL below 1.0', () => {
    expect(one({ hdlCholesterolMmolPerL: 0.99 })).toMatchObject({ rule: 'LIP-08', direction: 'low' });
    expect(found({ hdlCholesterolMmolPerL: 1 })).toEqual([]);
  });
  test('UA-01 above 420, any sex', () => {
    for (const person of [man, woman]) {
      expect(found({ uricAcidUmolPerL: 420 }, person)).toEqual([]);
      expect(found({ uricAcidUmolPerL: 421 }, person)).toEqual(['UA-01']);
    }
  });
  test('HB-01 60 and less is class A', () => {
    for (const person of [man, woman, { ...man, sex: 'unknown' } satisfies Person, { ...woman, groups: ['pregnant'] } satisfies Person, { ...man, ageYears: 10 }]) {
      expect(findings({ haemoglobinGPerL: 60 }, person)[0]).toMatchObject({ rule: 'HB-01', class: 'A', direction: 'low' });
    }
    expect(found({ haemoglobinGPerL: 61 })).toEqual(['HB-02']);
  });
  test('HB-02 men below 120, women below 110', () => {
    expect(one({ haemoglobinGPerL: 119 }).sentence).toContain('低于 120');
    expect(found({ haemoglobinGPerL: 120 })).toEqual([]);
    expect(one({ haemoglobinGPerL: 109 }, woman).sentence).toContain('低于 110');
    expect(found({ haemoglobinGPerL: 110 }, woman)).toEqual([]);
  });
  test('PLT-01 30 and less is class A', () => {
    expect(one({ platelets10e9PerL: 30 })).toMatchObject({ rule: 'PLT-01', class: 'A' });
    expect(found({ platelets10e9PerL: 31 })).toEqual([]);
  });
  test('EGF-01 below 60, unrounded', () => {
    // Man of 50: 123.5 μmol/L gives 60.9, 128 gives 58.4.
    expect(found({ creatinineUmolPerL: 123.5 })).toEqual([]);
    expect(found({ creatinineUmolPerL: 128 })).toEqual(['EGF-01']);
    expect(found({ creatinineUmolPerL: 128 }, { ...man, ageYears: 12 })).toEqual([]);
    expect(found({ creatinineUmolPerL: 128 }, { ...man, sex: 'unknown' })).toEqual([]);
  });
  test('HEP-01 HBsAg positive is sensitive and not more than abnormal', () => {
    expect(one({ hbsAg: { option: '2' } })).toMatchObject({ rule: 'HEP-01', class: 'abnormal', sensitive: true });
    expect(found({ hbsAg: { option: '1' } })).toEqual([]);
  });
});

describe('ultrasound, the elderly, questionnaires', () => {
  test('US-01 TI-RADS 4A and up is referred', () => {
    for (const option of ['4A', '4B', '4C', '5', '6']) expect(one({ tiRads: { option } })).toMatchObject({ rule: 'US-01', class: 'B', station: 'ultrasound' });
    for (const option of ['1', '2']) expect(found({ tiRads: { option } })).toEqual([]);
  });
  test('US-02 TI-RADS 3 is looked at again', () => {
    expect(one({ tiRads: { option: '3' } })).toMatchObject({ rule: 'US-02', class: 'abnormal' });
  });
  test('US-03 BI-RADS 4 and up is referred', () => {
    for (const option of ['4A', '4B', '4C', '5', '6']) expect(one({ biRads: { option } }, woman)).toMatchObject({ rule: 'US-03', class: 'B' });
    for (const option of ['0', '1', '2', '3']) expect(found({ biRads: { option } }, woman)).toEqual([]);
  });
  test('AGE-01 dependence from four points', () => {
    const answers = (grooming: string, activity: string): Values => ({
      selfCareEating: { option: '1' }, selfCareGrooming: { option: grooming }, selfCareDressing: { option: '1' }, selfCareToileting: { option: '1' },
      selfCareActivity: { option: activity },
    });
    expect(found(answers('3', '1'))).toEqual([]);
    const finding = one(answers('3', '2'));
    expect(finding).toMatchObject({ rule: 'AGE-01', items: ['selfCareGrade'], station: 'elderly' });
    expect(finding.sentence).toContain('轻度依赖（4～8分），总分 4 分');
  });
  test('AGE-02 cognition screen positive', () => {
    expect(one({ cognitionScreen: { option: '2' } })).toMatchObject({ rule: 'AGE-02', sensitive: true });
    expect(found({ cognitionScreen: { option: '1' } })).toEqual([]);
  });
  test('AGE-03 mood screen positive is sensitive', () => {
    expect(one({ moodScreen: { option: '2' } })).toMatchObject({ rule: 'AGE-03', sensitive: true });
  });
  test('CAN-01 one risk factor of a cancer questionnaire', () => {
    const answers = (familyHistory: string): Values => ({
      thyroidRiskNeckIrradiation: { option: '1' }, thyroidRiskFamilyHistory: { option: familyHistory }, thyroidRiskOccupation: { option: '1' },
    });
    expect(found(answers('1'))).toEqual([]);
    expect(one(answers('2'))).toMatchObject({ rule: 'CAN-01', class: 'notice', items: ['thyroidCancerRisk'] });
  });
  test('TCM-01 equal highest scores go to the physician', () => {
    // 气虚 2,3,4,14 and 湿热 23,25,27,30 at nine points each.
    const finding = one({ ...slim, ...constitution({ 2: 3, 3: 4, 4: 1, 14: 1, 23: 3, 25: 4 }) });
    expect(finding).toMatchObject({ rule: 'TCM-01', class: 'notice', station: 'tcm', items: ['tcmQiDeficiencyJudgement', 'tcmDampHeatJudgement'] });
    expect(finding.sentence).toContain('气虚质、湿热质得分同为 9 分');
    expect(found({ ...slim, ...constitution({ 2: 3, 3: 4, 23: 3, 25: 5 }) })).toEqual([]);
  });
  test('TCM-02 yin and yang deficiency together contradict', () => {
    // 阳虚 11,12,13,29: 12 points; 阴虚 10,21,26,31: 9 points.
    expect(one({ ...slim, ...constitution({ 11: 5, 12: 5, 10: 5, 21: 2 }) })).toMatchObject({
      rule: 'TCM-02', items: ['tcmYinDeficiencyJudgement', 'tcmYangDeficiencyJudgement'],
    });
  });
  test('TCM-03 none of the nine', () => {
    // 平和质 1 + (6-3) + (6-2) + (6-3) + (6-1) = 16, one short; 气虚质 7, 气郁质 6.
    expect(found({ ...slim, ...constitution({ 1: 1, 2: 3, 4: 2, 5: 3 }) })).toEqual(['TCM-03']);
    expect(found({ ...slim, ...constitution({ 1: 5 }) })).toEqual([]);
  });
});

describe('what is general', () => {
  test('REF-01 a number outside the range its catalogue names, with that range and its source', () => {
    const ranged = {
      ...nationalCatalogue,
      items: nationalCatalogue.items.map((item) =>
        item.code === 'whiteCells10e9PerL' && item.kind === 'number' ? { ...item, reference: [{ atLeast: 3.5, atMost: 9.5, source: '本县检验科 2026' }] } : item,
      ),
    };
    const at = (whiteCells10e9PerL: number) => evaluate({ catalogue: ranged, values: { whiteCells10e9PerL }, person: man });
    expect(at(3.5)).toEqual([]);
    expect(at(9.5)).toEqual([]);
    expect(at(9.51)[0]).toMatchObject({ rule: 'REF-01', direction: 'high', source: '本县检验科 2026' });
    expect(at(3.4)[0]?.sentence).toBe('白细胞 3.40 ×10⁹/L，低于参考范围（3.5–9.5），请结合临床，必要时复查。');
    expect(found({ whiteCells10e9PerL: 30 })).toEqual([]);
  });
  test('REF-01 does not repeat what a band says, and still speaks on the side no band covers', () => {
    const withUpperEnd = {
      ...nationalCatalogue,
      items: nationalCatalogue.items.map((item) =>
        item.code === 'haemoglobinGPerL' && item.kind === 'number' ? { ...item, reference: [{ atLeast: 130, atMost: 175, source: '本县检验科 2026' }] } : item,
      ),
    };
    const at = (haemoglobinGPerL: number) => evaluate({ catalogue: withUpperEnd, values: { haemoglobinGPerL }, person: man }).map(({ rule }) => rule);
    expect(at(115)).toEqual(['HB-02']);
    expect(at(180)).toEqual(['REF-01']);
  });
  test('OPT-01 «不正常» is not normal although it contains «正常»', () => {
    const odd = {
      ...nationalCatalogue,
      items: nationalCatalogue.items.map((item) =>
        item.code === 'ecgResult' && item.kind === 'choice' ? { ...item, options: [{ code: '1', label: '正常', normal: true as const }, { code: '2', label: '不正常' }] } : item,
      ),
    };
    const at = (option: string) => evaluate({ catalogue: odd, values: { ecgResult: { option } }, person: man });
    expect(at('1')).toEqual([]);
    expect(at('2')[0]).toMatchObject({ rule: 'OPT-01', class: 'abnormal', sentence: '心电图：不正常，请结合临床，必要时复查或转诊。' });
  });
  test('OPT-01 abnormal readings, strips and teeth, with what was written in', () => {
    expect(one({ chestXrayResult: { option: '2', text: '右上肺结节影' } }).sentence).toContain('胸部X线片：异常（右上肺结节影）');
    expect(found({ abdominalUltrasoundResult: { option: '2', text: '脂肪肝' }, ecgResult: { option: '1' } })).toEqual(['OPT-01']);
    expect(found({ urineProtein: { option: '-' } })).toEqual([]);
    expect(found({ urineProtein: { option: '++' } })).toEqual(['OPT-01']);
    expect(found({ urineProtein: { quantity: 3, unit: 'g/L' } })).toEqual([]);
    expect(one({ dentition: { options: ['2', '3'], teeth: { 2: { upperLeft: 1 } } } }).sentence).toContain('齿列：缺齿、龋齿');
    expect(found({ dorsalisPedisPulse: { option: '1' } })).toEqual(['OPT-01']);
    expect(one({ hivAntibody: { option: '2' } })).toMatchObject({ rule: 'OPT-01', sensitive: true });
  });
  test('OPT-01 quotes a note without its stop, and advises only where the note does not', () => {
    const sentence = (text: string) => one({ abdominalUltrasoundResult: { option: '2', text } }).sentence;
    expect(sentence('肝实性占位，建议上级医院进一步检查。')).toBe('腹部B超：异常（肝实性占位，建议上级医院进一步检查）。');
    expect(sentence('肝内钙化灶。')).toBe('腹部B超：异常（肝内钙化灶），请结合临床，必要时复查或转诊。');
    expect(sentence('肝内钙化灶')).toBe('腹部B超：异常（肝内钙化灶），请结合临床，必要时复查或转诊。');
    expect(sentence('。')).toBe('腹部B超：异常，请结合临床，必要时复查或转诊。');
    for (const { text } of nationalCatalogue.phrases.filter(({ item }) => item === 'abdominalUltrasoundResult')) expect(sentence(text), text).not.toMatch(/。）|。，|。。|建议.*请结合临床/);
  });
  test('BMI-01 one spelling of its unit in the form, the questionnaire and every sentence', () => {
    const written = JSON.stringify([nationalCatalogue.items.map((item) => [item.name, 'unitLabel' in item ? item.unitLabel : '', item.note]), rules, one({ heightCm: 100, weightKg: 35 }).sentence]);
    expect(new Set(written.match(/kg\/m²/gi))).toEqual(new Set(['Kg/m²']));
  });
  test('OPT-01 leaves out answers with points and the conclusions of the review', () => {
    expect(found({ selfCareGrooming: { option: '2' } })).toEqual([]);
    expect(found({ healthEvaluation: { option: '2' } })).toEqual([]);
  });
  test('OPT-02 what a person tells is a notice', () => {
    expect(one({ symptoms: { options: ['3', '25'], texts: { 25: '耳痛' } } })).toMatchObject({
      rule: 'OPT-02', class: 'notice', sentence: '症状：头晕、其他（耳痛），请总检时结合检查结果考虑。',
    });
    expect(found({ symptoms: { options: ['1'] } })).toEqual([]);
  });
  test('CHK-01 a tenfold change since last time', () => {
    expect(one({ creatinineUmolPerL: 7.8 }, man, { creatinineUmolPerL: 78 })).toMatchObject({ rule: 'CHK-01', class: 'notice', direction: 'low' });
    expect(found({ altUPerL: 250 }, man, { altUPerL: 25 })).toEqual(['CHK-01']);
    expect(found({ altUPerL: 75 }, man, { altUPerL: 25 })).toEqual([]);
    expect(found({ altUPerL: 0 }, man, { altUPerL: 25 })).toEqual([]);
    // Twentyfold is no slipped point.
    expect(found({ altUPerL: 500 }, man, { altUPerL: 25 })).toEqual([]);
  });
  test('CHK-02 a prostate in a woman, a uterus in a man', () => {
    expect(found({ rectalExamination: { option: '4' } }, woman)).toEqual(['OPT-01', 'CHK-02']);
    expect(found({ rectalExamination: { option: '4' } }, man)).toEqual(['OPT-01']);
    expect(found({ uterus: { option: '1' } }, man)).toEqual(['CHK-02']);
    expect(found({ uterus: { option: '1' } }, { ...man, sex: 'unknown' })).toEqual([]);
  });
  test('CHK-03 a part above its whole', () => {
    expect(found({ totalBilirubinUmolPerL: 10, directBilirubinUmolPerL: 12 })).toEqual(['CHK-03']);
    expect(found({ totalBilirubinUmolPerL: 12, directBilirubinUmolPerL: 12 })).toEqual([]);
    expect(found({ totalCholesterolMmolPerL: 3, ldlCholesterolMmolPerL: 3.2 })).toEqual(['CHK-03']);
    expect(found({ fev1L: 3.1, fvcL: 3 })).toEqual(['CHK-03']);
  });
  test('the worst finding decides the place in the list', () => {
    expect(classify([])).toBe('normal');
    expect(classify([{ class: 'notice' }])).toBe('normal');
    expect(classify([{ class: 'notice' }, { class: 'abnormal' }])).toBe('abnormal');
    expect(classify([{ class: 'abnormal' }, { class: 'B' }])).toBe('B');
    expect(classify([{ class: 'B' }, { class: 'A' }, { class: 'abnormal' }])).toBe('A');
  });
  test('the most urgent finding comes first, then the order of the form', () => {
    expect(found({ uricAcidUmolPerL: 500, haemoglobinGPerL: 55, totalCholesterolMmolPerL: 6.5, tiRads: { option: '5' } })).toEqual(['HB-01', 'US-01', 'LIP-02', 'UA-01']);
  });
});

/** Each shows a value that would do more than it does if the rule were in force. */
describe('awaiting rules never fire', () => {
  test('AWT-01 low blood pressure', () => expect(found(left([85, 50]))).toEqual([]));
  test('AWT-02 difference between the arms', () => {
    expect(found({ bloodPressureLeft: pressure([100, 70]), bloodPressureRight: pressure([128, 80]) })).toEqual([]);
  });
  test('AWT-03 160/100 is not class B', () => expect(one(left([170, 104])).class).toBe('abnormal'));
  test('AWT-04 glucose 2.8 or 13.9 with ketones is not class A', () => {
    expect(one({ fastingGlucoseMmolPerL: 2.8 }).class).toBe('notice');
    expect(classify(findings({ fastingGlucoseMmolPerL: 14, urineKetones: { option: '++' } }))).toBe('abnormal');
  });
  test('AWT-05 a new 7.0 is not class B', () => expect(classify(findings({ fastingGlucoseMmolPerL: 8, hba1cPercent: 8 }))).toBe('abnormal'));
  test('AWT-06 white cells 0.9', () => expect(found({ whiteCells10e9PerL: 0.9 })).toEqual([]));
  test('AWT-07 haemoglobin 85 is not class B', () => expect(one({ haemoglobinGPerL: 85 }).class).toBe('abnormal'));
  test('AWT-08 platelets 45 and 700', () => {
    expect(found({ platelets10e9PerL: 45 })).toEqual([]);
    expect(found({ platelets10e9PerL: 700 })).toEqual([]);
  });
  test('AWT-09 transaminases of 900', () => expect(found({ altUPerL: 900, astUPerL: 900 })).toEqual([]));
  test('AWT-10 creatinine 800 is not class A', () => expect(one({ creatinineUmolPerL: 800 })).toMatchObject({ rule: 'EGF-01', class: 'abnormal' }));
  test('AWT-11 eGFR below 60 is not class B', () => expect(one({ creatinineUmolPerL: 150 }).class).toBe('abnormal'));
  test('AWT-12 urine glucose with ketones is not class A', () => {
    expect(classify(findings({ urineGlucose: { option: '+++' }, urineKetones: { option: '+++' } }))).toBe('abnormal');
  });
  test('AWT-13 HBsAg is not class B', () => expect(one({ hbsAg: { option: '2' } }).class).toBe('abnormal'));
  test('AWT-14 occult blood is not class B', () => expect(one({ faecalOccultBlood: { option: '2' } }).class).toBe('abnormal'));
  test('AWT-15 the COPD questionnaire at its maximum says nothing', () => {
    const worst: Values = { copdSq1: { option: '4' }, copdSq2: { option: '3' }, copdSq3: { option: '1' }, copdSq4: { option: '2' }, copdSq5: { option: '3' }, copdSq6: { option: '2' }, copdSq7: { option: '2' } };
    expect(found(worst)).toEqual([]);
  });
  test('AWT-16 FEV1/FVC of 50 %', () => expect(found({ fev1L: 1.5, fvcL: 3 })).toEqual([]));
  test('AWT-17 colorectal risk stays a notice', () => {
    const worst: Values = {
      colorectalRiskFamilyHistory: { option: '2' }, colorectalRiskPolyps: { option: '2' }, colorectalRiskInflammatoryBowelDisease: { option: '2' }, colorectalRiskHabits: { option: '2' },
    };
    expect(findings(worst, { ...man, ageYears: 75 }).map(({ class: finding }) => finding)).toEqual(['notice']);
  });
  test('AWT-18 no diabetes score from age, pressure, waist and BMI', () => {
    expect(found({ ...left([165, 95]), heightCm: 160, weightKg: 80, waistCm: 100 }, { ...man, ageYears: 70 })).toEqual(['BP-03', 'WST-02', 'BMI-03']);
  });
  test('AWT-19 MMSE of 10', () => expect(found({ mmseScore: 10 })).toEqual([]));
  test('AWT-20 GDS of 28', () => expect(found({ gdsScore: 28 })).toEqual([]));
  test('AWT-21 symptoms of tuberculosis are a sensitive notice', () => {
    expect(one({ tuberculosisSymptoms: { options: ['2', '3'] } })).toMatchObject({ rule: 'OPT-02', class: 'notice', sensitive: true });
  });
  test('AWT-22 QTc of 560 ms', () => expect(found({ ecgQtcMs: 560 })).toEqual([]));
  test('AWT-23 an abnormal chest film is abnormal whatever its words', () => {
    expect(one({ chestXrayResult: { option: '2', text: '大量气胸' } }).class).toBe('abnormal');
  });
  test('AWT-24 no correction for altitude', () => expect(found({ haemoglobinGPerL: 121 })).toEqual([]));
  test('AWT-25 a heart rate of 110 in diabetes', () => expect(found({ heartRatePerMin: 110 }, diabetic)).toEqual([]));
  test('AWT-26 no rule of anaemia in pregnancy', () => {
    expect(found({ haemoglobinGPerL: 98 }, { ...woman, ageYears: 30, groups: ['pregnant'] })).not.toContain('HB-02');
  });
});
