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
 * more came or went since it last did (k-anonymity with k = 5, Sweeney 2002, held between two publications too). What
 * the figures leave of the total mixes those who said nothing, those of places too small, and up to four of each place
 * that lag behind, so a small rest is of no known place. It does not help against who brings false signatures of one
 * place to within one of five: those are what setting aside is for.
 */
export const publishFigures = defineJob<Needs, Record<string, never>>({
  name: 'campaigns.publishFigures',
  every: HOUR_MS,
  async run({ db, transact }) {
    const today = dayOf(db.now);
    // Once names begin to be erased the figures stay as they are.
    const due = await db
      .selectFrom('petition')
      .innerJoin('campaign', 'campaign.id', 'campaign_id')
      .where((eb) => eb.or([eb('figures_on', 'is', null), eb('figures_on', '<', today)]))
      .where('erased_at', 'is', null)
      .where(sql<boolean>`${db.now} < least(keep_until::timestamp at time zone 'UTC',
        coalesce(closed_at + make_interval(months => keep_months), 'infinity'))`)
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
