import { getCookie } from 'hono/cookie';
import { preferredOf } from '#campaigns';
import { type Ctx, forgetTextCookie, LOCALE_COOKIE, setTextCookie, textCookie } from '#http';
import { isLocale } from '#i18n';

/**
 * In which of its languages somebody reads a campaign: the one they ask for with `?lang=`, else chose here before, else
 * that of their account or of this browser, else that of the page around it, else the campaign's own.
 * @param languages those there are, the campaign's own first.
 */
export function readingLanguage(c: Ctx, slug: string, languages: readonly string[]): string {
  const [own = 'en'] = languages;
  if (languages.length < 2) return own;
  const { viewer, locale } = c.var;
  const asked = c.req.query('lang');
  if (asked !== undefined && languages.includes(asked)) {
    // The languages of the program are remembered by its own cookie.
    if (isLocale(asked)) {
      if (textCookie(c) !== undefined) forgetTextCookie(c, slug);
    } else setTextCookie(c, slug, asked);
    return asked;
  }
  const kept = textCookie(c);
  if (kept !== undefined && languages.includes(kept)) return kept;
  const chosen = viewer !== undefined || getCookie(c, LOCALE_COOKIE) !== undefined;
  const preferred = chosen ? undefined : preferredOf(languages, c.req.header('accept-language'));
  return preferred ?? (languages.includes(locale) ? locale : own);
}
