import { deleteCookie, setCookie } from 'hono/cookie';
import type { Ctx } from './route.ts';

export const SESSION_COOKIE = 'essor_session';
export const LOCALE_COOKIE = 'essor_lang';

const YEAR_S = 365 * 24 * 3600;

const common = (c: Ctx) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.var.deps.config.production }) as const;

export function setSessionCookie(c: Ctx, secret: string, expires: Date): void {
  setCookie(c, SESSION_COOKIE, secret, { ...common(c), expires });
}

export function clearSessionCookie(c: Ctx): void {
  deleteCookie(c, SESSION_COOKIE, common(c));
}

export function setLocaleCookie(c: Ctx, locale: string): void {
  setCookie(c, LOCALE_COOKIE, locale, { ...common(c), maxAge: YEAR_S });
}
