import type { Candidate } from './ballot.ts';
import { type Election, ballotDigest, checkElection, totalWeight } from './election.ts';
import { fractionText } from './fraction.ts';
import type { Method } from './method.ts';
import { complete } from './presets.ts';
import type { CountRecord, Counted } from './record.ts';
import { withArithmetic } from './stv/arithmetic.ts';
import { countGregory } from './stv/gregory.ts';
import { countMeek } from './stv/meek.ts';
import { countIrv } from './stv/irv.ts';
import { pack } from './stv/pack.ts';
import { countBudget } from './budget/budget.ts';
import { countLots } from './lots.ts';
import { countCondorcet } from './pairwise/condorcet.ts';
import { countApportionment } from './proportional/apportionment.ts';
import { countCommittee } from './proportional/committee.ts';
import { countApprovals } from './rated/approval.ts';
import { countBorda } from './rated/borda.ts';
import { countJudgment } from './rated/judgment.ts';
import { countDots, countScores } from './rated/score.ts';
import { countStar } from './rated/star.ts';
import { countThreshold } from './threshold.ts';

/**
 * Counts an election.
 *
 * In: candidates, weighted ballots and a method whose rules are said or take the defaults of `PRESETS`. Out: the whole
 * count as plain data. The order of the ballots never matters. Throws `TallyError` for bad input or, when the rules say
 * so, for a tie; it always ends.
 */
export function count(election: Election): CountRecord {
  checkElection(election);
  const { method, defaults } = complete(election.method);
  const counted = counter(method, election);
  return {
    format: 'essor.tally/1',
    title: election.title ?? '',
    method,
    defaults,
    candidates: election.candidates.map(recorded),
    ballots: {
      cast: fractionText(totalWeight(election.ballots)),
      valid: counted.valid,
      blank: counted.blank,
      invalid: counted.invalid,
      eligible: election.eligible ? fractionText(election.eligible) : null,
      present: election.present ? fractionText(election.present) : null,
      digest: ballotDigest(election.ballots),
    },
    rounds: counted.rounds,
    outcome: counted.outcome,
  };
}

function recorded(candidate: Candidate): CountRecord['candidates'][number] {
  const { id, name, withdrawn = false, undeclared = false, cost } = candidate;
  return { id, name, withdrawn, undeclared, ...(cost ? { cost: fractionText(cost) } : {}) };
}

function counter(method: Method, election: Election): Counted {
  const { candidates, ballots } = election;
  switch (method.name) {
    case 'scottish':
    case 'wigm':
    case 'wigm-prf':
    case 'cfer':
    case 'minneapolis': {
      const packed = pack(ballots, candidates, method, method.name);
      return withArithmetic(method.arithmetic, packed.unit, (sums) => countGregory(method, candidates, packed, sums));
    }
    case 'meek':
    case 'meek-prf':
    case 'warren': {
      const packed = pack(ballots, candidates, method, method.name);
      return withArithmetic(method.arithmetic, packed.unit, (sums) => countMeek(method, candidates, packed, sums));
    }
    case 'irv': {
      const packed = pack(ballots, candidates, method, method.name);
      return withArithmetic({ kind: 'rational' }, packed.unit, (sums) => countIrv(method, candidates, packed, sums));
    }
    case 'schulze':
    case 'ranked-pairs':
    case 'minimax':
      return countCondorcet(method, candidates, ballots);
    case 'borda':
      return countBorda(method, candidates, ballots);
    case 'choice':
    case 'approval':
      return countApprovals(method, candidates, ballots);
    case 'score':
      return countScores(method, candidates, ballots);
    case 'star':
      return countStar(method, candidates, ballots);
    case 'dots':
      return countDots(method, candidates, ballots);
    case 'majority-judgment':
      return countJudgment(method, candidates, ballots);
    case 'dhondt':
    case 'sainte-lague':
    case 'largest-remainder':
      return countApportionment(method, candidates, ballots);
    case 'phragmen':
    case 'pav':
    case 'equal-shares':
      return countCommittee(method, candidates, ballots);
    case 'budget-greedy':
    case 'budget-equal-shares':
      return countBudget(method, candidates, ballots);
    case 'threshold':
      return countThreshold(method, ballots, election);
    default:
      return countLots(method, candidates);
  }
}
