import { get, type Route } from '#http';
import { trendingLinks, trendingPosts, trendingTags } from '#network';
import { giveStatuses, readerOf } from './give.ts';
import { askedPage } from './paging.ts';
import { previewJson } from './status.ts';
import { tagsJson } from './tags.ts';

const DAY_S = 86_400;
const OPEN = { token: 'read:statuses', open: true } as const;

const tags = (path: string): Route =>
  get(path, OPEN, async (c) => {
    const { limit } = askedPage<'post'>(c, { usual: 10, most: 20 });
    return c.json(await tagsJson(c, await trendingTags(c.var.deps.db, limit)));
  });

/** docs.joinmastodon.org/methods/trends */
export const trendEndpoints: readonly Route[] = [
  tags('/api/v1/trends'),
  tags('/api/v1/trends/tags'),
  get('/api/v1/trends/statuses', OPEN, async (c) => {
    const { limit } = askedPage<'post'>(c, { usual: 20, most: 40 });
    return giveStatuses(c, await trendingPosts(c.var.deps.db, readerOf(c), limit));
  }),
  get('/api/v1/trends/links', OPEN, async (c) => {
    const { limit } = askedPage<'post'>(c, { usual: 10, most: 20 });
    const { db, config, clock } = c.var.deps;
    const day = String(Math.floor(clock.now().getTime() / 1_000 / DAY_S) * DAY_S);
    const links = await trendingLinks(db, limit);
    return c.json(
      links.map(({ preview, people }) => ({
        ...previewJson(config.origin, preview),
        history: [{ day, accounts: String(people), uses: String(people) }],
      })),
    );
  }),
];
