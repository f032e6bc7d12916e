import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inFolder } from './cannot-start.ts';

/**
 * A lock that the system itself drops when the process ends, however it ends: the file lock that
 * SQLite takes on an empty file. So no process number can be stale or belong to somebody else.
 */
export interface FileLock {
  release(): void;
}

const BUSY = 5;
// A lock must outlive the variable that holds it: a collected handle would drop it.
const held = new Set<DatabaseSync>();

/**
 * @param timeout milliseconds to go on trying, since two who ask at once may refuse each other for a moment.
 * @returns undefined when others hold the lock in a way that excludes this one.
 */
export function lockFile(path: string, how: 'alone' | 'together', timeout = 0): FileLock | undefined {
  const handle = inFolder(path, () => {
    // SQLite would quietly open a file it may not write, and then its lock would exclude nobody.
    if (existsSync(path)) accessSync(path, constants.W_OK);
    else closeSync(openSync(path, 'a', 0o600));
    return new DatabaseSync(path, { timeout });
  });
  try {
    // Nothing is ever written to it, so a lock can be had on a full disk too.
    handle.exec('pragma journal_mode = memory');
    handle.exec(how === 'alone' ? 'begin exclusive' : 'begin');
    if (how === 'together') handle.prepare('select count(*) from sqlite_schema').get();
  } catch (error) {
    handle.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined;
    throw error;
  }
  held.add(handle);
  return {
    release() {
      if (held.delete(handle)) handle.close();
    },
  };
}

/** Takes the data folder for this program alone. `holder` is the process that has it already. */
export function takeFolder(
  dataFolder: string,
  timeout: number,
): { lock: FileLock } | { lock: undefined; holder: string } {
  const path = join(dataFolder, 'program.lock');
  const note = join(dataFolder, 'program.pid');
  const lock = lockFile(path, 'alone', timeout);
  if (!lock) {
    let holder = '';
    try {
      holder = readFileSync(note, 'utf8').trim();
    } catch {
      // It has just been taken, or just given back.
    }
    return { lock, holder: /^\d+$/.test(holder) ? `process ${holder}` : 'another process' };
  }
  try {
    inFolder(dataFolder, () => writeFileSync(note, `${process.pid}\n`, { mode: 0o600 }));
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    lock: {
      release() {
        rmSync(note, { force: true });
        lock.release();
      },
    },
  };
}

/** Held together by every command that uses a database it did not start, so that its owner waits for them. */
export const visit = (dataFolder: string): FileLock | undefined =>
  lockFile(join(dataFolder, 'visitors.lock'), 'together');
export const closeToVisitors = (dataFolder: string): FileLock | undefined =>
  lockFile(join(dataFolder, 'visitors.lock'), 'alone');
