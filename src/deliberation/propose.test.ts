import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  castStance,
  draftProposal,
  editProposal,
  historyOf,
  listProposals,
  openVote,
  parseDraft,
  proposalById,
  proposalByNumber,
  publishProposal,
  retireTemplate,
  saveTemplate,
  sponsorProposal,
  templates,
  unsponsor,
  withdrawProposal,
} from '#deliberation';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../test/world.ts';
import { DAY, draftOf, memberOf, type MemberOfTest, MINUTE, ORIGIN, published, running } from './vote.testing.ts';

const refusal = (status: number, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.status, status);
  if (field) assert.deepEqual(Object.keys(error.fields), [field]);
  for (const sentence of [error.sentence, ...Object.values(error.fields)]) {
    const [english, french] = (['en', 'fr'] as const).map((locale) => sentence(messagesFor(locale)));
    assert.ok(english && french && english !== french);
  }
  return true;
};
const open = (world: World, id: Id<'proposal'>) => world.transact((tx) => openVote(tx, null, id, ORIGIN));

test('a draft is its author’s alone; published it is everybody’s, with a number and a post', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const { id } = await world.transact((tx) => draftProposal(tx, amina.actor, draftOf()));
  assert.equal((await proposalById(world.db, amina.actor, id))?.state, 'draft');
  for (const viewer of [undefined, paul.actor]) assert.equal(await proposalById(world.db, viewer, id), undefined);
  await assert.rejects(
    world.transact((tx) => editProposal(tx, paul.actor, id, draftOf())),
    refusal(404),
  );
  await world.transact((tx) => editProposal(tx, amina.actor, id, draftOf({ title: 'Shall we meet on Mondays?' })));
  const { number } = await world.transact((tx) => publishProposal(tx, amina.actor, id));
  assert.equal(number, 1);
  const shown = await proposalByNumber(world.db, undefined, 1);
  assert.equal(shown?.title, 'Shall we meet on Mondays?');
  assert.ok(shown.post);
  const post = await world.db.selectFrom('post').where('id', '=', shown.post).select('text').executeTakeFirst();
  assert.equal(post?.text, 'Tuesdays suit most.');
  await assert.rejects(
    world.transact((tx) => publishProposal(tx, amina.actor, id)),
    refusal(409),
  );
  await assert.rejects(
    world.transact((tx) => editProposal(tx, paul.actor, id, draftOf())),
    refusal(403),
  );
});

test('numbers have no gaps, however many publish at once and whatever is refused', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const ids = await Promise.all(
    Array.from({ length: 12 }, () => world.transact((tx) => draftProposal(tx, amina.actor, draftOf()))),
  );
  await Promise.allSettled(
    ids.map(({ id }, i) =>
      world.transact(async (tx) => {
        await publishProposal(tx, amina.actor, id);
        if (i % 3 === 0) throw new Error('undone');
      }),
    ),
  );
  // Some may have opened by themselves meanwhile.
  const { items } = await listProposals(world.db, undefined, { state: ['discussion', 'voting'] });
  assert.deepEqual(
    items.map(({ number }) => number).toSorted((a, b) => a! - b!),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('strangers, applicants and the suspended propose nothing', async () => {
  await using world = await openWorld();
  const noor = await world.person('Noor');
  const sam = await memberOf(world, 'Sam', { status: 'suspended' });
  for (const who of [noor, sam])
    await assert.rejects(
      world.transact((tx) => draftProposal(tx, who.actor, draftOf())),
      refusal(403),
    );
  const pia = await memberOf(world, 'Pia', { status: 'probation' });
  await world.transact((tx) => draftProposal(tx, pia.actor, draftOf()));
});

test('what is filled in wrongly is said beside its field', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const shape: readonly [string, Record<string, unknown>][] = [
    ['title', { title: 'A' }],
    ['kind', { kind: 'coin' }],
    ['settings.votingMinutes', { settings: { votingMinutes: 0 } }],
    ['settings.votingMinutes', { settings: { votingMinutes: 525_601 } }],
    ['settings.opensAt', { settings: { opensAt: 'tomorrow' } }],
    ['reviewOn', { reviewOn: '2016-02-30' }],
  ];
  for (const [field, more] of shape) assert.throws(() => draftOf(more), refusal(422, field), field);
  const options = { kind: 'approval', options: ['Lyon', 'Lille'] };
  const meaning: readonly [string, Record<string, unknown>][] = [
    ['rule', { rule: 'nothing' }],
    ['rule', { rule: 'block-proof', settings: { votingMinutes: 10 * 1_440 } }],
    ['settings.votingMinutes', { settings: { votingMinutes: 60 } }],
    ['settings.noticeMinutes', { rule: 'ordinary', settings: { noticeMinutes: 1, votingMinutes: 6 * 1_440 } }],
    ['options', { ...options, options: ['Lyon'] }],
    ['options.1', { ...options, options: ['Lyon', 'lyon'] }],
    ['settings.seats', { ...options, settings: { seats: 2 } }],
    ['settings.weights', { ...options, settings: { weights: { kind: 'colleges', weights: {}, decide: 'each' } } }],
    ['actions.0', { actions: [{ name: 'nothing.known', input: {} }] }],
    ['actions.0', { actions: [{ name: 'election.seat', input: {} }] }],
    ['actions.0', { kind: 'advice', actions: [{ name: 'setting.change', input: { key: 'name', value: 'Nid' } }] }],
    ['settings.mandate', { kind: 'election', rule: 'ordinary', settings: {} }],
    ['reviewOn', { reviewOn: '2016-10-03' }],
  ];
  for (const [field, more] of meaning)
    await assert.rejects(
      world.transact((tx) => draftProposal(tx, amina.actor, draftOf(more))),
      refusal(422, field),
      `${field} ${JSON.stringify(more)}`,
    );
});

test('an author cannot choose the voters of what binds everybody', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const rename = [{ name: 'setting.change', input: { key: 'purpose', value: 'To sing' } }];
  for (const electorate of [
    { kind: 'named', members: [amina.member] },
    { kind: 'classes', classes: ['member'] },
    { kind: 'active', days: 1 },
  ]) {
    // Words alone stand in the register as decided too.
    for (const actions of [rename, []])
      await assert.rejects(
        world.transact((tx) =>
          draftProposal(tx, amina.actor, draftOf({ rule: 'ordinary', actions, settings: { electorate } })),
        ),
        refusal(422, 'settings.electorate'),
      );
    await world.transact((tx) => draftProposal(tx, amina.actor, draftOf({ kind: 'advice', settings: { electorate } })));
  }
  const weights = { kind: 'classes', weights: { member: '2' } };
  await assert.rejects(
    world.transact((tx) => draftProposal(tx, amina.actor, draftOf({ settings: { weights } }))),
    refusal(422, 'settings.weights'),
  );
});

test('an edit is a new version: notice begins anew, and sponsors of other words are gone', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const others: MemberOfTest[] = [];
  for (const name of ['Paul', 'Lea', 'Noor', 'Sam', 'Ida']) others.push(await memberOf(world, name));
  const [paul] = others;
  const draft = (more: object = {}) => draftOf({ rule: 'ordinary', settings: { opensItself: false }, ...more });
  const id = await published(world, amina, draft());
  await world.transact((tx) => sponsorProposal(tx, paul!.actor, id));
  world.clock.advance(3 * DAY);
  await world.transact((tx) => editProposal(tx, amina.actor, id, draft()));
  assert.equal((await proposalById(world.db, undefined, id))?.sponsors.length, 2, 'the same words keep their sponsors');
  await world.transact((tx) => editProposal(tx, amina.actor, id, draft({ body: 'Wednesdays, rather.' })));
  const edited = await proposalById(world.db, undefined, id);
  assert.equal(edited?.version, 3);
  assert.deepEqual(
    edited.sponsors.map(({ member }) => member),
    [amina.member],
  );
  assert.equal(edited.sponsorsNeeded, 2);
  world.clock.advance(3 * DAY);
  await assert.rejects(open(world, id), refusal(409));
  world.clock.advance(DAY);
  await assert.rejects(open(world, id), refusal(409), 'one sponsor is missing');
  await world.transact((tx) => sponsorProposal(tx, paul!.actor, id));
  await world.transact((tx) => sponsorProposal(tx, paul!.actor, id));
  await open(world, id);
  await assert.rejects(
    world.transact((tx) => editProposal(tx, amina.actor, id, draft())),
    refusal(409),
  );
  for (const verb of [withdrawProposal, sponsorProposal, unsponsor])
    await assert.rejects(
      world.transact((tx) => verb(tx, amina.actor, id)),
      refusal(409),
    );
  const kinds = (await historyOf(world.db, undefined, id)).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['published', 'sponsored', 'edited', 'edited', 'sponsored', 'opened']);
  const versions = await world.db.selectFrom('proposal_version').selectAll().execute();
  assert.equal(versions.length, 3);
});

test('it opens by itself when its time has come, and with its last sponsor when that comes later', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const others: MemberOfTest[] = [];
  for (const name of ['Paul', 'Lea', 'Noor', 'Sam']) others.push(await memberOf(world, name));
  const early = await published(world, amina, draftOf({ rule: 'ordinary' }));
  const late = await published(world, amina, draftOf({ rule: 'ordinary' }));
  await world.transact((tx) => sponsorProposal(tx, others[0]!.actor, early));
  world.clock.advance(4 * DAY - MINUTE);
  await world.app.settle();
  const stateOf = async (id: Id<'proposal'>) => (await proposalById(world.db, undefined, id))?.state;
  assert.deepEqual([await stateOf(early), await stateOf(late)], ['discussion', 'discussion']);
  world.clock.advance(MINUTE);
  await world.app.settle();
  assert.deepEqual([await stateOf(early), await stateOf(late)], ['voting', 'discussion']);
  const [why] = (await historyOf(world.db, undefined, late)).filter(({ kind }) => kind === 'not-opened');
  assert.match(JSON.stringify(why?.data), /One more sponsor/);
  await world.transact((tx) => sponsorProposal(tx, others[0]!.actor, late));
  await world.app.settle();
  assert.equal(await stateOf(late), 'voting');
});

test('what is withdrawn stays readable and is never voted on; a draft is thrown away', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const id = await published(world, amina);
  await world.transact((tx) => withdrawProposal(tx, amina.actor, id));
  await world.app.settle();
  assert.equal((await proposalById(world.db, undefined, id))?.state, 'withdrawn');
  await assert.rejects(open(world, id), refusal(409));
  await assert.rejects(
    world.transact((tx) => castStance(tx, amina.actor, id, { choice: { position: 'yes' }, reason: '' })),
    refusal(409),
  );
  const draft = await world.transact((tx) => draftProposal(tx, amina.actor, draftOf()));
  await world.transact((tx) => withdrawProposal(tx, amina.actor, draft.id));
  assert.equal(await proposalById(world.db, amina.actor, draft.id), undefined);
});

test('lists are paged, filtered by state, and searched by all their words', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  for (let i = 0; i < 5; i++) await published(world, amina, draftOf({ title: `Question ${i} of 100%` }));
  await running(world, amina, draftOf({ title: 'Another matter' }));
  const first = await listProposals(world.db, undefined, { limit: 4 });
  assert.deepEqual(
    first.items.map(({ number }) => number),
    [6, 5, 4, 3],
  );
  const rest = await listProposals(world.db, undefined, { limit: 4, ...(first.older && { before: first.older }) });
  assert.deepEqual([rest.items.map(({ number }) => number), rest.older], [[2, 1], undefined]);
  const search = async (words: string) => (await listProposals(world.db, undefined, { search: words })).items.length;
  assert.deepEqual(
    [await search('question 100%'), await search('0% 3'), await search('matter tuesdays'), await search('%')],
    [5, 1, 1, 5],
  );
  const voting = await listProposals(world.db, undefined, { state: ['voting'] });
  assert.deepEqual(
    voting.items.map(({ title }) => title),
    ['Another matter'],
  );
});

test('templates are kept for all and removed by who made them', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina');
  const paul = await memberOf(world, 'Paul');
  const { actions: _, ...draft } = parseDraft({
    kind: 'time-poll',
    title: 'When do we meet?',
    body: '',
    language: 'en',
    rule: 'lazy',
    options: ['Monday', 'Tuesday'],
  });
  const id = await world.transact((tx) => saveTemplate(tx, amina.actor, 'A date', draft));
  const [kept] = await templates(world.db);
  assert.deepEqual([kept?.name, kept?.kind, kept?.options.length], ['A date', 'time-poll', 2]);
  await assert.rejects(
    world.transact((tx) => retireTemplate(tx, paul.actor, id)),
    refusal(403),
  );
  await world.transact((tx) => retireTemplate(tx, amina.actor, id));
  assert.deepEqual(await templates(world.db), []);
});
