import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#refusal';
import type { Env } from './route.ts';

const OPEN = /^\/(?:setup|assets|dev|styleguide)(?:\/|$)/;

/** Until somebody has set the server up, every page leads to where that is done. */
export function setUpFirst(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.var.deps.settings.current.setUpAt !== null || OPEN.test(c.req.path)) return next();
    if (c.req.method === 'GET' && !c.req.path.startsWith('/api/')) return c.redirect('/setup', 303);
    throw new Refusal(503, (m) => m.errors.notSetUp, { retryAfter: 60 });
  };
}
