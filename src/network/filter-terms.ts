import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { invalid, notFound } from '#refusal';
import { endOf, type FilterInput, MOST_TERMS, termsOf } from './filters.ts';
import { findPost } from './find-post.ts';
import { fold } from './fold.ts';
import { type News, relations } from './news.ts';

// What programs change of a filter, one thing at a time.

export interface KeywordInput {
  /** A word or more, or a hashtag: `#jardin`. One line of up to 100 characters. */
  readonly word: string;
  readonly whole: boolean;
}

/** Changes a filter without what it looks for; what is not named stays. @throws Refusal 404 when it is not one's own. */
export async function changeFilter(
  tx: Tx,
  actor: Actor,
  id: Id<'filter'>,
  { title, contexts, action, seconds }: Partial<Pick<FilterInput, 'title' | 'contexts' | 'action' | 'seconds'>>,
): Promise<News> {
  await termsOf(tx, actor, id);
  const row = {
    ...(title !== undefined && { title }),
    ...(contexts !== undefined && { contexts: [...new Set(contexts)] }),
    ...(action !== undefined && { action }),
    ...(seconds !== undefined && { expires_at: endOf(tx, seconds) }),
  };
  if (Object.keys(row).length > 0) await tx.updateTable('filter').set(row).where('id', '=', id).execute();
  return relations(actor.account);
}

/** A hashtag is compared as one; anything else as words. */
function soughtBy({ word, whole }: KeywordInput) {
  const [, tag] = /^[#＃]([\p{L}\p{M}\p{N}_·]+)$/u.exec(word) ?? [];
  return tag === undefined
    ? { kind: 'word' as const, word, whole_word: whole }
    : { kind: 'tag' as const, word: fold(tag), whole_word: true };
}

/** @throws Refusal 404 when it is not one's own, 422 on `words` above a hundred. */
export const addKeyword = (tx: Tx, actor: Actor, filter: Id<'filter'>, input: KeywordInput) =>
  add(tx, actor, filter, { ...soughtBy(input), about_id: null, post_id: null });

/** Filters one post. Twice changes nothing. @throws Refusal 404 when the filter is not one's own or the post not there. */
export async function filterPost(tx: Tx, actor: Actor, filter: Id<'filter'>, id: Id<'post'>) {
  const post = await findPost(tx, actor, id);
  const standing = (await termsOf(tx, actor, filter)).find((one) => one.post_id === post.id);
  if (standing) return { id: standing.id, news: [] };
  return add(tx, actor, filter, { kind: 'post', word: null, whole_word: true, about_id: null, post_id: post.id });
}

interface Term {
  readonly kind: 'word' | 'tag' | 'post';
  readonly word: string | null;
  readonly whole_word: boolean;
  readonly about_id: null;
  readonly post_id: Id<'post'> | null;
}

async function add(
  tx: Tx,
  actor: Actor,
  filter: Id<'filter'>,
  term: Term,
): Promise<{ id: Id<'filter-term'>; news: News }> {
  const terms = await termsOf(tx, actor, filter);
  if (terms.length >= MOST_TERMS) throw invalid({ words: (m) => m.filters.errors.tooMany(MOST_TERMS) });
  const id = tx.newId<'filter-term'>();
  const position = (terms.at(-1)?.position ?? -1) + 1;
  await tx
    .insertInto('filter_term')
    .values({ id, filter_id: filter, position, ...term })
    .execute();
  return { id, news: relations(actor.account) };
}

/** @throws Refusal 404 when it is in none of one's filters. */
export async function changeKeyword(
  tx: Tx,
  actor: Actor,
  id: Id<'filter-term'>,
  { word, whole }: Partial<KeywordInput>,
): Promise<News> {
  const { filter, term } = await ownTerm(tx, actor, id);
  if (term.word === null) throw notFound();
  const before = { word: term.kind === 'tag' ? `#${term.word}` : term.word, whole: term.whole_word };
  await tx
    .updateTable('filter_term')
    .set(soughtBy({ word: word ?? before.word, whole: whole ?? before.whole }))
    .where('filter_id', '=', filter)
    .where('id', '=', id)
    .execute();
  return relations(actor.account);
}

/** A keyword or a post is filtered no longer. @throws Refusal 404 when it is in none of one's filters. */
export async function removeTerm(tx: Tx, actor: Actor, id: Id<'filter-term'>): Promise<News> {
  const { filter } = await ownTerm(tx, actor, id);
  await tx.deleteFrom('filter_term').where('filter_id', '=', filter).where('id', '=', id).execute();
  return relations(actor.account);
}

async function ownTerm(tx: Tx, actor: Actor, id: Id<'filter-term'>) {
  const { rows } = await sql<{ id: Id<'filter'> }>`
    select filter.id from filter join filter_term on filter_term.filter_id = filter.id
    where filter.account_id = ${actor.account} and filter_term.id = ${id}`.execute(tx);
  const filter = rows[0]?.id;
  const term = filter && (await termsOf(tx, actor, filter)).find((one) => one.id === id);
  if (!filter || !term) throw notFound();
  return { filter, term };
}
