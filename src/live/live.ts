import pg from 'pg';
import type { Connection } from '#db';

/** What happened, by topic: `campaign:123`, `account:45`, `local`. The database stays the truth. */
export interface LiveEvent {
  readonly topic: string;
  readonly kind: string;
  /** Small JSON: identifiers and numbers, never text that people wrote. */
  readonly data: unknown;
}

type Listener = (event: LiveEvent) => void;

export interface Live {
  /** Tells every listener, here at once and in other processes by the doorbell. Call it after commit. */
  publish(topic: string, kind: string, data?: unknown): void;
  /** @returns a function that stops listening. */
  subscribe(topic: string, listener: Listener): () => void;
  listeners(topic: string): number;
  /** Hears every event, whatever its topic: for what keeps much in memory. @returns a function that stops. */
  tap(listener: Listener): () => void;
}

/** Publish and subscribe within one process. `onPublish` sees what was published here. */
export function localLive(onPublish?: (event: LiveEvent) => void): Live & { deliver(event: LiveEvent): void } {
  const topics = new Map<string, Set<Listener>>();
  const taps = new Set<Listener>();
  const deliver = (event: LiveEvent) => {
    for (const listener of taps) listener(event);
    for (const listener of topics.get(event.topic) ?? []) listener(event);
  };
  return {
    deliver,
    publish(topic, kind, data = null) {
      const event = { topic, kind, data };
      deliver(event);
      onPublish?.(event);
    },
    subscribe(topic, listener) {
      const set = topics.get(topic) ?? new Set();
      topics.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && topics.get(topic) === set) topics.delete(topic);
      };
    },
    listeners: (topic) => topics.get(topic)?.size ?? 0,
    tap(listener) {
      taps.add(listener);
      return () => void taps.delete(listener);
    },
  };
}

/**
 * The topic on which a process says that its doorbell was away for a while: what it published meanwhile, and
 * what others did, was not heard. Whoever keeps something in memory reads it again.
 */
export const MISSED = 'missed';

const CHANNEL = 'essor';
const PAYLOAD_BYTES = 7_500;
const RING_EVERY_MS = 20;

/**
 * Live events across processes that share a database: a NOTIFY from a connection of its own,
 * outside every write transaction (inside one it serialises commits), many events to a ring.
 * A ring that is lost costs freshness only: listeners read the tables, and are told `MISSED` afterwards.
 */
export async function sharedLive(
  connection: Connection,
  processId: string,
): Promise<Live & { close(): Promise<void> }> {
  let waiting: LiveEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let client = new pg.Client(connection);
  const live = localLive((event) => {
    waiting.push(event);
    timer ??= setTimeout(ring, RING_EVERY_MS);
  });

  const hear = (message: pg.Notification) => {
    if (message.channel !== CHANNEL || !message.payload) return;
    const { from, events }: { from: string; events: LiveEvent[] } = JSON.parse(message.payload);
    if (from !== processId) for (const event of events) live.deliver(event);
  };
  const connect = async () => {
    client = new pg.Client({ ...connection, application_name: 'essor doorbell' });
    client.on('notification', hear);
    client.on('error', () => {});
    client.on('end', () => {
      if (closed) return;
      // From now on nothing is heard: what is kept in memory is in doubt at once, and again when the bell is back.
      live.deliver({ topic: MISSED, kind: 'away', data: null });
      setTimeout(() => void reconnect().catch(() => {}), 1_000).unref();
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  };
  const reconnect = async () => {
    if (closed) return;
    await connect();
    if (closed) await client.end();
    else live.publish(MISSED, 'reconnected');
  };

  async function ring(): Promise<void> {
    timer = undefined;
    const events = waiting;
    waiting = [];
    while (events.length > 0) {
      const packed: LiveEvent[] = [];
      let bytes = 0;
      while (events[0] && (packed.length === 0 || bytes < PAYLOAD_BYTES)) {
        const size = Buffer.byteLength(JSON.stringify(events[0]));
        if (packed.length > 0 && bytes + size > PAYLOAD_BYTES) break;
        packed.push(events.shift()!);
        bytes += size;
      }
      const payload = JSON.stringify({ from: processId, events: packed });
      if (Buffer.byteLength(payload) > 7_900) continue;
      await client.query('select pg_notify($1, $2)', [CHANNEL, payload]).catch(() => {});
    }
  }

  await connect();
  return {
    publish: live.publish,
    subscribe: live.subscribe,
    listeners: live.listeners,
    tap: live.tap,
    async close() {
      closed = true;
      clearTimeout(timer);
      await ring();
      await client.end().catch(() => {});
    },
  };
}
