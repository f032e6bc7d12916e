import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isNearby } from '#config';
import { Refusal, notAllowed, notFound } from '#refusal';
import { admitBearer } from './bearer.ts';
import { largeBodies } from './large-bodies.ts';
import { type Limit, limiter, networkOf } from './limit.ts';
import { type Ctx, type Env, type Route, allowed } from './route.ts';
import type { Clock } from '#clock';

/** Renders a refusal for people, or a fault of ours when there is none: given by the pages, which stand above. */
export type RefusalPage = (c: Ctx, refusal: Refusal | undefined) => Response | Promise<Response>;

const MEGABYTE = 1_048_576;
/** Of programs, where a route says no other: what Mastodon lets one address ask. */
const USUAL: Limit = { name: 'api', per: 'address', times: 7_500, seconds: 300 };
/** Where somebody suspended reads why, and appeals. */
const SUSPENDED = '/me/moderation';

/** Puts routes on the router, each behind its access, its limits and its largest body. */
export function mountRoutes(app: Hono<Env>, routes: readonly Route[], clock: Clock): void {
  const limits = limiter(clock);
  const large = largeBodies();
  for (const route of routes) {
    const inForce = route.limits ?? (route.path.startsWith('/api/') ? [USUAL] : []);
    const most = route.maxBytes ?? MEGABYTE;
    const tooLarge = (): never => {
      throw new Refusal(413, (m) => m.errors.tooLarge);
    };
    const countBytes = bodyLimit({ maxSize: most, onError: tooLarge });
    app.on(
      route.method,
      route.path,
      async (c, next) => {
        const { deps, address } = c.var;
        const { access } = route;
        const forPrograms = typeof access === 'object';
        c.set('limiter', limits);
        c.set('rate', inForce[0] && limits.left(inForce[0], networkOf(address)));
        if (forPrograms) await admitBearer(c, access);
        if (access === 'person') c.set('viewer', c.var.viewer ?? c.var.suspended);
        const { viewer, bearer } = c.var;
        const caller = bearer ?? viewer;
        if (!bearer && !c.var.app && !allowed(route.access, viewer, deps.config.production)) {
          if (route.access === 'development') throw notFound();
          if (viewer) throw notAllowed();
          if (c.var.suspended) {
            if (route.method === 'GET') return c.redirect(SUSPENDED, 303);
            throw new Refusal(403, (m) => m.errors.suspended);
          }
          throw new Refusal(401, (m) => m.errors.signInFirst);
        }
        // By a public name come strangers through a proxy, and pages that had a name led here (DNS rebinding).
        if (route.access === 'development' && !isNearby(new URL(c.req.url).hostname)) throw notFound();
        for (const [i, limit] of inForce.entries()) {
          const who = limit.per === 'person' && caller ? caller.person : networkOf(address);
          const wait = limits.take(limit, who);
          const rate = limits.left(limit, who);
          if (i === 0 || rate.remaining < (c.var.rate?.remaining ?? 0)) c.set('rate', rate);
          if (wait > 0) throw new Refusal(429, (m) => m.errors.tooMany, { retryAfter: wait });
        }
        if (route.method === 'GET') return next();
        if (!forPrograms && !route.fromAnywhere && foreign(c, deps.config.origin))
          throw new Refusal(403, (m) => m.errors.foreignForm);
        // Node holds a body to the length it declares (RFC 9112 §6.2); only one without is counted as it comes.
        const streamed = c.req.header('transfer-encoding') !== undefined;
        const declared = streamed ? undefined : c.req.header('content-length');
        if (declared !== undefined && Number(declared) > most) return tooLarge();
        const read = () => (declared === undefined ? countBytes(c, next) : next());
        // What comes as a stream may be as large as the route takes; with neither header there is no body (§6.3).
        if (Number(declared ?? (streamed ? most : 0)) <= MEGABYTE) return read();
        const leave = await large.enter();
        try {
          return await read();
        } finally {
          leave();
        }
      },
      (c) => route.handler(c),
    );
  }
}

/**
 * Counts a call by something that only the form tells, such as the address somebody signs in with.
 * @throws Refusal 429
 */
export function countCall(c: Ctx, limit: Omit<Limit, 'per'>, who: string): void {
  const wait = c.var.limiter.take(limit, who);
  if (wait > 0) throw new Refusal(429, (m) => m.errors.tooMany, { retryAfter: wait });
}

/**
 * A browser says where a form comes from (Fetch Metadata, else Origin). Programs say neither and
 * carry no cookie, so they pass.
 */
function foreign(c: Ctx, origin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const from = c.req.header('origin');
  return from !== undefined && from !== origin && from !== new URL(c.req.url).origin;
}
