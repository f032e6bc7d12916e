import type { Db, Tx } from '#db';
import { hashSecret, newSecret } from '#random';
import { appById, appWithSecret, type OAuthApp } from './app.ts';
import type { Client, Issued, TokenFault } from './exchange.ts';
import { scopesAsked, scopesToGive } from './scope-list.ts';

/** A token for an application that acts for nobody (RFC 6749 §4.4): it reads what everybody may. */
export async function issueAppToken(tx: Tx, client: Client, scope: string): Promise<Issued | TokenFault> {
  const app = client.secret === undefined ? undefined : await appWithSecret(tx, client.id, client.secret);
  if (!app) return { fault: 'invalid_client' };
  const wanted = scopesAsked(scope, app.scopes);
  const scopes = wanted && scopesToGive(null, wanted);
  if (!scopes || scopes.length === 0) return { fault: 'invalid_scope' };
  const token = newSecret(tx.random);
  await tx
    .insertInto('oauth_app_token')
    .values({ token_hash: hashSecret(token), app_id: app.id, scopes: [...scopes], created_at: tx.now })
    .execute();
  return { token, scopes, createdAt: tx.now };
}

/** @param secret what stands behind `Bearer`. @returns the application that has it, acting for nobody. */
export async function appOfToken(db: Db, secret: string): Promise<OAuthApp | undefined> {
  const row = await db
    .selectFrom('oauth_app_token')
    .where('token_hash', '=', hashSecret(secret))
    .where('revoked_at', 'is', null)
    .select('app_id')
    .executeTakeFirst();
  return row && appById(db, row.app_id);
}

/** The application that a person’s token was given to; undefined for those that people made by hand. */
export async function appOfBearer(db: Db, token: string): Promise<OAuthApp | undefined> {
  const row = await db
    .selectFrom('access_token')
    .where('token_hash', '=', hashSecret(token))
    .select('app_id')
    .executeTakeFirst();
  return row?.app_id ? appById(db, row.app_id) : undefined;
}
