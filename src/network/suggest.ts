import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { firstIdAt, type Id } from '#ids';
import { findAccount } from './find-account.ts';
import { type News, relations } from './news.ts';
import { followsHidden, inDirectory, notDismissed } from './people.ts';
import { notBlockedBy, notLimited } from './visibility.ts';

/** Points for each: the formula that pages publish. */
export const POINTS = { followed: 2, circle: 3, tag: 1, pack: 1 } as const;
const DAYS = 30;
/** The newest of those one follows, and so many of whom each of them follows, are looked at. */
const MOST_FOLLOWED = 100;
const MOST_FOLLOWED_BY_EACH = 100;
/** Of so many with the most points it is asked whether they may be suggested. */
const MOST_JUDGED = 300;
const MOST_POSTS_OF_TAG = 200;

/** Somebody whom one might want to follow, and why. */
export interface Suggestion {
  readonly account: Id<'account'>;
  /** What counted most. */
  readonly reason:
    | { readonly kind: 'followed'; readonly by: Id<'account'>; readonly others: number }
    | { readonly kind: 'circle' }
    | { readonly kind: 'tag'; readonly label: string }
    | { readonly kind: 'pack' };
}

/**
 * Whom somebody might want to follow, those with the most points first: 2 for everybody one follows who follows them, 3
 * when they are in a circle of one's own, 1 for each hashtag one follows that they used in the last 30 days, 1 for each
 * pack in which both are. Nobody who keeps out of the directory, is limited, kept apart by a block, muted, followed,
 * asked or dismissed.
 * @param companions those in one's circles: the caller knows.
 */
export async function suggest(
  db: Db,
  actor: Actor,
  companions: readonly Id<'account'>[] = [],
  limit = 5,
): Promise<readonly Suggestion[]> {
  const since = firstIdAt(new Date(db.now.getTime() - DAYS * 86_400_000));
  const me = actor.account;
  const { rows } = await sql<{
    id: Id<'account'>;
    by: Id<'account'> | null;
    followed: number;
    circle: boolean;
    tags: number;
    tag: string | null;
    packs: number;
  }>`
    with mine as materialized (
      select followed_id as id from follow where follower_id = ${me}
        and not ${followsHidden(sql.ref('follow.followed_id'))} order by created_at desc limit ${MOST_FOLLOWED}),
    near as (
      select theirs.id, mine.id as by, null::text as tag, 'followed' as kind from mine cross join lateral (
        select followed_id as id from follow where follower_id = mine.id limit ${MOST_FOLLOWED_BY_EACH}) as theirs
      union all
      select id, null, null, 'circle' from unnest(${companions}::bigint[]) as companion (id)
      union all
      select distinct wrote.id, null::bigint, tag_follow.tag, 'tag' from tag_follow cross join lateral (
        select post.account_id as id from post_tag join post on post.id = post_tag.post_id
        where post_tag.tag = tag_follow.tag and post_tag.post_id >= ${since} and post.visibility = 'public'
          and post.deleted_at is null and post.hidden_at is null
        order by post_tag.post_id desc limit ${MOST_POSTS_OF_TAG}) as wrote
      where tag_follow.account_id = ${me}
      union all
      select together.account_id, null, null, 'pack' from pack_account as own
      join pack_account as together on together.pack_id = own.pack_id and together.left_at is null
      where own.account_id = ${me} and own.left_at is null),
    counted as (
      select id, max(by) as by, max(tag) as tag,
        count(*) filter (where kind = 'followed')::int as followed, bool_or(kind = 'circle') as circle,
        count(*) filter (where kind = 'tag')::int as tags, count(*) filter (where kind = 'pack')::int as packs
      from near where id <> ${me} group by id),
    best as materialized (
      select counted.*, ${POINTS.followed}::int * followed + case when circle then ${POINTS.circle}::int else 0 end
        + ${POINTS.tag}::int * tags + ${POINTS.pack}::int * packs as points
      from counted where not exists (select 1 from follow where follower_id = ${me} and followed_id = counted.id)
      order by points desc, id desc limit ${MOST_JUDGED})
    select best.id, by, followed, circle, tags, packs, (select label from tag where tag.name = best.tag) as tag
    from best join account on account.id = best.id
    where account.deleted_at is null and account.suspended_at is null and ${inDirectory} and ${notLimited('account.id')}
      and ${notBlockedBy(actor, 'account.id')}
      and not exists (select 1 from follow_request where follower_id = ${me} and followed_id = account.id)
      and not exists (select 1 from mute where mute.account_id = ${me} and mute.target_id = account.id
        and (mute.until is null or mute.until > ${db.now}))
      and ${notDismissed(me)}
    order by points desc, best.id desc
    limit ${limit}`.execute(db);
  return rows.map(({ id, ...row }) => ({ account: id, reason: reasonOf(row) }));
}

function reasonOf(o: {
  by: Id<'account'> | null;
  followed: number;
  circle: boolean;
  tags: number;
  tag: string | null;
}): Suggestion['reason'] {
  const followed = o.followed * POINTS.followed;
  const circle = o.circle ? POINTS.circle : 0;
  if (o.by && followed >= Math.max(circle, o.tags)) return { kind: 'followed', by: o.by, others: o.followed - 1 };
  if (circle >= o.tags && o.circle) return { kind: 'circle' };
  return o.tag === null ? { kind: 'pack' } : { kind: 'tag', label: o.tag };
}

/** Wants somebody suggested no more. Twice changes nothing. @throws Refusal 404, 409 for oneself. */
export async function dismissSuggestion(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const target = await findAccount(tx, actor, account);
  await tx
    .insertInto('suggestion_dismissal')
    .values({ account_id: actor.account, target_id: target, dismissed_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return relations(actor.account);
}
