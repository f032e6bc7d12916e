import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id } from '#ids';
import { createCircle } from '#membership';
import {
  acceptNomination,
  type Choice,
  draftProposal,
  editProposal,
  nominate,
  openVote,
  proposalById,
  publishProposal,
  sponsorProposal,
  withdrawCandidacy,
} from '#deliberation';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { ensureRules } from './rules.ts';
import { RULE_PRESETS, type Weights } from './settings.ts';
import { afterTime, DAY, draftOf, memberOf, ORIGIN, published, QUICK, running, several, vote } from './vote.testing.ts';

const yes: Choice = { position: 'yes' };
const no: Choice = { position: 'no' };

/** Lets votes under lazy consent weigh so, as the bylaws of a co-op may have it. */
const weighing = (world: World, weights: Weights) =>
  world.transact(async (tx) => {
    await ensureRules(tx);
    const settings = JSON.stringify({ ...RULE_PRESETS.lazy, weights });
    await tx.updateTable('rule').set({ settings }).where('key', '=', 'lazy').execute();
  });

test('votes weigh and stand in colleges as the rule says', async () => {
  await using world = await openWorld();
  const workers = [];
  for (const name of ['Amina', 'Paul']) workers.push(await memberOf(world, name, { class: 'worker' }));
  const users = [];
  for (const name of ['Lea', 'Noor', 'Sam']) users.push(await memberOf(world, name, { class: 'user' }));
  const each = { worker: '1/2', user: '1/2' };
  const results = [];
  for (const weights of [
    { kind: 'equal' },
    { kind: 'classes', weights: { worker: '2', user: '1' } },
    { kind: 'colleges', weights: each, decide: 'each' },
    { kind: 'colleges', weights: { worker: '2/3', user: '1/3' }, decide: 'weighted' },
  ] as const) {
    await weighing(world, weights);
    const id = await running(world, workers[0]!);
    for (const who of workers) await vote(world, who, id, yes);
    for (const who of users) await vote(world, who, id, no);
    results.push((await afterTime(world, id, 7 * DAY)).result);
  }
  assert.deepEqual(results, ['failed', 'passed', 'failed', 'passed']);
});

test('an election: nominated, accepted, voted, counted, and its seats filled by a decision', async () => {
  await using world = await openWorld();
  const members = await several(world, 6);
  const [author, ada, bela, carl] = members;
  // Carl has no name to show: his handle stands on the ballot.
  await world.transact((tx) =>
    tx.updateTable('account').set({ display_name: '' }).where('id', '=', carl!.actor.account).execute(),
  );
  const settings = (election: string, more: object = {}) => ({
    ...QUICK,
    election,
    seats: 2,
    confidential: false,
    mandate: { title: `Coordination by ${election}`, role: null, circle: null, months: 12 },
    ...more,
  });
  const stand = async (election: string) => {
    const draft = draftOf({ kind: 'election', rule: 'ordinary', settings: settings(election) });
    const id = await published(world, author!, draft);
    await world.transact((tx) => sponsorProposal(tx, ada!.actor, id));
    await world.transact((tx) => nominate(tx, ada!.actor, id, { member: ada!.member, statement: 'I know the books.' }));
    for (const one of [bela, carl, members[4]])
      await world.transact((tx) => nominate(tx, author!.actor, id, { member: one!.member }));
    await assert.rejects(
      world.transact((tx) => nominate(tx, author!.actor, id, { member: bela!.member })),
      Refusal,
    );
    for (const one of [bela, carl]) await world.transact((tx) => acceptNomination(tx, one!.actor, id, 'Gladly.'));
    await world.transact((tx) => withdrawCandidacy(tx, members[4]!.actor, id));
    world.clock.advance(4 * DAY);
    await world.app.settle();
    const open = await proposalById(world.db, undefined, id);
    assert.deepEqual(
      open?.options.map(({ text }) => text),
      ['Member1', 'Member2', carl!.handle],
    );
    return id;
  };
  const said: Record<string, Choice> = {
    scottish: { ranked: [[bela!.member], [carl!.member]] },
    approval: { chosen: [bela!.member, carl!.member] },
    'majority-judgment': { scores: { [bela!.member]: 6, [carl!.member]: 5, [ada!.member]: 1 } },
  };
  for (const election of ['scottish', 'approval', 'majority-judgment', 'lot']) {
    const id = await stand(election);
    const told = await world.db
      .selectFrom('mail_text')
      .orderBy('id', 'desc')
      .select(['subject', 'body_text'])
      .execute();
    assert.equal(/draw by lot|Tirage au sort/.test(told[0]!.subject), election === 'lot', told[0]!.subject);
    assert.equal(/You may vote|Vous pouvez voter/.test(told[0]!.body_text), election !== 'lot');
    if (election === 'lot') await assert.rejects(vote(world, author!, id, said['scottish']!), Refusal);
    else for (const who of members) await vote(world, who, id, said[election]!);
    const closed = await afterTime(world, id, 6 * DAY);
    assert.equal(closed.result, 'passed', election);
    assert.equal(closed.chosen.length, 2);
    if (election !== 'lot') assert.deepEqual(new Set(closed.chosen), new Set([bela!.member, carl!.member]));
    const [action] = closed.actions;
    assert.equal(action?.name, 'election.seat');
    await afterTime(world, id, 4 * DAY);
    const decided = await world.db
      .selectFrom('decision')
      .where('proposal_id', '=', id)
      .select(['state', 'fault'])
      .executeTakeFirst();
    assert.deepEqual(decided, { state: 'executed', fault: null }, election);
  }
});

test('sponsors of an election stand by what it fills, and it fills what there is', async () => {
  await using world = await openWorld();
  const [author, ada] = await several(world, 2);
  const draft = (mandate: object) =>
    draftOf({
      kind: 'election',
      rule: 'ordinary',
      settings: { ...QUICK, mandate: { title: 'Coordination', role: null, circle: null, months: 12, ...mandate } },
    });
  const id = await published(world, author!, draft({}));
  await world.transact((tx) => sponsorProposal(tx, ada!.actor, id));
  await world.transact((tx) => editProposal(tx, author!.actor, id, draft({})));
  assert.equal((await proposalById(world.db, undefined, id))?.sponsors.length, 2);
  await world.transact((tx) => editProposal(tx, author!.actor, id, draft({ role: 'treasurer' })));
  assert.equal((await proposalById(world.db, undefined, id))?.sponsors.length, 1);
  await assert.rejects(
    world.transact((tx) => draftProposal(tx, author!.actor, draft({ circle: '5' }))),
    (error) => error instanceof Refusal && 'settings.mandate.circle' in error.fields,
  );
});

test('a circle gives its own mandates only, whatever powers it has: by elections and by decisions', async () => {
  await using world = await openWorld();
  const [author] = await several(world, 2);
  const powers = [
    { action: 'mandate.grant', rule: 'ordinary' },
    { action: 'record', rule: 'ordinary' },
  ];
  const circles: { circle: Id<'circle'>; slug: string }[] = [];
  for (const name of ['Library', 'Garden'])
    circles.push(
      await world.transact((tx) =>
        createCircle(tx, null, { name, purpose: '', open: false, members: [author!.member], powers }),
      ),
    );
  const [own, other] = circles;
  const seat = (more: object) => ({ title: 'Keys', role: null, circle: own!.circle, months: 12, ...more });
  const electing = (more: object) =>
    draftOf({ kind: 'election', rule: 'ordinary', circle: own!.circle, settings: { ...QUICK, mandate: seat(more) } });
  const until = new Date(world.db.now.getTime() + 90 * DAY).toISOString().slice(0, 10);
  const granting = (more: object) =>
    draftOf({
      rule: 'ordinary',
      circle: own!.circle,
      settings: QUICK,
      actions: [
        {
          name: 'mandate.grant',
          input: { member: author!.member, title: 'Keys', role: '', circle: own!.slug, until, ...more },
        },
      ],
    });
  const draft = (input: ReturnType<typeof draftOf>) => world.transact((tx) => draftProposal(tx, author!.actor, input));
  const refused = (field: string) => (error: unknown) => error instanceof Refusal && field in error.fields;
  for (const beyond of [{ role: 'treasurer' }, { circle: null }, { circle: other!.circle }])
    await assert.rejects(draft(electing(beyond)), refused('settings.mandate'), JSON.stringify(beyond));
  for (const beyond of [{ role: 'moderator' }, { circle: '' }, { circle: other!.slug }])
    await assert.rejects(draft(granting(beyond)), refused('circle'), JSON.stringify(beyond));
  await draft(electing({}));
  await draft(granting({}));
  await draft(granting({ circle: own!.circle }));
  // What was written down before the rule was known does not open either.
  const { id } = await draft(electing({}));
  await world.transact((tx) => publishProposal(tx, author!.actor, id));
  const { settings } = await world.db
    .selectFrom('proposal')
    .where('id', '=', id)
    .select('settings')
    .executeTakeFirstOrThrow();
  const treasurer = JSON.stringify({ ...settings, mandate: seat({ role: 'treasurer' }) });
  await world.transact((tx) => tx.updateTable('proposal').set({ settings: treasurer }).where('id', '=', id).execute());
  world.clock.advance(5 * DAY);
  await assert.rejects(
    world.transact((tx) => openVote(tx, author!.actor, id, ORIGIN)),
    (error) => error instanceof Refusal && error.status === 409,
  );
});

test('no vote is confidential in which weights would tell who chose what', async () => {
  await using world = await openWorld();
  const author = await memberOf(world, 'Amina', { class: 'worker' });
  for (const name of ['Lea', 'Noor', 'Sam']) await memberOf(world, name, { class: 'user' });
  const asked = (confidential: boolean) =>
    draftOf({
      settings: {
        votingMinutes: 10_080,
        confidential,
      },
    });
  await weighing(world, { kind: 'classes', weights: { worker: '2', user: '1' } });
  await assert.rejects(
    running(world, author, asked(true)),
    (error) => error instanceof Refusal && error.status === 409,
  );
  await running(world, author, asked(false));
  for (const name of ['Paul', 'Ida']) await memberOf(world, name, { class: 'worker' });
  await running(world, author, asked(true));
});
