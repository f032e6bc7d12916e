import { type Ctx, get, type Route } from '#http';
import { type Id, parseId } from '#ids';
import { handleHere, type Person, readPeople, readProfile, searchPeople, searchPosts, searchTags } from '#network';
import { isOn } from './asked.ts';
import { accountsOf, readerOf, statusesOf } from './give.ts';
import { askedPage } from './paging.ts';
import { tagsJson } from './tags.ts';

/** Posts are searched so far, however far the offset goes. */
const FURTHEST = 80;

/** An address of this server that somebody pasted: whether it is one, and its post. */
function pasted(c: Ctx, q: string): { ours: boolean; post?: Id<'post'> } {
  const { origin } = c.var.deps.config;
  if (!q.startsWith(`${origin}/@`)) return { ours: false };
  const post = parseId<'post'>(/\/([0-9]+)\/?$/.exec(q.slice(origin.length))?.[1] ?? '');
  return { ours: true, ...(post && { post }) };
}

interface Asked {
  readonly q: string;
  readonly limit: number;
  readonly offset: number;
}

/** Who is called so stands first: also somebody whom one blocks, and may want to let in again. */
export async function peopleFound(c: Ctx, { q, limit, offset }: Asked): Promise<readonly Person[]> {
  const { db, config } = c.var.deps;
  const { ours, post } = pasted(c, q);
  if (post) return [];
  const handle = handleHere(q, config.origin);
  const named = handle === undefined ? undefined : await readProfile(db, readerOf(c), handle);
  const alike = ours ? [] : await searchPeople(db, readerOf(c), handle ?? q);
  const found = [...(named ? [named] : []), ...alike.filter(({ id }) => id !== named?.id)];
  const wanted = isOn(c.req.query('following')) ? found.filter(({ followed }) => followed) : found;
  return wanted.slice(offset, offset + limit);
}

/** By words and operators (`from:`, `has:`, `before:` …); `account_id` is one of them. */
async function postsFound(c: Ctx, { q, limit, offset }: Asked): Promise<readonly Id<'post'>[]> {
  const { db } = c.var.deps;
  const { ours, post } = pasted(c, q);
  if (ours) return post ? [post] : [];
  const author = parseId<'account'>(c.req.query('account_id') ?? '');
  const [of] = author ? await readPeople(db, readerOf(c), [author]) : [];
  if (author && !of) return [];
  const from = of ? ` from:${of.handle}${of.domain === null ? '' : `@${of.domain}`}` : '';
  const { before, after } = askedPage<'post'>(c);
  const paging = { limit: Math.min(offset + limit, FURTHEST), ...(before && { before }), ...(after && { after }) };
  return (await searchPosts(db, readerOf(c), q + from, paging)).items.slice(offset);
}

/** `GET /api/v2/search` (docs.joinmastodon.org/methods/search). */
async function search(c: Ctx): Promise<Response> {
  const { limit } = askedPage<'post'>(c);
  const offset = Math.min(Number(/^\d{1,4}$/.exec(c.req.query('offset') ?? '')?.[0] ?? 0), 1_000);
  const asked = { q: (c.req.query('q') ?? '').trim().slice(0, 500), limit, offset };
  const type = c.req.query('type');
  const asks = (kind: string) => !type || type === kind;
  const tags =
    asks('hashtags') && !pasted(c, asked.q).ours ? await searchTags(c.var.deps.db, readerOf(c), asked.q) : [];
  const statuses = asks('statuses') ? await statusesOf(c, await postsFound(c, asked)) : [];
  return c.json({
    accounts: await accountsOf(c, asks('accounts') ? await peopleFound(c, asked) : []),
    statuses: statuses.map((text) => JSON.parse(text) as unknown),
    hashtags: await tagsJson(c, tags.slice(offset, offset + limit)),
  });
}

/** Strangers search as they do on `/search`. */
const SEARCHING = { name: 'mastodon-search', per: 'address', times: 120, seconds: 60 } as const;

export const searchEndpoints: readonly Route[] = [
  get('/api/v2/search', { token: 'read:search', open: true }, search, { limits: [SEARCHING] }),
];
