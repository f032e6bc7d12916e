import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Config } from '#config';
import type { Ctx } from './route.ts';

/**
 * The name of the cookie that holds a session. On https a browser takes it from this very host alone, never
 * from a neighbour under the same domain (RFC 6265bis §4.1.3.2).
 */
export const sessionCookie = ({ production }: Pick<Config, 'production'>): string =>
  production ? '__Host-essor_session' : 'essor_session';

export const LOCALE_COOKIE = 'essor_lang';

const YEAR_S = 365 * 24 * 3600;

const common = (c: Ctx) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.var.deps.config.production }) as const;

/** As a length of time: the server's clock may be moved, the browser's is not. */
export function setSessionCookie(c: Ctx, secret: string, expires: Date): void {
  const maxAge = Math.max(0, Math.round((expires.getTime() - c.var.deps.clock.now().getTime()) / 1_000));
  setCookie(c, sessionCookie(c.var.deps.config), secret, { ...common(c), maxAge });
}

/** Signs this browser out, and has it forget the drafts it keeps: whoever uses it next is somebody else. */
export function clearSessionCookie(c: Ctx): void {
  deleteCookie(c, sessionCookie(c.var.deps.config), common(c));
  c.header('clear-site-data', '"storage"');
}

export function setLocaleCookie(c: Ctx, locale: string): void {
  setCookie(c, LOCALE_COOKIE, locale, { ...common(c), maxAge: YEAR_S });
}

const TEXT_COOKIE = 'essor_text';

/** Remembers, until the browser is closed and for the pages of a campaign alone, in which language it is read. */
export function setTextCookie(c: Ctx, slug: string, language: string): void {
  setCookie(c, TEXT_COOKIE, language, { ...common(c), path: `/c/${slug}` });
}

export const forgetTextCookie = (c: Ctx, slug: string): unknown =>
  deleteCookie(c, TEXT_COOKIE, { ...common(c), path: `/c/${slug}` });

export const textCookie = (c: Ctx): string | undefined => getCookie(c, TEXT_COOKIE);

const SIGNED_COOKIE = 'essor_signed';
const WEEK_S = 7 * 24 * 3600;

/** Remembers in this browser which link was pressed, for the pages of that campaign alone. */
export function setSignedCookie(c: Ctx, slug: string, token: string): void {
  setCookie(c, SIGNED_COOKIE, token, { ...common(c), path: `/c/${slug}`, maxAge: WEEK_S });
}

export const signedCookie = (c: Ctx): string | undefined => getCookie(c, SIGNED_COOKIE);
