import { mkdirSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { TLSSocket } from 'node:tls';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { foundTestSite, openTestStation, type TestStation } from '../support/openTestStation.ts';

let test: TestStation;
let door: { url: string; close(): Promise<void> };
let pages: string;

beforeAll(async () => {
  test = await openTestStation();
  await foundTestSite(test);
  pages = path.join(test.dataDir, 'pages');
  mkdirSync(path.join(pages, 'assets'), { recursive: true });
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>体检</title>');
  writeFileSync(path.join(pages, 'assets', 'a.js'), 'export {};');
  writeFileSync(path.join(test.dataDir, 'secret.txt'), 'not for browsers');
  door = await test.station.serveHttp({ host: '127.0.0.1', port: 0, rendererDir: pages });
});
afterAll(async () => {
  await door.close();
  await test.close();
  rmSync(pages, { recursive: true, force: true });
});

const ask = (procedure: string, input: object, headers: Record<string, string> = {}) =>
  fetch(`${door.url}/rpc/${procedure}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ json: input }) });

const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('the door for browsers', () => {
  it('knows a browser by a cookie that no script reads and no other site sends', async () => {
    const response = await ask('session/signIn', { account: 'dengji', password: 'tijian-demo' });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(/^tijian_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = cookieOf(response);
    expect((await ask('site/overview', {}, { cookie })).status).toBe(200);
    expect((await ask('site/overview', {})).status).toBe(401);
    expect((await ask('site/overview', {}, { cookie: `${cookie.slice(0, -3)}xyz` })).status).toBe(401);
  });

  it('forgets a browser at which nobody signed in, and keeps the others', async () => {
    const empty = cookieOf(await ask('session/current', {}));
    const used = cookieOf(await ask('session/signIn', { account: 'dengji', password: 'tijian-demo' }));
    expect((await ask('session/current', {}, { cookie: empty })).headers.get('set-cookie')).toBeNull();
    const minutesOn = Date.now() + 5 * 60_000;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => minutesOn);
    await ask('session/current', {});
    const answers = [await ask('session/current', {}, { cookie: empty }), await ask('session/current', {}, { cookie: used })];
    clock.mockRestore();
    expect(answers.map(({ headers }) => headers.get('set-cookie') === null)).toEqual([false, true]);
  });

  it('writes down where a procedure failed that should not, and nothing of what was asked', async () => {
    const cookie = cookieOf(await ask('session/signIn', { account: 'dengji', password: 'tijian-demo' }));
    const failures = () => readFileSync(path.join(test.dataDir, 'station.log'), 'utf8').split('\n').filter((line) => line.includes('procedure failed unexpectedly'));
    expect((await ask('examinations/get', { examinationId: 'nobody' }, { cookie })).status).toBe(404);
    expect(failures()).toEqual([]);
    const { raw } = test.app().db;
    raw.exec('ALTER TABLE attachments RENAME TO elsewhere');
    const response = await ask('attachments/get', { attachmentId: '阿依古丽' }, { cookie });
    raw.exec('ALTER TABLE elsewhere RENAME TO attachments');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('attachments');
    const [failure, ...more] = failures();
    expect(more).toEqual([]);
    expect(failure).toMatch(/SqliteError.*attachments\.ts/);
    expect(failure).not.toContain('阿依古丽');
  });

  it('gives a browser a new mark whenever somebody comes in, and the old one opens nothing', async () => {
    const planted = cookieOf(await ask('session/current', {}));
    const signedIn = await ask('session/signIn', { account: 'dengji', password: 'tijian-demo' }, { cookie: planted });
    const cookie = cookieOf(signedIn);
    expect(cookie).toMatch(/^tijian_session=/);
    expect(cookie).not.toBe(planted);
    expect((await ask('site/overview', {}, { cookie })).status).toBe(200);
    const withOld = await ask('site/overview', {}, { cookie: planted });
    // Nor is the browser that a call under way came from given a third mark.
    expect([withOld.status, withOld.headers.get('set-cookie')]).toEqual([401, null]);
    const unlocked = await ask('session/unlock', { password: 'tijian-demo' }, { cookie });
    expect(cookieOf(unlocked)).toMatch(/^tijian_session=/);
    // What the same person's screen asked a moment before is still answered, and later no more.
    expect((await ask('site/overview', {}, { cookie })).status).toBe(200);
    const later = Date.now() + 60_000;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => later);
    const statuses = [(await ask('site/overview', {}, { cookie })).status, (await ask('site/overview', {}, { cookie: cookieOf(unlocked) })).status];
    clock.mockRestore();
    expect(statuses).toEqual([401, 200]);
  });

  it('answers no name but this computer’s own: another may have been made to point here', async () => {
    const statusFor = (host: string, path = '/rpc/setup/state') => new Promise<number>((resolve, reject) => {
      const call = plainRequest({ host: '127.0.0.1', port: new URL(door.url).port, path, method: path === '/' ? 'GET' : 'POST', headers: { host, 'content-type': 'application/json' } }, (response) => {
        resolve(response.statusCode ?? 0);
        response.resume();
      });
      call.on('error', reject);
      call.end(path === '/' ? undefined : '{"json":{}}');
    });
    expect(await Promise.all(['elsewhere.example', 'elsewhere.example:80', '127.0.0.1.elsewhere.example'].map((host) => statusFor(host)))).toEqual([403, 403, 403]);
    expect(await statusFor('elsewhere.example', '/')).toBe(403);
    expect(await Promise.all(['127.0.0.1', 'localhost:4000', '[::1]:4000'].map((host) => statusFor(host)))).toEqual([200, 200, 200]);
  });

  it('answers no page of another site, whatever cookie comes along', async () => {
    const cookie = cookieOf(await ask('session/signIn', { account: 'dengji', password: 'tijian-demo' }));
    expect((await ask('site/overview', {}, { cookie, origin: 'http://elsewhere.example' })).status).toBe(403);
    expect((await ask('site/overview', {}, { cookie, origin: 'null' })).status).toBe(403);
    expect((await ask('site/overview', {}, { cookie, origin: door.url })).status).toBe(200);
  });

  it('serves the pages and nothing beside them, under a policy that lets nothing in from outside', async () => {
    const page = await fetch(`${door.url}/`);
    expect(await page.text()).toContain('体检');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect((await fetch(`${door.url}/assets/a.js`)).headers.get('content-type')).toContain('text/javascript');
    for (const attempt of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%2f..%2fsecret.txt']) {
      expect(await (await fetch(`${door.url}${attempt}`)).text()).not.toContain('not for browsers');
    }
  });

  it('takes five wrong passwords, then pauses, also for the right one', async () => {
    const statuses: unknown[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const body = (await (await ask('session/signIn', { account: 'fuke', password: `wrong-${attempt}` })).json()) as { json: { data: { reason: string } } };
      statuses.push(body.json.data.reason);
    }
    expect(statuses).toEqual([...Array.from({ length: 5 }, () => 'wrongPassword'), 'tooManyTries']);
    const right = (await (await ask('session/signIn', { account: 'fuke', password: 'tijian-demo' })).json()) as { json: { data: { reason: string } } };
    expect(right.json.data.reason).toBe('tooManyTries');
  });

  it('speaks HTTPS to everyone but this computer, with a certificate that stays and is its owner\'s alone', async () => {
    const outside = await test.station.serveHttp({ host: '0.0.0.0', port: 0, rendererDir: pages });
    const port = Number(new URL(outside.url).port);
    const fingerprint = () =>
      new Promise<{ status: number; fingerprint: string; cookie: string }>((resolve, reject) => {
        const call = request({ host: '127.0.0.1', port, path: '/rpc/session/current', method: 'POST', rejectUnauthorized: false, headers: { 'content-type': 'application/json' } }, (response) => {
          const { socket } = response;
          const fingerprint256 = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint256 : 'no certificate';
          resolve({ status: response.statusCode ?? 0, fingerprint: fingerprint256, cookie: String(response.headers['set-cookie']) });
          response.resume();
        });
        call.on('error', reject);
        call.end('{"json":{}}');
      });
    try {
      expect(outside.url).toMatch(/^https:/);
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
      const first = await fingerprint();
      expect(first).toMatchObject({ status: 200, cookie: expect.stringContaining('Secure') as string });
      expect(statSync(path.join(test.dataDir, 'certificate.json')).mode & 0o777).toBe(0o600);
      expect((await fingerprint()).fingerprint).toBe(first.fingerprint);
    } finally {
      await outside.close();
    }
  });

  it('makes a new certificate where the kept one is damaged, and says so in the log', async () => {
    const file = path.join(test.dataDir, 'certificate.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { key: string };
    for (const damaged of ['{"key":', JSON.stringify({ ...kept, cert: 'no certificate' }), JSON.stringify({ ...kept, key: kept.key.slice(0, 200) })]) {
      writeFileSync(file, damaged);
      const outside = await test.station.serveHttp({ host: '0.0.0.0', port: 0, rendererDir: pages });
      await outside.close();
      expect(readFileSync(file, 'utf8')).not.toBe(damaged);
    }
    expect(readFileSync(path.join(test.dataDir, 'station.log'), 'utf8').match(/the certificate for browsers was damaged/g)).toHaveLength(3);
  });
});
