import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { findAccount } from './find-account.ts';
import { type News, relations } from './news.ts';
import { SOCIAL_KINDS } from './social-kinds.ts';
import { unlink } from './unlink.ts';

/**
 * Keeps two accounts apart, both ways: neither sees what the other writes, and what bound them ends. Blocking twice
 * changes nothing. Nobody is told.
 * @throws Refusal 404 when there is no such account, 409 when it is one's own.
 */
export async function block(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const target = await findAccount(tx, actor, account);
  const added = await tx
    .insertInto('block')
    .values({ account_id: actor.account, target_id: target, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['account_id', 'target_id']).doNothing())
    .returning('target_id')
    .executeTakeFirst();
  if (!added) return [];
  await unlink(tx, actor.account, target);
  await unlink(tx, target, actor.account);
  await tx.deleteFrom('mute').where('account_id', '=', actor.account).where('target_id', '=', target).execute();
  await sql`
    delete from notification
    where (account_id, from_id) in ((${actor.account}::bigint, ${target}::bigint), (${target}::bigint, ${actor.account}::bigint))
      and kind = any(${SOCIAL_KINDS}::text[])`.execute(tx);
  return relations(actor.account, target);
}

/** Takes a block back; follows that it ended do not come back. @throws never for an account that was not blocked. */
export async function unblock(tx: Tx, actor: Actor, account: Id<'account'>): Promise<News> {
  const removed = await tx
    .deleteFrom('block')
    .where('account_id', '=', actor.account)
    .where('target_id', '=', account)
    .returning('target_id')
    .executeTakeFirst();
  return removed ? relations(actor.account, account) : [];
}
