import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart, inFolder } from './cannot-start.ts';

/** Runs PostgreSQL's programs as somebody who is not root, which PostgreSQL refuses. */
export interface AsUser {
  readonly name: string;
  /** Who must own the files on disk. */
  readonly owner: { readonly uid: number; readonly gid: number };
  spawn(program: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
}

type Identity = Pick<SpawnOptions, 'uid' | 'gid'>;

// PostgreSQL gets no variable of ours: not the secrets, and no setting that would change how it behaves.
const ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

function runner(name: string, owner: AsUser['owner'], identity: Identity, prefix: readonly string[] = []): AsUser {
  return {
    name,
    owner,
    spawn(program, args, options = {}) {
      const [command = program, ...rest] = [...prefix, program, ...args];
      return spawn(command, rest, { ...options, ...identity, env: { ...ENV, ...options.env } });
    },
  };
}

/**
 * Chooses who runs the database in `dataFolder` with the programs of `binFolder`: the present user;
 * for root the user `nobody` where it can reach both folders, else the same root without its powers,
 * in a user namespace.
 * @throws CannotStart for a root that can do neither.
 */
export function asUser(dataFolder: string, binFolder: string): AsUser {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return runner('the present user', { uid, gid }, {});

  const nobody = idsOfNobody();
  if (nobody && reaches(dataFolder, binFolder, nobody)) return runner('nobody', nobody, nobody);
  if (reaches(dataFolder, binFolder, {}, NAMESPACE)) {
    return runner('root without its powers', { uid, gid }, {}, NAMESPACE);
  }
  const closed = (nobody && firstClosed(dataFolder, nobody)) ?? (nobody && firstClosed(binFolder, nobody));
  throw new CannotStart(
    `PostgreSQL refuses to run as root, and the user nobody cannot pass through ${closed ?? dataFolder}. ` +
      'Start Essor as a user who is not root, or set ESSOR_DATA to a folder whose parents let everybody pass, ' +
      'such as /var/lib/essor (and keep the program in such a folder too, such as /opt/essor).',
  );
}

function idsOfNobody(): AsUser['owner'] | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'nobody'], { encoding: 'utf8', env: ENV }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  // macOS numbers nobody -2 and prints it unsigned.
  return { uid: Number(uid.stdout) | 0, gid: Number(gid.stdout) | 0 };
}

/** Asks the system rather than reading modes: access lists and security modules have their say too. */
function reaches(dataFolder: string, binFolder: string, identity: Identity, prefix: readonly string[] = []): boolean {
  const script = 'cd "$1" && exec "$2" --version';
  const [command, ...args] = [...prefix, '/bin/sh', '-c', script, 'sh', dataFolder, join(binFolder, 'postgres')];
  return spawnSync(command ?? '', args, { ...identity, env: ENV, stdio: 'ignore', cwd: '/' }).status === 0;
}

function firstClosed(folder: string, { uid, gid }: AsUser['owner']): string | undefined {
  const parents: string[] = [];
  for (let at = folder; at !== dirname(at); at = dirname(at)) parents.unshift(at);
  return parents.find((parent) => {
    const at = statSync(parent);
    const bit = at.uid === uid ? 0o100 : at.gid === gid ? 0o010 : 0o001;
    return (at.mode & bit) === 0;
  });
}

/**
 * Gives everything in `folder` to `owner`. The folder itself comes last, so that work cut short is done again.
 * @throws CannotStart when the folder is somebody else's and the present user is not root.
 */
export function giveTo(folder: string, { uid, gid }: AsUser['owner']): void {
  const now = statSync(folder);
  if (now.uid === uid >>> 0 || now.uid === uid) return;
  if (process.getuid?.() !== 0) {
    throw new CannotStart(
      `The database in ${folder} belongs to another user (number ${now.uid}). ` +
        `Start Essor as that user or as root, or give it to this one: sudo chown -R ${uid} ${folder}`,
    );
  }
  inFolder(folder, () => chownAll(folder, uid, gid));
}

function chownAll(folder: string, uid: number, gid: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) chownAll(path, uid, gid);
    else if (!entry.isSymbolicLink()) chownSync(path, uid, gid);
  }
  chownSync(folder, uid, gid);
}
