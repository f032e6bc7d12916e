import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice } from '#input';
import { actingMember } from '#membership';
import { notFound, Refusal } from '#refusal';
import { EVENT_NAMES, type EventName, TRIAL } from './events.ts';
import { newWebhookSecret } from './sign.ts';

const MOST_WEBHOOKS = 10;
const LONGEST_URL = 500;

export const webhookInput = v.object({
  url: v.pipe(
    v.string('missing'),
    v.transform((text) => text.trim()),
    v.check((text) => text !== '', 'missing'),
    v.check((text) => text.length <= LONGEST_URL, `tooLong:${LONGEST_URL}`),
    v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'webAddress'),
  ),
  events: v.pipe(
    v.union([
      v.array(choice(EVENT_NAMES)),
      v.pipe(
        choice(EVENT_NAMES),
        v.transform((one) => [one]),
      ),
    ]),
    v.check((events) => events.length > 0, 'missing'),
  ),
});
export type WebhookInput = v.InferOutput<typeof webhookInput>;

export interface Webhook {
  readonly id: Id<'webhook'>;
  readonly url: string;
  readonly events: readonly EventName[];
  readonly createdAt: Date;
  readonly failingSince: Date | null;
  /** Set when it was ended because nothing arrived any more. */
  readonly endedAt: Date | null;
}

/**
 * Asks that events be sent to an address. For members, and for those whom the server entrusts with a role.
 * @returns the secret by which the receiver knows our messages.
 * @throws Refusal 403 to others, 409 beyond ten.
 */
export async function addWebhook(
  tx: Tx,
  actor: Actor,
  { url, events }: WebhookInput,
): Promise<{ id: Id<'webhook'>; secret: string }> {
  if (actor.roles.size === 0) await actingMember(tx, actor);
  // Held, so that of those who come at once none is beyond the last.
  await tx.selectFrom('person').where('id', '=', actor.person).forUpdate().select('id').execute();
  const standing = await standingOf(tx, actor).select('id').execute();
  if (standing.length >= MOST_WEBHOOKS) throw new Refusal(409, (m) => m.api.webhooks.tooMany(MOST_WEBHOOKS));
  const id = tx.newId<'webhook'>();
  const secret = newWebhookSecret(tx.random.bytes(32));
  await tx
    .insertInto('webhook')
    .values({ id, person_id: actor.person, url, events: [...new Set(events)], secret, created_at: tx.now })
    .execute();
  return { id, secret };
}

const standingOf = (db: Db, actor: Pick<Actor, 'person'>) =>
  db.selectFrom('webhook').where('person_id', '=', actor.person).where('ended_at', 'is', null);

/** One's own webhooks, newest first: those that stand, and those that were ended because nothing arrived. */
export async function webhooksOf(db: Db, actor: Pick<Actor, 'person'>): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .where('person_id', '=', actor.person)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_how', '=', 'failing')]))
    .orderBy('id', 'desc')
    .select(['id', 'url', 'events', 'created_at as createdAt', 'failing_since as failingSince', 'ended_at as endedAt'])
    .execute();
  return rows.map((row) => ({ ...row, events: row.events as EventName[] }));
}

/** @throws Refusal 404 when it is nobody's or somebody else's. */
export async function webhookOf(db: Db, actor: Pick<Actor, 'person'>, id: Id<'webhook'>): Promise<Webhook> {
  const found = (await webhooksOf(db, actor)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

/** Sends nothing there any more. @throws Refusal 404 when it is nobody's or somebody else's. */
export async function removeWebhook(tx: Tx, actor: Pick<Actor, 'person'>, id: Id<'webhook'>): Promise<void> {
  await webhookOf(tx, actor, id);
  await tx
    .updateTable('webhook')
    .set({ ended_at: tx.now, ended_how: 'removed', secret: '' })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('webhook_delivery').set({ next_at: null }).where('webhook_id', '=', id).execute();
}

/** Sends a message that says nothing, to see whether it arrives. @throws Refusal 404, 409 when it is ended. */
export async function tryWebhook(tx: Tx, actor: Pick<Actor, 'person'>, id: Id<'webhook'>): Promise<Id<'delivery'>> {
  const webhook = await webhookOf(tx, actor, id);
  if (webhook.endedAt) throw new Refusal(409, (m) => m.api.webhooks.endedAlready);
  const delivery = tx.newId<'delivery'>();
  await tx
    .insertInto('webhook_delivery')
    .values({
      id: delivery,
      webhook_id: id,
      event: TRIAL,
      source: `${TRIAL}_${delivery}`,
      body: JSON.stringify({ type: TRIAL, timestamp: tx.now.toISOString(), data: {} }),
      created_at: tx.now,
      next_at: tx.now,
    })
    .execute();
  return delivery;
}

export interface Delivery {
  readonly id: Id<'delivery'>;
  readonly event: string;
  readonly createdAt: Date;
  readonly attempts: number;
  /** What the receiver answered last; null when it did not. */
  readonly status: number | null;
  readonly error: string | null;
  readonly deliveredAt: Date | null;
  readonly givenUpAt: Date | null;
}

/** What was sent to a webhook, newest first. @throws Refusal 404 when it is nobody's or somebody else's. */
export async function deliveriesOf(
  db: Db,
  actor: Pick<Actor, 'person'>,
  id: Id<'webhook'>,
  most = 50,
): Promise<Delivery[]> {
  await webhookOf(db, actor, id);
  return db
    .selectFrom('webhook_delivery')
    .where('webhook_id', '=', id)
    .orderBy('id', 'desc')
    .limit(most)
    .select([
      'id',
      'event',
      'created_at as createdAt',
      'attempts',
      'status',
      'error',
      'delivered_at as deliveredAt',
      'given_up_at as givenUpAt',
    ])
    .execute();
}

/** Erases the webhooks of whoever leaves, with what was sent. */
export async function eraseWebhooks(tx: Tx, account: Id<'account'>): Promise<void> {
  const theirs = tx
    .selectFrom('webhook')
    .innerJoin('account', 'account.person_id', 'webhook.person_id')
    .where('account.id', '=', account)
    .select('webhook.id');
  await tx.deleteFrom('webhook_delivery').where('webhook_id', 'in', theirs).execute();
  await tx.deleteFrom('webhook').where('id', 'in', theirs).execute();
}
