import type { Tx } from '#db';
import type { Id } from '#ids';
import { standAccount, standPost } from './stand.ts';

/**
 * Erases what moderation keeps of an account, because its person leaves: what was said against it and to it, its appeals,
 * and that it reported anything. That something was done, of which kind and by which rule, stays in the figures.
 */
export async function eraseModerated(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.updateTable('report').set({ reporter_id: null }).where('reporter_id', '=', account).execute();
  const cases = tx.selectFrom('moderation_case').where('account_id', '=', account).select('id');
  const reports = tx.selectFrom('report').where('case_id', 'in', cases).select('id');
  await tx.deleteFrom('report_post').where('report_id', 'in', reports).execute();
  await tx.updateTable('report').set({ words: '' }).where('case_id', 'in', cases).execute();
  await tx.deleteFrom('moderation_note').where('case_id', 'in', cases).execute();
  const actions = tx.selectFrom('moderation_action').where('account_id', '=', account).select('id');
  const appeals = tx.selectFrom('appeal').where('action_id', 'in', actions).select('id');
  await tx.updateTable('juror').set({ words: '' }).where('appeal_id', 'in', appeals).execute();
  await tx
    .updateTable('appeal')
    .set({ decided_at: tx.now, decided_how: 'left' })
    .where('action_id', 'in', actions)
    .where('decided_at', 'is', null)
    .execute();
  await tx.updateTable('appeal').set({ words: '', answer: '' }).where('action_id', 'in', actions).execute();
  const stood = await tx
    .updateTable('moderation_action')
    .set({ ended_at: tx.now, ended_how: 'left' })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .returning('post_id')
    .execute();
  await tx
    .updateTable('moderation_action')
    .set({ facts: '', ended_words: '' })
    .where('account_id', '=', account)
    .execute();
  await standAccount(tx, account);
  for (const { post_id: post } of stood) if (post) await standPost(tx, post);
  await tx
    .updateTable('moderation_case')
    .set({ closed_at: tx.now, outcome: 'left', claimed_by: null, claimed_at: null })
    .where('account_id', '=', account)
    .where('closed_at', 'is', null)
    .execute();
}

/** The same for who judged: what a juror wrote goes, and whoever had not voted votes no more. */
export async function eraseJuror(tx: Tx, account: Id<'account'>): Promise<void> {
  const person = tx.selectFrom('account').where('id', '=', account).select('person_id');
  await tx.updateTable('juror').set({ words: '' }).where('person_id', 'in', person).execute();
}
