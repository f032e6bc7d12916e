import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Deps } from '#deps';
import { FetchRefused } from '#fetch';
import { messagesFor } from '#i18n';
import type { Id } from '#ids';
import { type Pulse, pulse } from '#jobs';
import { queueMail } from '#mail';
import { signedHeaders } from './sign.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Waits before the next try, in minutes: three days in all. */
const WAITS = [1, 5, 30, 120, 300, 600, 840, 1_200, 1_440];
/** A webhook to which nothing arrived for so long is ended. */
const PATIENCE_MS = 5 * DAY_MS;
const TIMEOUT_MS = 5_000;
const LEASE_MS = MINUTE_MS;
const LARGEST_ANSWER = 65_536;
const AT_ONCE = 8;
const POLL_MS = 2_000;
const GONE = 410;

interface Message {
  id: Id<'delivery'>;
  body: string;
  attempts: number;
  webhook: Id<'webhook'>;
  url: string;
  secret: string;
}

interface Answer {
  status: number | null;
  error: string | null;
}

/**
 * Sends what waits in the outbox of webhooks, each message at least once: a receiver knows by `webhook-id` what it has
 * had. Apart from the jobs of the server, which no slow receiver may hold up; and one message a webhook at a time, so
 * that a slow receiver holds up none but itself.
 */
export function startDeliveries(deps: Deps): Pulse {
  const busy = new Set<Id<'webhook'>>();

  const claim = async (): Promise<Message | undefined> => {
    const now = deps.db.now;
    const { rows } = await sql<Message>`
      update webhook_delivery set next_at = ${new Date(now.getTime() + LEASE_MS)}, attempts = attempts + 1
      from webhook
      where webhook.id = webhook_delivery.webhook_id and webhook_delivery.id = (
        select due.id from webhook_delivery as due
        where due.next_at <= ${now} and due.webhook_id <> all(${[...busy]}::bigint[])
        order by due.next_at, due.id limit 1 for update skip locked)
      returning webhook_delivery.id, webhook_delivery.body, webhook_delivery.attempts, webhook.id as webhook,
        webhook.url, webhook.secret`.execute(deps.db);
    return rows[0];
  };
  // One after the other, so that no two take up messages of the same webhook.
  let claiming: Promise<unknown> = Promise.resolve();
  const next = (): Promise<Message | undefined> => {
    const claimed = claiming.then(async () => {
      const message = await claim();
      if (message) busy.add(message.webhook);
      return message;
    });
    claiming = claimed.catch(() => undefined);
    return claimed;
  };

  const sendAll = async (stopped: () => boolean): Promise<void> => {
    for (let message = await next(); message; message = stopped() ? undefined : await next()) {
      const { webhook } = message;
      try {
        await deliver(deps, message);
      } finally {
        busy.delete(webhook);
      }
    }
  };

  return pulse({
    everyMs: POLL_MS,
    onError: (reason) => deps.log(`webhooks pause: ${reason}`),
    turn: async (stopped) => void (await Promise.all(Array.from({ length: AT_ONCE }, () => sendAll(stopped)))),
  });
}

async function deliver(deps: Deps, message: Message): Promise<void> {
  const answer = await send(deps, message);
  await deps.transact(async (tx) => {
    const arrived = answer.status !== null && answer.status >= 200 && answer.status < 300;
    const wait = arrived || answer.status === GONE ? undefined : WAITS[message.attempts - 1];
    await tx
      .updateTable('webhook_delivery')
      .set({
        tried_at: tx.now,
        ...answer,
        next_at: wait === undefined ? null : new Date(tx.now.getTime() + wait * MINUTE_MS),
        delivered_at: arrived ? tx.now : null,
        given_up_at: arrived || wait !== undefined ? null : tx.now,
      })
      .where('id', '=', message.id)
      .execute();
    if (arrived)
      await tx.updateTable('webhook').set({ failing_since: null }).where('id', '=', message.webhook).execute();
    else await noteFailure(tx, deps, message, answer.status === GONE);
  });
}

async function send(deps: Deps, { id, url, secret, body }: Message): Promise<Answer> {
  try {
    const response = await deps.fetch(url, {
      method: 'POST',
      body,
      headers: signedHeaders(secret, `msg_${id}`, deps.clock.now(), body),
      maxBytes: LARGEST_ANSWER,
      timeoutMs: TIMEOUT_MS,
    });
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: error instanceof FetchRefused ? error.because : 'unreachable' };
  }
}

/** Ends a webhook that has failed for days, or whose receiver says that it is gone, and tells whose it is. */
async function noteFailure(tx: Tx, deps: Deps, { webhook: id, url }: Message, gone: boolean): Promise<void> {
  const standing = await tx
    .updateTable('webhook')
    .set({ failing_since: sql<Date>`coalesce(failing_since, ${tx.now})` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['person_id', 'failing_since'])
    .executeTakeFirst();
  if (!standing?.failing_since) return;
  if (!gone && tx.now.getTime() - standing.failing_since.getTime() < PATIENCE_MS) return;
  await tx.updateTable('webhook').set({ ended_at: tx.now, ended_how: 'failing' }).where('id', '=', id).execute();
  await tx.updateTable('webhook_delivery').set({ next_at: null }).where('webhook_id', '=', id).execute();
  const person = await tx
    .selectFrom('person')
    .where('id', '=', standing.person_id)
    .select(['email', 'locale'])
    .executeTakeFirst();
  if (!person?.email) return;
  const { letter } = messagesFor(person.locale).api.webhooks;
  await queueMail(tx, {
    kind: 'webhook-ended',
    to: person.email,
    subject: letter.subject(deps.settings.current.name),
    paragraphs: [letter.text(new URL(url).host), letter.what],
    action: { label: letter.action, url: `${deps.config.origin}/settings/webhooks` },
  });
}
