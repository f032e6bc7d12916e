import { type Ctx, get, type Route } from '#http';
import {
  type Profile,
  readAccountFacts,
  readEndorsed,
  readFollowers,
  readFollowing,
  readPeople,
  readPinned,
  readProfile,
  searchPeople,
  taggedBy,
  writtenBy,
} from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';
import { idIn } from './address-of.ts';
import { idsIn, isOn } from './asked.ts';
import { accountsOf, giveStatuses, readerOf } from './give.ts';
import { HOUSE, houseJson } from './house.ts';
import { askedPage, givePage } from './paging.ts';
import { accountIn } from './relations.ts';
import { givePosts } from './timelines.ts';

const people = (word: string, read: typeof readFollowers): Route =>
  get(`/api/v1/accounts/:id/${word}`, { token: 'read:accounts', open: true }, async (c) => {
    const { id } = await accountIn(c);
    const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
    const page = await read(c.var.deps.db, readerOf(c), id, asked);
    return c.json(
      await accountsOf(
        c,
        givePage(c, asked, page, (one) => one.id),
      ),
    );
  });

async function statuses(c: Ctx): Promise<Response> {
  // What the house says, it says to one reader at a time.
  if (idIn(c) === HOUSE) return c.json([]);
  const { id } = await accountIn(c);
  const { db } = c.var.deps;
  if (isOn(c.req.query('pinned'))) return giveStatuses(c, await readPinned(db, readerOf(c), id));
  const tag = c.req.query('tagged');
  if (tag) return givePosts(c, (paging) => taggedBy(db, readerOf(c), id, tag, paging));
  const show = {
    pictures: isOn(c.req.query('only_media')),
    withoutReplies: isOn(c.req.query('exclude_replies')),
    withoutBoosts: isOn(c.req.query('exclude_reblogs')),
  };
  return givePosts(c, (paging) => writtenBy(db, readerOf(c), id, show, paging));
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

/** People by what was typed; a whole handle of this server is one without its domain. */
export function peopleFound(c: Ctx, typed: string) {
  const { db, config } = c.var.deps;
  const domain = `@${new URL(config.origin).host}`;
  const q = typed.trim();
  return searchPeople(db, readerOf(c), q.toLowerCase().endsWith(domain) ? q.slice(0, -domain.length) : q);
}

export const accountEndpoints: readonly Route[] = [
  get('/api/v1/accounts', { token: 'read:accounts', open: true }, async (c) =>
    c.json(await accountsOf(c, await readPeople(c.var.deps.db, readerOf(c), idsIn<'account'>(c, 'id').slice(0, 40)))),
  ),
  get('/api/v1/accounts/lookup', { token: 'read:accounts', open: true }, async (c) =>
    c.json((await accountsOf(c, [await lookup(c)]))[0]),
  ),
  get('/api/v1/accounts/search', { token: 'read:accounts' }, async (c) => {
    const { limit } = askedPage<'account'>(c);
    const found = await peopleFound(c, c.req.query('q') ?? '');
    const wanted = isOn(c.req.query('following')) ? found.filter(({ followed }) => followed) : found;
    return c.json(await accountsOf(c, wanted.slice(0, limit)));
  }),
  get('/api/v1/accounts/:id', { token: 'read:accounts', open: true }, async (c) => {
    if (idIn(c) === HOUSE) return c.json(houseJson(c.var.deps));
    const found = await accountIn(c);
    const facts = await readAccountFacts(c.var.deps.db, [found.id]);
    return c.json(accountJson(c.var.deps.config.origin, found, facts.get(found.id)));
  }),
  get('/api/v1/accounts/:id/statuses', { token: 'read:statuses', open: true }, statuses),
  people('followers', readFollowers),
  people('following', readFollowing),
  people('endorsements', readEndorsed),
];
