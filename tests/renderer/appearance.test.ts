import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openGallery, type Gallery } from './openGallery.ts';

const axe = createRequire(import.meta.url).resolve('axe-core');
const pages = ['pieces', 'fields', 'vitals', 'reception', 'review', 'progress'] as const;
const looks = [...pages.map((name) => [name, 'light'] as const), ...(['pieces', 'fields', 'review'] as const).flatMap((name) => [[name, 'dark'], [name, 'sun']] as const)];

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
});
afterEach(() => page.context().close());
afterAll(() => gallery.close());

async function violations(): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const results = await page.evaluate<AxeResults>('axe.run()');
  expect(results.passes.length).toBeGreaterThan(10);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`));
}

describe('nobody is shut out', () => {
  it.each(looks)('%s in %s: nothing serious for axe', async (name, theme) => {
    page = await gallery.open(`page=${name}&theme=${theme}`);
    expect(await violations()).toEqual([]);
  });

  it('problems, a dialog and the help keep to it too', async () => {
    page = await gallery.open('page=vitals');
    await page.keyboard.press('F9');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('F4');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('2');
    await page.keyboard.press('F9');
    expect(await violations()).toEqual([]);
  });
});

describe('every direction and size', () => {
  it.each(pages.flatMap((name) => ['dir=rtl', 'scale=150', 'dir=rtl&scale=150'].map((how) => [name, how] as const)))('%s with %s does not overflow sideways', async (name, how) => {
    page = await gallery.open(`page=${name}&${how}`);
    // Cut-off words with an ellipsis, and tables that scroll by themselves, are meant to be so.
    const overflowing = await page.evaluate(() =>
      [...document.querySelectorAll('html, body *:not(.ui-hidden, input, textarea, .ui-table *, .ui-table, .fd-rows, option)')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
        .filter((element) => ['hidden', 'auto', 'scroll', 'clip'].includes(getComputedStyle(element).overflowX) || element.tagName === 'HTML')
        .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
        .map((element) => `${element.tagName} ${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
    );
    expect(overflowing).toEqual([]);
  });

  it('the same stylesheet mirrors: labels stand at the start of the line', async () => {
    page = await gallery.open('page=fields');
    const startOf = async () => {
      const label = await page.locator('[data-item="temperatureCelsius"] label').boundingBox();
      const input = await page.locator('[data-item="temperatureCelsius"] input').boundingBox();
      return (label?.x ?? 0) < (input?.x ?? 0);
    };
    expect(await startOf()).toBe(true);
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    expect(await startOf()).toBe(false);
    // The cross of teeth is the person's, not the language's.
    await page.locator('[data-item="dentition"] input').first().focus();
    await page.keyboard.type('2');
    const quarters = await page.locator('.fd-cross-quarters input').evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('title'), input.getBoundingClientRect().x] as const));
    const [first, second] = quarters;
    expect([first?.[0], second?.[0]]).toEqual(['左上', '右上']);
    expect(Number(first?.[1])).toBeLessThan(Number(second?.[1]));
  });

  it('numbers that belong together keep their order', async () => {
    page = await gallery.open('page=vitals&dir=rtl');
    const [systolic, diastolic] = await page.locator('[data-item="bloodPressureLeft"] input').evaluateAll((inputs) => inputs.map((input) => input.getBoundingClientRect().x));
    expect(systolic).toBeLessThan(diastolic ?? 0);
    const masked = page.getByText('6531**********0027');
    const ends = await masked.evaluate((element) => {
      const words = element.firstChild;
      if (!words) return [];
      return [[0, 4], [14, 18]].map(([from, to]) => {
        const range = document.createRange();
        range.setStart(words, from ?? 0);
        range.setEnd(words, to ?? 0);
        return range.getBoundingClientRect().x;
      });
    });
    expect(ends[0]).toBeLessThan(ends[1] ?? 0);
  });

  it('the focus is always to be seen', async () => {
    page = await gallery.open('page=fields');
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element) return false;
        const marked = element.closest('.ui-choice') ?? element;
        return getComputedStyle(marked).outlineStyle !== 'none' && Number.parseFloat(getComputedStyle(marked).outlineWidth) >= 2;
      });
      expect(seen).toBe(true);
    }
  });
});
