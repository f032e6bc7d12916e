import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { type AsUser, giveTo } from './as-user.ts';
import { CannotStart, inFolder } from './cannot-start.ts';
import { explain } from './explain.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { initArguments } from './postgres-settings.ts';

export const USER = 'essor';
const UNFINISHED = 'postgres.new-';

/**
 * The directory of the cluster, made when there is none. It is made under another name and renamed once it is
 * on the disk, so that work cut short by a kill, a full disk or a power cut leaves nothing to clear away.
 * @throws CannotStart when it is no data directory, is another's, or was written by another major version.
 */
export async function dataDirectory(dataFolder: string, binaries: PostgresBinaries, as: AsUser): Promise<string> {
  const directory = join(dataFolder, 'postgres');
  if (existsSync(directory) && inFolder(directory, () => readdirSync(directory)).length > 0) {
    giveTo(directory, as.owner);
    checkVersion(directory, binaries);
    return directory;
  }
  // A name of its own each time: the initdb of a killed program may still be writing in the last one.
  const fresh = inFolder(dataFolder, () => {
    removeUnfinished(dataFolder);
    return mkdtempSync(join(dataFolder, UNFINISHED));
  });
  try {
    inFolder(dataFolder, () => giveTo(fresh, as.owner));
    await initialise(fresh, dataFolder, binaries, as);
    inFolder(dataFolder, () => {
      renameSync(fresh, directory);
      syncFolder(dataFolder);
    });
  } catch (error) {
    removeUnfinished(dataFolder);
    throw error;
  }
  return directory;
}

function removeUnfinished(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (!name.startsWith(UNFINISHED)) continue;
    try {
      rmSync(join(dataFolder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });
    } catch {
      // Its writer is not done with it: the next making of a cluster clears it away.
    }
  }
}

async function initialise(
  directory: string,
  dataFolder: string,
  binaries: PostgresBinaries,
  as: AsUser,
): Promise<void> {
  let said = '';
  for (const args of initArguments(directory, USER, binaries)) {
    const child = as.spawn(join(binaries.folder, 'initdb'), args, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const done = await new Promise<boolean>((resolve, reject) => {
      child.on('error', reject).on('close', (code) => resolve(code === 0));
    });
    if (done) return;
    if (!said.includes('invalid locale name')) break;
  }
  throw new CannotStart(explain(said, dataFolder));
}

function checkVersion(directory: string, { major, folder }: PostgresBinaries): void {
  let written: string;
  try {
    written = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new CannotStart(
      `${directory} holds files but no database. Move that folder away, or set ESSOR_DATA to another one.`,
      { cause: error },
    );
  }
  if (written === String(major)) return;
  throw new CannotStart(
    `The database in ${directory} was written by PostgreSQL ${written}, and ${folder} is PostgreSQL ${major}, which cannot ` +
      `read it. Either start with the programs of PostgreSQL ${written} (set ESSOR_POSTGRES_BIN to their folder), or use ` +
      'them to make a backup (npm run essor -- backup FILE), set ESSOR_DATA to an empty folder and restore it there ' +
      '(npm run essor -- restore FILE).',
  );
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
