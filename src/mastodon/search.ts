import { type Ctx, get, type Route } from '#http';
import { type Id, parseId } from '#ids';
import { readPeople, readProfile, searchPosts, searchTags } from '#network';
import { peopleFound } from './accounts.ts';
import { isOn } from './asked.ts';
import { accountsOf, readerOf, statusesOf } from './give.ts';
import { askedPage } from './paging.ts';
import { tagsJson } from './tags.ts';

/** Posts are searched so far, however far the offset goes. */
const FURTHEST = 80;

/** An address of this server that somebody pasted: a profile or a post. */
function pasted(c: Ctx, q: string): { handle?: string; post?: Id<'post'> } {
  const { origin } = c.var.deps.config;
  if (!q.startsWith(`${origin}/`)) return {};
  const [, handle, number] = /^\/@([A-Za-z0-9_]+)(?:\/([0-9]+))?\/?$/.exec(q.slice(origin.length)) ?? [];
  const post = parseId<'post'>(number ?? '');
  return { ...(handle && { handle }), ...(post && { post }) };
}

interface Asked {
  readonly q: string;
  readonly limit: number;
  readonly offset: number;
}

async function accountsFound(c: Ctx, { q, limit, offset }: Asked) {
  const { handle, post } = pasted(c, q);
  if (post) return [];
  const profile = handle ? await readProfile(c.var.deps.db, readerOf(c), handle) : undefined;
  const found = profile ? [profile] : await peopleFound(c, q);
  const wanted = isOn(c.req.query('following')) ? found.filter(({ followed }) => followed) : found;
  return wanted.slice(offset, offset + limit);
}

/** By words and operators (`from:`, `has:`, `before:` …); `account_id` is one of them. */
async function postsFound(c: Ctx, { q, limit, offset }: Asked): Promise<readonly Id<'post'>[]> {
  const { db } = c.var.deps;
  const { handle, post } = pasted(c, q);
  if (handle) return post ? [post] : [];
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
  const { handle } = pasted(c, asked.q);
  const tags = asks('hashtags') && !handle ? await searchTags(c.var.deps.db, readerOf(c), asked.q) : [];
  const statuses = asks('statuses') ? await statusesOf(c, await postsFound(c, asked)) : [];
  return c.json({
    accounts: await accountsOf(c, asks('accounts') ? await accountsFound(c, asked) : []),
    statuses: statuses.map((text) => JSON.parse(text) as unknown),
    hashtags: await tagsJson(c, tags.slice(offset, offset + limit)),
  });
}

export const searchEndpoints: readonly Route[] = [get('/api/v2/search', { token: 'read:search' }, search)];
