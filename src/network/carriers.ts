import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { firstIdAt } from '#ids';
import type { Author } from './author.ts';
import { visibleTo } from './visibility.ts';

const WEEK_MS = 7 * 86_400_000;

/** An account that carries a hashtag and agreed to be named. */
export interface Carrier extends Author {
  /** Posts for everyone with the hashtag in the last seven days. */
  readonly posts: number;
  /** Other accounts that liked, boosted or answered them: each counts once. */
  readonly reach: number;
}

/** Agrees to be named where the momentum of a hashtag is shown, or takes it back. Saying it again changes nothing. */
export async function setCarrier(tx: Tx, actor: Actor, agreed: boolean): Promise<void> {
  if (agreed) {
    await tx
      .insertInto('tag_carrier')
      .values({ account_id: actor.account, since: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else await tx.deleteFrom('tag_carrier').where('account_id', '=', actor.account).execute();
}

export async function isCarrier(db: Db, actor: Actor): Promise<boolean> {
  const row = await db
    .selectFrom('tag_carrier')
    .where('account_id', '=', actor.account)
    .select('since')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who carries a hashtag this week, of those who agreed to be named and of nobody else, by reach. */
export async function readCarriers(db: Db, tag: string, limit = 10): Promise<readonly Carrier[]> {
  const { rows } = await sql<Carrier>`
    with own as materialized (
      select post.id, post.account_id from post_tag
      join post on post.id = post_tag.post_id
      join tag_carrier on tag_carrier.account_id = post.account_id
      where post_tag.tag = ${tag} and post_tag.post_id >= ${firstIdAt(new Date(db.now.getTime() - WEEK_MS))}
        and post.visibility = 'public' and ${visibleTo(undefined)}),
    touched as (
      select own.account_id, favourite.account_id as by from own join favourite on favourite.post_id = own.id
      union
      select own.account_id, post.account_id from own join post on post.boost_of_id = own.id and post.deleted_at is null
      union
      select own.account_id, post.account_id from own join post on post.in_reply_to_id = own.id
        and post.visibility = 'public' and ${visibleTo(undefined)}),
    reached as (select account_id, count(*)::int as n from touched where by <> account_id group by 1)
    select account.id, account.handle, account.domain, account.display_name as "displayName",
      face.preview as "avatarFile", written.posts, coalesce(reached.n, 0) as reach
    from (select account_id, count(*)::int as posts from own group by 1) as written
    join account on account.id = written.account_id and account.deleted_at is null and account.limited_at is null
    left join reached on reached.account_id = account.id
    left join media as face on face.id = account.avatar_id
    order by reach desc, written.posts desc, account.handle limit ${limit}`.execute(db);
  return rows;
}
