import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { isSessionStale, keepSession } from '#accounts';
import type { Deps } from '#deps';
import { isLocale, messagesFor, negotiateLocale } from '#i18n';
import { addressReader } from './address.ts';
import { callersOf } from './callers.ts';
import { LOCALE_COOKIE, sessionCookie, setLocaleCookie, setSessionCookie } from './cookies.ts';
import type { Env } from './route.ts';

/**
 * Says who calls, from where, and in which language to answer: `?lang=`, else what the person
 * set, else what this browser chose here before, else what it prefers, else the server's.
 */
export function introduce(deps: Deps): MiddlewareHandler<Env> {
  const callers = callersOf(deps);
  const readAddress = addressReader(deps.config.trustedProxies);
  return async (c, next) => {
    c.set('deps', deps);
    c.set(
      'address',
      readAddress(c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1', c.req.header('x-forwarded-for')),
    );
    const asked = c.req.query('lang');
    const kept = getCookie(c, LOCALE_COOKIE);
    const fromBrowser = () => negotiateLocale(c.req.header('accept-language'), deps.settings.current.locale);
    const anonymous = isLocale(asked) ? asked : isLocale(kept) ? kept : fromBrowser();
    c.set('locale', anonymous);
    c.set('m', messagesFor(anonymous));

    const secret = getCookie(c, sessionCookie(deps.config));
    const viewer = secret ? await callers.viewer(secret) : undefined;
    c.set('viewer', viewer?.suspendedAt ? undefined : viewer);
    c.set('suspended', viewer?.suspendedAt ? viewer : undefined);
    c.set('bearer', undefined);
    c.set('app', undefined);
    c.set('rate', undefined);
    const isPage = c.req.header('accept')?.includes('text/html') ?? false;
    if (secret && viewer && isPage && isSessionStale(viewer, deps.clock.now())) {
      // Reading goes on when nothing can be written, as on a full disk.
      const expires = await deps.transact((tx) => keepSession(tx, viewer)).catch(() => undefined);
      if (expires) setSessionCookie(c, secret, expires);
    }
    if (isLocale(asked)) setLocaleCookie(c, asked);
    if (viewer && !isLocale(asked)) {
      c.set('locale', viewer.locale);
      c.set('m', messagesFor(viewer.locale));
    }
    await next();
  };
}
