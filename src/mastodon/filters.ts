import * as v from 'valibot';
import { type Ctx, get, type Route } from '#http';
import type { Id } from '#ids';
import { checkbox, choice, line, parseInput } from '#input';
import {
  addKeyword,
  changeFilter,
  changeKeyword,
  deleteFilter,
  type Filter,
  FILTER_ACTIONS,
  FILTER_CONTEXTS,
  filterInput,
  filterPost,
  type Keyword,
  type KeywordInput,
  type News,
  readFilters,
  removeTerm,
  saveFilter,
} from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { idField, listOf } from './fields.ts';
import { filterNamed } from './filtered.ts';
import { bearerIn } from './me.ts';
import { readNested } from './nested.ts';

const READ = { token: 'read:filters' } as const;
const WRITE = 'write:filters';

/** docs.joinmastodon.org/entities/FilterKeyword */
const keywordJson = ({ id, word, whole }: Keyword) => ({ id, keyword: word, whole_word: whole });
/** docs.joinmastodon.org/entities/FilterStatus */
const postJson = ({ id, post }: Filter['posts'][number]) => ({ id, status_id: post });
const filterJson = (filter: Filter) => ({
  ...filterNamed(filter),
  keywords: filter.keywords.map(keywordJson),
  statuses: filter.posts.map(postJson),
});

const filtersOf = (c: Ctx): Promise<readonly Filter[]> => readFilters(c.var.deps.db, bearerIn(c));

async function filterOf(c: Ctx, is: (filter: Filter) => boolean): Promise<Filter> {
  const found = (await filtersOf(c)).find(is);
  if (!found) throw notFound();
  return found;
}
const filterIn = (c: Ctx, id = idIn<'filter'>(c)): Promise<Filter> => filterOf(c, (one) => one.id === id);
const give = async (c: Ctx, id: Id<'filter'>): Promise<Response> => c.json(filterJson(await filterIn(c, id)));

/** For how long; nothing: until taken back. */
const seconds = v.optional(
  v.nullable(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => 0),
      ),
      filterInput.entries.seconds,
    ]),
  ),
);
const contexts = listOf(choice(FILTER_CONTEXTS));
const action = v.optional(v.nullable(choice(FILTER_ACTIONS)));
const keywords = listOf(
  v.object({
    id: v.optional(v.nullable(idField)),
    keyword: v.optional(v.nullable(line(100))),
    whole_word: v.optional(v.nullable(checkbox())),
    _destroy: checkbox(),
  }),
);
const fields = v.object({
  context: contexts,
  filter_action: action,
  expires_in: seconds,
  keywords_attributes: keywords,
});
const created = v.object({
  ...fields.entries,
  title: filterInput.entries.title,
  context: v.pipe(
    contexts,
    v.transform((list) => list ?? []),
    v.minLength(1, 'missing'),
  ),
});
const edited = v.object({ ...fields.entries, title: v.optional(v.nullable(filterInput.entries.title)) });

/** The length of time that was asked for; undefined where nothing was said of it. */
const secondsIn = (given: Record<string, unknown>, asked: number | null | undefined): number | undefined =>
  'expires_in' in given ? (asked ?? 0) : undefined;

async function create(c: Ctx): Promise<Response> {
  const input = parseInput(created, await readNested(c));
  const { id } = await act(c, async (tx, actor) => {
    const made = await saveFilter(
      tx,
      actor,
      {
        contexts: input.context,
        title: input.title,
        action: input.filter_action ?? 'warn',
        seconds: input.expires_in ?? 0,
        words: [],
        tags: [],
        people: [],
      },
      { empty: true },
    );
    for (const { keyword, whole_word } of input.keywords_attributes ?? []) {
      if (keyword) await addKeyword(tx, actor, made.id, { word: keyword, whole: whole_word ?? false });
    }
    return made;
  });
  return give(c, id);
}

async function edit(c: Ctx): Promise<Response> {
  const id = idIn<'filter'>(c);
  const given = await readNested(c);
  const input = parseInput(edited, given);
  await act(c, async (tx, actor) => {
    const length = secondsIn(given, input.expires_in);
    const news: News[number][] = [
      ...(await changeFilter(tx, actor, id, {
        ...(input.title && { title: input.title }),
        ...(input.context && input.context.length > 0 && { contexts: input.context }),
        ...(input.filter_action && { action: input.filter_action }),
        ...(length !== undefined && { seconds: length }),
      })),
    ];
    const own = (await readFilters(tx, actor)).find((one) => one.id === id)?.keywords ?? [];
    for (const one of input.keywords_attributes ?? []) {
      const standing = one.id ? own.find((known) => known.id === String(one.id)) : undefined;
      if (one.id && !standing) throw notFound();
      if (standing && one['_destroy']) news.push(...(await removeTerm(tx, actor, standing.id)));
      else if (standing) news.push(...(await changeKeyword(tx, actor, standing.id, changedOf(one))));
      else if (one.keyword) await addKeyword(tx, actor, id, { word: one.keyword, whole: one.whole_word ?? false });
    }
    return news;
  });
  return give(c, id);
}

const changedOf = (one: { keyword?: string | null | undefined; whole_word?: boolean | null | undefined }) => ({
  ...(one.keyword && { word: one.keyword }),
  ...(one.whole_word !== undefined && one.whole_word !== null && { whole: one.whole_word }),
});

async function remove(c: Ctx): Promise<Response> {
  await act(c, (tx, actor) => deleteFilter(tx, actor, idIn(c)));
  return c.json({});
}

const keywordFields = v.object({ keyword: line(100), whole_word: v.optional(v.nullable(checkbox())) });

async function addWord(c: Ctx): Promise<Response> {
  const { keyword, whole_word } = parseInput(keywordFields, await readNested(c));
  const input: KeywordInput = { word: keyword, whole: whole_word ?? false };
  const { id } = await act(c, (tx, actor) => addKeyword(tx, actor, idIn<'filter'>(c), input));
  return c.json(await keywordOf(c, id));
}

async function keywordOf(c: Ctx, id: Id<'filter-term'>) {
  const filter = await filterOf(c, ({ keywords: all }) => all.some((one) => one.id === id));
  return keywordJson(filter.keywords.find((one) => one.id === id)!);
}

const partOfKeyword = v.object({ keyword: v.optional(v.nullable(line(100))), whole_word: v.optional(v.nullable(checkbox())) }); // prettier-ignore

async function changeWord(c: Ctx): Promise<Response> {
  const id = idIn<'filter-term'>(c);
  const input = parseInput(partOfKeyword, await readNested(c));
  await act(c, (tx, actor) => changeKeyword(tx, actor, id, changedOf(input)));
  return c.json(await keywordOf(c, id));
}

async function removeOne(c: Ctx): Promise<Response> {
  await act(c, (tx, actor) => removeTerm(tx, actor, idIn(c)));
  return c.json({});
}

async function postOf(c: Ctx, id: Id<'filter-term'>) {
  const filter = await filterOf(c, ({ posts }) => posts.some((one) => one.id === id));
  return postJson(filter.posts.find((one) => one.id === id)!);
}

const postFieldsOf = v.object({ status_id: idField });

async function addPost(c: Ctx): Promise<Response> {
  const { status_id: post } = parseInput(postFieldsOf, await readNested(c));
  const { id } = await act(c, (tx, actor) => filterPost(tx, actor, idIn<'filter'>(c), post as Id<'post'>));
  return c.json(await postOf(c, id));
}

const V2 = '/api/v2/filters';

export const filterEndpoints: readonly Route[] = [
  get(V2, READ, async (c) => c.json((await filtersOf(c)).map(filterJson))),
  change('POST', V2, WRITE, create),
  get(`${V2}/:id`, READ, (c) => give(c, idIn(c))),
  change('PUT', `${V2}/:id`, WRITE, edit),
  change('DELETE', `${V2}/:id`, WRITE, remove),
  get(`${V2}/:id/keywords`, READ, async (c) => c.json((await filterIn(c)).keywords.map(keywordJson))),
  change('POST', `${V2}/:id/keywords`, WRITE, addWord),
  get(`${V2}/keywords/:id`, READ, async (c) => c.json(await keywordOf(c, idIn(c)))),
  change('PUT', `${V2}/keywords/:id`, WRITE, changeWord),
  change('DELETE', `${V2}/keywords/:id`, WRITE, removeOne),
  get(`${V2}/:id/statuses`, READ, async (c) => c.json((await filterIn(c)).posts.map(postJson))),
  change('POST', `${V2}/:id/statuses`, WRITE, addPost),
  get(`${V2}/statuses/:id`, READ, async (c) => c.json(await postOf(c, idIn(c)))),
  change('DELETE', `${V2}/statuses/:id`, WRITE, removeOne),
];
