import { type Ctx, get, type Route } from '#http';
import { localTimeline, tagTimeline } from '#network';
import { giveStatuses, readerOf } from './give.ts';
import { askedPage, newerThan, setLinks } from './paging.ts';

type Timeline = (c: Ctx, paging: { limit: number; before?: never }) => ReturnType<typeof localTimeline>;

const timeline = (path: string, read: Timeline): Route =>
  get(path, { token: 'read:statuses', open: true }, async (c) => {
    const asked = askedPage<'post'>(c);
    const paging = { limit: asked.limit, ...(asked.before && { before: asked.before as never }) };
    const { items, older } = await read(c, paging);
    const ids = newerThan(items, asked, (id) => id);
    setLinks(c, { first: ids[0], older: ids.length === items.length ? older : undefined });
    return giveStatuses(c, ids);
  });

export const timelineEndpoints: readonly Route[] = [
  // What other servers write for everyone joins when federation comes: until then both are what is written here.
  timeline('/api/v1/timelines/public', (c, paging) => localTimeline(c.var.deps.db, readerOf(c), paging)),
  timeline('/api/v1/timelines/tag/:tag', (c, paging) =>
    tagTimeline(c.var.deps.db, readerOf(c), c.req.param('tag') ?? '', paging),
  ),
];
