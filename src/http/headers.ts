import type { MiddlewareHandler } from 'hono';
import type { Ctx, Env } from './route.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types essor',
];

/** Of a page whose form leads on to another place: browsers follow it there only when the policy names it. */
export const formPolicy = (target: string): string =>
  [...POLICY.map((one) => (one.startsWith('form-action') ? `${one} ${target}` : one)), "frame-ancestors 'none'"].join(
    '; ',
  );

/** Of the few pages that others may show within theirs. */
export const FRAMED_POLICY = [...POLICY, 'frame-ancestors *'].join('; ');

/** Of a page that works without a network: it may name the script that keeps it. */
export const WORKER_POLICY = [
  ...POLICY.filter((rule) => !rule.startsWith('trusted-types')),
  'trusted-types essor stand',
  "frame-ancestors 'none'",
].join('; ');

/**
 * Lets the window that opened this one know of it: applications ask for consent in a window of their own, and wait for
 * it. Every answer on the way must say so, those that lead on as well (html.spec.whatwg.org, cross-origin opener
 * policies).
 */
export const keepOpener = (c: Ctx): void => c.header('cross-origin-opener-policy', 'unsafe-none');

/**
 * Headers of every answer: no inline script or style, nothing from elsewhere, no framing, no
 * referrer beyond the origin. A page that may be framed sets a policy of its own first.
 */
export function secureHeaders(): MiddlewareHandler<Env> {
  const policy = [...POLICY, "frame-ancestors 'none'"].join('; ');
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'strict-origin-when-cross-origin');
    if (!headers.has('cross-origin-opener-policy')) headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()');
    if (c.var.deps?.config.production) headers.set('strict-transport-security', 'max-age=31536000');
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
  };
}
