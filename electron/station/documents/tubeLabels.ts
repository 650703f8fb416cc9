import type { Tube } from '../../../shared/catalogue/types.ts';
import { maskIdentityNumber } from '../../../shared/model/identityNumber.ts';
import type { Day, Identity, Sex } from '../../../shared/model/person.ts';
import { code128, code128Svg, twoDotsMm } from './code128.ts';
import { fitFontPt } from './fitFontPt.ts';
import { html, type Html } from './html.ts';
import { documentOf } from './page.ts';
import { sexWords } from './words.ts';

export interface TubeLabel {
  name: string;
  sex: Sex;
  ageYears: number | null;
  identity: Identity;
  examNumber: string;
  /** What the barcode carries. */
  specimenNumber: string;
  tube: Pick<Tube, 'name' | 'capColour'>;
  examinedOn: Day;
}

export interface TubeLabelsInput { labels: readonly TubeLabel[]; demo: boolean }

export interface LabelLines { person: string; tube: string }

/** The words of a label, the same on paper from Chromium and on a label printer. */
export function labelLinesOf(label: TubeLabel): LabelLines {
  const { name, capColour } = label.tube;
  return {
    person: `${maskIdentityNumber(label.identity.number)} ${sexWords[label.sex]}${label.ageYears ?? ''}`,
    tube: name.includes(capColour) ? name : `${capColour} ${name}`,
  };
}

const css = `
@page{size:40mm 30mm;margin:0}
body{line-height:1}
.label{width:40mm;height:30mm;padding:.8mm 1.5mm .6mm;display:flex;flex-direction:column;justify-content:space-between;break-after:page;position:relative}
.label:last-of-type{break-after:auto}
.label .name{line-height:1.08;line-break:anywhere}
.person{font-size:8pt;white-space:nowrap}
.tube{display:flex;justify-content:space-between;align-items:center;gap:1mm}
.tube b{background:#000;color:#fff;padding:.3mm 1.2mm;border-radius:.6mm}
.tube span{font-size:6.5pt;white-space:nowrap;border:.2mm solid #000;padding:.2mm .6mm}
.barcode{margin:0 auto}
.numbers{font-size:9pt;display:flex;justify-content:space-between;align-items:center;white-space:nowrap}
.numbers span{font-size:6pt;line-height:1.05;text-align:end}
`;

const nameMm = { widthMm: 36.4, heightMm: 7.4, largestPt: 13, smallestPt: 3.5, lineHeight: 1.08 };
const tubeMm = { widthMm: 27, heightMm: 4.2, largestPt: 10, smallestPt: 4, lineHeight: 1.1 };

function labelOf(label: TubeLabel, demo: boolean): Html {
  const { person, tube } = labelLinesOf(label);
  const { modules } = code128(label.specimenNumber);
  // Quiet zones of ten modules where 40 mm allow it; the label's own edge is white in any case.
  const moduleMm = Math.min(twoDotsMm, 39 / modules);
  return html`<div class="label"><div class="name" style="font-size:${fitFontPt(label.name, nameMm)}pt">${label.name}</div>
<div class="person">${person}</div>
<div class="tube"><b style="font-size:${fitFontPt(tube, tubeMm)}pt">${tube}</b>${demo && html`<span>演示</span>`}</div>
${code128Svg(label.specimenNumber, { moduleMm, heightMm: 8 })}
<div class="numbers"><b>${label.specimenNumber}</b><span>${label.examNumber}<br>${label.examinedOn}</span></div></div>`;
}

/** Labels of 40 mm × 30 mm, one page each. */
export function tubeLabels({ labels, demo }: TubeLabelsInput): string {
  return documentOf({ title: '试管标签', css, body: html`${labels.map((label) => labelOf(label, demo))}`, demo: false });
}
