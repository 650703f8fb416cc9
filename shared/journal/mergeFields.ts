import { canonicalJson } from './canonicalJson.ts';
import type { Demographics } from '../model/person.ts';

type Field = keyof Demographics;
export type FieldValues = { [F in Field]?: Demographics[F] | undefined };

/** One of the changes of a field whose writers had not seen each other. */
export interface Side { entryId: string; stamp: string; value: unknown }
/** A field with several sides, in the order of their stamps; the last stands meanwhile. A conflict where their values differ. */
export interface FieldSides { field: string; sides: Side[] }

/**
 * Where each field comes from: the stamp of the change that stands, under the field's name; under `registered` that of the
 * registration, which stands for every field without one.
 */
export type FieldStamps = Record<string, string>;
const registered = '*';

export interface MergedFields { values: FieldValues; stamps: FieldStamps; sides: FieldSides[] }

/** For each field the stamps of all that the writer saw standing, joined by commas. */
export type Seen = Readonly<Record<string, string>>;

export interface FieldChange {
  entryId: string;
  stamp: string;
  fields: FieldValues;
  /** Null when the writer knew nothing of the person; `everything` for facts from before this was written down. */
  seen: Seen | 'everything' | null;
}

/** Where two values differ, a named person has to decide; of the others the later one is simply right. */
const decidedByAPerson: ReadonlySet<string> = new Set<Field>(['name', 'sex', 'birthDate', 'ethnicityCode', 'villageCode', 'groups', 'allergies']);

export function registeredFields(values: FieldValues, stamp: string): MergedFields {
  return { values, stamps: { [registered]: stamp }, sides: [] };
}

/**
 * One more change, in the order of the stamps. What its writer had seen gives way to it; what the writer had not seen
 * stands beside it until somebody who has seen both decides.
 */
export function mergeFields(before: MergedFields, { entryId, stamp, fields, seen }: FieldChange): MergedFields {
  const values: Record<string, unknown> = { ...before.values };
  const stamps = { ...before.stamps };
  const sides = new Map(before.sides.map((one) => [one.field, one.sides]));
  for (const [field, value] of Object.entries(fields)) {
    // Who registers somebody anew and leaves a box empty says nothing about it.
    if (value === undefined || (seen === null && isEmpty(value))) continue;
    const standing = sides.get(field) ?? [{ entryId: '', stamp: stampOf(stamps, field), value: values[field] }];
    const sawStamps = seen === 'everything' ? null : new Set((seen?.[field] ?? '').split(','));
    // Who saw the same value said by somebody else has seen it.
    const sawValues = new Set(standing.filter((side) => sawStamps?.has(side.stamp)).map((side) => canonicalJson(side.value)));
    const unseen =
      decidedByAPerson.has(field) && sawStamps !== null ? standing.filter((side) => !sawStamps.has(side.stamp) && !isEmpty(side.value) && !sawValues.has(canonicalJson(side.value))) : [];
    if (unseen.length > 0) sides.set(field, [...unseen, { entryId, stamp, value }]);
    else sides.delete(field);
    values[field] = value;
    stamps[field] = stamp;
  }
  return { values, stamps, sides: [...sides].map(([field, list]) => ({ field, sides: list })).sort((a, b) => (a.field < b.field ? -1 : 1)) };
}

/** What somebody who looks at the person now has seen of these fields. */
export function seenOf({ stamps, sides }: Pick<MergedFields, 'stamps' | 'sides'>, fields: object): Record<string, string> {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, sides.find((one) => one.field === field)?.sides.map((side) => side.stamp).join(',') ?? stampOf(stamps, field)]));
}

/** Fields whose sides say different things. */
export function conflictsOf(sides: readonly FieldSides[]): FieldSides[] {
  return sides.filter((one) => new Set(one.sides.map(({ value }) => canonicalJson(value))).size > 1);
}

const stampOf = (stamps: FieldStamps, field: string): string => stamps[field] ?? stamps[registered] ?? '';
const isEmpty = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);
