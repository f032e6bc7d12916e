import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, notifyOfModeration } from '#network';
import { notFound, Refusal } from '#refusal';
import type { House } from './house.ts';
import { letterOfChange, mailTo } from './letters.ts';
import { holdAccount, holdCase } from './may.ts';
import type { ActionEnd } from './schema.ts';
import { standAccount, standPost } from './stand.ts';

/** An action and the case that it belongs to. */
export async function actionOf(tx: Tx, id: Id<'moderation-action'>) {
  const action = await tx.selectFrom('moderation_action').where('id', '=', id).selectAll().executeTakeFirst();
  if (!action) throw notFound();
  return action;
}

/**
 * Takes back what was done: it no longer holds, and what it took from view is there again. An appeal that waited is
 * settled by that.
 * @throws Refusal 403, 404, 409 when somebody else works on the case, or it is over.
 */
export async function liftAction(
  tx: Tx,
  actor: Actor,
  id: Id<'moderation-action'>,
  words: string,
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  const { case_id } = await actionOf(tx, id);
  await holdCase(tx, actor, case_id);
  const { began_at: began, ended_at: ended, kind } = await actionOf(tx, id);
  if (!began || ended || kind === 'warn') throw new Refusal(409, (m) => m.moderation.errors.over);
  await tx
    .updateTable('appeal')
    .set({ decided_at: tx.now, decided_how: 'lifted' })
    .where('action_id', '=', id)
    .where('decided_at', 'is', null)
    .execute();
  return { news: await endAction(tx, id, { how: 'lifted', by: actor.person, words }, house) };
}

/**
 * Ends an action however it comes, and tells the person.
 * @param o.by null when the program does, by the clock or on the word of a jury.
 */
export async function endAction(
  tx: Tx,
  id: Id<'moderation-action'>,
  o: { how: ActionEnd; by: Id<'person'> | null; words?: string },
  house: Pick<House, 'origin'>,
): Promise<News> {
  const ended = await tx
    .updateTable('moderation_action')
    .set({ ended_at: tx.now, ended_by: o.by, ended_how: o.how, ended_words: o.words ?? '' })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['account_id', 'post_id', 'kind'])
    .executeTakeFirst();
  if (!ended) return [];
  await holdAccount(tx, ended.account_id);
  const stood = ended.post_id
    ? await standPost(tx, ended.post_id)
    : ended.kind === 'warn'
      ? []
      : await standAccount(tx, ended.account_id);
  if (o.how !== 'appeal' && o.how !== 'left') await mailTo(tx, [ended.account_id], house, letterOfChange(id, 'over'));
  return [...stood, ...(await notifyOfModeration(tx, 'moderation', [ended.account_id], id))];
}
