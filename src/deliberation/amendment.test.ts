import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesFor } from '#i18n';
import type { Id } from '#ids';
import { readThread } from '#network';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { offerAmendment, placeOf, settleAmendment, withdrawAmendment } from './amendment.ts';
import { amendmentsOf } from './amendments.ts';
import { draftProposal, editProposal } from './draft.ts';
import { type Cooperator, cooperators } from './effect.testing.ts';
import { publishProposal } from './publish.ts';
import { proposalById } from './read-proposals.ts';
import { redraft } from './redraft.ts';

const BODY = 'We translate the call.\n\nIt costs 300 euros.\n\nLéa coordinates.';

const DRAFT = {
  kind: 'yes-no',
  title: 'Translate the call',
  body: BODY,
  language: 'en',
  rule: 'ordinary',
  settings: {},
  options: [],
  actions: [],
} as const;

const says = (sentence: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Refusal);
  const words = [error.sentence, ...Object.values(error.fields)].map((say) => say(messagesFor('en'))).join(' ');
  assert.match(words, sentence);
  return true;
};

/** Somebody’s proposal in discussion, and two more members. */
async function discussion(world: World) {
  const people = await cooperators(world, ['Léa', 'Amina', 'João']);
  const [lea, amina, joao] = people as [Cooperator, Cooperator, Cooperator];
  const { id } = await world.transact((tx) => draftProposal(tx, lea.actor, DRAFT));
  await world.transact((tx) => publishProposal(tx, lea.actor, id));
  const offer = async (who: Cooperator, paragraph: number, original: string, replacement: string) => {
    const made = await world.transact((tx) =>
      offerAmendment(tx, who.actor, id, { paragraph, original, replacement, why: 'Because.' }),
    );
    return made.id;
  };
  const settle = (who: Cooperator, amendment: Id<'amendment'>, verdict: 'accept' | 'decline', answer = '') =>
    world.transact((tx) => settleAmendment(tx, who.actor, amendment, { verdict, answer }));
  const read = async (viewer = lea) => (await proposalById(world.db, viewer.actor, id))!;
  return { id, lea, amina, joao, offer, settle, read };
}

test('an amendment that is accepted makes a version that names it, and notice begins anew', async () => {
  await using world = await openWorld();
  const { id, lea, amina, offer, settle, read } = await discussion(world);
  const before = await read();
  world.clock.moveTo(86_400_000);
  const amendment = await offer(amina, 1, 'It costs 300 euros.', 'It costs 500 euros.\n\nMembers have offered half.');
  assert.equal((await amendmentsOf(world.db, lea.actor, id))[0]?.may.settle, true);
  assert.equal((await amendmentsOf(world.db, amina.actor, id))[0]?.may.settle, false);
  await settle(lea, amendment, 'accept');
  const after = await read();
  assert.equal(after.version, before.version + 1);
  assert.equal(
    after.body,
    'We translate the call.\n\nIt costs 500 euros.\n\nMembers have offered half.\n\nLéa coordinates.',
  );
  assert.ok(after.opensNotBefore! > before.opensNotBefore!);
  const [one] = await amendmentsOf(world.db, undefined, id);
  assert.equal(one?.state, 'accepted');
  assert.equal(one.became, after.version);
  assert.equal(one.by.name, 'Amina');
});

test('an empty wording strikes the paragraph out', async () => {
  await using world = await openWorld();
  const { lea, amina, offer, settle, read } = await discussion(world);
  await settle(lea, await offer(amina, 2, 'Léa coordinates.', ''), 'accept');
  assert.equal((await read()).body, 'We translate the call.\n\nIt costs 300 euros.');
});

test('the reason stands in the debate, and so does the answer to what is declined', async () => {
  await using world = await openWorld();
  const { id, lea, joao, offer, settle, read } = await discussion(world);
  const amendment = await offer(joao, 0, 'We translate the call.', 'We translate nothing.');
  await assert.rejects(settle(lea, amendment, 'decline'), says(/in a sentence/));
  await settle(lea, amendment, 'decline', 'It is the point of it.');
  const { post } = await read();
  const { replies } = await readThread(world.db, undefined, post!);
  assert.equal(replies.length, 1);
  assert.equal(replies[0]!.replies.length, 1);
  const [one] = await amendmentsOf(world.db, lea.actor, id);
  assert.equal(one?.state, 'declined');
  assert.equal(one.post, replies[0]!.id);
  assert.equal(one.answer, 'It is the point of it.');
  await assert.rejects(settle(lea, amendment, 'accept'), says(/settled already/));
});

test('only members offer, only the author settles, only who offered withdraws', async () => {
  await using world = await openWorld();
  const { id, lea, amina, joao, offer, settle } = await discussion(world);
  const stranger = await world.person('Stranger');
  await assert.rejects(
    world.transact((tx) =>
      offerAmendment(tx, stranger.actor, id, {
        paragraph: 0,
        original: 'We translate the call.',
        replacement: 'x',
        why: 'y',
      }),
    ),
    (error) => error instanceof Refusal && error.status === 403,
  );
  const amendment = await offer(amina, 1, 'It costs 300 euros.', 'It costs nothing.');
  await assert.rejects(settle(joao, amendment, 'accept'), (error) => error instanceof Refusal && error.status === 403);
  const withdraw = (who: Cooperator) => world.transact((tx) => withdrawAmendment(tx, who.actor, amendment));
  await assert.rejects(withdraw(lea), (error) => error instanceof Refusal && error.status === 403);
  await withdraw(amina);
  assert.equal((await amendmentsOf(world.db, undefined, id))[0]?.state, 'withdrawn');
});

test('a paragraph that moved is found; one that changed is not overwritten', async () => {
  await using world = await openWorld();
  const { id, lea, amina, offer, settle, read } = await discussion(world);
  const moved = await offer(amina, 2, 'Léa coordinates.', 'Amina coordinates.');
  const changed = await offer(amina, 1, 'It costs 300 euros.', 'It costs 400 euros.');
  const edit = (body: string) =>
    world.transact(async (tx) =>
      editProposal(tx, lea.actor, id, { ...redraft((await proposalById(tx, lea.actor, id))!), body }),
    );
  await edit('First of all:\n\nWe translate the call.\n\nIt costs 350 euros.\n\nLéa coordinates.');
  await assert.rejects(settle(lea, changed, 'accept'), says(/changed since this was offered/));
  assert.deepEqual(
    (await amendmentsOf(world.db, lea.actor, id)).map(({ fits }) => fits),
    [true, false],
  );
  await settle(lea, moved, 'accept');
  assert.match((await read()).body, /350 euros\.\n\nAmina coordinates\.$/);
  await assert.rejects(offer(amina, 2, 'It costs 300 euros.', 'x'), says(/changed since you read it/));
});

test('two who accept at once: one does', async () => {
  await using world = await openWorld();
  const { lea, amina, offer, settle, read } = await discussion(world);
  const amendment = await offer(amina, 1, 'It costs 300 euros.', 'It costs 400 euros.');
  const done = await Promise.allSettled([1, 2, 3].map(() => settle(lea, amendment, 'accept')));
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await read()).version, 2);
});

test('where the same words stand twice, the nearest are meant', () => {
  assert.equal(placeOf(['a', 'b', 'a', 'a'], 2, 'a'), 2);
  assert.equal(placeOf(['a', 'b', 'c', 'a'], 2, 'a'), 3);
  assert.equal(placeOf(['b'], 0, 'a'), undefined);
});
