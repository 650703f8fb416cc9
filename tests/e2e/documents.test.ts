import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { packageFor } from '../../shared/catalogue/selectors.ts';
import { examinationSummary } from '../../electron/station/documents/examinationSummary.ts';
import { guideSheet } from '../../electron/station/documents/guideSheet.ts';
import { recoveryKeySheet } from '../../electron/station/documents/recoveryKeySheet.ts';
import { referralForm } from '../../electron/station/documents/referralForm.ts';
import { staffBadges } from '../../electron/station/documents/staffBadges.ts';
import { tubeLabels } from '../../electron/station/documents/tubeLabels.ts';
import { launchBrowser } from '../support/browser.ts';
import { decodeCode128 } from '../station/documents-code128.ts';
import {
  catalogue, examNumber, guideSheetInput, identityNumber, label, longName, ordinaryName, printedAt, referral, signedExamination, specimenNumber,
} from '../station/documents-fixture.ts';

let browser: Browser;
let folder: string;
let printed = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Printed { file: string; pages: number; sizesPt: string[]; text: string; /** Without any white space, as a wrapped name is one name. */ joined: string }

async function print(document: string): Promise<Printed> {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.setContent(document);
  const file = join(folder, `${(printed += 1)}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.close();
  expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
  const info = execFileSync('pdfinfo', ['-l', '99', file], { encoding: 'utf8' });
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const raw = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  return {
    file, text, joined: raw.replace(/\s/g, ''),
    pages: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]),
    sizesPt: [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)].map(([, width, height]) => `${Math.round(Number(width) / 72 * 25.4)}x${Math.round(Number(height) / 72 * 25.4)}`),
  };
}

interface Picture { width: number; height: number; pixels: Buffer }

/** One page as grey values, as a printer of that resolution would see it. */
function pictureOf(file: string, page: number, dpi: number): Picture {
  const prefix = join(folder, 'picture');
  execFileSync('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), '-gray', '-singlefile', file, prefix]);
  const bytes = readFileSync(`${prefix}.pgm`);
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  if (!header) throw new Error('not a grey map');
  return { width: Number(header[1]), height: Number(header[2]), pixels: bytes.subarray(header[0].length) };
}

/** Every symbol that a scan line across the picture reads. */
function barcodesIn({ width, height, pixels }: Picture): Set<string> {
  const found = new Set<string>();
  for (let y = 0; y < height; y += 1) {
    const edges: number[] = [];
    for (let x = 1; x < width; x += 1) if ((pixels[y * width + x] ?? 255) < 128 !== (pixels[y * width + x - 1] ?? 255) < 128) edges.push(x);
    // A symbol of n characters has 6n + 8 edges, the first where the white quiet zone ends.
    for (let first = 0; first < edges.length; first += 2) {
      for (let characters = 5; characters <= 22; characters += 1) {
        const last = first + 6 * characters + 7;
        const left = edges[first];
        const right = edges[last];
        if (left === undefined || right === undefined) break;
        const modules = 11 * characters + 13;
        const scale = modules / (right - left);
        const bars = [];
        for (let edge = first; edge < last; edge += 2) {
          const start = Math.round(((edges[edge] ?? 0) - left) * scale);
          bars.push({ x: start, width: Math.round(((edges[edge + 1] ?? 0) - left) * scale) - start });
        }
        try {
          found.add(decodeCode128(bars, modules));
        } catch {
          // Not a symbol from here on.
        }
      }
    }
  }
  return found;
}

const institution = signedExamination.institution;
const resident = { name: ordinaryName, sex: 'female', ageYears: 67, recordNumber: '65999900110100027', address: '示例乡喀拉村3组12号', phone: '13900000000' } as const;

describe('guide sheet', () => {
  test('one A5 page with the whole way, the number as a barcode, no full identity number', async () => {
    const sheet = await print(guideSheet(guideSheetInput));
    expect(sheet).toMatchObject({ pages: 1, sizesPt: ['148x210'] });
    for (const words of ['导检单', ordinaryName, '67岁', '6599**********0027', examNumber, '空腹', '憋尿', '可以吃早餐', '13', '中医体质', '第1页共1页']) {
      expect(sheet.joined).toContain(words.replace(/\s/g, ''));
    }
    expect(sheet.joined).not.toContain(identityNumber);
    expect(barcodesIn(pictureOf(sheet.file, 1, 300))).toContain(examNumber.replaceAll('-', ''));
  });

  test('a name of more than fifty characters is all there, on one page', async () => {
    const sheet = await print(guideSheet({ ...guideSheetInput, name: longName, copy: 2, demo: true }));
    expect(Array.from(longName).length).toBeGreaterThan(50);
    expect(sheet.pages).toBe(1);
    expect(sheet.joined).toContain(longName);
    expect(sheet.joined).toContain('补打第1次');
  });
});

describe('guide sheet of the national catalogue', () => {
  test.each([
    ['a woman of 67 with diabetes', { sex: 'female', ageYears: 67, groups: ['diabetes', 'hypertension'] }],
    ['a woman of 50', { sex: 'female', ageYears: 50, groups: [] }],
    ['a man of 20', { sex: 'male', ageYears: 20, groups: ['newlyArrived'] }],
  ] as const)('the whole package on one page: %s', async (_, person) => {
    const panels = packageFor(nationalCatalogue, person, {});
    const sheet = await print(guideSheet({ ...guideSheetInput, ...person, panels, catalogue: nationalCatalogue }));
    expect(sheet.pages).toBe(1);
    expect(sheet.joined).toContain('血常规');
    expect(sheet.joined).toContain('以上做完，可以吃早餐');
    expect(sheet.joined).toContain('1+X依据：7岁及以上：健康体检表基本项目');
  });

  test('tuberculosis, hepatitis and HIV panels leave no word on it', async () => {
    const panels = nationalCatalogue.panels.map(({ code }) => ({ panel: code, reasons: ['base'] }));
    const sheet = await print(guideSheet({ ...guideSheetInput, panels, catalogue: nationalCatalogue }));
    expect(sheet.joined).not.toMatch(/结核|肝炎|表面抗原|HIV|痰/);
    expect(sheet.joined).toContain('胸部DR');
  });
});

describe('tube labels', () => {
  test('a page of 40 mm × 30 mm each, whose barcode reads at 203 dpi', async () => {
    const labels = await print(tubeLabels({ labels: [label, { ...label, name: longName, specimenNumber: 'A01000142X02' }], demo: false }));
    expect(labels).toMatchObject({ pages: 2, sizesPt: ['40x30', '40x30'] });
    expect(barcodesIn(pictureOf(labels.file, 1, 203))).toContain(specimenNumber);
    expect(barcodesIn(pictureOf(labels.file, 2, 203))).toContain('A01000142X02');
    for (const words of [ordinaryName, longName, '6599**********0027', '紫色EDTA抗凝管', examNumber, '2026-11-22']) expect(labels.joined).toContain(words);
    expect(labels.joined).not.toContain(identityNumber);
  });

  test('no ink reaches the edge, however long the name', async () => {
    const labels = await print(tubeLabels({ labels: [label, { ...label, name: longName }, { ...label, name: '阿'.repeat(120) }], demo: true }));
    expect(labels.pages).toBe(3);
    for (const page of [1, 2, 3]) {
      const { width, height, pixels } = pictureOf(labels.file, page, 203);
      let inked = 0;
      for (let y = 0; y < height; y += 1) for (const x of [0, 1, 2, width - 3, width - 2, width - 1]) if ((pixels[y * width + x] ?? 255) < 128) inked += 1;
      for (let x = 0; x < width; x += 1) for (const y of [0, 1, height - 2, height - 1]) if ((pixels[y * width + x] ?? 255) < 128) inked += 1;
      expect(inked).toBe(0);
    }
  });
});

describe('referral form', () => {
  const input = { referral, institution, resident, referredOn: '2026-11-22', demo: false };

  test('the outgoing form on one page, the blank returning form on the next, in the official words', async () => {
    const form = await print(referralForm(input));
    expect(form).toMatchObject({ pages: 2, sizesPt: ['210x297', '210x297'] });
    for (const words of [
      '双向转诊单', '存根', '因病情需要，转入', '双向转诊（转出）单', '因病情需要，需转入贵单位，请予以接诊。', '主要现病史（转出原因）：', '转诊医生（签字）：',
      '双向转诊（回转）单', '因病情需要，现转回贵单位，请予以接诊。', '住院病案号', '治疗经过、下一步治疗方案及康复建议：',
      '4．康复建议：填写经治医生对患者转出后需要进一步治疗及康复提出的指导建议。', ordinaryName, '示例县人民医院', '高血压2级（高危）', '65999900110100027',
    ]) expect(form.joined).toContain(words);
  });

  test('a long history runs on instead of being cut', async () => {
    const presentIllness = Array.from({ length: 90 }, (_, index) => `第${index}次发作，持续数小时，休息后缓解。`).join('');
    const form = await print(referralForm({ ...input, referral: { ...referral, presentIllness } }));
    expect(form.pages).toBeGreaterThan(2);
    expect(form.joined).toContain('第0次发作');
    expect(form.joined).toContain('第89次发作');
  });
});

describe('other sheets', () => {
  test('recovery key on one page', async () => {
    const groups = Array.from({ length: 16 }, (_, index) => `K${index + 10}QX`);
    const sheet = await print(recoveryKeySheet({ institutionName: '示例乡卫生院', stationName: '登记-1', groups, createdOn: '2026-11-22' }));
    expect(sheet.pages).toBe(1);
    for (const group of groups) expect(sheet.joined).toContain(group);
    expect(sheet.joined).toContain('保险柜');
  });

  test('ten badges to a page, whose barcodes read', async () => {
    const badges = Array.from({ length: 11 }, (_, index) => ({ name: index === 0 ? longName : `职工${index}`, roles: ['examiner' as const], stations: ['vitals' as const], badgeCode: `TJ-7K2M4QX9${index + 10}` }));
    const cards = await print(staffBadges({ institutionName: '示例乡卫生院', badges, demo: false }));
    expect(cards.pages).toBe(2);
    expect(cards.joined).toContain(longName);
    expect(barcodesIn(pictureOf(cards.file, 2, 300))).toEqual(new Set(['TJ-7K2M4QX920']));
  });

  test('examination summary: findings before values, signed, nothing sensitive', async () => {
    const summary = await print(examinationSummary({ examination: signedExamination, catalogue, includeSensitive: false, printedAt, demo: true }));
    expect(summary.pages).toBe(1);
    for (const words of ['健康体检结果', ordinaryName, '血压148/92mmHg升高', '王建国', '9F86D081884C7D65', '演示数据', `体检编号${examNumber}`]) expect(summary.joined).toContain(words);
    expect(summary.joined).not.toMatch(/乙肝|乙型|病毒抗体|结核|情感/);
    expect(summary.joined).not.toContain(identityNumber);
  });
});
