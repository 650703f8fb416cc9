import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes beside the target, forces it to disk, then renames: after a power cut the old or the new file is there, whole. */
export function writeFileDurably(file: string, content: string | Uint8Array, mode: number): void {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w', mode);
  try {
    // Unlike `writeSync`, writes until all of it is written.
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, file);
  if (process.platform === 'win32') return;
  const directory = openSync(path.dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
