import * as v from 'valibot';
import { type Ctx, get, type Route } from '#http';
import { line, parseInput } from '#input';
import {
  featureTag,
  fold,
  followTag,
  type KeptTag,
  pageFollowedTags,
  readFeatured,
  readFollowedTags,
  readTagsOf,
  searchTags,
  tagNamed,
  type Tag,
  unfeatureTag,
  unfollowTag,
} from '#network';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { accountUrl, tagUrl } from './addresses.ts';
import { readerOf } from './give.ts';
import { bearerIn } from './me.ts';
import { readNested } from './nested.ts';
import { askedPage, givePage } from './paging.ts';
import { accountIn } from './relations.ts';

const DAY_S = 86_400;

/**
 * docs.joinmastodon.org/entities/Tag, with what the reader does with it; the uses of the last seven days are told as
 * those of today.
 */
export async function tagsJson(c: Ctx, tags: readonly (KeptTag & { readonly people?: number })[]) {
  const { config, clock, db } = c.var.deps;
  const reader = readerOf(c);
  const names = (kept: readonly KeptTag[]) => new Set(kept.map(({ name }) => name));
  const asked = reader !== undefined && tags.length > 0;
  const followed = names(asked ? await readFollowedTags(db, reader) : []);
  const featured = names(asked ? await readFeatured(db, reader, reader.account) : []);
  const day = String(Math.floor(clock.now().getTime() / 1_000 / DAY_S) * DAY_S);
  return tags.map(({ name, label, people = 0 }) => ({
    id: name,
    name: label,
    url: tagUrl(config.origin, name),
    history: [{ day, uses: String(people), accounts: String(people) }],
    following: followed.has(name),
    featuring: featured.has(name),
  }));
}

const nameIn = (c: Ctx): string => (c.req.param('name') ?? '').replace(/^#/, '');

/** Also of a hashtag that nobody wrote yet. @throws Refusal 404 for what is no hashtag. */
async function give(c: Ctx, written: string): Promise<Response> {
  const tag = tagNamed(written);
  if (!tag) throw notFound();
  const found = (await searchTags(c.var.deps.db, readerOf(c), tag.name)).find((one: Tag) => one.name === tag.name);
  return c.json((await tagsJson(c, [found ?? tag]))[0]);
}

const withTag = (word: string, scope: 'write:follows' | 'write:accounts', verb: typeof followTag): Route =>
  change('POST', `/api/v1/tags/:name/${word}`, scope, async (c) => {
    await act(c, (tx, actor) => verb(tx, actor, nameIn(c)));
    return give(c, nameIn(c));
  });

/** docs.joinmastodon.org/entities/FeaturedTag */
export async function featuredJson(c: Ctx, of: { id: Id<'account'>; handle: string; domain: string | null }) {
  const { db, config } = c.var.deps;
  return (await readFeatured(db, readerOf(c), of.id)).map(({ name, label, posts, lastAt }) => ({
    id: name,
    name: label,
    url: `${accountUrl(config.origin, of)}?tag=${encodeURIComponent(name)}`,
    statuses_count: String(posts),
    last_status_at: lastAt?.toISOString().slice(0, 10) ?? null,
  }));
}

const own = (c: Ctx) => {
  const { account, handle } = bearerIn(c);
  return { id: account, handle, domain: null };
};

const named = v.object({ name: line(100) });

async function feature(c: Ctx): Promise<Response> {
  const { name } = parseInput(named, await readNested(c));
  const written = name.replace(/^[#＃]/, '');
  await act(c, (tx, actor) => featureTag(tx, actor, written));
  return c.json((await featuredJson(c, own(c))).find((one) => one.id === fold(written)));
}

async function followed(c: Ctx): Promise<Response> {
  const asked = askedPage<'tag-follow'>(c, { usual: 80, most: 80 });
  const page = await pageFollowedTags(c.var.deps.db, bearerIn(c), asked);
  const shown = givePage(c, asked, page, ({ id }) => id);
  return c.json(await tagsJson(c, shown));
}

const PATH = '/api/v1/featured_tags';

export const tagEndpoints: readonly Route[] = [
  get('/api/v1/tags/:name', { token: 'read:follows', open: true }, (c) => give(c, nameIn(c))),
  withTag('follow', 'write:follows', followTag),
  withTag('unfollow', 'write:follows', unfollowTag),
  withTag('feature', 'write:accounts', featureTag),
  withTag('unfeature', 'write:accounts', unfeatureTag),
  get('/api/v1/followed_tags', { token: 'read:follows' }, followed),
  get(PATH, { token: 'read:accounts' }, async (c) => c.json(await featuredJson(c, own(c)))),
  change('POST', PATH, 'write:accounts', feature),
  get(`${PATH}/suggestions`, { token: 'read:accounts' }, async (c) => {
    const used = await readTagsOf(c.var.deps.db, bearerIn(c));
    const all = await tagsJson(c, used);
    return c.json(all.filter(({ featuring }) => !featuring));
  }),
  change('DELETE', `${PATH}/:name`, 'write:accounts', async (c) => {
    await act(c, (tx, actor) => unfeatureTag(tx, actor, nameIn(c)));
    return c.json({});
  }),
  get('/api/v1/accounts/:id/featured_tags', { token: 'read:accounts', open: true }, async (c) =>
    c.json(await featuredJson(c, await accountIn(c))),
  ),
];
