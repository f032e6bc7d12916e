import type { Ballot, Candidate, Rank } from './ballot.ts';
import { type Fraction, ZERO, add, fractionText } from './fraction.ts';
import type { MethodChoice } from './method.ts';
import { Sha256 } from './sha256.ts';
import { TallyError } from './problem.ts';

/** Everything that a count needs and nothing else. */
export type Election = {
  readonly title?: string;
  readonly candidates: readonly Candidate[];
  readonly ballots: readonly Ballot[];
  readonly method: MethodChoice;
  /** How many may vote; needed by rules on “eligible”. */
  readonly eligible?: Fraction;
  /** How many were present; needed by rules on “present”. */
  readonly present?: Fraction;
};

const MOST_CANDIDATES = 65_000;

/** Throws `duplicate-id`, `too-large`, `negative-weight`, `unknown-candidate` or `repeated-candidate`. */
export function checkElection(election: Election): void {
  const count = election.candidates.length;
  if (count > MOST_CANDIDATES)
    throw new TallyError('too-large', { what: 'candidates', found: count, allowed: MOST_CANDIDATES });
  const ids = new Set<string>();
  for (const { id } of election.candidates) {
    if (ids.has(id)) throw new TallyError('duplicate-id', { id });
    ids.add(id);
  }
  const seen = new Int32Array(count);
  for (let at = 0; at < election.ballots.length; at++)
    checkBallot(election.ballots[at]!, at + 1, election.candidates, seen);
}

function checkBallot(ballot: Ballot, number: number, candidates: readonly Candidate[], seen: Int32Array): void {
  if (ballot.weight.n < 0n)
    throw new TallyError('negative-weight', { ballot: number, weight: fractionText(ballot.weight) });
  const meet = (place: number): void => {
    if (!Number.isInteger(place) || place < 0 || place >= candidates.length) {
      throw new TallyError('unknown-candidate', { ballot: number, candidate: place + 1 });
    }
    if (seen[place] === number)
      throw new TallyError('repeated-candidate', { ballot: number, candidate: candidates[place]!.name });
    seen[place] = number;
  };
  if (ballot.kind === 'ranking') {
    for (const rank of ballot.ranks) {
      if (typeof rank === 'number') meet(rank);
      else for (const place of rank) meet(place);
    }
  } else if (ballot.kind === 'approval') for (const place of ballot.approved) meet(place);
  else if (ballot.kind === 'scores' && ballot.scores.length > candidates.length) {
    throw new TallyError('unknown-candidate', { ballot: number, candidate: ballot.scores.length });
  }
}

/** The sum of the weights of the ballots. */
export function totalWeight(ballots: readonly Ballot[]): Fraction {
  let whole = 0n;
  let small = 0;
  let rest = ZERO;
  for (const { weight } of ballots) {
    if (weight.d !== 1n) rest = add(rest, weight);
    else if (weight.n < 1_000_000n) {
      small += Number(weight.n);
      if (small > 1e15) {
        whole += BigInt(small);
        small = 0;
      }
    } else whole += weight.n;
  }
  return add({ n: whole + BigInt(small), d: 1n }, rest);
}

/** One line of text for what a ballot says, without its weight. */
export function ballotText(ballot: Ballot): string {
  if (ballot.kind === 'ranking')
    return isPlain(ballot.ranks) ? ballot.ranks.join('>') : ballot.ranks.map(rankText).join('>');
  if (ballot.kind === 'approval') return `approve ${ballot.approved.toSorted((a, b) => a - b).join(',')}`;
  if (ballot.kind === 'scores')
    return `score ${ballot.scores.map((score) => (score === null ? '-' : fractionText(score))).join(',')}`;
  return `stance ${ballot.stance}${ballot.college === undefined ? '' : ` ${ballot.college}`}`;
}

function isPlain(ranks: readonly Rank[]): boolean {
  for (const rank of ranks) if (typeof rank !== 'number') return false;
  return true;
}

function rankText(rank: Rank): string {
  return typeof rank === 'number' ? String(rank) : `[${rank.toSorted((a, b) => a - b).join('=')}]`;
}

/**
 * A fingerprint of the ballots that depends neither on their order nor on whether equal ones were merged: SHA-256 over
 * one line "weight ballot" for each distinct ballot, in the order of the ballots' text. Places are counted from 0.
 */
export function ballotDigest(ballots: readonly Ballot[]): string {
  const lines = ballots.every(({ weight }) => weight.n === 1n && weight.d === 1n)
    ? singleLines(ballots)
    : weightedLines(ballots);
  const hash = new Sha256();
  const encoder = new TextEncoder();
  for (let at = 0; at < lines.length; at += 4096) hash.add(encoder.encode(lines.slice(at, at + 4096).join('')));
  return hash.hex();
}

/** Single ballots need no table: equal ones meet when they are sorted. */
function singleLines(ballots: readonly Ballot[]): string[] {
  const texts = ballots.map(ballotText).toSorted();
  const lines: string[] = [];
  for (let from = 0; from < texts.length;) {
    let to = from + 1;
    while (to < texts.length && texts[to] === texts[from]) to++;
    lines.push(`${to - from} ${texts[from]}\n`);
    from = to;
  }
  return lines;
}

function weightedLines(ballots: readonly Ballot[]): string[] {
  const weights = new Map<string, Fraction | number>();
  for (const ballot of ballots) {
    const { weight } = ballot;
    if (weight.n === 0n) continue;
    const text = ballotText(ballot);
    const known = weights.get(text);
    const small = weight.d === 1n && weight.n < 1_000_000n ? Number(weight.n) : weight;
    if (known === undefined) weights.set(text, small);
    else if (typeof known === 'number' && typeof small === 'number' && known < 1e15) weights.set(text, known + small);
    else weights.set(text, add(asFraction(known), asFraction(small)));
  }
  const texts = Array.from(weights.keys()).toSorted();
  return texts.map((text) => `${fractionText(asFraction(weights.get(text) ?? 0))} ${text}\n`);
}

function asFraction(value: Fraction | number): Fraction {
  return typeof value === 'number' ? { n: BigInt(value), d: 1n } : value;
}
