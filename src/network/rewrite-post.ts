import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { notAllowed } from '#refusal';
import { accountsNamed, tagsIn, writeTags } from './create-post.ts';
import { findEntities } from './entities.ts';
import { findPost } from './find-post.ts';
import { rewriteLinks } from './links.ts';
import { changed, type News } from './news.ts';
import { notify } from './notify.ts';

/**
 * Gives a post of one's own another text, where it says what stands elsewhere: the reason of a vote, the beginning of a
 * proposal. Those newly named see it and are told; nobody is told twice.
 * @throws Refusal 404 when it is not there, 403 when it is somebody else's.
 */
export async function rewritePost(tx: Tx, actor: Actor, id: Id<'post'>, text: string): Promise<News> {
  const post = await findPost(tx, actor, id);
  if (post.account_id !== actor.account) throw notAllowed();
  if (post.text === text) return [];
  const entities = findEntities(text);
  const named = await accountsNamed(tx, actor, entities);
  named.delete(actor.account);
  await tx.updateTable('post').set({ text }).where('id', '=', post.id).execute();
  await tx.deleteFrom('post_tag').where('post_id', '=', post.id).execute();
  await writeTags(tx, post.id, tagsIn(entities));
  await rewriteLinks(tx, post, entities);
  if (named.size > 0) {
    await tx
      .insertInto('mention')
      .values([...named].map((account) => ({ post_id: post.id, account_id: account })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const told = await notify(tx, { kind: 'mention', from: actor.account, to: [...named], post: post.id });
  return [...changed(post.id), ...told];
}
