import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  askSigners,
  closeCampaign,
  commitmentsOf,
  commitmentTotals,
  forgetSignatures,
  hideReason,
  makeCommitment,
  ownCommitments,
  ownReason,
  publishFigures,
  type ReasonInput,
  recentReasons,
  reasonsPage,
  showReason,
  signerOfLink,
  withdrawCommitment,
  withdrawReason,
  withdrawSignature,
  writeReason,
} from '#campaigns';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../../test/world.ts';
import { allIsWell, launchAppeal, sign, signAndConfirm } from '../campaign.testing.ts';

const DAY = 86_400_000;
const status = (expected: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === expected && (field === undefined || field in error.fields);

const EVERYTHING = {
  area: 'none',
  asks: ['reason', 'shares', 'pledge', 'skill', 'language', 'place'] as const,
  pledgesIn: 'EUR' as const,
};

async function launchAsking(world: World) {
  const launched = await launchAppeal(world);
  await world.transact((tx) =>
    askSigners(tx, launched.ruth.actor, launched.id, { ...EVERYTHING, asks: [...EVERYTHING.asks] }),
  );
  return launched;
}

const say = (world: World, token: string, more: Partial<ReasonInput> = {}) =>
  world.transact((tx) =>
    writeReason(tx, token, { reason: 'It is ours.', firstName: 'Amina', place: 'Lyon', publish: true, ...more }),
  );

const signatureOf = async (world: World, token: string) => {
  const signer = await signerOfLink(world.db, token);
  assert.ok(signer);
  return signer.signature;
};

test('a reason is published by who has confirmed, as they chose, and goes with the signature', async () => {
  await using world = await openWorld();
  const { id } = await launchAsking(world);
  const waiting = await sign(world, id, 'Paul');
  await assert.rejects(say(world, waiting.outcome === 'asked' ? waiting.token : ''), status(404));
  await assert.rejects(say(world, 'x'), status(404));
  const amina = await signAndConfirm(world, id, 'Amina');
  await assert.rejects(say(world, amina, { publish: false }), status(422, 'publish'));
  for (const reason of ['see https://spam.example', 'www.spam.example', 'buy at spam.com', 'write me: a@b.fr']) {
    await assert.rejects(say(world, amina, { reason }), status(422, 'reason'), reason);
  }
  await say(world, amina, { reason: 'Enough.We want it' });
  await say(world, amina, { firstName: '' });
  const shown = (await recentReasons(world.db, id, 5)).map(({ text, firstName, place }) => [text, firstName, place]);
  assert.deepEqual(shown, [['It is ours.', '', 'Lyon']]);
  await world.transact((tx) => withdrawReason(tx, amina));
  assert.deepEqual(await recentReasons(world.db, id, 5), []);
  await say(world, amina);
  await world.transact((tx) => withdrawSignature(tx, amina));
  assert.deepEqual(await world.db.selectFrom('signature_reason').selectAll().execute(), []);
  await allIsWell(world);
});

test('a link that went to another address than the one that counts adds nothing', async () => {
  await using world = await openWorld();
  const { id } = await launchAsking(world);
  const strange = await sign(world, id, 'Amina', { email: 'amina+x@example.org' });
  await signAndConfirm(world, id, 'Amina');
  const token = strange.outcome === 'asked' ? strange.token : '';
  await assert.rejects(say(world, token), status(404));
  await assert.rejects(
    world.transact((tx) => makeCommitment(tx, token, 'skill', { skill: 'Law' })),
    status(404),
  );
});

test('organisers hide a reason with a word to its author, and bring it back', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAsking(world);
  const other = await launchAppeal(world, { title: 'Another' }, ruth);
  const amina = await signAndConfirm(world, id, 'Amina');
  await say(world, amina);
  const signature = await signatureOf(world, amina);
  const hide = (campaign = id, actor = ruth.actor) =>
    world.transact((tx) => hideReason(tx, actor, campaign, signature, { because: 'Insults' }));
  const paul = await world.person('Paul');
  await assert.rejects(hide(id, paul.actor), status(403));
  await assert.rejects(hide(other.id), status(404));
  await hide();
  await say(world, amina, { reason: 'Written anew.' });
  assert.deepEqual(await recentReasons(world.db, id, 5), [], 'rewriting does not bring it back');
  assert.equal((await ownReason(world.db, signature))?.hiddenBecause, 'Insults');
  assert.equal((await reasonsPage(world.db, id, { page: 1, hidden: true })).reasons.length, 1);
  await world.transact((tx) => showReason(tx, ruth.actor, id, signature));
  assert.equal((await reasonsPage(world.db, id, { page: 1, hidden: false })).reasons[0]?.text, 'Written anew.');
});

test('commitments are made, changed and taken back by the link; organisers see whom they may write to', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAsking(world);
  const amina = await signAndConfirm(world, id, 'Amina');
  const paul = await signAndConfirm(world, id, 'Paul');
  const make = (token: string, kind: Parameters<typeof makeCommitment>[2], fields: Record<string, unknown>) =>
    world.transact((tx) => makeCommitment(tx, token, kind, fields));
  await make(amina, 'shares', { shares: '1 200', since: '2015-05-04', mayWrite: 'on' });
  await make(amina, 'language', { languages: ['de', '', 'ar', 'de'], mayWrite: 'on' });
  await make(paul, 'shares', { shares: '7', since: '2016-10-03' });
  await make(paul, 'pledge', { amount: '50' });
  await assert.rejects(make(paul, 'shares', { shares: '7', since: '2016-10-05' }), status(422, 'since'));
  await assert.rejects(make(paul, 'language', { languages: ['', 'xx'] }), status(422));
  await assert.rejects(make(paul, 'language', { languages: ['', ''] }), status(422));
  await make(paul, 'shares', { shares: '8', since: '2016-10-03' });

  const seen = await commitmentsOf(world.db, ruth.actor, id);
  assert.deepEqual(
    seen.sums.map(({ kind, people, quantity, mayWrite }) => [kind, people, quantity, mayWrite]),
    [
      ['shares', 2, 1_208, 1],
      ['pledge', 1, 5_000, 0],
      ['language', 1, 0, 1],
    ],
  );
  assert.deepEqual(new Set(seen.people.map(({ email }) => email)), new Set(['amina@example.org']));
  await assert.rejects(async () => commitmentsOf(world.db, (await world.person('Kit')).actor, id), status(403));
  await assert.rejects(
    world.transact((tx) => askSigners(tx, ruth.actor, id, { area: 'none', asks: ['reason'], pledgesIn: 'USD' })),
    status(409),
  );

  await world.transact((tx) => withdrawCommitment(tx, paul, 'pledge'));
  assert.deepEqual(
    (await ownCommitments(world.db, await signatureOf(world, paul))).map(({ kind }) => kind),
    ['shares'],
  );
  await world.transact((tx) => withdrawSignature(tx, amina));
  assert.deepEqual((await commitmentsOf(world.db, ruth.actor, id)).people, []);
  await world.transact((tx) => askSigners(tx, ruth.actor, id, { area: 'none', asks: [], pledgesIn: 'EUR' }));
  await assert.rejects(make(paul, 'shares', { shares: '9', since: '2016-10-03' }), status(404), 'not asked any more');
});

test('sums are published of five people at least, and go with the names', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAsking(world);
  const tokens: string[] = [];
  const nextDay = async () => {
    world.clock.advance(DAY);
    await publishFigures.run(world.deps, {});
    return (await commitmentTotals(world.db, id)).map(({ kind, people, quantity, languages }) => [
      kind,
      people,
      quantity,
      languages,
    ]);
  };
  const holds = async (n: number) => {
    const token = await signAndConfirm(world, id, `Signer${n}`);
    tokens.push(token);
    await world.transact((tx) => makeCommitment(tx, token, 'shares', { shares: '111', since: '2015-05-04' }));
    return token;
  };
  for (let n = 0; n < 4; n++) await holds(n);
  assert.deepEqual(await nextDay(), []);
  const fifth = await holds(4);
  await world.transact((tx) => makeCommitment(tx, fifth, 'language', { languages: ['de'] }));
  assert.deepEqual(await nextDay(), [['shares', 5, 550, 0]]);
  await holds(5);
  assert.deepEqual(await nextDay(), [['shares', 5, 550, 0]]);
  for (const token of tokens) await world.transact((tx) => withdrawSignature(tx, token));
  assert.deepEqual(await nextDay(), []);
  for (let n = 10; n < 15; n++) await holds(n);
  const amina = await signAndConfirm(world, id, 'Amina');
  await say(world, amina);
  await nextDay();
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
  world.clock.advance(250 * DAY);
  await forgetSignatures.run(world.deps, {});
  for (const table of ['signature_reason', 'signature_commitment'] as const) {
    assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), []);
  }
  assert.deepEqual(await nextDay(), [['shares', 5, 550, 0]], 'the sums stay');
  await allIsWell(world);
});
