import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { actingMember } from '#membership';
import { Refusal, notFound } from '#refusal';

/**
 * The member in whose name somebody writes or rates: of an open register, so nobody before there is a co-op.
 * @throws Refusal 403
 */
export async function noting(db: Db, actor: Pick<Actor, 'person'>): Promise<Id<'member'>> {
  const { id, number } = await actingMember(db, actor);
  if (number === null) throw new Refusal(403, (m) => m.membership.refusals.notMember);
  return id;
}

/** A note that stands, under a post that stands. @throws Refusal 404 */
export async function standingNote(db: Db, id: Id<'note'>) {
  const row = await db
    .selectFrom('member_note')
    .innerJoin('post', 'post.id', 'member_note.post_id')
    .where('member_note.id', '=', id)
    .where('member_note.withdrawn_at', 'is', null)
    .where('member_note.set_aside_at', 'is', null)
    .where('post.deleted_at', 'is', null)
    .select([
      'member_note.id',
      'member_note.post_id',
      'member_note.author_id',
      'member_note.state',
      'member_note.review_asked_at',
      'post.account_id as post_author',
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
