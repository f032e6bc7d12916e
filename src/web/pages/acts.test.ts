import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '#settings';
import { form, openWorld } from '../../../test/world.ts';
import { addMember, giveMandate, openCoop } from './coop.testing.ts';
import { read } from './decide.testing.ts';

test('what is small the holder of a mandate does by themselves, and members call it in to everybody', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const ruth = await addMember(world, 'Ruth');
  const paul = await addMember(world, 'Paul');
  await giveMandate(world, ruth.member, { title: 'Register', role: 'secretary' });
  assert.doesNotMatch(await read(paul.browse('/coop/acts')), /name="action"/);
  const page = await read(ruth.browse('/coop/acts'));
  assert.match(page, /name="input\.key" value="timeZone"/);
  assert.doesNotMatch(page, /name="input\.key" value="name"/, 'a name is no small thing');

  const asked = { action: 'setting.change', 'input.key': 'timeZone', 'input.value': 'Europe/Lisbon' };
  const why = { reason: 'We moved.' };
  await read(paul.browse('/coop/acts', form({ ...asked, ...why })), 403);
  assert.match(await read(ruth.browse('/coop/acts', form(asked)), 422), /id="f-reason-error"/);
  await read(ruth.browse('/coop/acts', form({ ...asked, 'input.key': 'name', 'input.value': 'Mine', ...why })), 422);
  const done = await ruth.browse('/coop/acts', form({ ...asked, ...why }));
  assert.equal(done.headers.get('location'), '/coop/acts?done=done');
  assert.equal((await readSettings(world.db)).timeZone, 'Europe/Lisbon');

  const seen = await read(paul.browse('/coop/acts'));
  assert.match(seen, /Europe\/Paris[\s\S]*Europe\/Lisbon[\s\S]*We moved\./);
  const [, call = ''] = /action="(\/coop\/acts\/\d+\/call-in)"/.exec(seen) ?? [];
  const id = /\d+/.exec(call)?.[0];
  assert.match(await read(paul.browse(call, form({ [`reason-${id}`]: '' })), 422), new RegExp(`f-reason-${id}-error`));
  const called = await paul.browse(call, form({ [`reason-${id}`]: 'We did not move.' }));
  assert.equal(called.status, 303);
  const after = await read(paul.browse('/coop/acts'));
  const [, proposal = ''] = /href="(\/d\/\d+)"[^>]*>What members say of it|href="(\/d\/\d+)"/.exec(after) ?? [];
  assert.match(proposal, /^\/d\/\d+$/, 'one of two members suffices');
  assert.match(await read(paul.browse(proposal)), /Europe\/Lisbon[\s\S]*Europe\/Paris/);
  await read(ruth.browse(call, form({ [`reason-${id}`]: 'Me too.' })), 409);
});

test('nobody opens an account while registration is closed, which a moderator may do at once', async () => {
  await using world = await openWorld();
  await openCoop(world);
  const ruth = await addMember(world, 'Ruth');
  await giveMandate(world, ruth.member, { title: 'Moderation', role: 'moderator' });
  const close = {
    action: 'registration.change',
    'input.registration': 'closed',
    reason: 'Two hundred robots an hour.',
  };
  assert.equal((await ruth.browse('/coop/emergency', form(close))).status, 303);
  await world.app.settle();
  const join = await read(world.browse('/join', { headers: { 'accept-language': 'en' } }));
  assert.match(join, /No new accounts can be opened for now/);
  assert.doesNotMatch(join, /name="email"/);
  await read(world.browse('/join', form({ email: 'new@example.org' })), 403);
  world.clock.advance(15 * 86_400_000);
  await world.app.settle();
  assert.equal((await readSettings(world.db)).registration, 'open', 'members did not ratify it');
});
