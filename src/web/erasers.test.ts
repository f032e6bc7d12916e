import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinByEmail, leave } from '#accounts';
import { createPost, follow, like } from '#network';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { erasers } from './erasers.ts';

test('who leaves is erased everywhere, and their name stays taken', async () => {
  await using world = await openWorld();
  const amina = await world.person('Amina');
  const paul = await world.person('Paul');
  const post = await world.transact((tx) => createPost(tx, amina.actor, { text: 'Secret sentence @paul #tag' }));
  await world.transact((tx) => follow(tx, paul.actor, amina.actor.account));
  await world.transact((tx) => like(tx, paul.actor, post.id));
  const wrong = world.transact((tx) => leave(tx, amina.actor, '@paul', erasers));
  await assert.rejects(wrong, (error) => error instanceof Refusal && 'confirmation' in error.fields);
  await world.transact((tx) => leave(tx, amina.actor, ' @AMINA ', erasers));

  for (const table of [
    'person',
    'account',
    'post',
    'session',
    'mail',
    'one_time_token',
    'notification',
    'mention',
    'favourite',
    'follow',
    'post_tag',
    'passkey',
    'access_token',
    'role_grant',
  ] as const) {
    const rows = JSON.stringify(await world.db.selectFrom(table).selectAll().execute());
    assert.doesNotMatch(rows, /amina@|Amina|Secret sentence|argon2/, table);
  }
  assert.deepEqual(await world.db.selectFrom('follow').selectAll().execute(), []);
  const rest = await world.db.selectFrom('post').selectAll().execute();
  assert.ok(rest.every((one) => one.deleted_at && one.text === ''));

  await world.transact((tx) =>
    joinByEmail(tx, { email: 'amina@example.org', locale: 'en', origin: 'http://localhost:3000' }),
  );
  const link = /(\/join\/\S+)/.exec((await world.mails('amina@example.org'))[0]?.text ?? '')?.[1] ?? '';
  const body = new URLSearchParams({ displayName: 'Other', handle: 'amina' });
  const response = await world.browse(link, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(response.status, 422);
  assert.match(await response.text(), /Somebody is called so already/);
});
