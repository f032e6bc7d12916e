import type { Actor } from '#accounts';
import { type Ctx, get, type Route, type TokenAccess } from '#http';
import {
  type Page,
  type Paging,
  type Person,
  readBookmarks,
  readEndorsed,
  readKeptAway,
  readLiked,
  readRelationships,
  readRequests,
} from '#network';
import type { Db } from '#db';
import { accountsOf, giveStatuses } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';
import { givePosts } from './timelines.ts';

type People = (db: Db, actor: Actor, paging: Paging<'account'>) => Promise<Page<Person, 'account'>>;

const people = (path: string, scope: TokenAccess['token'], read: People): Route =>
  get(path, { token: scope }, async (c) => {
    const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
    const page = await read(c.var.deps.db, bearerIn(c), asked);
    return c.json(
      await accountsOf(
        c,
        givePage(c, asked, page, ({ id }) => id),
      ),
    );
  });

/** docs.joinmastodon.org/entities/Account/#MutedAccount */
async function mutes(c: Ctx): Promise<Response> {
  const { db } = c.var.deps;
  const asked = askedPage<'account'>(c, { usual: 40, most: 80 });
  const page = await readKeptAway(db, bearerIn(c), 'mute', asked);
  const accounts = await accountsOf(
    c,
    givePage(c, asked, page, ({ id }) => id),
  );
  const stands = await readRelationships(
    db,
    bearerIn(c),
    accounts.map(({ id }) => id),
  );
  return c.json(
    accounts.map((one) => ({ ...one, mute_expires_at: stands.get(one.id)?.muting?.until?.toISOString() ?? null })),
  );
}

async function bookmarks(c: Ctx): Promise<Response> {
  const asked = askedPage<'bookmark'>(c);
  const page = await readBookmarks(c.var.deps.db, bearerIn(c), asked);
  return giveStatuses(
    c,
    givePage(c, asked, page, ({ id }) => id).map(({ post }) => post),
  );
}

/** What somebody keeps, and whom they keep away. */
export const keptEndpoints: readonly Route[] = [
  get('/api/v1/bookmarks', { token: 'read:bookmarks' }, bookmarks),
  get('/api/v1/favourites', { token: 'read:favourites' }, (c) =>
    givePosts(c, (paging) => readLiked(c.var.deps.db, bearerIn(c), paging)),
  ),
  people('/api/v1/blocks', 'read:blocks', (db, actor, paging) => readKeptAway(db, actor, 'block', paging)),
  get('/api/v1/mutes', { token: 'read:mutes' }, mutes),
  people('/api/v1/follow_requests', 'read:follows', readRequests),
  people('/api/v1/endorsements', 'read:accounts', (db, actor, paging) =>
    readEndorsed(db, actor, actor.account, paging),
  ),
];
