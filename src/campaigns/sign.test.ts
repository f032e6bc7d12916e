import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  campaignBySlug,
  confirmSignature,
  confirmSignatures,
  countOf,
  forgetUnconfirmed,
  parseSigning,
  recentSigners,
  signatureOfLink,
  signaturesOverTime,
  signersPage,
  signPetitions,
  withdrawSignature,
} from '#campaigns';
import { together } from '#db';
import { messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { openWorld } from '../../test/world.ts';
import { allIsWell, answersOf, launchAppeal, sign, signAndConfirm } from './campaign.testing.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

test('a signature waits until the button of its mail is pressed', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const signed = await sign(world, id, 'Amina');
  assert.equal(signed.outcome, 'asked');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  const [mail] = await world.mails('amina@example.org');
  assert.equal(mail?.kind, 'confirm-signature');
  assert.match(mail.text, /\/c\/what-if-we-bought-twitter\/confirm\/[A-Za-z0-9_-]{43}/);
  assert.doesNotMatch(mail.text + mail.html, /Amina/, 'what strangers type is never sent to an address');

  const token = /confirm\/([A-Za-z0-9_-]{43})/.exec(mail.text)?.[1] ?? '';
  const link = await signatureOfLink(world.db, token);
  assert.equal(link?.state, 'good');
  assert.equal(link.name, 'Amina');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 }, 'reading the link counts nothing');

  assert.equal((await world.transact((tx) => confirmSignature(tx, token))).outcome, 'counted');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  assert.equal((await world.transact((tx) => confirmSignature(tx, token))).outcome, 'used');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  await allIsWell(world);
});

test('of a link only its hash is kept', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const signed = await sign(world, id, 'Amina');
  const token = signed.outcome === 'asked' ? signed.token : '';
  const { rows } = await sql<{ text: string }>`select l::text as text from signature_link l`.execute(world.db);
  assert.ok(token.length === 43 && !rows.some(({ text }) => text.includes(token)));
});

test('one mailbox signs once, under any of its names', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await sign(world, id, 'Amina', { email: 'Amina.B@gmail.com' });
  await sign(world, id, 'Amina', { email: 'aminab+petitions@googlemail.com' });
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  await allIsWell(world);
});

test('signing again while it waits sends a fresh link, every link is good, and each counts the answers of its own form', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const first = await sign(world, id, 'Amina', { place: 'Lyon' });
  const second = await sign(world, id, 'Amina', {
    name: 'A stranger',
    place: 'Mars',
    showName: true,
    keepPosted: true,
  });
  assert.ok(first.outcome === 'asked' && second.outcome === 'asked' && first.token !== second.token);
  const [own, strange] = await Promise.all([first, second].map(({ token }) => signatureOfLink(world.db, token)));
  assert.deepEqual([own?.name, own?.place, own?.showName, own?.keepPosted], ['Amina', 'Lyon', false, false]);
  assert.deepEqual([strange?.name, strange?.place, strange?.showName], ['A stranger', 'Mars', true]);

  assert.equal((await world.transact((tx) => confirmSignature(tx, first.token))).outcome, 'counted');
  const answers = ['name', 'email', 'place', 'show_name', 'keep_posted', 'locale'] as const;
  const counted = await world.db.selectFrom('signature').select(answers).executeTakeFirstOrThrow();
  assert.deepEqual(counted, {
    name: 'Amina',
    email: 'amina@example.org',
    place: 'Lyon',
    show_name: false,
    keep_posted: false,
    locale: 'en',
  });
  assert.equal((await world.transact((tx) => confirmSignature(tx, second.token))).outcome, 'used');
  assert.equal((await signatureOfLink(world.db, second.token))?.name, 'Amina', 'what counts is what is shown');
  assert.deepEqual(await world.db.selectFrom('signature').select(answers).executeTakeFirstOrThrow(), counted);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
});

test('the later form counts when its own button is pressed', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await sign(world, id, 'Amina');
  const second = await sign(world, id, 'Amina', { name: 'Amina B.', email: 'amina+calls@example.org', showName: true });
  await world.transact((tx) => confirmSignature(tx, second.outcome === 'asked' ? second.token : ''));
  const row = await world.db.selectFrom('signature').select(['name', 'email', 'show_name']).executeTakeFirstOrThrow();
  assert.deepEqual(row, { name: 'Amina B.', email: 'amina+calls@example.org', show_name: true });
});

test('a mailbox that has confirmed is told so by mail, and its answers stay as they were', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { showName: true });
  const again = await sign(world, id, 'Amina', { name: 'Somebody else', showName: false });
  assert.equal(again.outcome, 'counted-before');
  const [mail] = await world.mails('amina@example.org');
  assert.equal(mail?.kind, 'already-signed');
  assert.doesNotMatch(mail.text, /confirm\//);
  const row = await world.db.selectFrom('signature').select(['name', 'show_name']).executeTakeFirstOrThrow();
  assert.deepEqual(row, { name: 'Amina', show_name: true });
});

test('that one has signed is told to the address that is kept, never to the one as typed', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  await sign(world, id, 'Amina', { email: 'amina+x@example.org' });
  assert.deepEqual(await world.mails('amina+x@example.org'), []);
  assert.equal((await world.mails('amina@example.org'))[0]?.kind, 'already-signed');
});

test('a mailbox gets five mails a day at most', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  for (let i = 0; i < 8; i++) await sign(world, id, 'Amina');
  assert.equal((await world.mails('amina@example.org')).length, 5);
  world.clock.advance(DAY + MINUTE);
  assert.equal((await sign(world, id, 'Amina')).outcome, 'asked');
  assert.equal((await world.mails('amina@example.org')).length, 6);
});

test('a link is good for seven days, and a fresh one afterwards', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const signed = await sign(world, id, 'Amina');
  const old = signed.outcome === 'asked' ? signed.token : '';
  world.clock.advance(7 * DAY);
  assert.equal((await signatureOfLink(world.db, old))?.state, 'expired');
  assert.equal((await world.transact((tx) => confirmSignature(tx, old))).outcome, 'expired');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  await signAndConfirm(world, id, 'Amina');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
});

test('a link that no mail held is unknown', async () => {
  await using world = await openWorld();
  for (const token of ['', 'x', 'a'.repeat(43), '../../etc', '\u0000'.repeat(43), 'a'.repeat(100_000)]) {
    assert.equal(await signatureOfLink(world.db, token), undefined);
    assert.equal((await world.transact((tx) => confirmSignature(tx, token))).outcome, 'unknown');
  }
});

test('200 identical signatures at once are one, and 200 presses count once', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const signings = Array.from({ length: 200 }, () => ({
    campaign: id,
    answers: answersOf('Amina'),
    locale: 'en' as const,
    origin: 'http://localhost:3000',
  }));
  // Some share a transaction, others each have their own.
  const shared = together(world.transact, signPetitions, 20);
  const results = await Promise.all([
    ...signings.slice(0, 160).map(shared),
    ...signings.slice(160).map((signing) => world.transact((tx) => signPetitions(tx, [signing])).then(([one]) => one)),
  ]);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 1 });
  const tokens = [...new Set(results.flatMap((result) => (result?.outcome === 'asked' ? result.token : [])))];
  assert.ok(tokens.length >= 1 && tokens.length <= 5);
  const press = together(world.transact, confirmSignatures, 20);
  const pressed = await Promise.all(Array.from({ length: 200 }, (_, i) => press(tokens[i % tokens.length]!)));
  assert.equal(pressed.filter(({ outcome }) => outcome === 'counted').length, 1);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  await allIsWell(world);
});

test('what one signer cannot write does not cost the others theirs', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const shared = together(world.transact, signPetitions);
  const signing = (name: string) => ({
    campaign: id,
    answers: answersOf(name),
    locale: 'en' as const,
    origin: 'http://localhost',
  });
  const bad = { ...signing('Nul'), answers: { ...answersOf('Nul'), name: 'a\u0000b' } };
  const results = await Promise.allSettled([shared(signing('Amina')), shared(bad), shared(signing('Paul'))]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 2 });
});

test('a milestone is recorded once, at the moment the count passes it', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  assert.equal((await campaignBySlug(world.db, slug))?.milestones[0]?.reachedAt, null);
  world.clock.advance(MINUTE);
  const at = world.clock.now();
  await signAndConfirm(world, id, 'Paul');
  world.clock.advance(MINUTE);
  await signAndConfirm(world, id, 'Lea');
  const campaign = await campaignBySlug(world.db, slug);
  assert.deepEqual(campaign?.milestones[0]?.reachedAt, at);
  assert.equal(campaign.goal.signatures, 5_000);
  await allIsWell(world);
});

test('milestones are reached exactly once when many confirm at the same time', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world, { milestones: [{ signatures: 40, consequence: 'we go on' }] });
  const tokens: string[] = [];
  for (let i = 0; i < 40; i++) {
    const signed = await sign(world, id, `Signer${i}`);
    if (signed.outcome === 'asked') tokens.push(signed.token);
  }
  await Promise.all(tokens.map((token) => world.transact((tx) => confirmSignature(tx, token))));
  assert.deepEqual((await campaignBySlug(world.db, slug))?.milestones[0]?.reachedAt, world.clock.now());
  await allIsWell(world);
});

test('only those who confirmed and agreed are named, some minutes late, always in the same way', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { showName: true, place: 'Lyon' });
  await signAndConfirm(world, id, 'Paul', { showName: false });
  await sign(world, id, 'Lea', { showName: true });
  assert.deepEqual(await recentSigners(world.db, id, 5), []);
  world.clock.advance(10 * MINUTE);
  const shown = await recentSigners(world.db, id, 5);
  assert.deepEqual(
    shown.map(({ name, place }) => [name, place]),
    [['Amina', 'Lyon']],
  );
  assert.ok(shown[0]!.at <= world.clock.now());
  assert.deepEqual(await recentSigners(world.db, id, 5), shown);
  assert.deepEqual((await signersPage(world.db, id, 1)).signers, shown);
  assert.deepEqual(await signersPage(world.db, id, 2), { signers: [], more: false });
});

test('the curve has a period for each week, and its sum is the count', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  world.clock.advance(15 * DAY);
  await signAndConfirm(world, id, 'Paul');
  await signAndConfirm(world, id, 'Lea');
  const weeks = await signaturesOverTime(world.db, id, 'week', 'Europe/Paris');
  assert.deepEqual(
    weeks.map(({ confirmed }) => confirmed),
    [1, 0, 2],
  );
  assert.equal(weeks[0]?.from.toISOString(), '2016-10-02T22:00:00.000Z');
  const days = await signaturesOverTime(world.db, id, 'day', 'Europe/Paris');
  assert.equal(days.length, 16);
  assert.equal(
    days.reduce((sum, { confirmed }) => sum + confirmed, 0),
    3,
  );
  await allIsWell(world);
});

test('the counter equals the rows after anything that people do, in any order', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world, {
    milestones: [3, 5, 8].map((signatures) => ({ signatures, consequence: 'we go on' })),
  });
  const tokens: string[] = [];
  const someone = fc.integer({ min: 0, max: 11 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('sign' as const), who: fc.array(someone, { minLength: 1, maxLength: 6 }) }),
    fc.record({ kind: fc.constant('press' as const), which: fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }) }),
    fc.record({ kind: fc.constant('forget' as const) }),
    fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(200) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 100 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      for (const one of steps) {
        if (one.kind === 'wait') world.clock.advance(one.hours * 3_600_000);
        else if (one.kind === 'withdraw') {
          const token = tokens[one.which % Math.max(1, tokens.length)] ?? 'none';
          await world.transact((tx) => withdrawSignature(tx, token));
        } else if (one.kind === 'forget') await forgetUnconfirmed.run(world.deps, {});
        else if (one.kind === 'sign') {
          const signings = one.who.map((n) => ({
            campaign: id,
            answers: answersOf(`Person${n}`),
            locale: 'fr' as const,
            origin: 'http://localhost',
          }));
          const signed = await world.transact((tx) => signPetitions(tx, signings));
          tokens.push(...signed.flatMap((result) => (result?.outcome === 'asked' ? result.token : [])));
        } else {
          const pressed = one.which.map((n) => tokens[n % Math.max(1, tokens.length)] ?? 'none');
          await world.transact((tx) => confirmSignatures(tx, pressed));
        }
      }
      await allIsWell(world);
    }),
    { numRuns: 40 },
  );
});

test('a name is a name: no script, no address of a site, no formula, no hidden signs', () => {
  const fields = { email: 'amina@example.org' };
  assert.equal(parseSigning({ ...fields, name: '<script>alert(1)</script>' }).name, '<script>alert(1)</script>');
  for (const name of [
    '',
    'a\u0000b',
    'a\u202Eb',
    'see https://spam.example',
    'www.spam.example',
    '=1+1',
    'spam.com',
    'x'.repeat(101),
  ]) {
    assert.throws(
      () => parseSigning({ ...fields, name }),
      (error) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.status, 422);
        const [english, french] = (['en', 'fr'] as const).map((locale) => error.fields['name']?.(messagesFor(locale)));
        assert.ok(english && french && english !== french, JSON.stringify(name));
        return true;
      },
    );
  }
  assert.equal(parseSigning({ ...fields, name: 'J.-P. O’Neil' }).name, 'J.-P. O’Neil');
});
