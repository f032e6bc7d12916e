import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addNote,
  claimCase,
  closeCase,
  confirmSuspension,
  liftAction,
  readCase,
  readQueue,
  refuseSuspension,
  report,
  reportsBy,
  statementAbout,
} from '#moderation';
import {
  boost,
  createPost,
  follow,
  homeTimeline,
  like,
  loadPosts,
  localTimeline,
  peopleOfNote,
  profileTimeline,
  readNotifications,
  readProfile,
  searchPeople,
  tagTimeline,
  visiblePost,
} from '#network';
import { Refusal } from '#refusal';
import { openWorld, type Person, type World } from '../../test/world.ts';
import { acted, HOUSE, posted, reported } from './moderation.testing.ts';

const DAY = 86_400_000;

async function neighbours(world: World) {
  const [lea, paul, amina] = await Promise.all([
    world.person('Léa', { roles: ['moderator'] }),
    world.person('Paul'),
    world.person('Amina'),
  ]);
  return { lea, paul, amina };
}

const refused = (status: number) => (error: unknown) => error instanceof Refusal && error.status === status;
const kindsFor = async (world: World, who: Person) =>
  (await readNotifications(world.db, who.actor)).items.map(({ kind }) => kind);

test('what is said against one account gathers in one case, and nobody learns who said it', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const noor = await world.person('Noor');
  const post = await posted(world, paul, 'You are a fool, @amina');
  const id = await reported(world, amina, paul, { posts: [post] });
  assert.equal(await reported(world, noor, paul, { words: 'Me too.' }), id);
  // The same form sent twice is one report.
  await reported(world, noor, paul, { words: 'Me too.' });

  const found = await readCase(world.db, lea.actor, id);
  assert.deepEqual(
    found.newest.map(({ reporter, words }) => `${reporter}: ${words}`),
    ['noor: Me too.', 'amina: An insult.'],
  );
  assert.equal(found.posts.get(post)?.text, 'You are a fool, @amina');
  assert.deepEqual(await kindsFor(world, paul), []);
  assert.deepEqual(await kindsFor(world, lea), ['case']);
  assert.equal((await reportsBy(world.db, amina.actor))[0]?.closedAt, null);
  assert.deepEqual(
    (await world.mails(amina.email)).map(({ kind }) => kind),
    ['report-received'],
  );

  await world.transact((tx) => closeCase(tx, lea.actor, id, HOUSE));
  assert.equal((await reportsBy(world.db, amina.actor))[0]?.outcome, 'nothing');
  assert.ok((await kindsFor(world, amina)).includes('report'));
  // What comes next is another case.
  assert.notEqual(await reported(world, amina, paul, { words: 'Again.' }), id);
});

test('two who report at once open one case', async () => {
  await using world = await openWorld();
  const { paul, amina } = await neighbours(world);
  const noor = await world.person('Noor');
  const [a, b] = await Promise.all([
    reported(world, amina, paul, { words: 'One.' }),
    reported(world, noor, paul, { words: 'Two.' }),
  ]);
  assert.equal(a, b);
});

test('nobody reports themselves, what they cannot see, or a rule that is none', async () => {
  await using world = await openWorld();
  const { paul, amina } = await neighbours(world);
  const secret = await posted(world, paul, 'For my followers', { visibility: 'followers' });
  const send = (who: Person, input: object) =>
    world.transact((tx) =>
      report(tx, who.actor, paul.actor.account, { about: 'spam', rule: '', words: '', posts: [], ...input }, HOUSE),
    );
  await assert.rejects(send(paul, {}), refused(409));
  await assert.rejects(send(amina, { posts: [secret] }), refused(404));
  await assert.rejects(send(amina, { about: 'rule', rule: 'house/99' }), refused(422));
  await assert.rejects(send(amina, { about: 'illegal' }), refused(422));
});

test('only those who moderate see the queue, nobody their own case, and a claim keeps others off until it lapses', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const olga = await world.person('Olga', { roles: ['steward'] });
  const about = await reported(world, amina, lea);
  const id = await reported(world, amina, paul);
  await assert.rejects(readQueue(world.db, amina.actor, 'waiting'), refused(403));
  assert.deepEqual(
    (await readQueue(world.db, lea.actor, 'waiting')).map((line) => line.id),
    [id],
  );
  await assert.rejects(readCase(world.db, lea.actor, about), refused(404));
  await assert.rejects(
    world.transact((tx) => closeCase(tx, lea.actor, about, HOUSE)),
    refused(404),
  );

  await world.transact((tx) => claimCase(tx, lea.actor, id));
  await world.transact((tx) => addNote(tx, lea.actor, id, { words: 'I know them: let me try.' }));
  assert.equal((await readCase(world.db, olga.actor, id)).claimedBy, 'lea');
  await assert.rejects(
    world.transact((tx) => closeCase(tx, olga.actor, id, HOUSE)),
    refused(409),
  );
  world.clock.advance(DAY / 2);
  assert.equal((await readCase(world.db, olga.actor, id)).claimedBy, null);
  await world.transact((tx) => closeCase(tx, olga.actor, id, HOUSE));
});

test('a hidden post is gone for everybody and back when it is lifted; the person is told why and by which rule', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const post = await posted(world, paul, 'You are a fool #us');
  const id = await reported(world, amina, paul, { posts: [post] });
  const action = await acted(world, lea, id, { kind: 'hide', post });
  for (const reader of [undefined, amina.actor, paul.actor]) {
    assert.equal(await visiblePost(world.db, reader, post), false);
    assert.deepEqual((await tagTimeline(world.db, reader, 'us')).items, []);
    assert.deepEqual((await localTimeline(world.db, reader)).items, []);
  }
  const statement = await statementAbout(world.db, paul.actor, action);
  assert.equal(statement.ruleWords, 'Speak as you would in a room.');
  assert.equal(statement.facts, 'You called a neighbour names.');
  assert.equal(statement.words?.text, 'You are a fool #us');
  assert.equal(statement.takenBy, null);
  await assert.rejects(statementAbout(world.db, amina.actor, action), refused(404));
  const [mail] = await world.mails(paul.email);
  assert.match(mail?.text ?? '', /Speak as you would in a room\.[\s\S]*You called a neighbour names\./);
  assert.doesNotMatch(mail?.text ?? '', /amina|léa/i);
  assert.deepEqual(await kindsFor(world, paul), ['moderation']);
  assert.equal((await reportsBy(world.db, amina.actor))[0]?.outcome, 'acted');

  await assert.rejects(acted(world, lea, id, { kind: 'hide', post }), refused(409));
  await world.transact((tx) => liftAction(tx, lea.actor, action, 'I misread it.', HOUSE));
  assert.equal(await visiblePost(world.db, undefined, post), true);
  assert.equal((await statementAbout(world.db, paul.actor, action)).ended?.words, 'I misread it.');
  await assert.rejects(
    world.transact((tx) => liftAction(tx, lea.actor, action, 'Again.', HOUSE)),
    refused(409),
  );
});

test('a limited account reaches those who follow it and is in no list for everybody; the limit ends by itself', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const noor = await world.person('Noor');
  await world.transact((tx) => follow(tx, amina.actor, paul.actor.account));
  await world.transact((tx) => follow(tx, noor.actor, lea.actor.account));
  const id = await reported(world, noor, paul);
  await acted(world, lea, id, { kind: 'limit', days: 7 });
  const post = await posted(world, paul, 'Hello #us, @noor and @amina');
  await world.transact((tx) => boost(tx, lea.actor, post));

  assert.deepEqual((await localTimeline(world.db, noor.actor)).items, []);
  assert.deepEqual((await tagTimeline(world.db, undefined, 'us')).items, []);
  assert.ok(!(await peopleOfNote(world.db)).includes(paul.actor.account));
  assert.deepEqual((await homeTimeline(world.db, amina.actor)).items, [post]);
  // A boost carries it to nobody who does not follow its author.
  assert.deepEqual((await homeTimeline(world.db, noor.actor)).items, []);
  assert.ok(!(await kindsFor(world, noor)).includes('mention'));
  assert.ok((await kindsFor(world, amina)).includes('mention'));
  // Where one goes to read it, it is.
  assert.equal(await visiblePost(world.db, noor.actor, post), true);
  assert.deepEqual((await profileTimeline(world.db, noor.actor, paul.actor.account)).items, [post]);

  world.clock.advance(7 * DAY);
  await world.app.settle();
  assert.deepEqual((await tagTimeline(world.db, undefined, 'us')).items, [post]);
  assert.ok((await world.mails(paul.email)).some(({ kind }) => kind === 'moderation-over'));
});

test('a suspension takes two people; until the second agrees the account is limited', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const olga = await world.person('Olga', { roles: ['moderator'] });
  const post = await posted(world, paul, 'You are a fool #us');
  const id = await reported(world, amina, paul);
  const action = await acted(world, lea, id, { kind: 'suspend' });
  assert.equal(await visiblePost(world.db, amina.actor, post), true);
  assert.deepEqual((await tagTimeline(world.db, undefined, 'us')).items, []);
  assert.equal((await paul.browse('/home')).status, 200);
  await assert.rejects(
    world.transact((tx) => confirmSuspension(tx, lea.actor, action, HOUSE)),
    refused(409),
  );
  await assert.rejects(
    world.transact((tx) => confirmSuspension(tx, amina.actor, action, HOUSE)),
    refused(403),
  );
  await assert.rejects(
    world.transact((tx) => closeCase(tx, lea.actor, id, HOUSE)),
    refused(409),
  );

  await world.transact((tx) => confirmSuspension(tx, olga.actor, action, HOUSE));
  assert.equal(await visiblePost(world.db, amina.actor, post), false);
  assert.equal(await readProfile(world.db, amina.actor, 'paul'), undefined);
  assert.deepEqual(await searchPeople(world.db, amina.actor, 'paul'), []);
  await assert.rejects(
    world.transact((tx) => createPost(tx, paul.actor, { text: 'Still here' })),
    refused(404),
  );
  const away = await paul.browse('/home');
  assert.deepEqual([away.status, away.headers.get('location')], [303, '/me/moderation']);
  assert.match(await (await paul.browse('/me/moderation')).text(), /Your account is suspended/);

  await world.transact((tx) => liftAction(tx, olga.actor, action, 'They made it good.', HOUSE));
  assert.equal((await paul.browse('/home')).status, 200);
  assert.equal(await visiblePost(world.db, amina.actor, post), true);
});

test('a suspension that the second person refuses ends, with the limit that held meanwhile', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const olga = await world.person('Olga', { roles: ['moderator'] });
  await posted(world, paul, 'We are #us');
  const id = await reported(world, amina, paul);
  const action = await acted(world, lea, id, { kind: 'suspend' });
  await world.transact((tx) => refuseSuspension(tx, olga.actor, action, HOUSE));
  assert.equal((await tagTimeline(world.db, undefined, 'us')).items.length, 1);
  assert.equal((await readCase(world.db, olga.actor, id)).closedAt, null);
  assert.equal((await statementAbout(world.db, paul.actor, action)).ended?.how, 'refused');
});

test('what announces a vote or a campaign is not hidden with its author', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const post = await posted(world, paul, 'We vote');
  await world.transact((tx) =>
    tx
      .updateTable('post')
      .set({ about_kind: 'campaign', about_id: '1' as never })
      .where('id', '=', post)
      .execute(),
  );
  const id = await reported(world, amina, paul, { posts: [post] });
  await assert.rejects(acted(world, lea, id, { kind: 'hide', post }), refused(409));
});

test('likes of a limited account tell nobody who does not follow it', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const post = await posted(world, amina, 'Good morning');
  await acted(world, lea, await reported(world, amina, paul), { kind: 'limit' });
  await world.transact((tx) => like(tx, paul.actor, post));
  assert.ok(!(await kindsFor(world, amina)).includes('favourite'));
});

test('two who act at once on one post do it once, and a report that comes while a case closes is lost in neither', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const olga = await world.person('Olga', { roles: ['moderator'] });
  const post = await posted(world, paul, 'You are a fool');
  const id = await reported(world, amina, paul, { posts: [post] });
  const done = await Promise.allSettled([
    acted(world, lea, id, { kind: 'hide', post }),
    acted(world, olga, id, { kind: 'hide', post }),
  ]);
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1);

  const next = await reported(world, amina, paul, { words: 'Again.' });
  const [, late] = await Promise.all([
    world.transact((tx) => closeCase(tx, lea.actor, next, HOUSE)),
    reported(world, olga, paul, { words: 'And again.' }),
  ]);
  const { closed_at: closed } = await world.db
    .selectFrom('moderation_case')
    .where('id', '=', late)
    .select('closed_at')
    .executeTakeFirstOrThrow();
  // It came before, and was closed with the others, or it opened the next one.
  assert.equal(closed !== null, late === next);
});

test('the pictures of a post are folded for everybody, and the post stays', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const post = await posted(world, paul, 'A picture of the fire');
  const id = await reported(world, amina, paul, { posts: [post] });
  const action = await acted(world, lea, id, { kind: 'sensitive', post });
  const isFolded = async () => (await loadPosts(world.db, amina.actor, [post])).get(post)?.sensitive;
  assert.equal(await isFolded(), true);
  await world.transact((tx) => liftAction(tx, lea.actor, action, 'It is in the papers.', HOUSE));
  assert.equal(await isFolded(), false);
});

test('a year after a case is closed, what was said and by whom is erased; what was decided stays', async () => {
  await using world = await openWorld();
  const { lea, paul, amina } = await neighbours(world);
  const id = await reported(world, amina, paul);
  await world.transact((tx) => addNote(tx, lea.actor, id, { words: 'Again him.' }));
  const action = await acted(world, lea, id, { kind: 'warn' });
  world.clock.advance(366 * DAY);
  await world.app.settle();
  const { newest, notes } = await readCase(world.db, lea.actor, id);
  assert.deepEqual([newest[0]?.words, newest[0]?.reporter, notes], ['', null, []]);
  assert.equal((await statementAbout(world.db, paul.actor, action)).facts, 'You called a neighbour names.');
});
