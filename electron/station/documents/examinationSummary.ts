import type { Catalogue, Item, ItemValue, Values } from '../../../shared/catalogue/types.ts';
import { boundsInWords } from '../../../shared/clinical/bands.ts';
import { markedItems } from '../../../shared/clinical/markedItems.ts';
import { normalBounds, type NormalFor } from '../../../shared/clinical/normalBounds.ts';
import type { Finding, SignedExamination } from '../../../shared/model/examination.ts';
import { maskIdentityNumber } from '../../../shared/model/identityNumber.ts';
import type { Instant } from '../../../shared/model/person.ts';
import { fitFontPt } from './fitFontPt.ts';
import { cssString, html, type Html } from './html.ts';
import { documentOf, pageNumberCss, sansFamily } from './page.ts';
import { harmlessValue, sensitiveMatterOf, type SensitiveMatter } from './sensitiveMatter.ts';
import { outcomeWords, valueWords } from './valueWords.ts';
import { minuteOf, sexWords } from './words.ts';

export interface ExaminationSummaryInput {
  examination: SignedExamination;
  /** The version the examination was done under. */
  catalogue: Catalogue;
  /** Only for a reader who holds the right to it; the page then says so. */
  includeSensitive: boolean;
  printedAt: Instant;
  demo: boolean;
}

const css = (examNumber: string): string => `
@page{size:A4;margin:13mm 14mm 15mm;${pageNumberCss()}@bottom-left{content:${cssString(`体检编号 ${examNumber}`)};font:8.5pt ${sansFamily}}}
body{font-size:11pt;line-height:1.4}
header{display:flex;justify-content:space-between;align-items:flex-end;border-bottom:.7mm solid #000;padding-bottom:1.5mm}
h1{font-size:21pt;letter-spacing:.14em;line-height:1.15}
.where{text-align:end;line-height:1.35;font-size:10.5pt}
.secret{border:.6mm solid #000;font-weight:700;padding:.6mm 3mm;margin-top:2mm;text-align:center}
.person{display:flex;justify-content:space-between;align-items:center;gap:6mm;padding:2.5mm 0 3mm}
.person .name{line-height:1.15}
.facts{font-size:13pt;font-weight:700}
.numbers{font-size:10pt;line-height:1.55;text-align:end;white-space:nowrap}
h2{font-size:13pt;line-height:1.3;background:#000;color:#fff;padding:.5mm 2.5mm;margin-top:3mm;break-after:avoid}
.finding{display:flex;gap:3mm;padding:1.3mm 1mm;border-bottom:.2mm solid #888;break-inside:avoid;align-items:baseline}
.finding b.class{flex:none;width:27mm;font-size:10pt;border:.3mm solid #000;text-align:center;line-height:1.35;border-radius:.8mm}
.finding.A b.class{background:#000;color:#fff}
.finding.A p,.finding.B p{font-weight:700}
.finding small{font-size:8.5pt;font-weight:400;display:block;color:#222}
.conclusion{border:.5mm solid #000;border-top:0;padding:1mm 3mm 2mm}
.conclusion div{display:flex;gap:3mm;padding:.7mm 0;break-inside:avoid}
.conclusion dt,.conclusion b{flex:none;width:30mm;font-weight:700}
.conclusion span{white-space:pre-wrap;min-width:0}
.none{padding:1.5mm 1mm}
.results{columns:2;column-gap:7mm;margin-top:2mm}
h3{font-size:11.5pt;line-height:1.3;border-bottom:.4mm solid #000;margin-top:2mm;break-after:avoid}
.results h3:first-child{margin-top:0}
.results td{border-bottom:.15mm solid #999;padding:.6mm .8mm;vertical-align:top;line-height:1.3;font-size:10pt}
.results td.value{font-weight:700;font-size:10.5pt;width:52%}
.results small{font-weight:400;font-size:8.5pt}
.results .flag{font-size:11pt;padding:0 .5mm 0 1mm}
.results tr.marked td{background:#e6e6e6}
.signature{display:flex;justify-content:space-between;gap:8mm;align-items:flex-end;margin-top:5mm;border-top:.5mm solid #000;padding-top:2mm;break-inside:avoid;font-size:11pt}
.signature small{font-size:8.5pt;display:block}
.print{font-size:8.5pt;margin-top:2mm;display:flex;justify-content:space-between;gap:5mm;break-inside:avoid}
`;

const classes = [
  { class: 'A', words: '需立即处理' }, { class: 'B', words: '需进一步检查' }, { class: 'abnormal', words: '异常' }, { class: 'notice', words: '留意' },
] as const satisfies readonly { class: Finding['class']; words: string }[];

interface Result { item: Item; value: ItemValue }

/** What of the examination may stand on this print. */
interface Contents {
  findings: readonly Finding[];
  results: readonly Result[];
  conclusion: readonly Result[];
  outcomes: readonly { name: string; words: string }[];
  referrals: readonly string[];
  /** Recorded under codes this catalogue does not have. */
  unknownItems: number;
}

/** A tube that serves nothing but sensitive panels would tell of them. */
function tubeOutcomesOf({ examination, catalogue, includeSensitive }: ExaminationSummaryInput, matter: SensitiveMatter): { name: string; words: string }[] {
  const ordered = new Set(examination.panels.map(({ panel }) => panel));
  return examination.tubeOutcomes.flatMap(({ tube: code, outcome }) => {
    const served = catalogue.panels.filter((panel) => panel.tube === code && ordered.has(panel.code));
    if (!includeSensitive && served.every((panel) => matter.panel(panel.code))) return [];
    return [{ name: catalogue.tubes.find((tube) => tube.code === code)?.name ?? code, words: outcomeWords(outcome) }];
  });
}

function contentsOf(input: ExaminationSummaryInput, matter: SensitiveMatter): Contents {
  const { examination, catalogue, includeSensitive } = input;
  const harmless = (words: string): boolean => includeSensitive || !matter.text(words);
  const records = [...examination.records];
  const valueOf = new Map(records.flatMap((record) => Object.entries(record.values)));
  const outcomeOf = new Map(records.flatMap((record) => Object.entries(record.outcomes)));
  const concluded = new Set(records.filter(({ station }) => station === 'review').flatMap(({ values }) => Object.keys(values)));
  const items = catalogue.items.filter((item) => includeSensitive || !matter.item(item));
  const known = new Set(catalogue.items.map((item) => item.code));
  const all = items.flatMap((item): Result[] => {
    const recorded = valueOf.get(item.code);
    if (recorded === undefined) return [];
    const value = includeSensitive ? recorded : harmlessValue(item, recorded, matter);
    return value === null ? [] : [{ item, value }];
  });
  const sensitiveRules = new Set(examination.findings.filter(({ sensitive }) => sensitive).map(({ rule }) => rule));
  const hiddenItems = new Set(catalogue.items.filter((item) => matter.item(item)).map((item) => item.code));
  return {
    findings: examination.findings.filter((finding) =>
      includeSensitive || (!finding.sensitive && !finding.items.some((item) => hiddenItems.has(item)) && !matter.text(finding.sentence))),
    results: all.filter(({ item }) => !concluded.has(item.code)),
    conclusion: all.filter(({ item }) => concluded.has(item.code)),
    outcomes: [
      ...tubeOutcomesOf(input, matter),
      ...items.flatMap((item) => {
        const outcome = outcomeOf.get(item.code);
        return outcome ? [{ name: item.name, words: outcomeWords(outcome) }] : [];
      }),
    ].filter(({ words }) => harmless(words)),
    referrals: examination.referrals
      .filter((referral) => includeSensitive || !referral.findingRules.some((rule) => sensitiveRules.has(rule)))
      .map((referral) => `${referral.toInstitution} ${referral.toDepartment}`.trim())
      .filter(harmless),
    unknownItems: [...valueOf.keys()].filter((code) => !known.has(code)).length,
  };
}

function findingRow(finding: Finding): Html {
  const words = classes.find((candidate) => candidate.class === finding.class)?.words;
  return html`<div class="finding ${finding.class}"><b class="class">${words}</b><p>${finding.sentence}<small>${finding.rule} · ${finding.source}</small></p></div>`;
}

type Marks = ReadonlyMap<string, Finding['direction']>;

const directionWords = { high: '↑', low: '↓', none: '异常' } as const satisfies Record<Finding['direction'], string>;

function resultRow({ item, value }: Result, marks: Marks, about: NormalFor): Html {
  const { text, unit } = valueWords(item, value);
  const normal = normalBounds(item, about);
  const reference = normal && boundsInWords(normal);
  const mark = marks.get(item.code);
  return html`<tr class="${mark && 'marked'}"><td>${item.name}</td><td class="value">${text}${mark && html`<span class="flag">${directionWords[mark]}</span>`} <small>${unit}</small>${reference && html`<br><small>参考 ${reference}</small>`}</td></tr>`;
}

function sectionsOf(contents: Contents, marks: Marks, { catalogue, examination }: ExaminationSummaryInput): Html {
  const named = new Set(catalogue.sections.map(({ code }) => code));
  const about = personOf(examination, catalogue);
  const rest = { code: null, name: '其他' };
  return html`${[...catalogue.sections, rest].map((section) => {
    const rows = contents.results.filter(({ item }) => (section.code === null ? !named.has(item.section) : item.section === section.code));
    return rows.length > 0 && html`<h3>${section.name}</h3><table>${rows.map((row) => resultRow(row, marks, about))}</table>`;
  })}`;
}

function personOf({ resident: { demographics, ageYears }, records }: SignedExamination, catalogue: Catalogue): NormalFor {
  const values = Object.assign({}, ...records.map((record) => record.values)) as Values;
  return { catalogue, values, person: { sex: demographics.sex, ageYears, groups: demographics.groups } };
}

function shortHash(hash: string): string {
  return hash.slice(0, 16).toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
}

/**
 * 体检结果: what was found first, then the conclusion, then every value by section, and whose signature stands for it. Marks
 * beside values come from the findings alone and ranges from the tables that decided them, so that page and findings
 * cannot disagree.
 */
export function examinationSummary(input: ExaminationSummaryInput): string {
  const { examination, catalogue } = input;
  const { demographics, identity, ageYears } = examination.resident;
  const contents = contentsOf(input, sensitiveMatterOf(catalogue));
  const ordered = classes.flatMap((group) => contents.findings.filter((finding) => finding.class === group.class));
  const marks = new Map(ordered.toReversed().flatMap((finding) => markedItems(finding, catalogue).map((item) => [item, finding.direction] as const)));
  const namePt = fitFontPt(demographics.name, { widthMm: 105, heightMm: 17, largestPt: 26, smallestPt: 8, lineHeight: 1.15 });
  const body = html`
<header><h1>健康体检结果</h1><div class="where"><b>${examination.institution.name}</b><br>${examination.campaign.name}</div></header>
${input.includeSensitive && html`<p class="secret">含涉及个人隐私的结果，仅限有权人员阅读</p>`}
<section class="person"><div><div class="name" style="font-size:${namePt}pt">${demographics.name}</div>
<div class="facts">${sexWords[demographics.sex]}　${ageYears}岁</div></div>
<div class="numbers">体检编号 <b>${examination.examNumber}</b><br>证件号码 ${maskIdentityNumber(identity.number)}${demographics.recordNumber && html`<br>档案编号 ${demographics.recordNumber}`}<br>体检日期 <b>${examination.examinedOn}</b></div></section>
<h2>发现</h2>${ordered.length > 0 ? ordered.map(findingRow) : html`<p class="none">本页所列的项目未发现异常。</p>`}
<h2>结论</h2><div class="conclusion">${contents.conclusion.map(({ item, value }) => {
    const { text, unit } = valueWords(item, value);
    return html`<div><b>${item.name}</b><span>${text} ${unit}</span></div>`;
  })}${contents.referrals.map((place) => html`<div><b>转诊</b><span>${place}</span></div>`)}</div>
<div class="results">${sectionsOf(contents, marks, input)}
${contents.outcomes.length > 0 && html`<h3>未做的项目</h3><table>${contents.outcomes.map(({ name, words }) => html`<tr><td>${name}</td><td class="value">${words}</td></tr>`)}</table>`}</div>
<section class="signature"><div>总检医生 <b>${examination.signature.staffName}</b>　签署于 ${minuteOf(examination.signature.signedAt)}<small>第 ${examination.version} 版　校验码 ${shortHash(examination.signature.contentHash)}</small></div><div>（机构盖章）</div></section>
<p class="print"><span>${!input.includeSensitive && '涉及个人隐私的结果不在本页，由医生当面告知。'}${contents.unknownItems > 0 && `另有 ${contents.unknownItems} 项不在目录 ${catalogue.version} 中，未印。`}</span><span>${examination.institution.phone && `咨询 ${examination.institution.phone}　`}打印 ${minuteOf(input.printedAt)}</span></p>`;
  return documentOf({ title: '健康体检结果', css: css(examination.examNumber), body, demo: input.demo });
}
