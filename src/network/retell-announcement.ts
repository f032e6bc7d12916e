import type { Tx } from '#db';
import type { Id } from '#ids';
import type { AboutKind } from './schema.ts';

/**
 * Gives the post that announces a civic object other words, whoever wrote it: what they stand for was corrected or
 * withdrawn. Nobody is told again, and its tags go with the words.
 */
export async function retellAnnouncement(
  tx: Tx,
  about: { readonly kind: AboutKind; readonly id: Id<'article'> },
  text: string,
): Promise<void> {
  const post = await tx
    .updateTable('post')
    .set({ text })
    .where('about_kind', '=', about.kind)
    .where('about_id', '=', about.id)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (post) await tx.deleteFrom('post_tag').where('post_id', '=', post.id).execute();
}
