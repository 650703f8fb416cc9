import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { build } from '../electron/build.ts';
import { installChromium, installedChromium } from './support/browser.ts';
import { windowRuntime } from './support/electronRuntime.ts';

/** `npm test`: everything, and at the end one line that counts it. A suite that ran no test counts as failed. */

const reportSchema = z.object({
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

interface Result { suite: string; passed: number; failed: number; note?: string }

const root = path.join(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);
const one = (suite: string, ok: boolean, note: string): Result => ({ suite, passed: ok ? 1 : 0, failed: ok ? 0 : 1, note });

process.exitCode = report([
  ...timed('types', types),
  ...timed('lint', lint),
  ...timed('unit, station, stations, migrations, architecture, renderer', fastTests),
  ...timed('build', () => [one('build', build(), 'main, preload, renderer')]),
  ...timed('journeys in a browser', browserJourneys),
  ...timed('journeys in the Electron window', windowJourneys),
]);

function types(): Result[] {
  const projects = globSync('{*,*/*}/tsconfig.json', { cwd: root, exclude: ['node_modules', 'out', 'dist'] }).sort();
  const failing = projects.filter((project) => spawnSync(bin('tsc'), ['-p', project], { cwd: root, stdio: 'inherit' }).status !== 0);
  return [one('types', projects.length > 0 && failing.length === 0, `${projects.length} projects`)];
}

function lint(): Result[] {
  const { status, stdout } = spawnSync(bin('oxlint'), ['--type-aware'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const files = Number(/on (\d+) files/.exec(stdout)?.[1] ?? 0);
  if (status !== 0) console.log(stdout);
  return [one('lint', status === 0 && files > 0, `${files} files`)];
}

function fastTests(): Result[] {
  const folders = ['shared', 'station', 'stations', 'migrations', 'architecture', 'renderer'];
  return vitest('fast', ['--config', 'vitest.config.ts'], folders, (file) => file.split('/')[1] ?? '');
}

function browserJourneys(): Result[] {
  if (!installedChromium() && !installChromium()) return [one('browser', false, 'no Chromium, and none could be installed')];
  return vitest('browser', ['--config', 'vitest.e2e.config.ts', '--exclude', 'tests/e2e/electron*'], ['browser'], () => 'browser');
}

function windowJourneys(): Result[] {
  const runtime = windowRuntime();
  // Where the runtime is provided for on purpose, its absence is a failure.
  if ('why' in runtime) return process.env['TIJIAN_WINDOW_REQUIRED'] ? [one('window', false, runtime.why)] : [{ suite: 'window', passed: 0, failed: 0, note: `not run: ${runtime.why}` }];
  const through = runtime.display === 'xvfb' ? ['xvfb-run', '-a', '-s', '-screen 0 1366x768x24'] : [];
  return vitest('window', ['--config', 'vitest.e2e.config.ts', 'tests/e2e/electron'], ['window'], () => 'window', through);
}

/** Runs vitest and counts by suite: those named here must have run something, others count as they come. */
function vitest(name: string, args: readonly string[], suites: readonly string[], suiteOf: (file: string) => string, through: readonly string[] = []): Result[] {
  const outputFile = path.join(root, 'tests', 'artifacts', `${name}.json`);
  mkdirSync(path.dirname(outputFile), { recursive: true });
  rmSync(outputFile, { force: true });
  const [command = '', ...rest] = [...through, process.execPath, path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args];
  const { status } = spawnSync(command, [...rest, '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`], { cwd: root, stdio: 'inherit' });
  if (!existsSync(outputFile)) return suites.map((suite) => one(suite, false, 'vitest made no report'));

  const results = new Map<string, Result>(suites.map((suite) => [suite, { suite, passed: 0, failed: 0 }]));
  const { testResults } = reportSchema.parse(JSON.parse(readFileSync(outputFile, 'utf8')));
  for (const { name: file, status: fileStatus, assertionResults } of testResults) {
    const suite = suiteOf(path.relative(root, file).replaceAll(path.sep, '/'));
    const result = results.get(suite) ?? { suite, passed: 0, failed: 0 };
    const passed = assertionResults.filter((assertion) => assertion.status === 'passed').length;
    // Whatever did not pass failed: a skipped test too, and a file that could not be loaded or whose hooks threw.
    const failed = assertionResults.length - passed || (fileStatus === 'passed' ? 0 : 1);
    results.set(suite, { suite, passed: result.passed + passed, failed: result.failed + failed });
  }
  const counted = [...results.values()].map((result) => (result.passed + result.failed > 0 ? result : { ...result, failed: 1, note: 'ran no test' }));
  // An error outside every test.
  if (status !== 0 && counted.every(({ failed }) => failed === 0)) counted.push(one(name, false, 'vitest failed outside the tests'));
  return counted;
}

function timed(title: string, run: () => Result[]): Result[] {
  console.log(`\n--- ${title}`);
  const from = performance.now();
  const results = run();
  console.log(`    ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return results;
}

function report(results: readonly Result[]): number {
  console.log('');
  for (const { suite, passed, failed, note } of results) {
    console.log(`${suite.padEnd(14)}${String(passed).padStart(6)} passed${String(failed).padStart(5)} failed${note ? `   ${note}` : ''}`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
