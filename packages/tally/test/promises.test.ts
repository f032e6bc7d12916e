import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Ballot, type Rank, type RankingBallot, count, ratio } from '@essor/tally';
import {
  LOT,
  RANKED,
  approvalElection,
  elected,
  electedOf,
  firstGroup,
  hasTie,
  named,
  rankedElection,
  ranking,
  scoredElection,
  seated,
} from './elections.ts';

const up = (ballot: RankingBallot, winner: number): RankingBallot => {
  const places = ballot.ranks.map(Number);
  const at = places.indexOf(winner);
  if (at === 0) return ballot;
  const rest = places.filter((place) => place !== winner);
  const to = at < 0 ? rest.length : at - 1;
  return { ...ballot, ranks: [...rest.slice(0, to), winner, ...rest.slice(to)] };
};

void test('monotonicity: a winner who rises on a ballot stays a winner (Schulze, ranked pairs, minimax, Borda)', () => {
  for (const name of ['schulze', 'ranked-pairs', 'minimax', 'borda'] as const) {
    const property = fc.property(rankedElection({ whole: true }), fc.nat(), ({ candidates, ballots }, which) => {
      const before = count({ candidates, ballots, method: { name, ties: LOT } });
      const [winner = 0] = elected(before);
      const raised = ballots.map((ballot, at) => (at === which % ballots.length ? up(ballot, winner) : ballot));
      const after = count({ candidates, ballots: raised, method: { name, ties: LOT } });
      assert.ok(firstGroup(after).includes(winner));
      if (firstGroup(before).length === 1) assert.ok(elected(after).includes(winner));
    });
    fc.assert(property, { numRuns: 600 });
  }
});

void test('monotonicity: a better score or grade never harms (score, majority judgment, approval)', () => {
  for (const name of ['score', 'majority-judgment'] as const) {
    const property = fc.property(scoredElection(), fc.nat(), ({ candidates, ballots }, which) => {
      const before = count({ candidates, ballots, method: { name, ties: LOT } });
      const [winner] = elected(before);
      if (winner === undefined) return;
      const raised = ballots.map((ballot, at): Ballot => {
        if (ballot.kind !== 'scores' || at !== which % ballots.length) return ballot;
        return { ...ballot, scores: ballot.scores.map((score, place) => (place === winner ? ratio(5) : score)) };
      });
      assert.deepEqual(elected(count({ candidates, ballots: raised, method: { name, ties: LOT } })), [winner]);
    });
    fc.assert(property, { numRuns: 600 });
  }
  const approvals = fc.property(approvalElection(), fc.nat(), ({ candidates, ballots }, which) => {
    const [winner] = electedOf({ candidates, ballots, method: { name: 'approval', ties: LOT } });
    if (winner === undefined) return;
    const raised = ballots.map((ballot, at): Ballot =>
      ballot.kind === 'approval' && at === which % ballots.length
        ? { ...ballot, approved: [...new Set([...ballot.approved, winner])] }
        : ballot,
    );
    assert.deepEqual(electedOf({ candidates, ballots: raised, method: { name: 'approval', ties: LOT } }), [winner]);
  });
  fc.assert(approvals, { numRuns: 600 });
});

/** The last candidate gets a twin who stands next to them on every ballot. */
const cloned = (ballots: readonly RankingBallot[], size: number, which: readonly boolean[]): RankingBallot[] =>
  ballots.map((ballot, at) => ({
    ...ballot,
    ranks: ballot.ranks.flatMap((rank): Rank[] =>
      rank === size - 1 ? (which[at % which.length] ? [size - 1, size] : [size, size - 1]) : [rank],
    ),
  }));

void test('clones change nothing: a twin neither makes a candidate win nor lose (Schulze, ranked pairs, instant run-off)', () => {
  for (const name of ['schulze', 'ranked-pairs', 'irv'] as const) {
    const property = fc.property(
      rankedElection({ whole: true, most: 4 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      ({ candidates, ballots }, which) => {
        const size = candidates.length;
        const before = count({ candidates, ballots, method: { name, ties: LOT } });
        const after = count({
          candidates: named(size + 1),
          ballots: cloned(ballots, size, which),
          method: { name, ties: LOT },
        });
        if (hasTie(before) || hasTie(after) || firstGroup(before).length > 1) return;
        const parent = (place: number): number => Math.min(place, size - 1);
        assert.deepEqual(new Set(elected(after).map(parent)), new Set(elected(before)));
      },
    );
    fc.assert(property, { numRuns: 1200 });
  }
});

const TRANSFERABLE = RANKED.filter((method) =>
  ['scottish', 'wigm', 'wigm-prf', 'cfer', 'minneapolis', 'meek', 'meek-prf', 'warren'].includes(method.name),
);

void test('proportionality for solid coalitions: k quotas of voters who put the same people first get k of them', () => {
  const elections = fc
    .record({
      size: fc.integer({ min: 3, max: 7 }),
      seats: fc.integer({ min: 1, max: 4 }),
      share: fc.integer({ min: 1, max: 6 }),
    })
    .chain(({ size, seats, share }) => {
      const group = Math.min(share, size - 1);
      const inside = Array.from({ length: group }, (_, at) => at);
      const outside = Array.from({ length: size - group }, (_, at) => group + at);
      const solid = fc
        .tuple(fc.shuffledSubarray(inside, { minLength: group }), fc.shuffledSubarray(outside))
        .map(([first, then]) => [...first, ...then]);
      return fc.record({
        size: fc.constant(size),
        seats: fc.constant(seats),
        group: fc.constant(group),
        solid: fc.array(solid, { minLength: 1, maxLength: 15 }),
        others: fc.array(ranking(size, false, false), { maxLength: 15 }),
      });
    });
  for (const method of TRANSFERABLE) {
    const property = fc.property(elections, ({ size, seats, group, solid, others }) => {
      const ballots = [...solid, ...others].map((ranks): RankingBallot => ({
        kind: 'ranking',
        weight: ratio(20),
        ranks,
      }));
      const valid = ballots.filter((ballot) => ballot.ranks.length > 0).length * 20;
      // One vote more than k quotas leaves room for what truncation may lose.
      const due = Math.min(group, seats, Math.floor((solid.length * 20 - 1) / (valid / (seats + 1) + 1)));
      const won = electedOf({ candidates: named(size), ballots, method: seated(method, seats) }).filter(
        (place) => place < group,
      ).length;
      assert.ok(won >= due, `${method.name}: ${won} of ${due}`);
    });
    fc.assert(property, { numRuns: 240 });
  }
});

void test('with two candidates all methods are one: whoever more prefer wins', () => {
  const property = fc.property(rankedElection({ least: 2, most: 2, whole: true }), ({ candidates, ballots }) => {
    const votes = [0, 1].map((place) =>
      ballots.reduce((sum, ballot) => sum + (ballot.ranks[0] === place ? Number(ballot.weight.n) : 0), 0),
    );
    if (votes[0] === votes[1]) return;
    const winner = votes[0]! > votes[1]! ? 0 : 1;
    for (const method of RANKED) assert.deepEqual(electedOf({ candidates, ballots, method }), [winner], method.name);
    const approvals = ballots.map((ballot): Ballot => ({
      kind: 'approval',
      weight: ballot.weight,
      approved: [Number(ballot.ranks[0])],
    }));
    for (const name of ['approval', 'choice', 'phragmen', 'pav', 'equal-shares'] as const)
      assert.deepEqual(electedOf({ candidates, ballots: approvals, method: { name } }), [winner], name);
    const scores = ballots.map((ballot): Ballot => ({
      kind: 'scores',
      weight: ballot.weight,
      scores: [0, 1].map((place) => ratio(ballot.ranks[0] === place ? 5 : 0)),
    }));
    for (const name of ['score', 'star', 'majority-judgment'] as const)
      assert.deepEqual(electedOf({ candidates, ballots: scores, method: { name } }), [winner], name);
  });
  fc.assert(property, { numRuns: 400 });
});

void test('a candidate who beats everyone head to head wins (Schulze, ranked pairs, minimax)', () => {
  const property = fc.property(rankedElection({ whole: true }), ({ candidates, ballots }) => {
    const beats = (a: number, b: number): boolean =>
      ballots.reduce(
        (sum, { ranks, weight }) => sum + (ranks.indexOf(a) < ranks.indexOf(b) ? 1 : -1) * Number(weight.n),
        0,
      ) > 0;
    const winner = candidates.findIndex((_, a) => candidates.every((_other, b) => a === b || beats(a, b)));
    if (winner < 0) return;
    for (const name of ['schulze', 'ranked-pairs', 'minimax'] as const)
      assert.deepEqual(electedOf({ candidates, ballots, method: { name } }), [winner], name);
  });
  fc.assert(property, { numRuns: 600 });
});

void test('on lists, Phragmén’s and Thiele’s methods give what D’Hondt gives', () => {
  const property = fc.property(
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 4 }),
    fc.integer({ min: 1, max: 5 }),
    (votes, seats) => {
      const lists = count({
        candidates: named(votes.length),
        ballots: votes.map((own, list): Ballot => ({ kind: 'approval', weight: ratio(own), approved: [list] })),
        method: { name: 'dhondt', seats },
      });
      if (hasTie(lists) || lists.outcome.kind !== 'seats') return;
      const people = votes.map((own, list): Ballot => ({
        kind: 'approval',
        weight: ratio(own),
        approved: Array.from({ length: seats }, (_, at) => list * seats + at),
      }));
      for (const name of ['phragmen', 'pav'] as const) {
        const won = electedOf({ candidates: named(votes.length * seats), ballots: people, method: { name, seats } });
        assert.deepEqual(
          votes.map((_, list) => won.filter((place) => Math.floor(place / seats) === list).length),
          lists.outcome.seats,
          name,
        );
      }
    },
  );
  fc.assert(property, { numRuns: 400 });
});

void test('one seat more never takes a seat from a list (D’Hondt, Sainte-Laguë), and quotas hold (largest remainder)', () => {
  const property = fc.property(
    fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 20 }),
    (votes, seats) => {
      const total = votes.reduce((sum, own) => sum + own, 0);
      if (total === 0) return;
      const ballots = votes.map((own, list): Ballot => ({ kind: 'approval', weight: ratio(own), approved: [list] }));
      const seatsOf = (name: 'dhondt' | 'sainte-lague' | 'largest-remainder', wanted: number): readonly number[] => {
        const { outcome } = count({ candidates: named(votes.length), ballots, method: { name, seats: wanted } });
        return outcome.kind === 'seats' ? outcome.seats : [];
      };
      for (const name of ['dhondt', 'sainte-lague'] as const) {
        const [fewer, more] = [seatsOf(name, seats), seatsOf(name, seats + 1)];
        assert.equal(
          fewer.reduce((sum, own) => sum + own, 0),
          seats,
        );
        assert.ok(
          fewer.every((own, list) => own <= more[list]!),
          name,
        );
      }
      for (const [list, own] of seatsOf('largest-remainder', seats).entries()) {
        const exact = (votes[list]! * seats) / total;
        assert.ok(own >= Math.floor(exact) && own <= Math.ceil(exact));
      }
    },
  );
  fc.assert(property, { numRuns: 600 });
});

const sequence = (grades: readonly number[]): number[] => {
  let left = grades.toSorted((a, b) => a - b);
  const taken: number[] = [];
  while (left.length > 0) {
    const middle = Math.floor((left.length - 1) / 2);
    taken.push(left[middle]!);
    left = left.toSpliced(middle, 1);
  }
  return taken;
};

void test('majority judgment is the majority-value taken grade by grade, not a shortcut', () => {
  const property = fc.property(
    fc.integer({ min: 1, max: 9 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: size, maxLength: size }), {
        minLength: 2,
        maxLength: 4,
      }),
    ),
    (columns) => {
      const ballots = columns[0]!.map((_, voter): Ballot => ({
        kind: 'scores',
        weight: ratio(1),
        scores: columns.map((column) => ratio(column[voter]!)),
      }));
      const { outcome } = count({ candidates: named(columns.length), ballots, method: { name: 'majority-judgment' } });
      const values = columns.map((column) => sequence(column).join(''));
      const wanted = [...new Set(values)]
        .toSorted()
        .toReversed()
        .map((value) => values.flatMap((own, place) => (own === value ? [place] : [])));
      assert.deepEqual(outcome.kind === 'elected' ? outcome.order : [], wanted);
    },
  );
  fc.assert(property, { numRuns: 1200 });
});

void test('a budget is never overspent, and equal shares gives a cohesive group what its money buys', () => {
  const property = fc.property(
    approvalElection(),
    fc.integer({ min: 0, max: 40 }),
    ({ candidates, ballots }, budget) => {
      for (const name of ['budget-greedy', 'budget-equal-shares'] as const) {
        for (const completion of ['none', 'utilitarian', 'add1', 'add1u'] as const) {
          const { outcome } = count({ candidates, ballots, method: { name, budget: String(budget), completion } });
          assert.ok(
            outcome.kind === 'budget' &&
              Number(outcome.left) >= 0 &&
              Number(outcome.spent) + Number(outcome.left) === budget,
          );
        }
      }
      const voters = ballots.filter((ballot) => ballot.kind === 'approval' && ballot.approved.length > 0);
      const total = voters.reduce((sum, { weight }) => sum + Number(weight.n), 0);
      if (total === 0) return;
      const { outcome } = count({
        candidates,
        ballots,
        method: { name: 'budget-equal-shares', budget: String(budget), completion: 'none' },
      });
      for (const [project, candidate] of candidates.entries()) {
        const only = voters
          .filter(
            (ballot) => ballot.kind === 'approval' && ballot.approved.length === 1 && ballot.approved[0] === project,
          )
          .reduce((sum, { weight }) => sum + Number(weight.n), 0);
        if ((only * budget) / total >= Number(candidate.cost!.n))
          assert.ok(outcome.kind === 'budget' && outcome.chosen.includes(project));
      }
    },
  );
  fc.assert(property, { numRuns: 320 });
});

void test('equal shares counts points of one as it counts approvals: two ways of reckoning, one result', () => {
  const property = fc.property(
    approvalElection(),
    fc.integer({ min: 1, max: 60 }),
    ({ candidates, ballots }, budget) => {
      const points = ballots.map((ballot): Ballot => {
        const approved = ballot.kind === 'approval' ? ballot.approved : [];
        return {
          kind: 'scores',
          weight: ballot.weight,
          scores: candidates.map((_, place) => (approved.includes(place) ? ratio(1) : null)),
        };
      });
      const rules = { name: 'budget-equal-shares', budget: `${budget}/2`, completion: 'none', ties: LOT } as const;
      const byApproval = electedOf({ candidates, ballots, method: { ...rules, utility: 'count' } });
      const byPoints = electedOf({ candidates, ballots: points, method: { ...rules, utility: 'score' } });
      assert.deepEqual(byPoints, byApproval);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
