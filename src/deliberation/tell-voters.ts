import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, noticeMany, turnNotices } from '#network';
import { announcementOf } from './announcement.ts';
import { peopleOnRoll } from './roll.ts';
import { peopleOf } from './tell.ts';

/** Tells whoever voted, follows it or wrote it, what came of a vote that has closed. */
export const tellVoters = (tx: Tx, id: Id<'proposal'>): Promise<News> =>
  turnInto(tx, id, 'decided', ['vote-opened', 'vote-closing']);

/** The same people, by the same line of their inbox, of what a decision has come to. */
export const tellVotersOfEffect = (tx: Tx, id: Id<'proposal'>): Promise<News> =>
  turnInto(tx, id, 'effect', ['decided', 'vote-opened', 'vote-closing']);

/** One line a proposal: what waited for a vote becomes its result, and its result what came of it. */
async function turnInto(
  tx: Tx,
  id: Id<'proposal'>,
  kind: 'decided' | 'effect',
  before: readonly ('decided' | 'vote-opened' | 'vote-closing')[],
): Promise<News> {
  const row = await tx
    .selectFrom('proposal')
    .where('id', '=', id)
    .where('state', '=', 'closed')
    .select(['id', 'account_id'])
    .executeTakeFirst();
  const post = row && (await announcementOf(tx, row.id));
  if (!row || !post) return [];
  const about = { kind, from: post.account, post: post.id };
  await turnNotices(tx, { ...about, before, recipients: peopleOnRoll(row.id) });
  const { news } = await noticeMany(tx, {
    ...about,
    recipients: sql`${peopleOnRoll(row.id, voted)}
      union ${followersOf(row.id, post.id)}
      union select account.person_id from account where account.id = ${row.account_id} and person_id is not null`,
  });
  return news;
}

/** Looked up one by one: see `placeOf`. */
const voted = sql<boolean>`(select true from stance
  where stance.proposal_id = elector.proposal_id and stance.member_id = elector.member_id limit 1) is not null`;

/** Who sponsored it, suggested another wording, or wrote in its discussion. */
const followersOf = (id: Id<'proposal'>, post: Id<'post'>): RawBuilder<{ person_id: string }> => sql<{
  person_id: string;
}>`
  ${peopleOf(sql`
    select member_id from sponsor where proposal_id = ${id}
    union select member_id from amendment where proposal_id = ${id}`)}
  union
  select account.person_id from post join account on account.id = post.account_id
  where post.thread_id = ${post} and post.deleted_at is null and account.person_id is not null
    and account.deleted_at is null`;
