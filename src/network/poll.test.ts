import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import type { Id } from '#ids';
import { parseInput } from '#input';
import {
  block,
  createPost,
  deletePost,
  type LoadedPoll,
  loadPosts,
  pollInput,
  readNotifications,
  vote,
} from '#network';
import { Refusal } from '#refusal';
import { runChecks } from '../../checks/checks.ts';
import { type Person, type World, openWorld } from '../../test/world.ts';
import { erasers } from '../web/erasers.ts';

const ask = async (world: World, who: Person, options: unknown, more: object = {}): Promise<Id<'post'>> => {
  const poll = parseInput(pollInput, { options, multiple: false, hidden: false, seconds: 3_600, ...more });
  return (await world.transact((tx) => createPost(tx, who.actor, { text: 'Alors ?', poll }))).id;
};
const pollOf = async (world: World, who: Person | undefined, id: Id<'post'>): Promise<LoadedPoll | null | undefined> =>
  (await loadPosts(world.db, who?.actor, [id])).get(id)?.poll;
const is = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const votes = (poll: LoadedPoll | null | undefined) => poll?.options.map((one) => one.votes);

test('two hundred people who vote at once are two hundred votes, and nobody votes twice', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina', { roles: ['steward'] });
  const id = await ask(world, amina, ['Oui', 'Non']);
  const people = await Promise.all(Array.from({ length: 100 }, (_, n) => world.person(`p${n}`)));
  const all = await Promise.allSettled(
    people.flatMap((one, n) =>
      [0, 1].map(() => world.transact((tx) => vote(tx, one.actor, id, [n % 4 === 0 ? 0 : 1]))),
    ),
  );
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 100);
  const poll = await pollOf(world, undefined, id);
  assert.deepEqual([poll?.voters, votes(poll)], [100, [25, 75]]);
  assert.deepEqual(
    (await runChecks({ db: world.db, dataFolder: world.dataFolder })).filter((one) => one.violations > 0),
    [],
  );
});

test('a hidden poll tells no figure before its end, and its end is told once to those who took part', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const id = await ask(world, amina, ['Oui', 'Non', 'Les deux', ''], { multiple: true, hidden: true });
  await world.transact((tx) => vote(tx, lea.actor, id, [0, 2]));
  for (const who of [amina, lea, undefined]) {
    assert.deepEqual(
      [(await pollOf(world, who, id))?.voters, votes(await pollOf(world, who, id))],
      [null, [null, null, null]],
    );
  }
  assert.equal((await pollOf(world, lea, id))?.options[2]?.mine, true);
  world.clock.advance(3_600_000);
  await world.app.settle();
  await world.app.settle();
  assert.deepEqual(votes(await pollOf(world, undefined, id)), [1, 0, 1]);
  const told = async (who: Person) => (await readNotifications(world.db, who.actor)).items.map((one) => one.kind);
  assert.deepEqual([await told(amina), await told(lea), await told(noe)], [['poll'], ['poll'], []]);
  await assert.rejects(
    world.transact((tx) => vote(tx, noe.actor, id, [0])),
    is(409),
  );
});

test('what makes no poll is refused beside what is at fault', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  for (const options of [
    [],
    ['seul'],
    Array.from({ length: 10_000 }, (_, n) => `${n}`),
    ['a', 'a'],
    ['a', 'b'.repeat(200)],
  ]) {
    await assert.rejects(ask(world, amina, options), is(422));
  }
  for (const seconds of [0, -1, 1e12, 'x']) await assert.rejects(ask(world, amina, ['a', 'b'], { seconds }), is(422));
});

test('one votes for what is there, in the polls of others, when one may see them', async () => {
  await using world = await openWorld();
  const [amina, lea, noe] = [await world.person('Amina'), await world.person('Léa'), await world.person('Noé')];
  const id = await ask(world, amina, ['Oui', 'Non']);
  for (const [who, choices, status] of [
    [amina, [0], 409],
    [lea, [], 422],
    [lea, [2], 422],
    [lea, [-1], 422],
    [lea, [0, 1], 422],
    [lea, [0, 0], 422],
  ] as const) {
    await assert.rejects(
      world.transact((tx) => vote(tx, who.actor, id, choices)),
      is(status),
    );
  }
  await world.transact((tx) => block(tx, amina.actor, noe.actor.account));
  await assert.rejects(
    world.transact((tx) => vote(tx, noe.actor, id, [0])),
    is(404),
  );
});

test('who leaves is forgotten and stays counted; a deleted poll leaves nothing', async () => {
  await using world = await openWorld();
  const [amina, lea] = [await world.person('Amina', { roles: ['steward'] }), await world.person('Léa')];
  const id = await ask(world, amina, ['Oui', 'Non']);
  await world.transact((tx) => vote(tx, lea.actor, id, [1]));
  await world.transact((tx) => leave(tx, lea.actor, '@lea', erasers));
  assert.deepEqual(votes(await pollOf(world, undefined, id)), [0, 1]);
  assert.deepEqual(await world.db.selectFrom('poll_vote').selectAll().execute(), []);
  assert.deepEqual(
    (await runChecks({ db: world.db, dataFolder: world.dataFolder })).filter((one) => one.violations > 0),
    [],
  );
  await world.transact((tx) => deletePost(tx, amina.actor, id));
  assert.deepEqual(await world.db.selectFrom('poll').selectAll().execute(), []);
});
