import type { Ballot, Candidate, RankingBallot } from '../ballot.ts';
import { type Fraction, ZERO, add } from '../fraction.ts';
import type { RankingRules } from '../method.ts';
import { TallyError } from '../problem.ts';
import { commonDenominator } from '../units.ts';

/** Papers as whole units: doubles while every sum of them stays exact, big integers beyond. */
export type Papers = Float64Array | bigint[];

/** A ballot with equal ranks, for counts that share: each rank is one or more candidates. */
export type SharedBallot = { readonly ranks: readonly (readonly number[])[]; readonly papers: bigint };

/** All valid ballots as distinct rankings without withdrawn candidates, flat in memory. */
export type Pack = {
  /** Ranking i is places[start[i]] … places[start[i + 1] − 1], best first. */
  readonly start: Int32Array;
  readonly places: Uint16Array;
  readonly papers: Papers;
  readonly shared: readonly SharedBallot[];
  /** Papers per vote: weights are whole multiples of 1/unit. */
  readonly unit: bigint;
  /** Valid papers, in units. */
  readonly total: bigint;
  /** Weight of the ballots that name nobody who stands, and of those that a rule made invalid. */
  readonly blank: Fraction;
  readonly invalid: Fraction;
};

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Merges equal ballots. Ballots are read as if withdrawn names were not on them; then the rules on equal and skipped
 * ranks apply. Throws `wrong-ballot`, `equal-ranks-refused`.
 */
export function pack(
  ballots: readonly Ballot[],
  candidates: readonly Candidate[],
  rules: RankingRules,
  methodName: string,
): Pack {
  const unit = commonDenominator(ballots);
  const withdrawn = Uint8Array.from(candidates, (candidate) => (candidate.withdrawn ? 1 : 0));
  const table = new RankingTable(ballots.length);
  const shared: SharedBallot[] = [];
  let total = 0n;
  let blank = ZERO;
  let invalid = ZERO;
  const row = new Uint16Array(candidates.length);
  for (const [at, ballot] of ballots.entries()) {
    if (ballot.kind !== 'ranking')
      throw new TallyError('wrong-ballot', {
        ballot: at + 1,
        kind: ballot.kind,
        method: methodName,
        wanted: 'rankings',
      });
    if (ballot.weight.n === 0n) continue;
    const read = readRanks(ballot, withdrawn, rules, row, at + 1);
    if (read === 'invalid') invalid = add(invalid, ballot.weight);
    else if (read === 0) blank = add(blank, ballot.weight);
    else {
      const papers = ballot.weight.d === unit ? ballot.weight.n : (ballot.weight.n * unit) / ballot.weight.d;
      total += papers;
      if (typeof read === 'number') table.add(row, read, papers);
      else shared.push({ ranks: read, papers });
    }
  }
  const { start, places, papers } = table.finish(total <= SAFE);
  return { start, places, papers, shared, unit, total, blank, invalid };
}

/** Fills `row` and gives its length; gives the ranks themselves when some are to be shared. */
function readRanks(
  ballot: RankingBallot,
  withdrawn: Uint8Array,
  rules: RankingRules,
  row: Uint16Array,
  number: number,
): number | 'invalid' | number[][] {
  let length = 0;
  for (const [at, rank] of ballot.ranks.entries()) {
    if (typeof rank === 'number') {
      if (!withdrawn[rank]) row[length++] = rank;
      continue;
    }
    if (rank.length === 0 && rules.skippedRanks === 'stop') break;
    const standing = rank.filter((place) => !withdrawn[place]);
    if (standing.length === 1) row[length++] = standing[0]!;
    if (standing.length < 2) continue;
    if (rules.equalRanks === 'refuse') throw new TallyError('equal-ranks-refused', { ballot: number });
    if (rules.equalRanks === 'void') return 'invalid';
    if (rules.equalRanks === 'stop') return length === 0 ? 'invalid' : length;
    if (rules.equalRanks === 'share')
      return [...Array.from(row.subarray(0, length), (place) => [place]), ...restOfRanks(ballot, at, withdrawn, rules)];
  }
  return length;
}

function restOfRanks(ballot: RankingBallot, from: number, withdrawn: Uint8Array, rules: RankingRules): number[][] {
  const rest: number[][] = [];
  for (const rank of ballot.ranks.slice(from)) {
    const named = typeof rank === 'number' ? [rank] : rank;
    if (named.length === 0 && rules.skippedRanks === 'stop') break;
    const standing = named.filter((place) => !withdrawn[place]);
    if (standing.length > 0) rest.push(standing);
  }
  return rest;
}

/** Distinct rankings by open addressing: one pass, no object for each ballot. */
class RankingTable {
  #slots: Int32Array;
  #hashes: Int32Array;
  #start = new Int32Array(1024);
  #places = new Uint16Array(8192);
  #papers: number[] = [];
  #large = new Map<number, bigint>();
  #count = 0;
  #used = 0;

  constructor(expected: number) {
    let size = 1024;
    while (size < expected * 2 && size < 1 << 22) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    this.#hashes = new Int32Array(1024);
  }

  add(row: Uint16Array, length: number, papers: bigint): void {
    let hash = 0x811c9dc5 | 0;
    for (let at = 0; at < length; at++) hash = Math.imul(hash ^ row[at]!, 0x01000193) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 13)) & (this.#slots.length - 1);
    for (;;) {
      const known = this.#slots[slot]!;
      if (known < 0) break;
      if (this.#hashes[known] === hash && this.#same(known, row, length)) return this.#weigh(known, papers);
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    const fresh = this.#count++;
    this.#slots[slot] = fresh;
    this.#grow(length);
    this.#hashes[fresh] = hash;
    this.#places.set(row.subarray(0, length), this.#used);
    this.#used += length;
    this.#start[this.#count] = this.#used;
    this.#papers.push(0);
    this.#weigh(fresh, papers);
    if (this.#count * 2 > this.#slots.length) this.#widen();
  }

  #same(known: number, row: Uint16Array, length: number): boolean {
    const from = this.#start[known]!;
    if (this.#start[known + 1]! - from !== length) return false;
    for (let at = 0; at < length; at++) if (this.#places[from + at] !== row[at]) return false;
    return true;
  }

  #weigh(known: number, papers: bigint): void {
    const large = this.#large.get(known);
    if (large !== undefined) this.#large.set(known, large + papers);
    else {
      const sum = this.#papers[known]! + Number(papers);
      if (Number.isSafeInteger(sum) && papers <= SAFE) this.#papers[known] = sum;
      else this.#large.set(known, BigInt(this.#papers[known]!) + papers);
    }
  }

  #grow(length: number): void {
    if (this.#count + 1 >= this.#start.length) {
      const [start, hashes] = [this.#start, this.#hashes];
      this.#start = new Int32Array(start.length * 2);
      this.#start.set(start);
      this.#hashes = new Int32Array(start.length * 2);
      this.#hashes.set(hashes);
    }
    if (this.#used + length > this.#places.length) {
      const wider = new Uint16Array(Math.max(this.#places.length * 2, this.#used + length));
      wider.set(this.#places);
      this.#places = wider;
    }
  }

  #widen(): void {
    const size = this.#slots.length * 2;
    this.#slots = new Int32Array(size).fill(-1);
    for (let known = 0; known < this.#count; known++) {
      const hash = this.#hashes[known]!;
      let slot = (hash ^ (hash >>> 13)) & (size - 1);
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = known;
    }
  }

  finish(safe: boolean): { start: Int32Array; places: Uint16Array; papers: Papers } {
    const papers: Papers = safe
      ? Float64Array.from(this.#papers)
      : this.#papers.map((n, at) => this.#large.get(at) ?? BigInt(n));
    return { start: this.#start.slice(0, this.#count + 1), places: this.#places.slice(0, this.#used), papers };
  }
}
