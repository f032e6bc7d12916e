import { MODEL, type Value } from '@essor/bridging';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { visiblePost } from '#network';
import { notFound, Refusal } from '#refusal';
import { askForCount } from './ask.ts';
import { noting, standingNote } from './noting.ts';

/** Why a note helps, or does not. They are for its author: the count looks at the rating alone. */
export const RATING_REASONS = {
  helpful: ['sourced', 'clear', 'missing-context', 'neutral'],
  'not-helpful': ['unsourced', 'unclear', 'off-topic', 'opinion', 'attack'],
} as const;
export type RatingReason = (typeof RATING_REASONS)[keyof typeof RATING_REASONS][number];

const REASONS: readonly RatingReason[] = Object.values(RATING_REASONS).flat();
const VALUES = Object.keys(MODEL.values) as Value[];

export const ratingInput = v.object({
  value: v.picklist(VALUES, 'missing'),
  reasons: v.pipe(
    v.optional(v.union([v.array(v.string()), v.string()]), []),
    v.transform((given) => REASONS.filter((one) => [given].flat().includes(one))),
  ),
});
export type RatingInput = v.InferOutput<typeof ratingInput>;

/**
 * Rates a note; again is another rating in its place. Only for who said yes to what is published of it.
 * @throws Refusal 404 when there is no such note to see, 403 for who is no member or said no yes, 409 for one’s own
 *   note, and under one’s own post.
 */
export async function rateNote(tx: Tx, actor: Actor, id: Id<'note'>, { value, reasons }: RatingInput): Promise<void> {
  const member = await noting(tx, actor);
  const note = await standingNote(tx, id);
  if (!(await visiblePost(tx, actor, note.post_id))) throw notFound();
  if (note.author_id === actor.account) throw new Refusal(409, (m) => m.notes.errors.ownNote);
  if (note.post_author === actor.account) throw new Refusal(409, (m) => m.notes.errors.rateOwnPost);
  const agreed = await tx.selectFrom('note_rater').where('member_id', '=', member).select('since').executeTakeFirst();
  if (!agreed) throw new Refusal(403, (m) => m.notes.errors.joinFirst);
  await tx
    .insertInto('note_rating')
    .values({ note_id: note.id, member_id: member, value, reasons, rated_at: tx.now })
    .onConflict((conflict) =>
      conflict.columns(['note_id', 'member_id']).doUpdateSet({ value, reasons, rated_at: tx.now }),
    )
    .execute();
  await askForCount(tx);
}
