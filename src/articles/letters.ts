import { type Locale, messagesFor } from '#i18n';
import type { Letter } from '#mail';

/** Where an article stands. */
export const articlePath = (slug: string, rest = ''): string => `/articles/${slug}${rest}`;

export const confirmCommentPath = (slug: string, token: string): string => articlePath(slug, `/confirm/${token}`);
export const deleteCommentPath = (slug: string, token: string): string => articlePath(slug, `/delete/${token}`);

interface Addressed {
  to: string;
  locale: Locale;
  article: { slug: string; title: string };
  origin: string;
}

/**
 * Asks to confirm a comment. Nothing that was written stands in it: whoever types somebody else’s address cannot use us
 * to write to them.
 */
export function letterToConfirmComment({ to, locale, article, origin }: Addressed, token: string): Letter {
  const say = messagesFor(locale).articles.mail;
  return {
    kind: 'confirm-comment',
    to,
    subject: say.confirm.subject(article.title),
    paragraphs: [say.confirm.asked(article.title), say.confirm.press],
    action: { label: say.confirm.button, url: origin + confirmCommentPath(article.slug, token) },
    footer: [say.confirm.notYou(origin + deleteCommentPath(article.slug, token))],
  };
}

/** Tells once what became of a comment that waited. */
export function letterOfComment(
  { to, locale, article, origin }: Addressed,
  token: string,
  became: { shown: true; comment: string } | { shown: false; reason: string },
): Letter {
  const say = messagesFor(locale).articles.mail;
  return {
    kind: 'comment-decided',
    to,
    subject: became.shown ? say.shown.subject(article.title) : say.hidden.subject(article.title),
    paragraphs: became.shown
      ? [say.shown.text(article.title)]
      : [say.hidden.text(article.title), say.hidden.reason(became.reason)],
    action: {
      label: became.shown ? say.shown.button : say.hidden.button,
      url: origin + articlePath(article.slug, became.shown ? `#c-${became.comment}` : ''),
    },
    footer: [say.delete(origin + deleteCommentPath(article.slug, token))],
  };
}
