import { optionRules } from './ruleConditions.ts';
import type { OptionRule } from './ruleConditions.ts';
import type { Seen, Subject } from './seen.ts';
import { givesAdvice, withoutStop } from './sentences.ts';
import { numberOf, optionsOf, optionsOfItem, textBehind, valueOf } from './valueOptions.ts';

/**
 * Chosen options. What is normal is what the catalogue marks `normal: true`, never what the wording looks like: «不正常»
 * contains «正常». Answers that carry points are judged by their total, not one by one; conclusions of the review are
 * no finding again; what a person tells (interview) is a notice, what was found in examining is abnormal.
 */
export function optionsSeen({ index, values }: Subject): Seen[] {
  const seen: Seen[] = [];
  for (const item of index.items.values()) {
    const value = valueOf(values, item.code);
    const chosen = optionsOf(value);
    if (value === undefined || chosen.length === 0 || item.awaitingConfirmation) continue;
    const options = optionsOfItem(item);
    const labelOf = (code: string) => {
      const text = withoutStop(textBehind(value, code) ?? '');
      const label = options.find((option) => option.code === code)?.label ?? code;
      return text === '' ? label : `${label}（${text}）`;
    };
    const own = (optionRules as readonly OptionRule[]).filter((rule) => rule.item === item.code);
    if (own.length > 0) {
      for (const rule of own) {
        const hits = chosen.filter((code) => rule.options.includes(code));
        const total = item.code === 'selfCareGrade' ? numberOf(values, 'selfCareTotal') : undefined;
        if (hits.length > 0) {
          const words = { name: item.name, label: hits.map(labelOf).join('、'), score: total === undefined ? '' : `，总分 ${total} 分` };
          seen.push({ rule: rule.rule, items: [item.code], direction: 'none', words });
        }
      }
      continue;
    }
    const station = index.panels.get(item.panel)?.station;
    if (station === 'review' || !options.some((option) => option.normal) || options.some((option) => option.score !== undefined)) continue;
    const abnormal = chosen.filter((code) => !options.some((option) => option.code === code && option.normal));
    if (abnormal.length === 0) continue;
    seen.push({
      rule: station === 'interview' ? 'OPT-02' : 'OPT-01',
      items: [item.code],
      direction: 'none',
      words: {
        name: item.name, labels: abnormal.map(labelOf).join('、'),
        // An examiner who wrote down what to do is not advised again.
        advice: abnormal.some((code) => givesAdvice(textBehind(value, code) ?? '')) ? '' : '，请结合临床，必要时复查或转诊',
      },
      source: item.source,
    });
  }
  return seen;
}
