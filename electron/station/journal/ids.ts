import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Identity } from '../../../shared/model/person.ts';

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness; sorts by the time it was made. */
export function uuidV7(nowMs: number, chance: Buffer = randomBytes(16)): string {
  const bytes = Buffer.from(chance);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 130 bits in Crockford's base 32, lower case: safe in file names, URLs and FHIR ids. */
function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let pending = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < 26) {
      bits -= 5;
      text += alphabet.charAt((pending >> bits) & 31);
    }
    pending &= (1 << bits) - 1;
  }
  return text;
}

/**
 * The id that two computers give the same thing without talking: a keyed hash of its natural key. Without the site's
 * secret nobody can tell from an id whose it is.
 */
export function derivedId(siteSecret: string, ...naturalKey: readonly string[]): string {
  return base32(createHmac('sha256', siteSecret).update(naturalKey.join('\u0000')).digest());
}

/** A resident's id on every computer of the site. A temporary identity gets a random one: nobody else can know it. */
export function residentIdFor(siteSecret: string, identity: Identity): string {
  return identity.kind === 'temporary' ? randomId() : derivedId(siteSecret, 'resident', identity.kind, identity.number);
}

export function randomId(): string {
  return base32(randomBytes(17));
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
