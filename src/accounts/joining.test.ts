import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeJoining, joinByEmail, signInWithLink, signInWithPassword, viewerOfSession } from '#accounts';
import { Refusal } from '#refusal';
import { type World, openWorld } from '../../test/world.ts';

const HOUR = 3_600_000;
const refusedWith = (status: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === status && (field === undefined || field in error.fields);

const wish = (email: string) => ({ email, locale: 'en' as const, origin: 'http://localhost:3000' });

const tokenFor = async (world: World, to: string): Promise<string> => {
  const [mail] = await world.mails(to);
  return /\/(?:join|sign-in)\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
};

const join = (world: World, token: string, handle: string, password = '') =>
  world.transact((tx) =>
    completeJoining(tx, { token, handle, displayName: 'Léa', password, locale: 'en', device: 'Firefox, Linux' }),
  );

test('a link from a mail opens an account and a session', async () => {
  await using world = await openWorld();
  await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
  const joined = await join(world, await tokenFor(world, 'lea@example.org'), 'Lea');
  const viewer = await viewerOfSession(world.db, joined.secret);
  assert.equal(viewer?.handle, 'Lea');
  assert.deepEqual([...(viewer?.roles ?? [])], []);
});

test('two hundred wishes at once for one mailbox make one mail', async () => {
  await using world = await openWorld();
  await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      world.transact((tx) => joinByEmail(tx, wish(i % 2 ? 'lea@example.org' : `Lea+${i}@example.org`))),
    ),
  );
  assert.equal((await world.mails()).length, 1);
});

test('two hundred completions at once of one link make one account', async () => {
  await using world = await openWorld();
  await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
  const token = await tokenFor(world, 'lea@example.org');
  const results = await Promise.allSettled(Array.from({ length: 200 }, () => join(world, token, 'lea')));
  const failures = results.filter((result) => result.status === 'rejected');
  assert.equal(failures.length, 199);
  for (const failure of failures) assert.ok(refusedWith(410)(failure.reason), String(failure.reason));
  assert.equal((await world.db.selectFrom('person').selectAll().execute()).length, 1);
});

test('two people cannot have one handle, whatever its case, and the link of the second still works', async () => {
  await using world = await openWorld();
  await world.person('Lea');
  await world.transact((tx) => joinByEmail(tx, wish('other@example.org')));
  const token = await tokenFor(world, 'other@example.org');
  await assert.rejects(join(world, token, 'LEA'), refusedWith(422, 'handle'));
  const joined = await join(world, token, 'lea2');
  assert.ok(joined.secret);
});

test('names of the server and its roles are not given', async () => {
  await using world = await openWorld();
  await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
  const token = await tokenFor(world, 'lea@example.org');
  for (const handle of ['admin', 'About', 'c', 'd', 'steward', 'léa', 'a b', 'a-b', 'x'.repeat(31), '<script>', '']) {
    await assert.rejects(join(world, token, handle), refusedWith(422, 'handle'), handle);
  }
});

test('first guesses are refused as passwords', async () => {
  await using world = await openWorld();
  await world.transact((tx) => joinByEmail(tx, wish('lea.moreau@example.org')));
  const token = await tokenFor(world, 'lea.moreau@example.org');
  for (const password of ['password123', 'azertyuiop', 'aaaaaaaaaaaa', 'Lea.Moreau2016', 'lea.moreau@example.org']) {
    await assert.rejects(join(world, token, 'lea', password), refusedWith(422, 'password'), password);
  }
});

test('a link to join lasts a day', async () => {
  await using world = await openWorld();
  await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
  const token = await tokenFor(world, 'lea@example.org');
  world.clock.advance(24 * HOUR);
  await assert.rejects(join(world, token, 'lea'), refusedWith(410));
});

test('an address that has an account gets a link to sign in, where it is known to be read', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  await world.transact((tx) => joinByEmail(tx, wish('AMINA+again@example.org')));
  const [mail] = await world.mails();
  assert.equal(mail?.kind, 'sign-in');
  assert.equal(mail?.to, amina.email);
  const token = await tokenFor(world, amina.email);
  const opened = await world.transact((tx) => signInWithLink(tx, { token, device: '' }));
  assert.equal((await viewerOfSession(world.db, opened.secret))?.handle, 'amina');
  await assert.rejects(
    world.transact((tx) => signInWithLink(tx, { token, device: '' })),
    refusedWith(410),
  );
});

test('one mailbox gets at most five links in half an hour', async () => {
  await using world = await openWorld();
  for (let i = 0; i < 5; i++) {
    await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
    world.clock.advance(61_000);
  }
  await assert.rejects(
    world.transact((tx) => joinByEmail(tx, wish('lea@example.org'))),
    refusedWith(429),
  );
  world.clock.advance(HOUR);
  await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
  assert.equal((await world.mails()).length, 6);
});

test('the password opens, and whatever else does not, in one and the same sentence', async () => {
  await using world = await openWorld();
  await world.person('Amina');
  await world.transact((tx) => joinByEmail(tx, wish('lea@example.org')));
  await join(world, await tokenFor(world, 'lea@example.org'), 'lea', 'correct horse battery');
  const signIn = (email: string, password: string) => signInWithPassword(world, { email, password, device: '' });
  const opened = await signIn('Lea@Example.org', 'correct horse battery');
  assert.equal((await viewerOfSession(world.db, opened.secret))?.handle, 'lea');
  const refusals = await Promise.all(
    [
      ['lea@example.org', 'correct horse'],
      ['amina@example.org', 'correct horse battery'],
      ['nobody@example.org', 'correct horse battery'],
      ['lea@example.org', 'a\u0000b'],
    ].map(([email = '', password = '']) =>
      signIn(email, password).then(
        () => assert.fail('it opened'),
        (error: unknown) => error,
      ),
    ),
  );
  for (const refusal of refusals) assert.ok(refusedWith(422, 'password')(refusal), String(refusal));
});
