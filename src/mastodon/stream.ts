import type { Bearer, Scope } from '#accounts';
import { covers } from '#accounts';
import { VOTED } from '#deliberation';
import type { Deps } from '#deps';
import { callersOf, onCallersChanged } from '#http';
import type { Id, Kind } from '#ids';
import { parseId } from '#ids';
import type { LiveEvent } from '#live';
import {
  authorsListed,
  fold,
  homesOf,
  listedConversation,
  listTimeline,
  readList,
  readNotifications,
  topics,
} from '#network';
import { conversationsJson } from './conversations.ts';
import { notificationsJson } from './notification-json.ts';
import { statuses } from './home.ts';
import { statusesFor } from './give.ts';

/** docs.joinmastodon.org/methods/streaming; those of one hashtag name it, and that of a list says which. */
export const STREAMS = [
  'user',
  'user:notification',
  'public',
  'public:local',
  'public:remote',
  'public:media',
  'public:local:media',
  'public:remote:media',
  'hashtag',
  'hashtag:local',
  'direct',
  'list',
] as const;
export type StreamName = (typeof STREAMS)[number];
export const isStream = (text: string): text is StreamName => STREAMS.some((name) => name === text);

export interface StreamEvent {
  readonly event:
    | 'update'
    | 'status.update'
    | 'delete'
    | 'notification'
    | 'notifications_merged'
    | 'filters_changed'
    | 'conversation';
  readonly payload: string | undefined;
}

export interface Followed {
  readonly name: StreamName;
  readonly tag?: string | undefined;
  readonly list?: Id<'list'> | undefined;
}

/** What a token must be good for to follow it. */
export const scopeOf = (name: StreamName): Scope =>
  name === 'user:notification' ? 'read:notifications' : name === 'list' ? 'read:lists' : 'read:statuses';

/** Which of them a program may follow, by what its token is good for. Whose a list is, is asked when it is followed. */
export function mayFollow(bearer: Bearer, { name, tag, list }: Followed): boolean {
  if (name === 'list' && !list) return false;
  if (name.startsWith('hashtag') && !tag) return false;
  return covers(bearer.scopes, scopeOf(name));
}

/** At most so much waits to be made for one listener: beyond it they read again when they look. */
const MOST_WAITING = 100;

/**
 * Follows a stream, and gives its events in their order.
 * @returns a function that stops.
 */
export function follow(
  deps: Deps,
  bearer: Bearer,
  { name, tag, list }: Followed,
  give: (event: StreamEvent) => void,
): () => void {
  const { live, db } = deps;
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  let stopped = false;
  const inTurn = (make: () => Promise<readonly StreamEvent[]>) => {
    if (waiting >= MOST_WAITING) return;
    waiting += 1;
    const before = last;
    last = (async () => {
      await before;
      // What cannot be read now is read by whoever looks again.
      for (const event of stopped ? [] : await make().catch(() => [])) if (!stopped) give(event);
      waiting -= 1;
    })();
  };
  const gone = (id: string): readonly StreamEvent[] => [{ event: 'delete', payload: id }];
  const update = (payload: string): StreamEvent => ({ event: 'update', payload });
  const ownHome = ({ kind, data }: LiveEvent) => {
    const id = idIn(data);
    if (!id) return;
    if (kind === 'gone') return inTurn(async () => gone(id));
    if (kind === 'post' || kind === 'changed') {
      const event = kind === 'post' ? 'update' : 'status.update';
      inTurn(async () =>
        (await statuses(deps, bearer, await homesOf(deps).posts(bearer, [id]))).map((one) => ({
          event,
          payload: one.toString(),
        })),
      );
    }
  };
  /** Figures that are hidden from everybody say nothing, but whoever voted has: in each of their applications. */
  const voted = ({ kind, data }: LiveEvent) => {
    const id = idIn(data);
    if (kind !== VOTED || !id) return;
    inTurn(async () => (await statusesFor(deps, bearer, [id])).map((payload) => ({ event: 'status.update', payload })));
  };
  const everyone = ({ kind, data }: LiveEvent) => {
    const id = idIn(data);
    if (!id) return;
    if (kind === 'gone') return inTurn(async () => gone(id));
    if (kind === 'post') inTurn(async () => (await statusesFor(deps, bearer, [id])).map(update));
  };
  const pictured = (event: LiveEvent) => {
    const id = idIn(event.data);
    if (event.kind !== 'post' || !id) return everyone(event);
    inTurn(async () =>
      (await statusesFor(deps, bearer, [id])).filter((payload) => belongs(payload, name, tag)).map(update),
    );
  };
  /** What such a stream would have brought says something else now. */
  const another = (id: Id<'post'>) =>
    inTurn(async () =>
      (await statusesFor(deps, bearer, [id]))
        .filter((payload) => belongs(payload, name, tag))
        .map((payload) => ({ event: 'status.update', payload })),
    );
  const told = ({ kind, data }: LiveEvent) => {
    if (kind === 'merged') inTurn(async () => [{ event: 'notifications_merged', payload: '1' }]);
    const id = idIn<'notification'>(data);
    if (kind !== 'notification' || !id) return;
    inTurn(async () => {
      const { items } = await readNotifications(db, bearer, { only: [id] });
      const made = await notificationsJson(deps, bearer, items);
      return made.map((payload) => ({ event: 'notification', payload }));
    });
  };
  const spoken = ({ kind, data }: LiveEvent) => {
    const id = idIn<'conversation'>(data);
    if (kind !== 'conversation' || !id) return;
    inTurn(async () => {
      const one = await listedConversation(db, bearer, id);
      const made = await conversationsJson(deps, bearer, one ? [one] : []);
      return made.map((payload) => ({ event: 'conversation', payload }));
    });
  };
  const filtered = ({ kind }: LiveEvent) => {
    if (kind === 'filters') inTurn(async () => [{ event: 'filters_changed', payload: undefined }]);
  };
  const ends: (() => void)[] = [() => void (stopped = true)];
  switch (name) {
    case 'direct':
      ends.push(live.subscribe(topics.account(bearer.account), spoken));
      break;
    case 'user':
      ends.push(homesOf(deps).listen(bearer, ownHome));
      for (const hear of [filtered, voted]) ends.push(live.subscribe(topics.account(bearer.account), hear));
      if (mayFollow(bearer, { name: 'user:notification', tag: undefined }))
        ends.push(live.subscribe(topics.account(bearer.account), told));
      break;
    case 'user:notification':
      ends.push(live.subscribe(topics.account(bearer.account), told));
      break;
    case 'public':
    case 'public:local':
      ends.push(live.subscribe(topics.local, everyone), homesOf(deps).changes(another));
      break;
    case 'public:media':
    case 'public:local:media':
      ends.push(live.subscribe(topics.local, pictured), homesOf(deps).changes(another));
      break;
    case 'public:remote':
    case 'public:remote:media':
      // Nothing comes from other servers.
      break;
    case 'list':
      if (list) ends.push(...followList(deps, bearer, list, inTurn));
      break;
    case 'hashtag':
    case 'hashtag:local':
      ends.push(live.subscribe(topics.tag(fold(tag ?? '')), everyone), homesOf(deps).changes(another));
  }
  return () => {
    for (const end of ends) end();
  };
}

/** Whether a status, as text, is one that a stream for everybody brings: with its hashtag, or one that begins a conversation. */
function belongs(payload: string, name: StreamName, tag: string | undefined): boolean {
  const status = JSON.parse(payload) as {
    visibility: string;
    in_reply_to_id: string | null;
    media_attachments: readonly unknown[];
    tags: readonly { name: string }[];
  };
  if (status.visibility !== 'public') return false;
  if (name.endsWith(':media') && status.media_attachments.length === 0) return false;
  return name.startsWith('hashtag')
    ? status.tags.some((one) => fold(one.name) === fold(tag ?? ''))
    : status.in_reply_to_id === null;
}

/** Those in a list are heard one by one, and taken anew whenever who is in it, or what the reader sees, may have changed. */
function followList(
  { live, db, ...deps }: Deps,
  bearer: Bearer,
  id: Id<'list'>,
  inTurn: (make: () => Promise<readonly StreamEvent[]>) => void,
): readonly (() => void)[] {
  let authors: readonly (() => void)[] = [];
  let over = false;
  const leave = () => {
    for (const end of authors) end();
    authors = [];
  };
  const written = ({ kind, data }: LiveEvent) => {
    const post = idIn(data);
    if (!post) return;
    if (kind === 'gone') inTurn(async () => [{ event: 'delete', payload: post }]);
    if (kind !== 'post') return;
    inTurn(async () => {
      const { items } = await listTimeline(db, bearer, await readList(db, bearer, id), { only: post });
      return (await statusesFor({ live, db, ...deps }, bearer, items)).map((payload) => ({ event: 'update', payload }));
    });
  };
  const take = () =>
    inTurn(async () => {
      const wanted = await authorsListed(db, bearer, id);
      leave();
      if (!over) authors = wanted.map((account) => live.subscribe(topics.postsOf(account), written));
      return [];
    });
  take();
  const stopHearing = live.subscribe(
    topics.account(bearer.account),
    ({ kind }) => void (kind === 'relations' && take()),
  );
  return [stopHearing, () => void (over = true), leave];
}

const idIn = <K extends Kind = 'post'>(data: unknown): Id<K> | undefined =>
  data !== null && typeof data === 'object' && 'id' in data && typeof data.id === 'string'
    ? parseId<K>(data.id)
    : undefined;

const CHECK_MS = 2_500;

/** Calls back once, when a token is good for nothing any more. @returns a function that stops looking. */
export function whenEnded(deps: Deps, secret: string, end: () => void): () => void {
  let over = false;
  const look = () => {
    callersOf(deps)
      .bearer(secret)
      .then(
        (bearer) => {
          if (bearer || over) return;
          stop();
          end();
        },
        // A database that is away ends no stream: the next look tells.
        () => {},
      );
  };
  const timer = setInterval(look, CHECK_MS);
  timer.unref();
  // At once where it is heard; the look every so often is for what was not.
  const stopHearing = onCallersChanged(deps, look);
  const stop = () => {
    over = true;
    clearInterval(timer);
    stopHearing();
  };
  return stop;
}
