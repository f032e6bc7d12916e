import * as v from 'valibot';
import { type Ctx, get, post, type Route } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { markSeenUpTo, moveMarker, publish, readMarkers, type Marker } from '#network';
import { bearerIn } from './me.ts';
import { readNested } from './nested.ts';

const TIMELINES = ['home', 'notifications'] as const;
const place = v.optional(
  v.object({
    last_read_id: v.pipe(
      v.string(),
      v.transform((text) => parseId(text)),
      v.check((known) => known !== undefined, 'wholeNumber'),
    ),
  }),
);
const input = v.object({ home: place, notifications: place });

/** Where nobody has been yet: some applications look at it without asking whether it is there. */
const BEGINNING: Marker = { timeline: 'notifications', lastRead: '0', version: 0, movedAt: new Date(0) };

/** docs.joinmastodon.org/entities/Marker */
const markersJson = (markers: readonly Marker[]) =>
  Object.fromEntries(
    markers.map(({ timeline, lastRead, version, movedAt }) => [
      timeline,
      { last_read_id: lastRead, version, updated_at: movedAt.toISOString() },
    ]),
  );

async function move(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const bearer = bearerIn(c);
  const asked = parseInput(input, await readNested(c));
  const { moved, news } = await deps.transact(async (tx) => {
    const moved: Marker[] = [];
    for (const timeline of TIMELINES) {
      const to = asked[timeline]?.last_read_id;
      if (to) moved.push(await moveMarker(tx, bearer, timeline, to));
    }
    const seen = asked.notifications?.last_read_id;
    return { moved, news: seen ? await markSeenUpTo(tx, bearer, seen as never) : [] };
  });
  publish(deps.live, news);
  return c.json(markersJson(moved));
}

export const markerEndpoints: readonly Route[] = [
  get('/api/v1/markers', { token: 'read:statuses' }, async (c) => {
    const asked = new Set([...(c.req.queries('timeline[]') ?? []), ...(c.req.queries('timeline') ?? [])]);
    const all = await readMarkers(c.var.deps.db, bearerIn(c));
    return c.json(markersJson([BEGINNING, ...all].filter(({ timeline }) => asked.has(timeline))));
  }),
  post('/api/v1/markers', { token: 'write:statuses' }, move),
];
