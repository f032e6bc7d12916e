import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';

/** Signed is not confirmed: both numbers, always. */
export interface Counts {
  readonly confirmed: number;
  readonly pending: number;
}

const NONE: Counts = { confirmed: 0, pending: 0 };

/** The counters of several campaigns: no row is counted. */
export async function countsOf(
  db: Db,
  campaigns: readonly Id<'campaign'>[],
): Promise<ReadonlyMap<Id<'campaign'>, Counts>> {
  if (campaigns.length === 0) return new Map();
  const { rows } = await sql<{ id: Id<'campaign'>; confirmed: string; pending: string }>`
    select campaign_id as id, sum(confirmed) as confirmed, sum(pending) as pending
    from signature_count where campaign_id = any(${campaigns}::bigint[]) group by campaign_id`.execute(db);
  return new Map(rows.map((row) => [row.id, { confirmed: Number(row.confirmed), pending: Number(row.pending) }]));
}

export async function countOf(db: Db, campaign: Id<'campaign'>): Promise<Counts> {
  return (await countsOf(db, [campaign])).get(campaign) ?? NONE;
}

/** What was confirmed in a period that starts at a moment. */
export interface Period {
  readonly from: Date;
  readonly confirmed: number;
}

/**
 * The curve: confirmed signatures a day or a week (from Monday), periods without any included, from
 * the first to now or the closing.
 * @param zone IANA name of the time zone in which days begin.
 */
export async function signaturesOverTime(
  db: Db,
  campaign: Id<'campaign'>,
  unit: 'day' | 'week',
  zone: string,
): Promise<readonly Period[]> {
  const step = sql.lit(`1 ${unit}`);
  const { rows } = await sql<{ from: Date; confirmed: string }>`
    with bounds as (
      select date_trunc(${sql.lit(unit)}, campaign.launched_at at time zone ${zone}) as first,
        date_trunc(${sql.lit(unit)}, coalesce(campaign.closed_at, ${db.now}) at time zone ${zone}) as last
      from campaign where id = ${campaign}),
    found as (
      select date_trunc(${sql.lit(unit)}, hour at time zone ${zone}) as period, sum(confirmed) as confirmed
      from signature_hour where campaign_id = ${campaign} group by 1)
    select period at time zone ${zone} as "from", coalesce(confirmed, 0) as confirmed
    from bounds, generate_series(first, greatest(last, first), ${step}::interval) as period
    left join found using (period)
    order by period`.execute(db);
  return rows.map(({ from, confirmed }) => ({ from, confirmed: Number(confirmed) }));
}
