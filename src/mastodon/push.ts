import * as v from 'valibot';
import { type Ctx, get, post, readFields, type Route } from '#http';
import { checkbox, parseInput } from '#input';
import {
  appSubscription,
  type AppSubscription,
  changeAppSubscription,
  policyInput,
  receiverInput,
  subscribeApp,
  unsubscribeApp,
  vapidKey,
} from '#push';
import { bearerIn } from './me.ts';
import { nested } from './nested.ts';

const access = { token: 'push' } as const;

/** What the server tells one, which comes as mentions. */
const OF_THE_HOUSE = ['duty', 'membership', 'byline', 'comment', 'drive-date', 'moderation', 'report', 'jury', 'note', 'pack']; // prettier-ignore

/**
 * What an application asks to be told of (docs.joinmastodon.org/entities/WebPushSubscription), in our words. Votes and
 * decisions come as mentions, as everywhere in this API, and the end of a vote as that of a poll. What is not here is remembered, and never comes.
 */
const ALERTS: Readonly<Record<string, readonly string[]>> = {
  mention: ['mention', 'reply', 'private', 'vote-opened', 'vote-closing', 'effect', ...OF_THE_HOUSE],
  quote: ['quote'],
  reblog: ['boost'],
  favourite: ['favourite'],
  follow: ['follow'],
  follow_request: ['follow-request'],
  poll: ['poll', 'decided'],
  update: ['edit'],
  status: ['post'],
  quoted_update: ['quoted_update'],
  'admin.sign_up': ['admin.sign_up'],
  'admin.report': ['admin.report', 'case'],
};

const alertsInput = v.object({
  alerts: v.optional(v.record(v.string(), checkbox()), () => ({})),
  policy: v.optional(v.nullable(policyInput)),
});
const changeInput = v.object({
  data: v.optional(alertsInput, () => ({})),
  policy: v.optional(v.nullable(policyInput)),
});
const newInput = v.object({
  ...changeInput.entries,
  subscription: v.object({
    endpoint: receiverInput.entries.endpoint,
    keys: v.object({ p256dh: receiverInput.entries.p256dh, auth: receiverInput.entries.auth }),
    standard: checkbox(),
  }),
});

/** The policy stands inside `data` in the documentation, and beside it in its examples. */
const askedOf = ({ data, policy }: v.InferOutput<typeof changeInput>) => ({
  kinds: Object.entries(ALERTS).flatMap(([name, kinds]) => (data.alerts[name] ? kinds : [])),
  policy: data.policy ?? policy ?? 'all',
});

/** Applications read it as a number of 32 bits, as Mastodon gives it, and never send it back: a token has one alone. */
const numberOf = ({ id }: AppSubscription): number => Number((BigInt(id) >> 16n) & 0x7fff_ffffn);

async function json(c: Ctx, found: AppSubscription | undefined): Promise<Response> {
  // Phanpy knows by Mastodon's words that nothing was subscribed yet, and gives up on any others.
  if (!found) return c.json({ error: 'Record not found', error_description: c.var.m.errors.notFound }, 404);
  const { endpoint, standard, policy } = found;
  const kinds = new Set(found.kinds);
  return c.json({
    id: numberOf(found),
    endpoint,
    standard,
    policy,
    alerts: Object.fromEntries(Object.entries(ALERTS).map(([name, [first = '']]) => [name, kinds.has(first)])),
    server_key: (await vapidKey(c.var.deps)).publicKey,
  });
}

async function subscribe(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const input = parseInput(newInput, nested(await readFields(c)));
  const { endpoint, keys, standard } = input.subscription;
  const secret =
    c.req
      .header('authorization')
      ?.replace(/^Bearer +/i, '')
      .trim() ?? '';
  const key = await vapidKey(deps);
  const made = await deps.transact((tx) =>
    subscribeApp(tx, bearerIn(c), key, secret, { endpoint, ...keys, standard }, askedOf(input)),
  );
  return json(c, made);
}

async function change(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const asked = askedOf(parseInput(changeInput, nested(await readFields(c))));
  await deps.transact((tx) => changeAppSubscription(tx, bearerIn(c), asked));
  return json(c, await appSubscription(deps.db, bearerIn(c)));
}

const PATH = '/api/v1/push/subscription';
const ASKING = { name: 'mastodon-push', per: 'person', times: 60, seconds: 600 } as const;

/** docs.joinmastodon.org/methods/push: an application is told at once, encrypted for it alone. */
export const pushEndpoints: readonly Route[] = [
  post(PATH, access, subscribe, { limits: [ASKING] }),
  get(PATH, access, async (c) => json(c, await appSubscription(c.var.deps.db, bearerIn(c)))),
  { method: 'PUT', path: PATH, access, handler: change, limits: [ASKING] },
  {
    method: 'DELETE',
    path: PATH,
    access,
    handler: async (c) => {
      await c.var.deps.transact((tx) => unsubscribeApp(tx, bearerIn(c)));
      return c.json({});
    },
  },
];
