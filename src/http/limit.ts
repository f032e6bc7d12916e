import type { Clock } from '#clock';

/** At most `times` calls in `seconds`, counted per client address or per signed-in person. */
export interface Limit {
  readonly name: string;
  readonly per: 'address' | 'person';
  readonly times: number;
  readonly seconds: number;
}

/** As Mastodon holds it: whoever empties an account takes their time, and a stolen session cannot. */
export const DELETING: Limit = { name: 'delete', per: 'person', times: 30, seconds: 1_800 };

export interface Limiter {
  /** Counts one call. @returns 0 when it may pass, otherwise the seconds to wait. */
  take(limit: Omit<Limit, 'per'>, who: string): number;
  /** What is left, without counting. */
  left(limit: Omit<Limit, 'per'>, who: string): Rate;
}

/** How much of a limit is left, and when all of it is again. */
export interface Rate {
  readonly times: number;
  readonly remaining: number;
  readonly fullAt: Date;
}

const MOST_BUCKETS = 200_000;
const SWEEP_MS = 600_000;

/**
 * Token buckets in this process: a full bucket holds `times` calls and refills evenly. What is
 * lost at a restart is a few seconds of counting. Memory is bounded: the longest unseen go first.
 * A bucket that is full again says nothing but that somebody called, so it is forgotten.
 */
export function limiter(clock: Clock): Limiter {
  const buckets = new Map<string, { left: number; at: number; fullAt: number }>();
  let sweeping: NodeJS.Timeout | undefined;
  const sweep = () => {
    const now = clock.now().getTime();
    for (const [key, bucket] of buckets) if (bucket.fullAt <= now) buckets.delete(key);
    sweeping = buckets.size > 0 ? setTimeout(sweep, SWEEP_MS).unref() : undefined;
  };
  return {
    take(limit, who) {
      sweeping ??= setTimeout(sweep, SWEEP_MS).unref();
      const key = `${limit.name} ${who}`;
      const now = clock.now().getTime();
      const rate = limit.times / (limit.seconds * 1_000);
      const bucket = buckets.get(key) ?? { left: limit.times, at: now, fullAt: now };
      const left = Math.min(limit.times, bucket.left + Math.max(0, now - bucket.at) * rate);
      buckets.delete(key);
      if (buckets.size >= MOST_BUCKETS)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest);
          if (buckets.size < MOST_BUCKETS * 0.9) break;
        }
      const keep = (rest: number) =>
        buckets.set(key, { left: rest, at: now, fullAt: now + (limit.times - rest) / rate });
      if (left < 1) {
        keep(left);
        return Math.ceil((1 - left) / rate / 1_000);
      }
      keep(left - 1);
      return 0;
    },
    left({ name, times, seconds }, who) {
      const now = clock.now().getTime();
      const bucket = buckets.get(`${name} ${who}`);
      if (!bucket) return { times, remaining: times, fullAt: new Date(now) };
      const refilled = (Math.max(0, now - bucket.at) * times) / (seconds * 1_000);
      const remaining = Math.floor(Math.min(times, bucket.left + refilled));
      return { times, remaining, fullAt: new Date(Math.max(now, bucket.fullAt)) };
    },
  };
}

/** One IPv6 household has a /64: its addresses count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** The neighbours of an address: a /24 of IPv4, the /48 that one customer of a provider has of IPv6. */
export function wideNetworkOf(address: string): string {
  const network = networkOf(address);
  if (network.includes(':')) return `${network.split(':').slice(0, 3).join(':')}::/48`;
  return `${network.split('.').slice(0, 3).join('.')}.0/24`;
}
