export interface Measured {
  requests: number;
  seconds: number;
  perSecond: number;
  p50: number;
  p99: number;
  errors: number;
}

const rounded = (n: number): number => Math.round(n * 100) / 100;

export function summarise(times: number[], seconds: number, errors: number): Measured {
  const sorted = Float64Array.from(times).toSorted();
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    requests: times.length,
    seconds: rounded(seconds),
    perSecond: rounded(times.length / seconds),
    p50: at(0.5),
    p99: at(0.99),
    errors,
  };
}

/**
 * Runs `work(i)` `total` times with `connections` in flight; the time of each, in milliseconds.
 * `work` throws or returns false when an answer is not what it should be.
 */
export async function drive(
  connections: number,
  total: number,
  work: (i: number) => Promise<boolean>,
): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  let errors = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let i = next++; i < total; i = next++) {
        const at = performance.now();
        const good = await work(i).catch(() => false);
        times.push(performance.now() - at);
        if (!good) errors++;
      }
    }),
  );
  return summarise(times, (performance.now() - begun) / 1_000, errors);
}
