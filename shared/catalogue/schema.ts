import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { groupSchema } from '../model/person.ts';
import { catalogueProblems } from './catalogueProblems.ts';
import type { CatalogueProblem } from './catalogueProblems.ts';
import { stationCodes } from './types.ts';
import type { Catalogue } from './types.ts';

/** Keys of a record's values: never a name every object has («constructor»). */
const code = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/).refine((name) => !(name in {}));
/** Options are named by what the form prints: 1, 2, 4A, ++. */
const optionCode = z.string().regex(/^[0-9A-Za-z+-]{1,20}$/);
const words = z.string().trim().min(1).max(500);
/** UCUM, case-sensitive symbols: visible ASCII without spaces. */
const ucum = z.string().regex(/^[!-~]{1,60}$/);
const note = z.string().min(1).max(2000);
const count = z.number().int().min(1).max(1000);
const flag = z.literal(true).exactOptional();
const sex = z.enum(['male', 'female']);
const station = z.enum(stationCodes);

const boundFields = {
  atLeast: z.number().exactOptional(), above: z.number().exactOptional(), atMost: z.number().exactOptional(), below: z.number().exactOptional(),
};
const bounds = z.strictObject(boundFields);
const pressures = z.strictObject({ systolicMmHg: bounds, diastolicMmHg: bounds });
const reference = z.array(
  z.strictObject({ ...boundFields, sex: sex.exactOptional(), ageYears: bounds.exactOptional(), source: words }),
).readonly();

const option = z.strictObject({
  code: optionCode, label: words, text: z.enum(['required', 'optional']).exactOptional(), exclusive: flag,
  score: z.number().exactOptional(), normal: flag,
});
const options = z.array(option).min(1).readonly();

const itemFields = {
  code, name: words, section: code, panel: code, source: words,
  loinc: z.string().regex(/^\d{1,7}-\d$/).exactOptional(),
  de: z.string().regex(/^DE\d{2}\.\d{2}\.\d{3}\.\d{2}$/).exactOptional(),
  sensitivity: z.enum(['hiv', 'hepatitis', 'tuberculosis', 'pregnancy', 'mentalHealth']).exactOptional(),
  sex: sex.exactOptional(),
  askedWhen: z.strictObject({ item: code, oneOf: z.array(optionCode).min(1).readonly() }).exactOptional(),
  optional: flag, note: note.exactOptional(), alternativeTo: code.exactOptional(), awaitingConfirmation: flag,
};
const decimals = z.number().int().min(0).max(6);

const column = z.strictObject({
  code, name: words, kind: z.enum(['text', 'choice', 'day', 'yearMonth', 'number']), options: options.exactOptional(),
  maxLength: z.number().int().min(1).max(10_000).exactOptional(), required: flag,
});

const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...itemFields, kind: z.literal('number'), unit: ucum, unitLabel: z.string().max(40), decimals, absolute: bounds,
    plausible: bounds.exactOptional(), reference: reference.exactOptional(),
  }),
  z.strictObject({ ...itemFields, kind: z.literal('choice'), options }),
  z.strictObject({ ...itemFields, kind: z.literal('choices'), options, atMost: count.exactOptional() }),
  z.strictObject({ ...itemFields, kind: z.literal('text'), maxLength: z.number().int().min(1).max(10_000), multiline: flag }),
  z.strictObject({ ...itemFields, kind: z.literal('day') }),
  z.strictObject({ ...itemFields, kind: z.literal('yearMonth') }),
  z.strictObject({ ...itemFields, kind: z.literal('bloodPressure'), arm: z.enum(['left', 'right']), absolute: pressures, plausible: pressures.exactOptional() }),
  z.strictObject({ ...itemFields, kind: z.literal('dentition'), options }),
  z.strictObject({ ...itemFields, kind: z.literal('strip'), options, quantityUnits: z.array(words).readonly() }),
  z.strictObject({ ...itemFields, kind: z.literal('rows'), atMost: count, columns: z.array(column).min(1).readonly() }),
  z.strictObject({
    ...itemFields, kind: z.literal('derived'), formula: words, from: z.array(code).min(1).readonly(), unit: ucum.exactOptional(),
    unitLabel: z.string().max(40).exactOptional(), decimals: decimals.exactOptional(), options: options.exactOptional(), reference: reference.exactOptional(),
  }),
]);

const condition = z.strictObject({
  ageYears: z.strictObject({ atLeast: z.number().int().min(0).exactOptional(), below: z.number().int().min(1).exactOptional() }).exactOptional(),
  sex: sex.exactOptional(),
  anyGroup: z.array(groupSchema).min(1).readonly().exactOptional(),
  answer: z.strictObject({ item: code, oneOf: z.array(optionCode).min(1).readonly() }).exactOptional(),
});

/** The shape alone; `parseCatalogue` also looks at what the parts say about each other. */
export const catalogueSchema = z.strictObject({
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/),
  title: words,
  forms: z.array(z.strictObject({ code, name: words, source: words, notes: z.array(note).readonly() })).min(1).readonly(),
  sections: z.array(z.strictObject({ code, name: words, form: code, note: note.exactOptional() })).min(1).readonly(),
  panels: z.array(
    z.strictObject({ code, name: words, station, tube: code.exactOptional(), fasting: flag, instruction: words.exactOptional() }),
  ).min(1).readonly(),
  tubes: z.array(
    z.strictObject({
      code, name: words, capColour: words, specimen: words, volumeMl: z.number().positive().max(1000), snomedSpecimen: z.string().regex(/^\d{6,18}$/).exactOptional(),
    }),
  ).readonly(),
  items: z.array(itemSchema).min(1).readonly(),
  packageRules: z.array(z.strictObject({ code, name: words, source: words, when: condition, panels: z.array(code).readonly() })).min(1).readonly(),
  phrases: z.array(z.strictObject({ station, item: code, text: words, option: optionCode.exactOptional() })).readonly(),
});

export type CatalogueParsing = { ok: true; catalogue: Catalogue } | { ok: false; problems: readonly CatalogueProblem[] };

/**
 * A catalogue from a file: either whole and consistent, or every problem found. Nothing is repaired or left out. Takes the
 * parsed JSON; when the shape is wrong only the shape is reported, since references cannot be followed yet.
 */
export function parseCatalogue(json: unknown): CatalogueParsing {
  const shape = catalogueSchema.safeParse(json, { error: zhCN().localeError });
  if (!shape.success) {
    return {
      ok: false,
      problems: shape.error.issues.map(({ path, message }) => {
        const place = placeOf(json, path);
        const named = place.entry === null ? '' : `（${place.entry}）`;
        return { code: 'wrongShape', ...place, sentence: `${place.path === '' ? '整个文件' : place.path}${named}：${message}` };
      }),
    };
  }
  const catalogue: Catalogue = shape.data;
  const problems = catalogueProblems(catalogue);
  return problems.length === 0 ? { ok: true, catalogue } : { ok: false, problems };
}

/** `path` as in the file; `entry` the code of the innermost entry on the way that has one. */
function placeOf(json: unknown, path: readonly PropertyKey[]): Pick<CatalogueProblem, 'path' | 'entry'> {
  let entry: string | null = null;
  let value: unknown = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) break;
    value = Reflect.get(value, key);
    const named = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
    if (typeof named === 'string') entry = named;
  }
  return { path: path.map(String).join('.'), entry };
}
