import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from './open.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
// Any number will do, as long as every program that migrates takes the same.
const LOCK = 7_205_759_403;

async function readMigrations(folder: URL): Promise<Map<string, { text: string; sha256: string }>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  const found = new Map<string, { text: string; sha256: string }>();
  for (const name of names) {
    const text = await readFile(new URL(name, folder), 'utf8');
    found.set(name, { text, sha256: createHash('sha256').update(text).digest('hex') });
  }
  return found;
}

/** The migrations of this program: name → SHA-256 of their text, in order. */
export async function knownMigrations(folder: URL = FOLDER): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await readMigrations(folder))].map(([name, { sha256 }]) => [name, sha256]));
}

/**
 * Applies the numbered `.sql` files that the database has not seen, all in one transaction, under
 * a lock so that several processes may start at once. Forward only.
 * @param through the last one to apply, for data of an older program; default: all.
 * @returns the names of the files applied.
 * @throws when an applied file was changed, or when the data was written by a newer program.
 */
export async function migrate(
  database: Database,
  { folder = FOLDER, through }: { folder?: URL; through?: string } = {},
): Promise<string[]> {
  const known = await readMigrations(folder);
  return database.transact(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    await sql`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null)`.execute(tx);
    const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(tx);
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));

    for (const name of applied.keys()) {
      if (!known.has(name)) {
        throw new Error(
          `This data was written by a newer Essor (migration ${name} is unknown here). Run that version.`,
        );
      }
    }
    const done: string[] = [];
    for (const [name, { text, sha256 }] of known) {
      if (through !== undefined && name > through) break;
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
