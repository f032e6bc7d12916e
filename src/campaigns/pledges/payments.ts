import { sql } from 'kysely';
import * as v from 'valibot';
import { type Actor, mustHold } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { day, line, optional } from '#input';
import { queueMail } from '#mail';
import { newSecret } from '#random';
import { invalid, notFound, Refusal } from '#refusal';
import { note, type PledgeState } from './confirm.ts';
import type { DriveState } from './drive.ts';
import { addToDay, type HeldDrive, holdDrive } from './hold.ts';
import { letterOfPayment } from './letters.ts';
import { writeLink } from './pledge.ts';
import { sum } from './sum.ts';

/** A payment as the statement shows it: what, when, and its line as the proof. */
export const PaymentInput = v.object({ amount: sum(), day: day(), line: line(500), note: optional(line(300)) });
export type PaymentInput = v.InferOutput<typeof PaymentInput>;

export interface PledgePayment {
  readonly id: Id<'pledge-payment'>;
  readonly kind: 'payment' | 'refund';
  /** Minor units, above nought. */
  readonly amount: number;
  /** A calendar day. */
  readonly day: string;
  readonly line: string;
  readonly note: string;
  /** The row that this one undoes. */
  readonly reverses: Id<'pledge-payment'> | null;
  readonly reversed: boolean;
  readonly recordedAt: Date;
}

/** What was recorded, and the state of the pledge from then on. */
export interface Recorded {
  readonly id: Id<'pledge-payment'>;
  readonly state: PledgeState;
}

/**
 * Where money meets pledges. Today payments are written down here with their proof; the books will take these verbs
 * over with the same promises: nothing is edited, a pledge’s state follows from what came in, and each line of a
 * statement counts once.
 */
export interface PledgePayments {
  /** Money came in. @throws Refusal 403, 404, 409 before the call, 422 with a sentence per field. */
  recordPayment(tx: Tx, actor: Actor, o: PaymentOf): Promise<Recorded | 'before'>;
  /** Money went back. @throws Refusal 403, 404, 422 where it is more than is there. */
  recordRefund(tx: Tx, actor: Actor, o: PaymentOf): Promise<Recorded | 'before'>;
  /** Undoes a row that was recorded in error, by a row of its own. @throws Refusal 403, 404, 409 when it is undone. */
  reverse(
    tx: Tx,
    actor: Actor,
    o: { campaign: Id<'campaign'>; payment: Id<'pledge-payment'>; note: string },
  ): Promise<Recorded>;
  /** Of one pledge, oldest first. */
  paymentsOf(db: Db, pledge: Id<'pledge'>): Promise<readonly PledgePayment[]>;
}

export interface PaymentOf {
  readonly campaign: Id<'campaign'>;
  /** The number of the pledge in its drive. */
  readonly pledge: number;
  readonly input: PaymentInput;
  readonly origin: string;
  /** Of a line of a statement: recording it again gives `before`. */
  readonly lineHash?: Buffer;
}

/** Organisers and treasurers write payments down; a steward may do what they may. @throws Refusal 403 */
export const mustKeepMoney = (db: Db, actor: Pick<Actor, 'person'>): Promise<void> =>
  mustHold(db, actor, ['organiser', 'treasurer', 'steward']);

interface HeldPledge {
  id: Id<'pledge'>;
  state: PledgeState;
  amount: number;
  paid: number;
  refunded: number;
  email: string;
  locale: 'en' | 'fr';
}

async function holdPledge(tx: Tx, campaign: Id<'campaign'>, number: number): Promise<HeldPledge> {
  const row = await tx
    .selectFrom('pledge')
    .where('campaign_id', '=', campaign)
    .where('number', '=', number)
    .select(['id', 'state', 'amount', 'paid', 'refunded', 'email', 'locale'])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw invalid({ pledge: (m) => m.pledges.faults.noSuchPledge });
  return { ...row, amount: Number(row.amount), paid: Number(row.paid), refunded: Number(row.refunded) };
}

/**
 * The state that follows from what came in and what went back. Where nothing is there, it is what it would be unpaid:
 * called, failed once the drive is closed, let go where it did not go ahead.
 */
export function stateFor(
  drive: DriveState,
  { amount, paid, refunded, state }: Pick<HeldPledge, 'amount' | 'paid' | 'refunded' | 'state'>,
): PledgeState {
  const there = paid - refunded;
  if (there === 0 && refunded > 0) return 'refunded';
  if (there >= amount) return 'paid';
  if (there > 0) return 'part-paid';
  if (state === 'withdrawn') return state;
  if (drive === 'closed') return 'failed';
  return drive === 'called' ? 'called' : 'released';
}

async function record(
  tx: Tx,
  actor: Actor,
  kind: 'payment' | 'refund',
  { campaign, pledge, input, origin, lineHash }: PaymentOf,
): Promise<Recorded | 'before'> {
  await mustKeepMoney(tx, actor);
  const drive = await holdDrive(tx, campaign);
  if (drive.state === 'open') throw new Refusal(409, (m) => m.pledges.faults.notCalledYet);
  const held = await holdPledge(tx, campaign, pledge);
  if (held.state === 'confirmed') throw new Refusal(409, (m) => m.pledges.faults.notCalledYet);
  if (kind === 'refund' && input.amount > held.paid - held.refunded)
    throw invalid({ amount: (m) => m.pledges.faults.moreThanThere });
  const id = tx.newId<'pledge-payment'>();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('pledge_payment')
    .values({
      id,
      campaign_id: campaign,
      pledge_id: held.id,
      kind,
      amount: String(input.amount),
      on_day: input.day,
      line: input.line,
      note: input.note,
      line_hash: lineHash ?? null,
      reverses_id: null,
      recorded_at: tx.now,
      recorded_by: actor.person,
    })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'line_hash']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return 'before';
  const state = await count(tx, drive, held, kind, input.amount);
  await note(tx, held.id, kind === 'payment' ? 'paid' : 'refunded', state, input.amount);
  if (held.email !== '') {
    const token = newSecret(tx.random);
    await writeLink(tx, token, held.id);
    await queueMail(
      tx,
      letterOfPayment(
        { to: held.email, locale: held.locale, origin, campaign: drive },
        { kind, amount: input.amount, currency: drive.currency, token },
      ),
    );
  }
  return { id, state };
}

/** Moves the sums of pledge, drive and day together. */
async function count(
  tx: Tx,
  drive: HeldDrive,
  held: HeldPledge,
  kind: 'payment' | 'refund',
  by: number,
): Promise<PledgeState> {
  const paid = held.paid + (kind === 'payment' ? by : 0);
  const refunded = held.refunded + (kind === 'refund' ? by : 0);
  const state = stateFor(drive.state, { ...held, paid, refunded });
  await tx
    .updateTable('pledge')
    .set({ paid: String(paid), refunded: String(refunded), state })
    .where('id', '=', held.id)
    .execute();
  const column = sql.ref(kind === 'payment' ? 'collected' : 'refunded');
  await sql`update pledge_drive set ${column} = ${column} + ${by} where campaign_id = ${drive.campaign_id}`.execute(tx);
  if (kind === 'payment') await addToDay(tx, drive.campaign_id, { collected: by });
  return state;
}

async function reverse(
  tx: Tx,
  actor: Actor,
  o: { campaign: Id<'campaign'>; payment: Id<'pledge-payment'>; note: string },
): Promise<Recorded> {
  await mustKeepMoney(tx, actor);
  const drive = await holdDrive(tx, o.campaign);
  const row = await tx
    .selectFrom('pledge_payment')
    .innerJoin('pledge', 'pledge.id', 'pledge_payment.pledge_id')
    .where('pledge_payment.id', '=', o.payment)
    .where('pledge_payment.campaign_id', '=', o.campaign)
    .select(['pledge.number', 'kind', 'pledge_payment.amount', 'on_day', 'line', 'reverses_id', 'line_hash'])
    .executeTakeFirst();
  if (!row || row.number === null) throw notFound();
  if (row.reverses_id) throw new Refusal(409, (m) => m.pledges.faults.isReversal);
  const held = await holdPledge(tx, o.campaign, row.number);
  const amount = Number(row.amount);
  // What went back cannot have been there without what came in.
  if (row.kind === 'payment' && held.paid - held.refunded < amount)
    throw new Refusal(409, (m) => m.pledges.faults.refundedSince);
  const id = tx.newId<'pledge-payment'>();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('pledge_payment')
    .values({
      id,
      campaign_id: o.campaign,
      pledge_id: held.id,
      kind: row.kind,
      amount: row.amount,
      on_day: row.on_day,
      line: row.line,
      note: o.note,
      line_hash: null,
      reverses_id: o.payment,
      recorded_at: tx.now,
      recorded_by: actor.person,
    })
    .onConflict((conflict) => conflict.column('reverses_id').doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) throw new Refusal(409, (m) => m.pledges.faults.reversedAlready);
  // The line of the statement may be recorded again, for the right pledge.
  await tx.updateTable('pledge_payment').set({ line_hash: null }).where('id', '=', o.payment).execute();
  const state = await count(tx, drive, held, row.kind, -amount);
  await note(tx, held.id, 'reversed', state, amount);
  return { id, state };
}

/** Of one pledge, oldest first. */
async function paymentsOf(db: Db, pledge: Id<'pledge'>): Promise<readonly PledgePayment[]> {
  const rows = await db
    .selectFrom('pledge_payment as payment')
    .leftJoin('pledge_payment as reversal', 'reversal.reverses_id', 'payment.id')
    .where('payment.pledge_id', '=', pledge)
    .orderBy('payment.id')
    .select([
      'payment.id',
      'payment.kind',
      'payment.amount',
      'payment.on_day as day',
      'payment.line',
      'payment.note',
      'payment.reverses_id as reverses',
      'payment.recorded_at as recordedAt',
      'reversal.id as reversal',
    ])
    .execute();
  return rows.map(({ amount, reversal, ...row }) => ({ ...row, amount: Number(amount), reversed: reversal !== null }));
}

export const pledgePayments: PledgePayments = {
  recordPayment: (tx, actor, o) => record(tx, actor, 'payment', o),
  recordRefund: (tx, actor, o) => record(tx, actor, 'refund', o),
  reverse,
  paymentsOf,
};
