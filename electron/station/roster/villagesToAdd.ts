import { createVillageIndex, type Village } from '../../../shared/roster/villages.ts';
import { randomId } from '../journal/ids.ts';

/** Codes for villages that only a roster knows, in this order. */
const ownCodes = [...Array.from({ length: 99 }, (_, at) => 101 + at), ...Array.from({ length: 99 }, (_, at) => 901 + at)].map(String);

/**
 * The villages that are still missing of those a roster names, each with a free code. A name that means a known one, or one
 * named before it, adds nothing; so the same names a second time come to nothing.
 */
export function villagesToAdd(known: readonly Village[], names: readonly string[], aliases: Readonly<Record<string, string>>): Village[] {
  const used = new Set(known.map(({ code }) => code));
  const added: Village[] = [];
  for (const name of names) {
    if (createVillageIndex([...known, ...added], aliases).find(name) !== 'unknown') continue;
    const code = ownCodes.find((each) => !used.has(each)) ?? randomId().slice(0, 8);
    used.add(code);
    added.push({ code, name });
  }
  return added;
}
