import { describe, expect, test } from 'vitest';
import { valueWords } from '../../electron/station/documents/valueWords.ts';
import { valueText } from '../../renderer/fields/valueText.ts';
import { nationalCatalogue } from '../../shared/catalogue/nationalCatalogue.ts';
import { givesAdvice, joinSentences, withoutStop } from '../../shared/clinical/sentences.ts';

describe('sentences that meet', () => {
  test('are parted once', () => {
    expect(joinSentences(['血压升高。', '超重。'])).toBe('血压升高。超重。');
    expect(joinSentences(['血压升高', '超重'])).toBe('血压升高；超重');
    expect(joinSentences(['', '超重', ''])).toBe('超重');
    expect(joinSentences([])).toBe('');
  });
  test('stand inside another without their stop', () => {
    expect(withoutStop(' 脂肪肝，建议复查。 ')).toBe('脂肪肝，建议复查');
    expect(withoutStop('3.5cm×2.1cm')).toBe('3.5cm×2.1cm');
    expect(withoutStop('。；')).toBe('');
  });
  test('of advice are told from findings', () => {
    expect([givesAdvice('肝囊肿，建议定期复查。'), givesAdvice('请结合临床'), givesAdvice('肝右叶见无回声区。')]).toEqual([true, true, false]);
  });
  test('of the conclusion read alike on screen and paper', () => {
    const item = nationalCatalogue.items.find(({ code }) => code === 'healthAbnormalities');
    const column = item?.kind === 'rows' ? item.columns[0]?.code : undefined;
    if (!item || column === undefined) throw new Error('no such rows');
    const rows = ['血压升高，建议非同日复测。', '肥胖。'].map((sentence) => ({ [column]: sentence }));
    expect(valueWords(item, rows).text).toBe('血压升高，建议非同日复测。肥胖。');
    expect(valueText(item, rows)).toBe(valueWords(item, rows).text);
  });
});
