import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { conditionFrom, type PledgeState } from './confirm.ts';
import type { ConfirmedPledge } from './own.ts';
import { mustKeepMoney } from './payments.ts';
import { referenceOf } from './reference.ts';

export const PLEDGE_STATES = [
  'confirmed',
  'called',
  'part-paid',
  'paid',
  'failed',
  'released',
  'refunded',
  'withdrawn',
] as const;
export type ListedState = (typeof PLEDGE_STATES)[number];
export const isPledgeState = (text: unknown): text is ListedState => PLEDGE_STATES.includes(text as ListedState);

/** A pledge as organisers see it. */
export interface ListedPledge extends ConfirmedPledge {
  readonly confirmedAt: Date;
}

/** What of a list is wanted. */
export interface Wanted {
  readonly state?: ListedState | undefined;
  /** Only those to whom money is owed back: theirs did not go ahead, or they paid more than they pledged. */
  readonly owed?: boolean;
  /** A number, a reference, or a part of a name or an address. */
  readonly find?: string;
  readonly after?: number;
  readonly most: number;
}

/** How much is owed back to a pledge, in SQL: what is there of one that did not go ahead, or what was paid too much. */
const OWED = sql<string>`case
  when exists (select from pledge_turn turn where turn.campaign_id = pledge.campaign_id
    and kind in ('released', 'refunding')) or pledge.state = 'withdrawn' then paid - pledge.refunded
  when exists (select from pledge_event event where event.pledge_id = pledge.id and kind in ('released', 'withdrawn'))
    then paid - pledge.refunded
  else greatest(paid - pledge.refunded - amount, 0) end`;

/**
 * The pledges of a drive in the order of their numbers.
 * @throws Refusal 403 when the actor keeps no money.
 */
export async function listPledges(
  db: Db,
  actor: Actor,
  campaign: Id<'campaign'>,
  { state, owed, find = '', after = 0, most }: Wanted,
): Promise<readonly (ListedPledge & { readonly owed: number })[]> {
  await mustKeepMoney(db, actor);
  const number = /^\d{1,9}$/.test(find.trim()) ? Number(find) : undefined;
  const referred = /^RF\d{2}\d+$/i.test(find.replaceAll(/\s/g, ''))
    ? Number(find.replaceAll(/\D/g, '').slice(-7))
    : undefined;
  const like = `%${find.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .selectFrom('pledge')
    .innerJoin('pledge_drive as drive', 'drive.campaign_id', 'pledge.campaign_id')
    .where('pledge.campaign_id', '=', campaign)
    .where('pledge.number', '>', after)
    .$if(state !== undefined, (query) => query.where('pledge.state', '=', state ?? 'confirmed'))
    .$if(owed === true, (query) => query.where(sql<boolean>`${OWED} > 0`))
    .$if(find.trim() !== '', (query) =>
      query.where((eb) =>
        number === undefined && referred === undefined
          ? eb.or([eb('pledge.name', 'ilike', like), eb('pledge.email', 'ilike', like)])
          : eb('pledge.number', '=', number ?? referred ?? 0),
      ),
    )
    .orderBy('pledge.number')
    .limit(most)
    .select([
      'pledge.id',
      'pledge.number',
      'pledge.name',
      'pledge.email',
      'pledge.amount',
      'pledge.condition_kind as kind',
      'pledge.condition_least as least',
      'pledge.would_join as wouldJoin',
      'pledge.state',
      'pledge.paid',
      'pledge.refunded',
      'pledge.refund_account as refundAccount',
      'pledge.confirmed_at as confirmedAt',
      'drive.number as drive',
      OWED.as('owed'),
    ])
    .execute();
  return rows.flatMap(({ kind, least, drive, ...row }) =>
    row.number === null || row.confirmedAt === null
      ? []
      : [
          {
            ...row,
            number: row.number,
            confirmedAt: row.confirmedAt,
            amount: Number(row.amount),
            paid: Number(row.paid),
            refunded: Number(row.refunded),
            owed: Number(row.owed),
            condition: conditionFrom(kind, least),
            reference: referenceOf(drive, row.number),
          },
        ],
  );
}

/** How many pledges stand in each state, with their sums; those that nobody confirmed are not counted. */
export async function pledgesByState(
  db: Db,
  actor: Actor,
  campaign: Id<'campaign'>,
): Promise<readonly { state: PledgeState; people: number; amount: number; paid: number }[]> {
  await mustKeepMoney(db, actor);
  const { rows } = await sql<{ state: PledgeState; people: number; amount: string; paid: string }>`
    select state, count(*)::integer as people, sum(amount) as amount, sum(paid - refunded) as paid
    from pledge where campaign_id = ${campaign} and state <> 'draft' group by state`.execute(db);
  return PLEDGE_STATES.flatMap((state) => {
    const row = rows.find((one) => one.state === state);
    return row ? [{ state, people: row.people, amount: Number(row.amount), paid: Number(row.paid) }] : [];
  });
}
