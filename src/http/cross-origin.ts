import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Env } from './route.ts';

/**
 * Lets pages from anywhere call the API: it knows no cookies, so they can do no more than whoever holds the token.
 */
export const crossOrigin = (): MiddlewareHandler<Env> =>
  cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'accept-language'],
    exposeHeaders: ['etag', 'link', 'retry-after', 'www-authenticate', 'idempotency-replayed'],
    maxAge: 86_400,
  });
