import { upgradeWebSocket } from '@hono/node-server';
import { type Ctx, get, type Route } from '#http';
import { parseId } from '#ids';
import { invalid } from '#refusal';
import { bearerIn } from './me.ts';
import { follow, type Followed, isStream, mayFollow, type StreamEvent, type StreamName, whenEnded } from './stream.ts';

const access = { token: 'read:statuses', inAddress: true } as const;
const OPENING = { name: 'mastodon-streams', per: 'person', times: 120, seconds: 60 } as const;
/** One connection follows so many streams at most. */
const MOST_STREAMS = 20;
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

const labelOf = ({ name, tag, list }: Followed): string[] =>
  [name, name === 'list' ? list : tag].filter((part) => part !== undefined);

/** `GET /api/v1/streaming`: a WebSocket that follows one stream or several, as its messages say. */
const socket = upgradeWebSocket((c: Ctx) => {
  const { deps } = c.var;
  const bearer = bearerIn(c);
  const secret = secretIn(c);
  const following = new Map<string, () => void>();
  let subscribe = (_followed: Followed): void => {};
  let stopLooking = (): void => {};
  let beat: NodeJS.Timeout | undefined;
  const asked = c.req.query('stream');
  const first =
    asked && isStream(asked)
      ? { name: asked, tag: c.req.query('tag'), list: parseId<'list'>(c.req.query('list') ?? '') }
      : undefined;

  return {
    onOpen(_event, ws) {
      const raw = ws.raw as unknown as { bufferedAmount: number; ping(): void; terminate(): void };
      const send = (followed: Followed) => (event: StreamEvent) => {
        if (raw.bufferedAmount > MOST_WAITING_BYTES) raw.terminate();
        else ws.send(JSON.stringify({ stream: labelOf(followed), ...event }));
      };
      subscribe = (followed) => {
        const key = labelOf(followed).join(' ');
        if (following.has(key) || following.size >= MOST_STREAMS || !mayFollow(bearer, followed)) return;
        following.set(key, follow(deps, bearer, followed, send(followed)));
      };
      stopLooking = whenEnded(deps, secret, () => ws.close(4_001, 'token ended'));
      beat = setInterval(() => raw.ping(), HEARTBEAT_MS).unref();
      if (first) subscribe(first);
    },
    onMessage(event) {
      const said = messageIn(event.data);
      if (said?.type === 'subscribe') subscribe(said.followed);
      else if (said) {
        const key = labelOf(said.followed).join(' ');
        following.get(key)?.();
        following.delete(key);
      }
    },
    onClose() {
      for (const end of following.values()) end();
      following.clear();
      stopLooking();
      clearInterval(beat);
    },
  };
});

function messageIn(data: unknown): { type: 'subscribe' | 'unsubscribe'; followed: Followed } | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const said: unknown = JSON.parse(data);
    if (said === null || typeof said !== 'object') return undefined;
    const { type, stream, tag, list } = said as Record<string, unknown>;
    if ((type !== 'subscribe' && type !== 'unsubscribe') || typeof stream !== 'string' || !isStream(stream))
      return undefined;
    return {
      type,
      followed: {
        name: stream,
        tag: typeof tag === 'string' ? tag.slice(0, 200) : undefined,
        list: parseId<'list'>(String(list)),
      },
    };
  } catch {
    return undefined;
  }
}

/** The same over server-sent events, one stream a connection. */
const events = (path: string, name: StreamName): Route =>
  get(
    `/api/v1/streaming/${path}`,
    { ...access, token: name === 'user:notification' ? 'read:notifications' : 'read:statuses' },
    (c) => {
      const { deps } = c.var;
      const bearer = bearerIn(c);
      const followed = { name, tag: c.req.query('tag'), list: parseId<'list'>(c.req.query('list') ?? '') };
      if (name === 'list' && !followed.list) throw invalid({ list: (m) => m.errors.missing });
      if (name.startsWith('hashtag') && !followed.tag) throw invalid({ tag: (m) => m.errors.missing });
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
              for (const end of ends) end();
              clearInterval(beat);
            };
            write(':)\n');
          },
          cancel: () => leave(),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
      );
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
      return new Response(body, { headers });
    },
    { limits: [OPENING] },
  );

export const streamingEndpoints: readonly Route[] = [
  get('/api/v1/streaming/health', 'anyone', (c) => c.text('OK')),
  events('user', 'user'),
  events('user/notification', 'user:notification'),
  events('public', 'public'),
  events('public/local', 'public:local'),
  events('direct', 'direct'),
  events('list', 'list'),
  events('hashtag', 'hashtag'),
  events('hashtag/local', 'hashtag:local'),
  get('/api/v1/streaming', access, (c) => socketOrNothing(c), { limits: [OPENING] }),
];

async function socketOrNothing(c: Ctx): Promise<Response> {
  const answer = await socket(c, async () => {});
  // No WebSocket was asked for.
  return answer instanceof Response ? answer : c.json({ error: c.var.m.errors.notReadable }, 400);
}
