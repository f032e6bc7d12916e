import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { removePictures } from '#media';
import { Refusal, notAllowed } from '#refusal';
import { leaveConversations } from './conversation.ts';
import { findPost } from './find-post.ts';
import { GOES_WITH_POST } from './goes-with-post.ts';
import { changed, type News, topics } from './news.ts';
import type { PostTable } from './schema.ts';
import { letWait } from './waiting-pictures.ts';

/**
 * Deletes a post of one's own, for good: its words and pictures are erased, not hidden. What
 * remains is that there was one, so that the replies of others keep their place.
 * @param keepPictures for a day, so that its author can write it again with them.
 * @throws Refusal 404 when it is not there, 403 when it is somebody else's, 409 when it announces
 *   a civic object: that has a life of its own.
 */
export async function deletePost(tx: Tx, actor: Actor, id: Id<'post'>, { keepPictures = false } = {}): Promise<News> {
  const post = await findPost(tx, actor, id);
  if (post.account_id !== actor.account) throw notAllowed();
  if (post.about_kind !== null) throw new Refusal(409, (m) => m.network.errors.announces);

  const pictures = await tx.deleteFrom('post_media').where('post_id', '=', post.id).returning('media_id').execute();
  await (keepPictures ? letWait : removePictures)(
    tx,
    pictures.map((row) => row.media_id),
  );
  await tx
    .updateTable('post')
    .set({ deleted_at: tx.now, text: '', content_warning: '', edited_at: null })
    .where((eb) => eb.or([eb('id', '=', post.id), eb('boost_of_id', '=', post.id)]))
    .where('deleted_at', 'is', null)
    .execute();
  await tx.deleteFrom('quote').where('quoted_id', '=', post.id).execute();
  if (post.visibility === 'direct') await leaveConversations(tx, [post.id]);
  const tags = await tx.deleteFrom('post_tag').where('post_id', '=', post.id).returning('tag').execute();
  const named = await tx.deleteFrom('mention').where('post_id', '=', post.id).returning('account_id').execute();
  for (const table of GOES_WITH_POST) {
    await tx.deleteFrom(table).where('post_id', '=', post.id).execute();
  }
  const data = { id: post.id, localOnly: post.local_only };
  return reachOf(
    post,
    named.map((row) => row.account_id),
    tags.map((row) => row.tag),
  )
    .map((topic): News[number] => ({ topic, kind: 'gone', data }))
    .concat(changed(post.id), post.in_reply_to_id ? changed(post.in_reply_to_id, actor.account) : []);
}

/** Where those listen who could see a post, and nobody else: that something is deleted says that it was. */
export function reachOf(
  post: Pick<PostTable, 'account_id' | 'thread_id' | 'visibility'>,
  named: readonly Id<'account'>[],
  tags: readonly string[],
): readonly string[] {
  const followers = topics.postsOf(post.account_id);
  switch (post.visibility) {
    case 'public':
      return [followers, topics.thread(post.thread_id), topics.local, ...tags.map(topics.tag)];
    case 'unlisted':
      return [followers, topics.thread(post.thread_id)];
    case 'followers':
      return [followers, ...named.map(topics.account)];
    case 'direct':
      return [post.account_id, ...named].map(topics.account);
  }
}
