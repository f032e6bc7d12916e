import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice, paragraphs } from '#input';
import { type News, notifyOfModeration } from '#network';
import { notFound, Refusal } from '#refusal';
import { actionOf, endAction } from './end-action.ts';
import { ANSWER_DAYS, APPEAL_DAYS, daysAfter, type House } from './house.ts';
import { letterOfChange, mailTo } from './letters.ts';
import { holdAccount, moderatorAccounts, mustModerate } from './may.ts';
import type { AppealSettled, Verdict } from './schema.ts';

export const appealInput = v.object({ words: paragraphs(3_000, 10) });
export const answerInput = v.object({
  outcome: choice(['upheld', 'overturned']),
  answer: paragraphs(3_000, 10),
});

/**
 * Appeals against something that was decided about one, once and in time. Somebody answers who had no part in it, by a
 * day that is said at once.
 * @throws Refusal 404 for what is about somebody else, 409 when it is not decided yet, over, appealed, or too late.
 */
export async function appealAgainst(
  tx: Tx,
  actor: Actor,
  id: Id<'moderation-action'>,
  { words }: v.InferOutput<typeof appealInput>,
): Promise<{ id: Id<'appeal'>; news: News }> {
  await holdAccount(tx, actor.account);
  const action = await actionOf(tx, id);
  if (action.account_id !== actor.account) throw notFound();
  if (!action.began_at) throw new Refusal(409, (m) => m.moderation.errors.notYet);
  if (action.ended_how && action.ended_how !== 'term') throw new Refusal(409, (m) => m.moderation.errors.over);
  if (daysAfter(action.began_at, APPEAL_DAYS) <= tx.now) throw new Refusal(409, (m) => m.moderation.errors.tooLate);
  const made = await tx
    .insertInto('appeal')
    .values({
      id: tx.newId<'appeal'>(),
      action_id: id,
      words,
      made_at: tx.now,
      answer_by: daysAfter(tx.now, ANSWER_DAYS),
    })
    .onConflict((conflict) => conflict.column('action_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Refusal(409, (m) => m.moderation.errors.appealed);
  const involved = [actor.person, action.taken_by, ...(action.confirmed_by ? [action.confirmed_by] : [])];
  const moderators = await moderatorAccounts(tx, involved);
  return { id: made.id, news: await notifyOfModeration(tx, 'case', moderators, made.id) };
}

/** An appeal with what it is against, held together with the account. @throws Refusal 404. */
export async function holdAppeal(tx: Tx, id: Id<'appeal'>) {
  const found = await tx.selectFrom('appeal').where('id', '=', id).select('action_id').executeTakeFirst();
  if (!found) throw notFound();
  const { account_id } = await actionOf(tx, found.action_id);
  const account = await holdAccount(tx, account_id);
  const appeal = await tx.selectFrom('appeal').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  return { appeal, action: await actionOf(tx, found.action_id), person: account?.person_id ?? null };
}

/** @throws Refusal 403, 404, 409 for who had a part in it, when it is settled, or lies with a jury. */
export async function holdToAnswer(tx: Tx, actor: Actor, id: Id<'appeal'>) {
  await mustModerate(tx, actor);
  const held = await holdAppeal(tx, id);
  const { appeal, action, person } = held;
  if (person === actor.person) throw notFound();
  if (action.taken_by === actor.person || action.confirmed_by === actor.person)
    throw new Refusal(409, (m) => m.moderation.errors.tookPart);
  if (appeal.decided_at || appeal.jury_at) throw new Refusal(409, (m) => m.moderation.errors.over);
  return held;
}

/**
 * Answers an appeal: what was decided stands, or is taken back.
 * @throws Refusal 403, 404, 409 for who took or confirmed it, when it is settled, or lies with a jury.
 */
export async function answerAppeal(
  tx: Tx,
  actor: Actor,
  id: Id<'appeal'>,
  { outcome, answer }: v.InferOutput<typeof answerInput>,
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  await holdToAnswer(tx, actor, id);
  return { news: await settleAppeal(tx, id, { how: 'moderator', by: actor.person, outcome, answer }, house) };
}

/** Settles an appeal that is held and waits: overturned, what it was against ends. */
export async function settleAppeal(
  tx: Tx,
  id: Id<'appeal'>,
  o: { how: AppealSettled; by: Id<'person'> | null; outcome: Verdict; answer?: string },
  house: Pick<House, 'origin'>,
): Promise<News> {
  const settled = await tx
    .updateTable('appeal')
    .set({
      decided_at: tx.now,
      decided_how: o.how,
      decided_by: o.by,
      outcome: o.outcome,
      answer: o.answer ?? '',
    })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .returning('action_id')
    .executeTakeFirst();
  if (!settled) return [];
  const action = await actionOf(tx, settled.action_id);
  await mailTo(tx, [action.account_id], house, letterOfChange(action.id, o.outcome));
  const ended = o.outcome === 'overturned' ? await endAction(tx, action.id, { how: 'appeal', by: o.by }, house) : [];
  return [...ended, ...(await notifyOfModeration(tx, 'moderation', [action.account_id], action.id))];
}
