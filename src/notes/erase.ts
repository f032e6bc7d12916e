import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { askForCount } from './ask.ts';

/**
 * Erases what a person noted and rated, because they leave: the words of their notes, and each rating. The count is made
 * again without them, and what was published with them in it is erased at once.
 */
export async function eraseNotes(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx
    .updateTable('member_note')
    .set({
      withdrawn_at: sql<Date>`coalesce(withdrawn_at, ${tx.now})`,
      author_id: null,
      text: '',
      sources: [],
      state: 'needs-more',
      shown_since: null,
    })
    .where('author_id', '=', account)
    .execute();
  await sql`update member_note set review_asked_at = null, review_words = ''
    where review_asked_at is not null and post_id in (select id from post where account_id = ${account})`.execute(tx);
  const mine = sql`(select member.id from member join account on account.person_id = member.person_id
    where account.id = ${account})`;
  const { numAffectedRows } = await sql`delete from note_rating where member_id in ${mine}`.execute(tx);
  await sql`delete from note_rater where member_id in ${mine}`.execute(tx);
  if (numAffectedRows === 0n) return;
  await tx
    .updateTable('note_count')
    .set({ data: null, secret: null, verdicts: null })
    .where('data', 'is not', null)
    .execute();
  await askForCount(tx);
}
