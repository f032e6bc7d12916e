import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What `postmaster.pid` says of the PostgreSQL that wrote it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/**
 * Reads `postmaster.pid` in a data directory: one value a line, since PostgreSQL 10 process, data
 * directory, start, port, socket folder, address, shared memory, state (its src/include/utils/pidfile.h).
 */
export function readPostmaster(directory: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!(pid > 0)) return undefined;
  return { pid, port: Number(lines[3]), socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether process `pid` is the PostgreSQL of this directory, and not a later process of the same number. */
export function servesDirectory(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
      return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(directory);
}

/** Signals of PostgreSQL's shutdown modes: fast ends sessions and writes all; immediate leaves it to recovery. */
export type Shutdown = 'fast' | 'immediate';
export const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const satisfies Record<Shutdown, NodeJS.Signals>;

export function signal(pid: number, how: Shutdown): void {
  try {
    process.kill(pid, SIGNALS[how]);
  } catch {
    // It has just ended by itself.
  }
}

/** Stops a PostgreSQL that is not our child. @returns whether it ended. */
export async function stopPostmaster(pid: number, directory: string): Promise<boolean> {
  for (const [how, patience] of [
    ['fast', 60_000],
    ['immediate', 15_000],
  ] as const) {
    signal(pid, how);
    for (const end = performance.now() + patience; performance.now() < end;) {
      if (!servesDirectory(pid, directory)) return true;
      await sleep(10);
    }
  }
  return false;
}
