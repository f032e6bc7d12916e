import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Config } from '#config';
import type { Db, Transact } from '#db';
import { defineJob } from '#jobs';
import { mediaFolder, namesInUse } from './files.ts';
import { KEEPING } from './keep-picture.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;

interface Needs {
  readonly config: Config;
  readonly db: Db;
  readonly transact: Transact;
  readonly log: (line: string) => void;
}

/** Removes files that no row names: what a rolled-back transaction or a crash left behind. */
export const removeOrphans = defineJob<Needs, Record<string, never>>({
  name: 'media.removeOrphans',
  every: DAY_MS,
  async run({ config, transact, log }) {
    const files = await listFiles(mediaFolder(config.dataFolder));
    let removed = 0;
    for (let from = 0; from < files.length; from += BATCH) {
      const some = files.slice(from, from + BATCH);
      // Nobody adds a file or reads them all meanwhile, so what no committed row names is nobody's.
      // Waiting for that would make everybody wait behind us: another day will do.
      removed += await transact(async (tx) => {
        const { rows } = await sql<{ alone: boolean }>`
          select pg_try_advisory_xact_lock(${sql.lit(KEEPING)}) as alone`.execute(tx);
        if (!rows[0]?.alone) return 0;
        const named = await namesInUse(
          tx,
          some.map((file) => file.name),
        );
        const orphans = some.filter((file) => !named.has(file.name));
        for (const { path } of orphans) await rm(path, { force: true });
        return orphans.length;
      });
    }
    if (removed > 0) log(`media: removed ${removed} files that nothing names`);
  },
});

async function listFiles(folder: string): Promise<{ name: string; path: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }));
}
