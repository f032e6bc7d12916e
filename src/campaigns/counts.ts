import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';

const DAY_MS = 86_400_000;

/** What anybody may know. Signed is not confirmed: both numbers, always. */
export interface Counts {
  readonly confirmed: number;
  /**
   * Forms sent in the last seven days (and since the midnight before, UTC) whose button was not pressed.
   * Sending the form adds one whoever sends it: for an address that is new, that waits, or that has
   * signed already. So whoever sends it with somebody else's address learns nothing from the figure.
   */
  readonly waiting: number;
}

const NONE: Counts = { confirmed: 0, waiting: 0 };

/** What may be published of several campaigns: no row is counted. */
export async function countsOf(
  db: Db,
  campaigns: readonly Id<'campaign'>[],
): Promise<ReadonlyMap<Id<'campaign'>, Counts>> {
  if (campaigns.length === 0) return new Map();
  const { rows } = await sql<{ id: Id<'campaign'>; confirmed: string; waiting: string }>`
    select id,
      (select coalesce(sum(confirmed), 0) from signature_count where campaign_id = id) as confirmed,
      (select coalesce(sum(unanswered), 0) from signature_sending
        where campaign_id = id and day >= ${firstDayOf(db.now)}::date) as waiting
    from unnest(${campaigns}::bigint[]) as id`.execute(db);
  return new Map(rows.map((row) => [row.id, { confirmed: Number(row.confirmed), waiting: Number(row.waiting) }]));
}

/** The first day, in UTC, whose links may still be pressed. */
export const firstDayOf = (now: Date): string => dayOf(new Date(now.getTime() - 7 * DAY_MS));

/** @returns such as `2016-10-03`, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** What may be published of a campaign. */
export async function publishedCountOf(db: Db, campaign: Id<'campaign'>): Promise<Counts> {
  return (await countsOf(db, [campaign])).get(campaign) ?? NONE;
}

/**
 * How many signatures there are. Never for others to see: `pending` tells whoever sends the form with
 * an address whether it had signed.
 */
export async function countOf(db: Db, campaign: Id<'campaign'>): Promise<{ confirmed: number; pending: number }> {
  const { confirmed, pending } = await db
    .selectFrom('signature_count')
    .where('campaign_id', '=', campaign)
    .select((eb) => [eb.fn.sum<string>('confirmed').as('confirmed'), eb.fn.sum<string>('pending').as('pending')])
    .executeTakeFirstOrThrow();
  return { confirmed: Number(confirmed), pending: Number(pending) };
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
