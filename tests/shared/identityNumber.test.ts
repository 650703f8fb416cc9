import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  endsInThreeZeros, maskIdentityNumber, readIdentity, residentIdCheckDigit, type IdentityProblem,
} from '../../shared/model/identityNumber.ts';
import { ethnicityName, readEthnicity } from '../../shared/model/ethnicity.ts';

const today = '2026-11-22';
const seed = 20261122;

const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-11-22T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const area = fc.constantFrom('653199', '650101', '110105', '820000', '830000', '810000', '654299', '511321', '912156');
const validNumber = fc.record({ area, day, sequence: fc.integer({ min: 1, max: 999 }) }).map(({ area: code, day: born, sequence }) => {
  const body = `${code}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return { number: body + residentIdCheckDigit(body), born, sequence, code };
});

function problemOf(input: string | number, options: Parameters<typeof readIdentity>[1] = { today }): IdentityProblem | 'read' {
  const read = readIdentity(input, options);
  return read.ok ? 'read' : read.problem;
}

describe('18-digit numbers', () => {
  test('the example of GB 11643-1999 and the numbers of real readers\' replies are accepted', () => {
    // 11010519491231002X is the standard's own example; the others come from the sample replies of a card reader.
    for (const number of ['11010519491231002X', '650199199001010016', '653199195506070027']) {
      expect(readIdentity(number, { today })).toMatchObject({ ok: true, identity: { kind: 'residentIdCard', number } });
    }
  });

  test('every number made by the rules is accepted, with its birth date and sex', () => {
    fc.assert(fc.property(validNumber, ({ number, born, sequence, code }) => {
      const kind = code.startsWith('9') ? 'foreignPermanentResident' : code.startsWith('8') ? 'hkMoTwResidencePermit' : 'residentIdCard';
      expect(readIdentity(number, { today })).toEqual({
        ok: true, identity: { kind, number }, birthDate: born, sex: sequence % 2 === 1 ? 'male' : 'female',
      });
    }), { seed, numRuns: 2000 });
  });

  test('no number survives the change of any one of its digits', () => {
    fc.assert(fc.property(validNumber, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ number }, place, step) => {
      const old = number.charAt(place);
      const changed = old === 'X' ? String(step) : String((Number(old) + step) % 10);
      expect(readIdentity(number.slice(0, place) + changed + number.slice(place + 1), { today }).ok).toBe(false);
    }), { seed, numRuns: 3000 });
  });

  test('a final x is read in either case and as the signs that input methods write for it', () => {
    for (const last of ['x', 'X', 'ｘ', 'Ｘ', 'Ⅹ', 'ⅹ', '×', 'Х', 'х']) {
      expect(readIdentity(`11010519491231002${last}`)).toMatchObject({ ok: true, identity: { number: '11010519491231002X' } });
    }
    expect(problemOf('x1010519491231002X')).toBe('identityUnexpectedCharacter');
  });

  test('full-width digits, blanks, invisible characters and what keeps digits in a spreadsheet are passed over', () => {
    const written = [
      '６５３１９９１９５５０６０７００２７', ' 653199195506070027 ', '653199 19550607 0027', '\u3000653199195506070027\u00a0', '\ufeff653199195506070027\u200b',
      "'653199195506070027", '‘653199195506070027’', '="653199195506070027"', '\t653199195506070027\r\n', '\u202d653199195506070027\u202c',
    ];
    for (const text of written) expect(readIdentity(text)).toMatchObject({ ok: true, identity: { number: '653199195506070027' } });
  });

  test('a wrong check digit is named with the right one', () => {
    expect(readIdentity('653199195506070026')).toEqual({ ok: false, problem: 'identityWrongCheckDigit' });
  });

  test('birth dates must be in the calendar and not after today', () => {
    const made = (born: string) => {
      const body = `653199${born}001`;
      return body + residentIdCheckDigit(body);
    };
    expect(problemOf(made('19550229'))).toBe('identityNotADay');
    expect(problemOf(made('19561301'))).toBe('identityNotADay');
    expect(problemOf(made('19560431'))).toBe('identityNotADay');
    expect(problemOf(made('19000229'))).toBe('identityNotADay');
    expect(problemOf(made('20000229'))).toBe('read');
    expect(problemOf(made('01560304'))).toBe('identityNotADay');
    expect(problemOf(made('20261122'))).toBe('read');
    expect(problemOf(made('20261123'))).toBe('identityInTheFuture');
    expect(problemOf(made('20261123'), {})).toBe('read');
  });

  test('a region outside the provinces is refused', () => {
    const made = (region: string) => {
      const body = `${region}19560304001`;
      return body + residentIdCheckDigit(body);
    };
    expect(problemOf(made('993199'))).toBe('read'); // a foreign permanent resident
    expect(readIdentity(made('993199'))).toMatchObject({ identity: { kind: 'foreignPermanentResident' } });
    for (const region of ['003199', '163199', '813199', '820100']) expect(problemOf(made(region))).toBe('identityUnknownRegion');
  });
});

describe('numbers mangled by a spreadsheet', () => {
  test('scientific notation is refused as such, in every spelling', () => {
    for (const text of ['6.5E+17', '6.54E+17', '6.5319919550607E+17', '6.54e+17', '６.５４Ｅ＋１７', '6.54E17', '6,54E+17', '7E+17']) {
      expect(problemOf(text)).toBe('identityScientificNotation');
    }
    expect(problemOf('6.54E+17', { kindHint: 'passport' })).toBe('identityScientificNotation');
  });

  test('a number cell beyond 2^53 is refused, even if its rounded digits pass', () => {
    expect(problemOf(Number('653199195506070027'))).toBe('identityDigitsLost');
    expect(problemOf(6.54e17)).toBe('identityDigitsLost');
    expect(problemOf(0.5)).toBe('identityDigitsLost');
    // A double whose digits form a number with a right check digit: still not what was typed.
    const passing = Array.from({ length: 1000 }, (_, index) => 653_199_195_506_070_000 + index * 1000)
      .find((value) => readIdentity(String(value)).ok);
    expect(passing).toBeDefined();
    expect(problemOf(passing!)).toBe('identityDigitsLost');
  });

  test('whatever number a spreadsheet has rounded to 15 digits is refused as such, or betrays itself by its zeros', () => {
    fc.assert(fc.property(validNumber.filter(({ number }) => !number.endsWith('000')), ({ number }) => {
      const rounded = `${number.slice(0, 15)}000`;
      const read = readIdentity(rounded, { today });
      if (read.ok) expect(endsInThreeZeros(read.identity)).toBe(true);
      else expect(read.problem).toBe('identityDigitsLost');
    }), { seed, numRuns: 1000 });
  });

  test('15 digits of the old card are refused with their own reason', () => {
    expect(problemOf('653199550607002')).toBe('identityFifteenDigits');
    expect(problemOf(653_199_550_607_002)).toBe('identityFifteenDigits');
  });
});

describe('other refusals', () => {
  test.each([
    ['', 'identityRequired'], ['   ', 'identityRequired'], ['\u200b', 'identityRequired'],
    ['6531**********0027', 'identityMasked'],
    ['65319919550607002', 'identityWrongLength'], ['6531991955060700277', 'identityWrongLength'],
    ['6531991955O6070027', 'identityUnexpectedCharacter'], ['65319919550607002?', 'identityUnexpectedCharacter'],
    ['无', 'identityUnexpectedCharacter'], ['653199-19550607-0027', 'identityUnexpectedCharacter'],
    ['E12345678', 'identityKindNeeded'], ['12345678', 'identityKindNeeded'],
  ] as const)('%j: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('nothing that is typed makes it throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double()), (input) => {
      expect(typeof readIdentity(input, { today }).ok).toBe('boolean');
    }), { seed, numRuns: 300 });
  });
});

describe('other documents', () => {
  test('港澳台居民居住证 and both editions of the foreign permanent resident card', () => {
    const permit = `81000019560304001${residentIdCheckDigit('81000019560304001')}`;
    expect(readIdentity(permit, { kindHint: 'residentIdCard' })).toMatchObject({ ok: true, identity: { kind: 'hkMoTwResidencePermit' }, birthDate: '1956-03-04', sex: 'male' });
    expect(readIdentity('kaz110090123105')).toEqual({ ok: true, identity: { kind: 'foreignPermanentResident', number: 'KAZ110090123105' }, birthDate: null, sex: null });
    const foreign = `93139819560304002${residentIdCheckDigit('93139819560304002')}`;
    expect(readIdentity(foreign)).toMatchObject({ ok: true, identity: { kind: 'foreignPermanentResident' }, birthDate: '1956-03-04', sex: 'female' });
  });

  test('travel permits and passports, where the kind is known', () => {
    expect(readIdentity('h12345678')).toMatchObject({ ok: true, identity: { kind: 'hkMoTravelPermit', number: 'H12345678' }, birthDate: null, sex: null });
    expect(readIdentity('M1234567801')).toMatchObject({ ok: true, identity: { kind: 'hkMoTravelPermit' } });
    expect(readIdentity('12345678', { kindHint: 'twTravelPermit' })).toMatchObject({ ok: true, identity: { kind: 'twTravelPermit' } });
    expect(readIdentity('H12345678', { kindHint: 'passport' })).toMatchObject({ ok: true, identity: { kind: 'passport' } });
    expect(readIdentity('8E123456', { kindHint: 'passport' })).toMatchObject({ ok: true, identity: { kind: 'passport' } });
    expect(problemOf('1234567', { kindHint: 'twTravelPermit' })).toBe('identityWrongForm');
    expect(problemOf('653199195506070027', { kindHint: 'passport' })).toBe('identityWrongForm');
    expect(problemOf('PASSPORT', { kindHint: 'passport' })).toBe('identityWrongForm');
  });
});

describe('masks', () => {
  test('four at each end, of shorter documents a quarter', () => {
    expect(maskIdentityNumber('653199195506070027')).toBe('6531**********0027');
    expect(maskIdentityNumber('E12345678')).toBe('E1*****78');
    expect(maskIdentityNumber('A1')).toBe('**');
  });

  test('a masked number is refused where a whole one is asked for', () => {
    expect(problemOf(maskIdentityNumber('653199195506070027'))).toBe('identityMasked');
  });

  test('at least half of any number stays hidden', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9]{0,20}$/), (number) => {
      const shown = maskIdentityNumber(number).replaceAll('*', '');
      expect(shown.length).toBeLessThanOrEqual(Math.max(number.length / 2, 8));
      if (number.length > 0 && number.length < 15) expect(shown.length).toBeLessThanOrEqual(number.length / 2);
    }), { seed });
  });
});

describe('ethnicity', () => {
  test('56 peoples and the two other codes, by number and by name', () => {
    for (let code = 1; code <= 56; code += 1) {
      const text = String(code).padStart(2, '0');
      const name = ethnicityName(text)!;
      expect(name.endsWith('族')).toBe(true);
      expect(readEthnicity(name)).toBe(text);
      expect(readEthnicity(name.slice(0, -1))).toBe(text);
      expect(readEthnicity(String(code))).toBe(text);
      expect(readEthnicity(`${text}${name}`)).toBe(text);
    }
    expect([readEthnicity('其他'), readEthnicity('98'), readEthnicity('维族'), readEthnicity(' 维吾尔 族 ')]).toEqual(['97', '98', '05', '05']);
    expect([readEthnicity('57'), readEthnicity('00'), readEthnicity('火星族'), readEthnicity('05汉族'), readEthnicity('族'), ethnicityName('57')]).toEqual([null, null, null, null, null, null]);
  });
});
