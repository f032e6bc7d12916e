import { sql } from 'kysely';
import type { Authority } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { stepsOf } from './charge.ts';
import { handOf } from './hand.ts';
import { holdMember, writeDown } from './record.ts';
import { accountsOf, tellKeepers, tellMember } from './tell.ts';

/** A charge that stands against a member who is not expelled. */
export interface StandingCharge {
  readonly charge: Id<'membership-event'>;
  readonly member: Id<'member'>;
  readonly lapsesAt: Date;
}

/** The charges that stand, oldest first. */
export async function standingCharges(db: Db): Promise<readonly StandingCharge[]> {
  const { rows } = await sql<StandingCharge>`
    select id as charge, member_id as member, lapses_at as "lapsesAt" from membership_event charge
    where kind = 'charged' and status in ('probation', 'voting', 'suspended') and not exists (
      select from membership_event later
      where later.member_id = charge.member_id and (later.at, later.id) > (charge.at, charge.id)
        and later.kind in ('admitted', 'reinstated', 'expelled', 'left', 'charge-ended', 'charged'))
    order by at, id`.execute(db);
  return rows;
}

/**
 * Ends a charge: its time is over without a vote, or members voted and did not expel. The member and those who keep the
 * register are told. What is no longer so changes nothing.
 * @param by the decision not to expel; null when time ended it.
 */
export async function endCharge(
  tx: Tx,
  { member, charge }: Pick<StandingCharge, 'member' | 'charge'>,
  by: Authority | null,
): Promise<News> {
  const row = await holdMember(tx, member);
  const steps = await stepsOf(tx, member);
  if (steps?.charge !== charge || steps.view.expelledAt) return [];
  const event = await writeDown(tx, row, { kind: 'charge-ended', hand: handOf(by) });
  const told = await tellMember(tx, by, member, { event });
  const [own] = await accountsOf(tx, member);
  return own === undefined ? told : [...told, ...(await tellKeepers(tx, own))];
}
