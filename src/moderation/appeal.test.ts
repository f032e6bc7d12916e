import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leave } from '#accounts';
import {
  answerAppeal,
  appealAgainst,
  callJury,
  giveVerdict,
  juriesOf,
  moderationFigures,
  publicLog,
  readCase,
  readQueue,
  statementAbout,
} from '#moderation';
import { votingPeople } from '#membership';
import { visiblePost } from '#network';
import { Refusal } from '#refusal';
import { drawLots } from '@essor/tally';
import { openWorld, type Person, type World } from '../../test/world.ts';
import { memberOf } from '../deliberation/vote.testing.ts';
import { erasers } from '../web/erasers.ts';
import { acted, HOUSE, posted, reported } from './moderation.testing.ts';

const DAY = 86_400_000;

/** A post that was hidden, and an appeal of its author. */
async function contested(world: World, o: { ground?: 'law' } = {}) {
  const lea = await world.person('Léa', { roles: ['moderator'] });
  const olga = await world.person('Olga', { roles: ['moderator'] });
  const paul = await world.person('Paul');
  const amina = await world.person('Amina');
  const post = await posted(world, paul, 'You are a fool');
  const id = await reported(world, amina, paul, { posts: [post] });
  const action = await acted(world, lea, id, {
    kind: 'hide',
    post,
    ...(o.ground && { ground: o.ground, law: 'Loi du 29 juillet 1881, art. 33' }),
  });
  const { id: appeal } = await world.transact((tx) =>
    appealAgainst(tx, paul.actor, action, { words: 'I meant the idea, not the person.' }),
  );
  return { lea, olga, paul, amina, post, id, action, appeal };
}

async function membersOf(world: World, n: number): Promise<Person[]> {
  const members: Person[] = [];
  for (let i = 1; i <= n; i += 1) members.push(await memberOf(world, `Member ${i}`));
  return members;
}

const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const waits = async (world: World, days: number) => {
  world.clock.advance(days * DAY);
  await world.app.settle();
};

test('an appeal is answered by somebody who had no part in the decision, once; overturned, it is taken back', async () => {
  await using world = await openWorld();
  const { lea, olga, paul, amina, post, action, appeal } = await contested(world);
  const answer = { outcome: 'overturned', answer: 'You are right, I misread it.' } as const;
  await assert.rejects(
    world.transact((tx) => appealAgainst(tx, paul.actor, action, { words: 'Once more, please.' })),
    refused(409),
  );
  await assert.rejects(
    world.transact((tx) => answerAppeal(tx, lea.actor, appeal, answer, HOUSE)),
    refused(409),
  );
  await assert.rejects(
    world.transact((tx) => answerAppeal(tx, amina.actor, appeal, answer, HOUSE)),
    refused(403),
  );
  assert.equal((await readQueue(world.db, olga.actor, 'appeals')).length, 1);
  await world.transact((tx) => answerAppeal(tx, olga.actor, appeal, answer, HOUSE));
  assert.equal(await visiblePost(world.db, undefined, post), true);
  const { ended, appeal: read } = await statementAbout(world.db, paul.actor, action);
  assert.deepEqual([ended?.how, read?.settled?.how, read?.settled?.answer], ['appeal', 'moderator', answer.answer]);
  await assert.rejects(
    world.transact((tx) => answerAppeal(tx, olga.actor, appeal, answer, HOUSE)),
    refused(409),
  );
  assert.ok((await world.mails(paul.email)).some(({ kind }) => kind === 'moderation-overturned'));
});

test('two who answer at once answer once', async () => {
  await using world = await openWorld();
  const { olga, appeal } = await contested(world);
  const ruth = await world.person('Ruth', { roles: ['moderator'] });
  const results = await Promise.allSettled([
    world.transact((tx) => answerAppeal(tx, olga.actor, appeal, { outcome: 'upheld', answer: 'It stands.' }, HOUSE)),
    world.transact((tx) => answerAppeal(tx, ruth.actor, appeal, { outcome: 'overturned', answer: 'No.' }, HOUSE)),
  ]);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('nobody answers: without a co-op what was decided is taken back, but what rests on a law is overdue', async () => {
  await using world = await openWorld();
  const { post, action, paul } = await contested(world);
  await waits(world, 7);
  assert.equal(await visiblePost(world.db, undefined, post), true);
  assert.equal((await statementAbout(world.db, paul.actor, action)).appeal?.settled?.how, 'silence');

  await using other = await openWorld();
  const lawful = await contested(other, { ground: 'law' });
  await waits(other, 8);
  assert.equal(await visiblePost(other.db, undefined, lawful.post), false);
  assert.equal((await moderationFigures(other.db)).appeals.overdue, 1);
  assert.equal((await readQueue(other.db, lawful.olga.actor, 'appeals')).length, 1);
});

test('nobody answers: in a co-op five members without a part in it are drawn by a lot that anybody can do again', async () => {
  await using world = await openWorld();
  const members = await membersOf(world, 7);
  const { paul, post, action, appeal } = await contested(world);
  await waits(world, 7);
  assert.equal(await visiblePost(world.db, undefined, post), false);

  const [line] = (await publicLog(world.db)).lines;
  const draw = line?.appeal?.draw;
  assert.equal(draw?.among, 7);
  const numbers = (await votingPeople(world.db)).map(({ number }) => String(number));
  const expected = drawLots(draw.seed, numbers).slice(0, 5).map(({ id }) => Number(id)); // prettier-ignore
  const jurors = (
    await Promise.all(members.map(async (one) => ({ one, on: (await juriesOf(world.db, one.actor)).length === 1 })))
  ).filter(({ on }) => on);
  assert.equal(jurors.length, 5);
  const [seen] = await juriesOf(world.db, jurors[0]!.one.actor);
  assert.deepEqual(seen?.jurors, expected);
  assert.equal(seen.post?.text, 'You are a fool');
  assert.doesNotMatch(JSON.stringify(seen), /paul|amina|léa/i);

  const say = (who: Person, verdict: 'upheld' | 'overturned') =>
    world.transact((tx) => giveVerdict(tx, who.actor, appeal, { verdict, words: '' }, HOUSE));
  const outsider = members.find((one) => !jurors.some((juror) => juror.one === one))!;
  await assert.rejects(say(outsider, 'upheld'), refused(404));
  await say(jurors[0]!.one, 'upheld');
  // A juror may think again.
  await say(jurors[0]!.one, 'overturned');
  await say(jurors[1]!.one, 'upheld');
  await say(jurors[2]!.one, 'overturned');
  assert.equal(await visiblePost(world.db, undefined, post), false);
  await say(jurors[3]!.one, 'overturned');
  assert.equal(await visiblePost(world.db, undefined, post), true);
  assert.equal((await statementAbout(world.db, paul.actor, action)).appeal?.settled?.how, 'jury');
  await assert.rejects(say(jurors[4]!.one, 'upheld'), refused(409));
});

test('a jury that takes its time: those who voted decide', async () => {
  await using world = await openWorld();
  const members = await membersOf(world, 6);
  const { olga, paul, action, appeal } = await contested(world);
  await world.transact(async (tx) => callJury(tx, olga.actor, appeal, await votingPeople(tx), HOUSE));
  const [juror] = (
    await Promise.all(members.map(async (one) => ((await juriesOf(world.db, one.actor)).length ? [one] : [])))
  ).flat();
  await world.transact((tx) => giveVerdict(tx, juror!.actor, appeal, { verdict: 'upheld', words: 'Clear.' }, HOUSE));
  await waits(world, 7);
  assert.deepEqual((await statementAbout(world.db, paul.actor, action)).appeal?.settled?.outcome, 'upheld');
});

test('too late, not decided yet, somebody else’s: no appeal', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await contested(world);
  const id = await reported(world, paul, amina);
  const warned = await acted(world, lea, id, { kind: 'warn' });
  const proposed = await acted(world, lea, id, { kind: 'suspend' });
  const send = (who: Person, action: typeof warned) =>
    world.transact((tx) => appealAgainst(tx, who.actor, action, { words: 'It is not so.' }));
  await assert.rejects(send(amina, proposed), refused(409));
  await assert.rejects(send(paul, warned), refused(404));
  world.clock.advance(183 * DAY);
  await assert.rejects(send(amina, warned), refused(409));
});

test('the public log and the figures name nobody, and who leaves takes along what was said', async () => {
  await using world = await openWorld();
  const { olga, paul, amina, id, appeal } = await contested(world);
  await world.transact((tx) =>
    answerAppeal(tx, olga.actor, appeal, { outcome: 'upheld', answer: 'It names a person.' }, HOUSE),
  );
  for (const path of ['/about/moderation', '/about/transparency', '/about/transparency/data.json']) {
    const text = await (await world.browse(path)).text();
    assert.doesNotMatch(text, /paul|amina|léa|olga|fool|neighbour names|the idea/i);
  }
  const figures = await moderationFigures(world.db);
  assert.deepEqual(
    [figures.reports, figures.actions.map(({ kind, ruleKey, n }) => [kind, ruleKey, n]), figures.appeals.upheld],
    [[{ about: 'rule', n: 1 }], [['hide', 'house/1', 1]], 1],
  );

  await world.transact((tx) => leave(tx, amina.actor, '@amina', erasers));
  assert.deepEqual(
    (await readCase(world.db, olga.actor, id)).newest.map(({ reporter }) => reporter),
    [null],
  );
  await world.transact((tx) => leave(tx, paul.actor, '@paul', erasers));
  const after = await readCase(world.db, olga.actor, id);
  assert.deepEqual(
    [after.newest[0]?.words, after.history[0]?.facts, after.history[0]?.appeal?.words, after.outcome],
    ['', '', '', 'acted'],
  );
  assert.equal((await moderationFigures(world.db)).actions.length, 1);
});
