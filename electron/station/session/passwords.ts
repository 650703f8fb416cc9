import { createHash, createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { CameBy } from './session.ts';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's own choice), 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 8;

export function hashSecret(secret: string): Promise<string> {
  return hash(secret.normalize('NFC'), cost);
}

/** A hash that nothing verifies against takes as long as one that does, so that timing does not tell accounts apart. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$DY5EbYjZ1tsyUmH0pX9fGDsT0u2p7uZ0S6jWbLKS0jo';

export async function secretMatches(hashed: string | null, secret: string): Promise<boolean> {
  try {
    const matches = await verify(hashed ?? nobody, secret.normalize('NFC'));
    return matches && hashed !== null;
  } catch {
    return false;
  }
}

/** All the same, or a run up or down; 0 follows 9, as on the keyboard. */
function isRunOfDigits(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const steps = new Set(Array.from(text).slice(1).map((digit, at) => (Number(digit) - Number(text[at]) + 10) % 10));
  return steps.size === 1 && [0, 1, 9].includes([...steps][0] as number);
}

/** 8 characters or more, of at least three kinds, no run of digits, not the account itself. */
export function isWeakPassword(password: string, account: string): boolean {
  const plain = password.normalize('NFC');
  return Array.from(plain).length < shortestPassword || new Set(plain).size < 3 || isRunOfDigits(plain) || plain.trim().toLowerCase() === account.trim().toLowerCase();
}

/** 4 to 8 digits, neither all the same nor a run up or down. */
export function isWeakPin(pin: string): boolean {
  return !/^\d{4,8}$/.test(pin) || isRunOfDigits(pin);
}

/** What a session rests on: the password, and the badge where it came by one. Names neither. */
export function credentialMark({ passwordHash, badgeHash: badge }: { passwordHash: string | null; badgeHash: string | null }, by: CameBy): string {
  return createHash('sha256').update(`${passwordHash ?? ''}\u0000${by === 'badge' ? (badge ?? '') : ''}`).digest('base64url').slice(0, 22);
}

/** A badge is looked up by its keyed hash; the code itself stands only on the card. */
export function badgeHash(siteSecret: string, badge: string): string {
  return createHmac('sha256', siteSecret).update(`badge\u0000${badge.trim()}`).digest('hex');
}
