import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import { notLimited, type Reader, visibleTo, visibleToAccount } from './visibility.ts';

/** Whom one mutes now. */
const mutedBy = (account: Expression<unknown>, now: Date) => sql`
  select target_id from mute where mute.account_id = ${account} and (until is null or until > ${now})`;

const numberOf = (reader: NonNullable<Reader>): Expression<unknown> => sql`${reader.account}::bigint`;

/**
 * What somebody one mutes neither writes nor is boosted in. Only where one reads what comes: a page that one opens oneself
 * shows what is there.
 * @param alias the name under which the query selects from `post`.
 */
export function notMuted(db: Db, reader: Reader, alias = 'post'): Expression<SqlBool> {
  return reader ? notMutedBy(numberOf(reader), db.now, alias) : sql<SqlBool>`true`;
}

/**
 * What one hears of those one follows, beside who may see it: as one follows them, and while one does not mute them.
 * @param account as the query names it, such as `asking.follower_id`.
 */
export const heardBy = ({ now }: Pick<Db, 'now'>, account: string): Expression<SqlBool> =>
  sql<SqlBool>`(${notMutedBy(sql.ref(account), now)} and ${asFollowedBy(sql.ref(account))})`;

/** The same as one follows them: without boosts, or in some languages, of which what says none is all; a boost says what it boosts in. */
export const asFollowed = (actor: Actor): Expression<SqlBool> => asFollowedBy(numberOf(actor));

const asFollowedBy = (
  account: Expression<unknown>,
) => sql<SqlBool>`((post.boost_of_id is null or post.account_id not in (
    select followed_id from follow where follower_id = ${account} and boosts_hidden_at is not null))
  and (post.account_id not in (select followed_id from follow where follower_id = ${account} and languages is not null)
    or coalesce((
      select said.language is null or said.language = any(follow.languages)
        or split_part(said.language, '-', 1) = any(follow.languages)
      from follow cross join lateral (select lower(coalesce(post.language, (
        select original.language from post as original where original.id = post.boost_of_id))) as language) as said
      where follow.follower_id = ${account} and follow.followed_id = post.account_id), true)))`;

function notMutedBy(account: Expression<unknown>, now: Date, alias = 'post'): Expression<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`(${of('account_id')} not in (${mutedBy(account, now)})
    and (${of('boost_of_id')} is null or (
      select original.account_id from post as original where original.id = ${of('boost_of_id')})
      not in (${mutedBy(account, now)})))`;
}

/**
 * What of the posts of those one follows belongs in one's home, beside who wrote it: what one may see; no reply to
 * somebody one does not follow; nobody one mutes, no boosts of those whose boosts one hides, no language but those in
 * which one follows somebody, nobody who is in an exclusive list; no boost of a limited account that one does not follow.
 */
export const homeRule = (db: Db, actor: Actor): RawBuilder<unknown> =>
  ruleOf(numberOf(actor), visibleTo(actor), db.now);

/** The same for an account that the query itself names, such as `wanted.account`. */
export const homeRuleOf = (db: Db, account: string): RawBuilder<unknown> =>
  ruleOf(sql.ref(account), visibleToAccount(account), db.now);

const ruleOf = (account: Expression<unknown>, visible: Expression<SqlBool>, now: Date) => sql`post.deleted_at is null
  and (post.in_reply_to_id is null or (
    select parent.account_id = ${account} or parent.account_id = post.account_id or exists (
      select 1 from follow where follower_id = ${account} and followed_id = parent.account_id)
    from post as parent where parent.id = post.in_reply_to_id))
  and ${visible}
  and ${notMutedBy(account, now)}
  and (post.boost_of_id is null or (
    select original.account_id = ${account} or ${notLimited('original.account_id')} or exists (
      select 1 from follow where follower_id = ${account} and followed_id = original.account_id)
    from post as original where original.id = post.boost_of_id))
  and ${asFollowedBy(account)}
  and post.account_id not in (
    select list_account.account_id from list join list_account on list_account.list_id = list.id
    where list.account_id = ${account} and list.exclusive)`;

/**
 * Posts with hashtags that one follows, each of them public, the beginning of a conversation.
 * @param part a condition on \`post.id\`. @param order \`desc\` or \`asc\`, by \`post.id\`.
 */
export const newestTagged = (
  actor: Actor,
  part: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  each: number,
): RawBuilder<unknown> => sql`
  select tagged.id from tag_follow cross join lateral (
    select post.id from post_tag join post on post.id = post_tag.post_id
    where post_tag.tag = tag_follow.tag and post.deleted_at is null and ${ofTag} ${part}
    order by post_tag.post_id ${order} limit ${each}) as tagged
  where tag_follow.account_id = ${actor.account}`;

/** What hashtags bring into a home: the beginnings of public conversations. */
export const ofTag = sql`post.visibility = 'public' and post.in_reply_to_id is null and ${notLimited('post.account_id')}`;
