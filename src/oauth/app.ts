import * as v from 'valibot';
import { isScope, type Scope } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line } from '#input';
import { hashSecret, newSecret } from '#random';
import { isRedirectUri } from './redirect.ts';
import { parseScopes } from './scope-list.ts';

const MOST_REDIRECTS = 10;

/** What an application says of itself. Addresses come as a list, or as lines of one text. */
export const AppInput = v.object({
  client_name: line(100),
  redirect_uris: v.pipe(
    v.union([v.array(v.string()), v.string()], 'missing'),
    v.transform((given) => [...new Set((Array.isArray(given) ? given : given.split(/\s+/)).filter(Boolean))]),
    v.check((uris) => uris.length > 0 && uris.length <= MOST_REDIRECTS && uris.every(isRedirectUri), 'webAddress'),
  ),
  scopes: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => text.split(/[\s+]+/).every((scope) => scope === '' || isScope(scope)), 'unknownChoice'),
    ),
    '',
  ),
  website: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.transform((text) => (text.length <= 500 && /^https?:\/\//.test(text) && URL.canParse(text) ? text : '')),
      ),
    ),
    '',
  ),
});
export type AppInput = v.InferOutput<typeof AppInput>;

/** An application as it is known here. */
export interface OAuthApp {
  readonly id: Id<'app'>;
  readonly clientId: string;
  readonly name: string;
  /** Empty where it names none. */
  readonly website: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly Scope[];
}

/**
 * Makes an application known (Mastodon’s `POST /api/v1/apps`; RFC 7591 without its management). Anybody may: it can
 * do nothing until somebody lets it.
 * @returns the secret, which is told this once.
 */
export async function registerApp(tx: Tx, input: AppInput): Promise<{ app: OAuthApp; secret: string }> {
  const secret = newSecret(tx.random);
  const app: OAuthApp = {
    id: tx.newId<'app'>(),
    clientId: newSecret(tx.random),
    name: input.client_name,
    website: input.website ?? '',
    redirectUris: input.redirect_uris,
    scopes: parseScopes(input.scopes),
  };
  await tx
    .insertInto('oauth_app')
    .values({
      id: app.id,
      client_id: app.clientId,
      secret_hash: hashSecret(secret),
      name: app.name,
      website: app.website,
      redirect_uris: [...app.redirectUris],
      scopes: [...app.scopes],
      created_at: tx.now,
    })
    .execute();
  return { app, secret };
}

const apps = (db: Db) =>
  db
    .selectFrom('oauth_app')
    .select(['id', 'client_id as clientId', 'name', 'website', 'redirect_uris as redirectUris', 'scopes']);

const shown = <T extends { scopes: string[] }>(row: T) => ({ ...row, scopes: row.scopes.filter(isScope) });

/** @param clientId from outside. */
export async function appByClientId(db: Db, clientId: string): Promise<OAuthApp | undefined> {
  const row = await apps(db).where('client_id', '=', clientId).executeTakeFirst();
  return row && shown(row);
}

export async function appById(db: Db, id: Id<'app'>): Promise<OAuthApp | undefined> {
  const row = await apps(db).where('id', '=', id).executeTakeFirst();
  return row && shown(row);
}

/** The application that knows this secret (RFC 6749 §2.3.1). */
export async function appWithSecret(db: Db, clientId: string, secret: string): Promise<OAuthApp | undefined> {
  const row = await apps(db)
    .where('client_id', '=', clientId)
    .where('secret_hash', '=', hashSecret(secret))
    .executeTakeFirst();
  return row && shown(row);
}
