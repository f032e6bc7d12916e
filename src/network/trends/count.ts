import { sql } from 'kysely';
import type { Tx } from '#db';
import { firstIdAt, type Id } from '#ids';
import { DAYS_BEFORE, median, momentum } from '../momentum.ts';
import type { TrendKind } from '../schema.ts';
import { notLimited, visibleTo } from '../visibility.ts';
import { LEAST_PEOPLE, linkScore, postScore } from './formula.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const POST_DAYS = 3;
const LINK_DAYS = 7;
const MOST_LOOKED_AT = 2_000;
const MOST_KEPT = 40;

interface Counted {
  readonly subject: string;
  readonly score: number;
  readonly people: number;
}

/** Written for everyone by somebody who lets their posts be found, as far as those who moderate let it be listed. */
export const mayTrend = sql`post.visibility = 'public' and ${visibleTo(undefined)} and ${notLimited('post.account_id')}
  and exists (select 1 from network_preference
    where network_preference.account_id = post.account_id and posts_findable)`;

/** Counts what trends at this moment, and puts it in the place of what did before. */
export async function countTrends(tx: Tx): Promise<void> {
  await tx.deleteFrom('trend').execute();
  const found: readonly (readonly [TrendKind, readonly Counted[]])[] = [
    ['tag', await tags(tx)],
    ['link', await links(tx)],
    ['post', await posts(tx)],
  ];
  for (const [kind, counted] of found) {
    const best = counted.toSorted((a, b) => b.score - a.score || (a.subject < b.subject ? -1 : 1)).slice(0, MOST_KEPT);
    if (best.length === 0) continue;
    await tx
      .insertInto('trend')
      .values(best.map((one, i) => ({ kind, ...one, place: i + 1, counted_at: tx.now })))
      .execute();
  }
}

const since = (tx: Tx, days: number) =>
  sql`post.id >= ${firstIdAt(new Date(tx.now.getTime() - days * DAY_MS))} and post.created_at <= ${tx.now}`;

/** By the formula of momentum, over a day: people in the last 24 hours ÷ the larger of 3 and the median of the seven days before. */
async function tags(tx: Tx): Promise<readonly Counted[]> {
  const { rows } = await sql<{ tag: string; back: number; people: number }>`
    select post_tag.tag, floor(extract(epoch from ${tx.now}::timestamptz - post.created_at) / 86400)::int as back,
      count(distinct post.account_id)::int as people
    from post_tag join post on post.id = post_tag.post_id
    where ${since(tx, DAYS_BEFORE + 1)} and ${mayTrend} group by 1, 2`.execute(tx);
  return [...Map.groupBy(rows, ({ tag }) => tag)].flatMap(([subject, days]) => {
    const at = (back: number) => days.find((day) => day.back === back)?.people ?? 0;
    const people = at(0);
    const usual = median(Array.from({ length: DAYS_BEFORE }, (_, i) => at(i + 1)));
    return people < LEAST_PEOPLE ? [] : [{ subject, people, score: momentum(people, usual) }];
  });
}

async function links(tx: Tx): Promise<readonly Counted[]> {
  const { rows } = await sql<{ subject: string; hours: number[] }>`
    select url as subject, array_agg(extract(epoch from ${tx.now}::timestamptz - first_at)::float8 / 3600) as hours
    from (
      select post_link.url, post.account_id, min(post.created_at) as first_at
      from post_link join post on post.id = post_link.post_id
      where ${since(tx, LINK_DAYS)} and ${mayTrend} group by 1, 2) as shared
    group by url having count(*) >= ${LEAST_PEOPLE} order by count(*) desc limit ${MOST_LOOKED_AT}`.execute(tx);
  return rows.map(({ subject, hours }) => ({ subject, people: hours.length, score: linkScore(hours) }));
}

/** Of each author the one that stands highest. */
async function posts(tx: Tx): Promise<readonly Counted[]> {
  const { rows } = await sql<{ subject: Id<'post'>; author: Id<'account'>; hours: number; people: number }>`
    with looked as materialized (
      select post.id, post.account_id, post.created_at from post
      where ${since(tx, POST_DAYS)} and post.boost_of_id is null and post.deleted_at is null and ${mayTrend}),
    acted as (
      select post_id as id, account_id from favourite where post_id in (select id from looked)
      union
      select boost_of_id, account_id from post where boost_of_id in (select id from looked) and deleted_at is null
      union
      select in_reply_to_id, account_id from post where in_reply_to_id in (select id from looked) and deleted_at is null)
    select looked.id as subject, looked.account_id as author,
      extract(epoch from ${tx.now}::timestamptz - looked.created_at)::float8 / 3600 as hours,
      count(distinct acted.account_id)::int as people
    from looked join acted on acted.id = looked.id and acted.account_id <> looked.account_id
    group by looked.id, looked.account_id, looked.created_at
    having count(distinct acted.account_id) >= ${LEAST_PEOPLE}
    order by people desc limit ${MOST_LOOKED_AT}`.execute(tx);
  const scored = rows
    .map(({ subject, author, hours, people }) => ({ subject, author, people, score: postScore(people, hours) }))
    .toSorted((a, b) => b.score - a.score);
  const seen = new Set<string>();
  return scored
    .filter(({ author }) => !seen.has(author) && seen.add(author))
    .map(({ subject, people, score }) => ({ subject, people, score }));
}
