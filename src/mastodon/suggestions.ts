import { type Ctx, get, type Route } from '#http';
import { companionsOf } from '#membership';
import { directoryBy, dismissSuggestion, readPeople, suggest } from '#network';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { accountsOf, readerOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage } from './paging.ts';

/** docs.joinmastodon.org/entities/Suggestion: reasons in the words of applications, as near as these come. */
const SOURCES = { followed: 'friends_of_friends', circle: 'featured', tag: 'similar_to_recently_followed', pack: 'featured' } as const; // prettier-ignore
const OLD_SOURCES = {
  followed: 'past_interactions',
  circle: 'staff',
  tag: 'past_interactions',
  pack: 'staff',
} as const;

async function suggestions(c: Ctx) {
  const { db } = c.var.deps;
  const bearer = bearerIn(c);
  const { limit } = askedPage<'account'>(c, { usual: 40, most: 80 });
  const found = await suggest(db, bearer, await companionsOf(db, bearer.person), limit);
  const people = await readPeople(
    db,
    bearer,
    found.map(({ account }) => account),
  );
  const kinds = new Map(found.map(({ account, reason }) => [account, reason.kind]));
  return (await accountsOf(c, people)).map((account) => ({ account, kind: kinds.get(account.id) ?? 'pack' }));
}

/** docs.joinmastodon.org/methods/directory: those who let themselves be listed, and live here. */
async function directory(c: Ctx): Promise<Response> {
  const { limit } = askedPage<'account'>(c, { usual: 40, most: 80 });
  const given = c.req.query('offset') ?? '0';
  const offset = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  const order = c.req.query('order') === 'new' ? 'new' : 'active';
  return c.json(await accountsOf(c, await directoryBy(c.var.deps.db, readerOf(c), { order, offset, limit })));
}

export const suggestionEndpoints: readonly Route[] = [
  get('/api/v2/suggestions', { token: 'read:accounts' }, async (c) =>
    c.json(
      (await suggestions(c)).map(({ account, kind }) => ({
        source: OLD_SOURCES[kind],
        sources: [SOURCES[kind]],
        account,
      })),
    ),
  ),
  get('/api/v1/suggestions', { token: 'read:accounts' }, async (c) =>
    c.json((await suggestions(c)).map(({ account }) => account)),
  ),
  change('DELETE', '/api/v1/suggestions/:id', 'write:accounts', async (c) => {
    await act(c, (tx, actor) => dismissSuggestion(tx, actor, idIn(c)));
    return c.json({});
  }),
  get('/api/v1/directory', { token: 'any', open: true }, directory),
];
