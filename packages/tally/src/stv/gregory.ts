import type { Candidate } from '../ballot.ts';
import { fractionText } from '../fraction.ts';
import type { GregoryMethod } from '../method.ts';
import type { Counted, ExcludeReason, Round, Step } from '../record.ts';
import { type TieBreaker, tieBreaker } from '../tie.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Pack } from './pack.ts';
import { Piles } from './piles.ts';
import { sureLosers } from './losers.ts';

type State = 'hopeful' | 'pending' | 'elected' | 'excluded' | 'withdrawn';

/**
 * Counts a single transferable vote with weighted inclusive Gregory transfers: every paper of an elected candidate moves
 * on at value × surplus ÷ votes.
 *
 * `scottish`: The Scottish Local Government Elections Order 2007 (SI 2007/42), rules 45 to 52. `wigm-prf`: Proportional
 * Representation Foundation, Reference WIGM Rule (with step B.2 when `batch` is `sure-losers`). `wigm`: the same without
 * prescribed arithmetic. `cfer`: Californians for Electoral Reform, choice voting, draft §10059. `minneapolis`:
 * Minneapolis Code of Ordinances, title 8.5, §167.70.
 */
export function countGregory<V>(
  method: GregoryMethod,
  candidates: readonly Candidate[],
  pack: Pack,
  arithmetic: Arithmetic<V>,
): Counted {
  return new GregoryCount(method, candidates, pack, arithmetic).run();
}

class GregoryCount<V> {
  readonly #method: GregoryMethod;
  readonly #pack: Pack;
  readonly #sums: Arithmetic<V>;
  readonly #state: State[];
  readonly #piles: Piles<V>;
  readonly #quota: V;
  readonly #undeclared: readonly number[];
  readonly #break: TieBreaker;
  readonly #elected: number[] = [];
  readonly #rounds: Round[] = [];
  readonly #earlier: V[][] = [];
  #steps: Step[] = [];

  constructor(method: GregoryMethod, candidates: readonly Candidate[], pack: Pack, arithmetic: Arithmetic<V>) {
    this.#method = method;
    this.#pack = pack;
    this.#sums = arithmetic;
    this.#state = candidates.map((candidate) => (candidate.withdrawn ? 'withdrawn' : 'hopeful'));
    this.#piles = new Piles(pack, candidates.length, arithmetic);
    this.#break = tieBreaker(method.ties, candidates);
    this.#undeclared = candidates.flatMap((candidate, place) => (candidate.undeclared ? [place] : []));
    const total = arithmetic.votes(arithmetic.one, pack.total);
    this.#quota =
      method.quota === 'droop-whole'
        ? arithmetic.whole(pack.total / (pack.unit * BigInt(method.seats + 1)) + 1n)
        : arithmetic.quota(total, method.seats);
  }

  run(): Counted {
    const { seats, name } = this.#method;
    this.#openRound();
    this.#steps.push({
      kind: 'figures',
      figure: 'votes',
      values: this.#votesText(),
      quota: this.#sums.text(this.#quota),
      exhausted: this.#sums.text(this.#sums.zero),
    });
    if (this.#pack.total === 0n && this.#hopeful().length > seats) {
      this.#steps.push({ kind: 'note', note: 'no-valid-ballots' });
    } else {
      if (name === 'scottish') this.#scottish();
      else if (name === 'cfer') this.#choiceVoting();
      else if (name === 'minneapolis') this.#minneapolis();
      else this.#reference();
      this.#finish();
    }
    return {
      rounds: this.#rounds,
      outcome: { kind: 'elected', elected: this.#elected },
      valid: this.#sums.text(this.#sums.votes(this.#sums.one, this.#pack.total)),
      blank: fractionText(this.#pack.blank),
      invalid: fractionText(this.#pack.invalid),
    };
  }

  /** SI 2007/42: elections are declared at the end of a stage, before the next one begins. */
  #scottish(): void {
    for (;;) {
      this.#electByQuota();
      if (this.#complete()) return;
      this.#openRound();
      if (this.#pending().length > 0) this.#transferLargest();
      else {
        const low = this.#lowest();
        this.#exclude([low], 'fewest');
        this.#transferExcluded([low]);
        if (this.#complete()) return;
      }
    }
  }

  /** PR Foundation reference rule, section B. */
  #reference(): void {
    while (!this.#complete()) {
      this.#openRound();
      this.#electByQuota();
      const losers = this.#method.batch === 'sure-losers' ? this.#sureLosers() : [];
      if (losers.length > 0) {
        this.#exclude(losers, 'sure-losers');
        if (this.#hopeful().length <= this.#left()) return;
        this.#transferExcluded(losers);
      } else if (this.#pending().length > 0) this.#transferLargest();
      else if (this.#hopeful().length > 0) {
        const none =
          this.#method.batch === 'zero'
            ? this.#hopeful().filter((place) => this.#sums.isZero(this.#piles.votes[place]!))
            : [];
        // All of them only while enough others stay to fill the seats.
        const together = none.length > 0 && this.#hopeful().length - none.length >= this.#left();
        const out = together ? none : [this.#lowest()];
        this.#exclude(out, together ? 'no-votes' : 'fewest');
        for (const place of out) this.#transferExcluded([place]);
      }
    }
  }

  /** Draft §10059: all surpluses in one round, then exclusions. */
  #choiceVoting(): void {
    for (let round = 1; ; round++) {
      this.#openRound();
      if (round === 1 && this.#hopeful().length <= this.#method.seats) return;
      this.#electByQuota();
      for (const place of this.#pending())
        if (this.#sums.compare(this.#piles.votes[place]!, this.#quota) <= 0) this.#state[place] = 'elected';
      if (this.#left() <= 0) return;
      const losers = this.#method.batch === 'sure-losers' ? this.#defeatSet() : [];
      const pending = this.#pending();
      if (losers.length === 0 && pending.length > 0) {
        for (const place of pending) this.#transferSurplus(place);
        continue;
      }
      const out = losers.length > 0 ? losers : [this.#lowest()];
      this.#exclude(out, losers.length > 0 ? 'sure-losers' : 'fewest');
      if (this.#hopeful().length <= this.#left()) return;
      this.#transferExcluded(out);
    }
  }

  /** §167.70(1): a candidate at the threshold is elected when the surplus is passed on, and can receive votes until then. */
  #minneapolis(): void {
    let undeclared = this.#undeclared.filter((place) => this.#state[place] === 'hopeful');
    for (;;) {
      const { votes } = this.#piles;
      const atThreshold = this.#hopeful().filter(
        (place) => !undeclared.includes(place) && this.#sums.compare(votes[place]!, this.#quota) >= 0,
      );
      if (atThreshold.length >= this.#left()) {
        this.#electByQuota();
        return;
      }
      this.#openRound();
      if (undeclared.length > 0) {
        this.#exclude(undeclared, 'undeclared');
        this.#transferExcluded(undeclared);
        undeclared = [];
        continue;
      }
      const surplus = atThreshold.reduce(
        (sum, place) => this.#sums.add(sum, this.#sums.subtract(votes[place]!, this.#quota)),
        this.#sums.zero,
      );
      const losers =
        this.#method.batch === 'sure-losers'
          ? sureLosers(this.#hopeful(), votes, surplus, this.#left(), this.#sums)
          : [];
      if (losers.length > 0) {
        this.#exclude(losers, 'sure-losers');
        this.#transferExcluded(losers);
      } else if (atThreshold.length > 0) {
        const chosen = this.#largest(atThreshold);
        this.#elect(chosen, 'quota', 'pending');
        this.#transferSurplus(chosen);
      } else {
        if (this.#hopeful().length <= this.#left()) return;
        const low = this.#lowest();
        this.#exclude([low], 'fewest');
        if (this.#hopeful().length <= this.#left()) return;
        this.#transferExcluded([low]);
      }
    }
  }

  #finish(): void {
    for (const place of this.#pending()) this.#state[place] = 'elected';
    const hopeful = this.#hopeful();
    if (hopeful.length <= this.#left()) for (const place of hopeful) this.#elect(place, 'remaining', 'elected');
    else {
      for (const place of hopeful) this.#state[place] = 'excluded';
      if (hopeful.length > 0) this.#steps.push({ kind: 'exclude', candidates: hopeful, reason: 'remaining' });
    }
  }

  #openRound(): void {
    this.#steps = [];
    this.#earlier.push([...this.#piles.votes]);
    this.#rounds.push({ number: this.#rounds.length, steps: this.#steps });
  }

  #in(state: State): number[] {
    return this.#state.flatMap((own, place) => (own === state ? [place] : []));
  }
  #hopeful(): number[] {
    return this.#in('hopeful');
  }
  #pending(): number[] {
    return this.#in('pending');
  }
  #left(): number {
    return this.#method.seats - this.#elected.length;
  }
  #complete(): boolean {
    return this.#left() <= 0 || this.#hopeful().length <= this.#left();
  }

  #electByQuota(): void {
    const least = this.#method.elected === 'exceeds' ? 1 : 0;
    const { votes } = this.#piles;
    const winners = this.#hopeful().filter((place) => this.#sums.compare(votes[place]!, this.#quota) >= least);
    for (const place of winners.toSorted((a, b) => this.#sums.order(votes[b]!, votes[a]!) || b - a))
      this.#elect(place, 'quota', 'pending');
  }

  #elect(place: number, reason: 'quota' | 'remaining', state: State): void {
    this.#state[place] = state;
    this.#elected.push(place);
    this.#steps.push({ kind: 'elect', candidate: place, reason, value: this.#sums.text(this.#piles.votes[place]!) });
  }

  #exclude(places: readonly number[], reason: ExcludeReason): void {
    for (const place of places) this.#state[place] = 'excluded';
    const [first] = places;
    this.#steps.push({
      kind: 'exclude',
      candidates: places,
      reason,
      ...(places.length === 1 ? { value: this.#sums.text(this.#piles.votes[first!]!) } : {}),
    });
  }

  #one(tied: number[], purpose: 'surplus' | 'exclude'): number {
    if (tied.length === 1) return tied[0]!;
    const tie = this.#break(tied, purpose, {
      rounds: this.#earlier.length,
      numberOf: (round) => Math.max(round - 1, 0),
      compare: (round, a, b) => this.#sums.compare(this.#earlier[round]![a]!, this.#earlier[round]![b]!),
    });
    this.#steps.push(tie);
    return tie.chosen;
  }

  #lowest(): number {
    const { votes } = this.#piles;
    const hopeful = this.#hopeful();
    const low = hopeful.reduce((best, place) => (this.#sums.order(votes[place]!, votes[best]!) < 0 ? place : best));
    return this.#one(
      hopeful.filter((place) => this.#sums.compare(votes[place]!, votes[low]!) === 0),
      'exclude',
    );
  }

  #transferLargest(): void {
    this.#transferSurplus(this.#largest(this.#pending()));
  }

  #largest(places: readonly number[]): number {
    const { votes } = this.#piles;
    const high = places.reduce((best, place) => (this.#sums.order(votes[place]!, votes[best]!) > 0 ? place : best));
    const tied = places.filter((place) => this.#sums.compare(votes[place]!, votes[high]!) === 0);
    return this.#one(tied, 'surplus');
  }

  #transferSurplus(place: number): void {
    const votes = this.#piles.votes[place]!;
    const surplus = this.#sums.subtract(votes, this.#quota);
    this.#state[place] = 'elected';
    const moved = this.#piles.move([place], this.#isHopeful, (value) =>
      this.#sums.isZero(votes) ? this.#sums.zero : this.#sums.shrink(value, surplus, votes, this.#method.rounding),
    );
    this.#piles.votes[place] = this.#quota;
    this.#report([place], 'surplus', surplus, moved);
  }

  #transferExcluded(places: readonly number[]): void {
    const amount = places.reduce((sum, place) => this.#sums.add(sum, this.#piles.votes[place]!), this.#sums.zero);
    const moved = this.#piles.move(places, this.#isHopeful);
    for (const place of places) this.#piles.votes[place] = this.#sums.zero;
    this.#report(places, 'exclusion', amount, moved);
  }

  readonly #isHopeful = (place: number): boolean => this.#state[place] === 'hopeful';

  #report(
    from: readonly number[],
    reason: 'surplus' | 'exclusion',
    amount: V,
    moved: { received: V[]; setAside: V },
  ): void {
    const sums = this.#sums;
    const found = moved.received.reduce((total, part) => sums.add(total, part), moved.setAside);
    this.#steps.push({
      kind: 'transfer',
      from,
      reason,
      amount: sums.text(amount),
      received: moved.received.map((part) => sums.text(part)),
      setAside: sums.text(moved.setAside),
      lost: sums.text(sums.subtract(amount, found)),
      votes: this.#votesText(),
      exhausted: sums.text(this.#piles.exhausted),
    });
  }

  #votesText(): string[] {
    return this.#piles.votes.map((votes) => this.#sums.text(votes));
  }

  #sureLosers(): number[] {
    const { votes } = this.#piles;
    const surplus = this.#pending().reduce(
      (sum, place) => this.#sums.add(sum, this.#sums.subtract(votes[place]!, this.#quota)),
      this.#sums.zero,
    );
    return sureLosers(this.#hopeful(), votes, surplus, this.#left(), this.#sums);
  }

  /** The largest defeat set of draft §10059(k). */
  #defeatSet(): number[] {
    const sums = this.#sums;
    const { votes } = this.#piles;
    const surplus = this.#pending().reduce(
      (sum, place) => sums.add(sum, sums.subtract(votes[place]!, this.#quota)),
      sums.zero,
    );
    const sorted = this.#hopeful().toSorted((a, b) => sums.order(votes[a]!, votes[b]!) || a - b);
    const best = votes[sorted[sorted.length - 1]!]!;
    const room = sums.subtract(this.#quota, best);
    let found = 0;
    let set = sums.zero;
    for (let size = 1; size < sorted.length && sorted.length - size >= this.#left(); size++) {
      const last = votes[sorted[size - 1]!]!;
      set = sums.add(set, last);
      if (sums.compare(sums.add(set, surplus), votes[sorted[size]!]!) >= 0) continue;
      const harmless =
        this.#left() === 1 ||
        sorted.length - size === this.#left() ||
        sums.compare(sums.add(set, surplus), room) < 0 ||
        (sums.isZero(surplus) && sums.compare(sums.subtract(set, last), room) < 0);
      if (harmless) found = size;
    }
    return sorted.slice(0, found).toSorted((a, b) => a - b);
  }
}
