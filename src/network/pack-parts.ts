import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { invalid, notFound } from '#refusal';
import { tagsIn } from './create-post.ts';
import { findEntities } from './entities.ts';
import type { News } from './news.ts';
import { addPeople, addTags, insertPack, listable, MOST_IN_PACK, owned } from './pack.ts';

// What programs do to a pack, one thing at a time: the form says all of it at once.

export interface PackWords {
  readonly title: string;
  readonly words: string;
  /** One hashtag that says what it is about, with or without its sign; empty for none. */
  readonly tag: string;
}

/**
 * Makes a pack, which may hold nobody yet. Those in it are told.
 * @throws Refusal 409 above twenty, 422 on `account_ids` as `listable` does, and on `tag_name`.
 */
export async function makePack(
  tx: Tx,
  actor: Actor,
  { title, words, tag, people }: PackWords & { readonly people: readonly Id<'account'>[] },
): Promise<{ id: Id<'pack'>; news: News }> {
  if (people.length > MOST_IN_PACK) throw invalid({ account_ids: (m) => m.packs.errors.tooManyPeople(MOST_IN_PACK) });
  const id = await insertPack(tx, actor, { title, words });
  await addTags(tx, id, tagOf(tag));
  const listed = await listable(tx, actor, people, { field: 'account_ids' });
  return { id, news: await addPeople(tx, actor, id, listed) };
}

function tagOf(text: string): readonly (readonly [string, string])[] {
  if (text === '') return [];
  const said = text.replace(/^#/, '');
  const tag = [...tagsIn(findEntities(`#${said}`))].find(([, label]) => label === said);
  if (!tag) throw invalid({ tag_name: (m) => m.wire.oneTag });
  return [tag];
}

/**
 * Changes what a pack says; what is left out stays. Of several hashtags, `tag` takes the place of the first.
 * @throws Refusal 404 when it is not one's own, 422 on `tag_name`.
 */
export async function changePack(tx: Tx, actor: Actor, id: Id<'pack'>, change: Partial<PackWords>): Promise<News> {
  await owned(tx, actor, id);
  const { title, words, tag } = change;
  await tx
    .updateTable('pack')
    .set({ changed_at: tx.now, ...(title !== undefined && { title }), ...(words !== undefined && { words }) })
    .where('id', '=', id)
    .execute();
  if (tag !== undefined) {
    const [wanted] = tagOf(tag);
    const first = await tx.selectFrom('pack_tag').where('pack_id', '=', id).orderBy('tag').select('tag').limit(1).executeTakeFirst(); // prettier-ignore
    if (first && first.tag !== wanted?.[0]) {
      await tx.deleteFrom('pack_tag').where('pack_id', '=', id).where('tag', '=', first.tag).execute();
    }
    await addTags(tx, id, wanted ? [wanted] : []);
  }
  return [];
}

/**
 * Puts somebody into a pack, who is told; twice changes nothing.
 * @throws Refusal 404 when the pack is not one's own, 422 on `account_id` as `listable` does.
 */
export async function addToPack(tx: Tx, actor: Actor, id: Id<'pack'>, account: Id<'account'>): Promise<News> {
  await owned(tx, actor, id);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pack_account
    where pack_id = ${id} and left_at is null and account_id <> ${account}`.execute(tx);
  if ((rows[0]?.n ?? 0) >= MOST_IN_PACK) {
    throw invalid({ account_id: (m) => m.packs.errors.tooManyPeople(MOST_IN_PACK) });
  }
  const people = await listable(tx, actor, [account], { pack: id, field: 'account_id' });
  await tx.updateTable('pack').set({ changed_at: tx.now }).where('id', '=', id).execute();
  return addPeople(tx, actor, id, people);
}

/** Takes somebody out of one's own pack. @throws Refusal 404 when it is not one's own, or they are not in it. */
export async function takeOutOfPack(tx: Tx, actor: Actor, id: Id<'pack'>, account: Id<'account'>): Promise<News> {
  await owned(tx, actor, id);
  const out = await tx
    .deleteFrom('pack_account')
    .where('pack_id', '=', id)
    .where('account_id', '=', account)
    .where('left_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst();
  if (!out) throw notFound();
  await tx.updateTable('pack').set({ changed_at: tx.now }).where('id', '=', id).execute();
  return [];
}
