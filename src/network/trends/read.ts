import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type LinkPreview, readPreviews } from '#preview';
import { readSettings } from '#settings';
import { notMuted } from '../home-rule.ts';
import type { TrendKind } from '../schema.ts';
import { type Reader, visibleTo } from '../visibility.ts';
import { mayTrend } from './count.ts';

/** What trends is shown when nobody refused it and, where the server asks for that, somebody approved it. */
const isShown = async (db: Db): Promise<RawBuilder<unknown>> => {
  const { trendsReviewed } = await readSettings(db);
  return sql`coalesce(${wordOn(sql`trend.kind`, sql`trend.subject`)}, ${!trendsReviewed})`;
};

/** The newest word of those who moderate on something; null while there is none. */
const wordOn = (kind: RawBuilder<unknown>, subject: RawBuilder<unknown>) => sql`(
  select trend_review.approved from trend_review
  where trend_review.kind = ${kind} and trend_review.subject = ${subject} order by trend_review.id desc limit 1)`;

const notRefused = sql`coalesce(${wordOn(sql`'account'`, sql`post.account_id::text`)}, true)`;

export interface TrendingTag {
  readonly name: string;
  readonly label: string;
  /** In the last 24 hours. */
  readonly people: number;
  /** How many times as many as usual: see `momentum`. */
  readonly score: number;
}

export async function trendingTags(db: Db, limit: number): Promise<readonly TrendingTag[]> {
  const { rows } = await sql<TrendingTag>`
    select tag.name, tag.label, trend.people, trend.score from trend join tag on tag.name = trend.subject
    where trend.kind = 'tag' and ${await isShown(db)} order by place limit ${limit}`.execute(db);
  return rows;
}

/** Posts that trend and that the reader may see, best first. What changed since they were counted holds. */
export async function trendingPosts(db: Db, reader: Reader, limit: number): Promise<readonly Id<'post'>[]> {
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from trend join post on post.id = trend.subject::bigint
    where trend.kind = 'post' and ${await isShown(db)} and ${notRefused} and ${mayTrend}
      and ${visibleTo(reader)} and ${notMuted(db, reader)}
    order by place limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface TrendingLink {
  readonly preview: LinkPreview;
  readonly people: number;
}

/** Pages that trend, as far as they could be read. */
export async function trendingLinks(db: Db, limit: number): Promise<readonly TrendingLink[]> {
  const { rows } = await sql<{ url: string; people: number }>`
    select trend.subject as url, trend.people from trend
    join link_preview on link_preview.url = trend.subject and found_at is not null and title <> ''
    where trend.kind = 'link' and ${await isShown(db)} order by place limit ${limit}`.execute(db);
  const previews = await readPreviews(
    db,
    rows.map(({ url }) => url),
  );
  return rows.flatMap(({ url, people }) => {
    const preview = previews.get(url);
    return preview ? [{ preview, people }] : [];
  });
}

/** Those of some hashtags that are not to be listed: refused, or not approved where that is asked for. */
export async function tagsHeldBack(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { trendsReviewed } = await readSettings(db);
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) as asked (name)
    where not coalesce(${wordOn(sql`'tag'`, sql`asked.name`)}, ${!trendsReviewed})`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** Something that trends, for those who review it. */
export interface TrendToReview {
  readonly kind: TrendKind;
  readonly subject: string;
  readonly people: number;
  readonly score: number;
  /** What stands, and since when; null while nobody said anything. */
  readonly approved: boolean | null;
  /** What to call it: a hashtag, a title, the beginning of a post. */
  readonly words: string;
  /** Of a post. */
  readonly author: { readonly id: Id<'account'>; readonly handle: string; readonly refused: boolean } | null;
}

export async function readTrendsToReview(db: Db): Promise<readonly TrendToReview[]> {
  const { rows } = await sql<
    Omit<TrendToReview, 'author'> & { id: Id<'account'> | null; handle: string; refused: boolean }
  >`
    select trend.kind, trend.subject, trend.people, trend.score,
      ${wordOn(sql`trend.kind`, sql`trend.subject`)} as approved,
      coalesce(nullif(left(coalesce(post.text, link_preview.title, '#' || tag.label), 200), ''), trend.subject) as words,
      author.id, author.handle, not coalesce(${wordOn(sql`'account'`, sql`author.id::text`)}, true) as refused
    from trend
    left join tag on trend.kind = 'tag' and tag.name = trend.subject
    left join link_preview on trend.kind = 'link' and link_preview.url = trend.subject
    left join post on trend.kind = 'post' and post.id::text = trend.subject
    left join account as author on author.id = post.account_id
    where trend.kind <> 'post' or (${mayTrend})
    order by trend.kind desc, place`.execute(db);
  return rows.map(({ id, handle, refused, ...row }) => ({ ...row, author: id && { id, handle, refused } }));
}
