import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '../../electron/station/db/migrate.ts';
import { openDatabase, type Db } from '../../electron/station/db/open.ts';
import { setStationValue, stationValue } from '../../electron/station/db/queries/journal.ts';
import { openJournal, type Journal } from '../../electron/station/journal/append.ts';
import { becomeAnotherComputer } from '../../electron/station/sync/ownChain.ts';
import type { Party } from '../../electron/station/sync/exchange.ts';

const key = new Uint8Array(32).fill(7);
const migrationsDir = path.resolve(import.meta.dirname, '../../migrations');

/** Thrown in the middle of a statement's work: the process is gone, nothing of it goes on. */
export class Crash extends Error {}

/** The next writing statement after so many is where a process ends; null lets all pass. One process plays all stations. */
let statementsToCrash: number | null = null;
export function crashAfter(statements: number | null): void {
  statementsToCrash = statements;
}

function watch(db: Db): void {
  const prototype = Object.getPrototypeOf(db.raw.prepare('SELECT 1')) as { run: (...args: unknown[]) => unknown; watched?: true };
  if (prototype.watched) return;
  const { run } = prototype;
  prototype.watched = true;
  prototype.run = function watchedRun(...args: unknown[]) {
    if (statementsToCrash !== null) {
      if (statementsToCrash === 0) throw new Crash();
      statementsToCrash -= 1;
    }
    return run.apply(this, args);
  };
}

/** A station without doors: a database file, its journal and its clock. Can be killed, restarted, restored from a backup. */
export class SimulatedStation {
  readonly name: string;
  readonly file: string;
  /** How far its clock is off. */
  skewMs: number;
  party: Party;
  readonly #now: () => number;
  readonly #chance: () => Buffer;

  constructor(name: string, file: string, skewMs: number, now: () => number, chance: () => Buffer) {
    this.name = name;
    this.file = file;
    this.skewMs = skewMs;
    this.#now = now;
    this.#chance = chance;
    this.party = this.#open();
  }

  #open(): Party {
    const opened = openDatabase(this.file, key, undefined, { durable: false });
    if (!opened.ok) throw new Error(`${this.name}: ${opened.failure.kind}`);
    const { db } = opened;
    const migrated = migrate(db, this.file, migrationsDir);
    if (!migrated.ok) throw new Error(`${this.name}: ${migrated.failure.kind}`);
    watch(db);
    if (stationValue(db, 'node') === null) {
      setStationValue(db, 'node', this.name);
      setStationValue(db, 'epoch', '1');
    }
    return { db, journal: openJournal(db, stationValue(db, 'node') ?? '', Number(stationValue(db, 'epoch')), () => this.#now() + this.skewMs, this.#chance), version: 'test' };
  }

  get db(): Db {
    return this.party.db;
  }

  get journal(): Journal {
    return this.party.journal;
  }

  /** Ends without a word, as a killed process does, and starts again. */
  restart(): void {
    this.party.db.raw.close();
    this.party = this.#open();
  }

  backUp(to: string): void {
    rmSync(to, { force: true });
    this.db.raw.prepare('VACUUM INTO ?').run(to);
  }

  restore(from: string): void {
    this.party.db.raw.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(this.file + suffix, { force: true });
    copyFileSync(from, this.file);
    this.party = this.#open();
  }

  /** What the program does with a database that it finds on another computer: that computer is somebody else. */
  becomeAnother(node: string): void {
    becomeAnotherComputer(this.db, node);
    this.restart();
  }

  close(): void {
    this.party.db.raw.close();
  }
}
