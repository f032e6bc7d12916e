import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { settledByVote } from './answers.ts';
import { enqueueEffect } from './effect-jobs.ts';
import { writeEvent } from './history.ts';
import type { DecisionState } from './schema.ts';
import { changed } from './topics.ts';

const MINUTE_MS = 60_000;

/**
 * Writes down what a vote decided, in the transaction that closed it: the next number of the register, and `rejected`,
 * or `queued` until members have had the time of the rule to object. That time begins now, when they can know of it,
 * even where the vote should have closed while the server was away. What is indicative decides nothing.
 * @param proposal closed, with its outcome written.
 */
export async function decide(tx: Tx, proposal: Id<'proposal'>): Promise<News> {
  const vote = await tx
    .selectFrom('proposal')
    .innerJoin('outcome', 'outcome.proposal_id', 'proposal.id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('proposal.id', '=', proposal)
    .select([
      'proposal.number',
      'proposal.origin',
      'proposal.origin_decision',
      'proposal.review_on',
      'outcome.result',
      'outcome.closed_at',
      'rule.settings',
    ])
    .executeTakeFirstOrThrow();
  if (vote.result === 'indicative') return [];
  const passed = vote.result === 'passed';

  const id = tx.newId<'decision'>();
  const number = await nextNumber(tx);
  // The answer to a question about another decision has its effect on that one, at once.
  const target = vote.origin_decision;
  const settles = await settledByVote(tx, { origin: vote.origin, target, result: vote.result, proposal });
  const window = settles ? 0 : vote.settings.objectionMinutes;
  const due = new Date(tx.now.getTime() + window * MINUTE_MS);
  const state: DecisionState = passed ? 'queued' : 'rejected';
  await tx
    .insertInto('decision')
    .values({
      id,
      number,
      proposal_id: proposal,
      state,
      decided_at: vote.closed_at,
      due_at: passed ? due : null,
      expires_at: passed ? new Date(due.getTime() + vote.settings.expiresMinutes * MINUTE_MS) : null,
      executed_at: null,
      review_on: vote.review_on,
      reviewed_by_proposal: null,
      undone_by_decision: null,
    })
    .execute();
  await writeEvent(tx, proposal, passed ? 'queued' : 'rejected', {
    number,
    ...(passed ? { due: due.toISOString() } : {}),
  });
  if (passed) await enqueueEffect(tx, id, due);
  return [...changed(id, proposal, state), ...(settles ?? [])];
}

/** Numbers have no gaps: whoever takes one holds the turn until the transaction ends. */
async function nextNumber(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('decision.number'))`.execute(tx);
  const { last } = await tx
    .selectFrom('decision')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql.lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  return last + 1;
}
