import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  type Ballot,
  type MethodChoice,
  type Outcome,
  type Stance,
  count,
  drawLots,
  ratio,
  readBlt,
  readCsv,
  sentences,
  supportFloor,
} from '@essor/tally';
import { elected, named } from './elections.ts';

const rank = (weight: number, ...ranks: number[]): Ballot => ({ kind: 'ranking', weight: ratio(weight), ranks });
const approve = (weight: number, ...approved: number[]): Ballot => ({
  kind: 'approval',
  weight: ratio(weight),
  approved,
});
const outcome = (size: number, ballots: Ballot[], method: MethodChoice): Outcome =>
  count({ candidates: named(size), ballots, method }).outcome;
const won = (size: number, ballots: Ballot[], method: MethodChoice): readonly number[] =>
  elected(count({ candidates: named(size), ballots, method }));
const lists = (...votes: number[]): Ballot[] => votes.map((own, list) => approve(own, list));
const floorOf = (size: number): string => String(supportFloor(ratio(3, 2), ratio(size)).n);
const hash = (id: string): string => createHash('sha256').update(`round 1234\n${id}`).digest('hex');

void test('a Scottish count passes a surplus on at five decimals, truncated, and looks back to break a tie', () => {
  const contents = readBlt(
    '5 3\n4 1 0\n3 1 3 0\n2 2 0\n3 3 4 0\n1 4 0\n2 5 0\n0\n"Pear" "Plum" "Apple" "Fig" "Quince" "Garden"',
  );
  const record = count({ ...contents, method: { name: 'scottish', seats: 3 } });
  assert.deepEqual(record.outcome, { kind: 'elected', elected: [0, 2, 4] });
  const transfer = record.rounds[1]?.steps.find((step) => step.kind === 'transfer');
  assert.deepEqual(transfer && [transfer.amount, transfer.received[2], transfer.setAside, transfer.lost], [
    '3.00000',
    '1.28571',
    '1.71428',
    '0.00001',
  ]);
  const looking = readBlt('4 1\n6 1 0\n3 2 0\n2 3 4 0\n1 4 3 0\n0\n"A" "B" "C" "D" "T"');
  const tie = count({ ...looking, method: { name: 'scottish', seats: 1 } })
    .rounds.flatMap((round) => round.steps)
    .find((step) => step.kind === 'tie');
  assert.deepEqual(tie && [tie.tied, tie.by, tie.chosen], [[1, 2], 'previous', 2]);
});

void test('Meek gives each elected candidate a quota exactly', () => {
  const record = count({
    candidates: named(3),
    ballots: [rank(5, 0, 1), rank(1, 1), rank(3, 2)],
    method: { name: 'meek', seats: 2, arithmetic: { kind: 'rational' } },
  });
  const last = record.rounds.flatMap((round) => round.steps).findLast((step) => step.kind === 'keep');
  assert.deepEqual(last && [last.quota, last.votes, last.keep], ['3', ['3', '3', '3'], ['3/5', '1', '1']]);
});

void test('Tennessee: each method chooses the capital that its textbook says', () => {
  const ballots = [rank(42, 0, 1, 2, 3), rank(26, 1, 2, 3, 0), rank(15, 2, 3, 1, 0), rank(17, 3, 2, 1, 0)];
  const winner: [MethodChoice, number][] = [
    [{ name: 'irv' }, 3],
    [{ name: 'schulze' }, 1],
    [{ name: 'ranked-pairs' }, 1],
    [{ name: 'minimax' }, 1],
    [{ name: 'borda' }, 1],
    [{ name: 'scottish' }, 3],
  ];
  for (const [method, place] of winner) assert.deepEqual(won(4, ballots, method), [place], method.name);
});

void test('Schulze’s own example of 45 voters is ordered E, A, C, B, D', () => {
  const rows = ['5 ACBED', '5 ADECB', '8 BEDAC', '3 CABED', '7 CAEBD', '2 CBADE', '7 DCEBA', '8 EBADC'];
  const ballots = rows.map((row) =>
    rank(Number(row.split(' ')[0]), ...Array.from(row.split(' ')[1]!, (letter) => 'ABCDE'.indexOf(letter))),
  );
  assert.deepEqual(won(5, ballots, { name: 'schulze', seats: 5 }), [4, 0, 2, 1, 3]);
});

void test('D’Hondt, Sainte-Laguë and the largest remainder share out the textbook seats', () => {
  assert.deepEqual(outcome(4, lists(100_000, 80_000, 30_000, 20_000), { name: 'dhondt', seats: 8 }), {
    kind: 'seats',
    seats: [4, 3, 1, 0],
  });
  assert.deepEqual(outcome(4, lists(100_000, 80_000, 30_000, 20_000), { name: 'sainte-lague', seats: 8 }), {
    kind: 'seats',
    seats: [3, 3, 1, 1],
  });
  assert.deepEqual(
    outcome(6, lists(47_000, 16_000, 15_800, 12_000, 6_100, 3_100), { name: 'largest-remainder', seats: 10 }),
    { kind: 'seats', seats: [5, 2, 1, 1, 1, 0] },
  );
  assert.deepEqual(
    outcome(6, lists(47_000, 16_000, 15_900, 12_000, 6_000, 3_100), {
      name: 'largest-remainder',
      quota: 'droop',
      seats: 10,
    }),
    { kind: 'seats', seats: [5, 2, 2, 1, 0, 0] },
  );
  assert.deepEqual(outcome(3, lists(60, 36, 4), { name: 'dhondt', seats: 5, threshold: '1/20' }), {
    kind: 'seats',
    seats: [3, 2, 0],
  });
});

void test('STAR takes the two best scores into a run-off', () => {
  const contents = readCsv('A,B,C\n5,4,0\n5,4,0\n5,3,0\n0,5,4\n0,4,5\n', 'scores');
  const record = count({ ...contents, method: { name: 'star' } });
  assert.deepEqual(record.outcome, { kind: 'elected', elected: [0] });
  assert.deepEqual(record.rounds[1]?.steps[0], { kind: 'figures', figure: 'finalists', values: ['3', '2', null] });
});

void test('equal shares gives a minority its project where greed gives all to the majority', () => {
  const candidates = named(3).map((candidate) => ({ ...candidate, cost: ratio(50) }));
  const ballots = [approve(6, 0, 1), approve(4, 2)];
  const chosen = (name: 'budget-greedy' | 'budget-equal-shares'): unknown =>
    count({ candidates, ballots, method: { name, budget: '125' } }).outcome;
  assert.deepEqual(chosen('budget-greedy'), { kind: 'budget', chosen: [0, 1], spent: '100', left: '25' });
  assert.deepEqual(chosen('budget-equal-shares'), { kind: 'budget', chosen: [0, 2], spent: '100', left: '25' });
});

const stances = (votes: Partial<Record<Stance, number>>, college?: string): Ballot[] =>
  (['yes', 'no', 'abstain', 'block'] as const).map((stance) => ({
    kind: 'stance',
    weight: ratio(votes[stance] ?? 0),
    stance,
    ...(college === undefined ? {} : { college }),
  }));
const decided = (ballots: Ballot[], rules: object, eligible = 100): [boolean, boolean] => {
  const { outcome: result } = count({
    candidates: [],
    ballots,
    method: { name: 'threshold', ...rules },
    eligible: ratio(eligible),
    present: ratio(60),
  });
  assert.ok(result.kind === 'decision');
  return [result.passed, result.tied];
};

void test('a majority is of what the rule says: expressed, cast, present or entitled', () => {
  const ballots = stances({ yes: 30, no: 20, abstain: 10 });
  assert.deepEqual(
    ['expressed', 'cast', 'present', 'eligible'].map((of) => decided(ballots, { of })[0]),
    [true, false, false, false],
  );
  assert.deepEqual(decided(ballots, { of: 'cast', strict: false })[0], true);
  assert.deepEqual(decided(stances({ yes: 20, no: 20 }), {}), [false, true]);
  assert.deepEqual(decided(stances({ yes: 2, no: 1 }), { majority: '2/3', strict: false }), [true, false]);
  assert.deepEqual(decided(stances({ yes: 2, no: 1 }), { majority: '2/3' }), [false, true]);
  assert.deepEqual(decided(stances({ abstain: 5 }), { strict: false, majority: '0' }), [false, false]);
});

void test('blocks, floors and quorums stop a proposal that a majority wants', () => {
  const ballots = stances({ yes: 18, no: 1, block: 2 });
  assert.equal(decided(ballots, {})[0], true);
  assert.equal(decided(ballots, { mostBlocks: '0' })[0], false);
  assert.equal(decided(stances({ yes: 18, block: 2 }), { mostBlocks: '1/10' })[0], true);
  assert.equal(decided(stances({ yes: 18, block: 2 }), { mostBlocks: '1/10', blocksStrict: true })[0], false);
  assert.equal(decided(stances({ yes: 14 }), { supportRoot: '3/2' })[0], false);
  assert.equal(decided(stances({ yes: 15 }), { supportRoot: '3/2' })[0], true);
  assert.equal(decided(stances({ yes: 30, no: 3 }), { quorum: '1/3' })[0], false);
  assert.equal(decided(stances({ yes: 30, no: 4 }), { quorum: '1/3' })[0], true);
  assert.equal(decided(stances({ yes: 4, no: 1 }), { fewestYes: '5' })[0], false);
});

void test('the support floor grows with the root of the membership and lets very small groups decide', () => {
  assert.deepEqual([1, 2, 7, 20, 100, 375, 1000, 5000, 20_000].map(floorOf), [
    '1',
    '2',
    '4',
    '7',
    '15',
    '30',
    '48',
    '107',
    '213',
  ]);
});

void test('colleges vote apart and weigh what the statutes say', () => {
  const colleges = [
    { id: 'workers', weight: '1/2', eligible: null },
    { id: 'users', weight: '3/10', eligible: null },
    { id: 'partners', weight: '1/5', eligible: null },
  ];
  const ballots = [
    ...stances({ yes: 9, no: 1 }, 'workers'),
    ...stances({ yes: 10, no: 90 }, 'users'),
    ...stances({ yes: 1, no: 1 }, 'partners'),
  ];
  assert.equal(decided(ballots, { colleges })[0], true);
  assert.equal(decided(ballots, { colleges, majority: '29/50' })[0], false);
  assert.equal(decided(ballots, { colleges, collegesDecide: 'each' })[0], false);
  assert.throws(() => decided(stances({ yes: 1 }, 'guests'), { colleges }), { code: 'unknown-college' });
});

void test('a lot can be drawn again by anyone with a hash', () => {
  const ids = ['ada', 'bela', 'carl', 'dora'];
  const byHand = ids.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
  assert.deepEqual(
    drawLots('round 1234', ids.toReversed()),
    byHand.map((id) => ({ id, hash: hash(id) })),
  );
  const record = count({
    candidates: ids.map((id) => ({ id, name: id })),
    ballots: [],
    method: { name: 'lot', seed: 'round 1234', seats: 2 },
  });
  assert.deepEqual(
    record.outcome.kind === 'elected' ? record.outcome.elected : [],
    byHand.slice(0, 2).map((id) => ids.indexOf(id)),
  );
});

void test('a count is told in English and in French', () => {
  const record = count({
    candidates: named(3),
    ballots: [rank(1200, 0, 1), rank(2, 1), rank(1, 2, 1)],
    method: { name: 'scottish', seats: 2 },
  });
  const told = (language: 'en' | 'fr'): string =>
    sentences(record, language)
      .flatMap((round) => round.sentences)
      .join(' ');
  assert.match(told('en'), /The surplus of Candidate 1, 798, passes on: Candidate 2 \+798\./);
  assert.match(told('fr'), /Le surplus de Candidate 1, 798, est transféré : Candidate 2 \+798\./);
  assert.match(told('fr'), /Candidate 1 1\u202F200/);
});
