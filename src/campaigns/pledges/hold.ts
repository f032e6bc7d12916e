import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { invalid, notFound, Refusal } from '#refusal';
import type { PledgeDriveTable } from '../schema.ts';
import { dayOf } from '../counts.ts';
import { type DriveState, takesPledges, todayOn } from './drive.ts';

export type HeldDrive = Pick<
  PledgeDriveTable,
  'campaign_id' | 'number' | 'currency' | 'pledge_until' | 'collect_until'
> & {
  /** How many were ever confirmed: the last number that was given. */
  readonly pledges: number;
  readonly slug: string;
  readonly title: string;
  readonly least: number;
  readonly most: number;
  readonly state: DriveState;
};

/**
 * Holds a drive: one transaction at a time counts in it. Held before any of its pledges is.
 * @throws Refusal 404
 */
export async function holdDrive(tx: Tx, campaign: Id<'campaign'>): Promise<HeldDrive> {
  const drive = await tx
    .selectFrom('pledge_drive')
    .innerJoin('campaign', 'campaign.id', 'pledge_drive.campaign_id')
    .where('campaign_id', '=', campaign)
    .select(['campaign_id', 'number', 'currency', 'pledges', 'pledge_until', 'collect_until', 'slug', 'title'])
    .select(['pledge_drive.least', 'pledge_drive.most'])
    .forUpdate('pledge_drive')
    .executeTakeFirst();
  if (!drive) throw notFound();
  const { least, most, ...rest } = drive;
  // Read once the drive is held: a test that was made meanwhile is seen.
  return { ...rest, least: Number(least), most: Number(most), state: await stateNow(tx, campaign) };
}

async function stateNow(tx: Tx, campaign: Id<'campaign'>): Promise<DriveState> {
  const newest = await tx
    .selectFrom('pledge_turn')
    .where('campaign_id', '=', campaign)
    .orderBy(sql`kind in ('closed', 'refunding')`, 'desc')
    .select('kind')
    .executeTakeFirst();
  return newest?.kind ?? 'open';
}

export const isOpen = async (tx: Tx, drive: HeldDrive): Promise<boolean> =>
  takesPledges({ state: drive.state, pledgeUntil: drive.pledge_until }, await todayOn(tx));

/** @throws Refusal 409 once the pledge date is over. */
export async function mustBeOpen(tx: Tx, drive: HeldDrive): Promise<void> {
  if (!(await isOpen(tx, drive))) throw new Refusal(409, (m) => m.pledges.faults.over);
}

/** @throws Refusal 422 at `amount`. */
export function mustBeWithin(amount: number, { least, most }: { least: number; most: number }): void {
  if (amount < least || amount > most) throw invalid({ amount: (m) => m.pledges.faults.outOfBounds });
}

/** @throws Refusal 409 when what is agreed to has changed since it was read. */
export async function mustBeCurrent(tx: Tx, campaign: Id<'campaign'>, version: number): Promise<void> {
  const current = await tx
    .selectFrom('pledge_terms')
    .where('campaign_id', '=', campaign)
    .select((eb) => eb.fn.max<number>('version').as('version'))
    .executeTakeFirst();
  if (current?.version !== version) throw invalid({ agree: (m) => m.pledges.faults.termsChanged });
}

interface Counted {
  readonly kind: 'none' | 'people' | 'amount';
  readonly least: string | number;
  readonly people: number;
  readonly amount: number;
}

/** Counts a confirmed pledge in, or out by negative figures. */
export async function tally(tx: Tx, campaign: Id<'campaign'>, { kind, least, people, amount }: Counted): Promise<void> {
  await sql`
    insert into pledge_tally (campaign_id, condition_kind, condition_least, people, amount)
    values (${campaign}, ${kind}, ${least}, ${people}, ${amount})
    on conflict (campaign_id, condition_kind, condition_least) do update
      set people = pledge_tally.people + excluded.people, amount = pledge_tally.amount + excluded.amount`.execute(tx);
  if (people < 0)
    await tx.deleteFrom('pledge_tally').where('campaign_id', '=', campaign).where('people', '=', 0).execute();
}

/** Writes what was added to the sums into the day of the curve. */
export async function addToDay(
  tx: Tx,
  campaign: Id<'campaign'>,
  { people = 0, pledged = 0, collected = 0 }: { people?: number; pledged?: number; collected?: number },
): Promise<void> {
  await sql`
    insert into pledge_day (campaign_id, day, people, pledged, collected)
    values (${campaign}, ${dayOf(tx.now)}, ${people}, ${pledged}, ${collected})
    on conflict (campaign_id, day) do update set people = pledge_day.people + excluded.people,
      pledged = pledge_day.pledged + excluded.pledged, collected = pledge_day.collected + excluded.collected`.execute(
    tx,
  );
}
