import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askToChangeEmail,
  blockMailDomains,
  changePassword,
  confirmNewEmail,
  createToken,
  endRole,
  endSession,
  endSessions,
  forgetWhatEnded,
  grantRole,
  joinByEmail,
  leave,
  previewMailBlocks,
  rolesOf,
  signInWithPassword,
  startSession,
  viewerOfSession,
} from '#accounts';
import { Refusal } from '#refusal';
import { type Person, type World, openWorld } from '../../test/world.ts';

const DAY = 86_400_000;
const PASSWORD = 'four unrelated good words';
const origin = 'http://localhost:3000';

const refusedWith = (status: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && (field === undefined || field in error.fields);

const tokenTo = async (world: World, to: string): Promise<string> => {
  const [mail] = await world.mails(to);
  return /\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
};

const setPassword = (world: World, { actor }: Person, password: string, currentPassword = '') =>
  world.transact((tx) => changePassword(tx, actor, { password, currentPassword, device: '' }));

const isSignedIn = async (person: Person) => (await person.browse('/settings')).status === 200;

test('a new password ends every session and every program, and begins one session', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) => createToken(tx, amina.actor, { name: 'bot', scopes: ['read'] }));
  const elsewhere = await world.transact((tx) => startSession(tx, amina.actor.person, 'Firefox, Android'));
  const opened = await setPassword(world, amina, PASSWORD);
  assert.equal(await isSignedIn(amina), false);
  assert.equal(await viewerOfSession(world.db, elsewhere.secret), undefined);
  assert.equal((await viewerOfSession(world.db, opened.secret))?.handle, 'amina');
  const tokens = await world.db.selectFrom('access_token').where('revoked_at', 'is', null).selectAll().execute();
  assert.deepEqual(tokens, []);
  assert.equal((await world.mails(amina.email))[0]?.kind, 'password-changed');
  const again = await signInWithPassword(world, { email: amina.email, password: PASSWORD, device: '' });
  assert.ok(await viewerOfSession(world.db, again.secret));
});

test('who has a password says it before changing it, or the address', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await setPassword(world, amina, PASSWORD);
  await assert.rejects(setPassword(world, amina, 'another good long one'), refusedWith(422, 'currentPassword'));
  await assert.rejects(
    world.transact((tx) =>
      askToChangeEmail(tx, amina.actor, { email: 'new@example.org', currentPassword: 'x', origin }),
    ),
    refusedWith(422, 'currentPassword'),
  );
  await setPassword(world, amina, 'another good long one', PASSWORD);
});

test('a password is kept as argon2id, never as it is', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await setPassword(world, amina, PASSWORD);
  const { password_hash: hash } = await world.db.selectFrom('person').select('password_hash').executeTakeFirstOrThrow();
  assert.match(hash ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
});

test('an address changes only when the link in its mail is followed, and the old one is told', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) =>
    askToChangeEmail(tx, amina.actor, { email: 'new@example.org', currentPassword: '', origin }),
  );
  const before = await world.db.selectFrom('person').select('email').executeTakeFirstOrThrow();
  assert.equal(before.email, 'amina@example.org');
  const token = await tokenTo(world, 'new@example.org');
  const opened = await world.transact((tx) => confirmNewEmail(tx, amina.actor, { token, device: '' }));
  const after = await world.db.selectFrom('person').select(['email', 'email_canonical']).executeTakeFirstOrThrow();
  assert.deepEqual(after, { email: 'new@example.org', email_canonical: 'new@example.org' });
  assert.equal(await isSignedIn(amina), false);
  assert.ok(await viewerOfSession(world.db, opened.secret));
  assert.equal((await world.mails('amina@example.org'))[0]?.kind, 'address-changed');
});

test('nobody else can follow the link, and nobody twice', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await world.person('Paul');
  await world.transact((tx) =>
    askToChangeEmail(tx, amina.actor, { email: 'new@example.org', currentPassword: '', origin }),
  );
  const token = await tokenTo(world, 'new@example.org');
  const confirm = (person: Person) => world.transact((tx) => confirmNewEmail(tx, person.actor, { token, device: '' }));
  await assert.rejects(confirm(paul), refusedWith(410));
  await confirm(amina);
  await assert.rejects(confirm(amina), refusedWith(410));
});

test('an address that has an account is not taken from it, and its owner alone learns of the wish', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await world.person('Paul');
  await world.transact((tx) =>
    askToChangeEmail(tx, amina.actor, { email: 'Paul+x@example.org', currentPassword: '', origin }),
  );
  const mails = await world.mails();
  assert.deepEqual(
    mails.map(({ to, kind }) => ({ to, kind })),
    [{ to: paul.email, kind: 'address-taken' }],
  );
  assert.doesNotMatch(mails[0]?.text ?? '', /http/);
});

test('two who want one new address: the first to follow the link has it', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await world.person('Paul');
  const ask = (person: Person) =>
    world.transact((tx) =>
      askToChangeEmail(tx, person.actor, { email: 'new@example.org', currentPassword: '', origin }),
    );
  await ask(amina);
  const first = await tokenTo(world, 'new@example.org');
  world.clock.advance(120_000);
  await ask(paul);
  const second = await tokenTo(world, 'new@example.org');
  await world.transact((tx) => confirmNewEmail(tx, paul.actor, { token: second, device: '' }));
  await assert.rejects(
    world.transact((tx) => confirmNewEmail(tx, amina.actor, { token: first, device: '' })),
    refusedWith(409),
  );
});

test('one ends a session of one’s own, and of nobody else', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await world.person('Paul');
  const { id } = await world.db
    .selectFrom('session')
    .where('person_id', '=', amina.actor.person)
    .select('id')
    .executeTakeFirstOrThrow();
  await assert.rejects(
    world.transact((tx) => endSession(tx, paul.actor, id)),
    refusedWith(404),
  );
  await world.transact((tx) => startSession(tx, amina.actor.person, ''));
  await world.transact((tx) => endSessions(tx, amina.actor.person, id));
  assert.equal(await isSignedIn(amina), true);
  const open = await world.db
    .selectFrom('session')
    .where('ended_at', 'is', null)
    .where('person_id', '=', amina.actor.person)
    .selectAll()
    .execute();
  assert.equal(open.length, 1);
});

test('roles are records: given by stewards, laid down by oneself, and one steward remains', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  const paul = await world.person('Paul');
  const amina = await world.person('Amina');
  const give = (by: Person, to: Person) =>
    world.transact((tx) => grantRole(tx, by.actor, to.actor.person, 'moderator'));
  await assert.rejects(give(paul, paul), refusedWith(403));
  await give(lea, paul);
  await give(lea, paul);
  assert.deepEqual([...(await rolesOf(world.db, paul.actor.person))], ['moderator']);
  const end = (by: Person, of: Person, role: 'moderator' | 'steward') =>
    world.transact((tx) => endRole(tx, by.actor, of.actor.person, role));
  await assert.rejects(end(amina, paul, 'moderator'), refusedWith(403));
  await end(paul, paul, 'moderator');
  await assert.rejects(end(lea, lea, 'steward'), refusedWith(409));
  const grants = await world.db.selectFrom('role_grant').where('role', '=', 'moderator').selectAll().execute();
  assert.equal(grants.length, 1);
  assert.equal(grants[0]?.ended_by, paul.actor.person);
});

test('of two stewards who lay down their role at once, one remains', async () => {
  await using world = await openWorld();
  const people = [
    await world.person('Lea', { roles: ['steward'] }),
    await world.person('Paul', { roles: ['steward'] }),
  ];
  const results = await Promise.allSettled(
    people.map(({ actor }) => world.transact((tx) => endRole(tx, actor, actor.person, 'steward'))),
  );
  assert.deepEqual(results.map((result) => result.status).toSorted(), ['fulfilled', 'rejected']);
});

test('the last steward cannot leave before somebody takes over', async () => {
  await using world = await openWorld();
  const lea = await world.person('Lea', { roles: ['steward'] });
  await assert.rejects(
    world.transact((tx) => leave(tx, lea.actor, 'lea', [])),
    refusedWith(409),
  );
});

test('every day, links that ended a week ago and sessions that have ended are forgotten', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) => joinByEmail(tx, { email: 'new@example.org', locale: 'en', origin }));
  await world.transact((tx) => endSessions(tx, amina.actor.person));
  world.clock.advance(7 * DAY);
  await forgetWhatEnded.run(world.deps, {});
  assert.equal((await world.db.selectFrom('one_time_token').selectAll().execute()).length, 1);
  assert.equal((await world.db.selectFrom('session').selectAll().execute()).length, 0);
  world.clock.advance(2 * DAY);
  await forgetWhatEnded.run(world.deps, {});
  assert.equal((await world.db.selectFrom('one_time_token').selectAll().execute()).length, 0);
});

test('the program forgets by itself', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) => endSessions(tx, amina.actor.person));
  world.clock.advance(2 * DAY);
  await world.app.settle();
  assert.equal((await world.db.selectFrom('session').selectAll().execute()).length, 0);
});

test('nobody moves to an address of a blocked provider, also when it was blocked after the link was sent', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const mona = await world.person('Mona', { roles: ['moderator'] });
  const ask = () =>
    world.transact((tx) =>
      askToChangeEmail(tx, amina.actor, { email: 'amina@mail.trash.example', currentPassword: '', origin }),
    );
  await ask();
  const token = await tokenTo(world, 'amina@mail.trash.example');
  const list = 'trash.example';
  const { digest } = await previewMailBlocks(world.db, mona.actor, list);
  await world.transact((tx) => blockMailDomains(tx, mona.actor, list, digest));
  await assert.rejects(ask(), refusedWith(422, 'email'));
  await assert.rejects(
    world.transact((tx) => confirmNewEmail(tx, amina.actor, { token, device: '' })),
    refusedWith(403),
  );
});
