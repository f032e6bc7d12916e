import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asUser } from './as-user.ts';
import { CannotStart, inFolder } from './cannot-start.ts';
import { USER, dataDirectory } from './data-directory.ts';
import { type FileLock, closeToVisitors, takeFolder, visit } from './folder-lock.ts';
import { findBinaries } from './postgres-binaries.ts';
import { readPostmaster, servesDirectory, type Shutdown, stopPostmaster } from './postmaster.ts';
import { removeSocketFolder } from './socket-folder.ts';
import { superviseServer } from './supervise.ts';

/** A running PostgreSQL, reached by the socket in the folder `connection.host`. */
export interface PostgresServer {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** Such as `18.4`. */
  readonly version: string;
  /** Whether this program started it, and so stops it. */
  readonly owned: boolean;
  /** Resolves when PostgreSQL has ended, asked or not, with the reason as a sentence. */
  readonly exited: Promise<string>;
  /**
   * Ends it when it is owned, else only lets go of it. `fast` ends sessions and writes everything; a second call
   * with `immediate` hurries, and the next start recovers from the log: nothing acknowledged is lost either way.
   */
  stop(how?: Shutdown): Promise<void>;
}

export interface PostgresOptions {
  /** What ESSOR_DATA names; made when it is not there. The cluster is in its folder `postgres`. */
  dataFolder: string;
  /** What ESSOR_POSTGRES_BIN names, else the programs of the npm package. */
  binFolder?: string | undefined;
  log: (line: string) => void;
  /** False where a crash of the machine may take the data with it, as for tests: no disk is waited for. */
  lasting?: boolean;
}

const DATABASE = 'postgres';

/**
 * Starts PostgreSQL for this program alone: makes the cluster when the folder is empty, and stops what a killed
 * program left running, so that the one that runs always has these programs, these settings and this parent.
 * @throws CannotStart with a sentence, also when another program has the folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dataFolder = makeDataFolder(options.dataFolder);
  const taken = takeFolder(dataFolder, 300);
  if (!taken.lock) {
    throw new CannotStart(
      `Another Essor (${taken.holder}) already uses the data in ${dataFolder}. ` +
        'Stop it first, or set ESSOR_DATA to another folder and PORT to another port.',
    );
  }
  return startOwned(dataFolder, options, taken.lock);
}

const PATIENCE_MS = 60_000;

/**
 * For the command line: uses the PostgreSQL of the program that runs on this folder, else starts one for itself.
 * Stopping an owned one waits for the other commands that use it.
 * @throws CannotStart with a sentence.
 */
export async function joinPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dataFolder = makeDataFolder(options.dataFolder);
  const directory = resolve(dataFolder, 'postgres');
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(50)) {
    const taken = takeFolder(dataFolder, 0);
    if (taken.lock) {
      const server = await startOwned(dataFolder, options, taken.lock);
      return { ...server, stop: (how) => stopAfterVisitors(dataFolder, server, options.log, how) };
    }
    const visitor = visit(dataFolder);
    if (!visitor) continue;
    const running = inFolder(directory, () => readPostmaster(directory));
    if (running?.ready && servesDirectory(running.pid, directory)) {
      const { version } = await findBinaries(options.binFolder);
      return joined(running, directory, version, visitor);
    }
    visitor.release();
  }
  throw new CannotStart(`The Essor that uses ${dataFolder} is still starting or stopping. Try again in a moment.`);
}

function makeDataFolder(path: string): string {
  const dataFolder = resolve(path);
  // Root's database belongs to another user, who must be able to pass through, though not to look.
  inFolder(dataFolder, () =>
    mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 }),
  );
  return dataFolder;
}

async function startOwned(dataFolder: string, options: PostgresOptions, lock: FileLock): Promise<PostgresServer> {
  try {
    const binaries = await findBinaries(options.binFolder);
    const as = asUser(dataFolder, binaries.folder);
    const directory = await dataDirectory(dataFolder, binaries, as);
    const stalePid = await endLeftover(dataFolder, directory, options.log);
    const server = await superviseServer({
      dataFolder,
      directory,
      binaries,
      as,
      stalePid,
      log: options.log,
      lasting: options.lasting ?? true,
    });
    void server.exited.then(() => lock.release());
    const connection = { ...server.connection, user: USER, database: DATABASE };
    return { ...server, connection, version: binaries.version, owned: true };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Stops what a killed program left running. @returns the number in a stale `postmaster.pid`, if there is one. */
async function endLeftover(
  dataFolder: string,
  directory: string,
  log: (line: string) => void,
): Promise<number | undefined> {
  const left = readPostmaster(directory);
  if (!left) return undefined;
  if (servesDirectory(left.pid, directory)) {
    log(`Stopping the PostgreSQL (process ${left.pid}) that an Essor which was killed left running.`);
    if (!(await stopPostmaster(left.pid, directory))) {
      throw new CannotStart(
        `An older PostgreSQL (process ${left.pid}) uses ${directory} and does not end. End it: kill -9 ${left.pid}`,
      );
    }
  }
  if (left.socketFolder) removeSocketFolder(dataFolder, left.socketFolder);
  return left.pid;
}

async function stopAfterVisitors(
  dataFolder: string,
  server: PostgresServer,
  log: (line: string) => void,
  how?: Shutdown,
): Promise<void> {
  if (how === 'immediate') return server.stop(how);
  let closed = closeToVisitors(dataFolder);
  if (!closed) log('Waiting for the other Essor commands that use this database.');
  while (!closed) {
    await sleep(50);
    closed = closeToVisitors(dataFolder);
  }
  try {
    await server.stop(how);
  } finally {
    closed.release();
  }
}

function joined(
  { pid, port, socketFolder }: { pid: number; port: number; socketFolder: string },
  directory: string,
  version: string,
  visitor: FileLock,
): PostgresServer {
  const { promise: exited, resolve: end } = Promise.withResolvers<string>();
  const watch = setInterval(() => {
    if (servesDirectory(pid, directory)) return;
    clearInterval(watch);
    end('The Essor that runs the database has stopped it.');
  }, 1_000).unref();
  return {
    connection: { host: socketFolder, port, user: USER, database: DATABASE },
    version,
    owned: false,
    exited,
    async stop() {
      clearInterval(watch);
      visitor.release();
    },
  };
}
