import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import { type Pulse, pulse } from '#jobs';
import { addressed, forgetTexts, WHOLE, type Whole } from './shared-text.ts';

/** Hands one mail to a server. Rejects when the server did not take it. */
export type Transport = (mail: {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  messageId: string;
}) => Promise<void>;

interface Due extends Whole {
  id: Id<'mail'>;
  recipient: string;
  attempts: number;
  leased_until: Date;
}

const BATCH = 50;
const AT_ONCE = 5;
const LEASE_MS = 2 * 60_000;
const POLL_MS = 1_500;
/** What one attempt may take and more: a lease that ends sooner is renewed before it. */
const ATTEMPT_MS = 60_000;
/** Waits double from half a minute to six hours, so this is five days (RFC 5321 §4.5.4.1 asks for four or five). */
const GIVE_UP_AFTER = 29;

/**
 * Sends what is due from the outbox. The Message-ID is made of the mail's number, so a second try
 * after a crash is recognised as the same mail. Without a transport every mail is kept to be read
 * at /dev/mail; with one, its text is erased once it is sent.
 */
export function startPostman(o: {
  db: Db;
  log: (line: string) => void;
  transport: Transport | undefined;
  from: string;
  domain: string;
}): Pulse {
  const keepAll = () =>
    sql`update mail set sent_at = ${o.db.now} where sent_at is null and failed_at is null and send_at <= ${o.db.now}`.execute(
      o.db,
    );

  const claim = async (): Promise<Due[]> => {
    const now = o.db.now;
    const { rows } = await sql<Due>`
      with mail as (
        update mail set leased_until = ${new Date(now.getTime() + LEASE_MS)}, attempts = attempts + 1
        where id in (
          select id from mail
          where sent_at is null and failed_at is null and send_at <= ${now}
            and (leased_until is null or leased_until <= ${now})
          order by send_at, id limit ${sql.lit(BATCH)} for update skip locked)
        returning *)
      select mail.id, mail.recipient, mail.attempts, mail.leased_until, ${WHOLE}
      from mail left join mail_text on mail_text.id = mail.text_id order by mail.send_at, mail.id`.execute(o.db);
    return addressed(o.db, rows);
  };

  /** Whether a mail is still ours to send: with a slow mail server another process may have taken it over. */
  const holds = async ({ id, leased_until: until }: Due): Promise<boolean> => {
    const now = o.db.now.getTime();
    if (until.getTime() - now > ATTEMPT_MS) return true;
    const { rows } = await sql`update mail set leased_until = ${new Date(now + LEASE_MS)}
      where id = ${id} and leased_until = ${until} returning id`.execute(o.db);
    return rows.length > 0;
  };

  /** Gives back what was not tried, to be sent at the next start. */
  const release = async (left: readonly Due[]): Promise<void> => {
    for (const { id, leased_until: until } of left)
      await sql`update mail set leased_until = null, attempts = attempts - 1
        where id = ${id} and leased_until = ${until}`.execute(o.db);
  };

  const deliver = async (transport: Transport, mail: Due): Promise<void> => {
    try {
      await transport({
        from: o.from,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body_text,
        html: mail.body_html,
        headers: mail.headers,
        messageId: `<${mail.id}@${o.domain}>`,
      });
      await sql`update mail set sent_at = ${o.db.now}, leased_until = null, last_error = null,
        recipient = '', subject = '', body_text = '', body_html = '', headers = '{}', person_id = null, text_id = null, token = null where id = ${mail.id}`.execute(
        o.db,
      );
    } catch (error) {
      const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
      const final = (code >= 550 && code <= 554) || mail.attempts >= GIVE_UP_AFTER;
      const wait = Math.min(30_000 * 2 ** (mail.attempts - 1), 6 * 3_600_000);
      await sql`update mail set leased_until = null, last_error = ${`refused or unreachable (${code || 'no answer'})`},
        send_at = ${new Date(o.db.now.getTime() + wait)}, failed_at = ${final ? o.db.now : null} where id = ${mail.id}`.execute(
        o.db,
      );
    }
  };

  return pulse({
    everyMs: POLL_MS,
    onError: (reason) => o.log(`mail pauses: ${reason}`),
    async turn(stopped) {
      const { transport } = o;
      if (!transport) {
        await keepAll();
        return;
      }
      for (let queue = await claim(); queue.length > 0; queue = await claim()) {
        await Promise.all(
          Array.from({ length: AT_ONCE }, async () => {
            for (let mail = stopped() ? undefined : queue.shift(); mail; mail = stopped() ? undefined : queue.shift())
              if (await holds(mail)) await deliver(transport, mail);
          }),
        );
        if (stopped()) return release(queue);
        await forgetTexts(o.db);
      }
    },
  });
}
