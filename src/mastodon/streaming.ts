import { upgradeWebSocket } from '@hono/node-server';
import { type Ctx, get, type Route } from '#http';
import { type Id, parseId } from '#ids';
import { readList } from '#network';
import { invalid, notFound, Refusal, type Sentence } from '#refusal';
import { isOn } from './asked.ts';
import { bearerIn } from './me.ts';
import { follow, type Followed, isStream, mayFollow, scopeOf, type StreamName, whenEnded } from './stream.ts';

const access = { token: 'read:statuses', inAddress: true } as const;
const OPENING = { name: 'mastodon-streams', per: 'person', times: 120, seconds: 60 } as const;
/** One connection follows so many streams at most. */
const MOST_STREAMS = 20;
/** Somebody’s apps keep so many connections open at most. */
const MOST_OPEN = 100;
/** What may wait for a listener who does not read: beyond it the connection ends. */
const MOST_WAITING_BYTES = 512 * 1_024;
const HEARTBEAT_MS = 20_000;

const secretIn = (c: Ctx): string =>
  c.req
    .header('authorization')
    ?.replace(/^Bearer +/i, '')
    .trim() ||
  c.req.query('access_token') ||
  c.req.header('sec-websocket-protocol')?.split(',')[0]?.trim() ||
  '';

const labelOf = ({ name, tag, list }: Followed): string[] => [name, ...[tag, list].filter((one) => one !== undefined)];

const open = new Map<string, number>();
/** @returns a function that gives the place back; undefined when all are taken. */
function takePlace(account: Id<'account'>): (() => void) | undefined {
  const taken = open.get(account) ?? 0;
  if (taken >= MOST_OPEN) return undefined;
  open.set(account, taken + 1);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const now = (open.get(account) ?? 1) - 1;
    if (now > 0) open.set(account, now);
    else open.delete(account);
  };
}

interface RawSocket {
  readonly bufferedAmount: number;
  ping(): void;
  terminate(): void;
  on(event: 'ping' | 'pong', hear: () => void): void;
}

/** `GET /api/v1/streaming`: a WebSocket that follows one stream or several, as its messages say. */
const socket = upgradeWebSocket((c: Ctx) => {
  const { deps, m } = c.var;
  const bearer = bearerIn(c);
  const secret = secretIn(c);
  let giveBack: (() => void) | undefined;
  const following = new Map<string, () => void>();
  let subscribe = async (_followed: Followed): Promise<void> => {};
  let stopLooking = (): void => {};
  let beat: NodeJS.Timeout | undefined;
  const first = followedIn({ stream: c.req.query('stream'), tag: c.req.query('tag'), list: c.req.query('list') });

  return {
    onOpen(_event, ws) {
      const raw = ws.raw as unknown as RawSocket;
      giveBack = takePlace(bearer.account);
      if (!giveBack) return ws.close(1_013, 'too many connections');
      let answered = true;
      const say = (what: object) => {
        if (raw.bufferedAmount > MOST_WAITING_BYTES) raw.terminate();
        else ws.send(JSON.stringify(what));
      };
      subscribe = async (followed) => {
        const key = labelOf(followed).join(' ');
        if (following.has(key)) return;
        // As Mastodon says it.
        const refuse = (status: number, sentence: Sentence) => say({ error: sentence(m), status });
        if (following.size >= MOST_STREAMS) return refuse(429, () => m.errors.tooMany);
        if (!mayFollow(bearer, followed)) return refuse(403, () => m.api.errors.scope(scopeOf(followed.name)));
        let wanted = true;
        following.set(key, () => void (wanted = false));
        const { list } = followed;
        const there = list === undefined || (await readList(deps.db, bearer, list).catch(() => undefined));
        if (!wanted) return;
        following.delete(key);
        if (!there) return refuse(404, () => m.errors.notFound);
        following.set(
          key,
          follow(deps, bearer, followed, (event) => say({ stream: labelOf(followed), ...event })),
        );
      };
      stopLooking = whenEnded(deps, secret, () => ws.close(4_001, 'token ended'));
      beat = setInterval(() => {
        // Whoever went away without a word.
        if (!answered) return raw.terminate();
        answered = false;
        raw.ping();
      }, HEARTBEAT_MS).unref();
      raw.on('pong', () => void (answered = true));
      // Each is answered, also to somebody who sends them and never reads.
      raw.on('ping', () => raw.bufferedAmount > MOST_WAITING_BYTES && raw.terminate());
      if (first) void subscribe(first);
    },
    onMessage(event) {
      const said = messageIn(event.data);
      if (said?.type === 'subscribe') void subscribe(said.followed);
      else if (said) {
        const key = labelOf(said.followed).join(' ');
        following.get(key)?.();
        following.delete(key);
      }
    },
    onClose() {
      giveBack?.();
      for (const end of following.values()) end();
      following.clear();
      stopLooking();
      clearInterval(beat);
    },
  };
});

/** @returns undefined for what is no stream. */
function followedIn({ stream, tag, list }: Record<'stream' | 'tag' | 'list', unknown>): Followed | undefined {
  if (typeof stream !== 'string' || !isStream(stream)) return undefined;
  return {
    name: stream,
    ...(typeof tag === 'string' && stream.startsWith('hashtag') && { tag: tag.slice(0, 200) }),
    ...(stream === 'list' && { list: parseId<'list'>(String(list)) }),
  };
}

function messageIn(data: unknown): { type: 'subscribe' | 'unsubscribe'; followed: Followed } | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const said: unknown = JSON.parse(data);
    if (said === null || typeof said !== 'object') return undefined;
    const { type, stream, tag, list } = said as Record<string, unknown>;
    const followed = followedIn({ stream, tag, list });
    return (type === 'subscribe' || type === 'unsubscribe') && followed ? { type, followed } : undefined;
  } catch {
    return undefined;
  }
}

const HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/** The same over server-sent events, one stream a connection. */
const events = (path: string, plain: StreamName, pictured = plain): Route =>
  get(
    `/api/v1/streaming/${path}`,
    { ...access, token: scopeOf(plain) },
    async (c) => {
      const { deps } = c.var;
      const bearer = bearerIn(c);
      const name = isOn(c.req.query('only_media')) ? pictured : plain;
      const followed: Followed = {
        name,
        ...followedIn({ stream: name, tag: c.req.query('tag'), list: c.req.query('list') }),
      };
      if (name.startsWith('hashtag') && !followed.tag) throw invalid({ tag: (m) => m.errors.missing });
      if (name === 'list' && !followed.list) throw notFound();
      if (followed.list) await readList(deps.db, bearer, followed.list);
      if (c.req.method === 'HEAD') return new Response(null, { headers: HEADERS });
      const giveBack = takePlace(bearer.account);
      if (!giveBack) throw new Refusal(429, (m) => m.errors.tooMany, { retryAfter: 60 });
      const encoder = new TextEncoder();
      let leave = (): void => {};
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const write = (text: string) => {
              controller.enqueue(encoder.encode(text));
              if ((controller.desiredSize ?? 0) > 0) return;
              leave();
              controller.close();
              // What waits for somebody who does not read would wait as long as they like.
              c.env?.outgoing?.destroy();
            };
            const ends = [
              follow(deps, bearer, followed, ({ event, payload }) => write(`event: ${event}\ndata: ${payload}\n\n`)),
              whenEnded(deps, secretIn(c), () => {
                leave();
                controller.close();
              }),
            ];
            const beat = setInterval(() => write(':thump\n'), HEARTBEAT_MS).unref();
            leave = () => {
              giveBack();
              for (const end of ends) end();
              clearInterval(beat);
            };
            write(':)\n');
          },
          cancel: () => leave(),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
      );
      return new Response(body, { headers: HEADERS });
    },
    { limits: [OPENING] },
  );

export const streamingEndpoints: readonly Route[] = [
  get('/api/v1/streaming/health', 'anyone', (c) => c.text('OK')),
  events('user', 'user'),
  events('user/notification', 'user:notification'),
  events('public', 'public', 'public:media'),
  events('public/local', 'public:local', 'public:local:media'),
  events('public/remote', 'public:remote', 'public:remote:media'),
  events('list', 'list'),
  events('direct', 'direct'),
  events('hashtag', 'hashtag'),
  events('hashtag/local', 'hashtag:local'),
  get('/api/v1/streaming', access, (c) => socketOrNothing(c), { limits: [OPENING] }),
];

async function socketOrNothing(c: Ctx): Promise<Response> {
  const answer = await socket(c, async () => {});
  // No WebSocket was asked for.
  return answer instanceof Response ? answer : c.json({ error: c.var.m.errors.notReadable }, 400);
}
