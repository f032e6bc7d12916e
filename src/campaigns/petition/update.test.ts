import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  applyInvalidation,
  countInvalidation,
  countOf,
  mailUpdate,
  publishUpdate,
  signatureOfLink,
  stopUpdates,
} from '#campaigns';
import type { Id } from '#ids';
import { Refusal } from '#refusal';
import { openWorld, type Person, type World } from '../../../test/world.ts';
import { launchAppeal, sign, signAndConfirm } from '../campaign.testing.ts';

const DAY = 86_400_000;
const NEWS = { title: 'The board has answered', text: 'It will read the study.\n\nWe meet on Friday.' };
const ORIGIN = 'http://localhost:3000';

const publish = (world: World, by: Person, campaign: Id<'campaign'>) =>
  world.transact((tx) => publishUpdate(tx, by.actor, campaign, NEWS, ORIGIN));

const sentTo = async (world: World, who: string) =>
  (await world.mails(`${who}@example.org`)).filter(({ kind }) => kind === 'campaign-update');

const status = (expected: number) => (error: unknown) => error instanceof Refusal && error.status === expected;

test('news is a date of the campaign, a post, and one mail to each who asked for it and counts', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { keepPosted: true });
  await signAndConfirm(world, id, 'Quiet');
  await signAndConfirm(world, id, 'Robot', { keepPosted: true });
  await sign(world, id, 'Waiting', { keepPosted: true });
  const nothing = { mailDomain: '', address: '', place: '', signedFrom: '', signedUntil: '' };
  await world.transact(async (tx) => {
    const batch = await countInvalidation(tx, ruth.actor, id, { ...nothing, reason: 'Made up', name: 'Robot' });
    await applyInvalidation(tx, ruth.actor, id, batch);
  });
  await publish(world, ruth, id);
  world.clock.advance(1_000);
  await signAndConfirm(world, id, 'Later', { keepPosted: true });
  await world.app.settle();
  const counts = await Promise.all(
    ['amina', 'quiet', 'robot', 'waiting', 'later'].map(async (who) => (await sentTo(world, who)).length),
  );
  assert.deepEqual(counts, [1, 0, 0, 0, 0]);
  assert.match(await (await world.browse(`/c/${slug}/updates`)).text(), /The board has answered/);
  const posts = await world.db.selectFrom('post').where('about_kind', 'is', null).select('text').execute();
  assert.ok(posts.length === 1 && posts[0]?.text.includes(`${ORIGIN}/c/${slug}`));
  assert.equal(
    (await world.db.selectFrom('mail').where('kind', '=', 'campaign-update').select('text_id').execute()).length,
    1,
  );
});

test('each mail stops such mails in one click, and opening its link changes nothing', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { keepPosted: true });
  await signAndConfirm(world, id, 'Paul', { keepPosted: true });
  await publish(world, ruth, id);
  await world.app.settle();
  const [mail] = await sentTo(world, 'amina');
  assert.equal(mail?.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  const path = new RegExp(`^<${ORIGIN}(/c/${slug}/stop/[\\w-]{43})>$`).exec(
    mail.headers['List-Unsubscribe'] ?? '',
  )?.[1];
  assert.ok(path && mail.text.includes(path) && mail.html.includes(path));
  assert.ok(!(await sentTo(world, 'paul'))[0]?.text.includes(path), 'everybody has a link of their own');
  const withdraw = /\/withdraw\/([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  assert.equal((await signatureOfLink(world.db, withdraw))?.name, 'Amina');
  const posted = async () =>
    (await world.db.selectFrom('signature').where('name', '=', 'Amina').select('keep_posted').executeTakeFirstOrThrow())
      .keep_posted;
  assert.equal((await world.browse(path)).status, 200);
  assert.equal(await posted(), true);
  const body = 'List-Unsubscribe=One-Click';
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal((await world.browse(path, { method: 'POST', body, headers })).status, 200);
  assert.equal(await posted(), false);
  assert.equal((await world.browse(path, { method: 'POST', body, headers })).status, 200, 'once more is the same');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 2, pending: 0 });
  world.clock.advance(DAY);
  await publish(world, ruth, id);
  await world.app.settle();
  assert.deepEqual([(await sentTo(world, 'amina')).length, (await sentTo(world, 'paul')).length], [1, 2]);
  assert.equal(await world.transact((tx) => stopUpdates(tx, 'x'.repeat(43))), undefined);
});

test('killed between two batches it goes on where it was, and nobody gets two', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  // Written as they are counted: signing two thousand times would only test the signing.
  await sql`
    insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at,
      confirmed_at, mails_since)
    select n, ${id}, 'Signer ' || n, 's' || n || '@example.org', 's' || n || '@example.org', false, true,
      case when n % 3 = 0 then 'fr' else 'en' end, ${world.clock.now()}, ${world.clock.now()}, ${world.clock.now()}
    from generate_series(1, 2300) as n`.execute(world.db);
  const { id: update } = await publish(world, ruth, id);
  assert.equal(await world.transact((tx) => mailUpdate(tx, update, ORIGIN)), true);
  await assert.rejects(
    world.transact(async (tx) => {
      await mailUpdate(tx, update, ORIGIN);
      throw new Error('killed');
    }),
  );
  // Two that run at once take turns.
  await Promise.all([1, 2, 3].map(() => world.transact((tx) => mailUpdate(tx, update, ORIGIN))));
  await world.app.settle();
  const { rows } = await sql<{ mails: number; people: number; texts: number }>`
    select count(*)::int as mails, count(distinct recipient)::int as people, count(distinct text_id)::int as texts
    from mail where kind = 'campaign-update'`.execute(world.db);
  assert.deepEqual([rows[0]?.mails, rows[0]?.people], [2_300, 2_300]);
  assert.ok((rows[0]?.texts ?? 99) <= 6, 'a text a language and a batch');
  const [french] = await world.mails('s3@example.org');
  assert.match(french?.text ?? '', /Ne plus recevoir de nouvelles/);
});

test('only organisers write to signers, and once a day', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  await assert.rejects(publish(world, await world.person('Amina'), id), status(403));
  await publish(world, ruth, id);
  await assert.rejects(publish(world, ruth, id), status(409));
  world.clock.advance(DAY);
  await publish(world, ruth, id);
});
