import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  applyInvalidation,
  campaignBySlug,
  closeCampaign,
  confirmSignatures,
  countInvalidation,
  countOf,
  forgetSignatures,
  InvalidationInput,
  invalidationsOf,
  linkToRefuse,
  owedFor,
  recentSigners,
  recordAnswer,
  refuseSignature,
  revertInvalidation,
  signatureOfLink,
  signPetitions,
  withdrawSignature,
} from '#campaigns';
import type { Id } from '#ids';
import { parseInput } from '#input';
import { Refusal } from '#refusal';
import { checks } from '../../../checks/campaigns.ts';
import { openWorld, type Person, type World } from '../../../test/world.ts';
import { answersOf, launchAppeal, sign, signAndConfirm } from '../campaign.testing.ts';

const DAY = 86_400_000;

async function allIsWell(world: World) {
  for (const { name, query } of checks) {
    const { rows } = await sql.raw(query).execute(world.db);
    assert.deepEqual(rows, [], name);
  }
}

const status = (expected: number) => (error: unknown) => error instanceof Refusal && error.status === expected;

const counted = (world: World, by: Person, campaign: Id<'campaign'>, fields: Record<string, string>) =>
  world.transact((tx) =>
    countInvalidation(tx, by.actor, campaign, parseInput(InvalidationInput, { reason: 'Made up', ...fields })),
  );

test('a batch is counted, then set aside, then brought back, and the counter is exact at each step', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  const real = await signAndConfirm(world, id, 'Amina', { showName: true });
  const robots: string[] = [];
  for (const n of [1, 2, 3]) {
    robots.push(await signAndConfirm(world, id, `Robot${n}`, { email: `r${n}@spam.example`, showName: true }));
  }
  await sign(world, id, 'Robot4', { email: 'r4@spam.example' });
  world.clock.advance(3_600_000);

  const batch = await counted(world, ruth, id, { mailDomain: '@Spam.Example' });
  assert.deepEqual(await countOf(world.db, id), { confirmed: 4, pending: 1 }, 'counting changes nothing');
  assert.equal((await invalidationsOf(world.db, ruth.actor, id))[0]?.found, 3);

  assert.equal(await world.transact((tx) => applyInvalidation(tx, ruth.actor, id, batch)), 3);
  assert.equal(await world.transact((tx) => applyInvalidation(tx, ruth.actor, id, batch)), 3, 'once');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 1 });
  assert.deepEqual((await campaignBySlug(world.db, slug))?.setAside, { signatures: 3, reasons: ['Made up'] });
  assert.deepEqual(
    (await recentSigners(world.db, id, 9)).map(({ name }) => name),
    ['Amina'],
  );
  assert.equal((await signatureOfLink(world.db, robots[0]!))?.state, 'set-aside');
  assert.equal((await signatureOfLink(world.db, real))?.state, 'used');
  await allIsWell(world);

  assert.equal((await sign(world, id, 'Robot1', { email: 'r1@spam.example' })).outcome, 'counted-before');
  assert.equal((await world.mails('r1@spam.example'))[0]?.kind, 'signature-set-aside');
  await world.transact((tx) => withdrawSignature(tx, robots[2]!));
  await allIsWell(world);

  assert.equal(await world.transact((tx) => revertInvalidation(tx, ruth.actor, id, batch)), 2);
  assert.equal(await world.transact((tx) => revertInvalidation(tx, ruth.actor, id, batch)), 0, 'once');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 3, pending: 1 });
  await allIsWell(world);
  await assert.rejects(
    world.transact((tx) => applyInvalidation(tx, ruth.actor, id, batch)),
    status(409),
  );
});

test('each criterion takes what it says, an asterisk anything, and what SQL takes for a sign is a letter', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina', { place: 'Lyon' });
  world.clock.advance(DAY);
  await signAndConfirm(world, id, 'Paul', { place: 'Lyon', email: 'paul_1@gmail.com' });
  await signAndConfirm(world, id, '100% Lea', { place: 'Nantes', email: 'lea@googlemail.com' });
  const found = async (fields: Record<string, string>) => {
    await counted(world, ruth, id, fields);
    return (await invalidationsOf(world.db, ruth.actor, id))[0]?.found;
  };
  assert.equal(await found({ place: 'lyon' }), 2);
  assert.equal(await found({ place: 'lyon', name: 'p*' }), 1);
  assert.equal(await found({ mailDomain: 'googlemail.com' }), 2, 'one domain under both of its names');
  assert.equal(await found({ name: '%' }), 0);
  assert.equal(await found({ name: '100%*' }), 1);
  assert.equal(await found({ address: 'paul_*' }), 1);
  assert.equal(await found({ address: 'paul__@gmail.com' }), 0);
  assert.equal(await found({ signedFrom: '2016-10-04' }), 2);
  assert.equal(await found({ signedUntil: '2016-10-03' }), 1);
  assert.equal(await found({ name: '*' }), 3);
  await assert.rejects(counted(world, ruth, id, {}), status(422));
});

test('only organisers set aside, bring back, answer or see the batches, and only of their campaign', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const other = await launchAppeal(world, { title: 'Another' }, ruth);
  const amina = await world.person('Amina');
  const batch = await counted(world, ruth, id, { name: '*' });
  await assert.rejects(counted(world, amina, id, { name: '*' }), status(403));
  await assert.rejects(async () => invalidationsOf(world.db, amina.actor, id), status(403));
  for (const verb of [applyInvalidation, revertInvalidation]) {
    await assert.rejects(
      world.transact((tx) => verb(tx, amina.actor, id, batch)),
      status(403),
    );
    await assert.rejects(
      world.transact((tx) => verb(tx, ruth.actor, other.id, batch)),
      status(404),
    );
  }
  await assert.rejects(
    world.transact((tx) => revertInvalidation(tx, ruth.actor, id, batch)),
    status(409),
    'what was never applied',
  );
});

test('two people share a mailbox when their names differ and their town is the same; a third never signs', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const at = (place: string) => ({ email: 'home@example.org', place });
  const first = await signAndConfirm(world, id, 'Amina', at('Orléans'));
  assert.equal((await sign(world, id, 'AMINA', at('orleans'))).outcome, 'counted-before', 'the same name');
  assert.equal((await sign(world, id, 'Paul', at('Lyon'))).outcome, 'counted-before', 'another town');
  assert.equal((await sign(world, id, 'Paul', at(''))).outcome, 'counted-before', 'no town');
  const second = await signAndConfirm(world, id, 'Paul', at('orleans'));
  assert.deepEqual(await countOf(world.db, id), { confirmed: 2, pending: 0 });
  world.clock.advance(DAY + 1);
  assert.equal((await sign(world, id, 'Lea', at('Orléans'))).outcome, 'counted-before', 'a third');
  await allIsWell(world);

  await world.transact((tx) => withdrawSignature(tx, first));
  assert.equal((await sign(world, id, 'Paul', at('Orléans'))).outcome, 'counted-before', 'the second is the first now');
  assert.equal((await signatureOfLink(world.db, second))?.state, 'used');
  await signAndConfirm(world, id, 'Lea', at('Orléans'));
  assert.deepEqual(await countOf(world.db, id), { confirmed: 2, pending: 0 });
  await allIsWell(world);
});

test('“this was not me”: opening the link changes nothing, its button erases and keeps mails away for thirty days', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world);
  const token = await signAndConfirm(world, id, 'Amina');
  const path = `/c/${slug}/not-me/${token}`;
  assert.match((await world.mails('amina@example.org'))[0]?.text ?? '', /\/not-me\/[\w-]{43}/);
  const page = await world.browse(path);
  assert.equal(page.status, 200);
  assert.doesNotMatch(await page.text(), /Amina/, 'whoever reads it did not type it');
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });

  assert.equal((await world.browse(path, { method: 'POST' })).status, 200);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
  assert.equal((await world.browse(path)).status, 404);
  const before = (await world.mails('amina@example.org')).length;
  assert.equal((await sign(world, id, 'Amina', { email: 'amina+x@example.org' })).outcome, 'refused');
  assert.equal((await world.mails('amina@example.org')).length, before);
  assert.deepEqual(await world.mails('amina+x@example.org'), []);
  assert.equal((await sign(world, id, 'Paul')).outcome, 'asked', 'nobody else is held up');
  await allIsWell(world);
  const { rows } = await sql<{ text: string }>`select r::text as text from signature_refusal r`.execute(world.db);
  assert.ok(rows.length === 1 && !rows.some(({ text }) => text.includes('amina')));

  world.clock.advance(30 * DAY);
  assert.equal((await sign(world, id, 'Amina')).outcome, 'asked');
});

test('a link that is not ours, or was used, erases nothing', async () => {
  await using world = await openWorld();
  const { id } = await launchAppeal(world);
  const signed = await sign(world, id, 'Amina');
  const token = signed.outcome === 'asked' ? signed.token : '';
  assert.equal(await linkToRefuse(world.db, 'x'.repeat(43)), undefined);
  await world.transact((tx) => refuseSignature(tx, token));
  assert.equal(await world.transact((tx) => refuseSignature(tx, token)), undefined);
});

test('names and addresses go six months after the closing by themselves, and every count stays', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  for (const name of ['Amina', 'Paul', 'Lea']) await signAndConfirm(world, id, name);
  const batch = await counted(world, ruth, id, { name: 'Lea' });
  await world.transact((tx) => applyInvalidation(tx, ruth.actor, id, batch));
  world.clock.advance(DAY);
  await sign(world, id, 'Late');
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
  assert.equal((await campaignBySlug(world.db, slug))?.kept.until.toISOString(), '2017-04-04T07:00:00.000Z');
  world.clock.advance(180 * DAY);
  await forgetSignatures.run(world.deps, {});
  assert.equal((await world.db.selectFrom('signature').select('id').execute()).length, 4, 'not a day before');
  world.clock.advance(2 * DAY);
  await forgetSignatures.run(world.deps, {});
  await forgetSignatures.run(world.deps, {});
  for (const table of ['signature', 'signature_link'] as const) {
    assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), []);
  }
  assert.deepEqual(await countOf(world.db, id), { confirmed: 2, pending: 0 });
  const campaign = await campaignBySlug(world.db, slug);
  assert.equal(campaign?.counts.confirmed, 2);
  assert.ok(campaign.kept.erasedAt && campaign.milestones[0]?.reachedAt);
  assert.equal((await invalidationsOf(world.db, ruth.actor, id))[0]?.name, '');
  await allIsWell(world);
});

test('a campaign that runs longer than names may be kept closes on its last day', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  world.clock.advance(731 * DAY);
  await forgetSignatures.run(world.deps, {});
  const campaign = await campaignBySlug(world.db, slug);
  assert.ok(campaign?.closedAt && campaign.kept.erasedAt);
  assert.equal(campaign.counts.confirmed, 1);
  await allIsWell(world);
});

test('the form says until when names are kept', async () => {
  await using world = await openWorld();
  const { slug } = await launchAppeal(world);
  const page = await (await world.browse(`/c/${slug}/sign`)).text();
  assert.match(page, /erased 6 months after the campaign closes, and on 3 October 2018 at the latest/);
});

test('the card of a campaign may stand in any page, the campaign itself in none', async () => {
  await using world = await openWorld();
  const { ruth, slug } = await launchAppeal(world);
  const embed = await ruth.browse(`/c/${slug}/embed?lang=fr`);
  assert.match(embed.headers.get('content-security-policy') ?? '', /frame-ancestors \*$/);
  assert.equal(embed.headers.get('set-cookie'), null);
  const html = await embed.text();
  assert.match(html, /<base target="_blank"/);
  assert.doesNotMatch(html, /Ruth/, 'nothing of who is signed in');
  const page = await world.browse(`/c/${slug}`);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'$/);
  assert.match(await (await world.browse(`/c/${slug}/share`)).text(), /&lt;iframe src=[^>]*\/embed\?lang=en/);
});

test('the clock of a milestone runs in public until an answer is recorded, and its source stands beside it', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  for (const name of ['Amina', 'Paul']) await signAndConfirm(world, id, name);
  world.clock.advance(43 * DAY);
  const read = async () => (await world.browse(`/c/${slug}`)).text();
  assert.match(await read(), /Reached on 3 October 2016;.*no answer for 43 days\./s);
  const answer = {
    kind: 'answer',
    answeredOn: '2016-11-10',
    answer: 'The board takes note of the call.',
    source: 'Letter to the campaign',
    url: 'https://example.org/letter',
  } as const;
  for (const wrong of [
    { answeredOn: '2017-01-01' },
    { answeredOn: '2015-01-01' },
    { url: 'javascript:alert(1)' },
  ] as const) {
    await assert.rejects(
      world.transact((tx) => recordAnswer(tx, ruth.actor, id, { ...answer, ...wrong })),
      status(422),
    );
  }
  await world.transact((tx) => recordAnswer(tx, ruth.actor, id, answer));
  world.clock.advance(2_000);
  const page = await read();
  assert.match(page, /answered on 10 November 2016\./);
  assert.match(page, /<a href="https:\/\/example\.org\/letter"[^>]*>Letter to the campaign<\/a>/);
  assert.doesNotMatch(page, /no answer for/);
  const data = await (await world.browse(`/c/${slug}/data.json`)).json();
  assert.deepEqual(data.data.attributes.government_response, {
    responded_on: '2016-11-10',
    summary: 'The board takes note of the call.',
    details: 'Letter to the campaign (https://example.org/letter)',
  });
});

test('an answer stops the clock of what was reached before it, not of what comes after', () => {
  const answers = [
    { kind: 'no-comment', answeredOn: '2016-11-10', text: 'Nothing', source: 'Press', url: '' } as const,
  ];
  assert.deepEqual(owedFor('2016-10-03', [], '2016-11-15'), { days: 43 });
  assert.deepEqual(owedFor('2016-10-03', answers, '2016-11-15'), { answer: answers[0] });
  assert.deepEqual(owedFor('2016-11-12', answers, '2016-11-15'), { days: 3 });
});

test('an organiser counts, sets aside and brings back by the page, without a script', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world);
  await signAndConfirm(world, id, 'Amina');
  const post = async (what: string, fields: Record<string, string>) =>
    ruth.browse(`/c/${slug}/care/${what}`, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  assert.equal((await post('count', { reason: 'Made up' })).status, 422);
  assert.equal((await post('count', { reason: 'Made up', name: 'amina' })).status, 303);
  const page = await (await ruth.browse(`/c/${slug}/care`)).text();
  assert.match(page, /1 signature found/);
  const batch = /name="batch" value="(\d+)"/.exec(page)?.[1] ?? '';
  assert.equal((await post('apply', { batch })).status, 303);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 0, pending: 0 });
  assert.match(await (await world.browse(`/c/${slug}`)).text(), /Set aside by the organisers/);
  assert.equal((await post('revert', { batch })).status, 303);
  assert.deepEqual(await countOf(world.db, id), { confirmed: 1, pending: 0 });
  assert.equal((await post('revert', { batch: '12' })).status, 404);
  assert.ok([403, 404].includes((await (await world.person('Paul')).browse(`/c/${slug}/care`)).status));
});

test('the counter equals the rows whatever signers and organisers do, in any order', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world, {
    milestones: [2, 4, 7].map((signatures) => ({ signatures, consequence: 'we go on' })),
  });
  const tokens: string[] = [];
  const batches: Id<'invalidation'>[] = [];
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('sign' as const),
      box: fc.integer({ min: 0, max: 4 }),
      name: fc.constantFrom('Amina', 'Paul', 'Lea'),
      place: fc.constantFrom('Lyon', 'Nantes', ''),
      press: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(99) }),
    fc.record({ kind: fc.constant('not-me' as const), which: fc.nat(99) }),
    fc.record({ kind: fc.constant('count' as const), name: fc.constantFrom('A*', 'Paul', '*') }),
    fc.record({ kind: fc.constantFrom('apply' as const, 'revert' as const), which: fc.nat(99) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 300 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        if (one.kind === 'wait') world.clock.advance(one.hours * 3_600_000);
        else if (one.kind === 'sign') {
          const answers = answersOf(one.name, { email: `box${one.box}@example.org`, place: one.place });
          const signing = { campaign: id, answers, locale: 'fr' as const, origin: 'http://localhost' };
          const [signed] = await world.transact((tx) => signPetitions(tx, [signing]));
          if (signed?.outcome !== 'asked') continue;
          tokens.push(signed.token);
          if (one.press) await world.transact((tx) => confirmSignatures(tx, [signed.token]));
        } else if (one.kind === 'count') batches.push(await counted(world, ruth, id, { name: one.name }));
        else if (one.kind === 'apply' || one.kind === 'revert') {
          const batch = batches[one.which % Math.max(1, batches.length)];
          const verb = one.kind === 'apply' ? applyInvalidation : revertInvalidation;
          if (!batch) continue;
          await world
            .transact((tx) => verb(tx, ruth.actor, id, batch))
            .catch((error: unknown) => assert.ok(status(409)(error), String(error)));
        } else {
          const token = tokens[one.which % Math.max(1, tokens.length)] ?? 'none';
          const verb = one.kind === 'withdraw' ? withdrawSignature : refuseSignature;
          await world.transact((tx): Promise<unknown> => verb(tx, token));
        }
      }
      await allIsWell(world);
    }),
    { numRuns: 30 },
  );
});
