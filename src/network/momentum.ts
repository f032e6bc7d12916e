import { sql } from 'kysely';
import type { Db } from '#db';
import { firstIdAt } from '#ids';
import { notLimited, visibleTo } from './visibility.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Windows end at the last full ten minutes: whoever reads within them reads the same figures, and can count again. */
const STEP_MS = 10 * MINUTE_MS;
/** Hours that are told one by one. */
const HOURS_SHOWN = 24;
/** Days before, of whose same hour the usual is made. */
export const DAYS_BEFORE = 7;
/** Fewer than this is usual nowhere: one person after a silence is no wave. */
export const LEAST_USUAL = 3;

/** One hour of a hashtag. */
export interface TagHour {
  readonly from: Date;
  readonly to: Date;
  /** Posts for everyone; boosts and replies that repeat no hashtag are none. */
  readonly posts: number;
  /** Distinct accounts that wrote them. */
  readonly people: number;
  /** The median of `people` in the same hour of the seven days before. */
  readonly usual: number;
  /** See `momentum`. */
  readonly momentum: number;
}

export interface TagMomentum {
  readonly tag: string;
  /** The 24 hours up to the last full ten minutes, oldest first. */
  readonly hours: readonly TagHour[];
  /** The last of them. */
  readonly last: TagHour;
}

/**
 * The published formula: people in the hour ÷ the larger of 3 and the usual, where the usual is the median of the
 * people in the same hour of the seven days before. People and not posts, so that one account that posts five
 * hundred times counts for one; the median and not the mean, so that one loud day of the week before does not hide
 * today, and one quiet day does not make it. 1 is as usual; 4 is four times as many people as usual.
 */
export const momentum = (people: number, usual: number): number => people / Math.max(LEAST_USUAL, usual);

/** The middle one of an odd number of figures. */
export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

/** The last full ten minutes. */
export const momentumEnd = (now: Date): Date => new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS);

// Posts for everyone alone, whoever asks: the same figures for all, and nothing in them that some may not see.
const forEveryone = sql`post.visibility = 'public' and ${notLimited('post.account_id')} and ${visibleTo(undefined)}`;

/** Written between two moments. The number of a post is made a moment after its time, so there is a minute of slack. */
const between = (from: Date, to: Date) =>
  sql`post_tag.post_id >= ${firstIdAt(from)} and post_tag.post_id < ${firstIdAt(new Date(to.getTime() + MINUTE_MS))}
    and post.created_at >= ${from} and post.created_at < ${to}`;

/**
 * How hashtags move, of those asked for, in their order. Counted from the posts each time: what is deleted is gone
 * from every hour.
 * @param tags names as `fold` gives them.
 */
export async function readMomentum(db: Db, tags: readonly string[]): Promise<readonly TagMomentum[]> {
  if (tags.length === 0) return [];
  const end = momentumEnd(db.now);
  const hours = HOURS_SHOWN + DAYS_BEFORE * 24;
  const { rows } = await sql<{ tag: string; back: number; posts: number; people: number }>`
    select post_tag.tag, ceil(extract(epoch from ${end}::timestamptz - post.created_at) / 3600)::int - 1 as back,
      count(*)::int as posts, count(distinct post.account_id)::int as people
    from post_tag join post on post.id = post_tag.post_id
    where post_tag.tag = any(${tags}::text[]) and ${between(new Date(end.getTime() - hours * HOUR_MS), end)}
      and ${forEveryone}
    group by 1, 2`.execute(db);
  const found = Map.groupBy(rows, ({ tag }) => tag);
  return tags.map((tag) => {
    const byHour = new Map((found.get(tag) ?? []).map((row) => [row.back, row]));
    const peopleAt = (back: number): number => byHour.get(back)?.people ?? 0;
    const told = Array.from({ length: HOURS_SHOWN }, (_, i): TagHour => {
      const back = HOURS_SHOWN - 1 - i;
      const people = peopleAt(back);
      const usual = median(Array.from({ length: DAYS_BEFORE }, (_day, before) => peopleAt(back + (before + 1) * 24)));
      return {
        from: new Date(end.getTime() - (back + 1) * HOUR_MS),
        to: new Date(end.getTime() - back * HOUR_MS),
        posts: byHour.get(back)?.posts ?? 0,
        people,
        usual,
        momentum: momentum(people, usual),
      };
    });
    return { tag, hours: told, last: told.at(-1)! };
  });
}

/** Hashtags that two people or more used in the last hour, those of most people first. At most `limit`. */
export async function tagsOfTheHour(db: Db, limit: number): Promise<readonly { name: string; label: string }[]> {
  const end = momentumEnd(db.now);
  const { rows } = await sql<{ name: string; label: string }>`
    select tag.name, tag.label
    from (
      select post_tag.tag, count(distinct post.account_id) as people
      from post_tag join post on post.id = post_tag.post_id
      where ${between(new Date(end.getTime() - HOUR_MS), end)} and ${forEveryone}
      group by 1 having count(distinct post.account_id) >= 2
      order by people desc, post_tag.tag limit ${limit}) as used
    join tag on tag.name = used.tag order by used.people desc, tag.name`.execute(db);
  return rows;
}
