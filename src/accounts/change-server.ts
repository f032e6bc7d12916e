import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db, Tx } from '#db';
import { line } from '#input';
import { invalid } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { mustBeSteward } from './roles.ts';
import { setUpInput } from './set-up.ts';
import type { Actor } from './viewer.ts';

export const serverInput = v.object({
  ...v.pick(setUpInput, ['name', 'purpose', 'locale', 'stage']).entries,
  timeZone: line(64),
});

const CHANGED = ['name', 'purpose', 'locale', 'stage', 'timeZone'] as const;

/**
 * Changes what the server is, and keeps who changed what; what stays the same keeps its record.
 * The caller publishes `settings` after commit.
 * @throws Refusal 403 when the actor is no steward, 422 at `timeZone` for one that is none.
 */
export async function changeServer(tx: Tx, actor: Actor, input: v.InferOutput<typeof serverInput>): Promise<void> {
  await mustBeSteward(tx, actor);
  const before = await readSettings(tx);
  if (input.timeZone !== before.timeZone && !(await timeZones(tx)).includes(input.timeZone))
    throw invalid({ timeZone: (m) => m.errors.unknownChoice });
  for (const key of CHANGED) {
    if (input[key] !== before[key]) await changeSetting(tx, actor.person, key, input[key]);
  }
}

/** The time zones (IANA names) that both the program and its database can reckon in. */
export async function timeZones(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(db);
  const known = new Set(rows.map((row) => row.name));
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC' && known.has(name))];
}

/**
 * When the server was last changed, and by whom: `handle` is null when that account is deleted.
 * @returns undefined when no person has changed it, as in one that a program made.
 */
export async function lastServerChange(db: Db): Promise<{ at: Date; handle: string | null } | undefined> {
  const last = await db
    .selectFrom('setting')
    .where('key', 'in', CHANGED)
    .where('changed_by', 'is not', null)
    .orderBy('changed_at', 'desc')
    .select(['changed_at as at', 'changed_by as person'])
    .executeTakeFirst();
  if (!last) return undefined;
  const account = await db
    .selectFrom('account')
    .where('person_id', '=', last.person)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .select('handle')
    .executeTakeFirst();
  return { at: last.at, handle: account?.handle ?? null };
}
