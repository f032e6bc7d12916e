import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { notFound, Refusal } from '#refusal';
import { tagNamed } from './entities.ts';
import { fold } from './fold.ts';
import { type News, relations } from './news.ts';
import { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
import { type Reader, visibleTo } from './visibility.ts';

const MOST_FEATURED = 10;
const MOST_FOLLOWED = 200;

/** A hashtag that somebody follows or features. */
export interface KeptTag {
  readonly name: string;
  readonly label: string;
}

/**
 * Brings public posts with a hashtag into one's home, also of one that nobody wrote yet.
 * @throws Refusal 404 for what is no hashtag, 409 above 200.
 */
export async function followTag(tx: Tx, actor: Actor, name: string): Promise<News> {
  const tag = await named(tx, name);
  const standing = await readFollowedTags(tx, actor);
  if (standing.some((one) => one.name === tag)) return [];
  if (standing.length >= MOST_FOLLOWED) throw new Refusal(409, (m) => m.people.errors.tooManyTags(MOST_FOLLOWED));
  await tx
    .insertInto('tag_follow')
    .values({ id: tx.newId<'tag-follow'>(), account_id: actor.account, tag, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'tag']).doNothing())
    .execute();
  return relations(actor.account);
}

/** @throws never for a hashtag that was not followed. */
export async function unfollowTag(tx: Tx, actor: Actor, name: string): Promise<News> {
  await tx.deleteFrom('tag_follow').where('account_id', '=', actor.account).where('tag', '=', fold(name)).execute();
  return relations(actor.account);
}

/** Shows a hashtag on one's page. @throws Refusal 404 for what is no hashtag, 409 above ten. */
export async function featureTag(tx: Tx, actor: Actor, name: string): Promise<News> {
  const tag = await named(tx, name);
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  const standing = await readFeaturedTags(tx, actor.account);
  if (standing.some((one) => one.name === tag)) return [];
  if (standing.length >= MOST_FEATURED) throw new Refusal(409, (m) => m.people.errors.tooManyFeatured(MOST_FEATURED));
  await tx.insertInto('featured_tag').values({ account_id: actor.account, tag, created_at: tx.now }).execute();
  return [];
}

/** @throws never for a hashtag that was not featured. */
export async function unfeatureTag(tx: Tx, actor: Actor, name: string): Promise<News> {
  await tx.deleteFrom('featured_tag').where('account_id', '=', actor.account).where('tag', '=', fold(name)).execute();
  return [];
}

/** How a hashtag is compared; one that nobody wrote yet is made. */
async function named(tx: Tx, written: string): Promise<string> {
  const tag = tagNamed(written);
  if (!tag) throw notFound();
  await tx
    .insertInto('tag')
    .values({ ...tag, created_at: tx.now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return tag.name;
}

/** Hashtags that one follows, by name. */
export const readFollowedTags = (db: Db, actor: Actor): Promise<readonly KeptTag[]> =>
  kept(db, 'tag_follow', actor.account);

/** Hashtags that somebody shows on their page, by name. */
export const readFeaturedTags = (db: Db, account: Id<'account'>): Promise<readonly KeptTag[]> =>
  kept(db, 'featured_tag', account);

/** The same, those followed last first. */
export async function pageFollowedTags(
  db: Db,
  actor: Actor,
  paging: Paging<'tag-follow'> = {},
): Promise<Page<KeptTag & { readonly id: Id<'tag-follow'> }, 'tag-follow'>> {
  const rows = await db
    .selectFrom('tag_follow')
    .innerJoin('tag', 'tag.name', 'tag_follow.tag')
    .where('tag_follow.account_id', '=', actor.account)
    .where(sql<boolean>`true ${within(paging, 'tag_follow.id')}`)
    .orderBy(sql`tag_follow.id ${inOrder(paging)}`)
    .limit(limitOf(paging) + 1)
    .select(['tag_follow.id', 'tag.name', 'tag.label'])
    .execute();
  return cut(rows, paging, ({ id }) => id);
}

const kept = (db: Db, table: 'tag_follow' | 'featured_tag', account: Id<'account'>): Promise<readonly KeptTag[]> =>
  db
    .selectFrom(table)
    .innerJoin('tag', 'tag.name', `${table}.tag`)
    .where(`${table}.account_id`, '=', account)
    .orderBy('tag.name')
    .select(['tag.name', 'tag.label'])
    .execute();

/** A hashtag on somebody's page, with how often they used it for everyone. */
export interface FeaturedTag extends KeptTag {
  readonly posts: number;
  readonly lastAt: Date | null;
}

/** The hashtags on somebody's page with their use, as far as the reader may see it; by name. */
export async function readFeatured(db: Db, reader: Reader, account: Id<'account'>): Promise<readonly FeaturedTag[]> {
  const { rows } = await sql<FeaturedTag>`
    select tag.name, tag.label, count(used.id)::int as posts, max(used.created_at) as "lastAt"
    from featured_tag join tag on tag.name = featured_tag.tag
    left join lateral (
      select post.id, post.created_at from post_tag join post on post.id = post_tag.post_id
      where post_tag.tag = featured_tag.tag and post.account_id = ${account}
        and post.visibility in ('public', 'unlisted') and ${visibleTo(reader)}) as used on true
    where featured_tag.account_id = ${account} group by tag.name, tag.label order by tag.name`.execute(db);
  return rows;
}

/** The hashtags that one uses most in public, most used first. At most ten. */
export async function readTagsOf(db: Db, actor: Actor): Promise<readonly KeptTag[]> {
  const { rows } = await sql<KeptTag>`
    select tag.name, tag.label from post join post_tag on post_tag.post_id = post.id join tag on tag.name = post_tag.tag
    where post.account_id = ${actor.account} and post.deleted_at is null and post.visibility in ('public', 'unlisted')
    group by tag.name, tag.label order by count(*) desc, tag.name limit 10`.execute(db);
  return rows;
}

/** What somebody wrote in public with a hashtag, newest first. */
export async function taggedBy(
  db: Db,
  reader: Reader,
  account: Id<'account'>,
  tag: string,
  paging: Paging<'post'> = {},
): Promise<Page<Id<'post'>, 'post'>> {
  const limit = limitOf(paging);
  const { rows } = await sql<{ id: Id<'post'> }>`
    select post.id from post
    where post.account_id = ${account} and post.deleted_at is null and post.visibility in ('public', 'unlisted')
      and exists (select 1 from post_tag where post_tag.post_id = post.id and post_tag.tag = ${fold(tag)})
      and ${visibleTo(reader)} ${within(paging, 'post.id')}
    order by post.id ${inOrder(paging)} limit ${limit + 1}`.execute(db);
  return cut(
    rows.map((row) => row.id),
    paging,
    (id) => id,
  );
}
