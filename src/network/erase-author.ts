import type { Tx } from '#db';
import type { Id } from '#ids';
import { removePictures } from '#media';

/**
 * Erases what an account wrote and did, because its person leaves: words, pictures, boosts, likes, follows
 * and news. Empty places remain where posts stood, so that the replies of others keep theirs. Posts that
 * announce a civic object stay, since it has a life of its own.
 */
export async function eraseAuthor(tx: Tx, account: Id<'account'>): Promise<void> {
  const posts = tx.selectFrom('post').where('account_id', '=', account).where('about_kind', 'is', null).select('id');
  const pictures = await tx.deleteFrom('post_media').where('post_id', 'in', posts).returning('media_id').execute();
  await removePictures(
    tx,
    pictures.map((row) => row.media_id),
  );
  for (const table of ['post_tag', 'mention', 'favourite', 'notification'] as const) {
    await tx.deleteFrom(table).where('post_id', 'in', posts).execute();
  }
  await tx
    .updateTable('post')
    .set({ deleted_at: tx.now, text: '', content_warning: '' })
    .where((eb) => eb.or([eb('id', 'in', posts), eb('boost_of_id', 'in', posts)]))
    .where('deleted_at', 'is', null)
    .execute();
  await tx.deleteFrom('favourite').where('account_id', '=', account).execute();
  await tx.deleteFrom('mention').where('account_id', '=', account).execute();
  await tx.deleteFrom('tag_carrier').where('account_id', '=', account).execute();
  await tx
    .deleteFrom('follow')
    .where((eb) => eb.or([eb('follower_id', '=', account), eb('followed_id', '=', account)]))
    .execute();
  await tx
    .deleteFrom('notification')
    // That there is a vote is no deed of its author's: those who may vote keep the notice of it.
    .where((eb) =>
      eb.or([
        eb('account_id', '=', account),
        eb.and([eb('from_id', '=', account), eb('kind', 'in', ['mention', 'reply', 'favourite', 'boost', 'follow'])]),
      ]),
    )
    .execute();
}
