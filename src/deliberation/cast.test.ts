import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { leave } from '#accounts';
import { together } from '#db';
import {
  castStances,
  type Choice,
  countToDecide,
  draftProposal,
  myStance,
  proposalById,
  stancesOf,
  toDecide,
} from '#deliberation';
import type { Id } from '#ids';
import { loadPosts, readNotifications } from '#network';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { erasers } from '../web/erasers.ts';
import { allIsWell, DAY, draftOf, enrolOrganisation, memberOf, running, vote } from './vote.testing.ts';

const status = (wanted: number) => (error: unknown) => error instanceof Refusal && error.status === wanted;
const yes: Choice = { position: 'yes' };
const no: Choice = { position: 'no' };
const setStatus = (world: World, member: Id<'member'>, to: 'suspended' | 'left' | 'expelled' | 'voting') =>
  world.transact((tx) => tx.updateTable('member').set({ status: to }).where('id', '=', member).execute());

test('200 identical votes at once count one, and one reason stands in the debate', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const id = await running(world, amina);
  const casting = { actor: amina.actor, proposal: id, input: { choice: yes, reason: 'It suits the choir.' } };
  const shared = together(world.transact, castStances, 20);
  const results = await Promise.all([
    ...Array.from({ length: 160 }, () => shared(casting)),
    ...Array.from({ length: 40 }, () => world.transact((tx) => castStances(tx, [casting])).then(([one]) => one)),
  ]);
  assert.ok(results.every((one) => one?.outcome === 'cast' || one?.outcome === 'unchanged'));
  const [stance, ...others] = await stancesOf(world.db, undefined, id);
  assert.deepEqual([others.length, stance?.revision, stance?.reason], [0, 0, 'It suits the choir.']);
  const shown = await proposalById(world.db, undefined, id);
  assert.equal(shown?.cast, 1);
  const replies = await world.db.selectFrom('post').where('in_reply_to_id', '=', shown.post).select('id').execute();
  assert.equal(replies.length, 1);
});

test('one who votes by two ways at once has the vote of one of them, and nobody pays for another’s fault', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const noor = await world.person('Noor');
  const id = await running(world, amina);
  const cast = (actor: typeof amina.actor, choice: Choice) => ({ actor, proposal: id, input: { choice, reason: '' } });
  await Promise.all(
    [...Array(10)].map((_, i) => world.transact((tx) => castStances(tx, [cast(amina.actor, i % 2 ? yes : no)]))),
  );
  assert.equal((await stancesOf(world.db, undefined, id)).length, 1);
  const results = await world.transact((tx) =>
    castStances(tx, [
      cast(noor.actor, yes),
      cast(paul.actor, { position: 'block' }),
      cast(paul.actor, no),
      { ...cast(paul.actor, yes), proposal: '1' as Id<'proposal'> },
    ]),
  );
  assert.deepEqual(
    results.map((one) => (one.outcome === 'refused' ? one.refusal.status : one.outcome)),
    [403, 422, 'cast', 404],
  );
});

test('a vote may be changed until it closes: what was said before is kept, and the reply follows', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const id = await running(world, amina);
  await vote(world, paul, id, yes, 'Yes, for the choir.');
  const post = (await stancesOf(world.db, undefined, id))[0]!.post!;
  await vote(world, paul, id, no, 'No, after all.');
  const [stance] = await stancesOf(world.db, undefined, id);
  assert.deepEqual(
    [stance?.position, stance?.reason, stance?.revision, stance?.post],
    ['no', 'No, after all.', 1, post],
  );
  assert.equal((await loadPosts(world.db, undefined, [post])).get(post)?.text, 'No, after all.');
  await vote(world, paul, id, no, '');
  assert.equal((await stancesOf(world.db, undefined, id))[0]?.post, null);
  const kept = await world.db
    .selectFrom('stance_revision')
    .orderBy('revision')
    .select(['position', 'reason'])
    .execute();
  assert.deepEqual(kept, [
    { position: 'yes', reason: 'Yes, for the choir.' },
    { position: 'no', reason: 'No, after all.' },
  ]);
  const [mine] = await myStance(world.db, paul.actor, id);
  assert.deepEqual([mine?.elector, mine?.choice], [true, no]);
});

test('a vote at the closing second is in or out by one clock', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const id = await running(world, amina);
  world.clock.advance(7 * DAY - 1);
  await vote(world, amina, id, yes);
  world.clock.advance(1);
  await assert.rejects(vote(world, paul, id, no), status(409));
  await world.app.settle();
  await assert.rejects(vote(world, paul, id, no), status(409));
  const closed = await proposalById(world.db, undefined, id);
  assert.deepEqual([closed?.cast, closed?.result], [1, 'passed']);
});

test('votes that meet the closing are counted, or told that they came too late', async () => {
  await using world = await openWorld();
  const members = [];
  for (let i = 0; i < 12; i++) members.push(await memberOf(world, `Member${i}`));
  const id = await running(world, members[0]!);
  world.clock.advance(7 * DAY - 1);
  const cast = members.map((one, i) => {
    if (i === 6) world.clock.advance(1);
    return vote(world, one, id, yes).then(
      () => true,
      () => false,
    );
  });
  await world.app.settle();
  const counted = (await Promise.all(cast)).filter(Boolean).length;
  const closed = await proposalById(world.db, undefined, id);
  assert.equal(closed?.state, 'closed');
  assert.equal(closed.cast, counted);
});

test('who comes after the opening is not on the roll; who is suspended or leaves votes no more, and their vote stands', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const sam = await memberOf(world, 'Sam', { status: 'suspended' });
  const id = await running(world, amina);
  const late = await memberOf(world, 'Late');
  await setStatus(world, sam.member, 'voting');
  for (const one of [late, sam]) await assert.rejects(vote(world, one, id, yes), status(403));
  await vote(world, paul, id, yes);
  for (const to of ['suspended', 'left', 'expelled'] as const) {
    await setStatus(world, paul.member, to);
    await assert.rejects(vote(world, paul, id, no), status(403), to);
  }
  const shown = await proposalById(world.db, undefined, id);
  assert.deepEqual([shown?.electors, shown?.cast, shown?.tally?.positions?.yes], [2, 1, 1]);
});

test('an organisation has one vote, by any of its delegates', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await world.person('Paul');
  const choir = await enrolOrganisation(world, 'The choir', [amina, paul]);
  const id = await running(world, amina);
  assert.equal((await proposalById(world.db, undefined, id))?.electors, 2);
  assert.equal(await countToDecide(world.db, amina.actor), 2);
  assert.equal(await countToDecide(world.db, paul.actor), 1);
  await vote(world, paul, id, yes, 'We sing on Tuesdays.');
  await world.transact((tx) =>
    castStances(tx, [{ actor: amina.actor, proposal: id, input: { member: choir, choice: no, reason: 'Not so.' } }]),
  );
  await vote(world, amina, id, yes);
  const stances = await stancesOf(world.db, undefined, id);
  assert.deepEqual(stances.map(({ name, position }) => `${name} ${position}`).toSorted(), [
    'Amina yes',
    'The choir no',
  ]);
  assert.equal(await countToDecide(world.db, amina.actor), 0);
});

test('what waits for one’s vote is listed until one has voted, soonest to close first', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const slow = await running(world, amina, draftOf({ settings: { votingMinutes: 20 * 1_440 } }));
  const soon = await running(world, amina);
  assert.deepEqual(
    (await toDecide(world.db, paul.actor)).map(({ proposal }) => proposal.id),
    [soon, slow],
  );
  await vote(world, paul, soon, { position: 'abstain' });
  assert.equal(await countToDecide(world.db, paul.actor), 1);
  world.clock.advance(20 * DAY);
  assert.equal(await countToDecide(world.db, paul.actor), 0);
});

test('a reason is asked where the vote asks for it, and no ballot says what was not asked', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const consent = await running(world, amina, draftOf({ kind: 'consent' }));
  await assert.rejects(vote(world, amina, consent, { position: 'block' }), status(422));
  await assert.rejects(vote(world, amina, consent, no), status(422));
  await vote(world, amina, consent, { position: 'block' }, 'It would end the choir.');
  await assert.rejects(vote(world, amina, consent, yes, 'x'.repeat(2_001)), status(422));
  const options = ['Lyon', 'Lille', 'Brest'];
  const wrong: readonly [Record<string, unknown>, readonly Choice[]][] = [
    [
      { kind: 'multiple-choice' },
      [{ chosen: [] }, { chosen: ['1', '2'] }, { chosen: ['9'] }, { chosen: ['1', '1'] }, yes],
    ],
    [{ kind: 'score' }, [{ scores: {} }, { scores: { '1': 6 } }, { scores: { '9': 1 } }, { chosen: ['1'] }]],
    [{ kind: 'time-poll' }, [{ scores: { '1': 3 } }]],
    [{ kind: 'majority-judgment' }, [{ scores: { '1': 7 } }, { scores: { '1': -1 } }]],
    [
      { kind: 'ranked', settings: { ranking: 'irv', votingMinutes: 10_080 } },
      [{ ranked: [] }, { ranked: [[]] }, { ranked: [['1', '2']] }, { ranked: [['1'], ['1']] }, { ranked: [['9']] }],
    ],
    [{ kind: 'gradients', options: [] }, [{ gradient: 8 }, { gradient: -1 }, { gradient: 0.5 }]],
  ];
  for (const [more, choices] of wrong) {
    const id = await running(world, amina, draftOf({ options, ...more }));
    for (const choice of choices)
      await assert.rejects(vote(world, amina, id, choice), status(422), JSON.stringify(choice));
  }
});

test('who leaves leaves no words: reasons, drafts and statements are erased, and the vote stays counted', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const id = await running(world, amina);
  await vote(world, paul, id, yes, 'Something private.');
  await vote(world, paul, id, no, 'Something else.');
  await world.transact((tx) => draftProposal(tx, paul.actor, draftOf({ title: 'A secret plan' })));
  const his = await running(world, paul);
  await world.transact((tx) => leave(tx, paul.actor, '@paul', erasers));
  const { items } = await readNotifications(world.db, amina.actor);
  const post = (await proposalById(world.db, amina.actor, his))?.post;
  assert.ok(
    items.some((item) => item.kind === 'vote-opened' && item.post === post),
    'a vote outlives its author',
  );
  const [stance] = await stancesOf(world.db, undefined, id);
  assert.deepEqual([stance?.position, stance?.reason, stance?.name, stance?.post], ['no', '', '', null]);
  for (const table of ['stance', 'stance_revision', 'proposal', 'post'] as const) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(world.db);
    assert.doesNotMatch(JSON.stringify(rows), /private|Something else|secret/, table);
  }
  await allIsWell(world);
});
