import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs, parseInput } from '#input';
import { hasMandate, membershipsOf } from '#membership';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { writeEvent } from './history.ts';

/** What somebody must do outside the server because it was decided. */
export interface Duty {
  readonly id: Id<'duty'>;
  readonly decision: { readonly id: Id<'decision'>; readonly number: number };
  readonly what: string;
  readonly owner: Id<'member'>;
  /** A calendar day. */
  readonly dueOn: string;
  /** What shows that it was done; null until then. */
  readonly proof: string | null;
  readonly doneAt: Date | null;
  readonly doneBy: Id<'member'> | null;
}

export interface DutyFilter {
  readonly owner?: Id<'member'>;
  readonly decision?: Id<'decision'>;
  readonly open?: boolean;
}

/** Duties, the earliest due first: said is not done, so they stand until there is a proof. */
export async function duties(db: Db, { owner, decision, open }: DutyFilter = {}): Promise<readonly Duty[]> {
  let query = db.selectFrom('duty').innerJoin('decision', 'decision.id', 'duty.decision_id');
  if (owner !== undefined) query = query.where('duty.owner_id', '=', owner);
  if (decision !== undefined) query = query.where('duty.decision_id', '=', decision);
  if (open !== undefined) query = query.where('duty.done_at', open ? 'is' : 'is not', null);
  const rows = await query
    .orderBy('duty.due_on')
    .orderBy('duty.id')
    .select([
      'duty.id',
      'duty.decision_id',
      'decision.number',
      'duty.what',
      'duty.owner_id',
      'duty.due_on',
      'duty.proof',
      'duty.done_at',
      'duty.done_by',
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    decision: { id: row.decision_id, number: row.number },
    what: row.what,
    owner: row.owner_id,
    dueOn: row.due_on,
    proof: row.proof,
    doneAt: row.done_at,
    doneBy: row.done_by,
  }));
}

/**
 * Says that a duty is done, and what shows it: an address, the number of a receipt, what was signed.
 * @throws Refusal 403 for who neither owns it nor is a secretary, 404, 409 when it is done, 422 at `proof`.
 */
export async function finishDuty(tx: Tx, actor: Actor, id: Id<'duty'>, proof: string): Promise<News> {
  const shown = parseInput(v.object({ proof: paragraphs(2_000) }), { proof }).proof;
  const duty = await tx
    .selectFrom('duty')
    .innerJoin('decision', 'decision.id', 'duty.decision_id')
    .where('duty.id', '=', id)
    .forUpdate('duty')
    .select(['duty.owner_id', 'duty.done_at', 'duty.decision_id', 'decision.number', 'decision.proposal_id'])
    .executeTakeFirst();
  if (!duty) throw notFound();
  const mine = await membershipsOf(tx, actor);
  const by =
    mine.find((membership) => membership.id === duty.owner_id) ??
    ((await hasMandate(tx, actor, 'secretary')) ? mine[0] : undefined);
  if (!by) throw new Refusal(403, (m) => m.decisions.refusals.notYourDuty);
  if (duty.done_at !== null) throw new Refusal(409, (m) => m.decisions.refusals.dutyDone);
  await tx.updateTable('duty').set({ proof: shown, done_at: tx.now, done_by: by.id }).where('id', '=', id).execute();
  await writeEvent(tx, duty.proposal_id, 'duty-done', { number: duty.number }, by.id);
  return [{ topic: `decision:${duty.decision_id}`, kind: 'duty', data: { id } }];
}
