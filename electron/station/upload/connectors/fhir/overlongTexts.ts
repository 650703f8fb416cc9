import type { Bundle } from './fhirTypes.ts';

/** FHIR R4, datatypes, string: «strings SHALL NOT exceed 1MB (1024*1024 characters) in size». */
export const longestTextCharacters = 1024 * 1024;

/** Paths of texts that no platform may accept: sent, they would be refused for ever. */
export function overlongTexts(bundle: Bundle): string[] {
  return [...pathsOf(bundle, 'Bundle')];
}

function* pathsOf(value: unknown, path: string): Generator<string> {
  if (typeof value === 'string') {
    if (value.length > longestTextCharacters) yield path;
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* pathsOf(one, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, one] of Object.entries(value)) yield* pathsOf(one, `${path}.${member}`);
  }
}
