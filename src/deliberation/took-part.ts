import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';

/**
 * Of posts that announce proposals, those whose vote is over and whose proposal somebody made or voted on, whatever they
 * voted: when it closed.
 */
export async function tookPart(
  db: Db,
  actor: Actor,
  posts: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, Date>> {
  if (posts.length === 0) return new Map();
  const { rows } = await sql<{ id: Id<'post'>; closedAt: Date }>`
    select post.id, proposal.closed_at as "closedAt"
    from post join proposal on post.about_kind = 'proposal' and proposal.id = post.about_id
    where post.id = any(${posts}::bigint[]) and proposal.closed_at is not null
      and (proposal.account_id = ${actor.account} or exists (
        select from stance where stance.proposal_id = proposal.id and stance.cast_at is not null and stance.member_id in (
          select id from member where person_id = ${actor.person}
          union all
          select member_id from member_delegate where person_id = ${actor.person} and ended_at is null)))`.execute(db);
  return new Map(rows.map(({ id, closedAt }) => [id, closedAt]));
}
