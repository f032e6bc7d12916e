import { sql } from 'kysely';
import { type Actor, mustHold } from '#accounts';
import type { Authority } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { readSettings } from '#settings';
import type { MandateRole } from './schema.ts';

/** By whose hand the register changes: a person, a decision, or the program where neither is named. */
export type Hand = { readonly person: Id<'person'> } | { readonly decision: Id<'decision'> } | null;

/** Who calls a verb of the register: somebody signed in, a decision that takes effect, or the program itself. */
export type Doer = Actor | Authority | null;

export const byDecision = (doer: Doer): doer is Authority => doer !== null && 'decision' in doer;

export const handOf = (doer: Doer): Hand =>
  doer === null ? null : byDecision(doer) ? { decision: doer.decision } : { person: doer.person };

/** The columns in which a hand is kept. */
export const handColumns = (hand: Hand) => ({
  by_person: hand && 'person' in hand ? hand.person : null,
  by_decision: hand && 'decision' in hand ? hand.decision : null,
});

/**
 * Lets a decision and the program pass, and whoever holds one of the roles at this moment. Before the register is
 * open a steward may do what they may.
 * @throws Refusal 403 otherwise.
 */
export async function mustBeEntrusted(tx: Tx, doer: Doer, roles: readonly MandateRole[]): Promise<void> {
  if (doer === null || byDecision(doer)) return;
  await mustHold(tx, doer, (await registerIsOpen(tx)) ? roles : [...roles, 'steward']);
}

/** Whether the founding assembly has opened the register: from then on there are members, and nobody is steward. */
export async function registerIsOpen(db: Db): Promise<boolean> {
  return (await readSettings(db)).registerOpenedAt !== null;
}

/** Numbers of members are given in turn, one transaction after the other: an advisory lock. */
const NUMBERING = 4_016_2016;

/** @returns the next number of the register, held until the transaction ends. */
export async function nextNumber(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sql.lit(NUMBERING)})`.execute(tx);
  const { n } = await tx
    .selectFrom('member')
    .select((eb) => eb.fn.max('number').as('n'))
    .executeTakeFirstOrThrow();
  return (n ?? 0) + 1;
}
