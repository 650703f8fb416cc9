import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { claimFolder } from './claimFolder.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase, type Db } from './db/open.ts';
import { readKey, recoverKey, type Keystore } from './db/keyring.ts';
import { setStationValue, stationValue } from './db/queries/journal.ts';
import { institutionOf } from './db/queries/settings.ts';
import { openJournal } from './journal/append.ts';
import { commit } from './journal/commit.ts';
import { randomId } from './journal/ids.ts';
import { openNotices } from './notices.ts';
import { openImportStore } from './roster/importStore.ts';
import { retryParked } from './sync/retryParked.ts';
import { openTryLimiter } from './session/tries.ts';
import { openTasks } from './tasks.ts';
import { openWriteTurns } from './writeTurns.ts';
import type { Application } from './application.ts';
import type { StationState } from './stationState.ts';
import type { HttpDoorOptions } from './lan/httpDoor.ts';
import type { SupportedMessagePort } from '@orpc/client/message-port';

export interface StationOptions {
  dataDir: string;
  keystore: Keystore;
  /** Founds a demo township when nothing is founded yet. */
  demo: boolean;
  /** Residents of the demo township. */
  demoResidents?: number;
  migrationsDir: string;
  resourcesDir: string;
  nativeBinding?: string;
  version?: string;
  now?: () => number;
}

export interface Station {
  readonly state: StationState;
  serveHttp(options: HttpDoorOptions): Promise<{ url: string; close(): Promise<void> }>;
  /** Serves one page of the desktop window; its session lives as long as the window. */
  servePort(port: SupportedMessagePort): void;
  close(): Promise<void>;
}

/** The first computer of a site counts its exam numbers under this prefix; others get theirs when they join. */
const firstExamPrefix = 'A01';

interface MutableState extends StationState { app: Application | null; trouble: StationState['trouble'] }

/** Opens this computer's station: its key, its database, its journal. Trouble is a state that a screen can explain, not a failure. */
export async function openStation(options: StationOptions): Promise<Station> {
  const { dataDir, keystore, migrationsDir } = options;
  const now = options.now ?? Date.now;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const databaseFile = path.join(dataDir, 'station.db');
  const log = pino({ name: 'tijian', level: process.env['TIJIAN_LOG'] ?? 'info', redact: { paths: ['body', 'input', 'values', '*.name', '*.number', '*.phone'], remove: true } }, pino.destination({ dest: path.join(dataDir, 'station.log'), mkdir: true, sync: true }));

  const open = (key: Uint8Array, copied: boolean): { app: Application } | { trouble: StationState['trouble'] } => {
    const opened = openDatabase(databaseFile, key, options.nativeBinding);
    if (!opened.ok) return { trouble: opened.failure.kind === 'wrongKey' ? 'recoveryKeyNeeded' : 'damaged' };
    const { db } = opened;
    const migrated = migrate(db, databaseFile, migrationsDir);
    if (!migrated.ok) {
      log.error({ failure: migrated.failure }, 'migration refused');
      db.raw.close();
      return { trouble: migrated.failure.kind === 'newerDatabase' ? 'newerDatabase' : 'damaged' };
    }
    return { app: assemble(db, key, copied) };
  };

  const assemble = (db: Db, key: Uint8Array, copied: boolean): Application => {
    const { node, epoch, examPrefix } = identify(db, copied);
    const notices = openNotices();
    return {
      db, key, keystore, dataDir, databaseFile, migrationsDir, resourcesDir: options.resourcesDir, nativeBinding: options.nativeBinding, examPrefix, notices, now, log,
      journal: openJournal(db, node, epoch, now),
      tasks: openTasks(notices, (error) => log.error({ error: error instanceof Error ? error.stack : String(error) }, 'task failed')),
      imports: openImportStore(),
      tries: openTryLimiter(now),
      turns: openWriteTurns(),
    };
  };

  const claim = await claimFolder(dataDir);
  const state: MutableState = {
    app: null,
    trouble: 'none',
    keystore,
    version: options.version ?? programVersion(options.resourcesDir),
    async openWithRecoveryKey(typed) {
      if (claim === null) return false;
      const key = await recoverKey(dataDir, typed, keystore);
      if (key === null) return false;
      const result = open(key, true);
      if (!('app' in result)) {
        state.trouble = result.trouble;
        return false;
      }
      state.app = result.app;
      state.trouble = 'none';
      return true;
    },
  };

  const reading = claim === null ? ({ ok: false, reason: 'inUse' } as const) : await readKey(dataDir, existsSync(databaseFile), keystore);
  if (reading.ok) {
    const result = open(reading.key, false);
    if ('app' in result) state.app = result.app;
    else state.trouble = result.trouble;
  } else state.trouble = reading.reason;

  if (state.app) await prepare(state.app, options);

  const { servePort } = await import('./windowDoor.ts');
  return {
    state,
    async serveHttp(httpOptions) {
      const { serveHttp } = await import('./lan/httpDoor.ts');
      return serveHttp(state, httpOptions);
    },
    servePort: (port) => servePort(state, port),
    async close() {
      state.app?.notices.close();
      await state.app?.tasks.close();
      state.app?.db.raw.close();
      state.app = null;
      await claim?.release();
    },
  };
}

/** Which computer this is. A database that was opened with the recovery key may be a copy: it goes on under a new epoch. */
function identify(db: Db, copied: boolean): { node: string; epoch: number; examPrefix: string } {
  const node = stationValue(db, 'node') ?? randomId().slice(0, 12);
  const epoch = Number(stationValue(db, 'epoch') ?? 0) + (copied || stationValue(db, 'epoch') === null ? 1 : 0);
  const examPrefix = stationValue(db, 'examPrefix') ?? firstExamPrefix;
  setStationValue(db, 'node', node);
  setStationValue(db, 'epoch', String(epoch));
  setStationValue(db, 'examPrefix', examPrefix);
  return { node, epoch, examPrefix };
}

/** What a start brings up to date: facts an earlier version did not understand, the catalogue this program ships, and the demo township when it is asked for. */
async function prepare(app: Application, options: StationOptions): Promise<void> {
  commit(app.db, app.journal, () => retryParked(app.db, app.journal));
  if (institutionOf(app.db)) {
    const { loadNationalCatalogue } = await import('./foundSite.ts');
    commit(app.db, app.journal, () => loadNationalCatalogue(app));
    return;
  }
  if (!options.demo) return;
  const { openDemo } = await import('./demo/openDemo.ts');
  await openDemo(app, options.demoResidents ?? 5_000);
}

function programVersion(resourcesDir: string): string {
  try {
    return (JSON.parse(readFileSync(path.join(resourcesDir, '..', 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return '0.0.0';
  }
}
