import * as v from 'valibot';
import { type Id, parseId } from '#ids';
import { notFound } from '#refusal';
import { list, write } from '../endpoint.ts';
import { at, atOrNone, id, moment, named, orNone, whole } from '../shapes/base.ts';
import { EVENT_NAMES } from '../webhooks/events.ts';
import {
  addWebhook,
  deliveriesOf,
  removeWebhook,
  tryWebhook,
  type Webhook,
  webhookInput,
  webhookOf,
  webhooksOf,
} from '../webhooks/manage.ts';

const GROUP = 'webhooks';

const entries = {
  id,
  url: v.string(),
  events: v.array(v.picklist(EVENT_NAMES)),
  created_at: moment,
  failing_since: orNone(moment),
  ended_at: orNone(moment),
};
const webhook = named('Webhook', v.object(entries));
const delivery = named(
  'Delivery',
  v.object({
    id,
    event: v.string(),
    created_at: moment,
    attempts: whole,
    status: orNone(whole),
    error: orNone(v.string()),
    delivered_at: orNone(moment),
    given_up_at: orNone(moment),
  }),
);

const showWebhook = (w: Webhook): v.InferInput<typeof webhook> => ({
  id: w.id,
  url: w.url,
  events: [...w.events],
  created_at: at(w.createdAt),
  failing_since: atOrNone(w.failingSince),
  ended_at: atOrNone(w.endedAt),
});

const idOf = (text = ''): Id<'webhook'> => {
  const found = parseId<'webhook'>(text);
  if (!found) throw notFound();
  return found;
};

export const webhookEndpoints = [
  list({
    name: 'listWebhooks',
    group: GROUP,
    path: '/webhooks',
    scope: 'write:webhooks',
    answer: webhook,
    run: async ({ db, viewer }) => ({ items: viewer ? (await webhooksOf(db, viewer)).map(showWebhook) : [] }),
  }),

  write({
    name: 'addWebhook',
    group: GROUP,
    method: 'POST',
    path: '/webhooks',
    scope: 'write:webhooks',
    body: webhookInput,
    answer: named('NewWebhook', v.object({ ...entries, secret: v.string() })),
    status: 201,
    async run({ tx, actor, body }) {
      const made = await addWebhook(tx, actor, body);
      return { answer: { ...showWebhook(await webhookOf(tx, actor, made.id)), secret: made.secret } };
    },
  }),

  write({
    name: 'removeWebhook',
    group: GROUP,
    method: 'DELETE',
    path: '/webhooks/{webhook}',
    scope: 'write:webhooks',
    answer: named('Removed', v.object({ removed: v.literal(true) })),
    async run({ tx, actor, params }) {
      await removeWebhook(tx, actor, idOf(params.webhook));
      return { answer: { removed: true as const } };
    },
  }),

  write({
    name: 'tryWebhook',
    group: GROUP,
    method: 'POST',
    path: '/webhooks/{webhook}/try',
    scope: 'write:webhooks',
    answer: named('Tried', v.object({ delivery: id })),
    run: async ({ tx, actor, params }) => ({ answer: { delivery: await tryWebhook(tx, actor, idOf(params.webhook)) } }),
  }),

  list({
    name: 'listDeliveries',
    group: GROUP,
    path: '/webhooks/{webhook}/deliveries',
    scope: 'write:webhooks',
    answer: delivery,
    async run({ db, viewer, params }) {
      if (!viewer) throw notFound();
      const sent = await deliveriesOf(db, viewer, idOf(params.webhook));
      return {
        items: sent.map((one) => ({
          id: one.id,
          event: one.event,
          created_at: at(one.createdAt),
          attempts: one.attempts,
          status: one.status,
          error: one.error,
          delivered_at: atOrNone(one.deliveredAt),
          given_up_at: atOrNone(one.givenUpAt),
        })),
      };
    },
  }),
];
