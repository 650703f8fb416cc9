import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import type { Keystore } from '../../electron/station/db/keyring.ts';
import { readRecoveryKey } from '../../electron/station/db/keyring.ts';
import { foundTestSite, openTestStation, type TestStation } from '../support/openTestStation.ts';

const folders: string[] = [];
const opened: TestStation[] = [];
afterEach(async () => {
  for (const test of opened.splice(0)) await test.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Stands for a system's keystore: another computer has another one, and refuses. */
function keystoreOf(computer: number): Keystore {
  const mix = (bytes: Uint8Array) => bytes.map((byte) => byte ^ computer);
  return {
    kind: 'system',
    wrap: (key) => Promise.resolve(new Uint8Array([...mix(key), computer])),
    unwrap: (wrapped) => (wrapped.at(-1) === computer ? Promise.resolve(mix(wrapped.slice(0, -1))) : Promise.reject(new Error('not of this computer'))),
  };
}

async function foundedOn(computer: number): Promise<{ test: TestStation; recoveryKey: string[] }> {
  const test = await openTestStation({ keystore: keystoreOf(computer) });
  opened.push(test);
  return { test, recoveryKey: (await foundTestSite(test)).recoveryKey };
}

/** Carries the closed folder to another computer. */
async function carried(test: TestStation): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tijian-carried-'));
  folders.push(folder);
  test.app().db.raw.pragma('wal_checkpoint(TRUNCATE)');
  cpSync(test.dataDir, folder, { recursive: true });
  return folder;
}

describe('the key of the database', () => {
  it('leaves nothing readable on the disk, and a key file for its owner alone', async () => {
    const { test } = await foundedOn(1);
    test.app().db.raw.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(test.app().databaseFile);
    expect(bytes.includes(Buffer.from('示例乡卫生院', 'utf8'))).toBe(false);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(() => new Database(test.app().databaseFile).prepare('SELECT * FROM residents').all()).toThrow();
    expect(statSync(path.join(test.dataDir, 'station.key')).mode & 0o777).toBe(0o600);
  });

  it('opens on another computer with the recovery key, in whatever way it is typed, under a new epoch', async () => {
    const { test, recoveryKey } = await foundedOn(1);
    const epoch = test.app().journal.epoch;
    const folder = await carried(test);
    const other = await openTestStation({ dataDir: folder, keystore: keystoreOf(2) });
    opened.push(other);
    const { rpc } = other.client();
    expect((await rpc.setup.state({})).state).toBe('recoveryKeyNeeded');
    await expect(rpc.setup.openWithRecoveryKey({ recoveryKey: recoveryKey.toReversed().join('-') })).rejects.toMatchObject({ code: 'refused', data: { reason: 'wrongRecoveryKey' } });
    await rpc.setup.openWithRecoveryKey({ recoveryKey: ` ${recoveryKey.join(' ').toLowerCase()} ` });
    expect((await rpc.setup.state({})).state).toBe('ready');
    expect(other.app().journal.epoch).toBe(epoch + 1);
    await other.as('dengji');
    opened.pop();
    const again = await other.reopen();
    opened.push(again);
    expect((await again.client().rpc.setup.state({})).state).toBe('ready');
    expect(again.app().journal.epoch).toBe(epoch + 1);
  });

  it('opens once, however many ask at the same time', async () => {
    const { test, recoveryKey } = await foundedOn(1);
    const other = await openTestStation({ dataDir: await carried(test), keystore: keystoreOf(2) });
    opened.push(other);
    const epoch = test.app().journal.epoch;
    const asked = await Promise.allSettled([1, 2, 3].map(() => other.client().rpc.setup.openWithRecoveryKey({ recoveryKey: recoveryKey.join('-') })));
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(asked[1]).toMatchObject({ reason: { data: { reason: 'alreadyFounded' } } });
    expect(other.app().journal.epoch).toBe(epoch + 1);
  });

  it('does not call a disk that takes nothing a wrong recovery key', async () => {
    const { test, recoveryKey } = await foundedOn(1);
    const folder = await carried(test);
    // What is written first lies beside the key file: a folder of that name stands for a disk that takes nothing.
    mkdirSync(path.join(folder, 'station.key.new'));
    const other = await openTestStation({ dataDir: folder, keystore: keystoreOf(2) });
    opened.push(other);
    const open = () => other.client().rpc.setup.openWithRecoveryKey({ recoveryKey: recoveryKey.join('-') });
    await expect(open()).rejects.toThrow('EISDIR');
    rmSync(path.join(folder, 'station.key.new'), { recursive: true });
    await open();
    expect((await other.client().rpc.setup.state({})).state).toBe('ready');
  });

  it('says what is wrong when the key file is gone or spoilt, and never makes a new key over an old database', async () => {
    const { test } = await foundedOn(1);
    const gone = await carried(test);
    rmSync(path.join(gone, 'station.key'));
    const withoutKey = await openTestStation({ dataDir: gone, keystore: keystoreOf(1) });
    opened.push(withoutKey);
    expect((await withoutKey.client().rpc.setup.state({})).state).toBe('keyFileMissing');
    const spoilt = await carried(test);
    writeFileSync(path.join(spoilt, 'station.key'), '{"local":');
    const damaged = await openTestStation({ dataDir: spoilt, keystore: keystoreOf(1) });
    opened.push(damaged);
    expect((await damaged.client().rpc.setup.state({})).state).toBe('keyFileDamaged');
  });

  it('tells a mistyped recovery key before trying it', async () => {
    const { recoveryKey } = await foundedOn(1);
    const typed = recoveryKey.join('');
    expect(readRecoveryKey(typed)).toBe(typed);
    expect(readRecoveryKey(typed.slice(1))).toBeNull();
    const mistyped = Array.from(typed, (character, at) => typed.slice(0, at) + (character === '7' ? '8' : '7') + typed.slice(at + 1));
    const unnoticed = mistyped.filter((wrong) => readRecoveryKey(wrong) !== null);
    // One wrong key in 32 has the right check character by chance.
    expect(unnoticed.length).toBeLessThan(mistyped.length / 3);
    expect(readRecoveryKey('')).toBeNull();
  });
});
