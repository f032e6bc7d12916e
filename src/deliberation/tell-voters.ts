import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, noticeMany } from '#network';
import { announcementOf } from './announcement.ts';
import { peopleOnRoll } from './roll.ts';

/** Tells whoever voted, and the author, what came of a vote that has closed. */
export async function tellVoters(tx: Tx, id: Id<'proposal'>): Promise<News> {
  const row = await tx
    .selectFrom('proposal')
    .where('id', '=', id)
    .where('state', '=', 'closed')
    .select(['id', 'account_id'])
    .executeTakeFirst();
  if (!row) return [];
  const post = await announcementOf(tx, row.id);
  if (!post) return [];
  const voted = sql<boolean>`exists (select from stance
    where stance.proposal_id = elector.proposal_id and stance.member_id = elector.member_id)`;
  const { news } = await noticeMany(tx, {
    kind: 'decided',
    from: post.account,
    post: post.id,
    recipients: sql`${peopleOnRoll(row.id, voted)}
      union select account.person_id from account where account.id = ${row.account_id} and person_id is not null`,
  });
  return news;
}
