import type { Viewer } from '#accounts';
import type { Deps } from '#deps';
import { type Ctx, get, networkOf, type Route } from '#http';
import type { LiveEvent } from '#live';
import { notFound } from '#refusal';
import { hubOf } from './live-hub.ts';
import type { CurrentPage } from './page-context.ts';
import { currentPage } from './show.ts';

/** A change to the page that a reader looks at. */
export interface LiveFragment {
  /** Elements with `data-live` of this name, or the element with this id. */
  target: string;
  /**
   * `replace`: `html` takes the element's place. `prepend`: `html` comes first inside it; in a feed
   * the reader asks for it with a button, so that nothing jumps. `append`: it comes last. `count`:
   * `html` is a number in the page's language, written as text.
   */
  how: 'replace' | 'prepend' | 'append' | 'count';
  html: string;
}

/** For whom a fragment is rendered; `renderFragment(reader.page, <Part … />)` makes the HTML. */
export interface LiveReader {
  readonly deps: Deps;
  /** Absent for the signed-out, and always for a shared topic. */
  readonly viewer: Viewer | undefined;
  readonly page: CurrentPage;
}

type Fragments = LiveFragment | readonly LiveFragment[] | undefined;

/** Something that pages may follow: a page with an element `data-live-on="campaign:12"` follows `campaign` 12. */
export interface LiveTopic {
  /** The name before the colon. */
  readonly topic: string;
  /** The same for everyone: rendered once a language, however many listen. */
  readonly shared?: boolean;
  /** Whether the caller may listen. `id` is what follows the colon, from outside: check it. */
  may(c: Ctx, id: string): boolean | Promise<boolean>;
  /** Topics of `#live` to listen to; `<topic>:<id>` unless told. */
  listens?(c: Ctx, id: string): readonly string[] | Promise<readonly string[]>;
  /**
   * Instead of `listens`: hears from what keeps who is to hear what, and so has decided already that this reader may.
   * @returns a function that stops.
   */
  hears?(reader: LiveReader, hear: (event: LiveEvent) => void): () => void;
  /** Milliseconds between two renderings of a shared topic at least: the newest event wins. 250 unless told. */
  readonly every?: number;
  /** Also renders an event of kind `connected` when a page starts to listen, for what it missed meanwhile: see `missedSince`. */
  readonly onConnect?: boolean;
  /** What changes on the page; undefined for nothing. `id` as in `may`. */
  render(reader: LiveReader, event: LiveEvent, id: string): Fragments | Promise<Fragments>;
}

/** Since when a page that starts to listen has missed what came; undefined where it does not say, and for other events. */
export const missedSince = ({ kind, data }: LiveEvent): Date | undefined =>
  kind === 'connected' && data instanceof Date ? data : undefined;

/** Checks the shape; list the topic in web.ts. */
export const defineLive = (topic: LiveTopic): LiveTopic => topic;

const MOST_TOPICS = 8;

/**
 * `GET /live?on=campaign:12,home&since=1475478000000`: one stream of server-sent events for a page. Each event is a
 * `LiveFragment` as JSON, but for those called `now`: the milliseconds to come back with as `since`, so that nothing
 * is lost between two streams. What one may not follow is left out; 404 when nothing remains.
 */
export const liveRoutes = (topics: readonly LiveTopic[]): readonly Route[] => [
  get(
    '/live',
    'anyone',
    async (c) => {
      // Nobody would read the stream, so nobody would end it.
      if (c.req.raw.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
      const byName = new Map(topics.map((topic) => [topic.topic, topic]));
      const wanted = new Set((c.req.query('on') ?? '').slice(0, 1_000).split(','));
      const followed = [];
      for (const name of [...wanted].slice(0, MOST_TOPICS)) {
        const colon = name.indexOf(':');
        const topic = byName.get(colon < 0 ? name : name.slice(0, colon));
        const id = colon < 0 ? '' : name.slice(colon + 1);
        if (!topic || !(await topic.may(c, id))) continue;
        const listens = topic.hears ? [] : ((await topic.listens?.(c, id)) ?? [name]);
        followed.push({ topic, id, listens });
      }
      if (followed.length === 0) throw notFound();
      const { deps, viewer, address } = c.var;
      const reader = { deps, viewer, page: { ...currentPage(c), path: pageOf(c) } };
      const since = /^[0-9]{1,15}$/.exec(c.req.query('since') ?? '')?.[0];
      return hubOf(deps).open(reader, followed, networkOf(address), since ? new Date(Number(since)) : undefined);
    },
    { limits: [{ name: 'live', per: 'address', times: 240, seconds: 60 }] },
  ),
];

/** The path of the page that listens, so that its forms lead back to it. */
function pageOf(c: Ctx): string {
  const from = c.req.header('referer') ?? '';
  const url = URL.canParse(from) ? new URL(from) : undefined;
  return url?.origin === new URL(c.req.url).origin || url?.origin === c.var.deps.config.origin
    ? url.pathname + url.search
    : '/';
}
