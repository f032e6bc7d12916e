import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Env } from './route.ts';

/**
 * Lets pages from anywhere call the API: it knows no cookies, so they can do no more than whoever holds the token.
 * Says to every program how much it may still ask.
 */
export function crossOrigin(): MiddlewareHandler<Env> {
  const exposed = [
    'etag',
    'link',
    'retry-after',
    'www-authenticate',
    'idempotency-replayed',
    'x-ratelimit-limit',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
  ];
  const preflight = cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'accept-language'],
    maxAge: 86_400,
  });
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, next);
    await next();
    // Afterwards: a header that is set before there is an answer has the answer copied, as a stream.
    c.res.headers.set('access-control-allow-origin', '*');
    c.res.headers.set('access-control-expose-headers', exposed.join(','));
    const { rate } = c.var;
    if (!rate) return;
    // As Mastodon says it (docs.joinmastodon.org/api/rate-limits): the end as a moment.
    c.res.headers.set('x-ratelimit-limit', String(rate.times));
    c.res.headers.set('x-ratelimit-remaining', String(rate.remaining));
    c.res.headers.set('x-ratelimit-reset', rate.fullAt.toISOString());
  };
}
