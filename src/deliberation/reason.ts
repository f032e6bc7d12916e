import type { Tx } from '#db';
import type { Id } from '#ids';
import { createPost, deletePost, type News, rewritePost } from '#network';
import { announcementOf } from './announcement.ts';
import type { Ready } from './cast-stance.ts';
import type { OldStance } from './write-stances.ts';

/**
 * The reply that carries the reason of a public vote in the debate, so that it can be answered: one a member, which
 * follows what they say now. Taken back with the reason; when another delegate votes for the organisation, the words of
 * the first stay theirs. Where figures are hidden there is none before the vote has closed: see `postReasons`.
 * @throws Refusal as createPost does.
 */
export async function reasonPost(
  tx: Tx,
  { casting: { actor }, proposal, reason, reasonWaits }: Ready,
  old: OldStance | undefined,
): Promise<{ readonly post: Id<'post'> | null; readonly news: News }> {
  if (reasonWaits) return { post: null, news: [] };
  const own = old?.post && old.person === actor.person ? await standing(tx, old.post) : undefined;
  if (own && reason === old?.reason) return { post: own, news: [] };
  if (own && reason === '') return { post: null, news: await deletePost(tx, actor, own) };
  if (own) return { post: own, news: await rewritePost(tx, actor, own, reason) };
  if (reason === '') return { post: null, news: [] };
  const announcement = await announcementOf(tx, proposal);
  if (!announcement) return { post: null, news: [] };
  const { id, news } = await createPost(tx, actor, {
    text: reason,
    visibility: 'public',
    replyTo: announcement.id,
    mirrors: true,
  });
  return { post: id, news };
}

/** Its author may have deleted it by itself. */
async function standing(tx: Tx, id: Id<'post'>): Promise<Id<'post'> | undefined> {
  const post = await tx
    .selectFrom('post')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  return post?.id;
}
