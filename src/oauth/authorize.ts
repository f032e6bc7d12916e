import type { Actor, Scope } from '#accounts';
import type { Db, Tx } from '#db';
import { hashSecret, newSecret } from '#random';
import { appByClientId, type OAuthApp } from './app.ts';
import { isRegistered } from './redirect.ts';
import { scopesAsked, scopesToGive } from './scope-list.ts';

/** A code is changed for a token within so long (RFC 6749 §4.1.2 says ten minutes at most). */
const CODE_MS = 10 * 60_000;

/** What an application asks a person for, checked. */
export interface Authorization {
  readonly app: OAuthApp;
  readonly redirectUri: string;
  /** What its person may give of what was asked. */
  readonly scopes: readonly Scope[];
  /** It asked to moderate for somebody who does not. */
  readonly withheld: boolean;
  readonly state: string | undefined;
  /** BASE64URL(SHA-256(verifier)), RFC 7636 §4.2. */
  readonly challenge: string | undefined;
}

/** What is wrong with what an application asks (RFC 6749 §4.1.2.1). */
export type AskingFault =
  /** Nobody can be led back: the person is told. */
  | { readonly fault: 'app' | 'redirect' }
  /** The application is told, at its address. */
  | {
      readonly fault: 'asked';
      readonly error: 'unsupported_response_type' | 'invalid_scope' | 'invalid_request';
      readonly redirectUri: string;
      readonly state: string | undefined;
    };

/**
 * @param giver who is asked.
 * @param asked the query of the consent page, from outside.
 */
export async function readAuthorization(
  db: Db,
  giver: Pick<Actor, 'roles'>,
  asked: Readonly<Record<string, string | undefined>>,
): Promise<Authorization | AskingFault> {
  const app = await appByClientId(db, asked['client_id'] ?? '');
  if (!app) return { fault: 'app' };
  const redirectUri = asked['redirect_uri'] ?? (app.redirectUris.length === 1 ? app.redirectUris[0] : undefined);
  if (redirectUri === undefined || !isRegistered(app.redirectUris, redirectUri)) return { fault: 'redirect' };
  const state = asked['state'];
  const back = (error: 'unsupported_response_type' | 'invalid_scope' | 'invalid_request') =>
    ({ fault: 'asked', error, redirectUri, state }) as const;
  if (asked['response_type'] !== 'code') return back('unsupported_response_type');
  const wanted = scopesAsked(asked['scope'] ?? '', app.scopes);
  const scopes = wanted && scopesToGive(giver, wanted);
  if (!scopes || scopes.length === 0) return back('invalid_scope');
  const challenge = asked['code_challenge'] || undefined;
  if (challenge !== undefined) {
    if (asked['code_challenge_method'] !== 'S256' || !/^[\w-]{43}$/.test(challenge)) return back('invalid_request');
  }
  return { app, redirectUri, scopes, withheld: scopes.length < wanted.length, state, challenge };
}

/**
 * Somebody lets an application act for them.
 * @returns the code that the application changes for a token, once, within ten minutes.
 */
export async function authorize(tx: Tx, actor: Actor, asked: Authorization): Promise<string> {
  const code = newSecret(tx.random);
  await tx
    .insertInto('oauth_code')
    .values({
      code_hash: hashSecret(code),
      app_id: asked.app.id,
      person_id: actor.person,
      account_id: actor.account,
      redirect_uri: asked.redirectUri,
      scopes: [...asked.scopes],
      code_challenge: asked.challenge ?? null,
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + CODE_MS),
    })
    .execute();
  return code;
}
