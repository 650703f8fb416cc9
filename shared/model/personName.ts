import { foldFullWidth, tidyText } from './plainText.ts';

/** Every dot that people, input methods and old registers write between the parts of a name. */
const middleDots = String.raw`\u00b7\u0387\u2022\u2024\u2027\u2219\u22c5\u02d9\u16eb\u25cf\u2e31\u2e33\u30fb\uff65\uff0e\ufe52\u3002\uff61.`;

const dotBetween = new RegExp(`(?<=\\p{L}\\p{M}*) ?[${middleDots}]+ ?(?=\\p{L})`, 'gu');
const pointBetweenLatin = /[A-Za-z]/;

/** Longest name the registers keep, in UTF-16 units. */
export const longestName = 120;

/**
 * The name as the identity card writes it: one middle dot U+00B7 between parts, no blanks between Han characters
 * (registers pad two-character names), single blanks elsewhere. Rare characters, also those beyond U+FFFF, stay.
 * A full stop between Latin letters is an abbreviation and stays.
 */
export function normalisePersonName(text: string): string {
  return foldFullWidth(tidyText(text))
    .replace(dotBetween, (dot, offset: number, whole: string) => {
      const latin = dot.trim() === '.' && pointBetweenLatin.test(whole.charAt(offset - 1));
      return latin ? dot : '·';
    })
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** Letters and marks of any script, characters of private fonts, and what stands between the parts of a name. */
const asNamesAre = /^[\p{L}\p{M}\p{Nl}\p{Co}(（][\p{L}\p{M}\p{Nl}\p{Co} ·.,'’ʼ()（）-]*$/u;

export type NameProblem = 'nameRequired' | 'nameTooLong' | 'nameLostCharacter' | 'nameNotAName';

/**
 * A name fit to register. `nameLostCharacter`: a question mark or a box stands where a program had no such character,
 * so the true one is unknown. `nameNotAName`: it
 * does not begin with a letter, or holds a digit or a sign that no name has (a sheet would read some as formulas).
 */
export function readPersonName(text: string): { ok: true; name: string } | { ok: false; problem: NameProblem } {
  const name = normalisePersonName(text);
  if (name === '') return { ok: false, problem: 'nameRequired' };
  if (/[?？\uFFFD□■▯]/u.test(name)) return { ok: false, problem: 'nameLostCharacter' };
  if (!/[\p{L}\p{Co}]/u.test(name) || !asNamesAre.test(name)) return { ok: false, problem: 'nameNotAName' };
  if (name.length > longestName) return { ok: false, problem: 'nameTooLong' };
  return { ok: true, name };
}
