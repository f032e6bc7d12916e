import { sql } from 'kysely';
import type { Db, Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { publishTotals } from '../beside/totals.ts';
import { holdCounters } from '../confirm.ts';
import { dayOf } from '../counts.ts';
import { FEWEST_SHOWN } from '../small-numbers.ts';

const HOUR_MS = 3_600_000;

interface Needs {
  readonly db: Db;
  readonly transact: Transact;
}

/**
 * Publishes, once a day, how many signed in each country and region and what they added.
 *
 * The total is public and exact at every moment, so figures that were too would tell, of whoever is known to have
 * signed at some hour, where they live. A figure therefore appears with five signatures and moves only when five or
 * more came or went since it last did: each difference that anybody can take, over time or from the total, is of five
 * people at least. Those who said nothing are in no figure, so no rest is anybody's. (Sweeney, “k-anonymity”, 2002,
 * with k = 5; against differences, a floor on each change as Statistics agencies set for released counts.)
 */
export const publishFigures = defineJob<Needs, Record<string, never>>({
  name: 'campaigns.publishFigures',
  every: HOUR_MS,
  async run({ db, transact }) {
    const today = dayOf(db.now);
    const due = await db
      .selectFrom('petition')
      .where((eb) => eb.or([eb('figures_on', 'is', null), eb('figures_on', '<', today)]))
      .select('campaign_id')
      .execute();
    for (const { campaign_id } of due) await transact((tx) => publishFiguresOf(tx, campaign_id));
  },
});

export async function publishFiguresOf(tx: Tx, campaign: Id<'campaign'>): Promise<void> {
  await holdCounters(tx, [campaign]);
  await sql`
    update signature_area set shown = case when confirmed >= ${FEWEST_SHOWN} then confirmed else 0 end
    where campaign_id = ${campaign} and abs(confirmed - shown) >= ${FEWEST_SHOWN}`.execute(tx);
  await publishTotals(tx, campaign);
  await tx
    .updateTable('petition')
    .set({ figures_on: dayOf(tx.now) })
    .where('campaign_id', '=', campaign)
    .execute();
}
