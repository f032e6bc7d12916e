import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import { choice } from '#input';
import { type NewsPolicy, USUAL_POLICY } from './policy-rule.ts';
import type { Admission } from './schema.ts';

export type { NewsPolicy } from './policy-rule.ts';

export const ADMISSIONS = ['accept', 'filter', 'drop'] as const satisfies readonly Admission[];
const admission = v.optional(choice(ADMISSIONS));

/** What is to change; the rest stays as it is. */
export const newsPolicyInput = v.object({
  notFollowing: admission,
  notFollowers: admission,
  newAccounts: admission,
  privateMentions: admission,
  limitedAccounts: admission,
});

export const newsPolicyNames = Object.keys(newsPolicyInput.entries) as (keyof NewsPolicy)[];

/** Whose news one's inbox takes, sets apart or drops. */
export async function readNewsPolicy(db: Db, { account }: Actor): Promise<NewsPolicy> {
  const row = await db
    .selectFrom('notification_policy')
    .where('account_id', '=', account)
    .select([
      'not_following as notFollowing',
      'not_followers as notFollowers',
      'new_accounts as newAccounts',
      'private_mentions as privateMentions',
      'limited_accounts as limitedAccounts',
    ])
    .executeTakeFirst();
  return row ?? USUAL_POLICY;
}

/** Changes it, for what comes from now on. */
export async function changeNewsPolicy(
  tx: Tx,
  actor: Actor,
  wanted: v.InferOutput<typeof newsPolicyInput>,
): Promise<void> {
  const now = await readNewsPolicy(tx, actor);
  const row = {
    not_following: wanted.notFollowing ?? now.notFollowing,
    not_followers: wanted.notFollowers ?? now.notFollowers,
    new_accounts: wanted.newAccounts ?? now.newAccounts,
    private_mentions: wanted.privateMentions ?? now.privateMentions,
    limited_accounts: wanted.limitedAccounts ?? now.limitedAccounts,
    updated_at: tx.now,
  };
  await tx
    .insertInto('notification_policy')
    .values({ account_id: actor.account, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
}
