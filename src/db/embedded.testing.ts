import { type ChildProcess, type SpawnOptions, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type PostgresOptions, type PostgresServer, startPostgres } from './embedded.ts';
import { readPostmaster, servesDirectory, stopPostmaster } from './postmaster.ts';

type Connection = PostgresServer['connection'];

const endings = new Map<string, (() => Promise<void>)[]>();

/** A data folder that is not there yet, in a folder that everybody may pass through; gone after the test. */
export function emptyFolder(t: TestContext, inner = 'data'): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'essor-test-')));
  chmodSync(parent, 0o755);
  const dataFolder = join(parent, inner);
  endings.set(dataFolder, []);
  t.after(async () => {
    for (const end of endings.get(dataFolder) ?? []) await end();
    const directory = join(dataFolder, 'postgres');
    const left = readPostmaster(directory);
    if (left && servesDirectory(left.pid, directory)) await stopPostmaster(left.pid, directory);
    rmSync(parent, { recursive: true, force: true });
  });
  return dataFolder;
}

/** What must end before the folder is removed. */
export function atEnd(dataFolder: string, end: () => Promise<void>): void {
  endings.get(dataFolder)?.push(end);
}

export async function start(
  dataFolder: string,
  options: Partial<Omit<PostgresOptions, 'dataFolder'>> = {},
): Promise<PostgresServer> {
  const server = await startPostgres({ dataFolder, log() {}, ...options });
  atEnd(dataFolder, () => server.stop('immediate'));
  return server;
}

/** Runs statements one after another on one connection. @returns the first column of the last, as text. */
export async function ask({ connection }: { connection: Connection }, ...statements: string[]): Promise<string[]> {
  const client = new pg.Client({ ...connection });
  client.on('error', () => {});
  await client.connect();
  try {
    let answer: string[] = [];
    for (const text of statements) {
      const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
      answer = rows.map(([first]) => String(first));
    }
    return answer;
  } finally {
    await client.end();
  }
}

export interface Program {
  readonly child: ChildProcess;
  /** Resolves with the way to its database; rejects with the sentence of its refusal, or when it ends before. */
  readonly started: Promise<Connection>;
}

const PROGRAM = `
  import { startPostgres } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
  const [dataFolder, binFolder] = process.argv.slice(1);
  try {
    const server = await startPostgres({ dataFolder, binFolder, log() {} });
    process.send(server.connection);
    process.on('message', async () => { await server.stop(); process.disconnect(); });
  } catch (error) {
    process.send(error.message);
    process.disconnect();
  }`;

interface ProgramOptions {
  binFolder?: string;
  /** Runs a command, such as this program, in another way than as the present user: `AsUser` has one. */
  run?: (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;
}

/** Starts another program that runs a database on `dataFolder`. */
export function runProgram(dataFolder: string, { binFolder, run = spawn }: ProgramOptions = {}): Program {
  const args = ['--input-type=module', '-e', PROGRAM, dataFolder, ...(binFolder ? [binFolder] : [])];
  const child = run(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { promise: started, resolve, reject } = Promise.withResolvers<Connection>();
  child.once('message', (message) => {
    if (typeof message === 'string') reject(new Error(message));
    else resolve(message as Connection);
  });
  child.once('error', reject);
  child.once('close', () => reject(new Error('the program ended')));
  started.catch(() => {});
  atEnd(dataFolder, async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  });
  return { child, started };
}

/** The numbers of the PostgreSQL processes on this data folder: the postmaster, then its children. */
export function processesOf(dataFolder: string): number[] {
  const directory = join(dataFolder, 'postgres');
  const pid = readPostmaster(directory)?.pid;
  if (pid === undefined || !servesDirectory(pid, directory)) return [];
  const all = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const children = all.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid);
  return [pid, ...children.map(([child = 0]) => child)];
}

/** Waits for something that tells nobody when it happens; fails after half a minute. */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; !(await happened()); await sleep(5)) {
    if (performance.now() > end) throw new Error('it did not happen within 30 s');
  }
}
