import * as v from 'valibot';
import { type Actor, mustHold } from '#accounts';
import type { Tx } from '#db';
import { choice } from '#input';
import { changeSetting } from '#settings';

const MODERATE = ['moderator', 'steward'] as const;

export const trendReviewInput = v.object({
  kind: choice(['tag', 'link', 'post', 'account']),
  subject: v.pipe(v.string('missing'), v.minLength(1, 'missing'), v.maxLength(2_000, 'tooLong')),
  verdict: choice(['approve', 'refuse']),
});

/**
 * Says that something may be shown as a trend, or may not; of an account, whether what it wrote may be. The last word
 * holds, and the ones before it stay written down.
 * @throws Refusal 403 for whoever does not moderate.
 */
export async function reviewTrend(
  tx: Tx,
  actor: Actor,
  { kind, subject, verdict }: v.InferOutput<typeof trendReviewInput>,
): Promise<void> {
  await mustHold(tx, actor, MODERATE);
  await tx
    .insertInto('trend_review')
    .values({
      id: tx.newId<'trend-review'>(),
      kind,
      subject,
      approved: verdict === 'approve',
      reviewer_id: actor.account,
      reviewed_at: tx.now,
    })
    .execute();
}

/**
 * Whether trends wait for a review before they are shown. The caller publishes `settings` after commit.
 * @throws Refusal 403 for whoever does not moderate.
 */
export async function reviewTrendsFirst(tx: Tx, actor: Actor, first: boolean): Promise<void> {
  await mustHold(tx, actor, MODERATE);
  await changeSetting(tx, actor.person, 'trendsReviewed', first);
}
