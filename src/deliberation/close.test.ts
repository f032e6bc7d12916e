import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExport, replay } from '@essor/tally';
import { sql } from 'kysely';
import {
  type Choice,
  closeVote,
  historyOf,
  KIND_FACTS,
  KINDS,
  openVote,
  proposalById,
  replayData,
  stancesOf,
} from '#deliberation';
import type { Id } from '#ids';
import { deletePost } from '#network';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { postReasons } from './late-reasons.ts';
import {
  afterTime,
  allIsWell,
  DAY,
  draftOf,
  memberOf,
  type MemberOfTest,
  ordinary,
  ORIGIN,
  published,
  running,
  several,
  vote,
} from './vote.testing.ts';

const yes: Choice = { position: 'yes' };
const no: Choice = { position: 'no' };

test('one founder alone decides; with seven, four are the floor', async () => {
  await using world = await openWorld();
  const [one] = await several(world, 1);
  const alone = await ordinary(world, [one!]);
  await vote(world, one!, alone, yes);
  assert.equal((await afterTime(world, alone, 6 * DAY)).result, 'passed');
  const more = [one!];
  for (let i = 1; i < 7; i++) more.push(await memberOf(world, `Founder${i}`));
  for (const [votes, result] of [
    [3, 'floor-missed'],
    [4, 'passed'],
  ] as const) {
    const id = await ordinary(world, more);
    for (const who of more.slice(0, votes)) await vote(world, who, id, yes);
    const closed = await afterTime(world, id, 6 * DAY);
    assert.deepEqual([closed.floor, closed.result], [4, result]);
  }
});

test('every kind of vote is asked, cast, counted, and counts again to the same', async () => {
  await using world = await openWorld();
  const members = await several(world, 4);
  const options = ['Lyon', 'Lille', 'Brest'];
  const said: Record<string, Choice> = {
    position: yes,
    gradient: { gradient: 1 },
    choices: { chosen: ['2'] },
    scores: { scores: { '1': 0, '2': 2 } },
    ranking: { ranked: [['2'], ['1']] },
  };
  for (const kind of KINDS.filter((one) => one !== 'election')) {
    const facts = KIND_FACTS[kind];
    const id = await running(
      world,
      members[0]!,
      draftOf({ kind, options: facts.options === 'written' ? options : [] }),
    );
    for (const who of members) await vote(world, who, id, said[facts.ballot]!);
    const closed = await afterTime(world, id, 7 * DAY);
    assert.equal(closed.result, facts.binding ? 'passed' : 'indicative', kind);
    assert.equal(closed.cast, 4);
    if (facts.options === 'written') assert.deepEqual(closed.chosen, ['2'], kind);
    const data = await replayData(world.db, undefined, id);
    assert.ok(data);
    const counted = replay(data.record, readExport(data.ballots).ballots);
    assert.equal(counted.agrees, true, kind);
    assert.equal(closed.decision === null, !facts.binding);
  }
});

test('a confidential vote shows nothing while it runs, parts names and choices when it closes, and still counts again', async () => {
  await using world = await openWorld();
  const members = await several(world, 5);
  const id = await running(world, members[0]!, draftOf({ settings: { votingMinutes: 10_080, confidential: true } }));
  for (const [i, who] of members.entries()) await vote(world, who, id, i < 3 ? yes : no, 'A reason that nobody keeps.');
  await vote(world, members[0]!, id, no);
  await vote(world, members[0]!, id, yes);
  const open = await proposalById(world.db, members[0]!.actor, id);
  assert.deepEqual([open?.tally, open?.tallyHidden, open?.cast], [null, true, 5]);
  assert.deepEqual(await stancesOf(world.db, members[0]!.actor, id), []);
  world.clock.advance(7 * DAY);
  await world.transact((tx) => closeVote(tx, id));
  const cleaning = await world.db.selectFrom('job').where('name', '=', 'forget-sealed').select('run_at').execute();
  assert.equal(cleaning.length, 2, 'the database cleans up what it kept of the choices, at once and an hour later');
  const closed = await afterTime(world, id, 3_600_000);
  assert.deepEqual(await world.db.selectFrom('job').where('name', '=', 'forget-sealed').select('id').execute(), []);
  assert.deepEqual(closed.tally?.positions, { yes: 3, no: 2, abstain: 0, block: 0 });
  assert.deepEqual(await stancesOf(world.db, members[0]!.actor, id), []);
  for (const table of ['stance_revision', 'post'] as const) {
    const rows = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(world.db);
    assert.equal(rows.rows[0]?.n, table === 'post' ? '1' : '0');
  }
  const ballots = await world.db.selectFrom('ballot').selectAll().orderBy('ordinal').execute();
  assert.deepEqual(
    ballots.map(({ choice }) => ('position' in choice ? choice.position : '')),
    ['no', 'no', 'yes', 'yes', 'yes'],
  );
  assert.doesNotMatch((await replayData(world.db, undefined, id))!.ballots, /Member|member/);
});

test('results that are hidden are hidden in every reader, until one has voted or the vote has closed', async () => {
  await using world = await openWorld();
  const [amina, paul] = await several(world, 2);
  const after1 = await running(world, amina!, draftOf({ settings: { votingMinutes: 10_080, results: 'after-vote' } }));
  const atClose = await running(world, amina!, draftOf({ settings: { votingMinutes: 10_080, results: 'at-close' } }));
  for (const id of [after1, atClose]) await vote(world, amina!, id, yes, 'It suits us.');
  const sees = async (who: MemberOfTest | undefined, id: Id<'proposal'>) => {
    const { tally } = (await proposalById(world.db, who?.actor, id))!;
    const named = (await stancesOf(world.db, who?.actor, id)).length > 0;
    assert.equal(tally !== null, named);
    return named;
  };
  assert.deepEqual(
    [await sees(undefined, after1), await sees(paul, after1), await sees(amina, after1)],
    [false, false, true],
  );
  assert.deepEqual([await sees(undefined, atClose), await sees(amina, atClose)], [false, false]);
  world.clock.advance(7 * DAY);
  await world.app.settle();
  assert.deepEqual([await sees(undefined, after1), await sees(undefined, atClose)], [true, true]);
});

test('where results are hidden, reasons become posts once the vote has closed, each once', async () => {
  await using world = await openWorld();
  const [author, ada, bela, carl] = await several(world, 4);
  for (const results of ['after-vote', 'at-close'] as const) {
    const id = await running(world, author!, draftOf({ settings: { results, votingMinutes: 7 * 1_440 } }));
    const posts = () =>
      world.db.selectFrom('post').where('text', 'like', `%${results}`).orderBy('text').select(['id', 'text']).execute();
    await vote(world, ada!, id, no, `Too dear ${results}`);
    await vote(world, bela!, id, no, `On reflection ${results}`);
    await vote(world, bela!, id, yes, `It suits us ${results}`);
    await vote(world, carl!, id, yes);
    await world.app.settle();
    assert.deepEqual(await posts(), [], results);
    assert.deepEqual(await stancesOf(world.db, undefined, id), [], results);
    await afterTime(world, id, 7 * DAY);
    const posted = await posts();
    assert.deepEqual(
      posted.map(({ text }) => text),
      [`It suits us ${results}`, `Too dear ${results}`],
      'what was said last',
    );
    const shown = await stancesOf(world.db, undefined, id);
    assert.deepEqual(new Set(shown.flatMap(({ post }) => post ?? [])), new Set(posted.map((post) => post.id)));
    // Asked for again, none is posted twice, nor one that its author took back.
    await world.transact((tx) => deletePost(tx, ada!.actor, posted[1]!.id));
    assert.deepEqual((await world.transact((tx) => postReasons(tx, id, undefined))).news, []);
    assert.equal((await world.db.selectFrom('post').where('text', 'like', `%${results}`).execute()).length, 1);
  }
});

test('a floor reached in the last hours gives the others two days more, once', async () => {
  await using world = await openWorld();
  const members = await several(world, 9);
  const id = await ordinary(world, members);
  for (const who of members.slice(0, 4)) await vote(world, who, id, yes);
  world.clock.advance(5 * DAY + 1);
  await vote(world, members[4]!, id, yes);
  const extended = await afterTime(world, id, DAY);
  assert.equal(extended.state, 'voting');
  assert.ok(extended.extendedAt);
  await vote(world, members[5]!, id, no);
  for (const who of members.slice(6)) await vote(world, who, id, no);
  world.clock.advance(2 * DAY - 60_000);
  await vote(world, members[0]!, id, no);
  const closed = await afterTime(world, id, 60_000);
  assert.deepEqual([closed.state, closed.result], ['closed', 'failed']);
  const kinds = (await historyOf(world.db, undefined, id)).map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === 'extended').length, 1);
});

test('a result that stood before the last day is not drawn out', async () => {
  await using world = await openWorld();
  const members = await several(world, 6);
  const id = await ordinary(world, members);
  for (const who of members.slice(0, 5)) await vote(world, who, id, yes);
  world.clock.advance(5 * DAY + 1);
  await vote(world, members[5]!, id, yes);
  assert.equal((await afterTime(world, id, DAY)).result, 'passed');
});

test('a clock that jumps over months closes everything once, at the moments that were announced', async () => {
  await using world = await openWorld();
  const members = await several(world, 9);
  const [amina] = members;
  const first = await ordinary(world, members);
  const second = await running(world, amina!, draftOf());
  const ends = new Map<string, Date>();
  for (const id of [first, second]) ends.set(id, (await proposalById(world.db, undefined, id))!.closesAt!);
  for (const who of members.slice(0, 4)) await vote(world, who, first, yes);
  world.clock.advance(5 * DAY + 1);
  for (const who of members.slice(4, 6)) await vote(world, who, first, yes);
  world.clock.advance(200 * DAY);
  await Promise.all([world.app.settle(), world.transact((tx) => closeVote(tx, first))]);
  await world.app.settle();
  await allIsWell(world);
  const [one, two] = [await proposalById(world.db, undefined, first), await proposalById(world.db, undefined, second)];
  assert.equal(one?.closedAt?.getTime(), ends.get(first)!.getTime() + 2 * DAY, 'extended once, then closed');
  assert.deepEqual(two?.closedAt, ends.get(second));
  const closed = (await historyOf(world.db, undefined, first)).filter(({ kind }) => kind === 'closed');
  assert.equal(closed.length, 1);
});

test('everybody on the roll is told, by inbox and by mail; only those who have not voted are reminded, once', async () => {
  await using world = await openWorld();
  const members = await several(world, 4);
  const id = await running(world, members[0]!, draftOf());
  const told = async (kind: string) =>
    (
      await world.db
        .selectFrom('notification')
        .where('kind', '=', kind as 'vote-opened')
        .select('account_id')
        .execute()
    ).length;
  const mailed = async (kind: string) => (await world.mails()).filter((mail) => mail.kind === kind);
  assert.deepEqual([await told('vote-opened'), (await mailed('vote-opened')).length], [4, 4]);
  const [mail] = await mailed('vote-opened');
  assert.match(mail!.text, /Shall we meet on Tuesdays\?/);
  assert.match(mail!.text, /\/d\/1\/vote/);
  await vote(world, members[0]!, id, yes);
  await vote(world, members[1]!, id, no);
  world.clock.advance(6 * DAY - 1);
  await world.app.settle();
  assert.equal((await mailed('vote-closing')).length, 0);
  for (let i = 0; i < 3; i++) {
    world.clock.advance(1);
    await world.app.settle();
  }
  assert.deepEqual((await mailed('vote-closing')).map(({ to }) => to).toSorted(), [
    'member2@example.org',
    'member3@example.org',
  ]);
  assert.equal(await told('vote-closing'), 2);
  world.clock.advance(DAY);
  await world.app.settle();
  const results = await world.db
    .selectFrom('notification')
    .where('kind', '=', 'decided')
    .select(['account_id', 'seen_at'])
    .execute();
  const calledTo = results.filter(({ seen_at }) => seen_at === null).map(({ account_id }) => account_id);
  assert.equal(results.length, 4, 'what waited for a vote says what came of it');
  assert.deepEqual(
    calledTo.toSorted(),
    [members[0]!, members[1]!].map(({ actor }) => actor.account).toSorted(),
    'new to those who voted, the author among them',
  );
});

test('who votes is frozen with what is voted on, and changes of members change no roll', async () => {
  await using world = await openWorld();
  const members = await several(world, 3);
  const id = await running(world, members[0]!, draftOf());
  await memberOf(world, 'Late');
  await world.transact((tx) =>
    tx.updateTable('member').set({ status: 'left' }).where('id', '=', members[2]!.member).execute(),
  );
  const row = await world.db.selectFrom('proposal').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  const frozen = JSON.parse(row.frozen!) as { roll: { electors: number }; title: string };
  assert.deepEqual([frozen.roll.electors, row.electors, frozen.title], [3, 3, 'Shall we meet on Tuesdays?']);
  assert.equal((await proposalById(world.db, undefined, id))?.electors, 3);
  await allIsWell(world);
});

test('a vote that nobody could cast does not open, nor one whose electors are others than the rule’s', async () => {
  await using world = await openWorld();
  const amina = await memberOf(world, 'Amina', { status: 'probation' });
  const id = await published(world, amina);
  await assert.rejects(
    world.transact((tx) => openVote(tx, null, id, ORIGIN)),
    (error) => error instanceof Refusal && error.status === 409,
  );
});
