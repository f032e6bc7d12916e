import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { Ready } from './cast-stance.ts';
import type { Choice } from './settings.ts';

/** What a member had said until now. */
export interface OldStance {
  readonly choice: Choice | null;
  readonly reason: string;
  readonly revision: number;
  readonly post: Id<'post'> | null;
  readonly person: Id<'person'>;
}

export interface NewStance extends Ready {
  readonly person: Id<'person'>;
  readonly post: Id<'post'> | null;
  readonly revision: number;
}

const columnOf =
  <T>(rows: readonly T[]) =>
  <C>(of: (row: T) => C): C[] =>
    rows.map(of);

/** @returns by `proposal member`. */
export async function stancesBefore(
  tx: Tx,
  ready: readonly Pick<Ready, 'proposal' | 'member'>[],
): Promise<ReadonlyMap<string, OldStance>> {
  const column = columnOf(ready);
  const { rows } = await sql<OldStance & { key: string }>`
    select concat_ws(' ', proposal_id, member_id) as key, choice, reason, revision, post_id as post, person_id as person
    from stance join unnest(${column((one) => one.proposal)}::bigint[], ${column((one) => one.member)}::bigint[])
      as wanted (proposal_id, member_id) using (proposal_id, member_id)`.execute(tx);
  return new Map(rows.map(({ key, ...old }) => [key, old]));
}

/** Writes stances in one statement; of public votes, what was said before is kept. */
export async function writeStances(tx: Tx, stances: readonly NewStance[]): Promise<void> {
  if (stances.length === 0) return;
  const changed = stances.filter(({ revision, confidential }) => revision > 1 && !confidential);
  if (changed.length > 0) {
    const column = columnOf(changed);
    await sql`
      insert into stance_revision (proposal_id, member_id, revision, choice, position, reason, cast_at)
      select proposal_id, member_id, revision, choice, position, reason, cast_at
      from stance join unnest(${column((one) => one.proposal)}::bigint[], ${column((one) => one.member)}::bigint[])
        as wanted (proposal_id, member_id) using (proposal_id, member_id)`.execute(tx);
  }
  const column = columnOf(stances);
  await sql`
    insert into stance (proposal_id, member_id, choice, position, reason, person_id, post_id, revision, cast_at)
    select *, ${tx.now}::timestamptz from unnest(
      ${column((one) => one.proposal)}::bigint[],
      ${column((one) => one.member)}::bigint[],
      ${column((one) => JSON.stringify(one.choice))}::jsonb[],
      ${column((one) => one.position)}::text[],
      ${column((one) => one.reason)}::text[],
      ${column((one) => one.person)}::bigint[],
      ${column((one) => one.post)}::bigint[],
      ${column((one) => one.revision)}::integer[])
    on conflict (proposal_id, member_id) do update set
      choice = excluded.choice, position = excluded.position, reason = excluded.reason, person_id = excluded.person_id,
      post_id = excluded.post_id, revision = excluded.revision, cast_at = excluded.cast_at`.execute(tx);
}
