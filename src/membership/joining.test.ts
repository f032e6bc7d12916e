import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  actingMember,
  admit,
  applications,
  classes,
  editQuestions,
  eraseMember,
  leaveCoop,
  mayVote,
  memberByNumber,
  memberNames,
  membershipsOf,
  questions,
  refuse,
  registerAt,
  registerFigures,
  withdrawApplication,
} from '#membership';
import { Refusal } from '#refusal';
import { changeSetting } from '#settings';
import { openWorld } from '../../test/world.ts';
import { applyAs, memberOf, openCoop } from './membership.testing.ts';

const refused = (status: number, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.status, status);
  if (field) assert.deepEqual(Object.keys(error.fields), [field]);
  return true;
};

test('somebody applies with the co-op’s questions, is admitted, and both hear of it', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul');
  await world.transact((tx) => editQuestions(tx, lea.actor, [{ question: 'Why?', required: true }]));
  const [question] = await questions(world.db);
  assert.ok(question);
  assert.deepEqual(
    (await classes(world.db)).map(({ key }) => key),
    ['member'],
  );
  await assert.rejects(applyAs(world, paul.actor), refused(422, `answers.${question.id}`));
  await assert.rejects(
    applyAs(world, paul.actor, { class: 'nobility', answers: { [question.id]: 'x' } }),
    refused(422, 'class'),
  );

  const member = await applyAs(world, paul.actor, {
    legalName: 'Paul Mercier',
    answers: { [question.id]: 'To share.' },
  });
  await assert.rejects(actingMember(world.db, paul.actor), refused(403));
  const [waiting] = await applications(world.db, lea.actor);
  assert.deepEqual(waiting?.answers, [{ question: 'Why?', answer: 'To share.' }]);
  assert.equal(waiting.account?.handle, 'paul');
  await assert.rejects(applications(world.db, paul.actor), refused(403));

  await assert.rejects(
    world.transact((tx) => admit(tx, paul.actor, member)),
    refused(403),
  );
  // Before the register is open no steward picks who votes.
  await assert.rejects(
    world.transact((tx) => admit(tx, lea.actor, member)),
    refused(409),
  );
  await assert.rejects(actingMember(world.db, paul.actor), refused(403));
  const { number, news } = await world.transact((tx) => admit(tx, null, member));
  assert.equal(number, 1);
  assert.deepEqual(
    news.map(({ topic }) => topic),
    [`account:${paul.actor.account}`],
  );
  assert.ok(mayVote(await actingMember(world.db, paul.actor)));
  await world.app.settle();
  const [mail] = await world.mails(paul.email);
  assert.match(mail?.subject ?? '', /member of Couvée/);
  assert.ok(mail?.text.includes('/me/stake'));
});

test('of twenty forms sent at once by one person, one is an application', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const sent = await Promise.allSettled(Array.from({ length: 20 }, () => applyAs(world, paul.actor)));
  assert.equal(sent.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await world.db.selectFrom('member').selectAll().execute()).length, 1);
});

test('of ten admissions of one applicant at once, one admits', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const member = await applyAs(world, paul.actor);
  const done = await Promise.allSettled(
    Array.from({ length: 10 }, () => world.transact((tx) => admit(tx, null, member))),
  );
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1);
  const events = await world.db.selectFrom('membership_event').select('kind').orderBy('id').execute();
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['applied', 'admitted'],
  );
});

test('two hundred admissions at once give the numbers 1 to 200', async () => {
  await using world = await openWorld();
  const members = await world.transact(async (tx) => {
    await tx.insertInto('member_class').values({ key: 'member', name: 'Member' }).execute();
    const rows = Array.from({ length: 200 }, (_, i) => ({
      id: tx.newId<'member'>(),
      kind: 'organisation' as const,
      legal_name: `Organisation ${i}`,
      class: 'member',
      status: 'applicant' as const,
      applied_at: tx.now,
    }));
    await tx.insertInto('member').values(rows).execute();
    return rows.map(({ id }) => id);
  });
  const given = await Promise.all(members.map((id) => world.transact((tx) => admit(tx, null, id))));
  assert.deepEqual(
    given.map(({ number }) => number).toSorted((a, b) => a - b),
    Array.from({ length: 200 }, (_, i) => i + 1),
  );
});

test('an admission that fails leaves no gap', async () => {
  await using world = await openWorld();
  const [amina, paul] = [await world.person('Amina'), await world.person('Paul')];
  const [a, b] = [await applyAs(world, amina.actor), await applyAs(world, paul.actor)];
  await assert.rejects(
    world.transact(async (tx) => {
      await admit(tx, null, a);
      throw new Error('later');
    }),
  );
  assert.equal((await world.transact((tx) => admit(tx, null, b))).number, 1);
  assert.equal((await world.transact((tx) => admit(tx, null, a))).number, 2);
});

test('who was refused, withdrew or left may ask anew, and a number is for life', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const first = await applyAs(world, paul.actor);
  await world.transact((tx) => refuse(tx, null, first, 'Not now.'));
  assert.deepEqual(await membershipsOf(world.db, paul.actor), []);
  const second = await applyAs(world, paul.actor);
  assert.equal(second, first);
  await world.transact((tx) => withdrawApplication(tx, paul.actor, second));
  await applyAs(world, paul.actor);
  const { number } = await world.transact((tx) => admit(tx, null, first));
  await assert.rejects(applyAs(world, paul.actor), refused(409));
  await world.transact((tx) => leaveCoop(tx, paul.actor, first));
  await assert.rejects(
    world.transact((tx) => leaveCoop(tx, paul.actor, first)),
    refused(409),
  );
  const amina = await memberOf(world, 'Amina');
  assert.equal(amina.number, number + 1);
  await applyAs(world, paul.actor);
  assert.equal((await world.transact((tx) => admit(tx, null, first))).number, number);
});

test('on probation one takes part and does not vote, until the clock says so', async () => {
  await using world = await openWorld();
  await world.transact((tx) => changeSetting(tx, null, 'probationDays', 30));
  const paul = await memberOf(world, 'Paul');
  assert.equal(mayVote(await actingMember(world.db, paul.actor)), false);
  await world.app.settle();
  assert.equal(mayVote(await actingMember(world.db, paul.actor)), false);
  world.clock.advance(30 * 86_400_000);
  await world.app.settle();
  assert.ok(mayVote(await actingMember(world.db, paul.actor)));
  assert.ok((await world.mails(paul.email)).some(({ subject }) => /have your vote/.test(subject)));
});

test('the register is for members, its figures for everybody', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const paul = await memberOf(world, 'Paul');
  const stranger = await world.person('Stranger');
  await assert.rejects(registerAt(world.db, stranger.actor), refused(403));
  await assert.rejects(memberByNumber(world.db, stranger.actor, 1), refused(403));
  await assert.rejects(memberByNumber(world.db, paul.actor, 99), refused(404));
  assert.deepEqual(
    (await registerAt(world.db, paul.actor)).map(({ name, handle, number }) => ({ name, handle, number })),
    [{ name: 'Paul Legal', handle: 'paul', number: 1 }],
  );
  assert.equal((await registerAt(world.db, paul.actor, { search: 'LEGAL' })).length, 1);
  assert.equal((await registerAt(world.db, paul.actor, { search: '@paul' })).length, 1);
  assert.equal((await registerAt(world.db, paul.actor, { search: '%' })).length, 0);
  assert.equal((await memberByNumber(world.db, paul.actor, 1)).history.length, 2);
  assert.deepEqual(await registerFigures(world.db), {
    members: 1,
    voting: 1,
    people: 1,
    organisations: 0,
    byClass: [{ class: 'member', n: 1 }],
  });
});

test('the account is deleted: the number and the dates stay, and nothing of the person', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const [amina, paul] = [await memberOf(world, 'Amina'), await memberOf(world, 'Paul')];
  await world.transact((tx) => leave(tx, paul.actor, '@paul', [eraseMember]));
  const row = await world.db.selectFrom('member').where('id', '=', paul.member).selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.legal_name, row.person_id, row.status, row.number], ['', null, 'left', 2]);
  const kept = JSON.stringify(
    await world.db.selectFrom('membership_event').where('member_id', '=', paul.member).selectAll().execute(),
  );
  assert.ok(!kept.includes('Paul'));
  const view = await memberByNumber(world.db, amina.actor, 2);
  assert.equal(view.entry.name, '');
  assert.equal(view.entry.handle, null);
  assert.equal((await memberNames(world.db, [paul.member])).get(paul.member)?.name, '');
  assert.equal((await registerAt(world.db, amina.actor)).length, 1);
  // An application goes with its account too.
  const nora = await world.person('Nora');
  const waiting = await applyAs(world, nora.actor);
  await world.transact((tx) => leave(tx, nora.actor, '@nora', [eraseMember]));
  const gone = await world.db.selectFrom('member').where('id', '=', waiting).selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([gone.status, gone.legal_name], ['withdrawn', '']);
});

test('the name of somebody who never became a member is forgotten', async () => {
  await using world = await openWorld();
  const paul = await world.person('Paul');
  const member = await applyAs(world, paul.actor);
  await world.transact((tx) => refuse(tx, null, member, 'Not now, Paul.'));
  const kept = async () =>
    JSON.stringify([
      await world.db.selectFrom('member').selectAll().execute(),
      await world.db.selectFrom('membership_event').selectAll().execute(),
    ]);
  world.clock.advance(89 * 86_400_000);
  await world.app.settle();
  assert.match(await kept(), /A Legal Name/);
  world.clock.advance(2 * 86_400_000);
  await world.app.settle();
  assert.doesNotMatch(await kept(), /A Legal Name|Paul/);
});
