import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalText } from '#actions';
import {
  type Choice,
  defaultSettings,
  floorOf,
  GRADIENT_POSITIONS,
  GRADIENTS,
  type OutcomeResult,
  type Position,
  RULE_PRESETS,
  sponsorsNeeded,
} from '#deliberation';
import { ratio } from '@essor/tally';
import type { BallotGroup } from './ballots.ts';
import { type Counting, countVotes } from './count-votes.ts';

const N = fc.integer({ min: 1, max: 1_000_000 });

test('the floor grows with the root of the roll and never asks for more than half of it plus one', () => {
  fc.assert(
    fc.property(N, fc.constantFrom('3/2', '3', '1'), (n, k) => {
      const floor = floorOf(k, n);
      const root = Math.ceil((Number(k.split('/')[0]) / Number(k.split('/')[1] ?? 1)) * Math.sqrt(n) - 1e-9);
      assert.equal(floor, Math.min(root, Math.floor(n / 2) + 1));
      assert.ok(floor >= 1 && floor <= n);
      assert.ok(floorOf(k, n + 1) >= floor);
    }),
  );
  assert.deepEqual(
    [1, 2, 7, 20, 100, 375, 1_000, 5_000, 20_000].map((n) => floorOf('3/2', n)),
    [1, 2, 4, 7, 15, 30, 48, 107, 213],
  );
  assert.equal(floorOf(null, 100), 1);
});

test('one founder alone needs no other sponsor, and never more than five are needed', () => {
  fc.assert(
    fc.property(N, (n) => {
      const k = sponsorsNeeded(n);
      assert.ok(k >= 1 && k <= 5 && k <= n && sponsorsNeeded(n + 1) >= k);
    }),
  );
  assert.deepEqual([0, 1, 4, 5, 7, 16, 17, 100, 1_000_000].map(sponsorsNeeded), [1, 1, 1, 2, 2, 2, 3, 5, 5]);
});

test('frozen text is one text, whatever the order in which keys were written', () => {
  const json = fc.jsonValue();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      const text = canonicalText(value);
      assert.equal(canonicalText(turned), text);
      assert.equal(canonicalText(JSON.parse(text)), text);
    }),
  );
});

const counting = (more: Partial<Counting> = {}): Counting => ({
  kind: 'gradients',
  title: 'x',
  language: 'en',
  options: [],
  settings: defaultSettings('gradients', RULE_PRESETS.ordinary),
  rule: RULE_PRESETS.ordinary,
  frozenHash: 'a',
  electors: 20,
  eligible: ratio(20),
  colleges: [],
  ...more,
});
const group = (choice: Choice, members = 1): BallotGroup => ({ choice, weight: '1', college: null, members });

test('agreeing more never harms: each step of the gradients counts at least as much as the next', () => {
  const rank: Position[] = ['block', 'no', 'abstain', 'yes'];
  const ranks = GRADIENTS.map((step) => rank.indexOf(GRADIENT_POSITIONS[step]));
  assert.deepEqual(
    ranks,
    ranks.toSorted((a, b) => b - a),
  );
  const step = fc.integer({ min: 0, max: GRADIENTS.length - 1 });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), fc.nat(19), fc.nat(7), (steps, who, less) => {
      const at = who % steps.length;
      const better = steps.with(at, Math.max(0, steps[at]! - less));
      const result = (all: readonly number[]): OutcomeResult =>
        countVotes(
          counting(),
          all.map((gradient) => group({ gradient })),
        ).result;
      if (result(steps) === 'passed') assert.equal(result(better), 'passed');
    }),
  );
});

test('one person’s block never stops what others want, however few vote', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (yes) => {
      const { record } = countVotes(counting({ kind: 'consensus', electors: yes + 1, eligible: ratio(yes + 1) }), [
        group({ position: 'yes' }, yes),
        group({ position: 'block' }),
      ]);
      const tests = record.rounds.flatMap(({ steps }) => steps.filter((one) => one.kind === 'test'));
      assert.ok(tests.find((one) => one.test === 'blocks')?.passed);
    }),
  );
  const two = countVotes(counting({ kind: 'consensus', electors: 8, eligible: ratio(8) }), [
    group({ position: 'yes' }, 6),
    group({ position: 'block' }, 2),
  ]);
  assert.equal(two.result, 'failed');
});

test('more support never turns a decision down', () => {
  const cast = fc.record({
    yes: fc.nat(40),
    no: fc.nat(40),
    abstain: fc.nat(40),
    block: fc.nat(5),
  });
  fc.assert(
    fc.property(
      cast,
      fc.constantFrom(...(['lazy', 'ordinary', 'constitutional', 'block-proof'] as const)),
      (said, key) => {
        const result = (votes: typeof said) =>
          countVotes(
            counting({ kind: 'consensus', rule: RULE_PRESETS[key], electors: 200, eligible: ratio(200) }),
            (['yes', 'no', 'abstain', 'block'] as const).map((position) => group({ position }, votes[position])),
          ).result;
        if (result(said) === 'passed') assert.equal(result({ ...said, yes: said.yes + 1 }), 'passed');
      },
    ),
  );
});

test('where options are chosen, too little support decides nothing, and a tie is settled by lot or not at all', () => {
  const options = ['1', '2', '3'].map((id) => ({ id, text: id }));
  const asked = (tie: 'lot' | 'refuse') =>
    counting({
      kind: 'approval',
      options,
      settings: { ...defaultSettings('approval', RULE_PRESETS.ordinary), tie },
    });
  const even = [group({ chosen: ['1'] }, 10), group({ chosen: ['2'] }, 10)];
  const lot = countVotes(asked('lot'), even);
  assert.equal(lot.result, 'passed');
  assert.equal(lot.chosen.length, 1);
  const refused = countVotes(asked('refuse'), even);
  assert.deepEqual([refused.result, refused.chosen], ['tied', []]);
  const few = countVotes(asked('lot'), [group({ chosen: ['1'] }, 6)]);
  assert.deepEqual([few.result, few.chosen], ['floor-missed', []]);
  assert.equal(countVotes(asked('refuse'), []).result, 'floor-missed');

  // Of several winners each has the support itself: nobody comes in behind the first.
  const { settings, ...two } = asked('lot');
  const both = counting({ ...two, settings: { ...settings, seats: 2 } });
  const shared = countVotes(both, [group({ chosen: ['1'] }, 10), group({ chosen: ['2'] }, 3)]);
  assert.deepEqual([shared.result, shared.chosen], ['passed', ['1']]);
});
