import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { membershipsOf } from '#membership';
import { askForCount } from './ask.ts';
import { noting } from './noting.ts';

/** Says yes to rating notes, and to what is published of it. @throws Refusal 403 for who is no member. */
export async function joinRaters(tx: Tx, actor: Actor): Promise<void> {
  const member = await noting(tx, actor);
  await tx
    .insertInto('note_rater')
    .values({ member_id: member, since: tx.now })
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute();
}

/** Takes it back: what one rated is erased, and counted no more. */
export async function leaveRaters(tx: Tx, actor: Actor): Promise<void> {
  const mine = (await membershipsOf(tx, actor)).map(({ id }) => id);
  if (mine.length === 0) return;
  await tx.deleteFrom('note_rating').where('member_id', 'in', mine).execute();
  await tx.deleteFrom('note_rater').where('member_id', 'in', mine).execute();
  await askForCount(tx);
}

/** Whether somebody said yes. */
export async function ratesNotes(db: Db, actor: Pick<Actor, 'person'>): Promise<boolean> {
  const mine = (await membershipsOf(db, actor)).map(({ id }) => id);
  if (mine.length === 0) return false;
  const row = await db.selectFrom('note_rater').where('member_id', 'in', mine).select('since').executeTakeFirst();
  return row !== undefined;
}
