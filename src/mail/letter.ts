import { sql } from 'kysely';
import type { Tx } from '#db';
import { escapeHtml } from '#html';

/** A mail as we write them: a few short paragraphs and at most one thing to do. */
export interface Letter {
  /** What it is for, such as `confirm-signature`: for counting, never shown. */
  kind: string;
  to: string;
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
  /** Small print below: why this came, how to stop it. */
  footer?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

function asText(letter: Letter): string {
  const parts = [...letter.paragraphs];
  if (letter.action) parts.push(`${letter.action.label}:\n${letter.action.url}`);
  if (letter.footer?.length) parts.push(`-- \n${letter.footer.join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

function asHtml(letter: Letter): string {
  const paragraph = (text: string, style: string) =>
    `<p style="${style}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const button = letter.action
    ? `<p style="margin:28px 0"><a href="${escapeHtml(letter.action.url)}" style="background:#0B6B57;color:#fff;padding:14px 22px;border-radius:8px;text-decoration:none;font-weight:600;display:inline-block">${escapeHtml(letter.action.label)}</a></p>` +
      paragraph(letter.action.url, 'font-size:13px;color:#5C5952;word-break:break-all')
    : '';
  return (
    `<!doctype html><html><body style="margin:0;background:#FBFAF7"><div style="max-width:34rem;margin:0 auto;padding:32px 20px;font:17px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#1C1B19">` +
    letter.paragraphs.map((text) => paragraph(text, 'margin:0 0 16px')).join('') +
    button +
    (letter.footer ?? []).map((text) => paragraph(text, 'margin:24px 0 0;font-size:13px;color:#5C5952')).join('') +
    '</div></body></html>'
  );
}

/**
 * Writes a mail into the outbox, in the transaction that causes it. A mail server that is away
 * delays it and blocks nothing.
 */
export const queueMail = (tx: Tx, letter: Letter): Promise<void> => queueMails(tx, [letter]);

/** Many mails in one statement. */
export async function queueMails(tx: Tx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  const column = (of: (letter: Letter) => string) => letters.map(of);
  await sql`
    insert into mail (id, kind, recipient, subject, body_text, body_html, headers, created_at, send_at)
    select id, kind, recipient, subject, body_text, body_html, headers, ${tx.now}, ${tx.now}
    from unnest(
      ${letters.map(() => tx.newId<'mail'>())}::bigint[],
      ${column((letter) => letter.kind)}::text[],
      ${column((letter) => letter.to)}::text[],
      ${column((letter) => letter.subject.replaceAll(/[\r\n]+/g, ' '))}::text[],
      ${column(asText)}::text[],
      ${column(asHtml)}::text[],
      ${column((letter) => JSON.stringify(letter.headers ?? {}))}::jsonb[]
    ) as letter (id, kind, recipient, subject, body_text, body_html, headers)`.execute(tx);
}
