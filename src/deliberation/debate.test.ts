import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import { createPost } from '#network';
import { openWorld, type World } from '../../test/world.ts';
import { castStance } from './cast-stance.ts';
import { debate, groupOf } from './debate.ts';
import { draftProposal } from './draft.ts';
import { type Cooperator, cooperators } from './effect.testing.ts';
import type { Position } from './kinds.ts';
import { openVote } from './open-vote.ts';
import { publishProposal } from './publish.ts';
import { proposalById } from './read-proposals.ts';
import type { ProposalSettings } from './settings.ts';

async function vote(world: World, people: readonly Cooperator[], settings: Partial<ProposalSettings> = {}) {
  const author = people[0]!;
  const { id } = await world.transact((tx) =>
    draftProposal(tx, author.actor, {
      kind: 'consensus',
      title: 'A question',
      body: 'Because.',
      language: 'en',
      rule: 'lazy',
      settings,
      options: [],
      actions: [],
    }),
  );
  await world.transact((tx) => publishProposal(tx, author.actor, id));
  await world.transact((tx) => openVote(tx, author.actor, id, 'https://here.example'));
  const say = (who: Cooperator, position: Position, reason: string) =>
    world.transact((tx) => castStance(tx, who.actor, id, { choice: { position }, reason }));
  const read = async (show: Parameters<typeof debate>[3] = {}, viewer = author) => {
    const proposal = (await proposalById(world.db, viewer.actor, id))!;
    return debate(world.db, viewer.actor, proposal, show);
  };
  const answer = (who: Cooperator, to: Id<'post'>, text: string) =>
    world.transact((tx) => createPost(tx, who.actor, { text, replyTo: to }));
  return { id, say, read, answer };
}

test('reasons of all sides in turn, what answers them below, the rest after', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, ['Léa', 'Amina', 'João', 'Kim', 'Théo', 'Yann']);
  const [lea, amina, joao, kim, theo, yann] = people as [
    Cooperator,
    Cooperator,
    Cooperator,
    Cooperator,
    Cooperator,
    Cooperator,
  ];
  const { say, read, answer } = await vote(world, people);
  await say(amina, 'yes', 'It is cheap.');
  await say(joao, 'yes', 'It is fast.');
  await say(kim, 'yes', '');
  await say(theo, 'block', 'It harms the small ones.');
  await say(yann, 'abstain', 'I cannot tell.');
  const first = await read();
  assert.deepEqual(
    first.stances.map(({ name, group }) => [name, group]),
    [
      ['Amina', 'yes'],
      ['João', 'yes'],
      ['Théo', 'block'],
      ['Yann', 'abstain'],
    ],
  );
  assert.deepEqual(first.groups[0], { key: 'yes', votes: 3, reasons: 2 });

  const joaos = first.stances.find(({ name }) => name === 'João')!.post!;
  const theos = await answer(theo, joaos, 'Fast for whom?');
  await answer(amina, joaos, 'Indeed.');
  await answer(joao, theos.id, 'For all.');
  const { post } = (await proposalById(world.db, undefined, await proposalOf(world)))!;
  await answer(lea, post!, 'Has anybody asked the shop?');
  const then = await read();
  // João was answered by somebody of another side; what his own side said does not count.
  assert.deepEqual(
    then.stances.slice(0, 2).map(({ name, answers }) => [name, answers]),
    [
      ['João', 1],
      ['Amina', 0],
    ],
  );
  assert.equal(then.stances[0]!.replies.length, 2);
  assert.equal(then.stances[0]!.replies[0]!.replies.length, 1);
  assert.equal(then.comments.length, 1);
});

const proposalOf = async (world: World): Promise<Id<'proposal'>> =>
  (await world.db.selectFrom('proposal').select('id').executeTakeFirstOrThrow()).id;

test('one side alone, page by page', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, ['Léa', 'Amina', 'João', 'Kim']);
  const { say, read } = await vote(world, people);
  for (const one of people) await say(one, one.name === 'Kim' ? 'no' : 'yes', `${one.name} says.`);
  const yes = await read({ group: 'yes', limit: 2 });
  assert.deepEqual(
    yes.stances.map(({ name }) => name),
    ['Léa', 'Amina'],
  );
  assert.equal(yes.next, 2);
  const rest = await read({ group: 'yes', from: 2, limit: 2 });
  assert.deepEqual(
    rest.stances.map(({ name }) => name),
    ['João'],
  );
  assert.equal(rest.next, null);
  assert.deepEqual((await read({ group: 'nobody' })).stances, []);
});

test('what is hidden from a voter is hidden in the debate', async () => {
  await using world = await openWorld();
  const people = await cooperators(world, ['Léa', 'Amina']);
  const { say, read } = await vote(world, people, { results: 'at-close' });
  await say(people[1]!, 'no', 'I am against.');
  const found = await read();
  assert.equal(found.hidden, true);
  assert.deepEqual(found.stances, []);
  assert.deepEqual(found.groups, []);
});

test('who says the same goes by what they put first', () => {
  assert.equal(groupOf({ position: 'no' }), 'no');
  assert.equal(groupOf({ gradient: 2 }), 'step-2');
  assert.equal(groupOf({ chosen: ['b', 'a'] }), 'b');
  assert.equal(groupOf({ ranked: [['c', 'b'], ['a']] }), 'c');
  assert.equal(groupOf({ scores: { a: 1, c: 3, b: 3 } }), 'b');
  assert.equal(groupOf({ scores: {} }), 'none');
});
