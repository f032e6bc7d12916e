import type { Transact } from '#db';
import { defineJob } from '#jobs';
import { countTrends } from './count.ts';

/** Counts what trends, every ten minutes. */
export const countTrendsJob = defineJob<{ readonly transact: Transact }, Record<string, never>>({
  name: 'network.count-trends',
  every: 600_000,
  run: ({ transact }) => transact(countTrends),
});
