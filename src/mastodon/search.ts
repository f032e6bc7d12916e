import { type Ctx, get, type Route } from '#http';
import { readProfile, searchPeople, searchTags, type Tag, tagsInUse } from '#network';
import { parseId } from '#ids';
import { accountsOf, readerOf, statusesOf } from './give.ts';
import { tagUrl } from './addresses.ts';
import { askedPage } from './paging.ts';

const DAY_S = 86_400;

/** docs.joinmastodon.org/entities/Tag; the uses of the last seven days are told as those of today. */
function tagJson(c: Ctx, { label, name, people }: Pick<Tag, 'label' | 'name'> & { people?: number }) {
  const { config, clock } = c.var.deps;
  const day = Math.floor(clock.now().getTime() / 1_000 / DAY_S) * DAY_S;
  return {
    id: name,
    name: label,
    url: tagUrl(config.origin, name),
    history: [{ day: String(day), uses: String(people ?? 0), accounts: String(people ?? 0) }],
    following: false,
    featuring: false,
  };
}

/** An address of this server that somebody pasted: a profile or a post. */
function pasted(c: Ctx, q: string): { handle?: string; post?: string } {
  const { origin } = c.var.deps.config;
  if (!q.startsWith(`${origin}/`)) return {};
  const [, handle, post] = /^\/@([A-Za-z0-9_]+)(?:\/([0-9]+))?\/?$/.exec(q.slice(origin.length)) ?? [];
  return { ...(handle && { handle }), ...(post && { post }) };
}

async function search(c: Ctx): Promise<Response> {
  const { db } = c.var.deps;
  const q = (c.req.query('q') ?? '').trim().slice(0, 500);
  const type = c.req.query('type');
  const { limit } = askedPage<'account'>(c);
  const first = (c.req.query('offset') ?? '0') === '0';
  const asks = (kind: string) => first && (type === undefined || type === '' || type === kind);
  const { handle, post } = pasted(c, q);
  const profile = handle && !post && asks('accounts') ? await readProfile(db, readerOf(c), handle) : undefined;
  const people = profile ? [profile] : asks('accounts') && !post ? await searchPeople(db, readerOf(c), q) : [];
  const id = post && asks('statuses') ? parseId<'post'>(post) : undefined;
  const tags = asks('hashtags') && !handle ? await searchTags(db, readerOf(c), q) : [];
  const statuses = id ? await statusesOf(c, [id]) : [];
  return c.json({
    accounts: await accountsOf(c, people.slice(0, limit)),
    statuses: statuses.map((text) => JSON.parse(text) as unknown),
    hashtags: tags.slice(0, limit).map((tag) => tagJson(c, tag)),
  });
}

export const searchEndpoints: readonly Route[] = [
  get('/api/v2/search', { token: 'read:search' }, search),
  get('/api/v1/trends/tags', { token: 'read:statuses', open: true }, async (c) => {
    const { limit } = askedPage<'post'>(c, { usual: 10, most: 20 });
    return c.json((await tagsInUse(c.var.deps.db, readerOf(c), limit)).map((tag) => tagJson(c, tag)));
  }),
];
