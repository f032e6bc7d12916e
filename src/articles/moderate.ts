import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs } from '#input';
import { queueMail } from '#mail';
import { notFound } from '#refusal';
import { newLink, postInDiscussion } from './comment.ts';
import { countComments } from './count.ts';
import { letterOfComment } from './letters.ts';
import { articleFor } from './rights.ts';

export const HideInput = v.object({ reason: paragraphs(300) });

/** Lets a comment in, or in again. Its author hears of it by mail, the first time only. */
export const showComment = (
  tx: Tx,
  actor: Actor,
  article: Id<'article'>,
  comment: Id<'comment'>,
  origin: string,
): Promise<void> => settle(tx, actor, article, comment, origin, undefined);

/** Hides a comment with a reason, which its author reads; it can be shown again. */
export const hideComment = (
  tx: Tx,
  actor: Actor,
  article: Id<'article'>,
  comment: Id<'comment'>,
  reason: string,
  origin: string,
): Promise<void> => settle(tx, actor, article, comment, origin, reason);

async function settle(
  tx: Tx,
  actor: Actor,
  article: Id<'article'>,
  id: Id<'comment'>,
  origin: string,
  reason: string | undefined,
): Promise<void> {
  const about = await articleFor(tx, actor, article, 'moderate');
  const comment = await tx
    .selectFrom('article_comment')
    .where('id', '=', id)
    .where('article_id', '=', article)
    .where('confirmed_at', 'is not', null)
    .where('deleted_at', 'is', null)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (!comment) throw notFound();
  const shown = reason === undefined;
  await tx
    .updateTable('article_comment')
    .set(
      shown
        ? {
            shown_at: comment.shown_at ?? tx.now,
            shown_by: actor.person,
            hidden_at: null,
            hidden_by: null,
            hidden_reason: '',
          }
        : { hidden_at: tx.now, hidden_by: actor.person, hidden_reason: reason },
    )
    .where('id', '=', id)
    .execute();
  await countComments(tx, article);
  if (comment.email === null || comment.told_at !== null) return;
  // Shown by the program before, and shown again by hand: nothing has changed for its author.
  if (shown && comment.shown_at !== null && comment.hidden_at === null) return;
  await tx.updateTable('article_comment').set({ told_at: tx.now }).where('id', '=', id).execute();
  const { title } = await tx
    .selectFrom('article_version')
    .where('article_id', '=', article)
    .orderBy('version', 'desc')
    .limit(1)
    .select('title')
    .executeTakeFirstOrThrow();
  await queueMail(
    tx,
    letterOfComment(
      { to: comment.email, locale: comment.locale, article: { slug: about.slug ?? '', title }, origin },
      await newLink(tx, id),
      shown ? { shown, comment: id } : { shown, reason },
    ),
  );
}

/**
 * Hides a post from the discussion under an article, with a reason, or shows it there again. On the network it stays
 * where it is: its author and moderators decide on that.
 */
export async function hideReply(
  tx: Tx,
  actor: Actor,
  article: Id<'article'>,
  post: Id<'post'>,
  reason: string | undefined,
): Promise<void> {
  await articleFor(tx, actor, article, 'moderate');
  await postInDiscussion(tx, article, post);
  const hidden =
    reason === undefined
      ? { hidden_at: null, hidden_by: null, hidden_reason: '' }
      : { hidden_at: tx.now, hidden_by: actor.person, hidden_reason: reason };
  await tx
    .insertInto('article_reply')
    .values({ post_id: post, article_id: article, comment_id: null, ...hidden })
    .onConflict((conflict) => conflict.column('post_id').doUpdateSet(hidden))
    .execute();
}
