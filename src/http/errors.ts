import type { Hono } from 'hono';
import type { Deps } from '#deps';
import { Refusal, notFound } from '#refusal';
import type { RefusalPage } from './mount.ts';
import type { Env } from './route.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** What the driver says, without a code, of a connection that it has lost or could not get. */
const CUT =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/;

/** Turns what a disk or a database reports into a sentence; anything else stays a fault of ours. */
export function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return new Refusal(507, (m) => m.errors.diskFull);
  const away = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'].includes(code);
  if (away || (code === '' && error instanceof Error && CUT.test(error.message))) {
    return new Refusal(503, (m) => m.errors.databaseAway, { retryAfter: 5 });
  }
  // The text holds a character that PostgreSQL cannot store (NUL), in a field that no schema guards.
  if (code === '22021' || code === '22P05') return new Refusal(400, (m) => m.errors.notReadable);
  return undefined;
}

const OF_MASTODON = /^\/api\/v\d\//;

/** As applications for Mastodon read it (docs.joinmastodon.org/entities/Error, and its answer to a registration). */
const detailsOf = (fields: readonly (readonly [string, string])[]) =>
  Object.fromEntries(fields.map(([name, description]) => [name, [{ error: 'ERR_INVALID', description }]]));

/** Applications show this and nothing beside. */
const sayAll = (fields: readonly (readonly [string, string])[]): string =>
  fields.map(([name, sentence]) => `${sentence} (${name})`).join(' ');

/** Answers every refusal and every fault with a sentence, as a page or as JSON. */
export function answerErrors(router: Hono<Env>, deps: Deps, page: RefusalPage): void {
  router.notFound((c) => answer(c, notFound()));
  router.onError((error, c) => {
    const refusal = refusalFor(error);
    if (!refusal) deps.log(`fault: ${c.req.method} ${c.req.routePath}: ${error.stack ?? error.message}`);
    return answer(c, refusal);
  });

  const answer = (c: Parameters<RefusalPage>[0], refusal: Refusal | undefined): Response | Promise<Response> => {
    if (refusal?.retryAfter) c.header('retry-after', String(refusal.retryAfter));
    const wantsJson =
      /^\/(?:api\/|oauth\/(?:token|revoke|userinfo)$)/.test(c.req.path) ||
      (c.req.header('accept') ?? '').startsWith('application/json');
    if (!wantsJson) return page(c, refusal);
    const m = c.var.m;
    const fields = Object.entries(refusal?.fields ?? {}).map(([name, say]) => [name, say(m)] as const);
    const details = fields.length > 0 && OF_MASTODON.test(c.req.path);
    return c.json(
      {
        error: details ? sayAll(fields) : refusal ? refusal.sentence(m) : m.errors.unexpected,
        ...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
        ...(details && { details: detailsOf(fields) }),
      },
      refusal?.status ?? 500,
    );
  };
}
