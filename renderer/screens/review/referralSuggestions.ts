import { itemByCode } from '../../../shared/catalogue/selectors.ts';
import type { Catalogue, Item } from '../../../shared/catalogue/types.ts';
import { optionsOf, optionsOfItem, textBehind } from '../../../shared/clinical/valueOptions.ts';
import { withoutStop } from '../../../shared/clinical/sentences.ts';
import type { Finding } from '../../../shared/model/examination.ts';
import { valueText } from '../../fields/valueText.ts';
import { text } from '../../text/i18n.ts';
import type { Page } from './page.ts';

export interface ReferralSuggestions { impression: string; presentIllness: string; pastHistory: string; treatment: string; phone: string }

/** Chosen, and not merely that there is none. */
function answered(page: Page, item: Item): string | null {
  const value = page.values[item.code];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  const chosen = optionsOf(value);
  const telling = optionsOfItem(item).filter(({ code, normal, exclusive }) => chosen.includes(code) && !normal && !exclusive);
  if (chosen.length > 0 && telling.length === 0) return null;
  return valueText(item, value);
}

/** The diseases an answer names: «周围神经病变», not «有（周围神经病变）»; the item itself where only 有 was ticked. */
function diseases(page: Page, item: Item): string[] {
  const value = page.values[item.code];
  if (value === undefined) return [];
  const chosen = optionsOf(value);
  const bare: readonly string[] = [text('review:bareYes'), text('review:bareOther')];
  return optionsOfItem(item)
    .filter(({ code, normal, exclusive }) => chosen.includes(code) && !normal && !exclusive)
    .map(({ code, label }) => {
      const written = withoutStop(textBehind(value, code) ?? '').trim();
      if (bare.includes(label)) return written === '' ? item.name : written;
      return written === '' ? label : `${label}（${written}）`;
    });
}

/** What the record offers for the 转诊单; each line waits to be taken. Empty where the record says nothing. */
export function referralSuggestions(page: Page, catalogue: Catalogue, findings: readonly Finding[], institutionPhone: string): ReferralSuggestions {
  const items = itemByCode(catalogue);
  const told = (code: string): string | null => {
    const item = items.get(code);
    return item ? answered(page, item) : null;
  };
  const symptoms = told('symptoms');
  const groups = page.examination.person.groups.map((group) => text(`station:group_${group}`)).join(text('review:listJoin'));
  const pastDiseases = items.get('pastDiseases');
  const problems = catalogue.items.filter(({ section }) => section === 'currentHealthProblems');
  const past = [...(pastDiseases ? [pastDiseases] : []), ...problems].flatMap((item) => diseases(page, item));
  return {
    impression: findings.map(({ sentence }) => sentence).join('\n'),
    presentIllness: [symptoms === null ? '' : text('review:symptomsTold', { text: symptoms }), ...findings.map(({ sentence }) => sentence)].filter((words) => words !== '').join('\n'),
    pastHistory: [groups === '' ? '' : text('review:groupsManaged', { text: groups }), [...new Set(past)].join(text('review:listJoin'))].filter((words) => words !== '').join('\n'),
    treatment: told('medications') ?? '',
    phone: institutionPhone,
  };
}
