import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import { type Ctx, get } from '#http';
import { type HomePost, homesOf, mineKey } from '#network';
import { civicsOf, hasCivic } from './civic.ts';
import { type Facts, keptFactsOf } from './facts.ts';
import { authorsOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';
import { filtering } from './filtered.ts';
import { type FilteredJson, statusFragment, UNFILTERED, withMine } from './status.ts';

const FACE = 'status';
/** Mastodon's own limit, by address, since one token has one reader. */
const READING = { name: 'mastodon-read', per: 'address', times: 300, seconds: 300 } as const;

/** Posts as JSON, ready for one reader: made once a post, with what the reader has done written in. */
export async function statuses(deps: Deps, reader: Bearer, posts: readonly HomePost[]): Promise<Buffer[]> {
  const homes = homesOf(deps);
  const { origin } = deps.config;
  const without = posts.filter(({ kept }) => !homes.hasFace(kept, FACE));
  let facts: Facts | undefined;
  if (without.length > 0) {
    facts = await keptFactsOf(deps, authorsOf(without.map(({ kept }) => kept.post)));
  }
  const filteredOf = await filtering(deps, reader);
  const civics = await civicsOf(
    deps,
    reader,
    posts.map(({ kept }) => kept.post),
  );
  return posts.map(({ kept, mine }) => {
    const make = (filtered?: FilteredJson) =>
      withMine(
        homes.face(kept, FACE, () => statusFragment(origin, kept.post, facts ?? new Map())).toString(),
        kept.post,
        mine,
        filtered,
        civics,
      );
    const filtered = filteredOf?.(kept.post) ?? UNFILTERED;
    // What one's own filters say, and how one votes, is in nothing that others are given.
    if (filtered !== UNFILTERED || hasCivic(kept.post)) return Buffer.from(make(filtered));
    return homes.face(kept, `${FACE} ${mineKey(mine)}`, make);
  });
}

const [BEGIN, COMMA, END] = ['[', ',', ']'].map((sign) => Buffer.from(sign)) as [Buffer, Buffer, Buffer];
const listOf = (items: readonly Buffer[]) =>
  Buffer.concat([BEGIN, ...items.flatMap((item, i) => (i === 0 ? [item] : [COMMA, item])), END]);

/** `GET /api/v1/timelines/home` (docs.joinmastodon.org/methods/timelines/#home). */
async function home(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const asked = askedPage<'post'>(c);
  const { posts: items, older } = await homesOf(deps).read(bearerIn(c), asked);
  const posts = givePage(c, asked, { items, older }, ({ kept }) => kept.id);
  return c.body(listOf(await statuses(deps, bearerIn(c), posts)), 200, {
    'content-type': 'application/json; charset=utf-8',
  });
}

export const homeRoutes = [get('/api/v1/timelines/home', { token: 'read:statuses' }, home, { limits: [READING] })];
