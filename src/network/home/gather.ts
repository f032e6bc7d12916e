import type { Clock } from '#clock';

/** How often, at most, those who look are told that one post was counted anew. */
const EVERY_MS = 1_000;
/** Beyond so many at once, what was told of longest ago is forgotten: it may be told of sooner than it should. */
const MOST = 10_000;

export interface Gathering {
  /** Something was heard of a post. */
  hear(id: string): void;
  stop(): void;
}

/**
 * Makes few of many: the first that is heard of a post is told at once, and what comes within a second of it once,
 * when that second is over. So the last is always told.
 */
export function gather(clock: Clock, tell: (id: string) => void): Gathering {
  const told = new Map<string, number>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const now = (id: string): void => {
    waiting.delete(id);
    told.delete(id);
    told.set(id, clock.now().getTime());
    for (const oldest of told.keys()) {
      if (told.size <= MOST) break;
      told.delete(oldest);
    }
    tell(id);
  };
  return {
    hear(id) {
      const since = clock.now().getTime() - (told.get(id) ?? -Infinity);
      // A clock that was moved back makes nobody wait for it.
      if (since < 0 || since >= EVERY_MS) {
        clearTimeout(waiting.get(id));
        return now(id);
      }
      if (waiting.has(id)) return;
      const timer = setTimeout(() => now(id), EVERY_MS - since);
      timer.unref();
      waiting.set(id, timer);
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
