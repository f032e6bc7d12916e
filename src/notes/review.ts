import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs } from '#input';
import { notFound, Refusal } from '#refusal';
import { standingNote } from './noting.ts';

const LONGEST_REVIEW = 500;
export const reviewInput = v.object({ words: paragraphs(LONGEST_REVIEW, 10) });

/**
 * The author of a post asks members to look again at a note under it, and says why: it comes first where notes are
 * rated, with these words beside it. It stays as it is meanwhile: members decide, no moderator does.
 * @throws Refusal 404 when there is no such note under a post of one’s own, 409 when it is not shown or was asked for.
 */
export async function askReview(tx: Tx, actor: Actor, id: Id<'note'>, words: string): Promise<void> {
  const note = await standingNote(tx, id);
  if (note.post_author !== actor.account) throw notFound();
  if (note.state !== 'shown') throw new Refusal(409, (m) => m.notes.errors.notShown);
  if (note.review_asked_at) throw new Refusal(409, (m) => m.notes.errors.asked);
  await tx
    .updateTable('member_note')
    .set({ review_asked_at: tx.now, review_words: words })
    .where('id', '=', id)
    .execute();
}
