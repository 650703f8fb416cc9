import { describe, expect, test } from 'vitest';
import { code128, code128Svg } from '../../electron/station/documents/code128.ts';
import { examinationSummary } from '../../electron/station/documents/examinationSummary.ts';
import { encodeGb18030 } from '../../electron/station/documents/gb18030.ts';
import { guideSheet } from '../../electron/station/documents/guideSheet.ts';
import { guideStops } from '../../electron/station/documents/guideStops.ts';
import { cssString, escapeHtml, markupOf } from '../../electron/station/documents/html.ts';
import { recoveryKeySheet } from '../../electron/station/documents/recoveryKeySheet.ts';
import { referralForm } from '../../electron/station/documents/referralForm.ts';
import { sensitiveMatterOf } from '../../electron/station/documents/sensitiveMatter.ts';
import { staffBadges } from '../../electron/station/documents/staffBadges.ts';
import { tubeLabels } from '../../electron/station/documents/tubeLabels.ts';
import { tubeLabelsTspl } from '../../electron/station/documents/tubeLabelsTspl.ts';
import { outcomeWords, valueWords } from '../../electron/station/documents/valueWords.ts';
import { minuteOf } from '../../electron/station/documents/words.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import type { Catalogue, Item, Values } from '../../shared/catalogue/types.ts';
import type { Group, Sex } from '../../shared/model/person.ts';
import { maskIdentityNumber } from '../../shared/model/identityNumber.ts';
import { decodeCode128 } from './documents-code128.ts';
import {
  allPanels, catalogue, examNumber, guideSheetInput, identityNumber, label, longName, ordinaryName, printedAt, referral, signedExamination, specimenNumber,
} from './documents-fixture.ts';

const attack = '<script>alert(1)</script>"\'&<img src=x onerror=alert(1)>';
const resident = { name: ordinaryName, sex: 'female', ageYears: 67, recordNumber: null, address: null, phone: null } as const;

function everyDocument(words: string): string[] {
  const institution = { name: words, phone: words, code: words, address: words };
  const demographics = { ...signedExamination.resident.demographics, name: words };
  return [
    guideSheet({ ...guideSheetInput, name: words, institutionName: words, campaignName: words }),
    tubeLabels({ labels: [{ ...label, name: words, tube: { name: words, capColour: words } }], demo: true }),
    referralForm({ referral: { ...referral, impression: words, presentIllness: words, staffName: words }, institution, resident: { ...resident, name: words, address: words }, referredOn: '2026-11-22', demo: false }),
    recoveryKeySheet({ institutionName: words, stationName: words, groups: [words], createdOn: '2026-11-22' }),
    staffBadges({ institutionName: words, badges: [{ name: words, roles: ['examiner'], stations: [], badgeCode: 'TJ-1' }], demo: false }),
    examinationSummary({
      examination: {
        ...signedExamination, institution, resident: { ...signedExamination.resident, demographics },
        examNumber: words, findings: signedExamination.findings.map((finding) => ({ ...finding, sentence: words })),
      },
      catalogue, includeSensitive: true, printedAt, demo: false,
    }),
  ];
}

describe('documents are inert and complete in themselves', () => {
  test('values are escaped everywhere, also inside the style sheet', () => {
    for (const document of everyDocument(attack)) {
      expect(document).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
      expect(document).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(document.match(/<\/style>/g)).toHaveLength(1);
    }
  });

  test('nothing is fetched and no script may run', () => {
    for (const document of everyDocument('张三')) {
      expect(document).toMatch(/^<!doctype html>/);
      expect(document).toContain("default-src 'none'");
      expect(document).not.toMatch(/https?:|<script|<link|@import|url\(/);
    }
  });

  test('the title, which a PDF keeps, never names the person', () => {
    for (const document of everyDocument(ordinaryName)) expect(/<title>(.*)<\/title>/.exec(document)?.[1]).not.toContain('古丽');
  });

  test('control characters and half surrogates do not reach the page', () => {
    expect(escapeHtml('a\u0000b\u001bc\ud800d\ne')).toBe('abc\ufffdd\ne');
    expect(cssString('A01-1"}</style>')).toBe('"A01\\2d 1\\22 \\7d \\3c \\2f style\\3e "');
  });
});

describe('identity numbers', () => {
  test('never stand whole on sheet, label, printer stream or summary, and are masked as on the screen', () => {
    const labels = { labels: [label], demo: false };
    const papers = [
      guideSheet(guideSheetInput), tubeLabels(labels), new TextDecoder('gb18030').decode(tubeLabelsTspl(labels)),
      examinationSummary({ examination: signedExamination, catalogue, includeSensitive: true, printedAt, demo: false }),
    ];
    for (const paper of papers) {
      expect(paper).not.toContain(identityNumber);
      expect(paper).not.toContain('19590312');
      expect(paper).toContain(maskIdentityNumber(identityNumber));
    }
  });
});

describe('guide sheet', () => {
  const matter = sensitiveMatterOf(catalogue);
  const namesOf = (panels: readonly string[], from: Catalogue = catalogue): string[] =>
    guideStops(panels.map((panel) => ({ panel, reasons: ['base'] })), from, sensitiveMatterOf(from)).map((stop) => (stop.kind === 'breakfast' ? '早餐' : stop.name));

  test('fasting blood first, the full bladder before the cup, then breakfast, then the rest', () => {
    const names = guideStops(allPanels, catalogue, matter).map((stop) => (stop.kind === 'breakfast' ? '早餐' : stop.name));
    expect(names).toEqual(['采血', '超声', '留尿', '早餐', '体征', '问询', '体格检查', '老年评估', '眼科', '心电图', '拍片', '肺功能', '妇科', '中医体质']);
  });
  test('no breakfast line where nothing is done fasting', () => {
    expect(namesOf(['uterus', 'urine', 'general'])).toEqual(['超声', '留尿', '体征']);
    expect(namesOf(['bloodCount', 'general'])).toEqual(['采血', '体征']);
  });
  test('a panel this catalogue does not know is sent to the desk', () => {
    expect(namesOf(['general', 'newPanel'])).toEqual(['体征', '登记台']);
  });
  test('sensitive panels have no name, nor has any reason that tells of one', () => {
    const sheet = guideSheet(guideSheetInput);
    expect(sheet).toContain('血常规');
    expect(sheet).toContain('65岁及以上');
    expect(sheet).not.toMatch(/乙肝|乙型|抗体|情感|随访对象|重点筛查/);
  });
  test('a stop with nothing but sensitive panels keeps its neutral word', () => {
    expect(guideStops([{ panel: 'hivAntibody', reasons: ['virus'] }], catalogue, matter)).toEqual([
      { kind: 'station', code: 'specimen', name: '采血', panels: ['采血'], instructions: [] },
    ]);
  });
  test('a telling name is hidden even where the catalogue forgot to mark it', () => {
    const forgetful = { ...catalogue, panels: [...catalogue.panels, { code: 'tb', name: '结核菌素试验', station: 'physical' as const }] };
    const [stop] = guideStops([{ panel: 'tb', reasons: ['base'] }], forgetful, sensitiveMatterOf(forgetful));
    expect(stop).toMatchObject({ name: '体格检查', panels: ['体格检查'] });
  });
  test('reprints and demonstration sheets say so', () => {
    expect(guideSheet(guideSheetInput)).not.toMatch(/补打|演示数据/);
    const third = guideSheet({ ...guideSheetInput, copy: 3, demo: true });
    expect(third).toContain('补打 第2次');
    expect(third).toContain('演示数据');
  });
  test('the photo is embedded', () => {
    expect(guideSheet({ ...guideSheetInput, photo: { mediaType: 'image/jpeg', bytes: Uint8Array.of(255, 216, 255) } })).toContain('src="data:image/jpeg;base64,/9j/"');
  });
});

describe('barcodes', () => {
  test('bars decode to the number', () => {
    for (const text of [specimenNumber, 'A01000142X', 'Z99999999K99', 'TJ-7K2M4QX9PD']) {
      const { modules, bars } = code128(text);
      expect(decodeCode128(bars, modules)).toBe(text);
    }
  });
  test('a specimen number fits a label of 320 dots at two dots a module', () => {
    for (const text of [specimenNumber, 'A01000142701', 'Z00000000Z99']) expect(code128(text).modules * 2).toBeLessThanOrEqual(296);
  });
  test('the drawing has one rectangle a bar', () => {
    const svg = markupOf(code128Svg(specimenNumber, { moduleMm: 0.25, heightMm: 8 }));
    expect(svg.match(/M\d+ 0h\d+v1h-\d+z/g)).toHaveLength(code128(specimenNumber).bars.length);
  });
});

describe('GB18030', () => {
  const decoder = new TextDecoder('gb18030');
  test('known codes', () => {
    expect([...encodeGb18030('A古·€')]).toEqual([0x41, 0xb9, 0xc5, 0xa1, 0xa4, 0xa2, 0xe3]);
    expect([...encodeGb18030('𠀀')]).toEqual([0x95, 0x32, 0x82, 0x36]);
    expect([...encodeGb18030('\u{10ffff}')]).toEqual([0xe3, 0x32, 0x9a, 0x35]);
    expect([...encodeGb18030('\ue5e5')]).toEqual([0x3f]);
  });
  test('every Unicode character but private-use ones comes back', () => {
    const wrong: string[] = [];
    for (let start = 0; start < 0x11_0000; start += 0x1000) {
      if (start === 0xe000) continue;
      let text = '';
      for (let point = start; point < start + 0x1000; point += 1) if (point < 0xd800 || point > 0xf8ff) text += String.fromCodePoint(point);
      if (decoder.decode(encodeGb18030(`x${text}`)) !== `x${text}`) wrong.push(start.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe('label printer stream', () => {
  const decoded = (labels: readonly (typeof label)[]): string[] => new TextDecoder('gb18030').decode(tubeLabelsTspl({ labels, demo: false })).split('\r\n');
  const texts = (lines: readonly string[]): { x: number; y: number; dots: number; text: string }[] =>
    lines.flatMap((line) => {
      const match = /^TEXT (\d+),(\d+),"TSS(\d+)\.BF2",0,1,1,"(.*)"$/.exec(line);
      return match ? [{ x: Number(match[1]), y: Number(match[2]), dots: Number(match[3]), text: match[4] ?? '' }] : [];
    });
  const barsOf = (lines: readonly string[]): { x: number; y: number; width: number; height: number }[] =>
    lines.flatMap((line) => {
      const match = /^BAR (\d+),(\d+),(\d+),(\d+)$/.exec(line);
      return match ? [{ x: Number(match[1]), y: Number(match[2]), width: Number(match[3]), height: Number(match[4]) }] : [];
    });

  test('one label: set-up, words, bars, one print', () => {
    const lines = decoded([label]);
    expect(lines.slice(0, 3)).toEqual(['SIZE 40 mm,30 mm', 'GAP 2 mm,0', 'CLS']);
    expect(texts(lines).map(({ text }) => text)).toEqual([ordinaryName, '6599**********0027 女67', '紫色 EDTA抗凝管', specimenNumber, examNumber, '2026-11-22']);
    expect(lines.slice(-2)).toEqual(['PRINT 1,1', '']);
  });
  test('the bars carry the specimen number', () => {
    const bars = barsOf(decoded([label]));
    const left = bars[0]?.x ?? 0;
    const last = bars.at(-1);
    const modules = ((last?.x ?? 0) + (last?.width ?? 0) - left) / 2;
    expect(decodeCode128(bars.map(({ x, width }) => ({ x: (x - left) / 2, width: width / 2 })), modules)).toBe(specimenNumber);
  });
  test.each([['two characters', '王伟'], ['an ordinary name', ordinaryName], ['more than fifty', longName], ['ninety', `${longName}·${longName}`.slice(0, 90)]])(
    'all of it lies on the label and nothing overlaps: %s', (_, name) => {
      const lines = decoded([{ ...label, name }]);
      const words = texts(lines);
      expect(words.map(({ text }) => text).join('')).toContain(name);
      const [bar] = barsOf(lines);
      for (const { x, y, dots, text } of words) {
        let width = 0;
        for (const character of text) width += character <= '~' ? dots / 2 : dots;
        expect(x + width).toBeLessThanOrEqual(320);
        expect(y + dots).toBeLessThanOrEqual(240);
        if (bar && y < bar.y) expect(y + dots).toBeLessThanOrEqual(bar.y);
        else expect(y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
      }
      expect(bar?.height).toBeGreaterThanOrEqual(48);
      const rows = words.filter(({ x }) => x === 8);
      rows.slice(1).forEach((row, index) => expect(row.y).toBeGreaterThanOrEqual((rows[index]?.y ?? 0) + (rows[index]?.dots ?? 0)));
    });
  test('a name too long even for the small font is cut visibly', () => {
    const words = texts(decoded([{ ...label, name: '阿'.repeat(120) }]));
    expect(words.filter(({ dots, x }) => dots === 16 && x === 8).at(-1)?.text).toMatch(/…$/);
  });
  test('a value cannot begin a command', () => {
    const lines = decoded([{ ...label, name: '张"\r\nPRINT 99\r\n\\["]三' }]);
    expect(lines.filter((line) => line.startsWith('PRINT'))).toEqual(['PRINT 1,1']);
    expect(texts(lines)[0]?.text).toBe('张＂  PRINT 99  ＼［＂］三'.slice(0, texts(lines)[0]?.text.length));
  });
});

describe('values in words', () => {
  const itemOf = (code: string): Item => {
    const found = catalogue.items.find((item) => item.code === code);
    if (!found) throw new Error(code);
    return found;
  };
  test('by kind', () => {
    expect(valueWords(itemOf('temperature'), 36)).toEqual({ text: '36.0', unit: '℃' });
    expect(valueWords(itemOf('bloodPressureLeft'), { readings: [{ systolicMmHg: 152, diastolicMmHg: 94 }, { systolicMmHg: 148, diastolicMmHg: 92 }] })).toEqual({ text: '148/92', unit: 'mmHg（此前 152/94）' });
    expect(valueWords(itemOf('dentition'), { options: ['2', '4'], teeth: { 2: { upperLeft: 2, lowerRight: 1 } } }).text).toBe('缺齿（左上2 右下1）、义齿（假牙）');
    expect(valueWords(itemOf('urineProtein'), { quantity: 30, unit: 'mg/dL' })).toEqual({ text: '30', unit: 'mg/dL' });
    expect(valueWords(itemOf('ecg'), { option: '2', text: '窦性心律' }).text).toBe('异常：窦性心律');
    expect(valueWords(itemOf('medicines'), []).text).toBe('无');
    expect(valueWords(itemOf('medicines'), [{ name: '二甲双胍', use: '口服', adherence: '1' }]).text).toBe('二甲双胍 口服 规律');
  });
  test('outcomes say who and why', () => {
    expect(outcomeWords({ outcome: 'declined', reason: '怕痛', witness: '张某' })).toBe('拒检（怕痛；见证人 张某）');
  });
});

describe('examination summary', () => {
  const summary = (includeSensitive: boolean): string => examinationSummary({ examination: signedExamination, catalogue, includeSensitive, printedAt, demo: false });

  test('sensitive results, their findings, chosen diseases and the doctor\'s words about them are left out', () => {
    const page = summary(false);
    expect(page).not.toMatch(/乙型肝炎|乙肝|病毒抗体|待复检|某项检验结果|结核|情感状态|粗筛/);
    expect(page).toMatch(/有异常：血压升高；肝功能异常 ?</);
    expect(page).toContain('涉及个人隐私的结果不在本页');
  });
  test('they stand there for a reader who may see them, and the page says so', () => {
    const page = summary(true);
    for (const words of ['乙型肝炎表面抗原', '待复检', '某项检验结果阳性', '结核病', '粗筛阳性', '仅限有权人员']) expect(page).toContain(words);
  });
  test('a reference range is that of sex, age and groups, as the findings use it', () => {
    const rangeOf = (item: string, values: Values, person: { sex?: Sex; ageYears?: number; groups?: Group[] } = {}): string | undefined => {
      const { sex = 'female', ageYears = 67, groups = [] } = person;
      const { resident, records: [any] } = signedExamination;
      if (!any) throw new Error('fixture');
      const examination = { ...signedExamination, findings: [], records: [{ ...any, values }], resident: { ...resident, ageYears, demographics: { ...resident.demographics, sex, groups } } };
      const name = nationalCatalogue.items.find(({ code }) => code === item)?.name;
      return new RegExp(`<td>${name}</td>.*?</tr>`, 's').exec(examinationSummary({ examination, catalogue: nationalCatalogue, includeSensitive: true, printedAt, demo: false }))?.[0].match(/参考 ([^<]*)/)?.[1];
    };
    const glucose = { fastingGlucoseMmolPerL: 6.5 };
    expect(rangeOf('fastingGlucoseMmolPerL', glucose)).toBe('&gt;3.9 且 &lt;6.1');
    expect(rangeOf('fastingGlucoseMmolPerL', glucose, { groups: ['diabetes'] })).toBe('&gt;3.9 且 &lt;7');
    expect(rangeOf('bmiKgPerM2', { bmiKgPerM2: 25 })).toBe('≥18.5 且 &lt;24');
    expect(rangeOf('waistCm', { waistCm: 88 })).toBe('&lt;80');
    expect(rangeOf('waistCm', { waistCm: 88 }, { sex: 'male' })).toBe('&lt;85');
  });
  test('the urgent comes first', () => {
    const page = summary(false);
    const places = ['血压 148/92', '谷丙转氨酶 62', '体质指数 29.7', '健康评价', '>体温<'].map((words) => page.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
  test('the sensitive notice is the same whether or not there is anything to hide', () => {
    const clean = { ...signedExamination, findings: [], records: signedExamination.records.slice(0, 1) };
    expect(examinationSummary({ examination: clean, catalogue, includeSensitive: false, printedAt, demo: false })).toContain('涉及个人隐私的结果不在本页');
  });
  test('what the catalogue does not know is counted, not dropped in silence', () => {
    const [first] = signedExamination.records;
    if (!first) throw new Error('fixture');
    const examination = { ...signedExamination, records: [{ ...first, values: { ...first.values, newItem: 5 } }] };
    expect(examinationSummary({ examination, catalogue, includeSensitive: false, printedAt, demo: false })).toContain('另有 1 项不在目录 fixture-1 中');
  });
  test('tubes not drawn are accounted for, unless they would tell', () => {
    expect(summary(false)).toMatch(/EDTA抗凝管<\/td><td class="value">延期至 2026-12-01（血管细）/);
    const onlySensitive = { ...signedExamination, panels: [{ panel: 'hbsAg', reasons: ['base'] }], tubeOutcomes: signedExamination.tubeOutcomes.map((outcome) => ({ ...outcome, tube: 'serum' })) };
    expect(examinationSummary({ examination: onlySensitive, catalogue, includeSensitive: false, printedAt, demo: false })).not.toContain('血管细');
  });
  test('the signature with time, version and the beginning of its hash', () => {
    expect(summary(false)).toContain('第 1 版　校验码 9F86 D081 884C 7D65');
    expect(minuteOf(printedAt)).toBe('2026-11-22 09:41');
  });
});

test('every sheet of a referral names the person, for a long one has several', () => {
  const institution = { name: '示例乡卫生院', phone: '', code: '1', address: '' };
  const form = referralForm({ referral, institution, resident: { ...resident, name: ordinaryName }, referredOn: '2026-11-22', demo: false });
  expect(/@page\{[^]*?\n/.exec(form)?.[0]).toContain(`@bottom-left{content:${cssString(ordinaryName)}`);
});

test('a badge code is never printed in letters', () => {
  expect(staffBadges({ institutionName: '示例乡卫生院', demo: false, badges: [{ name: '王建国', roles: ['chiefExaminer'], stations: [], badgeCode: 'TJ-7K2M4QX9PD' }] })).not.toContain('7K2M4');
});
