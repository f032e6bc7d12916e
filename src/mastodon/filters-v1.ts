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
  FILTER_CONTEXTS,
  filterInput,
  type Keyword,
  readFilters,
  removeTerm,
  saveFilter,
} from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { listOf } from './fields.ts';
import { bearerIn } from './me.ts';
import { readNested } from './nested.ts';

// To older applications each keyword is a filter: docs.joinmastodon.org/entities/V1_Filter

interface Single {
  readonly filter: Filter;
  readonly keyword: Keyword;
}

const singleJson = ({ filter, keyword }: Single) => ({
  id: keyword.id,
  phrase: keyword.word,
  context: filter.contexts,
  whole_word: keyword.whole,
  expires_at: filter.expiresAt?.toISOString() ?? null,
  irreversible: filter.action === 'hide',
});

const singles = async (c: Ctx): Promise<readonly Single[]> =>
  (await readFilters(c.var.deps.db, bearerIn(c))).flatMap((filter) =>
    filter.keywords.map((keyword) => ({ filter, keyword })),
  );

async function singleIn(c: Ctx, id = idIn<'filter-term'>(c)): Promise<Single> {
  const found = (await singles(c)).find(({ keyword }) => keyword.id === id);
  if (!found) throw notFound();
  return found;
}

const input = v.object({
  phrase: line(100),
  context: v.pipe(
    listOf(choice(FILTER_CONTEXTS)),
    v.transform((list) => list ?? []),
    v.minLength(1, 'missing'),
  ),
  irreversible: v.optional(v.nullable(checkbox())),
  whole_word: v.optional(v.nullable(checkbox())),
  expires_in: v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.literal(''),
          v.transform(() => 0),
        ),
        filterInput.entries.seconds,
      ]),
    ),
  ),
});

const give = async (c: Ctx, id: Id<'filter-term'>): Promise<Response> => c.json(singleJson(await singleIn(c, id)));

async function create(c: Ctx): Promise<Response> {
  const { phrase, context, irreversible, whole_word, expires_in } = parseInput(input, await readNested(c));
  const { id } = await act(c, async (tx, actor) => {
    const filter = {
      title: [...phrase].slice(0, 60).join(''),
      contexts: context,
      action: irreversible ? ('hide' as const) : ('warn' as const),
      seconds: expires_in ?? 0,
      words: [],
      tags: [],
      people: [],
    };
    const made = await saveFilter(tx, actor, filter, { empty: true });
    return addKeyword(tx, actor, made.id, { word: phrase, whole: whole_word ?? false });
  });
  return give(c, id);
}

/** Where a filter looks for more than this, the rest of it changes too: they are one to who made them. */
async function edit(c: Ctx): Promise<Response> {
  const { filter, keyword } = await singleIn(c);
  const given = await readNested(c);
  const { phrase, context, irreversible, whole_word, expires_in } = parseInput(input, given);
  await act(c, async (tx, actor) => [
    ...(await changeFilter(tx, actor, filter.id, {
      contexts: context,
      ...(typeof irreversible === 'boolean' && { action: irreversible ? 'hide' : 'warn' }),
      ...('expires_in' in given && { seconds: expires_in ?? 0 }),
    })),
    ...(await changeKeyword(tx, actor, keyword.id, {
      word: phrase,
      ...(typeof whole_word === 'boolean' && { whole: whole_word }),
    })),
  ]);
  return give(c, keyword.id);
}

async function remove(c: Ctx): Promise<Response> {
  const { filter, keyword } = await singleIn(c);
  const alone = filter.keywords.length + filter.people.length + filter.posts.length === 1;
  await act(c, (tx, actor) => (alone ? deleteFilter(tx, actor, filter.id) : removeTerm(tx, actor, keyword.id)));
  return c.json({});
}

const PATH = '/api/v1/filters';

export const olderFilterEndpoints: readonly Route[] = [
  get(PATH, { token: 'read:filters' }, async (c) => c.json((await singles(c)).map(singleJson))),
  change('POST', PATH, 'write:filters', create),
  get(`${PATH}/:id`, { token: 'read:filters' }, async (c) => c.json(singleJson(await singleIn(c)))),
  change('PUT', `${PATH}/:id`, 'write:filters', edit),
  change('DELETE', `${PATH}/:id`, 'write:filters', remove),
];
