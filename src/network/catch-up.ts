import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import { firstIdAt, type Id } from '#ids';
import { filterFor, type Filterable } from './apply-filters.ts';
import type { CaughtPost } from './catch-up-order.ts';
import { readFilters } from './filters.ts';
import { homeRule, newestTagged } from './home-rule.ts';
import type { AboutKind } from './schema.ts';
import { visibleTo } from './visibility.ts';

/** A period of which more came is shown from its end backwards. */
export const MOST_CAUGHT = 10_000;

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface CaughtUp {
  /** Newest first; each post once, however many boosted it. */
  readonly posts: readonly CaughtPost[];
  /** More came than are shown: older ones of the period are missing. */
  readonly cut: boolean;
}

/**
 * What came into somebody's home in a period, written by others: by the rule of the home, without what their filters
 * hide. Three queries however many they are.
 */
export async function readCatchUp(db: Db, actor: Actor, { from, to }: Period): Promise<CaughtUp> {
  const part = sql`and post.id >= ${firstIdAt(from)} and post.id < ${firstIdAt(to)}`;
  const most = MOST_CAUGHT + 1;
  const { rows } = await sql<Row>`
    with circle as materialized (select followed_id as id from follow where follower_id = ${actor.account}),
    came as materialized (
      select recent.id from circle cross join lateral (
        select post.id from post where post.account_id = circle.id and post.deleted_at is null ${part}
        order by post.id desc limit ${most}) as recent
      union ${newestTagged(actor, part, sql`desc`, most)}
      order by id desc limit ${most}),
    shown as materialized (
      select home.* from came cross join lateral (
        select post.id, post.account_id, coalesce(post.boost_of_id, post.id) as target_id, post.created_at
        from post where post.id = came.id and post.account_id <> ${actor.account} and ${homeRule(db, actor)} limit 1)
        as home)
    select shown.id, shown.account_id as by, shown.target_id as target, shown.created_at as at,
      target.account_id as author, target.in_reply_to_id is not null as "isReply", target.about_kind as about,
      target.content_warning <> '' as warned,
      exists (select 1 from post_media where post_media.post_id = target.id) as pictures,
      array(select post_link.url from post_link where post_link.post_id = target.id order by position) as links,
      exists (select 1 from mention where mention.post_id = target.id and mention.account_id = ${actor.account})
        as "namesReader",
      (select count(distinct reply.account_id)::int from post as reply
        where reply.in_reply_to_id = target.id and reply.account_id <> target.account_id
          and ${visibleTo(actor, 'reply')}) as replied,
      (select count(*)::int from post as boost where boost.boost_of_id = target.id and boost.deleted_at is null
        and boost.account_id <> target.account_id) as boosted,
      (select count(*)::int from favourite where favourite.post_id = target.id
        and favourite.account_id <> target.account_id) as liked
    from shown join post as target on target.id = shown.target_id
    order by shown.id desc`.execute(db);
  const seen = new Set<string>();
  // Oldest first, so that what was written in the period stands before those who passed it on.
  const posts = rows
    .toReversed()
    .filter(({ target }) => !seen.has(target) && seen.add(target))
    .toReversed()
    .map(({ replied, boosted, liked, isReply, ...row }): CaughtPost => ({
      ...row,
      kind: row.id !== row.target ? 'boost' : isReply ? 'reply' : 'original',
      talk: replied + boosted + liked,
    }));
  const hidden = await hiddenByFilters(db, actor, posts);
  return { posts: posts.filter(({ id }) => !hidden.has(id)), cut: rows.length > MOST_CAUGHT };
}

interface Row {
  id: Id<'post'>;
  by: Id<'account'>;
  target: Id<'post'>;
  at: Date;
  author: Id<'account'>;
  isReply: boolean;
  about: AboutKind | null;
  warned: boolean;
  pictures: boolean;
  links: string[];
  namesReader: boolean;
  replied: number;
  boosted: number;
  liked: number;
}

async function hiddenByFilters(db: Db, actor: Actor, posts: readonly CaughtPost[]): Promise<ReadonlySet<Id<'post'>>> {
  const filters = (await readFilters(db, actor)).filter(({ action }) => action === 'hide');
  const met = filterFor(filters, 'home', db.now);
  if (!met || posts.length === 0) return new Set();
  const { rows } = await sql<{ id: Id<'post'>; text: string; warning: string; alts: string[]; options: string[] }>`
    select post.id, post.text, post.content_warning as warning,
      array(select media.alt from post_media join media on media.id = media_id where post_id = post.id) as alts,
      array(select poll_option.title from poll_option where post_id = post.id) as options
    from post where post.id = any(${posts.map(({ target }) => target)}::bigint[])`.execute(db);
  const words = new Map(rows.map((row) => [row.id, row]));
  return new Set(
    posts.flatMap((post) => {
      const found = words.get(post.target);
      if (!found || post.author === actor.account) return [];
      const looked = {
        id: post.target,
        author: { id: post.author },
        text: found.text,
        warning: found.warning,
        media: found.alts.map((alt) => ({ alt })),
        poll: { options: found.options.map((title) => ({ title })) },
        boosted: null,
      } satisfies Filterable;
      const row: Filterable =
        post.by === post.author ? looked : { ...looked, id: post.id, author: { id: post.by }, boosted: looked };
      return met(row) ? [post.id] : [];
    }),
  );
}
