import { describe, expect, test } from 'vitest';
import { formulaNames } from '../../shared/catalogue/formulas.ts';
import { loincAwaitingConfirmation } from '../../shared/catalogue/loincAwaitingConfirmation.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { registerFields } from '../../shared/catalogue/registerFields.ts';
import { itemByCode } from '../../shared/catalogue/selectors.ts';
import { sources } from '../../shared/catalogue/sources.ts';
import type { Item, Option, Values } from '../../shared/catalogue/types.ts';
import { derive } from '../../shared/clinical/derived.ts';
import {
  basicInformationForm, constitutionAnswers, constitutionOwnAnswers, constitutionQuestions, constitutionTable, fillingNotes, healthExaminationForm,
  registerForm, selfCareScale,
} from './catalogueForm.ts';
import type { FormField, FormSection } from './catalogueForm.ts';

const items = itemByCode(nationalCatalogue);
const item = (code: string): Item => {
  const found = items.get(code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};
const optionsOf = (found: Item): readonly Option[] => ('options' in found ? (found.options ?? []) : []);

/** «1 正常 2 异常» as [code, label] pairs; a strip prints labels only. */
function printedOptions(field: FormField): [string, string][] {
  const words = (field.options ?? '').split(' ');
  return words[0] === '－' ? words.map((label) => ['', label]) : Array.from({ length: words.length / 2 }, (_, at) => [words[2 * at] ?? '', words[2 * at + 1] ?? '']);
}

/** Items of the form's sections that the form does not print. */
const localInFormSections = ['egfrMlPerMin', 'urineLeukocytes', 'randomGlucoseMmolPerL', 'uricAcidUmolPerL', 'guidanceText'];

function compareSection({ section, name, fields }: FormSection): void {
  expect(nationalCatalogue.sections.find(({ code }) => code === section)?.name).toBe(name);
  const inCatalogue = nationalCatalogue.items.filter((each) => each.section === section && !localInFormSections.includes(each.code)).map(({ code }) => code);
  expect(inCatalogue).toEqual(fields.map((field) => field.item));
  for (const field of fields) {
    const found = item(field.item);
    expect(found.name, field.item).toBe(field.name);
    if (field.options === undefined) expect(optionsOf(found), field.item).toEqual([]);
    else if (found.kind === 'strip') expect(found.options.filter(({ code }) => code !== '+-').map(({ label }) => ['', label]), field.item).toEqual(printedOptions(field));
    else expect(optionsOf(found).map(({ code, label }) => [code, label]), field.item).toEqual(printedOptions(field));
    expect('unitLabel' in found && found.unitLabel ? found.unitLabel : undefined, field.item).toBe(field.unit);
    expect(found.kind === 'choices' ? found.atMost : undefined, field.item).toBe(field.boxes);
    if (found.kind === 'rows') {
      expect(found.columns.map((column) => column.name).join(' '), field.item).toBe(field.columns);
      if (field.rows !== undefined) expect(found.atMost, field.item).toBe(field.rows);
    } else expect(field.columns, field.item).toBeUndefined();
  }
}

describe('健康体检表', () => {
  test.each(healthExaminationForm)('$name: every field, option and unit, word for word and in order', compareSection);

  test('has every section of the form, in its order, and as many fields and options', () => {
    expect(nationalCatalogue.sections.filter(({ form }) => form === 'healthExamination').map(({ code }) => code)).toEqual(healthExaminationForm.map(({ section }) => section));
    const fields = healthExaminationForm.flatMap((section) => section.fields);
    expect(fields).toHaveLength(122);
    expect(fields.flatMap(printedOptions).filter(([, label]) => label !== '')).toHaveLength(228);
  });
});

describe('个人基本信息表', () => {
  test.each(basicInformationForm)('$name: every field and option, word for word and in order', compareSection);

  test('what is not asked at a station stands in the register', () => {
    expect(registerFields.map(({ name }) => name)).toEqual([...registerForm]);
    expect(registerFields.find(({ code }) => code === 'sex')?.options?.map(({ code, label }) => `${code} ${label}`)).toEqual(['1 男', '2 女', '9 未说明的性别', '0 未知的性别']);
    expect(basicInformationForm.flatMap((section) => section.fields)).toHaveLength(29);
  });
});

test('every filling note stands somewhere in the catalogue, word for word', () => {
  const notes = [
    ...nationalCatalogue.forms.flatMap((form) => form.notes),
    ...[...nationalCatalogue.sections, ...nationalCatalogue.items].map(({ note }) => note ?? ''),
    ...registerFields.map(({ note }) => note ?? ''),
  ];
  for (const sentence of fillingNotes) expect(notes.some((note) => note.includes(sentence)), sentence).toBe(true);
});

test('老年人生活自理能力评估表: five questions with their points', () => {
  const inCatalogue = nationalCatalogue.items.filter(({ section, kind }) => section === 'selfCare' && kind !== 'derived').map(({ code }) => code);
  expect(inCatalogue).toEqual(selfCareScale.map(([code]) => code));
  for (const [code, name, degrees] of selfCareScale) {
    expect(item(code).name).toBe(name);
    expect(optionsOf(item(code)).map((option) => [option.code, option.label, option.score])).toEqual(degrees.map((degree) => [...degree]));
  }
  const most = selfCareScale.reduce((sum, [code]) => sum + Math.max(...optionsOf(item(code)).map(({ score }) => score ?? 0)), 0);
  expect(most).toBe(37);
});

describe('老年人中医药健康管理服务记录表', () => {
  test('33 questions, word for word, with their answers', () => {
    expect(nationalCatalogue.items.filter(({ section }) => section === 'tcmQuestionnaire')).toHaveLength(33);
    for (const [index, wording] of constitutionQuestions.entries()) {
      const question = item(`tcm${String(index + 1).padStart(2, '0')}`);
      expect(question.name).toBe(wording);
      expect(optionsOf(question).map(({ label }) => label)).toEqual(constitutionOwnAnswers[index + 1] ?? [...constitutionAnswers]);
      expect(optionsOf(question).map(({ code, score }) => [code, score])).toEqual([['1', 1], ['2', 2], ['3', 3], ['4', 4], ['5', 5]]);
      expect(question.kind).toBe([9, 28].includes(index + 1) ? 'derived' : 'choice');
    }
  });

  test('nine constitutions: score, judgement and guidance', () => {
    for (const [type, name, questions] of constitutionTable) {
      const score = item(`tcm${type}Score`);
      const judgement = item(`tcm${type}Judgement`);
      const guidance = item(`tcm${type}Guidance`);
      expect(judgement.name).toBe(name);
      expect(score.kind === 'derived' && score.from).toEqual(questions.map((question) => `tcm${String(question).padStart(2, '0')}`));
      expect(optionsOf(judgement).map(({ label }) => label)).toEqual(['是', type === 'Balanced' ? '基本是' : '倾向是', '否']);
      expect(optionsOf(guidance).map(({ label }) => label)).toEqual(['情志调摄', '饮食调养', '起居调摄', '运动保健', '穴位保健', '其他']);
      expect(guidance.askedWhen).toEqual({ item: judgement.code, oneOf: ['1', '2'] });
    }
  });
});

describe('what the data promises', () => {
  test('a normal option is the first, but for 足背动脉搏动, and is never followed by a line to fill', () => {
    for (const each of nationalCatalogue.items) {
      const options = optionsOf(each);
      for (const option of options.filter(({ normal }) => normal)) {
        expect(option.text, each.code).toBeUndefined();
        const expected = each.code === 'dorsalisPedisPulse' || each.code === 'biRads' ? options[1] : options[0];
        expect(option, each.code).toBe(expected);
      }
    }
    for (const code of ['ecgResult', 'fundus', 'breathSounds', 'abdominalUltrasoundResult']) {
      expect(optionsOf(item(code)).map(({ normal }) => normal ?? false)).toEqual([true, false]);
    }
  });

  test('«其他» and «异常» ask for words wherever the form leaves a line', () => {
    for (const each of nationalCatalogue.items) {
      if (each.kind === 'derived') continue;
      for (const option of optionsOf(each)) if (['其他', '异常', '其他残疾'].includes(option.label)) expect(option.text, `${each.code} ${option.label}`).toBe('required');
    }
  });

  test('nothing stands beside 无症状, 未发现, 无 or 正常 where several may be chosen', () => {
    for (const each of nationalCatalogue.items) {
      if (each.kind !== 'choices' && each.kind !== 'dentition') continue;
      for (const option of each.options) {
        const denies = ['无', '无症状', '未发现', '未见异常', '正常', '无残疾'].includes(option.label);
        expect(option.exclusive ?? false, `${each.code} ${option.label}`).toBe(denies);
      }
    }
  });

  test('what is sensitive says so', () => {
    const sensitive = Object.fromEntries(nationalCatalogue.items.flatMap(({ code, sensitivity }) => (sensitivity ? [[code, sensitivity]] : [])));
    expect(sensitive).toEqual({
      cognitionScreen: 'mentalHealth', mmseScore: 'mentalHealth', moodScreen: 'mentalHealth', gdsScore: 'mentalHealth',
      hbsAg: 'hepatitis', hivAntibody: 'hiv', tuberculosisSymptoms: 'tuberculosis', sputumSmear: 'tuberculosis',
      pastDiseases: 'mentalHealth', pastDiseaseDiagnoses: 'mentalHealth', disabilities: 'mentalHealth',
    });
  });

  test('LOINC: confirmed codes on the items, the others in their own table, never both', () => {
    for (const code of Object.keys(loincAwaitingConfirmation)) expect(item(code).loinc, code).toBeUndefined();
    expect([item('bloodPressureLeft').loinc, item('bloodPressureRight').loinc]).toEqual(['85354-9', '85354-9']);
    expect([item('haemoglobinGPerL').loinc, item('creatinineUmolPerL').loinc, item('astUPerL').loinc]).toEqual(['718-7', '14682-9', '1920-8']);
  });

  test('COPD-SQ points wait for confirmation, all of them, and decide no package', () => {
    const copd = nationalCatalogue.items.filter(({ section }) => section === 'copdSq');
    expect(copd).toHaveLength(8);
    expect(copd.every(({ awaitingConfirmation }) => awaitingConfirmation === true)).toBe(true);
    expect(nationalCatalogue.packageRules.filter(({ when }) => when.answer && item(when.answer.item).awaitingConfirmation)).toEqual([]);
  });

  test('reference ranges are those a guideline names', () => {
    const referenced = nationalCatalogue.items.filter((each) => 'reference' in each && each.reference).map(({ code }) => code);
    expect(referenced.sort()).toEqual(
      [
        'waistCm', 'bmiKgPerM2', 'haemoglobinGPerL', 'fastingGlucoseMmolPerL', 'randomGlucoseMmolPerL', 'hba1cPercent', 'egfrMlPerMin', 'totalCholesterolMmolPerL',
        'triglyceridesMmolPerL', 'ldlCholesterolMmolPerL', 'hdlCholesterolMmolPerL', 'uricAcidUmolPerL',
      ].sort(),
    );
    const bmi = item('bmiKgPerM2');
    expect('reference' in bmi && bmi.reference).toEqual([{ ageYears: { atLeast: 18 }, atLeast: 18.5, below: 24, source: sources.bmi }]);
  });

  test('every formula is named by an item, and every derived item gets a value once its inputs are there', () => {
    const derivedItems = nationalCatalogue.items.filter((each) => each.kind === 'derived');
    expect([...new Set(derivedItems.map(({ formula }) => formula))].sort()).toEqual([...formulaNames].sort());
    const typed: Values = {};
    for (const each of nationalCatalogue.items) {
      if (each.kind === 'number') typed[each.code] = each.plausible?.atLeast ?? each.absolute.atLeast ?? 1;
      if (each.kind === 'choice') typed[each.code] = { option: each.options[0]?.code ?? '' };
    }
    const derived = derive(nationalCatalogue, typed, { sex: 'female', ageYears: 67 });
    expect(Object.keys(derived).sort()).toEqual(derivedItems.map(({ code }) => code).sort());
    for (const each of derivedItems) {
      const value = derived[each.code];
      if (!each.options) expect(typeof value, each.code).toBe('number');
      else expect(each.options.map(({ code }) => ({ option: code })), each.code).toContainEqual(value);
    }
  });

  test('phrases: many for every reading station, none twice', () => {
    const count = (station: string): number => nationalCatalogue.phrases.filter((phrase) => phrase.station === station).length;
    expect(count('ultrasound')).toBeGreaterThan(60);
    expect(count('ecg')).toBeGreaterThan(30);
    expect(count('dr')).toBeGreaterThan(20);
    expect(count('review')).toBeGreaterThan(50);
    const keys = nationalCatalogue.phrases.map(({ item: code, option, text }) => `${code}|${option ?? ''}|${text}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
