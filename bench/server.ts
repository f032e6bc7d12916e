import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#clock';
import { type Database, joinPostgres, openDatabase } from '#db';
import { systemRandom } from '#random';
import { freePort } from '../test/free-port.ts';

/** The real program in a folder of its own, and a second connection to its database to prepare data. */
export interface BenchServer {
  readonly origin: string;
  readonly database: Database;
  /** Processor time so far of the program and of its PostgreSQL, in milliseconds. */
  cpu(): { node: number; postgres: number };
  /** Starts it again on the same data, so that caches are empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const TICKS_PER_SECOND = 100;

/** pid → [parent, milliseconds of processor] of every process that can be read. */
function processes(): Map<number, { parent: number; cpu: number; name: string }> {
  const found = new Map<number, { parent: number; cpu: number; name: string }>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      found.set(Number(entry), {
        parent: Number(rest[1]),
        // Time of children that have ended counts too: PostgreSQL's connections come and go.
        cpu: ((Number(rest[11]) + Number(rest[12])) * 1_000) / TICKS_PER_SECOND,
        name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
      });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

function cpuOfTree(root: number): { node: number; postgres: number } {
  const all = processes();
  const total = { node: 0, postgres: 0 };
  for (const [pid, { cpu, name }] of all) {
    let at: number | undefined = pid;
    while (at !== undefined && at !== root && at > 1) at = all.get(at)?.parent;
    if (at === root) total[name.startsWith('postgres') ? 'postgres' : 'node'] += cpu;
  }
  return total;
}

/** Processor time so far of these processes and of all that they started, in milliseconds. */
export function cpuOfProcesses(pids: readonly number[]): { node: number; postgres: number } {
  const each = pids.map(cpuOfTree);
  const sum = (name: 'node' | 'postgres') => each.reduce((total, one) => total + one[name], 0);
  return { node: sum('node'), postgres: sum('postgres') };
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error('the server ended while it started');
    try {
      await (await fetch(`${origin}/assets/favicon.svg`)).arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('the server did not start within a minute');
}

/** Starts `src/main.ts` on a free loopback port in an empty folder; trusts X-Forwarded-For from here. */
export async function startServer(env: Record<string, string> = {}): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'essor-bench-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const begin = async (): Promise<ChildProcess> => {
    const started = spawn(process.execPath, [...process.execArgv, 'src/main.ts'], {
      env: {
        ...process.env,
        PORT: String(port),
        ESSOR_ORIGIN: origin,
        ESSOR_DATA: folder,
        ESSOR_TRUSTED_PROXIES: '127.0.0.1',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await answers(origin, started);
    return started;
  };
  const end = async (running: ChildProcess): Promise<void> => {
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await gone;
  };

  let child = await begin();
  const connect = async () => {
    const postgres = await joinPostgres({ dataFolder: folder, log: () => {} });
    return openDatabase({ connection: postgres.connection, clock: systemClock(), random: systemRandom, max: 4 });
  };
  let database = await connect();
  return {
    origin,
    get database() {
      return database;
    },
    cpu: () => cpuOfTree(child.pid!),
    async restart() {
      await database.close();
      await end(child);
      child = await begin();
      database = await connect();
    },
    async stop() {
      await database.close();
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
