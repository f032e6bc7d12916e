import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { enqueue } from '#jobs';
import { removePictures } from '#media';
import { invalid, notFound, Refusal } from '#refusal';
import { MOST_PICTURES, type NewPost, type Posted } from './create-post.ts';
import { createThread, LONGEST_THREAD } from './create-thread.ts';

const MOST_DRAFTS = 100;
const LATEST_MS = 366 * 86_400_000;
export const DRAFT_JOB = 'network.publishDraft';

/** What a draft holds beside its pictures: what the first post needs, and the words of those after it. */
export interface DraftContent extends Omit<NewPost, 'media' | 'key' | 'about' | 'mirrors'> {
  readonly more: readonly string[];
}

export interface Draft {
  readonly id: Id<'draft'>;
  readonly content: DraftContent;
  readonly media: readonly Id<'media'>[];
  /** When it goes out by itself; null: it waits for its author. */
  readonly dueAt: Date | null;
  /** It could not go out at its moment. */
  readonly refusedAt: Date | null;
  readonly updatedAt: Date;
}

export interface DraftInput {
  readonly content: DraftContent;
  readonly dueAt?: Date | undefined;
  /** The draft that it takes the place of. */
  readonly id?: Id<'draft'> | undefined;
  /** Keeps the pictures, beside those that the draft holds already. */
  readonly media?: (() => Promise<readonly Id<'media'>[]>) | undefined;
}

/**
 * Keeps what somebody writes; with a moment, it goes out by itself then.
 * @throws Refusal 404 when the draft is not one's own, 409 above a hundred, 422 on `at` for a moment that is over or more
 *   than a year away, on `text` or `media`.
 */
export async function keepDraft(tx: Tx, actor: Actor, { content, dueAt, id, media }: DraftInput): Promise<Id<'draft'>> {
  if (content.more.length >= LONGEST_THREAD) {
    throw invalid({ text: (m) => m.writing.errors.tooMany(LONGEST_THREAD) });
  }
  if (dueAt && (dueAt <= tx.now || dueAt.getTime() > tx.now.getTime() + LATEST_MS)) {
    throw invalid({ at: (m) => m.writing.errors.moment });
  }
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  const standing = id === undefined ? undefined : await readDraft(tx, actor, id);
  if (!standing && (await readDrafts(tx, actor)).length >= MOST_DRAFTS) {
    throw new Refusal(409, (m) => m.writing.errors.tooManyDrafts(MOST_DRAFTS));
  }
  const row = { content: JSON.stringify(content), due_at: dueAt ?? null, refused_at: null, updated_at: tx.now };
  const draft = standing?.id ?? tx.newId<'draft'>();
  await tx
    .insertInto('draft')
    .values({ id: draft, account_id: actor.account, created_at: tx.now, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  const held = standing?.media ?? [];
  const added = media ? await media() : [];
  if (held.length + added.length > MOST_PICTURES) {
    throw invalid({ media: (m) => m.network.errors.tooManyPictures(MOST_PICTURES) });
  }
  if (added.length > 0) {
    await tx
      .insertInto('draft_media')
      .values(added.map((media_id, i) => ({ draft_id: draft, position: held.length + i, media_id })))
      .execute();
  }
  if (dueAt) await enqueue(tx, { name: DRAFT_JOB }, { draft }, { runAt: dueAt });
  return draft;
}

/** Throws a draft away, with its pictures. @throws Refusal 404 when it is not one's own. */
export async function deleteDraft(tx: Tx, actor: Actor, id: Id<'draft'>): Promise<void> {
  const { media } = await readDraft(tx, actor, id);
  await remove(tx, id);
  await removePictures(tx, media);
}

/**
 * Posts what a draft holds, and the draft is gone: both or neither.
 * @throws Refusal 404 when it is not one's own, and as createThread does.
 */
export async function publishDraft(tx: Tx, actor: Actor, id: Id<'draft'>): Promise<Posted> {
  const { more, ...first } = (await readDraft(tx, actor, id)).content;
  const media = await takeUpDraft(tx, actor, id);
  return createThread(tx, actor, { ...first, media, key: `draft ${id}` }, more);
}

/** Takes up a draft that is posted by hand: it is gone, and its pictures are for the post. @throws Refusal 404. */
export async function takeUpDraft(tx: Tx, actor: Actor, id: Id<'draft'>): Promise<readonly Id<'media'>[]> {
  // Locked: what goes out by itself at this moment does not go out twice.
  await sql`select id from draft where id = ${id} for update`.execute(tx);
  const { media } = await readDraft(tx, actor, id);
  await remove(tx, id);
  return media;
}

async function remove(tx: Tx, id: Id<'draft'>): Promise<void> {
  await tx.deleteFrom('draft_media').where('draft_id', '=', id).execute();
  await tx.deleteFrom('draft').where('id', '=', id).execute();
}

/** A draft whose moment has come, with its author; undefined when it has not, or somebody took it up meanwhile. */
export async function dueDraft(tx: Tx, id: Id<'draft'>): Promise<Actor | undefined> {
  const { rows } = await sql<{ person: Id<'person'>; account: Id<'account'> }>`
    select account.person_id as person, account.id as account
    from draft join account on account.id = draft.account_id
    where draft.id = ${id} and draft.due_at <= ${tx.now} and account.deleted_at is null and account.person_id is not null
    for update of draft`.execute(tx);
  return rows[0] && { ...rows[0], roles: new Set() };
}

/** Lets a draft that could not go out wait for its author again. */
export async function refuseDraft(tx: Tx, id: Id<'draft'>): Promise<void> {
  await tx.updateTable('draft').set({ due_at: null, refused_at: tx.now }).where('id', '=', id).execute();
}

/** What one began to write, what goes out first on top, then the last that was kept. */
export const readDrafts = (db: Db, actor: Actor): Promise<readonly Draft[]> => select(db, actor);

/** One of one's drafts. @throws Refusal 404. */
export async function readDraft(db: Db, actor: Actor, id: Id<'draft'>): Promise<Draft> {
  const [found] = await select(db, actor, id);
  if (!found) throw notFound();
  return found;
}

async function select(db: Db, actor: Actor, id?: Id<'draft'>): Promise<readonly Draft[]> {
  const { rows } = await sql<Draft>`
    select draft.id, draft.content, draft.due_at as "dueAt", draft.refused_at as "refusedAt",
      draft.updated_at as "updatedAt", array(
        select media_id::text from draft_media where draft_id = draft.id order by position) as media
    from draft where draft.account_id = ${actor.account} ${id === undefined ? sql`` : sql`and draft.id = ${id}`}
    order by draft.due_at nulls last, draft.updated_at desc, draft.id desc`.execute(db);
  return rows;
}

/** Throws away what somebody began to write, because they leave. */
export async function eraseDrafts(tx: Tx, account: Id<'account'>): Promise<void> {
  const own = tx.selectFrom('draft').where('account_id', '=', account).select('id');
  const media = await tx.deleteFrom('draft_media').where('draft_id', 'in', own).returning('media_id').execute();
  await tx.deleteFrom('draft').where('account_id', '=', account).execute();
  await removePictures(
    tx,
    media.map((row) => row.media_id),
  );
}
