import type { Job } from '#jobs';
import type { Deps } from '#deps';
import { get, type Route } from '#http';
import { BASE, READING, routeOf } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { forgetAnswers } from './idempotency.ts';
import { openApi } from './openapi.ts';
import { forgetDeliveries, tellWebhooks } from './webhooks/tell.ts';

export { BASE, type Endpoint, type Group } from './endpoint.ts';
export { endpoints } from './endpoints.ts';
export { startDeliveries } from './webhooks/deliver.ts';
export { EVENT_NAMES, type EventName } from './webhooks/events.ts';
export {
  addWebhook,
  deliveriesOf,
  type Delivery,
  eraseWebhooks,
  removeWebhook,
  tryWebhook,
  type Webhook,
  webhookInput,
  webhookOf,
  webhooksOf,
} from './webhooks/manage.ts';

/** The documented API: every civic object as JSON, by token. */
export const apiRoutes: readonly Route[] = [
  get(
    `${BASE}/openapi.json`,
    'anyone',
    (c) => {
      const { m, deps } = c.var;
      return c.json(openApi(endpoints, { m, origin: deps.config.origin, serverName: deps.settings.current.name }));
    },
    { limits: [READING] },
  ),
  ...endpoints.map(routeOf),
];

export const apiJobs: readonly Job<Deps, never>[] = [forgetAnswers, tellWebhooks, forgetDeliveries];
