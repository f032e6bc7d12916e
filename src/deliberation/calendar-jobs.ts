import type { Transact, Tx } from '#db';
import type { Deps } from '#deps';
import { defineJob } from '#jobs';
import { type News, publish } from '#network';
import { chargesToEnd, endOneCharge } from './charges.ts';
import { actsToLapse, lapse } from './emergency.ts';
import { remindOfDuties } from './remind-duties.ts';
import { decisionsToReview, review } from './review.ts';
import { callElection, vacancies } from './succession.ts';

const MINUTE_MS = 60_000;

/**
 * What comes by the calendar: decisions to review, mandates to fill anew, emergency acts and charges that lapse,
 * duties that are due. Each in a transaction of its own, so that one that fails keeps no other back.
 */
export const calendar = defineJob<Deps, Record<string, never>>({
  name: 'deliberation.calendar',
  every: MINUTE_MS,
  async run(deps) {
    const { db, live, settings, config, log } = deps;
    const each = async (what: string, work: (tx: Tx) => Promise<News>): Promise<void> => {
      const news = await orLog(deps.transact, work, (reason) => log(`${what} broke off: ${reason}`));
      publish(live, news);
    };
    for (const { id } of await actsToLapse(db)) await each('an emergency act that lapses', (tx) => lapse(tx, id));
    for (const charge of await chargesToEnd(db)) await each('a charge that ends', (tx) => endOneCharge(tx, charge));
    await each('reminding of duties', (tx) => remindOfDuties(tx, config.origin));
    // Before there is a co-op nothing comes back and no mandate is filled.
    if (settings.current.stage !== 'co-op') return;
    for (const id of await decisionsToReview(db)) await each('a review', (tx) => review(tx, id));
    for (const vacancy of await vacancies(db)) await each('a succession', (tx) => callElection(tx, vacancy));
  },
});

async function orLog(
  transact: Transact,
  work: (tx: Tx) => Promise<News>,
  onError: (reason: string) => void,
): Promise<News> {
  try {
    return await transact(work);
  } catch (error) {
    onError(error instanceof Error ? error.message : String(error));
    return [];
  }
}
