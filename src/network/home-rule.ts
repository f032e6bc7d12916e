import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import { type Reader, visibleTo } from './visibility.ts';

/** Whom one mutes now. */
const muted = (reader: NonNullable<Reader>, now: Date) => sql`
  select target_id from mute where account_id = ${reader.account} and (until is null or until > ${now})`;

/**
 * What somebody one mutes neither writes nor is boosted in. Only where one reads what comes: a page that one opens oneself
 * shows what is there.
 * @param alias the name under which the query selects from `post`.
 */
export function notMuted(db: Db, reader: Reader, alias = 'post'): Expression<SqlBool> {
  if (!reader) return sql<SqlBool>`true`;
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`(${of('account_id')} not in (${muted(reader, db.now)})
    and (${of('boost_of_id')} is null or (
      select original.account_id from post as original where original.id = ${of('boost_of_id')})
      not in (${muted(reader, db.now)})))`;
}

/**
 * What of the posts of those one follows belongs in one's home, beside who wrote it: what one may see; no reply to
 * somebody one does not follow; nobody one mutes, no boosts of those whose boosts one hides, nobody who is in an
 * exclusive list.
 */
export const homeRule = (db: Db, actor: Actor): RawBuilder<unknown> => sql`post.deleted_at is null
  and (post.in_reply_to_id is null or (
    select parent.account_id = ${actor.account} or parent.account_id = post.account_id or exists (
      select 1 from follow where follower_id = ${actor.account} and followed_id = parent.account_id)
    from post as parent where parent.id = post.in_reply_to_id))
  and ${visibleTo(actor)}
  and ${notMuted(db, actor)}
  and (post.boost_of_id is null or post.account_id not in (
    select followed_id from follow where follower_id = ${actor.account} and boosts_hidden_at is not null))
  and post.account_id not in (
    select list_account.account_id from list join list_account on list_account.list_id = list.id
    where list.account_id = ${actor.account} and list.exclusive)`;

/** Posts with hashtags that one follows, newest first: each of them public, the beginning of a conversation. */
export const newestTagged = (actor: Actor, older: RawBuilder<unknown>, each: number): RawBuilder<unknown> => sql`
  select tagged.id from tag_follow cross join lateral (
    select post.id from post_tag join post on post.id = post_tag.post_id
    where post_tag.tag = tag_follow.tag and post.deleted_at is null and ${ofTag} ${older}
    order by post_tag.post_id desc limit ${each}) as tagged
  where tag_follow.account_id = ${actor.account}`;

const ofTag = sql`post.visibility = 'public' and post.in_reply_to_id is null`;

/** Whether a post is there for a hashtag that one follows. */
export const hasFollowedTag = (actor: Actor): RawBuilder<unknown> => sql`(${ofTag} and exists (
  select 1 from tag_follow join post_tag on post_tag.tag = tag_follow.tag
  where tag_follow.account_id = ${actor.account} and post_tag.post_id = post.id))`;
