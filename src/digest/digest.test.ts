import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { draftProposal, openVote, publishProposal } from '#deliberation';
import { sendDigests } from '#digest';
import { chooseMails, type KeptMail } from '#mail';
import { openWorld, type Person, type World } from '../../test/world.ts';
import {
  DAY,
  draftOf,
  memberOf,
  type MemberOfTest,
  ORIGIN,
  published,
  running,
  vote,
} from '../deliberation/vote.testing.ts';
import { lastEdition } from './edition.ts';

const HOUR = 3_600_000;
const digestsTo = async (world: World, to: Person): Promise<KeptMail[]> =>
  (await world.mails(to.email)).filter(({ kind }) => kind === 'digest').toReversed();

/** Goes on so far, and lets everything happen that falls due. */
async function later(world: World, ms: number): Promise<void> {
  world.clock.advance(ms);
  await world.app.settle();
  await sendDigests.run(world.deps, {});
}

test('digests go out at seven, on Mondays or each day, by the clock of the place, also when clocks change', () => {
  const at = (now: string, zone: string, every: 'daily' | 'weekly') =>
    lastEdition(new Date(now), zone, every).toISOString();
  assert.equal(at('2016-10-03T07:00:00Z', 'Europe/Paris', 'weekly'), '2016-10-03T05:00:00.000Z');
  assert.equal(at('2016-10-03T04:59:59Z', 'Europe/Paris', 'weekly'), '2016-09-26T05:00:00.000Z');
  assert.equal(at('2016-10-03T05:00:00Z', 'Europe/Paris', 'daily'), '2016-10-03T05:00:00.000Z');
  // On 30 October 2016 clocks went back in Paris, on 6 November in Montréal.
  assert.equal(at('2016-10-31T12:00:00Z', 'Europe/Paris', 'weekly'), '2016-10-31T06:00:00.000Z');
  assert.equal(at('2016-10-30T12:00:00Z', 'Europe/Paris', 'daily'), '2016-10-30T06:00:00.000Z');
  assert.equal(at('2016-11-07T23:00:00Z', 'America/Montreal', 'weekly'), '2016-11-07T12:00:00.000Z');
  assert.equal(at('2016-10-03T00:00:00Z', 'Pacific/Auckland', 'weekly'), '2016-10-02T18:00:00.000Z');
});

test('a digest says first what needs a vote, soonest first, then what is discussed, then what was decided', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await memberOf(world, 'Amina'), await memberOf(world, 'Paul')];
  const early = await running(world, amina, draftOf({ title: 'Decided long ago?' }));
  for (const who of [amina, paul]) await vote(world, who, early, { position: 'yes' });
  await later(world, 7.5 * DAY);
  await running(world, amina, draftOf({ title: 'Closes later?', settings: { votingMinutes: 20 * 1_440 } }));
  await running(world, amina, draftOf({ title: 'Closes first?' }));
  const done = await running(world, amina, draftOf({ title: 'Voted on?' }));
  await vote(world, paul, done, { position: 'yes' });
  await published(world, amina, draftOf({ title: 'Talked about?', rule: 'constitutional', settings: {} }));
  await world.transact((tx) => draftProposal(tx, amina.actor, draftOf({ title: 'Still a draft?' })));
  await later(world, 6 * DAY + 9 * HOUR);
  assert.deepEqual(await digestsTo(world, paul), [], 'it is Monday morning, before seven');
  await later(world, 2 * HOUR);

  const [digest] = await digestsTo(world, paul);
  assert.ok(digest);
  assert.equal(digest.subject, 'Couvée: 2 votes wait for you');
  const places = ['Closes first?', 'Closes later?', 'Talked about?', 'Decided long ago?'].map((title) =>
    digest.text.indexOf(title),
  );
  assert.ok(
    places.every((place) => place > 0),
    digest.text,
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.doesNotMatch(digest.text, /Voted on|draft/);
  assert.match(digest.headers['List-Unsubscribe'] ?? '', /^<http:\/\/localhost:3000\/unsubscribe\/[\w-]{34}>$/);
  assert.match(digest.html, /<a href="http:\/\/localhost:3000\/d\/\d+"[^>]*>Closes first\?<\/a>/);
});

test('each digest is sent once, and nothing is told a second time but what still waits for a vote', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await memberOf(world, 'Amina'), await memberOf(world, 'Paul')];
  await running(world, amina, draftOf({ title: 'Waits?', settings: { votingMinutes: 30 * 1_440 } }));
  await published(world, amina, draftOf({ title: 'Talked about?', rule: 'constitutional', settings: {} }));
  await later(world, 7 * DAY);
  await Promise.all([sendDigests.run(world.deps, {}), sendDigests.run(world.deps, {})]);
  assert.equal((await digestsTo(world, paul)).length, 1);
  await later(world, 3 * DAY);
  assert.equal((await digestsTo(world, paul)).length, 1);
  await later(world, 4 * DAY);
  const [first, second, ...more] = await digestsTo(world, paul);
  assert.equal(more.length, 0);
  assert.match(first!.text, /Waits\?[\s\S]*Talked about\?/);
  assert.match(second!.text, /Waits\?/);
  assert.doesNotMatch(second!.text, /Talked about/);
});

test('a server that was away on Monday sends the digest when it is back, of the whole time', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await memberOf(world, 'Amina'), await memberOf(world, 'Paul')];
  await later(world, 7 * DAY);
  await published(world, amina, draftOf({ title: 'Before?', rule: 'constitutional', settings: {} }));
  world.clock.advance(16 * DAY);
  await sendDigests.run(world.deps, {});
  const digests = await digestsTo(world, paul);
  assert.equal(digests.length, 1);
  assert.match(digests[0]!.text, /Before\?/);
});

test('with nothing to say no mail is sent; nor to those who want none, or are no members', async () => {
  await using world = await openWorld();
  const [amina, paul, zoe] = [
    await memberOf(world, 'Amina'),
    await memberOf(world, 'Paul'),
    await memberOf(world, 'Zoé'),
  ];
  const stranger = await world.person('Rosa');
  await later(world, 7 * DAY);
  for (const person of [amina, paul, zoe, stranger]) assert.deepEqual(await digestsTo(world, person), []);
  await world.transact((tx) => chooseMails(tx, zoe.actor.person, { digest: 'none' }));
  await published(world, amina, draftOf({ rule: 'constitutional', settings: {} }));
  await later(world, 7 * DAY);
  assert.equal((await digestsTo(world, paul)).length, 1);
  for (const person of [zoe, stranger]) assert.deepEqual(await digestsTo(world, person), []);
});

test('who asked for it gets one each day, in their language, and can stop it by its link', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const zoe = await memberOf(world, 'Zoé');
  await world.transact(async (tx) => {
    await tx.updateTable('person').set({ locale: 'fr' }).where('id', '=', zoe.actor.person).execute();
    await chooseMails(tx, zoe.actor.person, { digest: 'daily' });
  });
  await running(world, amina, draftOf({ title: 'Mardi ?' }));
  await later(world, DAY);
  await later(world, DAY);
  const digests = await digestsTo(world, zoe);
  assert.deepEqual(
    digests.map(({ subject }) => subject.replaceAll(/\s/g, ' ')),
    ['Couvée : un vote vous attend', 'Couvée : un vote vous attend'],
  );
  assert.match(digests[0]!.text, /EN ATTENTE DE VOTRE VOTE/);
  const link = /\/unsubscribe\/[\w-]+/.exec(digests[1]!.text)?.[0] ?? '';
  await world.browse(link, { method: 'POST' });
  await later(world, DAY);
  assert.equal((await digestsTo(world, zoe)).length, 2);
});

test('a crash while digests are written loses none and doubles none', async () => {
  await using world = await openWorld();
  const people: MemberOfTest[] = [];
  for (const name of ['Amina', 'Paul', 'Zoé']) people.push(await memberOf(world, name));
  await world.transact(async (tx) => {
    const { id } = await draftProposal(tx, people[0]!.actor, draftOf({ settings: { votingMinutes: 30 * 1_440 } }));
    await publishProposal(tx, people[0]!.actor, id);
    await openVote(tx, people[0]!.actor, id, ORIGIN);
  });
  world.clock.advance(7 * DAY);
  const broken = {
    ...world.deps,
    transact: (work: Parameters<typeof world.transact>[0]) =>
      world.transact(async (tx) => {
        await work(tx);
        throw new Error('the power went');
      }),
  };
  await assert.rejects(sendDigests.run(broken as typeof world.deps, {}), /the power went/);
  for (const person of people) assert.deepEqual(await digestsTo(world, person), []);
  await sendDigests.run(world.deps, {});
  await sendDigests.run(world.deps, {});
  for (const person of people) assert.equal((await digestsTo(world, person)).length, 1);
});

test('hundreds of members all get theirs, though the job makes room for others', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const many = 620;
  await world.transact(async (tx) => {
    const [people, accounts, members] = [
      tx.newIds<'person'>(many),
      tx.newIds<'account'>(many),
      tx.newIds<'member'>(many),
    ];
    await sql`
      insert into person (id, email, email_canonical, email_confirmed_at, locale, created_at)
      select ${people}::bigint + n, 'reader-' || n || '@example.org', 'reader-' || n || '@example.org', ${tx.now}, 'en',
        ${tx.now}
      from generate_series(0, ${many - 1}::integer) as n`.execute(tx);
    await sql`
      insert into account (id, person_id, handle, display_name, created_at)
      select ${accounts}::bigint + n, ${people}::bigint + n, 'reader' || n, 'Reader', ${tx.now}
      from generate_series(0, ${many - 1}::integer) as n`.execute(tx);
    await sql`
      insert into member (id, number, kind, person_id, legal_name, class, status, applied_at, admitted_at)
      select ${members}::bigint + n, n + 10, 'person', ${people}::bigint + n, 'Reader', 'member', 'voting', ${tx.now},
        ${tx.now}
      from generate_series(0, ${many - 1}::integer) as n`.execute(tx);
  });
  await running(world, amina, draftOf({ settings: { votingMinutes: 30 * 1_440 } }));
  world.clock.advance(7 * DAY);
  await world.app.settle();
  const { rows } = await sql<{ mails: number; people: number }>`
    select count(*)::integer as mails, count(distinct recipient)::integer as people from mail where kind = 'digest'`.execute(
    world.db,
  );
  assert.deepEqual(rows, [{ mails: many + 1, people: many + 1 }]);
});
