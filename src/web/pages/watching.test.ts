import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinByEmail } from '#accounts';
import { form, type World, openWorld } from '../../../test/world.ts';

const HOUR = 3_600_000;
const ask = (world: World, email: string) =>
  world.transact((tx) => joinByEmail(tx, { email, locale: 'en', origin: 'http://localhost:3000' }));

test('mail that does not leave is read here, newest first, its links to be followed', async () => {
  await using world = await openWorld();
  assert.match(await (await world.browse('/dev/mail')).text(), /No mail yet/);
  await ask(world, 'lea@example.org');
  world.clock.advance(1_000);
  await ask(world, 'paul@example.org');
  const text = await (await world.browse('/dev/mail')).text();
  assert.ok(text.indexOf('paul@example.org') < text.indexOf('lea@example.org'));
  const link = /href="(\/join\/[\w-]{43})"/.exec(text)?.[1] ?? '';
  assert.equal((await world.browse(link)).status, 200);
  const filtered = await (await world.browse('/dev/mail?to=lea%40example.org')).text();
  assert.doesNotMatch(filtered, /paul@/);
  assert.match(await (await world.browse('/dev/mail?to=%3Cscript%3E%00')).text(), /Nothing for &lt;script&gt;/);
});

test('programs read the same mail as JSON', async () => {
  await using world = await openWorld();
  await ask(world, 'lea@example.org');
  const mails = await (await world.browse('/dev/mail.json?to=lea@example.org')).json();
  assert.equal(mails.length, 1);
  assert.equal(mails[0].to, 'lea@example.org');
  assert.match(mails[0].text, /\/join\//);
});

test('the clock moves by a length of time, to a day, and back', async () => {
  await using world = await openWorld();
  const start = world.clock.now().getTime();
  const move = async (fields: Record<string, string>) => {
    const response = await world.browse('/dev/clock', form(fields));
    assert.equal(response.status, 303);
    return world.clock.now();
  };
  assert.equal((await move({ by: '+6d' })).getTime(), start + 6 * 24 * HOUR);
  assert.match(await (await world.browse('/dev/clock')).text(), /moved by \+6d/);
  assert.equal((await move({ by: '-1d12h' })).getTime(), start + 4.5 * 24 * HOUR);
  assert.equal((await move({ by: '', at: '2017-05-12T18:00' })).toISOString(), '2017-05-12T16:00:00.000Z');
  assert.equal((await move({ at: '2017-01-02' })).toISOString(), '2017-01-01T23:00:00.000Z');
  assert.equal((await move({ to: 'real' })).getTime(), start);
});

test('what falls due runs when the clock moves: links that ended are forgotten', async () => {
  await using world = await openWorld();
  await ask(world, 'lea@example.org');
  await world.browse('/dev/clock', form({ by: '9d' }));
  await world.app.settle();
  assert.deepEqual(await world.db.selectFrom('one_time_token').selectAll().execute(), []);
});

test('a time that is none is told beside its field, and the clock stands', async () => {
  await using world = await openWorld();
  for (const [fields, field] of [
    [{ by: 'six days' }, 'by'],
    [{ by: '999999999w' }, 'by'],
    [{ by: '+300000d' }, 'by'],
    [{}, 'by'],
    [{ at: '2017-13-45' }, 'at'],
    [{ at: 'tomorrow' }, 'at'],
  ] as const) {
    const response = await world.browse('/dev/clock', form({ ...fields }));
    assert.equal(response.status, 422);
    assert.match(await response.text(), new RegExp(`id="f-${field}-error"`));
    assert.equal(world.clock.offset, 0);
  }
});
