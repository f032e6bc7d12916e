import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, noticeMany, type NotificationKind } from '#network';
import { announcementOf } from './announcement.ts';

/** The people who speak for members: themselves, or the delegates of an organisation. `members` gives `member_id`. */
export const peopleOf = (members: RawBuilder<unknown>): RawBuilder<{ person_id: string }> => sql<{ person_id: string }>`
  select member.person_id from member where member.person_id is not null and member.id in (${members})
  union
  select person_id from member_delegate where ended_at is null and member_id in (${members})`;

/** Writes a line about a proposal into the inboxes of the people of some members. `members` gives `member_id`. */
export async function tellMembers(
  tx: Tx,
  proposal: Id<'proposal'>,
  kind: NotificationKind,
  members: RawBuilder<unknown>,
): Promise<News> {
  const post = await announcementOf(tx, proposal);
  if (!post) return [];
  const recipients = peopleOf(members);
  return (await noticeMany(tx, { kind, from: post.account, post: post.id, recipients })).news;
}

const authorOf = (proposal: Id<'proposal'>) => sql`select member_id from proposal where id = ${proposal}`;

/** Tells whoever proposed it that it is asked about. */
export const tellAuthor = (tx: Tx, proposal: Id<'proposal'>): Promise<News> =>
  tellMembers(tx, proposal, 'effect', authorOf(proposal));

/**
 * Tells whoever proposed it, who objected, and who has something to do because of it, that a decision took effect or
 * could not.
 */
export const tellOfEffect = (tx: Tx, decision: Id<'decision'>, proposal: Id<'proposal'>): Promise<News> =>
  tellMembers(
    tx,
    proposal,
    'effect',
    sql`${authorOf(proposal)}
      union select member_id from objection where decision_id = ${decision}
      union select owner_id from duty where decision_id = ${decision}`,
  );
