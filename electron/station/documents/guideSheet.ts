import type { Catalogue } from '../../../shared/catalogue/types.ts';
import type { PackagePanel } from '../../../shared/model/examination.ts';
import { maskIdentityNumber } from '../../../shared/model/identityNumber.ts';
import type { Identity, Instant, Sex } from '../../../shared/model/person.ts';
import { compactExamNumber } from '../../../shared/examination/examNumber.ts';
import { code128Svg } from './code128.ts';
import { fitFontPt } from './fitFontPt.ts';
import { guideStops, type Stop } from './guideStops.ts';
import { html, type Html } from './html.ts';
import { documentOf, pageNumberCss } from './page.ts';
import { pictogram } from './pictograms.ts';
import { sensitiveMatterOf, type SensitiveMatter } from './sensitiveMatter.ts';
import { minuteOf, sexWords } from './words.ts';

export interface GuideSheetInput {
  institutionName: string;
  campaignName: string;
  examNumber: string;
  name: string;
  sex: Sex;
  /** Null where the birth date is not known. */
  ageYears: number | null;
  identity: Identity;
  photo: { mediaType: 'image/jpeg' | 'image/png'; bytes: Uint8Array } | null;
  panels: readonly PackagePanel[];
  /** The version the examination is done under; names, order and what is sensitive come from it. */
  catalogue: Catalogue;
  printedAt: Instant;
  /** 1 is the first print, 2 the first reprint. */
  copy: number;
  demo: boolean;
}

const css = `
@page{size:148mm 210mm;margin:7mm 7mm 9mm;${pageNumberCss('bottom-center')}}
body{font-size:10pt;line-height:1.3}
header{display:flex;align-items:flex-end;justify-content:space-between;border-bottom:.7mm solid #000;padding-bottom:1.2mm}
h1{font-size:20pt;line-height:1.05;letter-spacing:.18em}
h1 small{font-size:8pt;font-weight:400;letter-spacing:0;margin-inline-start:3mm;white-space:nowrap}
.where{text-align:end;font-size:10pt;line-height:1.3}
.reprint{display:inline-block;border:.6mm solid #000;padding:.2mm 2mm;font-weight:700;font-size:11pt;margin-inline-start:1mm;letter-spacing:0}
.person{display:flex;gap:4mm;padding:1.5mm 0;min-height:22mm;align-items:center}
.who{flex:1;min-width:0}
.who .name{line-height:1.12}
.facts{font-size:13pt;font-weight:700;margin-top:1mm;line-height:1.25}
.facts small{font-weight:400;font-size:10pt;white-space:nowrap;margin-inline-start:2mm}
.code{display:flex;flex-direction:column;align-items:center;padding:0 3.5mm}
.code b{font-size:14pt;letter-spacing:.1em;line-height:1.25}
.person img{height:25mm;width:20mm;object-fit:cover;border:.2mm solid #000}
th{font-size:8.5pt;border-bottom:.3mm solid #000;padding:.4mm 1.5mm}
td{border-bottom:.2mm solid #777;padding:.7mm 1.5mm;height:8.7mm}
.number{width:8mm;font-size:14pt;font-weight:700;text-align:center;padding:0}
.station{width:32mm}
.station div{display:flex;align-items:center;gap:2mm;font-size:13pt;font-weight:700;line-height:1.1}
.pictogram{flex:none}
.panels{text-wrap:pretty;font-size:10pt;line-height:1.22}
.note{font-size:8.5pt;font-weight:700}
.pill{display:inline-block;background:#000;color:#fff;font-weight:700;padding:0 1.6mm;border-radius:1mm;margin-inline-end:1.5mm;font-size:10pt}
.tick{width:11mm;text-align:center}
.tick i{display:inline-block;width:5.5mm;height:5.5mm;border:.4mm solid #000;vertical-align:middle}
.signature{width:22mm;border-inline-start:.2mm solid #777}
.strip td{background:#e4e4e4;height:8mm;font-weight:700;font-size:11.5pt;border-bottom:.3mm solid #000}
.strip div{display:flex;align-items:center;gap:3mm}
.reasons{font-size:7.5pt;line-height:1.3;margin-top:1.2mm;break-inside:avoid}
`;

function photoOf(photo: NonNullable<GuideSheetInput['photo']>): Html {
  return html`<img alt="" src="data:${photo.mediaType};base64,${Buffer.from(photo.bytes).toString('base64')}">`;
}

function rowOf(stop: Stop, number: number): Html {
  if (stop.kind === 'breakfast') {
    return html`<tr class="strip"><td colspan="5"><div>${pictogram('breakfast')}以上做完，可以吃早餐</div></td></tr>`;
  }
  const pills = stop.instructions.filter((words) => words.length <= 4);
  const notes = stop.instructions.filter((words) => words.length > 4);
  return html`<tr><td class="number">${number}</td>
<td class="station"><div>${pictogram(stop.code)}<span>${stop.name}</span></div></td>
<td class="panels">${pills.map((words) => html`<span class="pill">${words}</span>`)}${stop.panels.join('、')}${notes.length > 0 && html`<div class="note">${notes.join('；')}</div>`}</td>
<td class="tick"><i></i></td><td class="signature"></td></tr>`;
}

/** The sentences of the rules that put something in, each once; those that would tell a sensitive fact are left out. */
function reasonsOf(panels: readonly PackagePanel[], catalogue: Catalogue, matter: SensitiveMatter): string[] {
  const codes = new Set(panels.flatMap((panel) => panel.reasons));
  return catalogue.packageRules.filter((rule) => codes.has(rule.code) && !matter.rule(rule)).map((rule) => rule.name);
}

/** 导检单, A5: what the person carries from station to station and hands in at the end. */
export function guideSheet(input: GuideSheetInput): string {
  const { catalogue, panels } = input;
  const matter = sensitiveMatterOf(catalogue);
  const stops = guideStops(panels, catalogue, matter);
  const reasons = reasonsOf(panels, catalogue, matter);
  const namePt = fitFontPt(input.name, { widthMm: input.photo ? 56 : 78, heightMm: 17, largestPt: 25, smallestPt: 7, lineHeight: 1.12 });
  const numberOf = (stop: Stop): number => stops.filter(({ kind }) => kind === 'station').indexOf(stop) + 1;
  const body = html`
<header><h1>导检单${input.copy > 1 && html`<span class="reprint">补打 第${input.copy - 1}次</span>`}<small>打印 ${minuteOf(input.printedAt)}　第 ${input.copy} 份</small></h1>
<div class="where"><b>${input.institutionName}</b><br>${input.campaignName}</div></header>
<section class="person">
<div class="who"><div class="name" style="font-size:${namePt}pt">${input.name}</div>
<div class="facts">${sexWords[input.sex]}${input.ageYears !== null && `　${input.ageYears}岁`} <small>${maskIdentityNumber(input.identity.number)}</small></div></div>
<div class="code">${code128Svg(compactExamNumber(input.examNumber), { moduleMm: 0.33, heightMm: 14 })}<b>${input.examNumber}</b></div>
${input.photo && photoOf(input.photo)}</section>
<table><thead><tr><th></th><th>站点</th><th>项目</th><th class="tick">完成</th><th>签名</th></tr></thead><tbody>
${stops.map((stop) => rowOf(stop, numberOf(stop)))}
<tr class="strip"><td colspan="3"><div>${pictogram('checkOut')}全部做完，把本单交到交表台</div></td><td class="tick"><i></i></td><td class="signature"></td></tr>
</tbody></table>
${reasons.length > 0 && html`<p class="reasons">1+X 依据：${reasons.join('；')}</p>`}`;
  return documentOf({ title: '导检单', css, body, demo: input.demo });
}
