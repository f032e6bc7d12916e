import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { enqueueEffect } from './effect-jobs.ts';
import { writeEvent } from './history.ts';
import type { OutcomeResult, ProposalOrigin } from './schema.ts';
import { changed } from './topics.ts';

const MINUTE_MS = 60_000;

interface Answered {
  readonly proposal: Id<'proposal'>;
  readonly origin: ProposalOrigin | null;
  readonly target: Id<'decision'> | null;
  readonly result: OutcomeResult;
}

/**
 * What the answer to a question that the server asked by itself does at once:
 * “shall decision n take effect?” lifts it or cancels it, and a decision that members did not end at its review stands
 * for as long again.
 * @returns undefined when the question was another.
 */
export async function settledByVote(tx: Tx, asked: Answered): Promise<News | undefined> {
  if (asked.origin === 'emergency' && asked.result === 'failed') {
    // Members said no: it does not wait for its fourteen days.
    await tx
      .updateTable('emergency_act')
      .set({ lapses_at: tx.now })
      .where('proposal_id', '=', asked.proposal)
      .where('ratified_at', 'is', null)
      .where('lapsed_at', 'is', null)
      .execute();
    return [];
  }
  if (asked.target === null) return undefined;
  const passed = asked.result === 'passed';
  const target = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('decision.id', '=', asked.target)
    .forUpdate('decision')
    .select([
      'decision.id',
      'decision.number',
      'decision.state',
      'decision.proposal_id',
      'decision.decided_at',
      'decision.review_on',
      'rule.settings',
    ])
    .executeTakeFirstOrThrow();
  if ((asked.origin === 'hold' || asked.origin === 'call-in') && target.state === 'held') {
    return passed ? lift(tx, target, target.settings.expiresMinutes) : cancel(tx, target);
  }
  if (asked.origin === 'review' && !passed && target.review_on !== null) {
    const stood = Date.parse(target.review_on) - target.decided_at.getTime();
    const next = new Date(tx.now.getTime() + Math.max(stood, DAY_MS)).toISOString().slice(0, 10);
    await tx
      .updateTable('decision')
      .set({ review_on: next, reviewed_by_proposal: null })
      .where('id', '=', target.id)
      .execute();
    await writeEvent(tx, target.proposal_id, 'renewed', { until: next });
    return changed(target.id, target.proposal_id, target.state);
  }
  return undefined;
}

const DAY_MS = 24 * 60 * MINUTE_MS;

interface Held {
  readonly id: Id<'decision'>;
  readonly number: number;
  readonly proposal_id: Id<'proposal'>;
}

async function lift(tx: Tx, { id, number, proposal_id: proposal }: Held, minutes: number): Promise<News> {
  await tx
    .updateTable('decision')
    .set({ state: 'queued', due_at: tx.now, expires_at: new Date(tx.now.getTime() + minutes * MINUTE_MS) })
    .where('id', '=', id)
    .execute();
  await enqueueEffect(tx, id, tx.now);
  await writeEvent(tx, proposal, 'lifted', { number });
  return changed(id, proposal, 'queued');
}

async function cancel(tx: Tx, { id, number, proposal_id: proposal }: Held): Promise<News> {
  await tx.updateTable('decision').set({ state: 'cancelled' }).where('id', '=', id).execute();
  await writeEvent(tx, proposal, 'cancelled', { number });
  return changed(id, proposal, 'cancelled');
}
