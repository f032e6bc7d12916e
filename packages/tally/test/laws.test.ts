import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Ballot, type Candidate, type CountRecord, type MethodChoice, count, ratio, replay } from '@essor/tally';
import {
  APPROVED,
  RANKED,
  SCORED,
  approvalElection,
  elected,
  electedOf,
  rankedElection,
  scoredElection,
  seated,
} from './elections.ts';

type Any = { candidates: Candidate[]; ballots: Ballot[] };

const FAMILIES: readonly { methods: readonly MethodChoice[]; elections: fc.Arbitrary<Any> }[] = [
  { methods: RANKED, elections: rankedElection({ equal: true }) },
  { methods: SCORED, elections: scoredElection() },
  { methods: APPROVED, elections: approvalElection() },
];

const each = (law: (method: MethodChoice, elections: fc.Arbitrary<Any>) => void): void => {
  for (const { methods, elections } of FAMILIES) for (const method of methods) law(method, elections);
};

const ids = (places: readonly number[], list: readonly Candidate[]): string[] =>
  places.map((place) => list[place]!.id).toSorted();

void test('a permutation of the ballots, or splitting one into several, changes nothing in the record', () => {
  each((method, elections) => {
    const property = fc.property(
      elections,
      fc.integer({ min: 1, max: 3 }),
      fc.integer(),
      ({ candidates, ballots }, seats, turn) => {
        const choice = seated(method, seats);
        const at = Math.abs(turn) % ballots.length;
        const turned = [...ballots.slice(at), ...ballots.slice(0, at)].toReversed();
        const split = turned.flatMap((ballot) =>
          ballot.weight.n > 1n
            ? [ballot, ballot].map((half) => ({ ...half, weight: ratio(ballot.weight.n, 2) }))
            : [ballot],
        );
        const record = count({ candidates, ballots, method: choice });
        assert.deepEqual(count({ candidates, ballots: turned, method: choice }), record);
        assert.deepEqual(elected(count({ candidates, ballots: split, method: choice })), elected(record));
      },
    );
    fc.assert(property, { numRuns: 100 });
  });
});

void test('no place in the list is better than another: candidates moved about are elected all the same', () => {
  each((method, elections) => {
    const property = fc.property(elections, fc.integer({ min: 1, max: 3 }), ({ candidates, ballots }, seats) => {
      const choice = seated(method, seats);
      const last = candidates.length - 1;
      const moved = ballots.map((ballot): Ballot => {
        if (ballot.kind === 'ranking')
          return {
            ...ballot,
            ranks: ballot.ranks.map((rank) =>
              typeof rank === 'number' ? last - rank : rank.map((place) => last - place),
            ),
          };
        if (ballot.kind === 'approval') return { ...ballot, approved: ballot.approved.map((place) => last - place) };
        if (ballot.kind === 'scores') return { ...ballot, scores: ballot.scores.toReversed() };
        return ballot;
      });
      const reversed = candidates.toReversed();
      assert.deepEqual(
        ids(electedOf({ candidates: reversed, ballots: moved, method: choice }), reversed),
        ids(electedOf({ candidates, ballots, method: choice }), candidates),
      );
    });
    fc.assert(property, { numRuns: 100 });
  });
});

void test('every seat that can be filled is filled, once, by someone who stands', () => {
  each((method, elections) => {
    const property = fc.property(
      elections,
      fc.integer({ min: 1, max: 6 }),
      fc.nat(4),
      ({ candidates, ballots }, seats, gone) => {
        const choice = seated(method, seats);
        const some = candidates.map((candidate, at) => (at === gone ? { ...candidate, withdrawn: true } : candidate));
        const record = count({ candidates: some, ballots, method: choice });
        const won = elected(record);
        assert.equal(new Set(won).size, won.length);
        assert.ok(won.every((place) => !some[place]!.withdrawn));
        const open = some.filter((candidate) => !candidate.withdrawn).length;
        const wanted = 'seats' in record.method ? record.method.seats : 1;
        if (record.outcome.kind === 'elected' && Number(record.ballots.valid) > 0)
          assert.equal(won.length, Math.min(open, wanted), method.name);
      },
    );
    fc.assert(property, { numRuns: 100 });
  });
});

void test('a record survives JSON, replays on its ballots and on no others', () => {
  each((method, elections) => {
    const property = fc.property(elections, ({ candidates, ballots }) => {
      const record: CountRecord = JSON.parse(JSON.stringify(count({ candidates, ballots, method })));
      assert.deepEqual(replay(record, ballots), { agrees: true });
      assert.equal(replay(record, [...ballots, ballots[0]!]).agrees, false);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

const SCALE_FREE: readonly MethodChoice['name'][] = [
  'wigm',
  'meek',
  'warren',
  'irv',
  'schulze',
  'ranked-pairs',
  'minimax',
  'borda',
  'score',
  'star',
  'majority-judgment',
  'approval',
  'phragmen',
  'pav',
  'equal-shares',
];

void test('homogeneity: a thousand times the same ballots, or a seventh of each, elects the same', () => {
  each((method, elections) => {
    if (!SCALE_FREE.includes(method.name)) return;
    const property = fc.property(
      elections,
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(ratio(1000), ratio(1, 7)),
      ({ candidates, ballots }, seats, by) => {
        const choice = seated(method, seats);
        const scaled = ballots.map((ballot) => ({
          ...ballot,
          weight: ratio(ballot.weight.n * by.n, ballot.weight.d * by.d),
        }));
        assert.deepEqual(
          electedOf({ candidates, ballots: scaled, method: choice }),
          electedOf({ candidates, ballots, method: choice }),
          method.name,
        );
      },
    );
    fc.assert(property, { numRuns: 100 });
  });
});
