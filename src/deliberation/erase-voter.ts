import { sql } from 'kysely';
import type { Eraser } from '#accounts';

/**
 * Erases what somebody wrote in votes, because they leave: drafts, reasons, statements of candidates. How they voted in
 * public stays counted, beside a number of the register that has no name any more; what they proposed has a life of its
 * own. It comes before the register forgets who they are.
 */
export const eraseVoter: Eraser = async (tx, account) => {
  const drafts = tx.selectFrom('proposal').where('account_id', '=', account).where('state', '=', 'draft').select('id');
  await tx.deleteFrom('action').where('proposal_id', 'in', drafts).execute();
  await tx.deleteFrom('proposal').where('account_id', '=', account).where('state', '=', 'draft').execute();
  const person = sql`(select person_id from account where id = ${account})`;
  await sql`
    update stance_revision set reason = '' from stance
    where stance.proposal_id = stance_revision.proposal_id and stance.member_id = stance_revision.member_id
      and stance.person_id = ${person}`.execute(tx);
  await sql`update stance set reason = '', post_id = null where person_id = ${person}`.execute(tx);
  await sql`
    update small_act_call_in set reason = '' from member
    where member.id = small_act_call_in.member_id and member.person_id = ${person}`.execute(tx);
  await sql`
    update candidate set statement = '' from member
    where member.id = candidate.member_id and member.person_id = ${person}`.execute(tx);
};
