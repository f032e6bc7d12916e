import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { canonicalAddress } from '#preview';
import { fold } from './fold.ts';
import { homeRule, homeRuleOf, newestTagged, notMuted, ofTag } from './home-rule.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { mayTrend } from './trends/count.ts';
import { notLimited, type Reader, visibleTo } from './visibility.ts';

// Timelines are identifiers, newest first; loadPosts() turns those of one page into posts.

type PostPage = Page<Id<'post'>, 'post'>;
export type PostPaging = Paging<'post'>;

/** Who follows more hears of some as they post, and of all as they read. */
export const MOST_FOLLOWED_LIVE = 10_000;

const page = (rows: readonly { id: Id<'post'> }[], paging: PostPaging): PostPage =>
  cut(
    rows.map((row) => row.id),
    paging,
    (id) => id,
  );

/**
 * What those one follows write and boost, and oneself. A reply to somebody one does not follow
 * stays out: half a conversation reads badly.
 */
export async function homeTimeline(db: Db, actor: Actor, paging: PostPaging = {}): Promise<PostPage> {
  const limit = limitOf(paging);
  // Most pages are found among a few newest of each: read from the index alone, judged afterwards.
  const few = 3 * (limit + 1);
  const { rows } = await newestOf(db, actor, paging, limit, few, sql`true`);
  if (rows.length > limit || (rows[0] !== undefined && rows[0].looked < few)) return page(rows, paging);
  const { rows: all } = await newestOf(db, actor, paging, limit, limit + 1, homeRule(db, actor));
  return page(all, paging);
}

/** Of each author so many are looked at before it is known how far back the page reaches. */
const FIRST_OF_EACH = 6;

/**
 * The newest of a home. A few of each author say where the page ends at the latest; only of those who wrote more than
 * these until then, more are read.
 */
const newestOf = (
  db: Db,
  actor: Actor,
  paging: PostPaging,
  limit: number,
  each: number,
  rule: ReturnType<typeof sql>,
) => {
  const [order, further, beyond] =
    paging.after === undefined ? [sql`desc`, sql`<`, sql`>`] : [sql`asc`, sql`>`, sql`<`];
  const range = within(paging, 'post.id');
  return sql<{ id: Id<'post'>; looked: number }>`
  with circle as (
    select followed_id as id from follow where follower_id = ${actor.account}
    union all select ${actor.account}::bigint),
  few as materialized (
    select circle.id as author, array(
      select post.id from post
      where post.account_id = circle.id and post.deleted_at is null and ${rule} ${range}
      order by post.id ${order} limit ${FIRST_OF_EACH}) as ids
    from circle),
  farthest as materialized (
    select (select id from few cross join unnest(few.ids) as id order by id ${order} offset ${each - 1} limit 1) as id),
  newest as materialized (
    select unnest(few.ids) as id from few
    union all select more.id from few cross join farthest cross join lateral (
      select post.id from post
      where post.account_id = few.author and post.deleted_at is null and ${rule}
        and post.id ${further} few.ids[${FIRST_OF_EACH}] and (farthest.id is null or post.id ${beyond}= farthest.id)
      order by post.id ${order} limit ${each}) as more
    where cardinality(few.ids) = ${FIRST_OF_EACH}
      and (farthest.id is null or few.ids[${FIRST_OF_EACH}] ${beyond} farthest.id)
    union ${newestTagged(actor, range, order, each)}
    order by id ${order} limit ${each})
  select sorted.id, (select count(*)::int from newest) as looked
  from (select id from newest order by id ${order}) as sorted cross join lateral (
    select 1 from post where post.id = sorted.id and ${homeRule(db, actor)} limit 1) as shown
  order by sorted.id ${order} limit ${limit + 1}`.execute(db);
};

/** What brings posts into somebody's home. */
export interface HomeSources {
  /** Those they follow, and they; at most `MOST_FOLLOWED_LIVE` and one. */
  readonly authors: readonly Id<'account'>[];
  readonly tags: readonly string[];
  /** Those whom they read in some languages only. */
  readonly byLanguage: readonly Id<'account'>[];
  /** A block stands between them and somebody, either way, or a server. */
  readonly blocks: boolean;
}

export async function readHomeSources(db: Db, { account }: Actor): Promise<HomeSources> {
  const { rows } = await sql<{
    followed: Id<'account'>[];
    tags: string[];
    byLanguage: Id<'account'>[];
    blocks: boolean;
  }>`
    select
      array(select followed_id::text from follow where follower_id = ${account} limit ${MOST_FOLLOWED_LIVE}) as followed,
      array(select tag from tag_follow where account_id = ${account}) as tags,
      array(select followed_id::text from follow where follower_id = ${account} and languages is not null) as "byLanguage",
      exists (select 1 from block where account_id = ${account}) or
        exists (select 1 from block where target_id = ${account}) or
        exists (select 1 from account_domain_block where account_id = ${account}) as blocks`.execute(db);
  const { followed, ...others } = rows[0]!;
  return { authors: [account, ...followed], ...others };
}

interface InHome {
  readonly post: Id<'post'>;
  readonly account: Id<'account'>;
  readonly target: Id<'post'> | null;
}

/**
 * For whom some posts are, judged at once.
 * @returns the pairs that belong, with what the post boosts.
 */
export async function belongInHomes(
  db: Db,
  pairs: readonly { readonly post: Id<'post'>; readonly account: Id<'account'> }[],
): Promise<readonly InHome[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<InHome>`
    select wanted.post, wanted.account, judged.boost_of_id as target
    from unnest(${pairs.map((one) => one.post)}::bigint[], ${pairs.map((one) => one.account)}::bigint[])
      as wanted (post, account)
    cross join lateral (
      select post.boost_of_id from post where post.id = wanted.post
        and (post.account_id = wanted.account
          or exists (select 1 from follow where follower_id = wanted.account and followed_id = post.account_id)
          or (${ofTag} and exists (
            select 1 from tag_follow join post_tag on post_tag.tag = tag_follow.tag
            where tag_follow.account_id = wanted.account and post_tag.post_id = post.id)))
        and ${homeRuleOf(db, 'wanted.account')} limit 1) as judged`.execute(db);
  return rows;
}

const noReplyToOthers = sql`(post.in_reply_to_id is null or (
  select parent.account_id from post as parent where parent.id = post.in_reply_to_id) = post.account_id)`;

/** What a program wants of a timeline and no more. */
interface Narrowed {
  readonly pictures?: boolean;
  /** Other hashtags: one of them will do as well, each of these must be there too, none of these may be. */
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

const withPictures = sql`exists (select 1 from post_media where post_media.post_id = post.id)`;
const tagged = (tag: string) =>
  sql`exists (select 1 from post_tag as other where other.post_id = post.id and other.tag = ${fold(tag)})`;

/** What people here say to everyone: no boosts, no replies but to oneself. */
export async function localTimeline(
  db: Db,
  reader: Reader,
  paging: PostPaging = {},
  { pictures = false }: Pick<Narrowed, 'pictures'> = {},
): Promise<PostPage> {
  const limit = limitOf(paging);
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from post join account on account.id = post.account_id and account.domain is null
    where post.deleted_at is null and post.visibility = 'public' and post.boost_of_id is null
      and ${noReplyToOthers} ${pictures ? sql`and ${withPictures}` : sql``} and ${notLimited('post.account_id')}
      and ${visibleTo(reader)} and ${notMuted(db, reader)} ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return page(rows, paging);
}

/** Public posts with a hashtag, however it was written. */
export async function tagTimeline(
  db: Db,
  reader: Reader,
  tag: string,
  paging: PostPaging = {},
  { pictures = false, any = [], all = [], none = [] }: Narrowed = {},
): Promise<PostPage> {
  const limit = limitOf(paging);
  const names = [...new Set([tag, ...any].map(fold))];
  const rules = [
    sql`post_tag.tag = any(${names}::text[])`,
    ...all.map(tagged),
    ...none.map((one) => sql`not ${tagged(one)}`),
    ...(pictures ? [withPictures] : []),
  ];
  const { rows } = await sql<{ id: Id<'post'> }>`
    select ${names.length > 1 ? sql`distinct post_tag.post_id as id, post_tag.post_id` : sql`post.id`}
    from post_tag join post on post.id = post_tag.post_id
    where ${sql.join(rules, sql` and `)} and post.visibility = 'public' and ${notLimited('post.account_id')}
      and ${visibleTo(reader)} and ${notMuted(db, reader)} ${within(paging, 'post_tag.post_id')}
    order by post_tag.post_id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return page(rows, paging);
}

/** Public posts with a link, by those who let their posts be found. `url` is compared as it is canonical. */
export async function linkTimeline(db: Db, reader: Reader, url: string, paging: PostPaging = {}): Promise<PostPage> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select distinct post.id from post_link join post on post.id = post_link.post_id
    where post_link.url = ${canonicalAddress(url) ?? ''} and ${mayTrend}
      and ${visibleTo(reader)} and ${notMuted(db, reader)} ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  return page(rows, paging);
}

/** Which part of what an account wrote. */
export type ProfileShow = 'posts' | 'replies' | 'pictures';

/** What an account wrote and boosted, as far as the reader may see it; replies to others only when asked for. */
export async function profileTimeline(
  db: Db,
  reader: Reader,
  account: Id<'account'>,
  show: ProfileShow = 'posts',
  paging: PostPaging = {},
  picturesOfReplies = true,
): Promise<PostPage> {
  return writtenBy(
    db,
    reader,
    account,
    {
      pictures: show === 'pictures',
      withoutReplies: show === 'posts' || (show === 'pictures' && !picturesOfReplies),
      withoutBoosts: show === 'replies',
    },
    paging,
  );
}

/** What applications ask for of what an account wrote and boosted. */
export interface Written {
  readonly pictures: boolean;
  /** None to others: what one says to oneself goes on. */
  readonly withoutReplies: boolean;
  readonly withoutBoosts: boolean;
}

/** What an account wrote and boosted, as far as the reader may see it, without what is not asked for. */
export async function writtenBy(
  db: Db,
  reader: Reader,
  account: Id<'account'>,
  { pictures, withoutReplies, withoutBoosts }: Written,
  paging: PostPaging = {},
): Promise<PostPage> {
  const rules = [
    sql`post.account_id = ${account} and post.deleted_at is null`,
    ...(withoutReplies ? [noReplyToOthers] : []),
    ...(withoutBoosts ? [sql`post.boost_of_id is null`] : []),
    ...(pictures ? [withPictures] : []),
  ];
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from post
    where ${sql.join(rules, sql` and `)} and ${visibleTo(reader)} ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limitOf(paging) + 1}`.execute(db);
  return page(rows, paging);
}
