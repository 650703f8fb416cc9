import { boundsInWords } from '../../shared/clinical/bands.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { text } from './i18n.ts';

function rangeOf(params: Problem['params']): string {
  const { low, high, unit } = params ?? {};
  const range = boundsInWords({ ...(typeof low === 'number' ? { atLeast: low } : {}), ...(typeof high === 'number' ? { atMost: high } : {}) });
  return range === '' || typeof unit !== 'string' ? range : `${range} ${unit}`.trimEnd();
}

/** One plain sentence with the remedy. */
export function problemSentence({ code, params }: Problem): string {
  const label = String(params?.['label'] ?? '');
  const atMost = String(params?.['atMost'] ?? '');
  switch (code) {
    case 'outsideAbsolute':
    case 'implausible': {
      const range = rangeOf(params);
      return range === '' ? text(`problems:${code}`) : text(`problems:${code}_range`, { range });
    }
    case 'tooManyDecimals': {
      const decimals = params?.['decimals'];
      return decimals === undefined ? text('problems:tooManyDecimals') : text('problems:tooManyDecimals_known', { decimals: String(decimals) });
    }
    case 'tooManyRows':
      return atMost === '' ? text('problems:tooManyRows') : text('problems:tooManyRows_limit', { atMost });
    case 'exclusiveOption':
      return text('problems:exclusiveOption', { label });
    case 'textRequired':
      return text('problems:textRequired', { label });
    case 'tooManyOptions':
      return text('problems:tooManyOptions', { atMost });
    case 'tooLong':
      return text('problems:tooLong', { atMost });
    case 'disagreesWithIdentity': {
      const expected = params?.['expected'];
      return text('problems:disagreesWithIdentity', {
        expected: expected === 'male' ? text('common:male') : expected === 'female' ? text('common:female') : String(expected ?? ''),
      });
    }
    case 'identityWrongLength':
      return text('problems:identityWrongLength', { length: String(params?.['length'] ?? '') });
    case 'identityUnexpectedCharacter':
      return text('problems:identityUnexpectedCharacter', { character: String(params?.['character'] ?? '') });
    case 'identityUnknownRegion':
      return text('problems:identityUnknownRegion', { region: String(params?.['region'] ?? '') });
    case 'identityNotADay':
      return text('problems:identityNotADay', { written: String(params?.['written'] ?? '') });
    default:
      return text(`problems:${code}`);
  }
}

/** The same with the field's name before it, for lists away from the field. */
export function namedProblemSentence(name: string, problem: Problem): string {
  return text('problems:named', { name, sentence: problemSentence(problem) });
}
