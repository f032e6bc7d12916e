import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { line, optional, paragraphs } from '#input';
import { createPost, LONGEST_POST, type Posted } from '#network';
import { notFound } from '#refusal';
import { type CommentParent, postInDiscussion, shownComment, takingComments } from './comment.ts';

export const AnswerInput = v.object({
  text: paragraphs(LONGEST_POST),
  /** Anything that the form carries once: sending the same form twice posts once. */
  key: optional(line(100)),
});

/**
 * Comments with an account: a post that answers the one which announces the article, or another answer. What answers a
 * comment of somebody without an account is a post too, and stands under that comment on the page of the article.
 * @throws Refusal 404 when there is nothing to answer, 409 once comments are closed.
 */
export async function answerArticle(
  tx: Tx,
  actor: Actor,
  article: Id<'article'>,
  input: v.InferOutput<typeof AnswerInput>,
  parent: CommentParent,
): Promise<Posted> {
  await takingComments(tx, article);
  const announcing = await tx
    .selectFrom('post')
    .where('about_kind', '=', 'article')
    .where('about_id', '=', article)
    .where('deleted_at', 'is', null)
    .select(['id', 'language'])
    .executeTakeFirst();
  if (!announcing) throw notFound();
  if (parent && 'comment' in parent) await shownComment(tx, article, parent.comment);
  if (parent && 'post' in parent) await postInDiscussion(tx, article, parent.post);
  const posted = await createPost(tx, actor, {
    text: input.text,
    replyTo: parent && 'post' in parent ? parent.post : announcing.id,
    ...(announcing.language && { language: announcing.language }),
    ...(input.key && { key: input.key }),
  });
  if (parent && 'comment' in parent && !posted.repeated) {
    await tx
      .insertInto('article_reply')
      .values({ post_id: posted.id, article_id: article, comment_id: parent.comment, hidden_at: null, hidden_by: null })
      .execute();
  }
  return posted;
}
