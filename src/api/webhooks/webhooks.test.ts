import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  addWebhook,
  deliveriesOf,
  eraseWebhooks,
  type EventName,
  removeWebhook,
  tryWebhook,
  webhookOf,
  webhooksOf,
} from '#api';
import { guardedFetch } from '#fetch';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../../test/world.ts';
import {
  DAY,
  draftOf,
  memberOf,
  type MemberOfTest,
  published,
  running,
  vote,
} from '../../deliberation/vote.testing.ts';
import { tellWebhooks } from './tell.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A program that listens, and answers as it is told. */
async function receiver(answer: () => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook`,
    fetch: guardedFetch({ allow: [`127.0.0.1:${port}`] }),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Looks for what happened, and sends it. */
async function run(world: World): Promise<void> {
  await tellWebhooks.run(world.deps, {});
  await world.app.settle();
}

const add = (world: World, who: MemberOfTest, url: string, events: EventName[]) =>
  world.transact((tx) => addWebhook(tx, who.actor, { url, events }));

const typesOf = (received: readonly Received[]): string[] =>
  received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

test('what happens is told once, signed, and with nothing that a stranger could not read', async () => {
  await using there = await receiver();
  await using world = await openWorld({ fetch: there.fetch });
  const [amina, paul] = [await memberOf(world, 'Amina'), await memberOf(world, 'Paul')];
  world.clock.advance(1_000);
  const { secret } = await add(world, amina, there.url, ['proposal.published', 'proposal.opened', 'stance.cast']);
  const id = await running(world, amina);
  await vote(world, paul, id, { position: 'yes' }, 'It suits me.');
  await run(world);
  world.clock.advance(20_000);
  await run(world);
  assert.deepEqual(typesOf(there.received).toSorted(), ['proposal.opened', 'proposal.published', 'stance.cast']);

  for (const { headers, body } of there.received) {
    const [messageId, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const wanted = createHmac('sha256', key).update(`${messageId}.${timestamp}.${body}`).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${wanted}`);
    assert.ok(Math.abs(Number(timestamp) - world.clock.now().getTime() / 1_000) < 60);
    assert.doesNotMatch(body, /example\.org|It suits me/);
  }
  const cast = there.received.find(({ body }) => body.includes('stance.cast'))!;
  const { data } = JSON.parse(cast.body) as { data: { position: string; member: string } };
  assert.deepEqual([data.position, data.member], ['yes', paul.member]);
  assert.equal(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size, 3);
});

test('a vote that is confidential, or whose results come later, tells nothing of who says what', async () => {
  await using there = await receiver();
  await using world = await openWorld({ fetch: there.fetch });
  const [amina, paul] = [await memberOf(world, 'Amina'), await memberOf(world, 'Paul')];
  await add(world, amina, there.url, ['stance.cast', 'proposal.opened']);
  for (const settings of [
    { confidential: true, votingMinutes: 10_080 },
    { results: 'at-close', votingMinutes: 10_080 },
    { results: 'after-vote', votingMinutes: 10_080 },
  ]) {
    const id = await running(world, amina, draftOf({ settings }));
    await vote(world, paul, id, { position: 'no' });
  }
  await run(world);
  assert.deepEqual(typesOf(there.received), ['proposal.opened', 'proposal.opened', 'proposal.opened']);
  world.clock.advance(8 * DAY);
  await world.app.settle();
  await run(world);
  assert.ok(!typesOf(there.received).includes('stance.cast'));
});

test('nothing is told of what was before, of drafts, or of what was not asked for', async () => {
  await using there = await receiver();
  await using world = await openWorld({ fetch: there.fetch });
  const amina = await memberOf(world, 'Amina');
  await published(world, amina);
  world.clock.advance(1_000);
  const { id } = await add(world, amina, there.url, ['proposal.withdrawn', 'member.admitted']);
  await published(world, amina);
  await memberOf(world, 'Rosa');
  await run(world);
  assert.deepEqual(typesOf(there.received), ['member.admitted']);
  assert.doesNotMatch(there.received[0]!.body, /Rosa/);
  assert.match(there.received[0]!.body, /"number":2/);
  await world.transact((tx) => removeWebhook(tx, amina.actor, id));
  await memberOf(world, 'Sam');
  await run(world);
  assert.equal(there.received.length, 1);
});

test('what a slow transaction wrote is told too, though later things were told before', async () => {
  await using there = await receiver();
  await using world = await openWorld({ fetch: there.fetch });
  const amina = await memberOf(world, 'Amina');
  await add(world, amina, there.url, ['proposal.published']);
  world.clock.advance(60_000);
  const first = await published(world, amina, draftOf({ title: 'First' }));
  world.clock.advance(60_000);
  await published(world, amina, draftOf({ title: 'Second' }));
  // As if the first had not been committed yet.
  const event = await world.db
    .selectFrom('proposal_event')
    .where('proposal_id', '=', first)
    .where('kind', '=', 'published')
    .selectAll()
    .executeTakeFirstOrThrow();
  await world.transact((tx) => tx.deleteFrom('proposal_event').where('id', '=', event.id).execute());
  await run(world);
  assert.equal(there.received.length, 1);
  await world.transact((tx) =>
    tx
      .insertInto('proposal_event')
      .values({ ...event, data: JSON.stringify(event.data) })
      .execute(),
  );
  world.clock.advance(10_000);
  await run(world);
  await run(world);
  const titles = there.received.map(({ body }) => /"title":"(\w+)"/.exec(body)?.[1]);
  assert.deepEqual(titles, ['Second', 'First']);
});

test('what does not arrive is sent again, the same, with growing waits', async () => {
  const answers = [500, 503, 200];
  await using there = await receiver(() => answers.shift() ?? 200);
  await using world = await openWorld({ fetch: there.fetch });
  const amina = await memberOf(world, 'Amina');
  const { id } = await add(world, amina, there.url, ['proposal.published']);
  await published(world, amina);
  await run(world);
  const failing = await webhookOf(world.db, amina.actor, id);
  assert.deepEqual(failing.failingSince, world.clock.now());
  await run(world);
  assert.equal(there.received.length, 1, 'not before its time');
  world.clock.advance(60_000);
  await run(world);
  assert.equal(there.received.length, 2);
  world.clock.advance(60_000);
  await run(world);
  assert.equal(there.received.length, 2, 'the second wait is longer');
  world.clock.advance(5 * 60_000);
  await run(world);
  assert.equal(there.received.length, 3);
  assert.equal(new Set(there.received.map(({ body }) => body)).size, 1);
  assert.equal(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size, 1);
  const [delivery] = await deliveriesOf(world.db, amina.actor, id);
  assert.deepEqual([delivery?.attempts, delivery?.status, delivery?.givenUpAt], [3, 200, null]);
  assert.ok(delivery?.deliveredAt);
  assert.equal((await webhookOf(world.db, amina.actor, id)).failingSince, null);
});

test('a webhook to which nothing arrives for five days is ended, and its person told', async () => {
  await using there = await receiver(() => 500);
  await using world = await openWorld({ fetch: there.fetch });
  const amina = await memberOf(world, 'Amina');
  const { id } = await add(world, amina, there.url, ['proposal.published']);
  for (let day = 0; day < 7; day++) {
    await published(world, amina, draftOf({ title: `Day ${day}` }));
    await run(world);
    world.clock.advance(DAY);
    await run(world);
  }
  const ended = await webhookOf(world.db, amina.actor, id);
  assert.ok(ended.endedAt);
  const mails = (await world.mails(amina.email)).filter(({ kind }) => kind === 'webhook-ended');
  assert.equal(mails.length, 1);
  assert.match(mails[0]!.text, /127\.0\.0\.1/);
  const before = there.received.length;
  world.clock.advance(DAY);
  await run(world);
  assert.equal(there.received.length, before);
  await assert.rejects(
    world.transact((tx) => tryWebhook(tx, amina.actor, id)),
    (error) => error instanceof Refusal && error.status === 409,
  );
});

test('a receiver that says it is gone is believed at once', async () => {
  await using there = await receiver(() => 410);
  await using world = await openWorld({ fetch: there.fetch });
  const amina = await memberOf(world, 'Amina');
  const { id } = await add(world, amina, there.url, ['proposal.published']);
  await world.transact((tx) => tryWebhook(tx, amina.actor, id));
  await run(world);
  assert.deepEqual(typesOf(there.received), ['trial']);
  assert.ok((await webhookOf(world.db, amina.actor, id)).endedAt);
});

test('what is not on the public Internet is not reached', async () => {
  await using there = await receiver();
  await using world = await openWorld({ fetch: guardedFetch() });
  const amina = await memberOf(world, 'Amina');
  const { id } = await add(world, amina, there.url, ['proposal.published']);
  await world.transact((tx) => tryWebhook(tx, amina.actor, id));
  await run(world);
  assert.equal(there.received.length, 0);
  assert.equal((await deliveriesOf(world.db, amina.actor, id))[0]?.error, 'address');
});

test('the redirect of a receiver is not followed', async () => {
  await using there = await receiver(() => 302);
  await using world = await openWorld({ fetch: there.fetch });
  const amina = await memberOf(world, 'Amina');
  const { id } = await add(world, amina, there.url, ['proposal.published']);
  await world.transact((tx) => tryWebhook(tx, amina.actor, id));
  await run(world);
  assert.equal((await deliveriesOf(world.db, amina.actor, id))[0]?.deliveredAt, null);
});

test('webhooks are for members, ten each, and each sees their own', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const stranger = await world.person('Zoé');
  const input = { url: 'https://hooks.example/', events: ['proposal.opened' as const] };
  await assert.rejects(
    world.transact((tx) => addWebhook(tx, stranger.actor, input)),
    (error) => error instanceof Refusal && error.status === 403,
  );
  const many = await Promise.allSettled(
    Array.from({ length: 12 }, () => world.transact((tx) => addWebhook(tx, amina.actor, input))),
  );
  assert.equal(many.filter(({ status }) => status === 'fulfilled').length, 10);
  const [mine] = await webhooksOf(world.db, amina.actor);
  assert.deepEqual(await webhooksOf(world.db, paul.actor), []);
  await assert.rejects(
    world.transact((tx) => removeWebhook(tx, paul.actor, mine!.id)),
    (error) => error instanceof Refusal && error.status === 404,
  );
});

test('who leaves takes their webhooks along', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const { id } = await add(world, amina, 'https://hooks.example/amina', ['proposal.published']);
  await world.transact((tx) => tryWebhook(tx, amina.actor, id));
  await world.transact((tx) => leave(tx, amina.actor, 'amina', [eraseWebhooks]));
  assert.deepEqual(await world.db.selectFrom('webhook').selectAll().execute(), []);
  assert.deepEqual(await world.db.selectFrom('webhook_delivery').selectAll().execute(), []);
  await world.app.settle();
  assert.deepEqual(
    world.log.filter((line) => line.includes('webhooks')),
    [],
  );
});
