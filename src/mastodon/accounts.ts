import { type Ctx, get, type Route } from '#http';
import {
  handleHere,
  type Profile,
  readEndorsed,
  readFollowers,
  readFollowing,
  readPeople,
  readPinned,
  readProfile,
  taggedBy,
  writtenBy,
} from '#network';
import { notFound } from '#refusal';
import { accountJson } from './account.ts';
import { idIn } from './address-of.ts';
import { factsOf } from './facts.ts';
import { idsIn, isOn } from './asked.ts';
import { accountsOf, giveStatuses, readerOf } from './give.ts';
import { HOUSE, houseJson } from './house.ts';
import { askedPage, givePage } from './paging.ts';
import { accountIn } from './relations.ts';
import { peopleFound } from './search.ts';
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

/** `lea`, `@lea`, or `lea@essor.example` of this server; of another one as it is known here. */
async function lookup(c: Ctx): Promise<Profile> {
  const { db, config } = c.var.deps;
  const acct = c.req.query('acct') ?? '';
  const [handle = '', domain = ''] = acct.replace(/^@/, '').split('@');
  const here = handleHere(acct, config.origin);
  const found = await readProfile(db, readerOf(c), here ?? handle, here === undefined ? domain.toLowerCase() : null);
  if (!found) throw notFound();
  return found;
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
    const q = (c.req.query('q') ?? '').slice(0, 500);
    return c.json(await accountsOf(c, await peopleFound(c, { q, limit, offset: 0 })));
  }),
  get('/api/v1/accounts/:id', { token: 'read:accounts', open: true }, async (c) => {
    if (idIn(c) === HOUSE) return c.json(houseJson(c.var.deps));
    const found = await accountIn(c);
    const facts = await factsOf(c.var.deps, [found.id]);
    return c.json(accountJson(c.var.deps.config.origin, found, facts.get(found.id)));
  }),
  get('/api/v1/accounts/:id/statuses', { token: 'read:statuses', open: true }, statuses),
  people('followers', readFollowers),
  people('following', readFollowing),
  people('endorsements', readEndorsed),
];
