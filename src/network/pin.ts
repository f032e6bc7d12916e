import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { Refusal, notAllowed } from '#refusal';
import { findPost } from './find-post.ts';
import { changed, type News } from './news.ts';
import { type Reader, visibleTo } from './visibility.ts';

const MOST_PINS = 5;

/**
 * Puts a post of one's own on top of one's page. Twice changes nothing.
 * @throws Refusal 404 when it is not there, 403 when it is somebody else's, 409 when not everybody can see it or there
 *   are five already.
 */
export async function pin(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  if (post.account_id !== actor.account) throw notAllowed();
  if (post.visibility !== 'public' && post.visibility !== 'unlisted') {
    throw new Refusal(409, (m) => m.posts.errors.notForPinning);
  }
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  const { rows } = await sql<{ others: number }>`
    select count(*)::int as others from pin where account_id = ${actor.account} and post_id <> ${post.id}`.execute(tx);
  if ((rows[0]?.others ?? 0) >= MOST_PINS) throw new Refusal(409, (m) => m.posts.errors.tooManyPins(MOST_PINS));
  await tx
    .insertInto('pin')
    .values({ id: tx.newId<'pin'>(), account_id: actor.account, post_id: post.id, created_at: tx.now })
    .onConflict((conflict) => conflict.column('post_id').doNothing())
    .execute();
  return changed(post.id);
}

/** Takes it off the top. @throws Refusal 404. */
export async function unpin(tx: Tx, actor: Actor, id: Id<'post'>): Promise<News> {
  const post = await findPost(tx, actor, id);
  await tx.deleteFrom('pin').where('account_id', '=', actor.account).where('post_id', '=', post.id).execute();
  return changed(post.id);
}

/** What somebody pinned, the last first. */
export async function readPinned(db: Db, reader: Reader, account: Id<'account'>): Promise<readonly Id<'post'>[]> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from pin join post on post.id = pin.post_id
    where pin.account_id = ${account} and ${visibleTo(reader)} order by pin.id desc limit ${MOST_PINS}`.execute(db);
  return rows.map((row) => row.id);
}
