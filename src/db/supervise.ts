import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AsUser } from './as-user.ts';
import { CannotStart } from './cannot-start.ts';
import { explain, worthTelling } from './explain.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { serverArguments } from './postgres-settings.ts';
import { signal, type Shutdown, SIGNALS } from './postmaster.ts';
import { makeSocketFolder, removeSocketFolder, SOCKET_PORT } from './socket-folder.ts';

interface Supervised {
  readonly connection: { readonly host: string; readonly port: number };
  readonly exited: Promise<string>;
  stop(how?: Shutdown): Promise<void>;
}

interface SuperviseOptions {
  dataFolder: string;
  directory: string;
  binaries: PostgresBinaries;
  as: AsUser;
  /** The number in a `postmaster.pid` whose process is gone; it may be another process's by now. */
  stalePid: number | undefined;
  log: (line: string) => void;
  lasting: boolean;
}

const STILL_IN_USE = 'pre-existing shared memory block';
const PATIENCE_MS = 30_000;
const REMEMBERED = 30;

/**
 * Starts `postgres` and resolves when it takes connections. It watches the log rather than trying again and again,
 * so it waits for a long recovery and not one moment more.
 * @throws CannotStart with what PostgreSQL said, as a sentence.
 */
export async function superviseServer(options: SuperviseOptions): Promise<Supervised> {
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(100)) {
    const started = await launch(options);
    if ('connection' in started) return started;
    // Sessions of a killed postmaster end by themselves, a moment after it.
    if (started.said.includes(STILL_IN_USE) && performance.now() < end) continue;
    throw new CannotStart(explain(started.said, options.directory));
  }
}

async function launch({
  dataFolder,
  directory,
  binaries,
  as,
  stalePid,
  log,
  lasting,
}: SuperviseOptions): Promise<Supervised | { said: string }> {
  const host = makeSocketFolder(dataFolder, as);
  // A session of its own, so that a terminal's Ctrl-C reaches this program first and alone.
  const child = as.spawn(join(binaries.folder, 'postgres'), serverArguments(directory, host, binaries, lasting), {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    // PostgreSQL takes a living process with the number in postmaster.pid for a server, but never its grandparent.
    env: stalePid ? { PG_GRANDPARENT_PID: String(stalePid) } : {},
  });

  let started = false;
  let stopping = false;
  const remembered: string[] = [];
  const ready = Promise.withResolvers<boolean>();
  const exited = Promise.withResolvers<string>();
  const endWithProgram = () => void child.kill(SIGNALS.fast);
  process.once('exit', endWithProgram);

  const ended = (how: string): void => {
    process.removeListener('exit', endWithProgram);
    removeSocketFolder(dataFolder, host);
    const said = remembered.join('\n');
    ready.resolve(false);
    exited.resolve(
      stopping ? 'PostgreSQL was stopped.' : said ? explain(said, directory) : `PostgreSQL ended by itself (${how}).`,
    );
  };
  child.once('error', (error) => {
    remembered.push(`FATAL: ${error.message}`);
    ended(error.message);
  });
  child.once('close', (code, sent) => ended(sent ?? `exit code ${code}`));

  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.includes('database system is ready to accept connections')) ready.resolve(true);
      if (!worthTelling(line) || stopping) return;
      remembered.push(line);
      if (remembered.length > REMEMBERED) remembered.shift();
      if (started || line.startsWith('LOG:')) log(`postgres: ${line}`);
    });
  }

  if (!(await ready.promise)) return { said: remembered.join('\n') };
  started = true;
  remembered.length = 0;
  return {
    connection: { host, port: SOCKET_PORT },
    exited: exited.promise,
    async stop(how = 'fast') {
      stopping = true;
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) signal(child.pid, how);
      await exited.promise;
    },
  };
}
