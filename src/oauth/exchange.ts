import { createHash, timingSafeEqual } from 'node:crypto';
import { createToken } from '#accounts';
import type { Tx } from '#db';
import { hashSecret } from '#random';
import { appByClientId, appWithSecret, type OAuthApp } from './app.ts';

/** How an application says which it is; the secret is missing where it cannot keep one. */
export interface Client {
  readonly id: string;
  readonly secret: string | undefined;
}

export interface Issued {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
}

/** Why a token is not given (RFC 6749 §5.2). */
export interface TokenFault {
  readonly fault: 'invalid_client' | 'invalid_grant' | 'invalid_scope' | 'unsupported_grant_type' | 'invalid_request';
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Changes a code for a token (RFC 6749 §4.1.3). An application without its secret needs the verifier of its code
 * (RFC 7636 §4.6). A code that comes twice was stolen once: what it gave ends. Commit whatever comes of it.
 */
export async function exchangeCode(
  tx: Tx,
  client: Client,
  given: { code: string; redirectUri: string; verifier: string | undefined },
): Promise<Issued | TokenFault> {
  const app = await appOfClient(tx, client);
  if (!app) return { fault: 'invalid_client' };
  const codeHash = hashSecret(given.code);
  const code = await tx
    .selectFrom('oauth_code')
    .where('code_hash', '=', codeHash)
    .where('app_id', '=', app.id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (!code) return { fault: 'invalid_grant' };
  if (code.used_at) {
    await tx
      .updateTable('access_token')
      .set({ revoked_at: tx.now })
      .where('code_hash', '=', codeHash)
      .where('revoked_at', 'is', null)
      .execute();
    return { fault: 'invalid_grant' };
  }
  if (code.expires_at <= tx.now || code.redirect_uri !== given.redirectUri) return { fault: 'invalid_grant' };
  if (code.code_challenge !== null) {
    const proof = createHash('sha256')
      .update(given.verifier ?? '')
      .digest('base64url');
    if (!sameText(proof, code.code_challenge)) return { fault: 'invalid_grant' };
  } else if (given.verifier !== undefined) {
    // Somebody took the challenge out on its way here (RFC 9700 §2.1.1).
    return { fault: 'invalid_grant' };
  } else if (client.secret === undefined) return { fault: 'invalid_client' };
  await tx.updateTable('oauth_code').set({ used_at: tx.now }).where('code_hash', '=', codeHash).execute();
  const { secret } = await createToken(
    tx,
    { person: code.person_id, account: code.account_id },
    { name: app.name, scopes: code.scopes, app: app.id, codeHash },
  );
  return { token: secret, scopes: code.scopes, createdAt: tx.now };
}

/** A secret that is given must be right; none is enough where something else says the rest. */
export const appOfClient = (tx: Tx, { id, secret }: Client): Promise<OAuthApp | undefined> =>
  secret === undefined ? appByClientId(tx, id) : appWithSecret(tx, id, secret);
