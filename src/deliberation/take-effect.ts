import { sql } from 'kysely';
import { canonicalText, type Json } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { parsedInput } from './parsed-input.ts';
import { scheduleVote } from './schedule.ts';
import { type Prepared, runActions, StopEffect, prepare } from './run-actions.ts';
import { writeEvent } from './history.ts';
import type { DecisionFault, DecisionState, ProposalOrigin } from './schema.ts';
import { tellOfEffect } from './tell.ts';
import { changed } from './topics.ts';
import { inversesOf } from './inverses.ts';

/** Called between two steps of taking effect, by their names: tests end the process there. */
export type AtStep = (step: string) => void | Promise<void>;
const goOn: AtStep = () => {};

/** Effects take turns, in every process: what one compared, no other changes before it is done. */
export const takeTurn = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('effect'))`.execute(tx);
};

export interface Effect {
  readonly state: DecisionState;
  readonly news: News;
}

/**
 * Makes a decision that is queued and due take effect, once, in this transaction: each action that belongs to what was
 * chosen is compared with what was voted on, and only when all still hold are they applied, in order. If one does not
 * hold the decision is `stale`, if one refuses it is `failed`, and nothing of it has happened; past its time it is
 * `expired`.
 * @returns undefined when there is nothing to do: it is not due, or another was quicker.
 * @throws what an action throws that is no refusal; nothing is written then, and it is tried again.
 */
export async function takeEffect(tx: Tx, id: Id<'decision'>, at: AtStep = goOn): Promise<Effect | undefined> {
  await takeTurn(tx);
  const due = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('outcome', 'outcome.proposal_id', 'decision.proposal_id')
    .where('decision.id', '=', id)
    .where('decision.state', '=', 'queued')
    .where('decision.due_at', '<=', tx.now)
    .forUpdate('decision')
    .select([
      'decision.id',
      'decision.number',
      'decision.expires_at',
      'decision.proposal_id',
      'proposal.account_id',
      'proposal.member_id',
      'proposal.origin',
      'proposal.origin_decision',
      'outcome.chosen',
      'outcome.result',
    ])
    .executeTakeFirst();
  if (!due || due.result !== 'passed') return undefined;
  await at('locked');
  if (due.expires_at !== null && due.expires_at <= tx.now) return settle(tx, due, 'expired', null, []);

  await sql`savepoint effect`.execute(tx);
  let ran: News;
  try {
    const prepared: readonly Prepared[] = await prepare(tx, due.proposal_id, due.chosen);
    await at('compared');
    ran = await runActions(tx, prepared, due, at);
  } catch (error) {
    if (!(error instanceof StopEffect)) throw error;
    await sql`rollback to savepoint effect`.execute(tx);
    return settle(tx, due, error.state, error.fault, []);
  }
  if (due.origin_decision !== null) await noteUndone(tx, due, due.origin_decision);
  const effect = await settle(tx, due, 'executed', null, ran);
  await at('recorded');
  return effect;
}

/** The decision whose inverse this was, or whose end, is undone by it: unless its author wrote another in its place. */
async function noteUndone(
  tx: Tx,
  due: { readonly id: Id<'decision'>; readonly proposal_id: Id<'proposal'>; readonly origin: ProposalOrigin | null },
  undone: Id<'decision'>,
): Promise<void> {
  if (due.origin !== 'undo' && due.origin !== 'review' && due.origin !== 'call-in') return;
  const { proposal_id: first } = await tx
    .selectFrom('decision')
    .where('id', '=', undone)
    .select('proposal_id')
    .executeTakeFirstOrThrow();
  const { calls } = await inversesOf(tx, first);
  const ran = await tx
    .selectFrom('action')
    .where('proposal_id', '=', due.proposal_id)
    .orderBy('position')
    .select(['name', 'input'])
    .execute();
  const meant = calls.map(({ name, input }) => ({ name, input: parsedInput(name, input).output as Json }));
  const did = ran.map(({ name, input }) => ({ name, input: parsedInput(name, input).output as Json }));
  if (due.origin === 'undo' && canonicalText(did) !== canonicalText(meant)) return;
  await tx
    .updateTable('decision')
    .set({ undone_by_decision: due.id, review_on: null })
    .where('id', '=', undone)
    .where('state', '=', 'executed')
    .execute();
}

interface Settled {
  readonly id: Id<'decision'>;
  readonly number: number;
  readonly proposal_id: Id<'proposal'>;
}

/** Writes down what became of it, and tells those concerned. */
export async function settle(
  tx: Tx,
  { id, number, proposal_id: proposal }: Settled,
  state: 'executed' | 'stale' | 'failed' | 'expired',
  fault: DecisionFault | null,
  ran: News,
): Promise<Effect> {
  await tx
    .updateTable('decision')
    .set({
      state,
      executed_at: state === 'executed' ? tx.now : null,
      fault: fault && JSON.stringify(fault),
      retry_at: null,
    })
    .where('id', '=', id)
    .execute();
  await writeEvent(tx, proposal, state, { number });
  const told = await tellOfEffect(tx, id, proposal);
  // However many voted, nothing that takes effect waits for it.
  await scheduleVote(tx, 'effect', proposal, tx.now);
  return { state, news: [...ran, ...told, ...changed(id, proposal, state)] };
}
