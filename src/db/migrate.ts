import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from './open.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
// Any number will do, as long as every program that migrates takes the same.
const LOCK = 7_205_759_403;

/**
 * Applies the numbered `.sql` files that the database has not seen, all in one transaction, under
 * a lock so that several processes may start at once. Forward only.
 * @returns the names of the files applied.
 * @throws when an applied file was changed, or when the data was written by a newer program.
 */
export async function migrate(database: Database, folder: URL = FOLDER): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  const texts = new Map<string, string>();
  for (const name of files) texts.set(name, await readFile(new URL(name, folder), 'utf8'));

  return database.transact(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    await sql`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null)`.execute(tx);
    const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(tx);
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));

    for (const name of applied.keys()) {
      if (!texts.has(name)) {
        throw new Error(
          `This data was written by a newer Essor (migration ${name} is unknown here). Run that version.`,
        );
      }
    }
    const done: string[] = [];
    for (const [name, text] of texts) {
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      if (before === sha256) continue;
      if (before) throw new Error(`Migration ${name} was changed after it had been applied. Add a new file instead.`);
      await sql.raw(text).execute(tx);
      await sql`insert into migration (name, sha256, applied_at) values (${name}, ${sha256}, ${tx.now})`.execute(tx);
      done.push(name);
    }
    return done;
  });
}
