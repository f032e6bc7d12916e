import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { actionNamed, canonicalText } from '#actions';
import { circles, circlePowers } from '#membership';
import { format, messagesFor } from '#i18n';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { openWorld, type World } from '../../test/world.ts';
import { mayCircleDecide } from './circle-power.ts';
import { closedVote, cooperators, DAY, pass } from './effect.testing.ts';
import { faultsOfRule } from './rule-fit.ts';
import { changedRule, minutesIn, RuleInput } from './rule-input.ts';
import { ruleByKey } from './rules.ts';
import { RULE_PRESETS } from './settings.ts';

const m = messagesFor('en');
const f = format.formatsFor('en');

/** The fields at which an action is refused before anybody votes. */
async function faultsOf(world: World, name: string, raw: unknown): Promise<string[]> {
  const action = actionNamed(name)!;
  const parsed = v.safeParse(action.schema, raw);
  if (!parsed.success) return parsed.issues.map(({ path }) => String(path?.[0]?.key));
  try {
    await action.check?.(world.db, parsed.output);
    return [];
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return Object.keys(error.fields);
  }
}

test('a changed rule is a new version that holds for what opens after it', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const vote = { author: amina!, electors: [amina!], rule: 'constitutional' as const };
  const input = { rule: 'ordinary', noticeMinutes: '2 days', majority: '2/3', strict: 'no', mostBlocks: 'none' };
  await closedVote(world, { ...vote, rule: 'ordinary', result: 'failed', actions: [] });
  await closedVote(world, { ...vote, actions: [{ name: 'rule.change', input }] });
  await pass(world, 14 * DAY);
  const rule = (await ruleByKey(world.db, 'ordinary'))!;
  assert.equal(rule.version, 2);
  assert.deepEqual(rule.settings, {
    ...RULE_PRESETS.ordinary,
    noticeMinutes: 2 * DAY,
    majority: '2/3',
    strict: false,
    mostBlocks: null,
  });
  const first = await world.db
    .selectFrom('rule')
    .where('key', '=', 'ordinary')
    .where('version', '=', 1)
    .selectAll()
    .executeTakeFirstOrThrow();
  assert.equal(first.settings.noticeMinutes, 4 * DAY, 'what was in force then stays readable');
  assert.ok(first.superseded_at);
  const { inverse } = await world.db
    .selectFrom('action')
    .where('name', '=', 'rule.change')
    .select('inverse')
    .executeTakeFirstOrThrow();
  const back = v.parse(actionNamed('rule.change')!.schema, inverse!.input) as RuleInput;
  assert.equal(
    canonicalText(changedRule(rule.settings, back) as never),
    canonicalText({ ...RULE_PRESETS.ordinary, weights: { kind: 'equal' } }),
  );
});

test('a rule says in words what changes, and nothing else', async () => {
  await using world = await openWorld();
  await cooperators(world, ['Amina']);
  const action = actionNamed('rule.change')!;
  const input = v.parse(action.schema, { rule: 'ordinary', noticeMinutes: '12 h', supportRoot: '3' });
  const before = await action.state(world.db, input);
  const told = action.describe(m, f, { input, before, labels: null });
  assert.deepEqual(
    told.map(({ what, before: was, after }) => [what, was, after]),
    [
      ['Ordinary decision: discussion before the vote', '4 days', '12 hours'],
      [
        'Ordinary decision: support it takes, times the square root of those who may vote',
        '3/2 times the square root',
        '3 times the square root',
      ],
    ],
  );
});

test('no rule is adopted with which nothing could be decided any more', async () => {
  await using world = await openWorld();
  await cooperators(world, ['Amina']);
  const faults = (input: object) => faultsOf(world, 'rule.change', input);
  assert.deepEqual(await faults({ rule: 'constitutional', decides: ['ordinary'] }), ['decides']);
  assert.deepEqual(await faults({ rule: 'ordinary', decides: ['ordinary', 'person'] }), ['decides', 'mostBlocks']);
  assert.deepEqual(await faults({ rule: 'block-proof', mostBlocks: '1/10' }), ['mostBlocks']);
  assert.deepEqual(await faults({ rule: 'ordinary', majority: '1/3' }), ['majority']);
  assert.deepEqual(await faults({ rule: 'ordinary', majority: '1', strict: 'yes' }), ['majority']);
  assert.deepEqual(await faults({ rule: 'ordinary', memberForMinutes: '365 days' }), []);
  assert.deepEqual(await faults({ rule: 'ordinary', memberForMinutes: '366 days' }), ['memberForMinutes']);
  assert.deepEqual(await faults({ rule: 'ordinary', votingMinutes: '0 min' }), ['votingMinutes']);
  assert.deepEqual(await faults({ rule: 'ordinary', noticeMinutes: 'a while' }), ['noticeMinutes']);
  assert.deepEqual(await faults({ rule: 'ordinary' }), ['rule']);
  assert.deepEqual(await faults({ rule: 'quick', decides: 'small' }), ['name']);
  assert.deepEqual(await faults({ rule: 'quick', name: 'Quick ones', decides: 'small', votingMinutes: '1 min' }), []);
});

test('law: whatever the fields say, a rule without faults can pass when everybody says yes', () => {
  const share = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).map(([a, b]) => `${a}/${b}`);
  fc.assert(
    fc.property(share, fc.boolean(), share, (majority, strict, mostBlocks) => {
      const rule = { ...RULE_PRESETS.ordinary, majority, strict, mostBlocks };
      const [above = 0, below = 1] = majority.split('/').map(Number);
      const passes = strict ? 1 > above / below : 1 >= above / below;
      const bothSides = strict ? 0.5 > above / below : 0.5 >= above / below;
      if (Object.keys(faultsOfRule(rule)).length === 0) assert.ok(passes && !bothSides, majority);
    }),
  );
});

test('lengths of time are read in both languages', () => {
  for (const [text, minutes] of [
    ['6 d', 8_640],
    ['6 jours', 8_640],
    ['12h', 720],
    ['1 heure', 60],
    ['30 min', 30],
  ] as const)
    assert.equal(minutesIn(text), minutes, text);
  for (const text of ['6', 'six days', '-1 d', '1.5 h', '']) assert.equal(minutesIn(text), undefined, text);
});

test('a board decides what is small and ordinary; members keep the rest, and can end it', async () => {
  await using world = await openWorld();
  const [amina, ruth, paul] = await cooperators(world, ['Amina', 'Ruth', 'Paul']);
  const vote = { author: amina!, electors: [amina!, ruth!, paul!], rule: 'constitutional' as const };
  const board = { preset: 'board', members: '@ruth\n3' };
  await closedVote(world, { ...vote, actions: [{ name: 'governance.adopt', input: board }] });
  await pass(world, 14 * DAY);
  const { governance } = await readSettings(world.db);
  assert.ok(governance.preset === 'board');
  const may = (action: string, rule = 'ordinary') =>
    mayCircleDecide(world.db, governance.circle, rule, [{ name: action, input: {} }]);
  assert.ok(await may('campaign.launch'));
  assert.ok(await may('record'));
  assert.equal(await may('campaign.launch', 'lazy'), false, 'only under the rule that came with the power');
  for (const kept of [
    'rule.change',
    'governance.adopt',
    'circle.change',
    'mandate.grant',
    'election.seat',
    'member.expel',
    'emergency.ratify',
  ])
    assert.equal(await may(kept), false, kept);
  const seats = await world.db
    .selectFrom('circle_member')
    .where('circle_id', '=', governance.circle)
    .select('member_id')
    .execute();
  assert.deepEqual(seats.map(({ member_id: id }) => id).toSorted(), [ruth!.member, paul!.member].toSorted());

  assert.deepEqual(await faultsOf(world, 'governance.adopt', { preset: 'board' }), ['preset']);
  await closedVote(world, { ...vote, actions: [{ name: 'governance.adopt', input: { preset: 'everyone' } }] });
  await pass(world, 14 * DAY);
  assert.deepEqual((await readSettings(world.db)).governance, { preset: 'everyone' });
  assert.deepEqual(await circles(world.db), []);
  assert.deepEqual(await circlePowers(world.db, governance.circle), []);
});

test('when members have closed the board’s circle by itself, everybody can still govern again', async () => {
  await using world = await openWorld();
  const [amina] = await cooperators(world, ['Amina']);
  const vote = { author: amina!, electors: [amina!], rule: 'constitutional' as const };
  const adopt = (preset: string, members = '') =>
    closedVote(world, { ...vote, actions: [{ name: 'governance.adopt', input: { preset, members } }] });
  await adopt('board', '1');
  await pass(world, 14 * DAY);
  const { governance } = await readSettings(world.db);
  assert.ok(governance.preset === 'board');
  const { circle } = governance;
  await closedVote(world, { ...vote, actions: [{ name: 'circle.close', input: { circle } }] });
  await pass(world, 14 * DAY);
  await adopt('everyone');
  await pass(world, 14 * DAY);
  assert.deepEqual((await readSettings(world.db)).governance, { preset: 'everyone' });
});

test('what the server cannot do becomes a duty of a member who takes part, with a day to come', async () => {
  await using world = await openWorld();
  await cooperators(world, ['Amina']);
  const faults = (input: object) => faultsOf(world, 'record', input);
  assert.deepEqual(await faults({ what: 'Sign the lease', owner: '@amina', due: '2016-10-03' }), []);
  assert.deepEqual(await faults({ what: 'Sign the lease', owner: '1', due: '2016-10-02' }), ['due']);
  assert.deepEqual(await faults({ what: 'Sign the lease', owner: '@nobody', due: '2016-11-01' }), ['owner']);
  const action = actionNamed('record')!;
  const input = v.parse(action.schema, { what: 'Sign the lease', owner: '1', due: '2016-11-01' });
  const told = action.describe(m, f, {
    input,
    before: null,
    labels: await action.labels!(world.db, input),
  });
  assert.deepEqual(told[0]?.duty, { owner: '@amina (no. 1)', due: '1 November 2016' });
});
