import type { Catalogue } from '../../shared/catalogue/types.ts';
import type { Referral, SignedExamination, StationRecord } from '../../shared/model/examination.ts';
import type { GuideSheetInput } from '../../electron/station/documents/guideSheet.ts';
import type { TubeLabel } from '../../electron/station/documents/tubeLabels.ts';

/** A made-up resident: the area code belongs to no county. */
export const identityNumber = '659999195903120027';
export const ordinaryName = '古丽巴哈尔·艾合买提';
export const longName = '阿卜杜热西提江·阿卜杜克热木·买买提依明·吐尔逊尼亚孜·阿卜杜外力·努尔买买提·麦麦提图尔荪·喀迪尔罕江·赛买提';
export const examNumber = 'A01-000142-X';
export const specimenNumber = 'A01000142X01';
export const printedAt = Date.UTC(2026, 10, 22, 1, 41);

const source = 'fixture';
const base = { source, section: 'general', panel: 'general' };

export const catalogue: Catalogue = {
  version: 'fixture-1', title: '夹具', forms: [{ code: 'healthExamination', name: '健康体检表', source, notes: [] }],
  sections: [
    { code: 'general', name: '一般状况', form: 'healthExamination' }, { code: 'organs', name: '脏器功能', form: 'healthExamination' }, { code: 'laboratory', name: '辅助检查', form: 'healthExamination' }, { code: 'medicines', name: '主要用药情况', form: 'healthExamination' },
    { code: 'conclusion', name: '健康评价', form: 'healthExamination' },
  ],
  panels: [
    { code: 'general', name: '一般检查', station: 'vitals' },
    { code: 'bloodCount', name: '血常规', station: 'laboratory', tube: 'edta' },
    { code: 'liver', name: '肝功能', station: 'laboratory', tube: 'serum', fasting: true },
    { code: 'lipids', name: '血脂', station: 'laboratory', tube: 'serum', fasting: true },
    { code: 'glucose', name: '空腹血糖', station: 'laboratory', tube: 'serum', fasting: true },
    { code: 'hbsAg', name: '乙肝表面抗原', station: 'laboratory', tube: 'serum' },
    { code: 'hivAntibody', name: '病毒抗体筛查', station: 'laboratory', tube: 'serum' },
    { code: 'urine', name: '尿常规', station: 'laboratory', tube: 'cup' },
    { code: 'abdomen', name: '腹部B超', station: 'ultrasound', fasting: true, instruction: '空腹' },
    { code: 'uterus', name: '子宫及附件B超', station: 'ultrasound', instruction: '需憋尿' },
    { code: 'lifestyle', name: '生活方式', station: 'interview' },
    { code: 'physical', name: '内科查体', station: 'physical' },
    { code: 'selfCare', name: '生活自理能力评估', station: 'elderly' },
    { code: 'mood', name: '情感状态粗筛', station: 'elderly' },
    { code: 'vision', name: '视力', station: 'eye' }, { code: 'fundus', name: '眼底', station: 'eye' },
    { code: 'ecg', name: '十二导联心电图', station: 'ecg' },
    { code: 'chest', name: '胸部正位DR', station: 'dr' },
    { code: 'copd', name: '肺功能', station: 'lungFunction' },
    { code: 'gynaecology', name: '妇科检查', station: 'gynaecology' },
    { code: 'constitution', name: '中医体质辨识', station: 'tcm' },
    { code: 'evaluation', name: '总检', station: 'review' },
  ],
  tubes: [
    { code: 'edta', name: 'EDTA抗凝管', capColour: '紫色', specimen: '全血', volumeMl: 2 },
    { code: 'serum', name: '促凝管', capColour: '黄色', specimen: '血清', volumeMl: 5 },
    { code: 'cup', name: '尿杯', capColour: '白色', specimen: '尿液', volumeMl: 10 },
  ],
  items: [
    { ...base, code: 'temperature', name: '体温', kind: 'number', unit: 'Cel', unitLabel: '℃', decimals: 1, absolute: { atLeast: 30, atMost: 45 } },
    { ...base, code: 'bloodPressureLeft', name: '血压 左侧', kind: 'bloodPressure', arm: 'left', absolute: { systolicMmHg: {}, diastolicMmHg: {} } },
    { ...base, code: 'heightCm', name: '身高', kind: 'number', unit: 'cm', unitLabel: 'cm', decimals: 1, absolute: {} },
    { ...base, code: 'bmi', name: '体质指数（BMI）', kind: 'derived', formula: 'bmi', from: ['heightCm'], unitLabel: 'Kg/m²', decimals: 1, reference: [{ atLeast: 18.5, below: 24, source }] },
    { ...base, code: 'dentition', section: 'organs', name: '齿列', kind: 'dentition', options: [{ code: '1', label: '正常', normal: true }, { code: '2', label: '缺齿' }, { code: '4', label: '义齿（假牙）' }] },
    { ...base, code: 'history', section: 'organs', name: '既往史', kind: 'choices', options: [{ code: '2', label: '高血压' }, { code: '9', label: '结核病' }] },
    { ...base, code: 'mood', section: 'organs', panel: 'mood', name: '老年人情感状态', kind: 'choice', sensitivity: 'mentalHealth', options: [{ code: '1', label: '粗筛阴性' }, { code: '2', label: '粗筛阳性' }] },
    { ...base, code: 'hbsAg', section: 'laboratory', panel: 'hbsAg', name: '乙型肝炎表面抗原', kind: 'choice', sensitivity: 'hepatitis', options: [{ code: '1', label: '阴性' }, { code: '2', label: '阳性' }] },
    { ...base, code: 'hivAntibody', section: 'laboratory', panel: 'hivAntibody', name: '病毒抗体', kind: 'choice', sensitivity: 'hiv', options: [{ code: '1', label: '阴性' }, { code: '2', label: '待复检' }] },
    { ...base, code: 'alt', section: 'laboratory', panel: 'liver', name: '血清谷丙转氨酶', kind: 'number', unit: 'U/L', unitLabel: 'U/L', decimals: 0, absolute: {}, reference: [{ sex: 'male', atLeast: 9, atMost: 50, source }, { sex: 'female', atLeast: 7, atMost: 40, source }] },
    { ...base, code: 'urineProtein', section: 'laboratory', panel: 'urine', name: '尿蛋白', kind: 'strip', options: [{ code: '1', label: '－' }, { code: '3', label: '＋' }], quantityUnits: ['mg/dL'] },
    { ...base, code: 'ecg', section: 'laboratory', panel: 'ecg', name: '心电图', kind: 'choice', options: [{ code: '1', label: '正常' }, { code: '2', label: '异常', text: 'required' }] },
    { ...base, code: 'fundus', section: 'laboratory', panel: 'fundus', name: '眼底', kind: 'choice', options: [{ code: '1', label: '正常' }] },
    { ...base, code: 'medicines', section: 'medicines', name: '药物', kind: 'rows', atMost: 6, columns: [{ code: 'name', name: '药物名称', kind: 'text' }, { code: 'use', name: '用法', kind: 'text' }, { code: 'adherence', name: '服药依从性', kind: 'choice', options: [{ code: '1', label: '规律' }] }] },
    { ...base, code: 'evaluation', section: 'conclusion', panel: 'evaluation', name: '健康评价', kind: 'choice', options: [{ code: '2', label: '有异常', text: 'required' }] },
    { ...base, code: 'guidance', section: 'conclusion', panel: 'evaluation', name: '健康指导', kind: 'choices', options: [{ code: '1', label: '纳入慢性病患者健康管理' }, { code: '2', label: '建议复查' }, { code: '3', label: '建议转诊' }] },
  ],
  packageRules: [
    { code: 'base', name: '基本套餐', source, when: {}, panels: ['general', 'bloodCount', 'liver', 'hbsAg'] },
    { code: 'age65', name: '65岁及以上：胸部DR、中医体质', source, when: { ageYears: { atLeast: 65 } }, panels: ['chest', 'constitution'] },
    { code: 'tuberculosisFollowUp', name: '随访对象加查', source, when: { anyGroup: ['tuberculosis'] }, panels: ['chest'] },
    { code: 'virus', name: '重点筛查项目', source, when: {}, panels: ['hivAntibody'] },
    { code: 'hepatitis', name: '乙肝筛查', source, when: {}, panels: ['hbsAg', 'liver'] },
  ],
  phrases: [],
};

const reasonsOf = (code: string): string[] => catalogue.packageRules.filter((rule) => rule.panels.includes(code)).map((rule) => rule.code);

export const allPanels = catalogue.panels.map(({ code }) => ({ panel: code, reasons: reasonsOf(code) }));

export const guideSheetInput: GuideSheetInput = {
  institutionName: '示例乡卫生院', campaignName: '2026年度全民健康体检', examNumber, name: ordinaryName, sex: 'female', ageYears: 67,
  identity: { kind: 'residentIdCard', number: identityNumber }, photo: null, panels: allPanels, catalogue, printedAt, copy: 1, demo: false,
};

export const label: TubeLabel = {
  name: ordinaryName, sex: 'female', ageYears: 67, identity: guideSheetInput.identity, examNumber, specimenNumber,
  tube: { name: 'EDTA抗凝管', capColour: '紫色' }, examinedOn: '2026-11-22',
};

export const referral: Referral = {
  id: 'r1', examinationId: 'e1', findingRules: ['BP-02'], urgency: 'routine', toInstitution: '示例县人民医院', toDepartment: '心内科', receivingDoctor: '',
  impression: '高血压2级（高危）', presentIllness: '本次体检血压168/102 mmHg，静坐后复测164/100 mmHg，伴头晕一周，心电图示ST-T改变。', pastHistory: '高血压病史8年，规律服药；2型糖尿病5年。',
  treatment: '硝苯地平控释片30 mg，每日一次。', staffId: 's1', staffName: '王建国', phone: '0999-1234567', proposedAt: printedAt,
};

function record(station: StationRecord['station'], values: StationRecord['values'], outcomes: StationRecord['outcomes'] = {}): StationRecord {
  return {
    id: `record-${station}`, examinationId: 'e1', station, slot: station, catalogueVersion: catalogue.version, values, outcomes, staffId: 's1', staffName: '李护士', recordedAt: printedAt,
    replaces: null, reason: null,
  };
}

export const signedExamination: SignedExamination = {
  examinationId: 'e1', examNumber, version: 1, campaign: { id: 'c1', name: '2026年度全民健康体检', year: 2026 },
  institution: { code: '1', name: '示例乡卫生院', phone: '0999-7654321', address: '示例乡' }, catalogueVersion: catalogue.version, openedAt: printedAt, examinedOn: '2026-11-22',
  resident: {
    id: 'p1', identity: guideSheetInput.identity, ageYears: 67,
    demographics: {
      name: ordinaryName, sex: 'female', birthDate: '1959-03-12', ethnicityCode: '05', villageCode: null, address: null, phone: null, contactName: null, contactPhone: null,
      recordNumber: '65999900110100027', groups: ['hypertension', 'tuberculosis'], allergies: null, assistance: null, familyDoctor: null,
    },
  },
  panels: allPanels,
  records: [
    record('vitals', { temperature: 36.5, heightCm: 151.5, bmi: 29.7, bloodPressureLeft: { readings: [{ systolicMmHg: 152, diastolicMmHg: 94 }, { systolicMmHg: 148, diastolicMmHg: 92 }] } }),
    record('physical', { dentition: { options: ['2', '4'], teeth: { 2: { upperLeft: 2, lowerRight: 1 } } }, history: { options: ['2', '9'] }, mood: { option: '2' } }),
    record('laboratory', { hbsAg: { option: '2' }, hivAntibody: { option: '2' }, alt: 62, urineProtein: { option: '1' }, ecg: { option: '2', text: '窦性心律，ST-T改变' }, medicines: [{ name: '硝苯地平控释片', use: '口服', adherence: '1' }] }, {
      fundus: { outcome: 'declined', reason: '本人不愿散瞳', witness: '张某' },
    }),
    record('review', { evaluation: { option: '2', text: '血压升高；肝功能异常；乙肝表面抗原阳性' }, guidance: { options: ['1', '2'] } }),
  ],
  specimens: [], tubeOutcomes: [{ tube: 'edta', outcome: { outcome: 'deferred', until: '2026-12-01', reason: '血管细' }, staffId: 's1', staffName: '李护士', recordedAt: printedAt }], attachments: [],
  findings: [
    { rule: 'BMI-01', ruleVersion: 1, class: 'notice', station: 'vitals', items: ['bmi'], direction: 'high', sentence: '体质指数 29.7 Kg/m²，肥胖。', source: '示例来源', sensitive: false },
    { rule: 'HB-01', ruleVersion: 1, class: 'abnormal', station: 'laboratory', items: ['hbsAg'], direction: 'none', sentence: '某项检验结果阳性。', source: '示例来源', sensitive: true },
    { rule: 'BP-02', ruleVersion: 1, class: 'B', station: 'vitals', items: ['bloodPressureLeft'], direction: 'high', sentence: '血压 148/92 mmHg 升高，建议非同日复测。', source: '示例来源', sensitive: false },
    { rule: 'LIV-01', ruleVersion: 1, class: 'abnormal', station: 'laboratory', items: ['alt'], direction: 'high', sentence: '血清谷丙转氨酶 62 U/L，高于参考范围。', source: '示例来源', sensitive: false },
  ],
  referrals: [referral],
  signature: { staffId: 's1', staffName: '王建国', signedAt: printedAt, contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
};
