import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Ballot,
  type Candidate,
  METHOD_NAMES,
  type MethodChoice,
  type MethodName,
  PRESETS,
  TallyError,
  asMethod,
  count,
  explain,
  ratio,
  replay,
  sentences,
} from '@essor/tally';
import { named } from './elections.ts';

const KIND: Readonly<Record<string, Ballot['kind']>> = {
  threshold: 'stance',
  score: 'scores',
  star: 'scores',
  dots: 'scores',
  'majority-judgment': 'scores',
  choice: 'approval',
  approval: 'approval',
  dhondt: 'approval',
  'sainte-lague': 'approval',
  'largest-remainder': 'approval',
  phragmen: 'approval',
  pav: 'approval',
  'equal-shares': 'approval',
  'budget-greedy': 'approval',
  'budget-equal-shares': 'approval',
};

/** A ballot of the method's kind that names these candidates. */
function ballotFor(name: MethodName, places: readonly number[], weight = ratio(1)): Ballot {
  const kind = KIND[name] ?? 'ranking';
  if (kind === 'ranking') return { kind, weight, ranks: places };
  if (kind === 'approval')
    return { kind, weight, approved: places.slice(0, name === 'choice' || PRESETS[name].name === 'dhondt' ? 1 : 9) };
  if (kind === 'scores')
    return { kind, weight, scores: [0, 1, 2].map((place) => (places.includes(place) ? ratio(3) : null)) };
  return { kind, weight, stance: places.length === 0 ? 'abstain' : 'yes' };
}

const candidates = (change: Partial<Candidate> = {}): Candidate[] =>
  named(3).map((candidate) => ({ ...candidate, cost: ratio(5), ...change }));

function methodWith(name: MethodName, seats: number): MethodChoice {
  return asMethod(
    'seats' in PRESETS[name] ? { name, seats } : 'budget' in PRESETS[name] ? { name, budget: '10' } : { name },
  );
}

void test('every method ends with a defined result whatever the ballots are', () => {
  const cases: readonly [string, Candidate[], (name: MethodName) => Ballot[]][] = [
    ['no ballots', candidates(), () => []],
    ['ballots that name nobody', candidates(), (name) => [ballotFor(name, []), ballotFor(name, [])]],
    ['everybody withdrawn', candidates({ withdrawn: true }), (name) => [ballotFor(name, [0, 1, 2])]],
    ['weights of zero', candidates(), (name) => [ballotFor(name, [0, 1], ratio(0))]],
    [
      'nobody stands',
      [],
      (name) => [ballotFor(name, []), { ...ballotFor(name, []), ...(KIND[name] === 'scores' ? { scores: [] } : {}) }],
    ],
    [
      'one candidate',
      candidates().slice(0, 1),
      (name) =>
        [ballotFor(name, [0])].map((ballot) => (ballot.kind === 'scores' ? { ...ballot, scores: [ratio(1)] } : ballot)),
    ],
    ['ties everywhere', candidates(), (name) => [ballotFor(name, [0]), ballotFor(name, [1]), ballotFor(name, [2])]],
    [
      'weights beyond all doubles',
      candidates(),
      (name) => [ballotFor(name, [0], ratio(10n ** 30n + 1n)), ballotFor(name, [1], ratio(10n ** 30n))],
    ],
    [
      'weights that no decimal says',
      candidates(),
      (name) => [
        ballotFor(name, [0, 1], ratio(1, 3)),
        ballotFor(name, [1, 2], ratio(2, 7)),
        ballotFor(name, [2], ratio(10, 21)),
      ],
    ],
  ];
  for (const name of METHOD_NAMES) {
    for (const seats of [1, 2, 7]) {
      for (const [label, list, ballots] of cases) {
        if (list.length < 3 && (KIND[name] ?? 'ranking') === 'scores' && list.length === 0) continue;
        const cast = ballots(name);
        const record = count({ candidates: list, ballots: cast, method: methodWith(name, seats) });
        const text = JSON.stringify(record);
        assert.ok(!/NaN|Infinity|undefined/.test(text), `${name}, ${label}`);
        assert.deepEqual(replay(record, cast), { agrees: true }, `${name}, ${label}`);
        for (const language of ['en', 'fr'] as const) {
          const told = sentences(record, language).flatMap((round) => round.sentences);
          assert.ok(
            told.every((line) => line.length > 0 && !/undefined|NaN|\{\w+\}/.test(line)),
            `${name}, ${label}: ${told.join(' | ')}`,
          );
        }
      }
    }
  }
});

void test('the larger of two huge weights wins, by a single vote', () => {
  for (const name of [
    'scottish',
    'meek',
    'irv',
    'schulze',
    'borda',
    'choice',
    'approval',
    'score',
    'phragmen',
  ] as const) {
    const ballots = [ballotFor(name, [0], ratio(10n ** 30n)), ballotFor(name, [1], ratio(10n ** 30n + 1n))];
    const { outcome } = count({ candidates: candidates(), ballots, method: methodWith(name, 1) });
    assert.deepEqual(outcome.kind === 'elected' ? outcome.elected : [], [1], name);
  }
});

const approve = (approved: number[], weight = ratio(1)): Ballot => ({ kind: 'approval', weight, approved });
const score = (...scores: number[]): Ballot => ({
  kind: 'scores',
  weight: ratio(1),
  scores: scores.map((value) => ratio(value)),
});
const rank = (...ranks: (number | number[])[]): Ballot => ({ kind: 'ranking', weight: ratio(1), ranks });

void test('bad input is refused with a code and a sentence in both languages', () => {
  const list = named(3);
  const cases: readonly [string, Ballot[], unknown][] = [
    ['negative-weight', [approve([0], ratio(-1))], { name: 'approval' }],
    ['unknown-candidate', [rank(0, 7)], { name: 'irv' }],
    ['unknown-candidate', [rank(0.5)], { name: 'irv' }],
    ['unknown-candidate', [approve([-1])], { name: 'approval' }],
    ['unknown-candidate', [score(1, 2, 3, 4)], { name: 'score' }],
    ['repeated-candidate', [rank(0, [1, 0])], { name: 'meek' }],
    ['repeated-candidate', [approve([2, 2])], { name: 'approval' }],
    ['wrong-ballot', [approve([0])], { name: 'scottish' }],
    ['wrong-ballot', [rank(0)], { name: 'approval' }],
    ['wrong-ballot', [rank(0)], { name: 'threshold' }],
    ['score-out-of-range', [score(0, -1, 5)], { name: 'score' }],
    ['score-out-of-range', [score(0, 6, 5)], { name: 'star' }],
    ['score-out-of-range', [score(0, 7, 5)], { name: 'majority-judgment' }],
    ['score-out-of-range', [score(-1, 0, 0)], { name: 'dots' }],
    ['too-many-dots', [score(5, 5, 1)], { name: 'dots' }],
    ['equal-ranks-refused', [rank([0, 1], 2)], { name: 'scottish', equalRanks: 'refuse' }],
    ['bad-seats', [], { name: 'scottish', seats: 0 }],
    ['bad-seats', [], { name: 'dhondt', seats: 1.5 }],
    ['bad-method', [], { name: 'constructor' }],
    ['bad-method', [], { name: 'scottish', quota: 'imperiali' }],
    ['bad-method', [], { name: 'scottish', speed: 'fast' }],
    ['bad-method', [], { name: 'scottish', ties: [] }],
    ['bad-method', [], { name: 'scottish', ties: [{ by: 'coin' }] }],
    ['bad-method', [], { name: 'scottish', equalRanks: 'share' }],
    ['bad-method', [], { name: 'threshold', majority: '3/2' }],
    ['bad-method', [], { name: 'score', lowest: '5', highest: '5' }],
    ['not-a-number', [], { name: 'budget-greedy', budget: 'ten' }],
    ['bad-budget', [], { name: 'budget-greedy', budget: '-3' }],
    ['bad-cost', [approve([0])], { name: 'budget-greedy', budget: '3' }],
    ['missing-figure', [], { name: 'threshold', of: 'eligible' }],
    ['tie-refused', [rank(0), rank(1)], { name: 'irv', ties: [{ by: 'refuse' }] }],
    ['tie-refused', [rank(0), rank(1)], { name: 'schulze', ties: [{ by: 'previous' }] }],
  ];
  for (const [code, ballots, method] of cases) {
    assert.throws(
      () => count({ candidates: list, ballots, method: asMethod(method) }),
      (error) => {
        assert.ok(error instanceof TallyError, String(error));
        assert.equal(error.code, code, error.message);
        for (const language of ['en', 'fr'] as const)
          assert.ok(!/\{\w+\}|undefined/.test(explain(error, language)), explain(error, language));
        const { reason, wanted } = error.data;
        for (const words of [reason, wanted]) if (words) assert.ok(!explain(error, 'fr').includes(words), words);
        return true;
      },
      `${code} ${JSON.stringify(method)}`,
    );
  }
  assert.throws(() => count({ candidates: [...list, list[0]!], ballots: [], method: { name: 'irv' } }), {
    code: 'duplicate-id',
  });
});

void test('exact fractions that would never end stop with “too-fine”, and guarded arithmetic counts the same ballots', () => {
  // Three who are elected at once keep passing surpluses to each other.
  const rankings = [
    [40, 0, 1, 3],
    [41, 1, 2, 4],
    [43, 2, 0, 5],
    [7, 3, 0],
    [5, 4, 1],
    [3, 5, 2],
  ];
  const ballots = rankings.map(([weight = 0, ...ranks]): Ballot => ({ kind: 'ranking', weight: ratio(weight), ranks }));
  const election = { candidates: named(6), ballots };
  const exact = (): unknown =>
    count({
      ...election,
      method: { name: 'meek', seats: 4, arithmetic: { kind: 'rational' }, omega: 200, batch: 'none' },
    });
  assert.throws(exact, { code: 'too-fine' });
  const guarded = count({ ...election, method: { name: 'meek', seats: 4 } });
  assert.equal(guarded.outcome.kind === 'elected' ? guarded.outcome.elected.length : 0, 4);
});

void test('a false record is told from a true one, and never throws', () => {
  const ballots = [0, 1, 1].map((place): Ballot => ({ kind: 'ranking', weight: ratio(1), ranks: [place, 2] }));
  const record = count({ candidates: named(3), ballots, method: { name: 'scottish', seats: 2 } });
  const forged = { ...record, outcome: { kind: 'elected', elected: [2, 0] } as const };
  assert.deepEqual(replay(forged, ballots), {
    agrees: false,
    differences: [{ at: 'outcome.elected.0', recorded: '2', counted: '1' }],
  });
  const broken = { ...record, candidates: [] };
  assert.equal(replay(broken, ballots).agrees, false);
});
