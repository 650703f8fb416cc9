import type { Institution, Referral } from '../../../shared/model/examination.ts';
import type { Day, Sex } from '../../../shared/model/person.ts';
import { cssString, html, type Html } from './html.ts';
import { documentOf, pageNumberCss, songFamily } from './page.ts';
import { dayParts, sexWords } from './words.ts';

export interface ReferralFormInput {
  referral: Referral;
  /** The one that sends. */
  institution: Pick<Institution, 'name' | 'phone'>;
  resident: { name: string; sex: Sex; ageYears: number | null; recordNumber: string | null; address: string | null; phone: string | null };
  referredOn: Day;
  demo: boolean;
}

/** Long texts run on: every sheet then says whose it is, and how many there are. */
const css = (name: string): string => `
@page{size:A4;margin:13mm 18mm 12mm;${pageNumberCss()}@bottom-left{content:${cssString(name)};font:8.5pt ${songFamily}}}
body{font:12pt/1.75 ${songFamily}}
.sheet{break-after:page}
.sheet:last-of-type{break-after:auto}
h1{font-size:20pt;text-align:center;letter-spacing:.2em;line-height:1.4}
h2{font-size:16pt;text-align:center;letter-spacing:.12em;line-height:1.6}
.cut{border-top:.3mm dashed #000;margin:2.5mm 0}
.line{display:flex;gap:3mm;align-items:baseline}
.line>span{display:flex;align-items:baseline;white-space:nowrap}
.line>.wide{flex:1;min-width:0}
u{text-decoration:none;border-bottom:.25mm solid #000;padding:0 2mm;font-weight:700;min-width:14mm;text-align:center;white-space:normal}
.line u{flex:1;min-height:1.35em;line-height:1.35}
u.short{min-width:9mm}
u.long{min-width:58mm}
p u{display:inline-block;min-height:1.35em;line-height:1.35;vertical-align:baseline}
p u:empty::before,.line u:empty::before{content:"\\00a0"}
.indent{text-indent:2em}
.indent u{text-indent:0}
.field{margin-top:1mm}
.field div{font-weight:700;min-height:14mm;white-space:pre-wrap;padding:0 2mm 1mm 2em;line-height:1.6}
.sign{display:flex;flex-direction:column;align-items:flex-end;margin-top:1.5mm;break-inside:avoid}
.sign div{display:flex;align-items:baseline;gap:1mm}
.sign .signed{align-items:flex-end}
.sign .blank{width:48mm;height:8mm;border-bottom:.25mm solid #000;font-size:9pt;line-height:1.3;display:flex;align-items:flex-end;justify-content:flex-end}
.notes{font-size:9.5pt;line-height:1.5;break-inside:avoid}
`;

function dateOf(day: Day | null): Html {
  const parts = day ? dayParts(day) : { year: '', month: '', dayOfMonth: '' };
  return html`<u>${parts.year}</u>年<u class="short">${parts.month}</u>月<u class="short">${parts.dayOfMonth}</u>日`;
}

/** Signed by hand: the name is printed small at the end of the line, the line itself stays empty. */
function signatureLine(staffName: string): Html {
  return html`<div class="signed">转诊医生（签字）：<span class="blank">${staffName}</span></div>`;
}

const cut = html`<div class="cut"></div>`;

function field(label: string, text: string): Html {
  return html`<div class="field">${label}<div>${text}</div></div>`;
}

interface Stub { numberLabel: '档案编号' | '病案号'; name: string; sex: string; age: string; number: string; address: string; phone: string }

function stubHead(stub: Stub): Html {
  return html`<h2>存　根</h2>
<div class="line"><span class="wide">患者姓名<u>${stub.name}</u></span><span>性别<u class="short">${stub.sex}</u></span><span>年龄<u class="short">${stub.age}</u></span><span>${stub.numberLabel}<u style="min-width:${stub.number ? 46 : 32}mm">${stub.number}</u></span></div>
<div class="line"><span class="wide">家庭住址<u>${stub.address}</u></span><span>联系电话<u style="min-width:36mm">${stub.phone}</u></span></div>`;
}

function outgoing({ referral, institution, resident, referredOn }: ReferralFormInput): Html {
  const sex = sexWords[resident.sex];
  const age = resident.ageYears === null ? '' : String(resident.ageYears);
  const stub: Stub = {
    numberLabel: '档案编号', name: resident.name, sex, age, number: resident.recordNumber ?? '', address: resident.address ?? '', phone: resident.phone ?? '',
  };
  return html`<section class="sheet"><h1>双向转诊单</h1>${cut}
${stubHead(stub)}
<p class="indent">于 ${dateOf(referredOn)}因病情需要，转入<u class="long">${referral.toInstitution}</u>单位<u>${referral.toDepartment}</u>科室<u>${referral.receivingDoctor}</u>接诊医生。</p>
<div class="sign">${signatureLine(referral.staffName)}<div>${dateOf(referredOn)}</div></div>
${cut}<h2>双向转诊（转出）单</h2>
<p><u class="long">${referral.toInstitution}</u>（机构名称）：</p>
<p class="indent">现有患者<u>${resident.name}</u>性别<u class="short">${sex}</u>年龄<u class="short">${age}</u>因病情需要，需转入贵单位，请予以接诊。</p>
${field('初步印象：', referral.impression)}${field('主要现病史（转出原因）：', referral.presentIllness)}${field('主要既往史：', referral.pastHistory)}${field('治疗经过：', referral.treatment)}
<div class="sign">${signatureLine(referral.staffName)}<div>联系电话：<u class="long">${referral.phone || institution.phone}</u></div><div><u class="long">${institution.name}</u>（机构名称）</div><div>${dateOf(referredOn)}</div></div>
${cut}<div class="notes">填表说明<br>1．本表供居民双向转诊转出时使用，由转诊医生填写。<br>2．初步印象：转诊医生根据患者病情做出的初步判断。<br>3．主要现病史：患者转诊时存在的主要临床问题。<br>4．主要既往史：患者既往存在的主要疾病史。<br>5．治疗经过：经治医生对患者实施的主要诊治措施。</div></section>`;
}

/** Blank: the receiving hospital fills it in by hand. */
function returning(): Html {
  const stub: Stub = { numberLabel: '病案号', name: '', sex: '', age: '', number: '', address: '', phone: '' };
  return html`<section class="sheet"><h1>双向转诊（回转）单</h1>${cut}
${stubHead(stub)}
<p class="indent">于 ${dateOf(null)}因病情需要，转回<u class="long"></u>单位<u style="min-width:40mm"></u>接诊医生。</p>
<div class="sign">${signatureLine('')}<div>${dateOf(null)}</div></div>
${cut}<h2>双向转诊（回转）单</h2>
<p><u class="long"></u>（机构名称）：</p>
<p class="indent">现有患者<u style="min-width:40mm"></u>因病情需要，现转回贵单位，请予以接诊。</p>
<div class="line"><span class="wide">诊断结果<u></u></span><span>住院病案号<u style="min-width:40mm"></u></span></div>
<div class="field">主要检查结果：<div style="min-height:34mm"></div></div><div class="field">治疗经过、下一步治疗方案及康复建议：<div style="min-height:42mm"></div></div>
<div class="sign">${signatureLine('')}<div>联系电话：<u class="long"></u></div><div><u class="long"></u>（机构名称）</div><div>${dateOf(null)}</div></div>
${cut}<div class="notes">填表说明：<br>1．本表供居民双向转诊回转时使用，由转诊医生填写。<br>2．主要检查结果：填写患者接受检查的主要结果。<br>3．治疗经过：经治医生对患者实施的主要诊治措施。<br>4．康复建议：填写经治医生对患者转出后需要进一步治疗及康复提出的指导建议。</div></section>`;
}

/**
 * 双向转诊单 in the words of 国家基本公共卫生服务规范（第三版） 附件7: page one the stub and the outgoing form, page two the
 * returning form, blank. A long history runs on to a further page.
 */
export function referralForm(input: ReferralFormInput): string {
  return documentOf({ title: '双向转诊单', css: css(input.resident.name), body: html`${outgoing(input)}${returning()}`, demo: input.demo });
}
