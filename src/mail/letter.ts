import { escapeHtml } from '#html';
import { type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import type { MailTopic } from './schema.ts';
import { STOP_TOKEN } from './stop-token.ts';

export interface LetterSection {
  title: string;
  items: readonly { title: string; detail?: string; url: string }[];
}

/** What a mail says: a few short paragraphs and at most one thing to do. */
export interface LetterText {
  subject: string;
  paragraphs: readonly string[];
  /** What there is to read, under titles: in a digest. */
  sections?: readonly LetterSection[];
  action?: { label: string; url: string };
  /** Small print below: why this came, how to stop it. */
  footer?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

/** How a mail is stopped by whom it is for: with a link of its own below, and in one click (RFC 8058). */
export interface Stoppable {
  topic: MailTopic;
  locale: Locale;
  /** Where people reach this server. */
  origin: string;
}

export interface Letter extends LetterText {
  /** What it is for, such as `confirm-signature`: for counting, never shown. */
  kind: string;
  to: string;
  /** Absent on what somebody asked for this moment, such as a link to sign in. */
  stop?: Stoppable & { person: Id<'person'> };
}

/** A letter as it is kept: where it can be stopped, with a place for the token of whom it goes to. */
export interface Written {
  subject: string;
  text: string;
  html: string;
  headers: Readonly<Record<string, string>>;
}

export function write(letter: LetterText, stop?: Stoppable): Written {
  const link = stop && {
    label: messagesFor(stop.locale).api.mail.stop[stop.topic],
    url: `${stop.origin}/unsubscribe/${STOP_TOKEN}`,
  };
  return writeWith(letter, link);
}

/** The same with a link of one's own that stops such mails; `STOP_TOKEN` stands for what differs from one to the next. */
export function writeWith(letter: LetterText, link: StopLink | undefined): Written {
  return {
    subject: letter.subject.replaceAll(/[\r\n]+/g, ' '),
    text: asText(letter, link),
    html: asHtml(letter, link),
    headers: {
      ...letter.headers,
      ...(link && {
        'List-Unsubscribe': `<${link.url}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

export interface StopLink {
  label: string;
  url: string;
}

function asText(letter: LetterText, stop: StopLink | undefined): string {
  const parts = [...letter.paragraphs];
  for (const { title, items } of letter.sections ?? []) {
    const lines = items.map((item) => [`- ${item.title}`, item.detail, item.url].filter(Boolean).join('\n  '));
    parts.push([title.toUpperCase(), ...lines].join('\n\n'));
  }
  if (letter.action) parts.push(`${letter.action.label}\n${letter.action.url}`);
  const footer = [...(letter.footer ?? []), ...(stop ? [`${stop.label}\n${stop.url}`] : [])];
  if (footer.length > 0) parts.push(`-- \n${footer.join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

const SMALL = 'margin:24px 0 0;font-size:13px;color:#5C5952';

const sectionAsHtml = ({ title, items }: LetterSection): string =>
  `<h2 style="margin:32px 0 8px;font-size:19px;line-height:1.3">${escapeHtml(title)}</h2>` +
  items
    .map(
      (item) =>
        `<p style="margin:0;padding:12px 0;border-top:1px solid #E3DFD5"><a href="${escapeHtml(item.url)}" style="color:#0B6B57;font-weight:600;text-decoration:none">${escapeHtml(item.title)}</a>` +
        (item.detail ? `<br><span style="font-size:15px;color:#5C5952">${escapeHtml(item.detail)}</span>` : '') +
        '</p>',
    )
    .join('');

function asHtml(letter: LetterText, stop: StopLink | undefined): string {
  const paragraph = (text: string, style: string) =>
    `<p style="${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const button = letter.action
    ? `<p style="margin:28px 0"><a href="${escapeHtml(letter.action.url)}" style="background:#0B6B57;color:#fff;padding:14px 22px;border-radius:8px;text-decoration:none;font-weight:600;display:inline-block">${escapeHtml(letter.action.label)}</a></p>` +
      paragraph(letter.action.url, 'font-size:13px;color:#5C5952;word-break:break-all')
    : '';
  return (
    `<!doctype html><html><body style="margin:0;background:#FBFAF7"><div style="max-width:34rem;margin:0 auto;padding:32px 20px;font:17px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#1C1B19">` +
    letter.paragraphs.map((text) => paragraph(text, 'margin:0 0 16px')).join('') +
    (letter.sections ?? []).map(sectionAsHtml).join('') +
    button +
    (letter.footer ?? []).map((text) => paragraph(text, SMALL)).join('') +
    (stop
      ? `<p style="${SMALL}"><a href="${escapeHtml(stop.url)}" style="color:#5C5952">${escapeHtml(stop.label)}</a></p>`
      : '') +
    '</div></body></html>'
  );
}
