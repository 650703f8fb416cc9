import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../electron/station/demo/demoAccounts.ts';
import { isWeakPassword } from '../../electron/station/session/passwords.ts';
import { openTryLimiter } from '../../electron/station/session/tries.ts';
import { foundTestSite, openTestStation, type Client, type TestStation } from '../support/openTestStation.ts';

let nowMs = Date.parse('2026-11-22T02:00:00Z');
let test: TestStation;
let manager: Client;

beforeAll(async () => {
  test = await openTestStation({ now: () => nowMs });
  await foundTestSite(test, { year: 2026 });
  manager = await test.as('admin');
});
afterAll(() => test.close());

const staffIdOf = async (account: string) => (await manager.staff.list({})).find((one) => one.account === account)!.staffId;
const notSignedIn = { code: 'notSignedIn' };

describe('a session', () => {
  it('ends everywhere when the password was reset, locked or not', async () => {
    const [open, locked] = [await test.as('neike'), await test.as('neike')];
    await locked.session.setPin({ password: demoPassword, pin: '4821' });
    await locked.session.lock({});
    await manager.staff.resetPassword({ staffId: await staffIdOf('neike'), password: 'new-pass-9' });
    await expect(open.site.overview({})).rejects.toMatchObject(notSignedIn);
    expect(await open.session.current({})).toBeNull();
    await expect(locked.session.unlock({ pin: '4821' })).rejects.toMatchObject({ data: { reason: 'pinNeedsPasswordToday' } });
    await expect(locked.session.unlock({ password: demoPassword })).rejects.toMatchObject({ data: { reason: 'wrongPassword' } });
    await locked.session.unlock({ password: 'new-pass-9' });
    await locked.site.overview({});
  });

  it('goes on where its own password was changed, and ends at the other doors', async () => {
    const [here, there] = [await test.as('fuke'), await test.as('fuke')];
    await here.session.changePassword({ password: demoPassword, newPassword: 'another-pass-1' });
    await here.site.overview({});
    await expect(there.site.overview({})).rejects.toMatchObject(notSignedIn);
    // The manager's own reset does not throw the manager out.
    await manager.staff.resetPassword({ staffId: await staffIdOf('admin'), password: demoPassword });
    await manager.site.overview({});
  });

  it('that came by a badge ends with the badge; one that came by the password does not', async () => {
    const staffId = await staffIdOf('tizheng');
    await manager.staff.setBadge({ staffId, badge: 'S-NURSE-0001' });
    const byPassword = await test.as('tizheng');
    const byBadge = await test.as('dengji');
    await byBadge.session.switchByBadge({ badge: 'S-NURSE-0001' });
    expect(await byBadge.session.current({})).toMatchObject({ account: 'tizheng', locked: false });
    await manager.staff.setBadge({ staffId, badge: null });
    await expect(byBadge.site.overview({})).rejects.toMatchObject(notSignedIn);
    await byPassword.site.overview({});
  });
});

describe('an account', () => {
  it('is not made twice in other capitals', async () => {
    const again = { account: 'DengJi', name: '另一个', roles: ['registrar' as const], stations: [], password: demoPassword };
    await expect(manager.staff.add(again)).rejects.toMatchObject({ data: { reason: 'accountTaken' } });
  });

  it('takes no password that is guessed first', () => {
    for (const weak of ['short', '11111111', 'aaaaaaaa', '12345678', '01234567', '98765432', '67890123', 'dengji-1', 'DENGJI-1', ' dengji-1', 'abababab']) expect(`${weak} ${isWeakPassword(weak, 'dengji-1')}`).toBe(`${weak} true`);
    for (const good of [demoPassword, '13572468', 'dengji-12']) expect(`${good} ${isWeakPassword(good, 'dengji-1')}`).toBe(`${good} false`);
  });
});

describe('tries', () => {
  const refusals = async () => (await manager.journal.audit({ kinds: ['session.refused'], staffId: null, examNumber: null, residentText: null, fromDay: null, toDay: null, before: null, limit: 500 })).length;

  it('naming nobody fill neither the journal nor the memory', async () => {
    const { rpc } = test.client();
    const before = await refusals();
    for (let at = 0; at < 14; at += 1) await expect(rpc.session.signIn({ account: `nobody-${at}`, password: 'x' })).rejects.toMatchObject({ data: { reason: 'wrongPassword' } });
    expect(await refusals()).toBe(before + 10);
    // A known account is written down all the same, and more of nobody a minute later.
    await expect(rpc.session.signIn({ account: 'chaosheng', password: 'x' })).rejects.toThrow();
    expect(await refusals()).toBe(before + 11);
    nowMs += 60_000;
    await expect(rpc.session.signIn({ account: 'nobody-15', password: 'x' })).rejects.toThrow();
    expect(await refusals()).toBe(before + 12);
    expect(test.app().tries.ofNobody()).toEqual({ write: true, unwritten: 0 });
  });

  it('pause an account however its capitals are typed, also after a thousand others were tried', () => {
    let ms = 0;
    const tries = openTryLimiter(() => ms);
    for (let at = 0; at < 900; at += 1) tries.failed(`early-${at}`);
    ms += 60_000;
    for (let at = 0; at < 5; at += 1) tries.failed('dengji');
    for (let at = 0; at < 990; at += 1) tries.failed(`made-up-${at}`);
    expect(tries.allowed('dengji')).toBe(false);
  });

  it('count for one account, whichever capitals are typed', async () => {
    const { rpc } = test.client();
    for (const account of ['xindian', 'XINDIAN', 'Xindian', 'xIndian', 'xiNdian']) await expect(rpc.session.signIn({ account, password: 'wrong' })).rejects.toMatchObject({ data: { reason: 'wrongPassword' } });
    await expect(rpc.session.signIn({ account: 'xindian', password: demoPassword })).rejects.toMatchObject({ data: { reason: 'tooManyTries' } });
  });
});
