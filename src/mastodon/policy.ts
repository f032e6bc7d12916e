import * as v from 'valibot';
import { type Ctx, get, readFields, type Route } from '#http';
import type { Id } from '#ids';
import { choice, parseInput } from '#input';
import {
  acceptRequests,
  ADMISSIONS,
  changeNewsPolicy,
  dismissRequests,
  type NewsPolicy,
  type NewsRequest,
  readNewsPolicy,
  readNewsRequests,
  readPeople,
  waitingNews,
} from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { idsIn, isOn } from './asked.ts';
import { idList } from './fields.ts';
import { accountsFor, giveList, giveText, statusesById } from './give.ts';
import { bearerIn } from './me.ts';
import { askedPage, givePage } from './paging.ts';

const access = { token: 'read:notifications' } as const;
const WRITE = 'write:notifications';
const POLICY = '/api/v2/notifications/policy';
const OLDER_POLICY = '/api/v1/notifications/policy';
const REQUESTS = '/api/v1/notifications/requests';

async function summaryOf(c: Ctx) {
  const { people, news } = await waitingNews(c.var.deps.db, bearerIn(c));
  return { pending_requests_count: people, pending_notifications_count: news };
}

/** docs.joinmastodon.org/entities/NotificationPolicy */
async function givePolicy(c: Ctx): Promise<Response> {
  const policy = await readNewsPolicy(c.var.deps.db, bearerIn(c));
  return c.json({
    for_not_following: policy.notFollowing,
    for_not_followers: policy.notFollowers,
    for_new_accounts: policy.newAccounts,
    for_private_mentions: policy.privateMentions,
    for_limited_accounts: policy.limitedAccounts,
    summary: await summaryOf(c),
  });
}

const way = v.optional(v.nullable(choice(ADMISSIONS)));
const policyInput = v.object({
  for_not_following: way,
  for_not_followers: way,
  for_new_accounts: way,
  for_private_mentions: way,
  for_limited_accounts: way,
});

async function changePolicy(c: Ctx): Promise<Response> {
  const given = parseInput(policyInput, await readFields(c));
  const bearer = bearerIn(c);
  await c.var.deps.transact((tx) =>
    changeNewsPolicy(tx, bearer, {
      notFollowing: given.for_not_following ?? undefined,
      notFollowers: given.for_not_followers ?? undefined,
      newAccounts: given.for_new_accounts ?? undefined,
      privateMentions: given.for_private_mentions ?? undefined,
      limitedAccounts: given.for_limited_accounts ?? undefined,
    }),
  );
  return givePolicy(c);
}

/** As Mastodon 4.3 had it at first: to filter, or not. */
const OLDER = {
  filter_not_following: 'notFollowing',
  filter_not_followers: 'notFollowers',
  filter_new_accounts: 'newAccounts',
  filter_private_mentions: 'privateMentions',
} as const satisfies Record<string, keyof NewsPolicy>;

async function giveOlder(c: Ctx): Promise<Response> {
  const policy = await readNewsPolicy(c.var.deps.db, bearerIn(c));
  const boxes = Object.entries(OLDER).map(([name, of]) => [name, policy[of] !== 'accept']);
  return c.json({ ...Object.fromEntries(boxes), summary: await summaryOf(c) });
}

async function changeOlder(c: Ctx): Promise<Response> {
  const given = await readFields(c);
  const bearer = bearerIn(c);
  await c.var.deps.transact(async (tx) => {
    const now = await readNewsPolicy(tx, bearer);
    const said = Object.entries(OLDER).flatMap(([name, of]) => {
      if (given[name] === undefined) return [];
      // A box that stays ticked does not bring back what was to be dropped.
      return [[of, isOn(given[name]) ? (now[of] === 'accept' ? 'filter' : now[of]) : 'accept']];
    });
    await changeNewsPolicy(tx, bearer, Object.fromEntries(said));
  });
  return giveOlder(c);
}

/** docs.joinmastodon.org/entities/NotificationRequest, known by the account that waits, as JSON texts in their order. */
async function requestsJson(c: Ctx, requests: readonly NewsRequest[]): Promise<readonly string[]> {
  const { deps } = c.var;
  const bearer = bearerIn(c);
  const people = await readPeople(
    deps.db,
    bearer,
    requests.map(({ from }) => from),
  );
  const accounts = new Map((await accountsFor(deps, people)).map((one) => [one.id, one]));
  const posts = await statusesById(
    deps,
    bearer,
    requests.flatMap(({ post }) => post ?? []),
  );
  return requests.flatMap(({ from, count, since, until, post }) => {
    const account = accounts.get(from);
    if (!account) return [];
    const own = JSON.stringify({
      id: from,
      created_at: since.toISOString(),
      updated_at: until.toISOString(),
      notifications_count: String(count),
      account,
    });
    return [`${own.slice(0, -1)},"last_status":${(post && posts.get(post)) ?? 'null'}}`];
  });
}

async function list(c: Ctx): Promise<Response> {
  // Paged by their newest news, as links say.
  const asked = askedPage<'notification'>(c, { usual: 40, most: 80 });
  const page = await readNewsRequests(c.var.deps.db, bearerIn(c), asked);
  return giveList(
    c,
    await requestsJson(
      c,
      givePage(c, asked, page, ({ at }) => at),
    ),
  );
}

async function one(c: Ctx): Promise<Response> {
  const { items } = await readNewsRequests(c.var.deps.db, bearerIn(c), { from: idIn<'account'>(c) });
  const [json] = await requestsJson(c, items);
  if (json === undefined) throw notFound();
  return giveText(c, json);
}

/** @throws Refusal 404 when nobody waits there. */
const answerOne =
  (verb: typeof acceptRequests) =>
  async (c: Ctx): Promise<Response> => {
    const from = idIn<'account'>(c);
    await act(c, async (tx, actor) => {
      const { items } = await readNewsRequests(tx, actor, { from });
      if (items.length === 0) throw notFound();
      return verb(tx, actor, [from]);
    });
    return c.json({});
  };

const several = v.object({ id: idList });

const answerSeveral =
  (verb: typeof acceptRequests) =>
  async (c: Ctx): Promise<Response> => {
    const { id } = parseInput(several, await readFields(c));
    const from = [...(id as Id<'account'>[]), ...idsIn<'account'>(c, 'id')];
    await act(c, (tx, actor) => verb(tx, actor, from));
    return c.json({});
  };

/** To be matched before the addresses of single notifications and groups. */
export const policyEndpoints: readonly Route[] = [
  get(POLICY, access, givePolicy),
  change('PATCH', POLICY, WRITE, changePolicy),
  change('PUT', POLICY, WRITE, changePolicy),
  get(OLDER_POLICY, access, giveOlder),
  change('PATCH', OLDER_POLICY, WRITE, changeOlder),
  change('PUT', OLDER_POLICY, WRITE, changeOlder),
  get(REQUESTS, access, list),
  // What is let in is in the inbox at once.
  get(`${REQUESTS}/merged`, access, (c) => c.json({ merged: true })),
  get(`${REQUESTS}/:id`, access, one),
  change('POST', `${REQUESTS}/accept`, WRITE, answerSeveral(acceptRequests)),
  change('POST', `${REQUESTS}/dismiss`, WRITE, answerSeveral(dismissRequests)),
  change('POST', `${REQUESTS}/:id/accept`, WRITE, answerOne(acceptRequests)),
  change('POST', `${REQUESTS}/:id/dismiss`, WRITE, answerOne(dismissRequests)),
];
