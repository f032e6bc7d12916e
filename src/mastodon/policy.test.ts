import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Visibility, changeNewsPolicy, createPost, follow, like, noticeMany, unseenCount } from '#network';
import { sql } from 'kysely';
import { openWorld, type Person } from '../../test/world.ts';
import { appOf, idsOf } from './app.testing.ts';

interface Policy {
  for_not_following: string;
  for_private_mentions: string;
  for_limited_accounts: string;
  summary: { pending_requests_count: number; pending_notifications_count: number };
}
interface Request {
  id: string;
  notifications_count: string;
  account: { id: string };
  last_status: { id: string } | null;
}

const LIST = '/api/v1/notifications';
const REQUESTS = `${LIST}/requests`;

async function neighbours() {
  const world = await openWorld();
  const amina = await world.person('Amina');
  const [lea, noe] = [await world.person('Léa'), await world.person('Noé')];
  const says = (who: Person, text: string, more: { visibility?: Visibility } = {}) =>
    world.transact((tx) => createPost(tx, who.actor, { text, ...more }));
  const unseen = () => unseenCount(world.db, amina.actor);
  return { world, amina, lea, noe, says, unseen, app: await appOf(world, amina) };
}

test('what a policy filters stands apart, one request an account, and is let in or put away', async () => {
  const { world, amina, lea, noe, says, unseen, app } = await neighbours();
  await using _ = world;
  const { id: post } = await says(amina, 'Bonjour');
  const set = await app.ok<Policy>('PATCH', '/api/v2/notifications/policy', { for_not_following: 'filter' });
  assert.deepEqual([set.for_not_following, set.for_private_mentions, set.for_limited_accounts], ['filter', 'accept', 'filter']); // prettier-ignore
  await world.transact((tx) => like(tx, lea.actor, post));
  const { id: said } = await says(lea, '@amina Bonjour');
  await says(noe, '@amina Achetez');

  assert.deepEqual(await app.get(LIST), []);
  assert.equal(await unseen(), 0);
  assert.equal((await app.get<unknown[]>(`${LIST}?include_filtered=true&account_id=${lea.actor.account}`)).length, 2);
  const { summary } = await app.get<Policy>('/api/v2/notifications/policy');
  assert.deepEqual(summary, { pending_requests_count: 2, pending_notifications_count: 3 });
  const [first, second] = await app.get<Request[]>(REQUESTS);
  assert.deepEqual([first?.id, second?.id], [noe.actor.account, lea.actor.account]);
  assert.deepEqual([second?.notifications_count, second?.account.id, second?.last_status?.id], ['2', lea.actor.account, said]); // prettier-ignore
  assert.deepEqual(idsOf([await app.get<Request>(`${REQUESTS}/${second?.id}`)]), [second?.id]);

  await app.ok('POST', `${REQUESTS}/${second?.id}/accept`);
  assert.equal((await app.send('POST', `${REQUESTS}/${second?.id}/accept`)).status, 404);
  assert.equal(await unseen(), 2);
  await says(lea, '@amina Encore');
  assert.equal(await unseen(), 3);
  await app.ok('POST', `${REQUESTS}/dismiss`, { id: [first?.id] });
  assert.deepEqual(await app.get(REQUESTS), []);
  await says(noe, '@amina Achetez encore');
  assert.equal((await app.get<Request[]>(REQUESTS))[0]?.notifications_count, '1');
  await app.ok('POST', `${LIST}/clear`);
  assert.equal((await app.get<Request[]>(REQUESTS)).length, 1);
  await app.ok('POST', `${REQUESTS}/accept`, { id: [first?.id] });
  assert.equal(await unseen(), 1);
  assert.deepEqual(await app.get(`${REQUESTS}/merged`), { merged: true });
});

test('what a policy drops is never written; who is followed, answered or votes comes in', async () => {
  const { world, amina, lea, noe, says, unseen } = await neighbours();
  await using _ = world;
  const policy = (wanted: Parameters<typeof changeNewsPolicy>[2]) =>
    world.transact((tx) => changeNewsPolicy(tx, amina.actor, wanted));
  await policy({ newAccounts: 'drop', notFollowers: 'accept' });
  await says(lea, '@amina Bonjour');
  const written = async () =>
    (await sql`select from notification where account_id = ${amina.actor.account}`.execute(world.db)).rows.length;
  assert.equal(await written(), 0);
  const recipients = sql<{ person_id: string }>`select ${amina.actor.person}::bigint as person_id`;
  await world.transact((tx) =>
    noticeMany(tx, { kind: 'vote-opened', from: lea.actor.account, post: null, recipients }),
  );
  assert.equal(await written(), 1);
  world.clock.advance(31 * 86_400_000);
  await says(lea, '@amina Me revoici');
  assert.equal(await written(), 2);

  await policy({ newAccounts: 'accept', privateMentions: 'filter' });
  const before = await unseen();
  await says(lea, '@amina Entre nous', { visibility: 'direct' });
  assert.equal(await unseen(), before);
  const { id: asked } = await says(amina, '@noe Une question', { visibility: 'direct' });
  await world.transact((tx) =>
    createPost(tx, noe.actor, { text: '@amina Ma réponse', visibility: 'direct', replyTo: asked }),
  );
  assert.equal(await unseen(), before + 1);

  // Following only now does not make one a follower for this.
  await policy({ notFollowers: 'drop', privateMentions: 'accept' });
  await world.transact((tx) => follow(tx, lea.actor, amina.actor.account));
  assert.equal(await unseen(), before + 1);
  world.clock.advance(4 * 86_400_000);
  await says(lea, '@amina Je vous suis');
  assert.equal(await unseen(), before + 2);
});

test('the older shape of the policy has boxes, and a box that stays ticked keeps what is dropped', async () => {
  const { world, amina, app } = await neighbours();
  await using _ = world;
  await world.transact((tx) => changeNewsPolicy(tx, amina.actor, { newAccounts: 'drop' }));
  const older = '/api/v1/notifications/policy';
  const set = await app.ok<Record<string, unknown>>('PUT', older, { filter_new_accounts: true, filter_not_following: true }); // prettier-ignore
  assert.deepEqual([set['filter_new_accounts'], set['filter_not_following'], set['filter_not_followers']], [true, true, false]); // prettier-ignore
  const now = await app.get<Record<string, unknown>>('/api/v2/notifications/policy');
  assert.deepEqual([now['for_new_accounts'], now['for_not_following']], ['drop', 'filter']);
  assert.equal((await app.send('PATCH', '/api/v2/notifications/policy', { for_new_accounts: 'maybe' })).status, 422);
});
