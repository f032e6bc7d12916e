import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  campaignBySlug,
  confirmSignature,
  countOf,
  forgetUnconfirmed,
  signaturesOverTime,
  withdrawSignature,
} from '#campaigns';
import { openWorld } from '../../test/world.ts';
import { allIsWell, launchAppeal, sign, signAndConfirm } from './campaign.testing.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

test('a signature that nobody confirms is erased a week after its last link, and the counter follows', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await sign(world, id, 'Paul');
  await sign(world, id, 'Lea');
  world.clock.advance(3 * DAY);
  await sign(world, id, 'Lea');
  world.clock.advance(4 * DAY - MINUTE);
  await forgetUnconfirmed.run(world.deps, {});
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 2 }, 'not a minute before');
  world.clock.advance(MINUTE);
  await forgetUnconfirmed.run(world.deps, {});
  const left = await world.db.selectFrom('signature').select('name').execute();
  assert.deepEqual(left, [{ name: 'Lea' }]);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  await allIsWell(world);
  world.clock.advance(3 * DAY);
  await forgetUnconfirmed.run(world.deps, {});
  for (const table of ['signature', 'signature_link'] as const) {
    assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), []);
  }
  world.clock.advance(2 * DAY);
  await forgetUnconfirmed.run(world.deps, {});
  assert.deepEqual(await world.db.selectFrom('signature_sending').selectAll().execute(), []);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
  await signAndConfirm(world, id, 'Paul');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  await allIsWell(world);
});

test('what counts stays, and what forms with its address said is erased', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await sign(world, id, 'Amina', { name: 'A stranger', email: 'amina+x@example.org' });
  await signAndConfirm(world, id, 'Amina');
  world.clock.advance(7 * DAY);
  await forgetUnconfirmed.run(world.deps, {});
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  const links = await world.db.selectFrom('signature_link').select(['name', 'email', 'place']).execute();
  assert.deepEqual(links, [{ name: null, email: null, place: null }]);
  await allIsWell(world);
});

test('who signs again while the old is erased has a link that is good', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  for (let i = 0; i < 20; i++) await sign(world, id, `Signer${i}`);
  world.clock.advance(7 * DAY);
  const [signed] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, (_, i) => sign(world, id, `Signer${i}`))),
    forgetUnconfirmed.run(world.deps, {}),
  ]);
  for (const one of signed) {
    const token = one.outcome === 'asked' ? one.token : '';
    assert.equal((await world.transact((tx) => confirmSignature(tx, token))).outcome, 'counted');
  }
  assert.deepEqual(await countOf(world.db, id), { confirmed: 20, pending: 0 });
  await allIsWell(world);
});

test('who withdraws is erased; the count and the curve go down, and what was reached stays reached', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world);
  const amina = await signAndConfirm(world, id, 'Amina');
  world.clock.advance(2 * DAY);
  const paul = await signAndConfirm(world, id, 'Paul');
  const lea = await sign(world, id, 'Lea');
  assert.equal((await world.transact((tx) => withdrawSignature(tx, amina)))?.name, 'Amina');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 1 });
  assert.equal(await world.transact((tx) => withdrawSignature(tx, amina)), undefined, 'once');
  assert.equal((await world.transact((tx) => confirmSignature(tx, amina))).outcome, 'unknown');
  await allIsWell(world);
  await world.transact((tx) => withdrawSignature(tx, lea.outcome === 'asked' ? lea.token : ''));
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  assert.deepEqual(await world.db.selectFrom('signature').select('name').execute(), [{ name: 'Paul' }]);
  assert.deepEqual(
    (await signaturesOverTime(world.db, id, 'day', 'Europe/Paris')).map(({ confirmed }) => confirmed),
    [0, 0, 1],
  );
  const campaign = await campaignBySlug(world.db, slug);
  assert.ok(campaign?.milestones[0]?.reachedAt);
  assert.equal(campaign.goal.signatures, 5_000);
  await allIsWell(world);
  // Years later the link of the mail still withdraws.
  world.clock.advance(700 * DAY);
  await forgetUnconfirmed.run(world.deps, {});
  assert.equal((await world.transact((tx) => withdrawSignature(tx, paul)))?.name, 'Paul');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
  await signAndConfirm(world, id, 'Amina');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  await allIsWell(world);
});

test('many who confirm and withdraw at once leave a true count', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world, { milestones: [{ signatures: 30, consequence: 'we go on' }] });
  const tokens: string[] = [];
  for (let i = 0; i < 30; i++) {
    const signed = await sign(world, id, `Signer${i}`);
    if (signed.outcome === 'asked') tokens.push(signed.token);
  }
  const regretted = tokens.filter((_, i) => i % 2 === 0);
  await Promise.all([
    ...tokens.map((token) => world.transact((tx) => confirmSignature(tx, token))),
    ...[...regretted, ...regretted].map((token) => world.transact((tx) => withdrawSignature(tx, token))),
    ...Array.from({ length: 10 }, (_, i) => sign(world, id, `Signer${i * 3}`)),
  ]);
  assert.equal((await countOf(world.db, id)).confirmed, 15);
  await allIsWell(world);
});

test('the mail to who has signed already withdraws; a link that went to another address does not', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const strange = await sign(world, id, 'Amina', { email: 'amina+x@example.org' });
  await signAndConfirm(world, id, 'Amina');
  const token = strange.outcome === 'asked' ? strange.token : '';
  assert.equal(await world.transact((tx) => withdrawSignature(tx, token)), undefined);
  await sign(world, id, 'Amina', { email: 'amina+y@example.org' });
  const [mail] = await world.mails('amina@example.org');
  assert.equal(mail?.kind, 'already-signed');
  const fresh = /withdraw\/([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  assert.equal((await world.transact((tx) => withdrawSignature(tx, fresh)))?.name, 'Amina');
  await allIsWell(world);
});
