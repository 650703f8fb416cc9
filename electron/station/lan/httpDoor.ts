import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import fastifyRateLimit from '@fastify/rate-limit';
import { RPCHandler } from '@orpc/server/node';
import fastify, { type FastifyInstance } from 'fastify';
import { logUnexpected } from '../logUnexpected.ts';
import { router } from '../procedures/router.ts';
import type { Door } from '../session/session.ts';
import type { StationState } from '../stationState.ts';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import { localCertificate } from './localCertificate.ts';

export interface HttpDoorOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The built pages; null serves the contract alone. */
  rendererDir: string | null;
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Largest body: an image file, and a roster of 100,000 rows. */
const bodyLimit = 160 * 1024 * 1024;

const cookieName = 'tijian_session';
const doorsLastMs = 12 * 60 * 60 * 1000;
/** Nobody signed in at it: whoever asks without cookies makes a new one with every call, and they must not pile up. */
const emptyDoorsLastMs = 60 * 1000;
const underWayMs = 10 * 1000;

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

function hostnameOf(host: string | undefined): string {
  const url = `http://${host ?? ''}`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}

/**
 * The door for browsers: plain HTTP on this computer alone, HTTPS with the site's own certificate anywhere else. A browser
 * is known by a cookie that no script can read; what it may do is its session's, never its payload's.
 */
export async function serveHttp(station: StationState, { host, port, rendererDir }: HttpDoorOptions): Promise<{ url: string; close(): Promise<void> }> {
  const secure = !loopback.has(host);
  const app = (
    secure
      ? fastify({ https: await localCertificate(station, host), bodyLimit, forceCloseConnections: true })
      : fastify({ bodyLimit, forceCloseConnections: true })
  ) as unknown as FastifyInstance;
  await app.register(fastifyRateLimit, { max: 6_000, timeWindow: 60_000 });

  const doors = new Map<string, { door: Door; usedMs: number; /** Known by another token now; calls that were under way may still end. */ goneMs?: number }>();
  const give = (door: Door, setCookie: (value: string) => void): void => {
    const fresh = randomBytes(32).toString('base64url');
    doors.set(fresh, { door, usedMs: Date.now() });
    setCookie(`${cookieName}=${fresh}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`);
  };
  const doorOf = (cookies: string | undefined, setCookie: (value: string) => void): { door: Door; entered: () => void } => {
    const token = /(?:^|;\s*)tijian_session=([A-Za-z0-9_-]{43})/.exec(cookies ?? '')?.[1] ?? '';
    const nowMs = Date.now();
    const known = doors.get(token);
    if (known && (known.goneMs === undefined ? nowMs - known.usedMs < doorsLastMs : nowMs < known.goneMs)) {
      known.usedMs = nowMs;
      const { door } = known;
      // A mark that somebody else may have put into this browser opens nothing once a person came in.
      const entered = () => {
        if (known.goneMs !== undefined) return;
        doors.set(token, { door: door.session === null ? { kind: 'http', session: null } : door, usedMs: nowMs, goneMs: Date.now() + underWayMs });
        give(door, setCookie);
      };
      return { door, entered };
    }
    const door: Door = { kind: 'http', session: null };
    for (const [old, { usedMs, goneMs = Infinity, door: other }] of doors) if (nowMs >= goneMs || nowMs - usedMs >= (other.session === null ? emptyDoorsLastMs : doorsLastMs)) doors.delete(old);
    give(door, setCookie);
    return { door, entered: () => undefined };
  };

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('content-security-policy', contentSecurityPolicy).header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('cross-origin-opener-policy', 'same-origin');
    request.raw.socket.setNoDelay(true);
    // A page whose name was made to point at this computer names itself as host: it may reach nothing here.
    if (!secure && !loopback.has(hostnameOf(request.headers.host))) return reply.code(403).send();
  });

  const handler = new RPCHandler(router, { interceptors: [logUnexpected] });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.all('/rpc/*', async (request, reply) => {
    // A page of another site may not call here, whatever cookies its visitor has.
    const { origin, host: toHost } = request.headers;
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== toHost)) return reply.code(403).send();
    const { door, entered } = doorOf(request.headers.cookie, (value) => reply.raw.setHeader('set-cookie', value));
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined && !reply.raw.hasHeader(name)) reply.raw.setHeader(name, value);
    const { matched } = await handler.handle(request.raw, reply.raw, { prefix: '/rpc', context: { station, door, entered } });
    if (!matched) {
      reply.raw.statusCode = 404;
      reply.raw.end();
    }
    return reply;
  });

  if (rendererDir !== null) {
    const root = path.resolve(rendererDir);
    app.get('/*', { config: { rateLimit: false } }, async (request, reply) => {
      const asked = decodeURIComponent(new URL(request.url, 'http://page').pathname);
      const file = path.resolve(root, `.${asked}`);
      const served = file.startsWith(root + path.sep) && existsSync(file) && statSync(file).isFile() ? file : path.join(root, 'index.html');
      const immutable = served.includes(`${path.sep}assets${path.sep}`);
      return reply
        .type(mediaTypes[path.extname(served)] ?? 'application/octet-stream')
        .header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
        .send(createReadStream(served));
    });
  }

  await app.listen({ host, port });
  const address = app.server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  return { url: `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${boundPort}`, close: () => app.close() };
}
