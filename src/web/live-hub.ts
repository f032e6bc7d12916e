import { endedAmong } from '#accounts';
import type { Deps } from '#deps';
import { onCallersChanged } from '#http';
import type { Id } from '#ids';
import type { LiveEvent } from '#live';
import { Refusal } from '#refusal';
import type { LiveFragment, LiveReader, LiveTopic } from './live.ts';

export interface Followed {
  topic: LiveTopic;
  id: string;
  listens: readonly string[];
}

interface Hub {
  /**
   * @param network as `networkOf` says it: a household has one, however many addresses.
   * @param since when the page was last told anything.
   */
  open(reader: LiveReader, followed: readonly Followed[], network: string, since?: Date): Response;
  /** Ends every stream: the program stops. */
  close(): void;
  readonly size: number;
}

interface Stream {
  readonly session: Id<'session'> | undefined;
  write(text: string): void;
  end(): void;
}

const HEARTBEAT_MS = 20_000;
const SESSION_CHECK_MS = 2_500;
const MOST_STREAMS = 20_000;
const MOST_PER_NETWORK = 100;
/** What may wait for a slow reader; beyond it the stream ends and the page comes back for a new one. */
const MOST_WAITING_BYTES = 256 * 1_024;

const hubs = new WeakMap<Deps, Hub>();

/** The open streams of one program. */
export function hubOf(deps: Deps): Hub {
  const known = hubs.get(deps);
  if (known) return known;
  const hub = createHub(deps);
  hubs.set(deps, hub);
  return hub;
}

/** Ends every open stream, so that the program can stop. */
export const endLiveStreams = (deps: Deps): void => hubs.get(deps)?.close();

function createHub(deps: Deps): Hub {
  const streams = new Set<Stream>();
  const perNetwork = new Map<string, number>();
  const shared = new Map<string, SharedChannel>();
  let timers: NodeJS.Timeout[] = [];
  let stopHearing = (): void => {};

  const beat = () => {
    for (const stream of streams) stream.write(clockOf(deps));
  };
  const checkSessions = async () => {
    const sessions = new Set([...streams].flatMap((stream) => stream.session ?? []));
    if (sessions.size === 0) return;
    const ended = await endedAmong(deps.db, [...sessions]);
    for (const stream of streams) if (stream.session && ended.has(stream.session)) stream.end();
  };
  const wind = () => {
    if (timers.length > 0 || streams.size === 0) return;
    timers = [
      setInterval(beat, HEARTBEAT_MS),
      setInterval(() => {
        // A database that is away ends no stream: the next check looks again.
        void checkSessions().catch(() => {});
      }, SESSION_CHECK_MS),
    ];
    for (const timer of timers) timer.unref();
    // At once where it is heard; the look every so often is for what was not.
    stopHearing = onCallersChanged(deps, () => void checkSessions().catch(() => {}));
  };
  const unwind = () => {
    if (streams.size > 0) return;
    for (const timer of timers) clearInterval(timer);
    timers = [];
    stopHearing();
  };

  function follow(
    { topic, id, listens }: Followed,
    reader: LiveReader,
    since: Date | undefined,
    write: (text: string) => void,
  ): () => void {
    if (topic.shared) {
      const key = `${topic.topic}:${id} ${reader.page.locale}`;
      let channel = shared.get(key);
      if (!channel) {
        const own = (channel = sharedChannel(topic, id, listens, anonymous(reader), () => shared.delete(key)));
        shared.set(key, own);
      }
      return channel.join(write);
    }
    // One event after another, so that what came first is shown first.
    let last: Promise<void> = Promise.resolve();
    let waiting = 0;
    const inTurn = async (before: Promise<void>, event: LiveEvent) => {
      await before;
      write(await render(topic, reader, event, id));
      waiting--;
    };
    const hear = (event: LiveEvent) => {
      if (waiting >= 50) return;
      waiting++;
      last = inTurn(last, event);
    };
    const ends = listens.map((name) => deps.live.subscribe(name, hear));
    if (topic.hears) ends.push(topic.hears(reader, hear));
    if (topic.onConnect) hear(connected(topic, id, since));
    return () => {
      for (const end of ends) end();
    };
  }

  return {
    open(reader, followed, network, since) {
      const here = perNetwork.get(network) ?? 0;
      if (streams.size >= MOST_STREAMS || here >= MOST_PER_NETWORK) {
        throw new Refusal(503, (m) => m.errors.tooMany, { retryAfter: 30 });
      }
      let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
      let leave: (() => void)[] = [];
      const stream: Stream = {
        session: reader.viewer?.session,
        write(text) {
          if (!controller || text === '') return;
          controller.enqueue(bytesOf(text));
          if ((controller.desiredSize ?? 0) <= 0) stream.end();
        },
        end() {
          if (!controller) return;
          const ending = controller;
          controller = undefined;
          for (const go of leave) go();
          leave = [];
          streams.delete(stream);
          const left = (perNetwork.get(network) ?? 1) - 1;
          if (left > 0) perNetwork.set(network, left);
          else perNetwork.delete(network);
          unwind();
          try {
            ending.close();
          } catch {
            // Cancelled by the reader: closed already.
          }
        },
      };
      const body = new ReadableStream<Uint8Array>(
        {
          start(given) {
            controller = given;
            streams.add(stream);
            perNetwork.set(network, here + 1);
            stream.write(clockOf(deps));
            leave = followed.map((one) => follow(one, reader, since, (text) => stream.write(text)));
            wind();
          },
          cancel: () => stream.end(),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING_BYTES }),
      );
      return new Response(body, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
      });
    },
    close() {
      for (const stream of streams) stream.end();
    },
    get size() {
      return streams.size;
    },
  };
}

interface SharedChannel {
  join(write: (text: string) => void): () => void;
}

/** One rendering for all who follow the same thing in the same language, the newest event at most every so often. */
function sharedChannel(
  topic: LiveTopic,
  id: string,
  listens: readonly string[],
  reader: LiveReader,
  onEmpty: () => void,
): SharedChannel {
  const every = topic.every ?? 250;
  const writers = new Set<(text: string) => void>();
  let newest: LiveEvent | undefined;
  let timer: NodeJS.Timeout | undefined;
  const turn = async () => {
    const event = newest;
    newest = undefined;
    if (!event) {
      timer = undefined;
      return;
    }
    const text = await render(topic, reader, event, id);
    for (const write of writers) write(text);
    timer = setTimeout(() => void turn(), every);
    timer.unref();
  };
  const hear = (event: LiveEvent) => {
    newest = event;
    if (timer) return;
    timer = setTimeout(() => void turn(), 0);
  };
  const ends = listens.map((name) => reader.deps.live.subscribe(name, hear));
  return {
    join(write) {
      writers.add(write);
      if (topic.onConnect) hear(connected(topic, id));
      return () => {
        writers.delete(write);
        if (writers.size > 0) return;
        for (const end of ends) end();
        clearTimeout(timer);
        onEmpty();
      };
    },
  };
}

// Thousands are told the same within a moment: what was written last is written once.
let lastFragment: LiveFragment | undefined;
let lastMessage = '';
function messageOf(fragment: LiveFragment): string {
  if (fragment !== lastFragment) {
    lastFragment = fragment;
    lastMessage = `data: ${JSON.stringify(fragment)}\n\n`;
  }
  return lastMessage;
}
const encoder = new TextEncoder();
let lastText = '';
let lastBytes = new Uint8Array();
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  if (text !== lastText) {
    lastText = text;
    lastBytes = encoder.encode(text);
  }
  return lastBytes;
}

/** Also keeps the stream from falling silent, which proxies take for its end. */
const clockOf = ({ clock }: Deps): string => `event: now\ndata: ${clock.now().getTime()}\n\n`;

const connected = (topic: LiveTopic, id: string, since?: Date): LiveEvent => ({
  topic: id === '' ? topic.topic : `${topic.topic}:${id}`,
  kind: 'connected',
  data: since ?? null,
});

const anonymous = ({ deps, page }: LiveReader): LiveReader => {
  const { viewer: _, ...rest } = page;
  return { deps, viewer: undefined, page: { ...rest, theme: 'system', path: '/', counts: { inbox: 0, toDecide: 0 } } };
};

async function render(topic: LiveTopic, reader: LiveReader, event: LiveEvent, id: string): Promise<string> {
  try {
    const page = { ...reader.page, now: reader.deps.clock.now() };
    const made = await topic.render({ ...reader, page }, event, id);
    const fragments = made === undefined ? [] : Array.isArray(made) ? made : [made];
    return fragments.map(messageOf).join('');
  } catch (error) {
    reader.deps.log(
      `fault: live ${topic.topic}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return '';
  }
}
