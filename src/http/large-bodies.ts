import { Refusal } from '#refusal';

/** How many requests with a large body are let in at once: each is held in memory until it is answered. */
export const MOST_AT_ONCE = 4;
/** How many more may wait with theirs unread; further ones are refused. */
export const MOST_WAITING = 30;
const PATIENCE_MS = 30_000;

const busy = (): Refusal => new Refusal(503, (m) => m.media.busy, { retryAfter: 10 });

/**
 * A gate for large bodies, in the order they come. `enter()` resolves to a function that leaves.
 * @throws Refusal 503 when too many wait already, or after half a minute.
 */
export function largeBodies(): { enter(): Promise<() => void> } {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else inside--;
  };
  return {
    async enter() {
      if (inside < MOST_AT_ONCE) {
        inside++;
        return leave;
      }
      if (waiting.length >= MOST_WAITING) throw busy();
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const patience = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(busy());
      }, PATIENCE_MS);
      const go = (): void => {
        clearTimeout(patience);
        resolve(leave);
      };
      waiting.push(go);
      return promise;
    },
  };
}
