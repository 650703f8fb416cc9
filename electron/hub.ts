import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileKeystore } from './station/db/keyring.ts';
import { demoAccountsLine } from './station/demo/demoAccounts.ts';
import { openStation } from './station/station.ts';

/** The station without a window, for a server or a service: `npm run hub -- --data DIR --port N [--host H] [--demo]`. */
const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, host: { type: 'string', default: '127.0.0.1' }, demo: { type: 'boolean', default: false }, residents: { type: 'string' }, /** A renderer built somewhere else than in out/. */ renderer: { type: 'string' } },
});

if (values.data === undefined) {
  console.error('用法：npm run hub -- --data 目录 --port 端口 [--host 地址] [--demo]');
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '..');
const rendererDir = path.resolve(values.renderer ?? path.join(root, 'out', 'renderer'));
const station = await openStation({
  dataDir: path.resolve(values.data),
  keystore: fileKeystore,
  demo: values.demo,
  ...(values.residents === undefined ? {} : { demoResidents: Number(values.residents) }),
  migrationsDir: path.join(root, 'migrations'),
  resourcesDir: path.join(root, 'resources'),
});
if (station.state.trouble === 'inUse') {
  console.error('另一个体检程序正在使用这个目录，没有再打开。');
  process.exit(1);
}
const door = await station.serveHttp({ host: values.host, port: Number(values.port), rendererDir: existsSync(path.join(rendererDir, 'index.html')) ? rendererDir : null });
if (values.demo) console.error(demoAccountsLine);
process.stdout.write(`${JSON.stringify({ ready: true, url: door.url })}\n`);

const stop = async () => {
  await door.close();
  await station.close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
