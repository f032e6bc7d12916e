import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { askForPreview, canonicalAddress } from '#preview';
import { type Entity, findEntities } from './entities.ts';
import { notAllowed } from '#refusal';
import { findPost } from './find-post.ts';
import { changed, type News } from './news.ts';
import type { Visibility } from './schema.ts';
import { visibleTo } from './visibility.ts';

const MOST_LINKS = 5;
const JUST_MS = 10_000;
const MOST_AT_ONCE = 20;

/** The addresses in a text as they are compared, each once, in order; the first five. */
const linksIn = (entities: readonly Entity[]): readonly string[] =>
  [
    ...new Set(entities.flatMap((entity) => (entity.kind === 'link' ? (canonicalAddress(entity.url) ?? []) : []))),
  ].slice(0, MOST_LINKS);

interface Linking {
  readonly id: Id<'post'>;
  readonly visibility: Visibility;
}

/** Notes where a new post leads. The first page that a post for everyone links to is read, for its card. */
export async function writeLinks(tx: Tx, post: Linking, entities: readonly Entity[]): Promise<void> {
  const first = await noteLinks(tx, post.id, entities);
  if (first === undefined) return;
  // What some only may see is told to no other server.
  if (post.visibility === 'public' || post.visibility === 'unlisted') await askForPreview(tx, first);
}

/** @returns the first of them. */
async function noteLinks(tx: Tx, post: Id<'post'>, entities: readonly Entity[]): Promise<string | undefined> {
  const urls = linksIn(entities);
  if (urls.length === 0) return undefined;
  await tx
    .insertInto('post_link')
    .values(urls.map((url, position) => ({ post_id: post, position, url })))
    .execute();
  return urls[0];
}

/** The same for other words. A card that its author took away stays away while the link is the same. */
export async function rewriteLinks(tx: Tx, post: Linking, entities: readonly Entity[]): Promise<void> {
  const old = await tx
    .deleteFrom('post_link')
    .where('post_id', '=', post.id)
    .returning(['url', 'removed_at'])
    .execute();
  await writeLinks(tx, post, entities);
  const removed = old.find((one) => one.removed_at !== null);
  if (!removed) return;
  await tx
    .updateTable('post_link')
    .set({ removed_at: removed.removed_at })
    .where('post_id', '=', post.id)
    .where('url', '=', removed.url)
    .execute();
}

/**
 * Takes the card of a post of one's own away, or puts it back.
 * @throws Refusal 404 when it is not there, 403 when it is somebody else's.
 */
export async function showLinkCard(tx: Tx, actor: Actor, id: Id<'post'>, shown: boolean): Promise<News> {
  const post = await findPost(tx, actor, id);
  if (post.account_id !== actor.account) throw notAllowed();
  await tx
    .updateTable('post_link')
    .set({ removed_at: shown ? null : sql`coalesce(removed_at, ${tx.now})` })
    .where('post_id', '=', post.id)
    .where('position', '=', 0)
    .execute();
  return changed(post.id);
}

/** Pages that were read in the last seconds and that a post leads to which everybody may see. */
export async function linksJustRead(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ url: string }>`
    select link_preview.url from link_preview
    where link_preview.found_at > ${new Date(db.now.getTime() - JUST_MS)} and exists (
      select 1 from post_link join post on post.id = post_link.post_id
      where post_link.url = link_preview.url and post_link.position = 0 and ${visibleTo(undefined)})
    limit ${MOST_AT_ONCE}`.execute(db);
  return rows.map(({ url }) => url);
}

/**
 * Notes where posts lead that were written before links were: so many at a time, newest first. Their pages are not
 * asked for: a server that begins to read pages must not ask for years of them at once.
 * @returns before which the next are.
 */
export async function noteOlderLinks(tx: Tx, before: string | undefined, most = 500): Promise<string | undefined> {
  const { rows } = await sql<{ id: Id<'post'>; text: string }>`
    select id, text from post
    where deleted_at is null and about_kind is null and text ~ 'https?://'
      and ${before === undefined ? sql`true` : sql`id < ${before}`}
      and not exists (select 1 from post_link where post_id = post.id)
    order by id desc limit ${most} for update`.execute(tx);
  for (const { id, text } of rows) await noteLinks(tx, id, findEntities(text));
  return rows.length < most ? undefined : rows.at(-1)?.id;
}
