import * as v from 'valibot';
import type { Deps } from '#deps';
import { type Ctx, get } from '#http';
import { type Id, parseId } from '#ids';
import { type AccountFacts, type HomePost, homesOf, mineKey, readAccountFacts } from '#network';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { statusFragment, withMine } from './status.ts';

const FACE = 'status';
/** Mastodon gives 40 at most, and 20 unless told. */
const MOST = 40;
const id = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) => parseId<'post'>(text)),
    v.check((known) => known !== undefined, 'wholeNumber'),
  ),
);
const paging = v.object({
  max_id: id,
  since_id: id,
  min_id: id,
  limit: v.optional(v.pipe(v.string(), v.regex(/^[0-9]{1,9}$/, 'wholeNumber'), v.transform(Number)), '20'),
});
/** Mastodon's own limit, by address, since one token has one reader. */
const READING = { name: 'mastodon-read', per: 'address', times: 300, seconds: 300 } as const;

/** Posts as JSON, ready for one reader: made once a post, with what the reader has done written in. */
export async function statuses(deps: Deps, posts: readonly HomePost[]): Promise<Buffer[]> {
  const homes = homesOf(deps);
  const { origin } = deps.config;
  const without = posts.filter(({ kept }) => !homes.hasFace(kept, FACE));
  let facts: ReadonlyMap<Id<'account'>, AccountFacts> | undefined;
  if (without.length > 0) {
    const authors = without.flatMap(({ kept: { post } }) => [post.author.id, ...(post.boosted ? [post.boosted.author.id] : [])]); // prettier-ignore
    facts = await readAccountFacts(deps.db, [...new Set(authors)]);
  }
  return posts.map(({ kept, mine }) =>
    homes.face(kept, `${FACE} ${mineKey(mine)}`, () =>
      withMine(homes.face(kept, FACE, () => statusFragment(origin, kept.post, facts ?? new Map())).toString(), mine),
    ),
  );
}

const [BEGIN, COMMA, END] = ['[', ',', ']'].map((sign) => Buffer.from(sign)) as [Buffer, Buffer, Buffer];
const listOf = (items: readonly Buffer[]) =>
  Buffer.concat([BEGIN, ...items.flatMap((item, i) => (i === 0 ? [item] : [COMMA, item])), END]);

/** What follows and what is newer, as links (RFC 8288): programs page by these. */
function linksOf(c: Ctx, posts: readonly HomePost[], limit: number, older: boolean): string {
  const address = `${c.var.deps.config.origin}${c.req.path}?limit=${limit}`;
  const [first, last] = [posts[0], posts.at(-1)];
  return [
    ...(older && last ? [`<${address}&max_id=${last.kept.id}>; rel="next"`] : []),
    ...(first ? [`<${address}&min_id=${first.kept.id}>; rel="prev"`] : []),
  ].join(', ');
}

/** `GET /api/v1/timelines/home` (docs.joinmastodon.org/methods/timelines/#home). */
async function home(c: Ctx): Promise<Response> {
  const { deps, bearer } = c.var;
  if (!bearer) throw notFound();
  const asked = parseInput(paging, c.req.query());
  const limit = Math.max(1, Math.min(asked.limit, MOST));
  const { posts: read, older } = await homesOf(deps).read(bearer, {
    limit,
    ...(asked.max_id && { before: asked.max_id }),
    ...(asked.min_id && { after: asked.min_id }),
  });
  const since = asked.since_id === undefined ? undefined : BigInt(asked.since_id);
  const posts = since === undefined ? read : read.filter(({ kept }) => BigInt(kept.id) > since);
  const links = linksOf(c, posts, limit, older !== undefined && posts.length === read.length);
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(links && { link: links }) };
  return c.body(listOf(await statuses(deps, posts)), 200, headers);
}

export const homeRoutes = [get('/api/v1/timelines/home', { token: 'read' }, home, { limits: [READING] })];
