import * as v from 'valibot';
import { type Ctx, get, readFields, type Route } from '#http';
import { checkbox, choice, line, parseInput } from '#input';
import {
  addToList,
  createList,
  deleteList,
  editList,
  type List,
  listInput,
  readList,
  readListed,
  readLists,
  removeFromList,
} from '#network';
import type { Id } from '#ids';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { idList } from './fields.ts';
import { accountsOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';
import { accountIn } from './relations.ts';

/** docs.joinmastodon.org/entities/List; the policies of replies have the same names. */
const listJson = ({ id, title, replies, exclusive }: List) => ({ id, title, replies_policy: replies, exclusive });

const created = v.object({
  title: listInput.entries.title,
  replies_policy: listInput.entries.replies,
  exclusive: listInput.entries.exclusive,
});
const edited = v.object({
  title: v.optional(line(60)),
  replies_policy: v.optional(choice(['list', 'followed', 'none'])),
  exclusive: v.optional(checkbox()),
});

async function create(c: Ctx): Promise<Response> {
  const { replies_policy: replies, ...input } = parseInput(created, await readFields(c));
  const { id } = await act(c, (tx, actor) => createList(tx, actor, { ...input, replies }));
  return give(c, id);
}

async function edit(c: Ctx): Promise<Response> {
  const id = idIn<'list'>(c);
  const input = parseInput(edited, await readFields(c));
  await act(c, async (tx, actor) => {
    const { title, replies, exclusive } = await readList(tx, actor, id);
    return editList(tx, actor, id, {
      title: input.title ?? title,
      replies: input.replies_policy ?? replies,
      exclusive: input.exclusive ?? exclusive,
    });
  });
  return give(c, id);
}

const give = async (c: Ctx, id: Id<'list'>): Promise<Response> =>
  c.json(listJson(await readList(c.var.deps.db, bearerIn(c), id)));

async function remove(c: Ctx): Promise<Response> {
  await act(c, (tx, actor) => deleteList(tx, actor, idIn(c)));
  return c.json({});
}

async function members(c: Ctx): Promise<Response> {
  const { db } = c.var.deps;
  const list = await readList(db, bearerIn(c), idIn(c));
  // 0 stands for all of them; pages are as long as they may be.
  const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
  const page = await readListed(
    db,
    bearerIn(c),
    list.id,
    c.req.query('limit') === '0' ? { ...asked, limit: 80 } : asked,
  );
  return c.json(
    await accountsOf(
      c,
      givePage(c, asked, page, ({ id }) => id),
    ),
  );
}

const people = v.object({ account_ids: idList });

/** Puts people in, or takes them out: all of them or none. */
const withPeople =
  (verb: typeof addToList) =>
  async (c: Ctx): Promise<Response> => {
    const id = idIn<'list'>(c);
    const { account_ids: asked } = parseInput(people, await readFields(c));
    await act(c, async (tx, actor) => {
      const news = [];
      for (const account of asked) news.push(...(await verb(tx, actor, id, account as Id<'account'>)));
      return news;
    });
    return c.json({});
  };

export const listEndpoints: readonly Route[] = [
  get('/api/v1/lists', { token: 'read:lists' }, async (c) =>
    c.json((await readLists(c.var.deps.db, bearerIn(c))).map(listJson)),
  ),
  change('POST', '/api/v1/lists', 'write:lists', create),
  get('/api/v1/lists/:id', { token: 'read:lists' }, (c) => give(c, idIn(c))),
  change('PUT', '/api/v1/lists/:id', 'write:lists', edit),
  change('DELETE', '/api/v1/lists/:id', 'write:lists', remove),
  get('/api/v1/lists/:id/accounts', { token: 'read:lists' }, members),
  change('POST', '/api/v1/lists/:id/accounts', 'write:lists', withPeople(addToList)),
  change('DELETE', '/api/v1/lists/:id/accounts', 'write:lists', withPeople(removeFromList)),
  get('/api/v1/accounts/:id/lists', { token: 'read:lists' }, async (c) => {
    const { id } = await accountIn(c);
    return c.json((await readLists(c.var.deps.db, bearerIn(c), id)).map(listJson));
  }),
];
