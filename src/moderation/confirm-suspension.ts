import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, notifyOfModeration } from '#network';
import { Refusal } from '#refusal';
import { settleCase } from './close-case.ts';
import { actionOf, endAction } from './end-action.ts';
import type { House } from './house.ts';
import { letterOfStatement, mailTo } from './letters.ts';
import { holdCase } from './may.ts';
import { standAccount } from './stand.ts';

/**
 * The case of a suspension that waits, held: the claim is whoever's proposed it, and the second person needs none.
 * @throws Refusal 403, 404, 409 when it waits no more.
 */
async function holdWaiting(tx: Tx, actor: Actor, id: Id<'moderation-action'>) {
  const { case_id, taken_by: proposer } = await actionOf(tx, id);
  await tx
    .updateTable('moderation_case')
    .set({ claimed_by: null, claimed_at: null })
    .where('id', '=', case_id)
    .where('claimed_by', '=', proposer)
    .execute();
  await holdCase(tx, actor, case_id);
  const action = await actionOf(tx, id);
  if (action.kind !== 'suspend' || action.began_at || action.ended_at)
    throw new Refusal(409, (m) => m.moderation.errors.over);
  return action;
}

/**
 * Confirms a suspension that somebody else proposed: from now on the account acts no more, and what it wrote is not
 * shown. Its person may still sign in to read why, appeal, or leave.
 * @throws Refusal 403, 404, 409 when one proposed it oneself, or it waits no more.
 */
export async function confirmSuspension(
  tx: Tx,
  actor: Actor,
  id: Id<'moderation-action'>,
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  const action = await holdWaiting(tx, actor, id);
  if (action.taken_by === actor.person) throw new Refusal(409, (m) => m.moderation.errors.needsSecond);
  await tx
    .updateTable('moderation_action')
    .set({ began_at: tx.now, confirmed_by: actor.person })
    .where('id', '=', id)
    .execute();
  const stood = await standAccount(tx, action.account_id);
  const told = await notifyOfModeration(tx, 'moderation', [action.account_id], id);
  const { ground, rule_words: rule, facts } = action;
  await mailTo(
    tx,
    [action.account_id],
    house,
    letterOfStatement(id, { kind: 'suspend', ground, rule, facts, pending: false }),
  );
  return { news: [...stood, ...told, ...(await settleCase(tx, actor, action.case_id, house))] };
}

/**
 * Refuses a suspension that waits, or takes one's own back: the limit that held meanwhile ends with it, and the case
 * stays open.
 * @throws Refusal 403, 404, 409 when it waits no more.
 */
export async function refuseSuspension(
  tx: Tx,
  actor: Actor,
  id: Id<'moderation-action'>,
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  const { taken_by: proposer } = await holdWaiting(tx, actor, id);
  const how = proposer === actor.person ? 'withdrawn' : 'refused';
  return { news: await endAction(tx, id, { how, by: actor.person }, house) };
}
