import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { removePictures } from '#media';
import { invalid, notAllowed, Refusal } from '#refusal';
import { accountsNamed, attach, MOST_PICTURES, tagsIn, writeTags } from './create-post.ts';
import { enterConversation, leaveConversations } from './conversation.ts';
import { findEntities } from './entities.ts';
import { findPost, visiblePost } from './find-post.ts';
import { rewriteLinks } from './links.ts';
import { changed, type News } from './news.ts';
import { holdNewcomer } from './newcomer.ts';
import { notify } from './notify.ts';
import type { PostVersionTable } from './schema.ts';
import type { Reader } from './visibility.ts';

const MOST_TOLD = 1_000;
const MOST_TAGS = 50;

export interface PostEdit {
  text: string;
  warning?: string;
  /** Whether its pictures are folded; as they are unless told. */
  folded?: boolean;
  language?: string;
  /** Its pictures that stay, in their order; those left out are erased. All stay unless told. */
  media?: readonly { id: Id<'media'>; alt: string; focus?: { x: number; y: number } }[];
  /** Keeps pictures that come in, once the edit is known to be allowed. */
  added?: () => Promise<readonly Id<'media'>[]>;
  /** How many versions there were when the form was opened, see `readVersions`: another edit meanwhile is refused. */
  from?: number;
}

/**
 * Gives a post of one's own other words or pictures. What it said stays readable as a version; who may see it does not
 * change. Mentions and hashtags follow the new words; those newly named, and who boosted or quoted it, are told. An edit that
 * changes nothing makes no version.
 * @throws Refusal 404 when it is not there, 403 when it is somebody else's, 409 when its words belong to another record or
 *   it was edited meanwhile, 422 on `text` or `media`.
 */
export async function editPost(tx: Tx, actor: Actor, id: Id<'post'>, edit: PostEdit): Promise<News> {
  const { account_id: author } = await findPost(tx, actor, id);
  if (author !== actor.account) throw notAllowed();
  // Locked before it is read, so that of two edits at once the second sees the first.
  await sql`select id from post where id = ${id} for no key update`.execute(tx);
  const post = await findPost(tx, actor, id);
  if (post.about_kind !== null || post.mirrors) throw new Refusal(409, (m) => m.posts.errors.cannotEdit);
  const versions = await countVersions(tx, post.id);
  if (edit.from !== undefined && edit.from !== versions) {
    throw new Refusal(409, (m) => m.posts.errors.changedMeanwhile);
  }
  const before = await picturesOf(tx, post.id);
  const kept = edit.media ?? before.map(({ id, alt, x, y }) => ({ id, alt, focus: { x, y } }));
  if (
    kept.some((one) => !before.some((old) => old.id === one.id)) ||
    new Set(kept.map((one) => one.id)).size < kept.length
  ) {
    throw invalid({ media: (m) => m.network.errors.pictureGone });
  }
  const added = edit.added ? await edit.added() : [];
  if (kept.length + added.length > MOST_PICTURES) {
    throw invalid({ media: (m) => m.network.errors.tooManyPictures(MOST_PICTURES) });
  }
  const next = { text: edit.text, content_warning: edit.warning ?? '', language: edit.language || null };
  const { rows: holding } = await sql`
    select post_id from poll where post_id = ${post.id} union all select post_id from quote where post_id = ${post.id}`.execute(
    tx,
  );
  if (next.text === '' && kept.length + added.length === 0 && holding.length === 0)
    throw invalid({ text: (m) => m.errors.missing });

  const samePictures =
    added.length === 0 &&
    kept.length === before.length &&
    kept.every(({ id, alt, focus }, i) => {
      const old = before[i]!;
      return old.id === id && old.alt === alt && (!focus || (focus.x === old.x && focus.y === old.y));
    });
  const sameWords =
    next.text === post.text && next.content_warning === post.content_warning && next.language === post.language;
  const folds = edit.folded !== undefined && edit.folded !== (post.folded_at !== null);
  if (folds) {
    const folded_at = edit.folded ? tx.now : null;
    await tx.updateTable('post').set({ folded_at }).where('id', '=', post.id).execute();
  }
  if (samePictures && sameWords) return folds ? changed(post.id) : [];

  if (versions === 0) {
    const first = { text: post.text, content_warning: post.content_warning, language: post.language };
    await writeVersion(tx, post.id, 1, { ...first, alts: before.map((one) => one.alt), created_at: post.created_at });
  }
  await writePictures(tx, actor, post.id, before, kept, added);
  const after = samePictures ? before : await picturesOf(tx, post.id);
  await writeVersion(tx, post.id, Math.max(versions, 1) + 1, {
    ...next,
    alts: after.map((one) => one.alt),
    created_at: tx.now,
  });
  await tx
    .updateTable('post')
    .set({ ...next, edited_at: tx.now })
    .where('id', '=', post.id)
    .execute();
  if (sameWords) return changed(post.id);
  return [...changed(post.id), ...(await rederive(tx, actor, post, next.text))];
}

/** Mentions and hashtags as the new words have them. */
async function rederive(tx: Tx, actor: Actor, post: Awaited<ReturnType<typeof findPost>>, text: string): Promise<News> {
  const entities = findEntities(text);
  const tags = tagsIn(entities);
  if (tags.size > MOST_TAGS) throw invalid({ text: (m) => m.network.errors.tooManyTags(MOST_TAGS) });
  await tx.deleteFrom('post_tag').where('post_id', '=', post.id).execute();
  await writeTags(tx, post.id, tags);
  await rewriteLinks(tx, post, entities);

  const addressed = await accountsNamed(tx, actor, entities);
  const { rows: answered } = await sql<{ id: Id<'account'> }>`
    select account_id as id from post where id = ${post.in_reply_to_id}::bigint`.execute(tx);
  for (const { id } of answered) addressed.add(id);
  addressed.delete(actor.account);
  if (post.visibility === 'direct' && addressed.size === 0) {
    throw invalid({ text: (m) => m.network.errors.nobodyNamed });
  }
  const old = await tx.selectFrom('mention').where('post_id', '=', post.id).select('account_id').execute();
  const left = old.map((row) => row.account_id).filter((account) => !addressed.has(account));
  const fresh = [...addressed].filter((account) => !old.some((row) => row.account_id === account));
  if (left.length > 0) {
    await tx.deleteFrom('mention').where('post_id', '=', post.id).where('account_id', 'in', left).execute();
    await tx.deleteFrom('notification').where('post_id', '=', post.id).where('account_id', 'in', left).execute();
  }
  if (fresh.length > 0) {
    await tx
      .insertInto('mention')
      .values(fresh.map((account) => ({ post_id: post.id, account_id: account })))
      .execute();
  }
  const inPrivate = { id: post.id, thread: post.thread_id, author: actor.account };
  const others = post.visibility === 'direct' && left.length + fresh.length > 0;
  if (others) await leaveConversations(tx, [post.id]);
  const moved = others ? await enterConversation(tx, inPrivate, addressed) : [];
  await holdNewcomer(tx, actor, { links: entities.some(({ kind }) => kind === 'link'), names: addressed.size > 0 });
  const { rows: passedOn } = await sql<{ id: Id<'account'> }>`
    select account_id as id from post where boost_of_id = ${post.id} and deleted_at is null
    union select quoting.account_id from quote join post as quoting on quoting.id = quote.post_id
    where quote.quoted_id = ${post.id} and quote.state = 'accepted' and quoting.deleted_at is null
    limit ${MOST_TOLD}`.execute(tx);
  const to = passedOn.map((row) => row.id);
  return [
    ...moved,
    ...(await notify(tx, { kind: 'mention', from: actor.account, to: fresh, post: post.id })),
    ...(await notify(tx, { kind: 'edit', from: actor.account, to, post: post.id })),
  ];
}

type Kept = NonNullable<PostEdit['media']>;

async function writePictures(
  tx: Tx,
  actor: Actor,
  post: Id<'post'>,
  before: readonly Standing[],
  kept: Kept,
  added: readonly Id<'media'>[],
): Promise<void> {
  for (const { id, alt, focus } of kept) {
    await tx
      .updateTable('media')
      .set({ alt, ...(focus && { focus_x: focus.x, focus_y: focus.y }) })
      .where('id', '=', id)
      .execute();
  }
  const order = [...kept.map((one) => one.id), ...added];
  if (order.join() === before.map((one) => one.id).join()) return;
  await tx.deleteFrom('post_media').where('post_id', '=', post).execute();
  await attach(tx, actor, post, order);
  await removePictures(
    tx,
    before.map((one) => one.id).filter((id) => !order.includes(id)),
  );
}

interface Standing {
  readonly id: Id<'media'>;
  readonly alt: string;
  readonly x: number;
  readonly y: number;
}

const picturesOf = (db: Db, post: Id<'post'>): Promise<Standing[]> =>
  db
    .selectFrom('post_media')
    .innerJoin('media', 'media.id', 'post_media.media_id')
    .where('post_media.post_id', '=', post)
    .orderBy('post_media.position')
    .select(['media.id', 'media.alt', 'media.focus_x as x', 'media.focus_y as y'])
    .execute();

async function countVersions(db: Db, post: Id<'post'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from post_version where post_id = ${post}`.execute(db);
  return rows[0]?.n ?? 0;
}

const writeVersion = (
  tx: Tx,
  post: Id<'post'>,
  version: number,
  said: Omit<PostVersionTable, 'post_id' | 'version'>,
): Promise<unknown> =>
  tx
    .insertInto('post_version')
    .values({ post_id: post, version, ...said })
    .execute();

/** What a post said, first version first; empty while it was never edited, or when it is not for the reader. */
export async function readVersions(
  db: Db,
  reader: Reader,
  id: Id<'post'>,
): Promise<readonly Omit<PostVersionTable, 'post_id'>[]> {
  if (!(await visiblePost(db, reader, id))) return [];
  return db
    .selectFrom('post_version')
    .where('post_id', '=', id)
    .orderBy('version')
    .select(['version', 'text', 'content_warning', 'language', 'alts', 'created_at'])
    .execute();
}
