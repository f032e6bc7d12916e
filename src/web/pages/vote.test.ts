import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposalById } from '#deliberation';
import { DAY, draftOf, running, vote } from '../../deliberation/vote.testing.ts';
import { form, openWorld } from '../../../test/world.ts';
import { coop, read } from './decide.testing.ts';

test('one press on a card votes and gives back the card; a reason that is asked for leads to the form', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  const id = await running(world, amina, draftOf({ settings: { votingMinutes: 10_080, reasons: ['no'] } }));
  const home = await read(paul.browse('/home/here'));
  assert.match(home, /action="\/d\/1\/vote"[\s\S]*value="yes"[\s\S]*value="no"/);
  const pressed = form({ position: 'yes', next: '/home', member: paul.member });
  const part = await paul.browse('/d/1/vote', { ...pressed, headers: { ...pressed.headers, 'essor-part': '1' } });
  const card = await read(part);
  assert.match(card, /aria-pressed="true"/);
  assert.match(card, /You said: Agree\./);
  assert.doesNotMatch(card, /<html/);
  const plain = await paul.browse('/d/1/vote', form({ position: 'yes', next: '/home', member: paul.member }));
  assert.equal(plain.headers.get('location'), `/home#proposal-${id}`);
  const asked = await read(paul.browse('/d/1/vote', form({ position: 'no', next: '/home', member: paul.member })), 422);
  assert.match(asked, /value="no" checked/);
  assert.match(asked, /id="f-reason-error"/);
  assert.match(asked, /name="next" value="\/home"/);
});

test('every kind of ballot is read back as it was filled in', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  const options = ['Lyon', 'Brest', 'Nantes'];
  const table: readonly {
    kind: string;
    options?: string[];
    sent: Record<string, string | string[]>;
    choice: object;
  }[] = [
    { kind: 'consensus', sent: { position: 'block', reason: 'It harms.' }, choice: { position: 'block' } },
    { kind: 'gradients', sent: { gradient: '2' }, choice: { gradient: 2 } },
    { kind: 'multiple-choice', options, sent: { chosen: '2' }, choice: { chosen: ['2'] } },
    { kind: 'approval', options, sent: { chosen: ['1', '3'] }, choice: { chosen: ['1', '3'] } },
    {
      kind: 'score',
      options,
      sent: { 'score.1': '5', 'score.2': '', 'score.3': '0' },
      choice: { scores: { 1: 5, 3: 0 } },
    },
    {
      kind: 'ranked',
      options,
      sent: { 'rank.2': '1', 'rank.1': '2', 'rank.3': '2' },
      choice: { ranked: [['2'], ['1', '3']] },
    },
    {
      kind: 'majority-judgment',
      options,
      sent: { 'score.1': '6', 'score.2': '3', 'score.3': '0' },
      choice: { scores: { 1: 6, 2: 3, 3: 0 } },
    },
    {
      kind: 'time-poll',
      options,
      sent: { 'score.1': '2', 'score.2': '1', 'score.3': '0' },
      choice: { scores: { 1: 2, 2: 1, 3: 0 } },
    },
  ];
  for (const [i, { kind, sent, choice, ...more }] of table.entries()) {
    const id = await running(world, amina, draftOf({ kind, title: `Question ${i}`, ...more }));
    const path = `/d/${i + 1}/vote`;
    await read(paul.browse(path, form({ member: paul.member })), 422);
    const cast = await paul.browse(path, form({ ...sent, member: paul.member }));
    assert.equal(cast.status, 303, await cast.text());
    const row = await world.db
      .selectFrom('stance')
      .where('proposal_id', '=', id)
      .select('choice')
      .executeTakeFirstOrThrow();
    assert.deepEqual(JSON.parse(JSON.stringify(row.choice)), JSON.parse(JSON.stringify(choice)), kind);
    const again = await read(paul.browse(path));
    assert.match(again, /You said: /);
    assert.doesNotMatch(again, /undefined|NaN|\[object/);
  }
});

test('a hidden count is on no page, for nobody, until it may be seen', async () => {
  await using world = await openWorld();
  const { amina, paul, ruth } = await coop(world);
  const settings = { votingMinutes: 10_080 };
  const hidden = await running(world, amina, draftOf({ settings: { ...settings, results: 'at-close' } }));
  await running(world, amina, draftOf({ settings: { ...settings, results: 'after-vote' } }));
  await vote(world, paul, hidden, { position: 'no' });
  assert.match(await read(ruth.browse('/d/1/vote')), /optional, published when the vote closes/);
  const page = await read(paul.browse('/d/1'));
  assert.match(page, /The count is shown when the vote closes/);
  assert.doesNotMatch(page, /class="tally"/);
  assert.match(await read(ruth.browse('/d/2')), /You will see the count once you have voted/);
  await ruth.browse('/d/2/vote', form({ position: 'yes', member: ruth.member }));
  assert.match(await read(ruth.browse('/d/2')), /class="tally"/);
  assert.doesNotMatch(await read(world.browse('/d/2')), /class="tally"/);
  assert.equal((await world.browse('/d/1/results.json')).status, 404);
  assert.equal((await world.browse('/d/1/audit/ballots.json')).status, 404);
});

test('what is closed can be checked: results, files and the words of the count', async () => {
  await using world = await openWorld();
  const { amina, paul, ruth } = await coop(world);
  const id = await running(world, amina, draftOf({ kind: 'ranked', options: ['Lyon', '=Brest', 'Nantes'] }));
  for (const who of [paul, ruth]) await vote(world, who, id, { ranked: [['2'], ['1']] });
  world.clock.advance(8 * DAY);
  await world.app.settle();
  const proposal = await proposalById(world.db, undefined, id);
  assert.equal(proposal?.state, 'closed');
  assert.match(await read(world.browse('/d/1')), /Chosen: =Brest\./);
  assert.match(await read(world.browse('/d/1/results')), /<svg[^>]*class="tally"/);
  const csv = await world.browse('/d/1/results.csv');
  assert.match(csv.headers.get('content-type') ?? '', /text\/csv/);
  assert.match(await csv.text(), /'=Brest/);
  const audit = await read(world.browse('/d/1/audit'));
  assert.match(audit, new RegExp(proposal?.frozenHash ?? 'no hash'));
  assert.match(audit, /npm run tally -- ballots\.json --replay record\.json/);
  assert.match(await read(world.browse('/d/1/audit/ballots.json')), /essor\.election\/1/);
  JSON.parse(await read(world.browse('/d/1/audit/record.json')));
  assert.match(await read(world.browse('/assets/audit.js')), /data-replay/);
  assert.match(await read(world.browse('/d/1/history')), /Vote closed/);
});

test('a vote that waits is at the top of home, beside Decide and in the inbox, and goes once it is cast', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  const id = await running(world, amina);
  const home = await read(paul.browse('/home'));
  assert.match(home, /id="to-decide-title"/);
  assert.match(home, /1 to decide/);
  assert.match(await read(paul.browse('/inbox')), /A vote waits for you[\s\S]*Shall we meet on Tuesdays/);
  await vote(world, paul, id, { position: 'yes' });
  assert.doesNotMatch(await read(paul.browse('/home')), /id="to-decide-title"/);
});

test('whoever speaks for an organisation says for whom they vote, and each has one vote', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  const press = await world.transact(async (tx) => {
    const id = tx.newId<'member'>();
    await tx
      .insertInto('member')
      .values({
        id,
        number: 9,
        kind: 'organisation',
        person_id: null,
        legal_name: 'La Presse du coin',
        class: 'member',
        status: 'voting',
        founder: false,
        applied_at: tx.now,
        admitted_at: tx.now,
        ended_at: null,
      })
      .execute();
    await tx
      .insertInto('member_delegate')
      .values({
        id: tx.newId<'delegate'>(),
        member_id: id,
        person_id: paul.actor.person,
        from_at: tx.now,
        named_by: null,
        ended_at: null,
      })
      .execute();
    return id;
  });
  const id = await running(world, amina);
  const page = await read(paul.browse('/d/1'));
  assert.match(page, /La Presse du coin, for which you vote/);
  for (const [member, position] of [
    [paul.member, 'yes'],
    [press, 'no'],
    [press, 'no'],
  ] as const)
    assert.equal((await paul.browse('/d/1/vote', form({ member, position }))).status, 303);
  const proposal = await proposalById(world.db, undefined, id);
  assert.deepEqual([proposal?.tally?.positions?.yes, proposal?.tally?.positions?.no, proposal?.cast], [1, 1, 2]);
  assert.match(await read(paul.browse('/d/1')), /Me – You said: Agree\.[\s\S]*La Presse du coin – You said: Against\./);
  await read(amina.browse('/d/1/vote', form({ member: press, position: 'yes' })), 403);
});

test('votes that come after the end are refused on the page that says what came of it', async () => {
  await using world = await openWorld();
  const { amina, paul } = await coop(world);
  await running(world, amina);
  world.clock.advance(8 * DAY);
  const late = await read(paul.browse('/d/1/vote', form({ member: paul.member, position: 'yes' })), 409);
  assert.match(late, /role="alert"/);
  await world.app.settle();
  assert.match(await read(paul.browse('/d/1/vote')), /Too little support|Not passed/);
});
