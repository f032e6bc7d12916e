import * as v from 'valibot';
import { type Ctx, get, readFields, type Route } from '#http';
import type { Id } from '#ids';
import { checkbox, parseInput } from '#input';
import {
  addToPack,
  changePack,
  deletePack,
  leavePack,
  makePack,
  type Pack,
  packInput,
  packsOf,
  packsWith,
  readPack,
  readPeople,
  takeOutOfPack,
} from '#network';
import { invalid, notAllowed, notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { tagUrl } from './addresses.ts';
import { idField, idList } from './fields.ts';
import { accountsOf, readerOf } from './give.ts';
import { bearerIn } from './me.ts';
import { accountIn } from './relations.ts';

// Starter packs, as Mastodon 4.6 knows them: docs.joinmastodon.org/methods/collections

/** docs.joinmastodon.org/entities/CollectionItem: within a pack, somebody is known by their account. Who is in it let it be. */
const itemJson = (account: Id<'account'>, since: Date) => ({
  id: account,
  account_id: account,
  state: 'accepted',
  created_at: since.toISOString(),
});

/** docs.joinmastodon.org/entities/Collection; of several hashtags it shows the first. */
function collectionJson(c: Ctx, pack: Pack) {
  const { origin } = c.var.deps.config;
  const url = `${origin}/packs/${pack.id}`;
  const [tag] = pack.tags;
  return {
    id: pack.id,
    account_id: pack.author.id,
    uri: url,
    url,
    name: pack.title,
    description: pack.words,
    language: null,
    local: true,
    sensitive: false,
    discoverable: true,
    tag: tag ? { name: tag.name, url: tagUrl(origin, tag.name) } : null,
    item_count: pack.people.length,
    items: pack.people.map((account, i) => itemJson(account, pack.since[i] ?? pack.madeAt)),
    created_at: pack.madeAt.toISOString(),
    updated_at: (pack.changedAt ?? pack.madeAt).toISOString(),
  };
}

/** The pack of the address. @throws Refusal 404 where the reader may not see it. */
async function packIn(c: Ctx): Promise<Pack> {
  const pack = await readPack(c.var.deps.db, readerOf(c), idIn<'pack'>(c));
  if (!pack) throw notFound();
  return pack;
}

/** One's own. @throws Refusal 403 for that of somebody else, 404. */
async function ownPackIn(c: Ctx): Promise<Id<'pack'>> {
  const { id, author } = await packIn(c);
  if (author.id !== bearerIn(c).account) throw notAllowed();
  return id;
}

async function give(c: Ctx, id: Id<'pack'>): Promise<Response> {
  const pack = await readPack(c.var.deps.db, bearerIn(c), id);
  if (!pack) throw notFound();
  return c.json({ collection: collectionJson(c, pack) });
}

/** docs.joinmastodon.org/entities/CollectionWithAccounts: whose it is, and who is in it. */
async function show(c: Ctx): Promise<Response> {
  const pack = await packIn(c);
  const within = await readPeople(c.var.deps.db, readerOf(c), pack.people);
  const accounts = [pack.author, ...within.filter(({ id }) => id !== pack.author.id)];
  return c.json({ accounts: await accountsOf(c, accounts), collection: collectionJson(c, pack) });
}

const orNone = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema));
const words = v.object({
  name: v.optional(packInput.entries.title),
  description: orNone(packInput.entries.words),
  tag_name: orNone(v.pipe(v.string(), v.trim(), v.maxLength(100, 'tooLong:100'))),
  sensitive: orNone(checkbox()),
  discoverable: orNone(checkbox()),
});
const made = v.object({ ...words.entries, name: packInput.entries.title, account_ids: idList });

/** What packs do not have is refused and not dropped: whoever asks for it relies on it. @throws Refusal 422 */
function takeWords<T extends v.InferOutput<typeof words>>(input: T): T {
  if (input.discoverable === false) throw invalid({ discoverable: (m) => m.wire.packsArePublic });
  if (input.sensitive) throw invalid({ sensitive: (m) => m.wire.packsHaveNoWarning });
  return input;
}

async function create(c: Ctx): Promise<Response> {
  const { name, description, tag_name, account_ids } = takeWords(parseInput(made, await readFields(c)));
  const pack = { title: name, words: description ?? '', tag: tag_name ?? '', people: account_ids as Id<'account'>[] };
  const { id } = await act(c, (tx, actor) => makePack(tx, actor, pack));
  return give(c, id);
}

async function edit(c: Ctx): Promise<Response> {
  const { name, description, tag_name } = takeWords(parseInput(words, await readFields(c)));
  const id = await ownPackIn(c);
  await act(c, (tx, actor) =>
    changePack(tx, actor, id, {
      ...(name !== undefined && { title: name }),
      ...(description !== undefined && { words: description ?? '' }),
      ...(tag_name !== undefined && { tag: tag_name ?? '' }),
    }),
  );
  return give(c, id);
}

async function add(c: Ctx): Promise<Response> {
  const { account_id } = parseInput(v.object({ account_id: idField }), await readFields(c));
  const account = account_id as Id<'account'>;
  const id = await ownPackIn(c);
  await act(c, (tx, actor) => addToPack(tx, actor, id, account));
  const pack = await readPack(c.var.deps.db, bearerIn(c), id);
  const since = pack?.since[pack.people.indexOf(account)];
  if (!since) throw notFound();
  return c.json({ collection_item: itemJson(account, since) });
}

/** Takes oneself out, for good. @throws Refusal 403 for who is not that item, 404. */
async function revoke(c: Ctx): Promise<Response> {
  const { id } = await packIn(c);
  if (idIn<'account'>(c, 'item') !== bearerIn(c).account) throw notAllowed();
  await act(c, (tx, actor) => leavePack(tx, actor, id));
  return c.json({});
}

/** A part of what is there, by `limit` and `offset`, with the link to what follows. */
function page(c: Ctx, packs: readonly Pack[]): Response {
  const number = (name: string, usual: number) => {
    const said = c.req.query(name);
    return said !== undefined && /^[0-9]{1,6}$/.test(said) ? Number(said) : usual;
  };
  const limit = Math.max(1, Math.min(number('limit', 40), 80));
  const offset = number('offset', 0);
  if (packs.length > offset + limit) {
    const url = new URL(`${c.var.deps.config.origin}${c.req.path}`);
    url.search = new URLSearchParams({ limit: String(limit), offset: String(offset + limit) }).toString();
    c.header('link', `<${url.href}>; rel="next"`);
  }
  return c.json({ collections: packs.slice(offset, offset + limit).map((pack) => collectionJson(c, pack)) });
}

const ALL = '/api/v1/collections';
const WRITE = 'write:collections';
const open = { token: 'read:collections', open: true } as const;

export const collectionEndpoints: readonly Route[] = [
  change('POST', ALL, WRITE, create),
  get(`${ALL}/:id`, open, show),
  change('PATCH', `${ALL}/:id`, WRITE, edit),
  change('PUT', `${ALL}/:id`, WRITE, edit),
  change('DELETE', `${ALL}/:id`, WRITE, async (c) => {
    const id = await ownPackIn(c);
    await act(c, (tx, actor) => deletePack(tx, actor, id));
    return c.json({});
  }),
  change('POST', `${ALL}/:id/items`, WRITE, add),
  change('DELETE', `${ALL}/:id/items/:item`, WRITE, async (c) => {
    const id = await ownPackIn(c);
    await act(c, (tx, actor) => takeOutOfPack(tx, actor, id, idIn(c, 'item')));
    return c.json({});
  }),
  change('POST', `${ALL}/:id/items/:item/revoke`, WRITE, revoke),
  get('/api/v1/accounts/:id/collections', open, async (c) => {
    const { id } = await accountIn(c);
    return page(c, await packsOf(c.var.deps.db, readerOf(c), id));
  }),
  // Gathered for oneself alone, as on our pages; nobody else is shown all that somebody is in.
  get('/api/v1/accounts/:id/in_collections', { token: 'read:collections' }, async (c) => {
    const bearer = bearerIn(c);
    if (idIn<'account'>(c) !== bearer.account) throw notFound();
    return page(c, await packsWith(c.var.deps.db, bearer));
  }),
];
