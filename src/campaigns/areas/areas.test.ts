import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addMilestone,
  applyInvalidation,
  areaFigures,
  askSigners,
  campaignBySlug,
  closeCampaign,
  confirmSignature,
  confirmSignatures,
  countInvalidation,
  forgetSignatures,
  InvalidationInput,
  publishFigures,
  revertInvalidation,
  signPetitions,
  withdrawSignature,
} from '#campaigns';
import { parseInput } from '#input';
import { Refusal } from '#refusal';
import { openWorld, type World } from '../../../test/world.ts';
import { allIsWell, answersOf, launchAppeal, sign, signAndConfirm } from '../campaign.testing.ts';

const DAY = 86_400_000;
const asks = (area: string) => ({ area, asks: [], pledgesIn: 'EUR' as const });
const status = (expected: number, field?: string) => (error: unknown) =>
  error instanceof Refusal && error.status === expected && (field === undefined || field in error.fields);

/** Many sign at once from these places, and confirm. */
async function signFrom(world: World, id: Awaited<ReturnType<typeof launchAppeal>>['id'], areas: readonly string[]) {
  const n = (
    await world.db
      .selectFrom('signature')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirst()
  )?.n;
  const signed = await world.transact((tx) =>
    signPetitions(
      tx,
      areas.map((area, i) => ({
        campaign: id,
        answers: answersOf(`S${n}x${i}`, { area }),
        locale: 'en' as const,
        origin: 'http://localhost',
      })),
    ),
  );
  const tokens = signed.flatMap((one) => (one?.outcome === 'asked' ? one.token : []));
  await world.transact((tx) => confirmSignatures(tx, tokens));
  return tokens;
}

async function nextDay(world: World) {
  world.clock.advance(DAY);
  await publishFigures.run(world.deps, {});
}

test('where one lives is kept only as far as the petition asks for it', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world);
  const kept = async (name: string, area: string) => {
    await sign(world, id, name, { area });
    const row = await world.db.selectFrom('signature').where('name', '=', name).select('area').executeTakeFirst();
    return row?.area;
  };
  assert.equal(await kept('Amina', 'FR'), '', 'nothing was asked');
  await world.transact((tx) => askSigners(tx, ruth.actor, id, asks('country')));
  assert.equal(await kept('Paul', 'FR'), 'FR');
  assert.equal(await kept('Lea', 'FR-IDF'), '');
  assert.equal(await kept('Tom', 'ZZ'), '');
  await world.transact((tx) => askSigners(tx, ruth.actor, id, asks('FR')));
  assert.equal(await kept('Noe', 'FR-IDF'), 'FR-IDF');
  assert.equal(await kept('Ines', 'DE-BE'), '');
  assert.equal(await kept('Kit', 'DE'), 'DE');
  await assert.rejects(
    world.transact((tx) => askSigners(tx, { ...ruth.actor, roles: new Set() }, id, asks('none'))),
    status(403),
  );
});

test('a country appears with five signatures, and its figure moves by five or more, once a day', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world, { area: 'FR' });
  const shown = async () =>
    Object.fromEntries(
      [(await areaFigures(world.db, id)).countries, (await areaFigures(world.db, id)).regions]
        .flat()
        .map(({ area, signatures }) => [area, signatures]),
    );
  const tokens = await signFrom(world, id, ['FR', 'FR-IDF', 'FR-IDF', 'FR', 'BE', 'BE', 'BE', 'BE', '']);
  await nextDay(world);
  assert.deepEqual(await shown(), {}, 'four are nobody’s business');
  await signFrom(world, id, ['FR-BRE', 'BE']);
  assert.deepEqual(await shown(), {}, 'not before the day is over');
  await nextDay(world);
  assert.deepEqual(await shown(), { FR: 5, BE: 5 });
  await signFrom(world, id, ['FR', 'FR', 'FR', 'FR-IDF']);
  await nextDay(world);
  assert.deepEqual(await shown(), { FR: 5, BE: 5 }, 'four more are not shown either');
  await signFrom(world, id, ['FR-IDF', 'FR-IDF']);
  await nextDay(world);
  assert.deepEqual(await shown(), { FR: 11, BE: 5, 'FR-IDF': 5 });
  for (const token of tokens.slice(4, 8)) await world.transact((tx) => withdrawSignature(tx, token));
  await nextDay(world);
  assert.equal((await shown())['BE'], 5);
  await allIsWell(world);
  assert.equal((await campaignBySlug(world.db, slug))?.counts.confirmed, 13);
});

test('no difference between two publications is of one to four people, whatever happens between', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world, { area: 'country' });
  const tokens: string[] = [];
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('sign' as const),
      from: fc.array(fc.constantFrom('FR', 'BE', ''), { minLength: 1, maxLength: 9 }),
    }),
    fc.record({ kind: fc.constant('withdraw' as const), which: fc.array(fc.nat(500), { maxLength: 6 }) }),
    fc.record({ kind: fc.constant('set aside' as const), back: fc.boolean() }),
  );
  let before = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      for (const one of steps) {
        if (one.kind === 'sign') tokens.push(...(await signFrom(world, id, one.from)));
        else if (one.kind === 'withdraw') {
          for (const n of one.which) {
            await world.transact((tx) => withdrawSignature(tx, tokens[n % Math.max(1, tokens.length)] ?? ''));
          }
        } else {
          const input = parseInput(InvalidationInput, { reason: 'Made up', name: '*x3' });
          const batch = await world.transact((tx) => countInvalidation(tx, ruth.actor, id, input));
          await world.transact((tx) => applyInvalidation(tx, ruth.actor, id, batch));
          if (one.back) await world.transact((tx) => revertInvalidation(tx, ruth.actor, id, batch));
        }
      }
      await nextDay(world);
      const now = new Map((await areaFigures(world.db, id)).countries.map((one) => [one.area, one.signatures]));
      for (const area of new Set([...before.keys(), ...now.keys()])) {
        const moved = Math.abs((now.get(area) ?? 0) - (before.get(area) ?? 0));
        assert.ok(moved === 0 || moved >= 5, `${area} moved by ${moved}`);
      }
      before = now;
      await allIsWell(world);
    }),
    { numRuns: 12 },
  );
});

test('a milestone with a minimum in several countries is reached in the moment in which both are there', async () => {
  await using world = await openWorld();
  const { id, slug } = await launchAppeal(world, {
    area: 'country',
    milestones: [
      { signatures: 12, consequence: 'we go on', spread: { kind: 'country', areas: 2, perArea: 5 } },
      { signatures: 20, consequence: 'we go further' },
    ],
  });
  const first = async () => (await campaignBySlug(world.db, slug))?.milestones[0];
  await signFrom(
    world,
    id,
    Array.from({ length: 12 }, () => 'FR'),
  );
  assert.equal((await first())?.reachedAt, null, 'the total is not enough');
  await signFrom(world, id, ['BE', 'BE', 'BE', 'BE']);
  await nextDay(world);
  assert.deepEqual((await first())?.spread, { kind: 'country', areas: 2, perArea: 5, got: 1 });
  await allIsWell(world);
  const waiting = await Promise.all(
    ['Amina', 'Paul', 'Lea'].map(async (name) => sign(world, id, name, { area: 'BE' })),
  );
  const at = world.clock.now();
  await Promise.all(
    waiting.map((one) => world.transact((tx) => confirmSignature(tx, one.outcome === 'asked' ? one.token : ''))),
  );
  assert.deepEqual((await first())?.reachedAt, at);
  assert.equal((await campaignBySlug(world.db, slug))?.goal.signatures, 20);
  await allIsWell(world);
});

test('what brings a batch back reaches a milestone by country too', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world, {
    area: 'country',
    milestones: [{ signatures: 10, consequence: 'we go on', spread: { kind: 'country', areas: 2, perArea: 5 } }],
  });
  await signFrom(world, id, ['FR', 'FR', 'FR', 'FR', 'FR', 'BE', 'BE', 'BE', 'BE']);
  const input = parseInput(InvalidationInput, { reason: 'Made up', name: 'S0x8' });
  const batch = await world.transact((tx) => countInvalidation(tx, ruth.actor, id, input));
  await world.transact((tx) => applyInvalidation(tx, ruth.actor, id, batch));
  await signFrom(world, id, ['BE']);
  assert.equal((await campaignBySlug(world.db, slug))?.milestones[0]?.reachedAt, null);
  await world.transact((tx) => revertInvalidation(tx, ruth.actor, id, batch));
  assert.ok((await campaignBySlug(world.db, slug))?.milestones[0]?.reachedAt);
  await allIsWell(world);
});

test('a milestone that is added lies beyond the last and beyond the count, and says its day', async () => {
  await using world = await openWorld();
  const { ruth, id, slug } = await launchAppeal(world, { milestones: [{ signatures: 2, consequence: 'we go on' }] });
  for (const name of ['Amina', 'Paul', 'Lea']) await signAndConfirm(world, id, name);
  const add = (signatures: number, more = {}) =>
    world.transact((tx) => addMilestone(tx, ruth.actor, id, { signatures, consequence: 'we go further', ...more }));
  await assert.rejects(add(3), status(422, 'signatures'));
  await assert.rejects(add(9, { spread: { kind: 'country', areas: 2, perArea: 5 } }), status(422, 'areas'));
  await add(4);
  const campaign = await campaignBySlug(world.db, slug);
  assert.deepEqual(
    campaign?.milestones.map(({ signatures, addedAt }) => [signatures, addedAt]),
    [
      [2, null],
      [4, world.clock.now()],
    ],
  );
  await signAndConfirm(world, id, 'Tom');
  assert.ok((await campaignBySlug(world.db, slug))?.goal.reachedAt);
  await allIsWell(world);
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
  await assert.rejects(add(9), status(409));
});

test('figures stay when names are erased', async () => {
  await using world = await openWorld();
  const { ruth, id } = await launchAppeal(world, { area: 'country' });
  await signFrom(
    world,
    id,
    Array.from({ length: 6 }, () => 'FR'),
  );
  await nextDay(world);
  await world.transact((tx) => closeCampaign(tx, ruth.actor, id));
  world.clock.advance(250 * DAY);
  await forgetSignatures.run(world.deps, {});
  await publishFigures.run(world.deps, {});
  assert.deepEqual((await areaFigures(world.db, id)).countries, [{ area: 'FR', signatures: 6 }]);
  await allIsWell(world);
});
