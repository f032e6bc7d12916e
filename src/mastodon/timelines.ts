import { type Ctx, get, type Route } from '#http';
import type { Id } from '#ids';
import { linkTimeline, listTimeline, localTimeline, type Page, type Paging, readList, tagTimeline } from '#network';
import { idIn } from './address-of.ts';
import { isOn, listIn } from './asked.ts';
import { giveStatuses, readerOf } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';

type Timeline = (paging: Paging<'post'>) => Promise<Page<Id<'post'>, 'post'>>;

/** A page of a timeline. */
export const givePosts = async (c: Ctx, read: Timeline): Promise<Response> => {
  const asked = askedPage<'post'>(c);
  const page = await read(asked);
  return giveStatuses(
    c,
    givePage(c, asked, page, (id) => id),
  );
};

/** As many further hashtags as Mastodon looks at. */
const MOST_TAGS = 4;

const open = { token: 'read:statuses', open: true } as const;

export const timelineEndpoints: readonly Route[] = [
  // What other servers write for everyone joins when federation comes: until then both are what is written here.
  get('/api/v1/timelines/public', open, (c) =>
    givePosts(c, async (paging) =>
      isOn(c.req.query('remote')) && !isOn(c.req.query('local'))
        ? { items: [], older: undefined }
        : localTimeline(c.var.deps.db, readerOf(c), paging, { pictures: isOn(c.req.query('only_media')) }),
    ),
  ),
  get('/api/v1/timelines/tag/:tag', open, (c) =>
    givePosts(c, (paging) =>
      tagTimeline(c.var.deps.db, readerOf(c), c.req.param('tag') ?? '', paging, {
        pictures: isOn(c.req.query('only_media')),
        any: listIn(c, 'any').slice(0, MOST_TAGS),
        all: listIn(c, 'all').slice(0, MOST_TAGS),
        none: listIn(c, 'none').slice(0, MOST_TAGS),
      }),
    ),
  ),
  // What is said of a page that trends (docs.joinmastodon.org/methods/timelines/#link).
  get('/api/v1/timelines/link', open, (c) =>
    givePosts(c, (paging) => linkTimeline(c.var.deps.db, readerOf(c), c.req.query('url') ?? '', paging)),
  ),
  get('/api/v1/timelines/list/:id', { token: 'read:lists' }, async (c) => {
    const { db } = c.var.deps;
    const list = await readList(db, bearerIn(c), idIn(c));
    return givePosts(c, (paging) => listTimeline(db, bearerIn(c), list, paging));
  }),
];
