import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Deps } from '#deps';
import { FetchRefused } from '#fetch';
import { messagesFor } from '#i18n';
import type { Id } from '#ids';
import { defineJob, enqueue } from '#jobs';
import { queueMail } from '#mail';
import { signedHeaders } from './sign.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Waits before the next try, in minutes: three days in all. Spread thin where receivers are away for long. */
const WAITS = [1, 5, 30, 120, 300, 600, 840, 1_200, 1_440];
/** A webhook to which nothing arrived for so long is ended. */
const PATIENCE_MS = 5 * DAY_MS;
const LARGEST_ANSWER = 65_536;
const GONE = 410;

interface Message {
  body: string;
  attempts: number;
  created_at: Date;
  webhook: Id<'webhook'>;
  url: string;
  secret: string;
}

interface Answer {
  status: number | null;
  error: string | null;
}

/** Sends one message, at least once: a receiver knows by `webhook-id` what it has had. */
export const deliver = defineJob<Deps, { delivery: Id<'delivery'> }>({
  name: 'webhooks.deliver',
  async run(deps, { delivery }) {
    const message: Message | undefined = await deps.db
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
      .where('webhook_delivery.id', '=', delivery)
      .where('delivered_at', 'is', null)
      .where('given_up_at', 'is', null)
      .where('webhook.ended_at', 'is', null)
      .select(['body', 'attempts', 'webhook_delivery.created_at', 'webhook.id as webhook', 'url', 'secret'])
      .executeTakeFirst();
    if (!message) return;
    const answer = await send(deps, delivery, message);
    await deps.transact(async (tx) => {
      const arrived = answer.status !== null && answer.status >= 200 && answer.status < 300;
      const wait = arrived || answer.status === GONE ? undefined : WAITS[message.attempts];
      await tx
        .updateTable('webhook_delivery')
        .set({
          attempts: message.attempts + 1,
          tried_at: tx.now,
          ...answer,
          delivered_at: arrived ? tx.now : null,
          given_up_at: arrived || wait !== undefined ? null : tx.now,
        })
        .where('id', '=', delivery)
        .execute();
      if (arrived) {
        await tx.updateTable('webhook').set({ failing_since: null }).where('id', '=', message.webhook).execute();
        return;
      }
      if (wait !== undefined) {
        await enqueue(tx, deliver, { delivery }, { runAt: new Date(tx.now.getTime() + wait * MINUTE_MS) });
      }
      await noteFailure(tx, deps, message, answer.status === GONE);
    });
  },
});

async function send(deps: Deps, id: Id<'delivery'>, { url, secret, body }: Message): Promise<Answer> {
  try {
    const response = await deps.fetch(url, {
      method: 'POST',
      body,
      headers: signedHeaders(secret, `msg_${id}`, deps.clock.now(), body),
      maxBytes: LARGEST_ANSWER,
    });
    return { status: response.status, error: null };
  } catch (error) {
    // Another fault is ours, and is told by the worker.
    if (!(error instanceof FetchRefused)) throw error;
    return { status: null, error: error.because };
  }
}

/** Ends a webhook that has failed for days, or whose receiver says that it is gone, and tells whose it is. */
async function noteFailure(tx: Tx, deps: Deps, { webhook: id, url }: Message, gone: boolean): Promise<void> {
  const { failing_since: since } = await tx
    .updateTable('webhook')
    .set({ failing_since: sql<Date>`coalesce(failing_since, ${tx.now})` })
    .where('id', '=', id)
    .returning('failing_since')
    .executeTakeFirstOrThrow();
  if (!gone && since && tx.now.getTime() - since.getTime() < PATIENCE_MS) return;
  const ended = await tx
    .updateTable('webhook')
    .set({ ended_at: tx.now, ended_how: 'failing' })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!ended) return;
  const person = await tx
    .selectFrom('person')
    .where('id', '=', ended.person_id)
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
