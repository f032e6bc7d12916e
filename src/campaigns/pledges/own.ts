import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { newSecret } from '#random';
import { notFound } from '#refusal';
import type { PledgeEventTable } from '../schema.ts';
import type { Condition } from './conditions.ts';
import { conditionFrom, pledgeOfLink, type PledgeState } from './confirm.ts';
import { type PledgePayment, pledgePayments } from './payments.ts';
import { writeLink } from './pledge.ts';
import { referenceOf } from './reference.ts';

/** A pledge that was confirmed. Amounts in minor units. */
export interface ConfirmedPledge {
  readonly id: Id<'pledge'>;
  /** In its drive. */
  readonly number: number;
  /** Empty once it is erased, as the address. */
  readonly name: string;
  readonly email: string;
  readonly amount: number;
  readonly condition: Condition;
  readonly wouldJoin: boolean;
  readonly state: PledgeState;
  readonly paid: number;
  readonly refunded: number;
  readonly refundAccount: string;
  /** Of its payments. */
  readonly reference: string;
}

/** A pledge as its own page shows it. */
export interface OwnPledge extends ConfirmedPledge {
  readonly campaign: Id<'campaign'>;
  readonly stopped: boolean;
  readonly terms: { readonly version: number; readonly text: string; readonly sha256: string };
  readonly events: readonly { readonly kind: PledgeEventTable['kind']; readonly amount: number; readonly at: Date }[];
  readonly payments: readonly PledgePayment[];
}

/** @param token from outside. @returns undefined when it opens no pledge that was confirmed. */
export async function ownPledge(db: Db, token: string): Promise<OwnPledge | undefined> {
  const link = await pledgeOfLink(db, token);
  if (!link || link.state === 'draft') return undefined;
  const row = await db
    .selectFrom('pledge')
    .innerJoin('pledge_drive as drive', 'drive.campaign_id', 'pledge.campaign_id')
    .innerJoin('pledge_terms as terms', (join) =>
      join.onRef('terms.campaign_id', '=', 'pledge.campaign_id').onRef('terms.version', '=', 'pledge.terms_version'),
    )
    .where('pledge.id', '=', link.pledge)
    .selectAll('pledge')
    .select(['drive.number as drive', 'terms.version', 'terms.text', 'terms.sha256'])
    .executeTakeFirst();
  if (!row || row.number === null) return undefined;
  const [events, payments] = await Promise.all([
    db
      .selectFrom('pledge_event')
      .where('pledge_id', '=', row.id)
      .orderBy('id', 'desc')
      .select(['kind', 'amount', 'at'])
      .execute(),
    pledgePayments.paymentsOf(db, row.id),
  ]);
  return {
    id: row.id,
    campaign: row.campaign_id,
    number: row.number,
    name: row.name,
    email: row.email,
    amount: Number(row.amount),
    condition: conditionFrom(row.condition_kind, row.condition_least),
    wouldJoin: row.would_join,
    state: row.state,
    paid: Number(row.paid),
    refunded: Number(row.refunded),
    refundAccount: row.refund_account,
    reference: referenceOf(row.drive, row.number),
    stopped: row.stopped_at !== null,
    terms: { version: row.version, text: row.text, sha256: row.sha256 },
    events: events.map(({ kind, amount, at }) => ({ kind, amount: Number(amount), at })),
    payments,
  };
}

/** Whether who is signed in has a pledge in a drive. */
export async function hasPledge(db: Db, actor: Pick<Actor, 'person'>, campaign: Id<'campaign'>): Promise<boolean> {
  return (await pledgeIdOf(db, actor, campaign)) !== undefined;
}

const pledgeIdOf = async (db: Db, actor: Pick<Actor, 'person'>, campaign: Id<'campaign'>) =>
  (
    await db
      .selectFrom('pledge')
      .where('campaign_id', '=', campaign)
      .where('person_id', '=', actor.person)
      .where('state', '<>', 'draft')
      .select('id')
      .executeTakeFirst()
  )?.id;

/** A link to one’s own pledge for who is signed in. @throws Refusal 404 */
export async function openOwnPledge(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<string> {
  const id = await pledgeIdOf(tx, actor, campaign);
  if (!id) throw notFound();
  const token = newSecret(tx.random);
  await writeLink(tx, token, id);
  return token;
}
