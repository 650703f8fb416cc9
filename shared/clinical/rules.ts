import type { FindingClass } from '../model/examination.ts';

/**
 * Every rule by its number; RULES.md is the same table for people. Where a rule fires stands in ruleConditions.ts.
 * `awaiting`: no source anyone could check, or sources that differ. Such a rule is listed so that a clinician can
 * confirm it, and never fires.
 */
export interface Rule {
  title: string;
  version: number;
  status: 'active' | 'awaiting';
  class: FindingClass;
  /** Guideline or standard with its year. */
  source: string;
  /** For sentences; {value} and the other words in braces are filled in by the condition. Absent while awaiting. */
  sentence?: string;
}

const consensus2019 = '健康体检重要异常结果管理专家共识（试行版）2019';
const hypertension2019 = '高血压基层诊疗指南（2019年）';
const hypertension2025 = '国家基层高血压防治管理指南（2025版）';
const diabetes2025 = '国家基层糖尿病防治管理指南（2025）';
const diabetesService2017 = '国家基本公共卫生服务规范（第三版，2017）2型糖尿病患者健康管理服务规范';
const elderlyService2017 = '国家基本公共卫生服务规范（第三版，2017）老年人健康管理服务规范';
const tcmJudgement2017 = '国家基本公共卫生服务规范（第三版，2017）体质判定标准表';
const form2017 = '国家基本公共卫生服务规范（第三版，2017）健康体检表';
const weight2013 = 'WS/T 428-2013 成人体重判定';
const lipids = '中国成人血脂异常防治指南（2016）；中国血脂管理指南（2023）';
const uricAcid2019 = '中国高尿酸血症与痛风诊疗指南（2019）';
const anaemia = '《诊断学》成人贫血标准（男<120 g/L，女<110 g/L），未作海拔校正';
const ckdEpi2021 = 'CKD-EPI creatinine equation 2021, Inker et al., N Engl J Med 2021;385:1737';
const tiRads = '甲状腺超声 TI-RADS 分类（4a类及以上转诊，3类6～12个月复查）';
const biRads = '乳腺超声 BI-RADS 分类（4类及以上转诊）';
const aksu = '阿克苏地区“1+X”三癌筛查';
const dataCheck = '数据核对';
const toConfirm = '待临床确认';

export const rules = {
  'BP-01': { title: '正常高值血压（130–139/85–89）', version: 1, status: 'active', class: 'notice', source: hypertension2019, sentence: '血压 {readings} mmHg，为正常高值（130～139/85～89），建议改善生活方式，定期测量血压。' },
  'BP-02': { title: '单次血压达 140–159/90–99', version: 1, status: 'active', class: 'abnormal', source: `${hypertension2019}；${hypertension2025}`, sentence: '血压 {readings} mmHg，本次达到 140/90，单次升高不作诊断，建议预约非同日复查（3次非同日均升高方可诊断）。' },
  'BP-03': { title: '单次血压达 160–179/100–109', version: 1, status: 'active', class: 'abnormal', source: `${hypertension2019}；${hypertension2025}`, sentence: '血压 {readings} mmHg，本次达到 160/100，单次升高不作诊断，建议尽早预约非同日复查。' },
  'BP-04': { title: '血压≥180/110，尚未复测', version: 1, status: 'active', class: 'B', source: consensus2019, sentence: '血压 {readings} mmHg，达到 180/110，请静坐后复测；复测仍高或有急性症状按A类处理。' },
  'BP-05': { title: '血压≥180/110，静息复测后仍高', version: 1, status: 'active', class: 'A', source: consensus2019, sentence: '血压 {readings} mmHg，静坐复测后仍达到 180/110，请立即由医生处理，必要时急诊转诊。' },
  'BP-06': { title: '血压≥180/110 伴症状', version: 1, status: 'active', class: 'A', source: `${consensus2019}；${hypertension2019}`, sentence: '血压 {readings} mmHg，达到 180/110，并诉{symptoms}，请立即由医生判断是否为急性症状并处理，必要时急诊转诊。' },
  'BP-07': { title: '已管理的高血压患者血压达 140/90', version: 1, status: 'active', class: 'abnormal', source: hypertension2025, sentence: '高血压患者本次血压 {readings} mmHg，达到 140/90，建议复查，由责任医生评估血压控制。' },
  'BP-08': { title: '已管理的高血压患者（80岁以下）血压未达 <130/80', version: 1, status: 'active', class: 'notice', source: hypertension2025, sentence: '高血压患者本次血压 {readings} mmHg，高于80岁以下控制目标（<130/80），建议由责任医生评估。' },

  'HR-01': { title: '心率（脉率）≥150', version: 1, status: 'active', class: 'A', source: consensus2019, sentence: '{name} {value} 次/分钟，达到 150，请立即由医生处理并查心电图。' },
  'HR-02': { title: '心率（脉率）≤45', version: 1, status: 'active', class: 'A', source: consensus2019, sentence: '{name} {value} 次/分钟，不高于 45，请立即由医生处理并查心电图。' },

  'TMP-01': { title: '糖尿病患者体温>39℃', version: 1, status: 'active', class: 'A', source: diabetesService2017, sentence: '糖尿病患者体温 {value} ℃，超过 39 ℃，请医生处理后紧急转诊。' },

  'GLU-01': { title: '血糖≥16.7', version: 1, status: 'active', class: 'A', source: diabetesService2017, sentence: '{name} {value} mmol/L，达到危急界值 16.7，请医生立即处理后紧急转诊，2周内随访。' },
  'GLU-02': { title: '糖尿病患者血糖≤3.9', version: 1, status: 'active', class: 'A', source: diabetesService2017, sentence: '糖尿病患者{name} {value} mmol/L，不高于低血糖危急界值 3.9，请医生立即处理后紧急转诊，2周内随访。' },
  'GLU-03': { title: '空腹血糖受损（6.1–<7.0）', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '空腹血糖 {value} mmol/L，在空腹血糖受损范围（6.1～<7.0），建议复查并改善生活方式。' },
  'GLU-04': { title: '空腹血糖≥7.0（未登记糖尿病）', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '空腹血糖 {value} mmol/L，达到糖尿病诊断切点 7.0，无症状者须改日重复检查证实，建议预约复查。' },
  'GLU-05': { title: '糖尿病患者空腹血糖≥7.0', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '糖尿病患者空腹血糖 {value} mmol/L，达到 7.0，建议由责任医生评估血糖控制并随访。' },
  'GLU-06': { title: '随机（非空腹）血糖≥11.1', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '{name} {value} mmol/L（非空腹），达到 11.1，无症状者须改日复查空腹血糖证实，建议预约复查。' },
  'GLU-07': { title: '糖化血红蛋白≥6.5（未登记糖尿病）', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '糖化血红蛋白 {value} %，达到糖尿病诊断切点 6.5，无症状者须改日重复检查证实，建议预约复查。' },
  'GLU-08': { title: '糖尿病患者糖化血红蛋白≥6.5', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '糖尿病患者糖化血红蛋白 {value} %，达到 6.5，建议由责任医生评估血糖控制。' },
  'GLU-09': { title: '空腹血糖<7.0 而糖化血红蛋白≥6.5', version: 1, status: 'active', class: 'abnormal', source: diabetes2025, sentence: '空腹血糖 {glucose} mmol/L 未达 7.0，但糖化血红蛋白 {hba1c} % 达到 6.5，不能按血糖正常处理，建议改日复查空腹血糖和糖化血红蛋白。' },
  'GLU-10': { title: '血糖≤3.9（未登记糖尿病）', version: 1, status: 'active', class: 'notice', source: diabetesService2017, sentence: '{name} {value} mmol/L，不高于 3.9，请询问有无低血糖症状、是否使用降糖药物，并复测。' },
  'GLU-11': { title: '未空腹采血，空腹血糖不按空腹切点判断', version: 1, status: 'active', class: 'notice', source: dataCheck, sentence: '空腹血糖 {value} mmol/L，但采血时未空腹，不按空腹切点判断，建议空腹复查。' },

  'BMI-01': { title: '体重过低（BMI<18.5）', version: 1, status: 'active', class: 'abnormal', source: weight2013, sentence: '体质指数 {value} {unit}，低于 18.5，体重过低，建议评估营养状况。' },
  'BMI-02': { title: '超重（24–<28）', version: 1, status: 'active', class: 'abnormal', source: weight2013, sentence: '体质指数 {value} {unit}，在 24～<28，超重，建议控制饮食、增加锻炼。' },
  'BMI-03': { title: '肥胖（≥28）', version: 1, status: 'active', class: 'abnormal', source: weight2013, sentence: '体质指数 {value} {unit}，达到 28，肥胖，建议减体重。' },
  'WST-01': { title: '中心性肥胖前期（男85–<90，女80–<85）', version: 1, status: 'active', class: 'notice', source: weight2013, sentence: '腰围 {value} cm，为中心性肥胖前期（男85～<90，女80～<85），建议控制体重。' },
  'WST-02': { title: '中心性肥胖（男≥90，女≥85）', version: 1, status: 'active', class: 'abnormal', source: weight2013, sentence: '腰围 {value} cm，为中心性肥胖（男≥90，女≥85），建议减体重。' },

  'LIP-01': { title: '总胆固醇边缘升高（5.2–<6.2）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '总胆固醇 {value} mmol/L，边缘升高（5.2～<6.2），建议调整饮食，定期复查。' },
  'LIP-02': { title: '总胆固醇升高（≥6.2）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '总胆固醇 {value} mmol/L，升高（≥6.2），建议到门诊评估心血管风险。' },
  'LIP-03': { title: '低密度脂蛋白胆固醇边缘升高（3.4–<4.1）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '低密度脂蛋白胆固醇 {value} mmol/L，边缘升高（3.4～<4.1），建议调整饮食，定期复查。' },
  'LIP-04': { title: '低密度脂蛋白胆固醇升高（≥4.1）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '低密度脂蛋白胆固醇 {value} mmol/L，升高（≥4.1），建议到门诊评估心血管风险。' },
  'LIP-05': { title: '甘油三酯边缘升高（1.7–<2.3）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '甘油三酯 {value} mmol/L，边缘升高（1.7～<2.3），建议调整饮食、限酒，定期复查。' },
  'LIP-06': { title: '甘油三酯升高（2.3–<5.6）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '甘油三酯 {value} mmol/L，升高（≥2.3），建议到门诊评估。' },
  'LIP-07': { title: '甘油三酯≥5.6，胰腺炎风险', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '甘油三酯 {value} mmol/L，达到 5.6，急性胰腺炎风险增加，建议尽快就诊。' },
  'LIP-08': { title: '高密度脂蛋白胆固醇降低（<1.0）', version: 1, status: 'active', class: 'abnormal', source: lipids, sentence: '高密度脂蛋白胆固醇 {value} mmol/L，低于 1.0，建议改善生活方式，定期复查。' },
  'UA-01': { title: '血尿酸>420', version: 1, status: 'active', class: 'abnormal', source: uricAcid2019, sentence: '血尿酸 {value} μmol/L，高于 420，建议限制高嘌呤饮食和饮酒，非同日复查。' },

  'HB-01': { title: '血红蛋白≤60', version: 1, status: 'active', class: 'A', source: consensus2019, sentence: '血红蛋白 {value} g/L，不高于 60，请立即由医生处理并转诊；是否首次发现请核实。' },
  'HB-02': { title: '贫血（男<120，女<110）', version: 1, status: 'active', class: 'abnormal', source: anaemia, sentence: '血红蛋白 {value} g/L，低于 {cut}，提示贫血，建议就诊查明原因。' },
  'PLT-01': { title: '血小板≤30', version: 1, status: 'active', class: 'A', source: consensus2019, sentence: '血小板 {value}×10⁹/L，不高于 30，请立即由医生处理并转诊，注意有无出血。' },
  'EGF-01': { title: 'eGFR<60', version: 1, status: 'active', class: 'abnormal', source: ckdEpi2021, sentence: '估算肾小球滤过率 {value} mL/(min·1.73m²)，低于 60，建议复查肾功能和尿常规，到门诊评估。' },
  'HEP-01': { title: '乙型肝炎表面抗原阳性', version: 1, status: 'active', class: 'abnormal', source: form2017, sentence: '乙型肝炎表面抗原阳性，建议到门诊进一步检查，告知时注意保护隐私。' },

  'US-01': { title: 'TI-RADS 4a类及以上', version: 1, status: 'active', class: 'B', source: tiRads, sentence: '甲状腺超声 {label}，建议转诊进一步检查。' },
  'US-02': { title: 'TI-RADS 3类', version: 1, status: 'active', class: 'abnormal', source: tiRads, sentence: '甲状腺超声 {label}，建议6～12个月复查。' },
  'US-03': { title: 'BI-RADS 4类及以上', version: 1, status: 'active', class: 'B', source: biRads, sentence: '乳腺超声 {label}，建议转诊进一步检查。' },

  'AGE-01': { title: '生活自理能力：依赖', version: 1, status: 'active', class: 'abnormal', source: elderlyService2017, sentence: '老年人生活自理能力：{label}{score}，建议安排照护和随访。' },
  'AGE-02': { title: '认知功能粗筛阳性', version: 1, status: 'active', class: 'abnormal', source: form2017, sentence: '老年人认知功能粗筛阳性，需进一步行简易智力状态检查。' },
  'AGE-03': { title: '情感状态粗筛阳性', version: 1, status: 'active', class: 'abnormal', source: form2017, sentence: '老年人情感状态粗筛阳性，需进一步行老年抑郁量表检查，告知时注意保护隐私。' },

  'CAN-01': { title: '癌症风险问卷：高风险', version: 1, status: 'active', class: 'notice', source: aksu, sentence: '{name}问卷为高风险，建议按筛查方案安排首次超声。' },

  'TCM-01': { title: '偏颇体质最高分并列', version: 1, status: 'active', class: 'notice', source: tcmJudgement2017, sentence: '{names}得分同为 {score} 分，请中医师依据专业知识判定后进行指导。' },
  'TCM-02': { title: '阴虚与阳虚同时成立', version: 1, status: 'active', class: 'notice', source: tcmJudgement2017, sentence: '阴虚质 {yin} 分、阳虚质 {yang} 分同时成立，结果矛盾，请核对回答，必要时由中医师辅助判定。' },
  'TCM-03': { title: '九种体质均不成立', version: 1, status: 'active', class: 'notice', source: tcmJudgement2017, sentence: '九种体质均判定为否（最高 {score} 分），请返回查找原因，或2周后重新采集填写。' },

  'REF-01': { title: '超出目录所列参考范围', version: 1, status: 'active', class: 'abnormal', source: '体检目录所列参考范围及其来源', sentence: '{name} {value} {unit}，{side}参考范围（{range}），请结合临床，必要时复查。' },
  'OPT-01': { title: '检查所见不是目录标明的正常选项', version: 2, status: 'active', class: 'abnormal', source: form2017, sentence: '{name}：{labels}{advice}。' },
  'OPT-02': { title: '自诉症状或现存健康问题', version: 1, status: 'active', class: 'notice', source: form2017, sentence: '{name}：{labels}，请总检时结合检查结果考虑。' },

  'CHK-01': { title: '与上次相差约十倍', version: 1, status: 'active', class: 'notice', source: dataCheck, sentence: '{name} {value} {unit}，上次 {previous}，相差约十倍，请核对小数点或单位。' },
  'CHK-02': { title: '与性别矛盾', version: 1, status: 'active', class: 'notice', source: dataCheck, sentence: '{name}：{value}，与性别（{sex}）矛盾，请核对人员和结果。' },
  'CHK-03': { title: '部分大于整体', version: 1, status: 'active', class: 'notice', source: dataCheck, sentence: '{part} {partValue} {unit} 大于{whole} {wholeValue} {unit}，不可能成立，请核对两项结果。' },

  'AWT-01': { title: '低血压 <90/60', version: 1, status: 'awaiting', class: 'abnormal', source: toConfirm },
  'AWT-02': { title: '两臂血压差 ≥20 mmHg', version: 1, status: 'awaiting', class: 'abnormal', source: toConfirm },
  'AWT-03': { title: '新发血压 ≥160/100 作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-04': { title: '空腹血糖 ≤2.8，或 ≥13.9 伴尿酮体', version: 1, status: 'awaiting', class: 'A', source: toConfirm },
  'AWT-05': { title: '新发空腹血糖 ≥7.0 或糖化血红蛋白 ≥7 作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-06': { title: '白细胞 ≤1.0×10⁹/L 或见原始细胞', version: 1, status: 'awaiting', class: 'A', source: toConfirm },
  'AWT-07': { title: '血红蛋白 <90 作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-08': { title: '血小板 <50 或 >600 作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-09': { title: '谷丙或谷草转氨酶 ≥15倍上限（A）、谷丙 ≥3倍上限（B）', version: 1, status: 'awaiting', class: 'A', source: toConfirm },
  'AWT-10': { title: '首次血肌酐 ≥707 μmol/L', version: 1, status: 'awaiting', class: 'A', source: toConfirm },
  'AWT-11': { title: 'eGFR<60 作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-12': { title: '尿糖伴酮体 ≥2+', version: 1, status: 'awaiting', class: 'A', source: toConfirm },
  'AWT-13': { title: '乙型肝炎表面抗原阳性作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-14': { title: '大便潜血阳性作为B类', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-15': { title: '慢阻肺筛查问卷总分 ≥16', version: 1, status: 'awaiting', class: 'B', source: '切点：中国县域慢性阻塞性肺疾病筛查专家共识（2020）；各项分值待确认' },
  'AWT-16': { title: 'FEV1/FVC <70 %', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-17': { title: '结直肠癌 APCS 评分', version: 1, status: 'awaiting', class: 'B', source: '各版本不一致，待确认' },
  'AWT-18': { title: '糖尿病风险评分 ≥25', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-19': { title: '简易智力状态检查按文化程度切点', version: 1, status: 'awaiting', class: 'abnormal', source: toConfirm },
  'AWT-20': { title: '老年抑郁量表切点', version: 1, status: 'awaiting', class: 'abnormal', source: toConfirm },
  'AWT-21': { title: '肺结核可疑症状（咳嗽咳痰 ≥2周或咯血）', version: 1, status: 'awaiting', class: 'B', source: toConfirm },
  'AWT-22': { title: '心电图危急值（长间歇、室速、QTc 等）', version: 1, status: 'awaiting', class: 'A', source: '心电图危急值2017中国专家共识与浙江、山西危急值表不一致，待确认' },
  'AWT-23': { title: '胸片危急表现（大量气胸、活动性结核、主动脉夹层）', version: 1, status: 'awaiting', class: 'A', source: toConfirm },
  'AWT-24': { title: '血红蛋白海拔校正', version: 1, status: 'awaiting', class: 'abnormal', source: '海拔校正表来源待确认' },
  'AWT-25': { title: '糖尿病患者持续心率 >100', version: 1, status: 'awaiting', class: 'A', source: `${diabetesService2017}；单次计数不能说明持续` },
  'AWT-26': { title: '孕妇贫血 <100', version: 1, status: 'awaiting', class: 'abnormal', source: toConfirm },
} as const satisfies Record<string, Rule>;

export type RuleNumber = keyof typeof rules;

/** Rules that may fire: only these can be named by a condition. */
export type ActiveRuleNumber = { [Number in RuleNumber]: (typeof rules)[Number]['status'] extends 'active' ? Number : never }[RuleNumber];

export function ruleOf(number: RuleNumber): Rule {
  return rules[number];
}
