import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openGallery, typeAsDevice, type Gallery } from './openGallery.ts';

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
});
afterEach(() => page.context().close());
afterAll(() => gallery.close());

const read = (testId: string) => page.getByTestId(testId).textContent();
const entries = async (): Promise<Record<string, unknown>> => JSON.parse((await read('entries')) ?? '{}');
const item = (code: string) => page.locator(`[data-item="${code}"]`);
const focusedItem = () => page.evaluate(() => document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? null);

describe('Enter', () => {
  it('walks a station from the first field to the last, and the last one saves', async () => {
    page = await gallery.open('page=vitals');
    const walked: (string | null)[] = [];
    for (const typed of ['36.5', '82', '16', '148', '92', '150', '90', '151.5', '68.2', '99']) {
      walked.push(await focusedItem());
      await page.keyboard.type(typed);
      // The third digit of a systolic pressure has moved on already.
      if (!['148', '150'].includes(typed)) await page.keyboard.press('Enter');
    }
    expect([...new Set(walked)]).toEqual(['temperatureCelsius', 'pulsePerMin', 'respiratoryRatePerMin', 'bloodPressureLeft', 'bloodPressureRight', 'heightCm', 'weightKg', 'waistCm']);
    expect(await entries()).toEqual({
      temperatureCelsius: 36.5, pulsePerMin: 82, respiratoryRatePerMin: 16,
      bloodPressureLeft: { readings: [{ systolicMmHg: 148, diastolicMmHg: 92 }] }, bloodPressureRight: { readings: [{ systolicMmHg: 150, diastolicMmHg: 90 }] },
      heightCm: 151.5, weightKg: 68.2, waistCm: 99,
    });
    expect(await read('saved')).toBe('1');
    expect(await page.locator('[data-item="bmiKgPerM2"] output').textContent()).toBe('29.7');
  });

  it('goes back with Shift, and selects what is there so that typing replaces it', async () => {
    page = await gallery.open('page=vitals');
    await page.keyboard.type('36.5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Enter');
    expect(await focusedItem()).toBe('temperatureCelsius');
    await page.keyboard.type('37');
    expect((await entries())['temperatureCelsius']).toBe(37);
  });

  it('belongs to the input method while it composes', async () => {
    page = await gallery.open('page=fields');
    await item('auxiliaryOther').locator('textarea').focus();
    await page.evaluate(() => {
      for (const ofTheInputMethod of [{ isComposing: true }, { keyCode: 229 }]) {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...ofTheInputMethod }));
      }
    });
    expect(await focusedItem()).toBe('auxiliaryOther');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'zheng', selectionStart: 5, selectionEnd: 5 });
    await cdp.send('Input.insertText', { text: '正常' });
    expect((await entries())['auxiliaryOther']).toBe('正常');
    await page.keyboard.press('Enter');
    expect(await focusedItem()).not.toBe('auxiliaryOther');
  });

  it('moves from one radio group to the next, not from radio to radio', async () => {
    page = await gallery.open('page=fields');
    await item('smokingStatus').locator('input').first().focus();
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    expect(await focusedItem()).toBe('dentition');
    expect((await entries())['smokingStatus']).toEqual({ option: '2' });
  });
});

describe('options', () => {
  it('digits switch, a longer code waits for its second digit, an exclusive option clears the others', async () => {
    page = await gallery.open('page=fields');
    await item('symptoms').locator('input').first().focus();
    await page.keyboard.type('3');
    await page.keyboard.type('12');
    expect((await entries())['symptoms']).toEqual({ options: ['3', '12'] });
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    expect((await entries())['symptoms']).toEqual({ options: ['1'] });
    expect(await focusedItem()).toBe('smokingStatus');
    await item('symptoms').locator('input').nth(4).focus();
    await page.keyboard.press(' ');
    expect((await entries())['symptoms']).toEqual({ options: ['5'] });
  });

  it('the line behind an option appears with it, is asked for, and goes with it', async () => {
    page = await gallery.open('page=fields');
    await item('symptoms').locator('input').first().focus();
    await page.keyboard.type('25');
    const line = item('symptoms').locator('.ui-input');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await item('symptoms').locator('.ui-field-problems').textContent()).toContain('其他');
    expect(await line.getAttribute('aria-invalid')).toBe('true');
    await line.fill('夜间盗汗 12 次');
    expect((await entries())['symptoms']).toEqual({ options: ['25'], texts: { 25: '夜间盗汗 12 次' } });
    await item('symptoms').locator('input[type=checkbox]').last().click();
    expect((await entries())['symptoms']).toBeNull();
    expect(await line.count()).toBe(0);
  });

  it('Backspace takes a single choice back; a strip takes + and ++ by their own keys', async () => {
    page = await gallery.open('page=fields');
    await item('urineProtein').locator('input[type=radio]').first().focus();
    await page.keyboard.type('++');
    await page.keyboard.press('Enter');
    expect((await entries())['urineProtein']).toEqual({ option: '++' });
    await item('urineProtein').locator('input[type=radio]:checked').focus();
    await page.keyboard.press('Backspace');
    expect((await entries())['urineProtein']).toBeNull();
  });

  it('teeth are counted per quarter of the mouth', async () => {
    page = await gallery.open('page=fields');
    await item('dentition').locator('input').first().focus();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1');
    expect((await entries())['dentition']).toEqual({ options: ['2'], teeth: { 2: { upperLeft: 3, lowerLeft: 1 } } });
    await item('dentition').locator('input[type=checkbox]').first().click();
    expect((await entries())['dentition']).toEqual({ options: ['1'] });
  });
});

describe('typed text', () => {
  it('full-width digits are read and stay as typed; text that is no number goes up and is refused beside its field', async () => {
    page = await gallery.open('page=fields');
    const input = item('temperatureCelsius').locator('input');
    await input.fill('３６。５');
    expect((await entries())['temperatureCelsius']).toBe(36.5);
    expect(await input.inputValue()).toBe('３６。５');
    await input.fill('36.');
    expect(await input.inputValue()).toBe('36.');
    await input.fill('三十六');
    await input.press('Enter');
    expect((await entries())['temperatureCelsius']).toBe('三十六');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    const described = await input.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described?.split(' ').at(-1)}"]`).textContent()).toContain('数字');
    await input.fill('');
    expect((await entries())['temperatureCelsius']).toBeNull();
  });

  it('a pressure half typed is not lost and not saved; F6 adds a repeat with its rest', async () => {
    page = await gallery.open('page=fields');
    await item('bloodPressureLeft').locator('input').first().focus();
    await page.keyboard.type('95/');
    await page.keyboard.type('60');
    await page.keyboard.press('F6');
    // The cursor has gone on by itself; an Enter out of habit goes nowhere.
    await page.keyboard.type('118');
    await page.keyboard.press('Enter');
    await page.keyboard.type('70');
    await page.keyboard.press('Enter');
    await page.keyboard.type('5');
    expect((await entries())['bloodPressureLeft']).toEqual({ readings: [{ systolicMmHg: 95, diastolicMmHg: 60 }, { systolicMmHg: 118, diastolicMmHg: 70, restMinutes: 5 }] });
    await item('bloodPressureLeft').locator('input').nth(1).fill('');
    await item('temperatureCelsius').locator('input').focus();
    expect(await item('bloodPressureLeft').locator('input').nth(1).getAttribute('aria-invalid')).toBe('true');
    expect(await item('bloodPressureLeft').locator('input').first().getAttribute('aria-invalid')).toBeNull();
  });

  it('a day is written out when left, one that does not exist is refused', async () => {
    page = await gallery.open('page=fields');
    const input = item('sampleDay').locator('input');
    await input.fill('20261122');
    expect(await input.inputValue()).toBe('20261122');
    await input.press('Enter');
    expect(await input.inputValue()).toBe('2026-11-22');
    await input.fill('2026-02-30');
    await input.press('Enter');
    expect(await item('sampleDay').locator('.ui-field-problems').count()).toBe(1);
  });

  it('rows: a line more appears, an emptied one goes, «无» says there are none', async () => {
    page = await gallery.open('page=fields');
    const rows = item('medications').locator('tbody tr');
    await rows.first().locator('input').first().fill('二甲双胍');
    expect(await rows.count()).toBe(2);
    await rows.first().locator('select').selectOption('1');
    await rows.nth(1).locator('input').first().fill('阿司匹林');
    await rows.first().locator('input').first().fill('');
    await rows.first().locator('select').selectOption('');
    await item('temperatureCelsius').locator('input').focus();
    expect((await entries())['medications']).toEqual([{ name: '阿司匹林' }]);
    await rows.first().getByRole('button').click();
    expect((await entries())['medications']).toBeNull();
    await item('medications').locator('input[type=checkbox]').check();
    expect((await entries())['medications']).toEqual([]);
  });
});

describe('a scanner', () => {
  it('is heard wherever the focus is; the field gets back what it held and Enter goes nowhere', async () => {
    page = await gallery.open('page=fields');
    const input = item('temperatureCelsius').locator('input');
    await input.fill('36.5');
    await typeAsDevice(page, 'A01000142', 4);
    expect(await read('scanned')).toBe('["A01000142"]');
    expect(await input.inputValue()).toBe('36.5');
    expect((await entries())['temperatureCelsius']).toBe(36.5);
    expect(await focusedItem()).toBe('temperatureCelsius');
  });

  it('does not choose options, nor advance, nor write into the next field', async () => {
    page = await gallery.open('page=fields');
    await item('symptoms').locator('input').first().focus();
    await page.keyboard.press('4');
    await typeAsDevice(page, '653125195907120027', 4);
    expect((await entries())['symptoms']).toEqual({ options: ['4'] });
    await item('bloodPressureLeft').locator('input').first().focus();
    await typeAsDevice(page, '653125195907120027', 4);
    expect((await entries())['bloodPressureLeft'] ?? null).toBeNull();
    for (const input of await item('bloodPressureLeft').locator('input').all()) expect(await input.inputValue()).toBe('');
    expect(JSON.parse((await read('scanned')) ?? '[]')).toHaveLength(2);
    expect(await focusedItem()).toBe('bloodPressureLeft');
  });

  it('is not a person typing, however long the number', async () => {
    page = await gallery.open('page=fields');
    await item('skin').locator('input').last().focus();
    await page.keyboard.press('7');
    await item('skin').locator('.ui-input').focus();
    await typeAsDevice(page, '653125195907120027', 31);
    expect(await read('scanned')).toBe('[]');
    expect((await entries())['skin']).toEqual({ option: '7', text: '653125195907120027' });
  });

  it('is not five characters, nor a burst without its Enter', async () => {
    page = await gallery.open('page=fields');
    await item('auxiliaryOther').locator('textarea').focus();
    await typeAsDevice(page, '12345', 4);
    await typeAsDevice(page, '123456789', 4, null);
    expect(await read('scanned')).toBe('[]');
  });
});

describe('keys of the desk', () => {
  it('F9 works inside inputs; while a dialog is open it is the dialog\'s', async () => {
    page = await gallery.open('page=pieces');
    await page.locator('.ui-input').first().focus();
    await page.keyboard.press('F9');
    expect(await read('saves')).toBe('1');
    await page.getByRole('button', { name: '未做' }).click();
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('F9');
    expect(await read('saves')).toBe('1');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.keyboard.press('F9');
    expect(await read('saves')).toBe('2');
  });

  it('F1 lists the keys that work now', async () => {
    page = await gallery.open('page=vitals');
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog');
    await help.waitFor();
    const listed = await help.textContent();
    for (const words of ['F9', '保存并下一位', 'F4', 'F2', '登记']) expect(listed).toContain(words);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(await focusedItem()).toBe('temperatureCelsius');
  });

  it('a saved thing can be taken back with Alt+Z', async () => {
    page = await gallery.open('page=pieces');
    await page.getByRole('button', { name: '一句话' }).click();
    await page.keyboard.press('Alt+z');
    expect(await read('saves')).toBe('-1');
    expect(await page.locator('.ui-toast').count()).toBe(0);
  });

  it('未做 wants its reason, and the witness of a refusal', async () => {
    page = await gallery.open('page=vitals');
    await page.keyboard.press('F4');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.keyboard.type('本人不愿');
    await page.keyboard.press('F9');
    expect(await dialog.locator('.ui-field-problems').textContent()).toContain('见证人');
    await page.keyboard.press('Enter');
    await page.keyboard.type('王护士');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await item('temperatureCelsius').textContent()).toContain('拒绝：本人不愿（见证 王护士）');
    expect(await item('temperatureCelsius').locator('input').count()).toBe(0);
  });

  it('a refused save shows every problem at once, beside its field', async () => {
    page = await gallery.open('page=vitals');
    expect(await page.locator('.ui-field-problems').count()).toBe(0);
    await page.keyboard.press('F9');
    expect(await page.locator('.ui-field-problems').count()).toBe(8);
    expect(await read('saved')).toBe('0');
  });
});

describe('a table', () => {
  it('is worked with arrows, End, Enter; sorts by its headers; holds only the visible rows', async () => {
    page = await gallery.open('page=pieces');
    const grid = page.getByRole('grid');
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await read('opened')).toBe('受检者2');
    await page.keyboard.press('End');
    await grid.getByText('受检者2000', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    expect(await read('opened')).toBe('受检者2000');
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await page.getByRole('columnheader', { name: '等候' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: '等候' }).getByRole('button').click();
    expect(await page.getByRole('columnheader', { name: '等候' }).getAttribute('aria-sort')).toBe('descending');
    await grid.focus();
    await page.keyboard.press('Home');
    await grid.getByText('90 分').first().waitFor();
  });
});

describe('lists that open', () => {
  it('a combo box narrows by typing and chooses with Enter', async () => {
    page = await gallery.open('page=pieces');
    const combo = page.getByRole('combobox', { name: '找村' });
    await combo.click();
    await combo.fill('红星');
    await page.getByRole('option', { name: '红星村' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await read('combo')).toBe('2');
  });

  it('the usual sentences open with F8, put their blank under the cursor, and give the focus back', async () => {
    page = await gallery.open('page=fields');
    const findings = item('liverFindings').locator('textarea');
    await findings.focus();
    await page.keyboard.press('F8');
    const menu = page.getByRole('menu');
    await menu.getByRole('menuitem').filter({ hasText: '___' }).first().click();
    await menu.waitFor({ state: 'detached' });
    await page.keyboard.type('右');
    const written = await findings.inputValue();
    expect(written).toContain('右');
    expect((await entries())['liverFindings']).toBe(written);
    await page.keyboard.press('F8');
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    expect(await focusedItem()).toBe('sampleDay');
  });
});
