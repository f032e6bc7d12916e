import type { Tx } from '#db';
import type { Id } from '#ids';
import { reachOf } from './delete-post.ts';
import { changed, type News, topics } from './news.ts';

/** Rare, and of weight for anybody: all that is kept in memory is read anew. */
const standing = (of: string): News => [{ topic: topics.posts, kind: 'standing', data: { id: of } }];

/** How an account stands, each since when; null for not at all. */
export interface AuthorStanding {
  readonly limitedAt: Date | null;
  readonly suspendedAt: Date | null;
}

/** How a post stands: taken from view, its pictures folded. */
export interface PostStanding {
  readonly hiddenAt: Date | null;
  readonly sensitiveAt: Date | null;
}

/**
 * Says from now on how an account stands with those who moderate: for whoever decides on it, which writes down why.
 * Nothing is lost: what it posted and whom it follows is there again when this is taken back.
 */
export async function setAuthorStanding(tx: Tx, account: Id<'account'>, to: AuthorStanding): Promise<News> {
  await tx
    .updateTable('account')
    .set({ limited_at: to.limitedAt, suspended_at: to.suspendedAt })
    .where('id', '=', account)
    .execute();
  return standing(account);
}

/** The same for a post. What was hidden leaves the pages that show it. */
export async function setPostStanding(tx: Tx, id: Id<'post'>, to: PostStanding): Promise<News> {
  const post = await tx
    .updateTable('post')
    .set({ hidden_at: to.hiddenAt, sensitive_at: to.sensitiveAt })
    .where('id', '=', id)
    .returning(['id', 'account_id', 'thread_id', 'in_reply_to_id', 'visibility', 'local_only'])
    .executeTakeFirstOrThrow();
  const news = [...standing(id), ...changed(id)];
  if (!to.hiddenAt) return news;
  const tags = await tx.selectFrom('post_tag').where('post_id', '=', id).select('tag').execute();
  const named = await tx.selectFrom('mention').where('post_id', '=', id).select('account_id').execute();
  const data = { id, localOnly: post.local_only };
  const gone = reachOf(
    post,
    named.map((row) => row.account_id),
    tags.map((row) => row.tag),
  ).map((topic): News[number] => ({ topic, kind: 'gone', data }));
  return [...gone, ...news];
}
