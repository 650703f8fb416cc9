import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Takes a data folder for this process: two programs on one folder would both go on with the same chain of entries.
 * Held by a named socket and not by a file, so that it ends with the process however the process ends. Null when
 * another process has it.
 */
export async function claimFolder(dataDir: string): Promise<{ release(): Promise<void> } | null> {
  const name = `tijian-${createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 32)}`;
  const place = placeOf(name);
  let server = await listen(place);
  if (server === null && place.startsWith('/') && !(await answers(place))) {
    // Left behind by a process that was killed, on a system where sockets are files.
    rmSync(place, { force: true });
    server = await listen(place);
  }
  if (server === null) return null;
  const held = server;
  return { release: () => new Promise((resolve) => held.close(() => resolve())) };
}

function placeOf(name: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Linux has sockets without a file.
  return process.platform === 'linux' ? `\0${name}` : path.join(tmpdir(), `${name}.sock`);
}

function listen(place: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.unref();
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error)));
    server.listen(place, () => resolve(server));
  });
}

function answers(place: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(place);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
