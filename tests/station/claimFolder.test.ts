import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { claimFolder } from '../../electron/station/claimFolder.ts';
import { openTestStation } from '../support/openTestStation.ts';

it('two programs do not open one folder; the second says so and touches nothing', async () => {
  const first = await openTestStation();
  const second = await openTestStation({ dataDir: first.dataDir, keep: true });
  expect(second.station.state).toMatchObject({ app: null, trouble: 'inUse' });
  expect(await second.client().rpc.setup.state({})).toMatchObject({ state: 'inUse' });
  await second.close();
  // Closing the one that never had it takes nothing from the one that has.
  const third = await openTestStation({ dataDir: first.dataDir, keep: true });
  expect(third.station.state.trouble).toBe('inUse');
  await third.close();
  const again = await first.reopen();
  expect(again.station.state.trouble).toBe('none');
  await again.close();
});

it('a folder is free as soon as the process that held it was killed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tijian-claim-'));
  const module = path.resolve(import.meta.dirname, '../../electron/station/claimFolder.ts');
  const child = spawn(process.execPath, ['--input-type=module', '-e', `const { claimFolder } = await import(${JSON.stringify(module)}); if (await claimFolder(${JSON.stringify(folder)})) console.log('held'); setInterval(() => {}, 1000);`], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(await claimFolder(folder)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const claim = await claimFolder(folder);
  expect(claim).not.toBeNull();
  await claim?.release();
  rmSync(folder, { recursive: true });
});
