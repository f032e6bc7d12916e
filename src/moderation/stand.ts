import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, setAuthorStanding, setPostStanding } from '#network';

/**
 * Makes what everything reads of an account from the actions that stand against it. A suspension that waits for its
 * second person holds as a limit until then.
 */
export async function standAccount(tx: Tx, account: Id<'account'>): Promise<News> {
  const { rows } = await sql<{ limitedAt: Date | null; suspendedAt: Date | null }>`
    select min(taken_at) as "limitedAt", min(began_at) filter (where kind = 'suspend') as "suspendedAt"
    from moderation_action where account_id = ${account} and kind in ('limit', 'suspend') and ended_at is null`.execute(
    tx,
  );
  return setAuthorStanding(tx, account, rows[0]!);
}

/** The same for a post. */
export async function standPost(tx: Tx, post: Id<'post'>): Promise<News> {
  const { rows } = await sql<{ hiddenAt: Date | null; sensitiveAt: Date | null }>`
    select min(began_at) filter (where kind = 'hide') as "hiddenAt",
      min(began_at) filter (where kind = 'sensitive') as "sensitiveAt"
    from moderation_action where post_id = ${post} and ended_at is null`.execute(tx);
  return setPostStanding(tx, post, rows[0]!);
}
