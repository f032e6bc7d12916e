import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, choice } from '#input';
import { acceptAll } from './follow-requests.ts';
import type { News } from './news.ts';
import type { QuotePolicy } from './schema.ts';

export const QUOTE_POLICIES = ['everyone', 'followers', 'nobody'] as const satisfies readonly QuotePolicy[];

export const preferencesInput = v.object({
  approvesFollowers: checkbox(),
  quotePolicy: v.optional(choice(QUOTE_POLICIES), 'everyone'),
  postsFindable: checkbox(),
  inDirectory: checkbox(),
});

/** How an account may be reached and found. */
export type Preferences = v.InferOutput<typeof preferencesInput>;

/** As an account stands until it says otherwise: open to be followed, and no post of it found by its words. */
const USUAL: Preferences = {
  approvesFollowers: false,
  quotePolicy: 'everyone',
  postsFindable: false,
  inDirectory: true,
};

export async function readPreferences(db: Db, account: Id<'account'>): Promise<Preferences> {
  const row = await db
    .selectFrom('network_preference')
    .where('account_id', '=', account)
    .select([
      'approves_followers as approvesFollowers',
      'quote_policy as quotePolicy',
      'posts_findable as postsFindable',
      'in_directory as inDirectory',
    ])
    .executeTakeFirst();
  return row ?? USUAL;
}

/** Changes it. Who no longer approves followers accepts those who wait. */
export async function changePreferences(tx: Tx, actor: Actor, wanted: Preferences): Promise<News> {
  const row = {
    approves_followers: wanted.approvesFollowers,
    quote_policy: wanted.quotePolicy,
    posts_findable: wanted.postsFindable,
    in_directory: wanted.inDirectory,
    updated_at: tx.now,
  };
  await tx
    .insertInto('network_preference')
    .values({ account_id: actor.account, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  return wanted.approvesFollowers ? [] : acceptAll(tx, actor);
}
