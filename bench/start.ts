// bench: seconds until a page is answered, on an empty folder and with data, and memory at rest
//
// The floor is the same PostgreSQL and the same Node, doing nothing. --rounds N (5), --rest SECONDS (35: longer than
// the pool keeps an idle connection).
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asUser, giveTo } from '../src/db/as-user.ts';
import { processesOf } from '../src/db/embedded.testing.ts';
import { findBinaries } from '../src/db/postgres-binaries.ts';
import { freePort } from '../test/free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: 'string' }, rest: { type: 'string' } } });
const rounds = Number(values.rounds ?? 5);
const rest = Number(values.rest ?? 35);

const port = await freePort();

/** Waits until what was started prints `sign`, then until it answers a page. @returns seconds since `begun`. */
async function untilAnswered(child: ChildProcess, begun: number, sign: string): Promise<number> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes(sign)) resolve();
      });
    }
    child.once('close', () => reject(new Error(`it ended: ${said}`)));
  });
  await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer();
  return (performance.now() - begun) / 1_000;
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGINT');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}

async function startEssor(dataFolder: string): Promise<{ child: ChildProcess; seconds: number }> {
  const begun = performance.now();
  const args = ['--disable-warning=ExperimentalWarning', '--import', './scripts/tsx.mjs', 'src/main.ts'];
  const env = { PATH: process.env.PATH, ESSOR_DATA: dataFolder, PORT: String(port) };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, seconds: await untilAnswered(child, begun, 'Essor is at ') };
}

async function startBareNode(): Promise<{ child: ChildProcess; seconds: number }> {
  const begun = performance.now();
  const script = `require('node:http').createServer((_, r) => r.end('ok')).listen(${port}, '127.0.0.1', () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, seconds: await untilAnswered(child, begun, 'up') };
}

/** The same programs with no setting of ours but the socket. @returns seconds of initdb and of the start. */
async function barePostgres(folder: string): Promise<{ initdb: number; start: number }> {
  const { folder: programs } = await findBinaries();
  const as = asUser(folder, programs);
  const directory = join(folder, 'bare');
  mkdirSync(directory, { mode: 0o700 });
  giveTo(directory, as.owner);
  let begun = performance.now();
  const made = as.spawn(join(programs, 'initdb'), ['-D', directory, '-E', 'UTF8', '--locale=C'], {
    stdio: 'ignore',
    cwd: '/',
  });
  await once(made, 'close');
  const initdb = (performance.now() - begun) / 1_000;
  begun = performance.now();
  const server = as.spawn(join(programs, 'postgres'), ['-D', directory, '-c', 'listen_addresses=', '-k', directory], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
  });
  await new Promise<void>((resolve) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => text.includes('ready to accept') && resolve());
  });
  const start = (performance.now() - begun) / 1_000;
  await end(server);
  rmSync(directory, { recursive: true });
  return { initdb, start };
}

const MB = 1_000;
const field = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);

/**
 * Megabytes of processes that run one program: proportional set size of what they wrote and share, and the pages of the
 * program's files once and whole, as if nobody else on this machine ran the same program (proc_pid_smaps(5)).
 */
function memoryOf(pids: readonly number[]): number {
  let own = 0;
  let files = 0;
  for (const pid of pids) {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    own += field(rollup, 'Pss_Anon') + field(rollup, 'Pss_Shmem');
    files = Math.max(files, field(readFileSync(`/proc/${pid}/status`, 'utf8'), 'RssFile'));
  }
  return (own + files) / MB;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const middle = (list: readonly number[]): number => round(list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0, 2);
const worst = (list: readonly number[]): number => round(Math.max(...list), 2);

const empty: number[] = [];
const withData: number[] = [];
const floorEmpty: number[] = [];
const floorWithData: number[] = [];
const memory = { node: 0, postgres: 0, bareNode: 0 };

for (let n = 0; n < rounds; n++) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'essor-bench-')));
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  try {
    const first = await startEssor(dataFolder);
    empty.push(first.seconds);
    await end(first.child);
    const second = await startEssor(dataFolder);
    withData.push(second.seconds);
    if (n === 0 && process.platform === 'linux') {
      await sleep(rest * 1_000);
      memory.node = memoryOf([second.child.pid ?? 0]);
      memory.postgres = memoryOf(processesOf(dataFolder));
    }
    await end(second.child);

    const node = await startBareNode();
    if (n === 0 && process.platform === 'linux') memory.bareNode = memoryOf([node.child.pid ?? 0]);
    await end(node.child);
    const bare = await barePostgres(folder);
    floorEmpty.push(bare.initdb + bare.start + node.seconds);
    floorWithData.push(bare.start + node.seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(
  JSON.stringify({
    bench: 'start',
    rounds,
    emptySeconds: { median: middle(empty), worst: worst(empty), floor: middle(floorEmpty), target: 5 },
    withDataSeconds: { median: middle(withData), worst: worst(withData), floor: middle(floorWithData), target: 1.5 },
    restMegabytes: {
      all: round(memory.node + memory.postgres, 0),
      node: round(memory.node, 0),
      postgres: round(memory.postgres, 0),
      bareNode: round(memory.bareNode, 0),
      target: 200,
      wanted: 150,
    },
  }),
);
