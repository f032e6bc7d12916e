import { type Bearer, covers, noteUse } from '#accounts';
import { isLocale, messagesFor } from '#i18n';
import { appOfToken } from '#oauth';
import { Refusal } from '#refusal';
import { callersOf } from './callers.ts';
import { networkOf } from './limit.ts';
import type { Ctx, TokenAccess } from './route.ts';

const DAY_MS = 86_400_000;
/** Tokens that nobody knows, from one address. */
const GUESSING = { name: 'bad-token', times: 120, seconds: 60 };

/**
 * Lets a program through (RFC 6750): its token is known, has not ended, and has the scope. The session of a browser
 * counts for nothing here, so that no page elsewhere can call in somebody's name. Answers in the language of whom it
 * acts for.
 * @throws Refusal 401 without a good token, 403 with one that is too narrow.
 */
export async function admitBearer(c: Ctx, access: TokenAccess): Promise<void> {
  c.set('viewer', undefined);
  const secret = secretIn(c, access);
  if (secret === undefined) {
    if (access.open && c.req.header('authorization') === undefined) return;
    throw challenge(c, 401, undefined);
  }
  const { deps } = c.var;
  const bearer = await callersOf(deps).bearer(secret);
  if (!bearer) {
    const app = await appOfToken(deps.db, secret);
    if (app) {
      if (!access.open && access.token !== 'any') throw challenge(c, 403, 'insufficient_scope', access.token);
      c.set('app', app);
      return;
    }
    const network = networkOf(c.var.address);
    const wait = c.var.limiter.take(GUESSING, network);
    c.set('rate', c.var.limiter.left(GUESSING, network));
    if (wait > 0) throw new Refusal(429, (m) => m.errors.tooMany, { retryAfter: wait });
    throw challenge(c, 401, 'invalid_token');
  }
  if (!isLocale(c.req.query('lang'))) {
    c.set('locale', bearer.locale);
    c.set('m', messagesFor(bearer.locale));
  }
  if (access.token !== 'any' && !covers(bearer.scopes, access.token))
    throw challenge(c, 403, 'insufficient_scope', access.token);
  c.set('bearer', bearer);
  if (isStale(bearer, deps.clock.now())) {
    // Reading goes on when nothing can be written, as on a full disk.
    await deps.transact((tx) => noteUse(tx, bearer)).catch(() => {});
  }
}

function secretIn(c: Ctx, { inAddress }: TokenAccess): string | undefined {
  const header = /^Bearer +([^ ]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (header !== undefined || !inAddress) return header;
  return c.req.query('access_token') || c.req.header('sec-websocket-protocol')?.split(',')[0]?.trim() || undefined;
}

const isStale = ({ seenAt }: Bearer, now: Date): boolean => !seenAt || now.getTime() - seenAt.getTime() > DAY_MS;

function challenge(c: Ctx, status: 401 | 403, error: string | undefined, scope?: string): Refusal {
  const parts = ['realm="essor"', ...(error ? [`error="${error}"`] : []), ...(scope ? [`scope="${scope}"`] : [])];
  c.header('www-authenticate', `Bearer ${parts.join(', ')}`);
  if (status === 403) return new Refusal(403, (m) => m.api.errors.scope(scope ?? ''));
  return new Refusal(401, (m) => (error ? m.api.errors.badToken : m.api.errors.noToken));
}
