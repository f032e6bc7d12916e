import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice, line, wholeNumber } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { fold } from './fold.ts';
import { type News, relations, topics } from './news.ts';
import type { FilterAction, FilterContext, FilterTermTable } from './schema.ts';

export const FILTER_CONTEXTS = [
  'home',
  'notifications',
  'public',
  'thread',
  'account',
] as const satisfies readonly FilterContext[];
export const FILTER_ACTIONS = ['warn', 'hide', 'blur'] as const satisfies readonly FilterAction[];
const MOST_FILTERS = 50;
export const MOST_TERMS = 100;
const LONGEST_SECONDS = 366 * 86_400;

export const filterInput = v.object({
  title: line(60),
  contexts: v.pipe(v.array(choice(FILTER_CONTEXTS), 'missing'), v.minLength(1, 'missing')),
  action: v.optional(choice(FILTER_ACTIONS), 'warn'),
  /** For how long; 0: until taken back. */
  seconds: v.optional(wholeNumber(0, LONGEST_SECONDS), 0),
  /** What it looks for. */
  words: v.array(v.object({ word: line(100), whole: checkbox() })),
  tags: v.array(line(100)),
  people: v.array(v.pipe(v.string('missing'), v.regex(/^\d{1,19}$/, 'unknownChoice'))),
});
export type FilterInput = v.InferOutput<typeof filterInput>;

/** A word or a hashtag (`#jardin`) that a filter looks for. */
export interface Keyword {
  readonly id: Id<'filter-term'>;
  readonly word: string;
  readonly whole: boolean;
}

export interface Filter {
  readonly id: Id<'filter'>;
  readonly title: string;
  readonly contexts: readonly FilterContext[];
  readonly action: FilterAction;
  readonly expiresAt: Date | null;
  /** Its words and hashtags, as programs change them: one by one. */
  readonly keywords: readonly Keyword[];
  readonly posts: readonly { readonly id: Id<'filter-term'>; readonly post: Id<'post'> }[];
  readonly words: readonly { readonly word: string; readonly whole: boolean }[];
  readonly tags: readonly string[];
  readonly people: readonly { readonly id: Id<'account'>; readonly handle: string; readonly domain: string | null }[];
}

/**
 * Makes a filter, or gives one of one's own other contents; the single posts that it holds stay.
 * @param empty a program may make it first and say afterwards what it looks for.
 * @throws Refusal 404 when it is not one's own, 409 above fifty, 422 on `words`.
 */
export async function saveFilter(
  tx: Tx,
  actor: Actor,
  input: FilterInput,
  { id, empty = false }: { id?: Id<'filter'> | undefined; empty?: boolean } = {},
): Promise<{ id: Id<'filter'>; news: News }> {
  const tags = [...new Set(input.tags.map((tag) => fold(tag.replace(/^[#＃]/, ''))))].filter(Boolean);
  // One at a time, so that two at once are counted.
  await sql`select id from account where id = ${actor.account} for no key update`.execute(tx);
  const before = id ? await termsOf(tx, actor, id) : [];
  const wanted: readonly Sought[] = [
    ...input.words.map(({ word, whole }) => ({ kind: 'word' as const, word, whole_word: whole, about_id: null })),
    ...tags.map((word) => ({ kind: 'tag' as const, word, whole_word: true, about_id: null })),
    ...[...new Set(input.people)].map((about) => ({
      kind: 'account' as const,
      word: null,
      whole_word: true,
      about_id: about as Id<'account'>,
    })),
  ];
  const terms = [
    ...wanted.map((one) => ({ id: idOf(before, one) ?? tx.newId<'filter-term'>(), post_id: null, ...one })),
    ...before.filter((one) => one.kind === 'post'),
  ];
  if (terms.length === 0 && !empty) throw invalid({ words: (m) => m.filters.errors.nothing });
  if (terms.length > MOST_TERMS) throw invalid({ words: (m) => m.filters.errors.tooMany(MOST_TERMS) });
  const row = {
    title: input.title,
    contexts: [...new Set(input.contexts)],
    action: input.action,
    expires_at: endOf(tx, input.seconds),
  };
  const filter = id ?? tx.newId<'filter'>();
  if (id) {
    await tx.updateTable('filter').set(row).where('id', '=', id).execute();
    await tx.deleteFrom('filter_term').where('filter_id', '=', id).execute();
  } else {
    if ((await readFilters(tx, actor)).length >= MOST_FILTERS) {
      throw new Refusal(409, (m) => m.filters.errors.tooManyFilters(MOST_FILTERS));
    }
    await tx
      .insertInto('filter')
      .values({ id: filter, account_id: actor.account, created_at: tx.now, ...row })
      .execute();
  }
  if (terms.length > 0) {
    await tx
      .insertInto('filter_term')
      .values(terms.map((term, position) => ({ ...term, filter_id: filter, position })))
      .execute();
  }
  return { id: filter, news: filtersChanged(actor) };
}

const filtersChanged = ({ account }: Actor): News => [
  ...relations(account),
  { topic: topics.account(account), kind: 'filters', data: {} },
];

export const endOf = (tx: Tx, seconds: number): Date | null =>
  seconds === 0 ? null : new Date(tx.now.getTime() + seconds * 1_000);

type Sought = Pick<FilterTermTable, 'kind' | 'word' | 'whole_word' | 'about_id'>;

/** What a filter looked for before keeps its number, by which programs know it. */
const idOf = (before: readonly (Sought & { id: Id<'filter-term'> })[], { kind, word, about_id }: Sought) =>
  before.find((one) => one.kind === kind && one.word === word && one.about_id === about_id)?.id;

/** What one of one's own filters looks for; the filter is locked. @throws Refusal 404 when it is not one's own. */
export async function termsOf(tx: Tx, actor: Actor, id: Id<'filter'>) {
  await owned(tx, actor, id);
  return tx.selectFrom('filter_term').where('filter_id', '=', id).orderBy('position').selectAll().execute();
}

/** @throws Refusal 404 when it is not one's own. */
export async function deleteFilter(tx: Tx, actor: Actor, id: Id<'filter'>): Promise<News> {
  await owned(tx, actor, id);
  await tx.deleteFrom('filter_term').where('filter_id', '=', id).execute();
  await tx.deleteFrom('filter').where('id', '=', id).execute();
  return filtersChanged(actor);
}

async function owned(tx: Tx, actor: Actor, id: Id<'filter'>): Promise<void> {
  const row = await tx
    .selectFrom('filter')
    .where('id', '=', id)
    .where('account_id', '=', actor.account)
    .select('id')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
}

/** One's filters, oldest first; those whose time is over too. One query. */
export async function readFilters(db: Db, actor: Actor): Promise<readonly Filter[]> {
  const { rows } = await sql<{
    id: Id<'filter'>;
    title: string;
    contexts: FilterContext[];
    action: FilterAction;
    expiresAt: Date | null;
    term: Id<'filter-term'> | null;
    kind: FilterTermTable['kind'] | null;
    word: string | null;
    whole: boolean;
    post: Id<'post'> | null;
    about: Id<'account'> | null;
    handle: string | null;
    domain: string | null;
  }>`
    select filter.id, filter.title, filter.contexts, filter.action, filter.expires_at as "expiresAt",
      filter_term.id as term, filter_term.kind, filter_term.word, filter_term.whole_word as whole,
      filter_term.post_id as post, filter_term.about_id as about, account.handle, account.domain
    from filter left join filter_term on filter_term.filter_id = filter.id
    left join account on account.id = filter_term.about_id
    where filter.account_id = ${actor.account} order by filter.id, filter_term.position`.execute(db);
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, terms]) => {
    const { title, contexts, action, expiresAt } = terms[0]!;
    return {
      id,
      title,
      contexts,
      action,
      expiresAt,
      keywords: terms.flatMap(({ term, kind, word, whole }) =>
        term && word ? [{ id: term, word: kind === 'tag' ? `#${word}` : word, whole }] : [],
      ),
      posts: terms.flatMap(({ term, post }) => (term && post ? [{ id: term, post }] : [])),
      words: terms.flatMap(({ kind, word, whole }) => (kind === 'word' && word ? [{ word, whole }] : [])),
      tags: terms.flatMap(({ kind, word }) => (kind === 'tag' && word ? [word] : [])),
      people: terms.flatMap(({ about, handle, domain }) => (about && handle ? [{ id: about, handle, domain }] : [])),
    };
  });
}
