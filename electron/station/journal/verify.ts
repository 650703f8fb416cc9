import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../../shared/journal/canonicalJson.ts';
import { entriesAfter, entriesAt, positionsByStamp, rowToEntry } from '../db/queries/journal.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase, type Db } from '../db/open.ts';
import { applyRows } from './apply.ts';
import { entryHash } from './append.ts';
import { settle } from './projectExamination.ts';

export type ChainProblem = { kind: 'gap' | 'brokenHash' | 'unreadable'; node: string; epoch: number; seq: number };

const slice = 2_000;

/** Walks every chain of the journal: no gap in the numbers, every hash as computed from what is written. */
export async function verifyChains(db: Db, onSlice: (seen: number) => void, signal: AbortSignal): Promise<{ entries: number; problems: ChainProblem[] }> {
  const heads = new Map<string, { seq: number; hash: Buffer }>();
  const problems: ChainProblem[] = [];
  let position = 0;
  let entries = 0;
  for (;;) {
    signal.throwIfAborted();
    const rows = entriesAfter(db, position, slice);
    if (rows.length === 0) return { entries, problems };
    for (const row of rows) {
      position = row.position;
      entries += 1;
      const chain = `${row.node}/${row.epoch}`;
      const head = heads.get(chain) ?? { seq: 0, hash: Buffer.alloc(32) };
      const place = { node: row.node, epoch: row.epoch, seq: row.seq };
      if (row.seq !== head.seq + 1) problems.push({ kind: 'gap', ...place });
      try {
        const { hash: _hash, ...entry } = rowToEntry(row);
        if (!entryHash(entry, head.hash).equals(row.hash)) problems.push({ kind: 'brokenHash', ...place });
      } catch {
        problems.push({ kind: 'unreadable', ...place });
      }
      heads.set(chain, { seq: row.seq, hash: row.hash });
    }
    onSlice(entries);
    await yieldToOthers();
  }
}

/** Lets waiting requests be answered between two slices of long work. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Tables that are not a consequence of the journal: this computer's own, the journal itself, bytes and drafts. */
export const ownTables: readonly string[] = ['station', 'journal', 'parked', 'peers', 'migrations', 'blobs', 'drafts', 'sqlite_sequence'];

/**
 * Builds every table anew from the journal, in a file beside the database under a key that nobody keeps, and names the
 * tables that differ from what stands in the database.
 */
export async function compareWithRebuild(db: Db, dataDir: string, migrationsDir: string, nativeBinding: string | undefined, onSlice: (seen: number) => void, signal: AbortSignal): Promise<{ tables: number; different: string[] }> {
  const folder = mkdtempSync(path.join(dataDir, 'rebuild-'));
  const file = path.join(folder, 'rebuilt.db');
  const opened = openDatabase(file, new Uint8Array(randomBytes(32)), nativeBinding, { durable: false });
  if (!opened.ok) throw new Error('compareWithRebuild: no database to rebuild into');
  const rebuilt = opened.db;
  try {
    const migrated = migrate(rebuilt, file, migrationsDir);
    if (!migrated.ok) throw new Error(`compareWithRebuild: ${migrated.failure.kind}`);
    // In the order of the stamps: that is the order in which each subject's facts are folded, however they came here.
    const positions = positionsByStamp(db);
    for (let at = 0; at < positions.length; at += slice) {
      signal.throwIfAborted();
      rebuilt.raw.transaction(() => {
        for (const entry of entriesAt(db, positions.slice(at, at + slice))) {
          applyRows(rebuilt, entry);
          settle(rebuilt);
        }
      })();
      onSlice(Math.min(at + slice, positions.length));
      await yieldToOthers();
    }
    const tables = (db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[]).filter((name) => !ownTables.includes(name));
    return { tables: tables.length, different: tables.filter((table) => !sameRows(db, rebuilt, table)) };
  } finally {
    rebuilt.raw.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sameRows(one: Db, other: Db, table: string): boolean {
  const columns = (one.raw.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`).join(', ');
  // Counts that went back to nothing leave a row of zero behind; it says the same as no row.
  const where = table === 'progress' ? 'WHERE people <> 0' : '';
  const query = `SELECT ${columns} FROM ${table} ${where} ORDER BY ${columns}`;
  const left = one.raw.prepare(query).raw().iterate();
  const right = other.raw.prepare(query).raw().iterate();
  try {
    for (;;) {
      const a = left.next();
      const b = right.next();
      if (a.done || b.done) return Boolean(a.done && b.done);
      if (canonicalJson(a.value) !== canonicalJson(b.value)) return false;
    }
  } finally {
    left.return?.();
    right.return?.();
  }
}
