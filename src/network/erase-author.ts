import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { removePictures } from '#media';
import { GOES_WITH_POST } from './goes-with-post.ts';
import { eraseAnnouncements } from './announcement.ts';
import { eraseConversations } from './conversation.ts';
import { eraseDrafts } from './draft.ts';
import { erasePacks } from './pack.ts';
import { eraseVotes } from './poll.ts';
import { SOCIAL_KINDS } from './social-kinds.ts';
import { eraseWaiting } from './waiting-pictures.ts';

/**
 * Erases what an account wrote and did, because its person leaves: words, pictures, boosts, likes, follows,
 * blocks, mutes, bookmarks and news. Empty places remain where posts stood, so that the replies of others keep theirs. Posts that
 * announce a civic object stay, since it has a life of its own.
 */
export async function eraseAuthor(tx: Tx, account: Id<'account'>): Promise<void> {
  const posts = tx.selectFrom('post').where('account_id', '=', account).where('about_kind', 'is', null).select('id');
  const pictures = await tx.deleteFrom('post_media').where('post_id', 'in', posts).returning('media_id').execute();
  await removePictures(
    tx,
    pictures.map((row) => row.media_id),
  );
  for (const table of ['post_tag', 'mention', ...GOES_WITH_POST] as const) {
    await tx.deleteFrom(table).where('post_id', 'in', posts).execute();
  }
  await tx
    .updateTable('post')
    .set({ deleted_at: tx.now, text: '', content_warning: '', edited_at: null })
    .where((eb) => eb.or([eb('id', 'in', posts), eb('boost_of_id', 'in', posts)]))
    .where('deleted_at', 'is', null)
    .execute();
  await tx.deleteFrom('favourite').where('account_id', '=', account).execute();
  await tx.deleteFrom('marker').where('account_id', '=', account).execute();
  await tx.updateTable('trend_review').set({ reviewer_id: null }).where('reviewer_id', '=', account).execute();
  await sql`delete from trend_review where (kind = 'account' and subject = ${account})
    or (kind = 'post' and subject in (select id::text from post where account_id = ${account}))`.execute(tx);
  await sql`delete from trend where kind = 'post' and subject in (
    select id::text from post where account_id = ${account})`.execute(tx);
  await tx.deleteFrom('visit').where('account_id', '=', account).execute();
  await tx.deleteFrom('mention').where('account_id', '=', account).execute();
  await tx.deleteFrom('tag_carrier').where('account_id', '=', account).execute();
  await tx
    .deleteFrom('follow')
    .where((eb) => eb.or([eb('follower_id', '=', account), eb('followed_id', '=', account)]))
    .execute();
  await tx.deleteFrom('quote').where('quoted_id', 'in', posts).execute();
  await eraseConversations(tx, account);
  await eraseAnnouncements(tx, account);
  await erasePacks(tx, account);
  await eraseDrafts(tx, account);
  await eraseWaiting(tx, account);
  await eraseVotes(tx, account);
  const lists = tx.selectFrom('list').where('account_id', '=', account).select('id');
  await tx.deleteFrom('list_account').where('list_id', 'in', lists).execute();
  const filters = tx.selectFrom('filter').where('account_id', '=', account).select('id');
  await tx.deleteFrom('filter_term').where('filter_id', 'in', filters).execute();
  // A filter of somebody else's that looked for nobody but them has nothing left to look for.
  await sql`
    with gone as (delete from filter_term where about_id = ${account} returning filter_id, id)
    delete from filter using gone where filter.id = gone.filter_id and not exists (
      select 1 from filter_term where filter_term.filter_id = filter.id
        and filter_term.id not in (select id from gone))`.execute(tx);
  for (const table of [
    'filter',
    'list',
    'list_account',
    'tag_follow',
    'featured_tag',
    'network_preference',
    'notification_policy',
  ] as const) {
    await tx.deleteFrom(table).where('account_id', '=', account).execute();
  }
  await tx
    .deleteFrom('follow_request')
    .where((eb) => eb.or([eb('follower_id', '=', account), eb('followed_id', '=', account)]))
    .execute();
  await tx
    .deleteFrom('account_note')
    .where((eb) => eb.or([eb('account_id', '=', account), eb('about_id', '=', account)]))
    .execute();
  await tx
    .deleteFrom('notification_permission')
    .where((eb) => eb.or([eb('account_id', '=', account), eb('from_id', '=', account)]))
    .execute();
  for (const table of ['block', 'mute'] as const) {
    await tx
      .deleteFrom(table)
      .where((eb) => eb.or([eb('account_id', '=', account), eb('target_id', '=', account)]))
      .execute();
  }
  for (const table of ['thread_mute', 'bookmark', 'pin', 'account_domain_block'] as const) {
    await tx.deleteFrom(table).where('account_id', '=', account).execute();
  }
  await tx
    .deleteFrom('notification')
    // That there is a vote is no deed of its author's: those who may vote keep the notice of it.
    .where((eb) =>
      eb.or([eb('account_id', '=', account), eb.and([eb('from_id', '=', account), eb('kind', 'in', SOCIAL_KINDS)])]),
    )
    .execute();
}
