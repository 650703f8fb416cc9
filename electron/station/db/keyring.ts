import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from './writeFileDurably.ts';

/** Wraps the database key for this computer: the system's keystore in the desktop window, or nothing but file rights. */
export interface Keystore {
  kind: 'system' | 'file';
  wrap(key: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** For headless use and desktops without a keystore: the key lies in a file that only its owner can read (0600). */
export const fileKeystore: Keystore = {
  kind: 'file',
  wrap: (key) => Promise.resolve(key),
  unwrap: (wrapped) => Promise.resolve(wrapped),
};

const keyFileSchema = z.object({
  /** The key for this computer, wrapped by `keystore`. */
  local: z.object({ keystore: z.enum(['system', 'file']), wrapped: z.base64() }).nullable(),
  /** The same key, wrapped by the recovery key (AES-256-GCM, key by HKDF-SHA256). */
  recovery: z.object({ salt: z.base64(), nonce: z.base64(), wrapped: z.base64() }).nullable(),
});
type KeyFile = z.infer<typeof keyFileSchema>;

export type KeyReading =
  | { ok: true; key: Uint8Array; fresh: boolean }
  | { ok: false; reason: 'recoveryKeyNeeded' | 'keyFileDamaged' | 'keyFileMissing' };

const keyFileOf = (dataDir: string) => path.join(dataDir, 'station.key');
const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const decode = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

function readKeyFile(dataDir: string): KeyFile | null | 'damaged' {
  if (!existsSync(keyFileOf(dataDir))) return null;
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(keyFileOf(dataDir), 'utf8')));
  } catch {
    return 'damaged';
  }
}

function writeKeyFile(dataDir: string, keyFile: KeyFile): void {
  writeFileDurably(keyFileOf(dataDir), JSON.stringify(keyFile), 0o600);
}

/**
 * The database key of this computer. Makes one at the very first start (`fresh`), when there is no database yet. A key
 * file that cannot be unwrapped here (copied from another computer) asks for the recovery key.
 */
export async function readKey(dataDir: string, databaseExists: boolean, keystore: Keystore): Promise<KeyReading> {
  const keyFile = readKeyFile(dataDir);
  if (keyFile === 'damaged') return { ok: false, reason: 'keyFileDamaged' };
  if (keyFile === null) {
    if (databaseExists) return { ok: false, reason: 'keyFileMissing' };
    const key = new Uint8Array(randomBytes(32));
    writeKeyFile(dataDir, { local: { keystore: keystore.kind, wrapped: encode(await keystore.wrap(key)) }, recovery: null });
    return { ok: true, key, fresh: true };
  }
  if (keyFile.local === null || keyFile.local.keystore !== keystore.kind) return { ok: false, reason: 'recoveryKeyNeeded' };
  try {
    return { ok: true, key: await keystore.unwrap(decode(keyFile.local.wrapped)), fresh: false };
  } catch {
    return { ok: false, reason: 'recoveryKeyNeeded' };
  }
}

const recoveryAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const recoveryGroups = 8;
const charactersPerGroup = 5;

function keyFromRecovery(recoveryKey: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(recoveryKey, 'ascii'), salt, 'tijian recovery key', 32));
}

/**
 * Reads what a person typed: 8 groups of 5 characters (Crockford base 32, 195 random bits and one check character), any
 * separators and case; O is read as 0, I and L as 1. Null when the length or the check character is wrong.
 */
export function readRecoveryKey(typed: string): string | null {
  const compact = typed.toUpperCase().replace(/[\s\-－—]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (compact.length !== recoveryGroups * charactersPerGroup) return null;
  if (Array.from(compact).some((character) => !recoveryAlphabet.includes(character))) return null;
  return recoveryCheck(compact.slice(0, -1)) === compact.at(-1) ? compact : null;
}

function recoveryCheck(body: string): string {
  return recoveryAlphabet.charAt((createHash('sha256').update(body, 'ascii').digest()[0] as number) % 32);
}

/** Makes a recovery key for the database key; shown once, never stored. An earlier one stops working. */
export function makeRecoveryKey(dataDir: string, key: Uint8Array): string[] {
  const keyFile = readKeyFile(dataDir);
  if (keyFile === null || keyFile === 'damaged') throw new Error('makeRecoveryKey: no key file');
  const body = [...randomBytes(recoveryGroups * charactersPerGroup - 1)].map((byte) => recoveryAlphabet.charAt(byte % 32)).join('');
  const recoveryKey = body + recoveryCheck(body);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFromRecovery(recoveryKey, salt), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  writeKeyFile(dataDir, { ...keyFile, recovery: { salt: encode(salt), nonce: encode(nonce), wrapped: encode(wrapped) } });
  return recoveryKey.match(/.{5}/g) ?? [];
}

/**
 * Opens a database that came from another computer: unwraps its key with the recovery key and wraps it for this one.
 * Null when the recovery key does not belong to this database.
 */
export async function recoverKey(dataDir: string, typed: string, keystore: Keystore): Promise<Uint8Array | null> {
  const keyFile = readKeyFile(dataDir);
  const recoveryKey = readRecoveryKey(typed);
  if (keyFile === null || keyFile === 'damaged' || keyFile.recovery === null || recoveryKey === null) return null;
  const { salt, nonce, wrapped } = keyFile.recovery;
  const key = unseal(decode(wrapped), keyFromRecovery(recoveryKey, decode(salt)), decode(nonce));
  if (key === null) return null;
  // A full disk or a keystore that refuses is no wrong key, and fails as what it is.
  writeKeyFile(dataDir, { ...keyFile, local: { keystore: keystore.kind, wrapped: encode(await keystore.wrap(key)) } });
  return key;
}

function unseal(sealed: Uint8Array, by: Buffer, nonce: Uint8Array): Uint8Array | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', by, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]));
  } catch {
    return null;
  }
}
