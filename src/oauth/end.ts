import type { Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { hashSecret } from '#random';
import { appOfClient, type Client } from './exchange.ts';

/**
 * Ends a token that an application gives back (RFC 7009 §2.1): its own only, which it shows by having it where it keeps
 * no secret. A token that is nobody’s is as ended.
 * @returns false when the application is not known, or not by this secret.
 */
export async function endToken(tx: Tx, client: Client, token: string): Promise<boolean> {
  const app = await appOfClient(tx, client);
  if (!app) return false;
  const hash = hashSecret(token);
  for (const table of ['access_token', 'oauth_app_token'] as const) {
    await tx
      .updateTable(table)
      .set({ revoked_at: tx.now })
      .where('token_hash', '=', hash)
      .where('app_id', '=', app.id)
      .where('revoked_at', 'is', null)
      .execute();
  }
  return true;
}

const DAY_MS = 86_400_000;

/** Forgets codes a day after they ended, and applications that nobody let in within a day. */
export const forgetApps = defineJob<{ transact: Transact }, Record<string, never>>({
  name: 'oauth.forgetApps',
  every: DAY_MS,
  async run({ transact }) {
    await transact(async (tx) => {
      const dayAgo = new Date(tx.now.getTime() - DAY_MS);
      await tx.deleteFrom('oauth_code').where('expires_at', '<', dayAgo).execute();
      await tx.deleteFrom('oauth_app_token').where('revoked_at', 'is not', null).execute();
      await tx
        .deleteFrom('oauth_app')
        .where('created_at', '<', dayAgo)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('access_token').whereRef('access_token.app_id', '=', 'oauth_app.id').select('id'))),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('oauth_app_token').whereRef('oauth_app_token.app_id', '=', 'oauth_app.id').select('app_id'),
            ),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('oauth_code').whereRef('oauth_code.app_id', '=', 'oauth_app.id').select('app_id'))),
        )
        .execute();
    });
  },
});

/** Forgets the codes of who leaves; their tokens end with the account. */
export async function eraseCodes(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.deleteFrom('oauth_code').where('account_id', '=', account).execute();
}
