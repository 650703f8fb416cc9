import { calendarDay } from './calendarDay.ts';
import type { Day, Identity, IdentityKind, Sex } from './person.ts';

/** Why a number was refused; params in brackets. */
export type IdentityProblem =
  | 'identityRequired'
  | 'identityMasked'
  | 'identityScientificNotation'
  | 'identityDigitsLost' // a spreadsheet kept 15 digits and wrote zeros for the rest
  | 'identityFifteenDigits'
  | 'identityWrongLength' // length
  | 'identityUnexpectedCharacter' // character
  | 'identityUnknownRegion' // region
  | 'identityNotADay' // written
  | 'identityInTheFuture'
  | 'identityWrongCheckDigit' // without the digit that would be right: who is told it makes a number up
  | 'identityKindNeeded' // passport or travel permit: the kind cannot be read from the number
  | 'identityWrongForm'; // kind

export type IdentityReading =
  | { ok: true; identity: Identity; birthDate: Day | null; sex: Sex | null }
  | { ok: false; problem: IdentityProblem; params?: Readonly<Record<string, string | number>> };

// GB 11643-1999, check digit by ISO 7064 MOD 11-2.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';

/** Check digit (0 to 9 or X) of the first 17 digits; the caller gives exactly 17. */
export function residentIdCheckDigit(first17: string): string {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += (first17.charCodeAt(index) - 48) * weight;
  return checkDigits.charAt(sum % 11);
}

/** GB/T 2260 codes of provinces; 81 to 83 are given out as 810000, 820000 and 830000 only. */
const provinces: ReadonlySet<string> = new Set((
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'
).split(' '));

const residencePermitRegions: ReadonlySet<string> = new Set(['810000', '820000', '830000']);

/** Whether an 18-digit number of these kinds says itself which of them it is. */
const saysItsKind = {
  residentIdCard: true,
  hkMoTwResidencePermit: true,
  foreignPermanentResident: true,
  hkMoTravelPermit: false,
  twTravelPermit: false,
  passport: false,
  temporary: false,
} as const satisfies Record<IdentityKind, boolean>;

function refused(problem: IdentityProblem, params?: Readonly<Record<string, string | number>>): IdentityReading {
  return params === undefined ? { ok: false, problem } : { ok: false, problem, params };
}

/**
 * The number without what typing and spreadsheets add: white space, invisible characters, full-width forms, lower case,
 * a leading apostrophe, the formula ="…" that keeps digits in a text file, and other signs written for the final X.
 */
export function compactIdentityNumber(text: string): string {
  const plain = text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
    .replace(/^="(.*)"$/u, '$1')
    .replace(/^['"`‘’“”]+|['"`‘’“”]+$/gu, '')
    .toUpperCase();
  return /^\d{17}[ⅩХ×✕╳]$/u.test(plain) ? `${plain.slice(0, 17)}X` : plain;
}

function readEighteen(number: string, today: Day | undefined): IdentityReading {
  const expected = residentIdCheckDigit(number.slice(0, 17));
  const checked = number.endsWith(expected);
  const region = number.slice(0, 6);
  const birthDate = calendarDay(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  const foreign = number.startsWith('9');
  const permit = residencePermitRegions.has(region);
  const knownRegion = foreign || permit || provinces.has(number.slice(0, 2));
  if (number.endsWith('000') && !(checked && birthDate !== null && knownRegion)) return refused('identityDigitsLost');
  if (!knownRegion) return refused('identityUnknownRegion', { region });
  if (birthDate === null) return refused('identityNotADay', { written: number.slice(6, 14) });
  if (today !== undefined && birthDate > today) return refused('identityInTheFuture');
  if (!checked) return refused('identityWrongCheckDigit');
  const kind = foreign ? 'foreignPermanentResident' : permit ? 'hkMoTwResidencePermit' : 'residentIdCard';
  return { ok: true, identity: { kind, number }, birthDate, sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/** 2017 edition: 3 letters of the country, 12 digits; its two-digit year of birth has no century. */
const foreignPermanentResident2017 = /^[A-Z]{3}\d{12}$/;

const plainForms = {
  hkMoTravelPermit: /^[HM]\d{8}(?:\d{2})?$/,
  twTravelPermit: /^\d{8}$/,
  // ICAO Doc 9303 keeps nine characters in the machine-readable zone; some states print longer numbers.
  passport: /^(?=.*\d)[A-Z0-9]{5,15}$/,
  temporary: /^[A-Z0-9-]{1,40}$/,
} as const satisfies Partial<Record<IdentityKind, RegExp>>;

/** Accepted by its form alone: neither birth date nor sex can be relied on. */
function accepted(kind: IdentityKind, number: string): IdentityReading {
  return { ok: true, identity: { kind, number }, birthDate: null, sex: null };
}

function isPlain(kind: IdentityKind): kind is keyof typeof plainForms {
  return kind in plainForms;
}

function whyNot(number: string): IdentityReading {
  const unexpected = /[^0-9X]/u.exec(number)?.[0] ?? (/X(?=.)/u.test(number) ? 'X' : undefined);
  const digits = number.replace(/\D/g, '').length;
  if (unexpected === undefined) return refused('identityWrongLength', { length: number.length });
  if (/^[A-Z0-9]+$/.test(number) && digits < 12 && digits > 0) return refused('identityKindNeeded');
  return refused('identityUnexpectedCharacter', { character: unexpected });
}

/**
 * Reads an identity number as typed, scanned or found in a cell. A number cell arrives as a number: beyond 2^53 its
 * last digits are not the person's any more. Nothing is ever repaired: what the check digit does not prove is refused.
 * `kindHint` is needed for passports and 台胞证; an 18-digit number says its kind itself. `today` refuses later births.
 * Sources: GB 11643-1999; 港澳台居民居住证 2018; 外国人永久居留身份证 2017 and 2023 (18 digits, first 9, MOD 11-2).
 */
export function readIdentity(input: string | number, options: { kindHint?: IdentityKind; today?: Day } = {}): IdentityReading {
  if (typeof input === 'number' && !Number.isSafeInteger(input)) return refused('identityDigitsLost');
  const number = compactIdentityNumber(String(input));
  const { kindHint, today } = options;
  if (number === '') return refused('identityRequired');
  if (/\*{2,}|•{2,}|●{2,}/u.test(number)) return refused('identityMasked');
  const scientific = kindHint === 'passport' ? /^\d(?:[.,]\d*)?E\+\d+$|^\d[.,]\d*E\d+$/ : /^\d+(?:[.,]\d*)?E[+]?\d+$/;
  if (scientific.test(number)) return refused('identityScientificNotation');

  const hinted = kindHint === undefined || saysItsKind[kindHint] ? null : kindHint;
  if (hinted !== null && isPlain(hinted)) {
    return plainForms[hinted].test(number) ? accepted(hinted, number) : refused('identityWrongForm', { kind: hinted });
  }
  if (/^\d{17}[\dX]$/.test(number)) return readEighteen(number, today);
  if (/^\d{15}$/.test(number)) return refused('identityFifteenDigits');
  if (foreignPermanentResident2017.test(number)) return accepted('foreignPermanentResident', number);
  if (kindHint === undefined) {
    if (plainForms.hkMoTravelPermit.test(number)) return accepted('hkMoTravelPermit', number);
    if (plainForms.twTravelPermit.test(number)) return refused('identityKindNeeded');
  }
  return whyNot(number);
}

/**
 * Whether an accepted number ends in three zeros, as one whose last digits a spreadsheet has lost would. One in eleven of
 * those passes the check by chance, so in a column with evidence of such loss it proves nothing.
 */
export function endsInThreeZeros(identity: Identity): boolean {
  return saysItsKind[identity.kind] && identity.number.length === 18 && identity.number.endsWith('000');
}

/**
 * A number that may be shown, the same on screen, sheet and label, so that one can be held against the other: first 4 and
 * last 4, a star for each character between. Below 15 characters a quarter stays at each end, so at least half is always
 * hidden. Stars, since label printers have no dots.
 */
export function maskIdentityNumber(number: string): string {
  const characters = Array.from(number.trim());
  const ends = characters.length >= 15 ? 4 : Math.min(4, Math.floor(characters.length / 4));
  return characters.map((character, index) => (index < ends || index >= characters.length - ends ? character : '*')).join('');
}
