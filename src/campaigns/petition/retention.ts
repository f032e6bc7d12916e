import { sql } from 'kysely';
import type { Db, Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { endCampaign } from '../close.ts';
import { holdCounters } from '../confirm.ts';
import { forgetDeliveries } from '../delivery/deliver.ts';
import { eraseImported } from '../imports/leave.ts';

const LONGEST_MONTHS = 24;
const HOUR_MS = 3_600_000;
/** Few enough that the counter is never held for long. */
const AT_ONCE = 2_000;

/** The day on which the signatures of a petition opened now are erased at the latest. */
export function lastDayKept(launchedAt: Date): string {
  const day = new Date(launchedAt);
  day.setUTCMonth(day.getUTCMonth() + LONGEST_MONTHS);
  return day.toISOString().slice(0, 10);
}

interface Needs {
  readonly db: Db;
  readonly transact: Transact;
}

/**
 * Erases names and addresses when their time is over: months after the closing, and on the last day at the latest,
 * whichever comes first (GDPR, art. 5(1)(e)). A campaign that still runs on its last day closes then. The counts, the
 * curve and the milestones stay as they were.
 */
export const forgetSignatures = defineJob<Needs, Record<string, never>>({
  name: 'campaigns.forgetSignatures',
  every: HOUR_MS,
  async run({ db, transact }) {
    const { rows } = await sql<{ id: Id<'campaign'> }>`
      select campaign.id from campaign join petition on petition.campaign_id = campaign.id
      where petition.erased_at is null
        and ${db.now} >= least(petition.keep_until::timestamp at time zone 'UTC',
          campaign.closed_at + make_interval(months => petition.keep_months))`.execute(db);
    for (const { id } of rows) {
      // Nothing is counted any more from this commit on; a program killed halfway goes on with the rest.
      await transact((tx) => endCampaign(tx, null, id));
      while ((await transact((tx) => eraseSome(tx, id))) === AT_ONCE);
      await transact((tx) => endErasing(tx, id));
    }
  },
});

/** @returns how many were erased, those that never counted included; their links go with them. */
async function eraseSome(tx: Tx, id: Id<'campaign'>): Promise<number> {
  await holdCounters(tx, [id]);
  const { rows } = await sql<{ taken: number }>`
    with gone as (
      delete from signature where id in (
        select id from signature where campaign_id = ${id} order by slot, email_canonical collate "C"
        limit ${sql.lit(AT_ONCE)} for update)
      returning confirmed_at, invalidation_id),
    counted as (
      select count(*) as rows, count(invalidation_id) as invalidated,
        count(*) filter (where confirmed_at is null) as pending,
        count(*) filter (where confirmed_at is not null and invalidation_id is null) as confirmed
      from gone)
    update signature_count set
      pending = signature_count.pending - counted.pending,
      erased = erased + counted.confirmed,
      invalidated = signature_count.invalidated - counted.invalidated,
      withdrawn = withdrawn + counted.invalidated
    from counted
    where signature_count.campaign_id = ${id} and shard = 0
    returning counted.rows::int as taken`.execute(tx);
  return rows[0]?.taken ?? 0;
}

/** What organisers wrote to find signatures may hold names and addresses. */
async function endErasing(tx: Tx, id: Id<'campaign'>): Promise<void> {
  await tx.updateTable('petition').set({ erased_at: tx.now }).where('campaign_id', '=', id).execute();
  await tx.deleteFrom('signature_refusal').where('campaign_id', '=', id).execute();
  await tx.deleteFrom('slow_signing').where('campaign_id', '=', id).execute();
  await eraseImported(tx);
  await forgetDeliveries(tx, id);
  await tx
    .updateTable('invalidation')
    .set({ name: '', address: '', place: '' })
    .where('campaign_id', '=', id)
    .execute();
}
