import { type Ctx, get, post, type Route } from '#http';
import { type Id, parseId } from '#ids';
import {
  follow,
  type News,
  type Profile,
  profileTimeline,
  publish,
  readAccountFacts,
  readFollowers,
  readFollowing,
  readPeople,
  readProfile,
  searchPeople,
  unfollow,
} from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';
import { idIn } from './address-of.ts';
import { accountsOf, giveStatuses, readerOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, newerThan, setLinks } from './paging.ts';

const WRITING = { name: 'mastodon-write', per: 'person', times: 300, seconds: 300 } as const;

async function accountIn(c: Ctx) {
  const [found] = await readPeople(c.var.deps.db, readerOf(c), [idIn<'account'>(c)]);
  if (!found) throw notFound();
  return found;
}

/** docs.joinmastodon.org/entities/Relationship */
async function relationships(c: Ctx, ids: readonly Id<'account'>[]) {
  const people = await readPeople(c.var.deps.db, bearerIn(c), ids);
  return people.map(({ id, followed, followsReader }) => ({
    id,
    following: followed,
    showing_reblogs: followed,
    notifying: false,
    languages: null,
    followed_by: followsReader,
    blocking: false,
    blocked_by: false,
    muting: false,
    muting_notifications: false,
    requested: false,
    requested_by: false,
    domain_blocking: false,
    endorsed: false,
    note: '',
  }));
}

const relate = (word: string, verb: (...args: Parameters<typeof follow>) => Promise<News>): Route =>
  post(
    `/api/v1/accounts/:id/${word}`,
    { token: 'write:follows' },
    async (c) => {
      const { deps } = c.var;
      const { id } = await accountIn(c);
      publish(deps.live, await deps.transact((tx) => verb(tx, bearerIn(c), id)));
      return c.json((await relationships(c, [id]))[0]);
    },
    { limits: [WRITING] },
  );

const people = (word: string, read: typeof readFollowers): Route =>
  get(`/api/v1/accounts/:id/${word}`, { token: 'read:accounts', open: true }, async (c) => {
    const { id } = await accountIn(c);
    const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
    const { items, older } = await read(c.var.deps.db, readerOf(c), id, {
      limit: asked.limit,
      ...(asked.before && { before: asked.before }),
    });
    setLinks(c, { first: undefined, older });
    return c.json(await accountsOf(c, items));
  });

const isOn = (text: string | undefined): boolean => text !== undefined && /^(?:true|1|on|t)$/i.test(text);

async function statuses(c: Ctx): Promise<Response> {
  const { id } = await accountIn(c);
  const asked = askedPage<'post'>(c);
  // Pinned posts are a list of their own.
  if (isOn(c.req.query('pinned'))) return c.json([]);
  const show = isOn(c.req.query('only_media'))
    ? 'pictures'
    : isOn(c.req.query('exclude_reblogs'))
      ? 'replies'
      : 'posts';
  const { items, older } = await profileTimeline(c.var.deps.db, readerOf(c), id, show, {
    limit: asked.limit,
    ...(asked.before && { before: asked.before }),
  });
  const ids = newerThan(items, asked, (one) => one);
  setLinks(c, { first: ids[0], older: ids.length === items.length ? older : undefined });
  return giveStatuses(c, ids);
}

/** `lea`, `@lea`, or `lea@essor.example` of this server. */
async function lookup(c: Ctx): Promise<Profile> {
  const [handle = '', domain] = (c.req.query('acct') ?? '').replace(/^@/, '').split('@');
  const { db, config } = c.var.deps;
  const here = new URL(config.origin).host;
  const found = await readProfile(db, readerOf(c), handle, domain && domain !== here ? domain.toLowerCase() : null);
  if (!found) throw notFound();
  return found;
}

export const accountEndpoints: readonly Route[] = [
  get('/api/v1/accounts/lookup', { token: 'read:accounts', open: true }, async (c) =>
    c.json((await accountsOf(c, [await lookup(c)]))[0]),
  ),
  get('/api/v1/accounts/relationships', { token: 'read:follows' }, async (c) => {
    const asked = c.req.queries('id[]') ?? c.req.queries('id') ?? [];
    return c.json(
      await relationships(
        c,
        asked.slice(0, 80).flatMap((id) => parseId<'account'>(id) ?? []),
      ),
    );
  }),
  get('/api/v1/accounts/search', { token: 'read:accounts' }, async (c) => {
    const { limit } = askedPage<'account'>(c);
    const found = await searchPeople(c.var.deps.db, bearerIn(c), c.req.query('q') ?? '');
    const wanted = isOn(c.req.query('following')) ? found.filter(({ followed }) => followed) : found;
    return c.json(await accountsOf(c, wanted.slice(0, limit)));
  }),
  get('/api/v1/accounts/:id', { token: 'read:accounts', open: true }, async (c) => {
    const found = await accountIn(c);
    const facts = await readAccountFacts(c.var.deps.db, [found.id]);
    return c.json(accountJson(c.var.deps.config.origin, found, facts.get(found.id)));
  }),
  get('/api/v1/accounts/:id/statuses', { token: 'read:statuses', open: true }, statuses),
  people('followers', readFollowers),
  people('following', readFollowing),
  relate('follow', follow),
  relate('unfollow', unfollow),
];
