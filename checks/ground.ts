import { sql } from 'kysely';
import { knownMigrations } from '#db';
import type { Check, FileCheck } from './check.ts';

export const checks: readonly (Check | FileCheck)[] = [
  {
    name: 'every migration is known here, unchanged, and every known one is applied',
    async violations({ db }) {
      const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration`.execute(db);
      const known = await knownMigrations();
      const names = new Set([...known.keys(), ...rows.map((row) => row.name)]);
      const applied = new Map(rows.map((row) => [row.name, row.sha256]));
      return [...names].filter((name) => known.get(name) !== applied.get(name)).map((name) => ({ migration: name }));
    },
  },
  {
    name: 'every foreign key, check and index is in force',
    query: `
      select conname as name from pg_constraint where connamespace = 'public'::regnamespace and not convalidated
      union all
      select indexrelid::regclass::text from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace and not (indisvalid and indisready)`,
  },
  {
    name: 'no job is given up',
    query: `select id, name, last_error from job where dead_at is not null`,
  },
];
