import type { Candidate } from '../ballot.ts';
import { fractionText } from '../fraction.ts';
import type { MeekMethod } from '../method.ts';
import type { Counted, ExcludeReason, Keep, Round, Step } from '../record.ts';
import { type TieBreaker, tieBreaker } from '../tie.ts';
import type { Arithmetic } from './arithmetic.ts';
import { Groups } from './groups.ts';
import { sureLosers } from './losers.ts';
import type { Pack } from './pack.ts';

/** A bound on the iterations of one round; real counts need some tens. */
const MOST_ITERATIONS = 20_000;

/**
 * Counts a single transferable vote with keep factors: every ballot gives each candidate in turn the part that candidate
 * keeps, and the parts are adjusted until the elected keep a quota each.
 *
 * `meek`: B. L. Meek 1969, as Algorithm 123 (Hill, Wichmann, Woodall, The Computer Journal 30, 1987). `warren`: the
 * same with C. H. E. Warren's rule that an elected candidate takes the same price from each paper. `meek-prf`:
 * Proportional Representation Foundation, Reference Meek Rule.
 */
export function countMeek<V>(
  method: MeekMethod,
  candidates: readonly Candidate[],
  pack: Pack,
  arithmetic: Arithmetic<V>,
): Counted {
  return new MeekCount(method, candidates, pack, arithmetic).run();
}

class MeekCount<V> {
  readonly #method: MeekMethod;
  readonly #pack: Pack;
  readonly #sums: Arithmetic<V>;
  readonly #state: ('hopeful' | 'elected' | 'excluded' | 'withdrawn')[];
  readonly #keep: V[];
  readonly #groups: Groups<V>;
  readonly #break: TieBreaker;
  readonly #omega: V;
  readonly #elected: number[] = [];
  readonly #rounds: Round[] = [];
  readonly #earlier: V[][] = [];
  #steps: Step[] = [];
  #votes: V[];
  #quota: V;
  #surplus: V;
  #exhausted: V;

  constructor(method: MeekMethod, candidates: readonly Candidate[], pack: Pack, arithmetic: Arithmetic<V>) {
    this.#method = method;
    this.#pack = pack;
    this.#sums = arithmetic;
    this.#state = candidates.map((candidate) => (candidate.withdrawn ? 'withdrawn' : 'hopeful'));
    this.#keep = candidates.map((candidate) => (candidate.withdrawn ? arithmetic.zero : arithmetic.one));
    this.#groups = new Groups(pack, candidates.length, arithmetic, method);
    this.#break = tieBreaker(method.ties, candidates);
    this.#omega = arithmetic.omega(method.omega);
    this.#surplus = arithmetic.zero;
    this.#exhausted = arithmetic.zero;
    this.#votes = candidates.map(() => arithmetic.zero);
    this.#quota = arithmetic.quota(arithmetic.votes(arithmetic.one, pack.total), method.seats);
  }

  run(): Counted {
    const sums = this.#sums;
    this.#openRound();
    this.#groups.regroup(this.#keep, this.#hopeful());
    this.#distribute();
    this.#steps.push({
      kind: 'figures',
      figure: 'votes',
      values: this.#text(this.#votes),
      quota: sums.text(this.#quota),
      exhausted: sums.text(sums.zero),
    });
    if (this.#pack.total === 0n && this.#hopeful().length > this.#method.seats)
      this.#steps.push({ kind: 'note', note: 'no-valid-ballots' });
    else {
      while (this.#left() > 0 && this.#hopeful().length > this.#left()) this.#round();
      this.#finish();
    }
    return {
      rounds: this.#rounds,
      outcome: { kind: 'elected', elected: this.#elected },
      valid: sums.text(sums.votes(sums.one, this.#pack.total)),
      blank: fractionText(this.#pack.blank),
      invalid: fractionText(this.#pack.invalid),
    };
  }

  #round(): void {
    this.#openRound();
    this.#groups.regroup(this.#keep, this.#hopeful());
    const { ended, losers } = this.#iterate();
    if (ended === 'elected') return;
    if (ended === 'sure-losers') {
      for (const place of losers) this.#exclude(place, 'sure-losers');
      return;
    }
    const hopeful = this.#hopeful();
    const low = hopeful.reduce((best, place) =>
      this.#sums.order(this.#votes[place]!, this.#votes[best]!) < 0 ? place : best,
    );
    const limit = this.#sums.add(this.#votes[low]!, this.#surplus);
    const tied = hopeful.filter((place) => this.#sums.compare(limit, this.#votes[place]!) >= 0);
    this.#exclude(this.#one(tied), 'fewest');
  }

  #iterate(): { ended: Keep['ended']; losers: number[] } {
    const sums = this.#sums;
    const prf = this.#method.name === 'meek-prf';
    let before = this.#surplus;
    let last = sums.votes(sums.one, this.#pack.total);
    // Warren's surplus can stand still for a while and fall again, so that only a longer rest means that it is stuck.
    const patience = this.#method.name === 'warren' ? 30 : 1;
    let resting = 0;
    for (let iterations = 1; ; iterations++) {
      this.#distribute();
      this.#quota = sums.quota(this.#totalVotes(), this.#method.seats);
      const least = this.#method.elected === 'exceeds' ? 1 : 0;
      const winners = this.#hopeful().filter((place) => sums.compare(this.#votes[place]!, this.#quota) >= least);
      before = this.#surplus;
      this.#surplus = [...this.#in('elected'), ...winners].reduce(
        (sum, place) => sums.add(sum, sums.subtract(this.#votes[place]!, this.#quota)),
        sums.zero,
      );
      if (prf && sums.compare(this.#surplus, sums.zero) < 0) this.#surplus = sums.zero;
      const within = sums.compare(this.#surplus, this.#omega);
      resting = sums.compare(this.#surplus, last) >= 0 ? resting + 1 : 0;
      const stable = resting >= patience || iterations >= MOST_ITERATIONS;
      const losers =
        this.#method.batch === 'sure-losers' && winners.length === 0
          ? sureLosers(this.#hopeful(), this.#votes, this.#surplus, this.#left(), sums)
          : [];
      const ended =
        winners.length > 0
          ? 'elected'
          : (prf ? within < 0 : within <= 0)
            ? 'omega'
            : stable
              ? 'stable'
              : losers.length > 0
                ? 'sure-losers'
                : null;
      if (ended !== null) {
        this.#steps.push(this.#report(iterations, ended, before));
        for (const place of winners) this.#elect(place, 'quota');
        return { ended, losers };
      }
      if (resting === 0) last = this.#surplus;
      for (const place of this.#in('elected')) {
        if (!sums.isZero(this.#votes[place]!))
          this.#keep[place] = sums.keep(this.#keep[place]!, this.#quota, this.#votes[place]!);
      }
    }
  }

  #finish(): void {
    const hopeful = this.#hopeful();
    if (hopeful.length <= this.#left()) {
      for (const place of hopeful) this.#elect(place, 'remaining');
      return;
    }
    for (const place of hopeful) this.#exclude(place, 'remaining');
  }

  #openRound(): void {
    this.#steps = [];
    this.#earlier.push([...this.#votes]);
    this.#rounds.push({ number: this.#rounds.length, steps: this.#steps });
  }

  #in(state: string): number[] {
    return this.#state.flatMap((own, place) => (own === state ? [place] : []));
  }
  #hopeful(): number[] {
    return this.#in('hopeful');
  }
  #left(): number {
    return this.#method.seats - this.#elected.length;
  }

  #distribute(): void {
    this.#votes = this.#groups.distribute(this.#keep);
    this.#exhausted = this.#sums.subtract(this.#sums.votes(this.#sums.one, this.#pack.total), this.#totalVotes());
  }

  #totalVotes(): V {
    return this.#votes.reduce((sum, votes) => this.#sums.add(sum, votes), this.#sums.zero);
  }

  #elect(place: number, reason: 'quota' | 'remaining'): void {
    this.#state[place] = 'elected';
    this.#elected.push(place);
    this.#steps.push({ kind: 'elect', candidate: place, reason, value: this.#sums.text(this.#votes[place]!) });
  }

  /** The papers pass on whole: the transfer step shows where the votes are at the same keep factors. */
  #exclude(place: number, reason: ExcludeReason): void {
    const sums = this.#sums;
    const was = [...this.#votes];
    const wasExhausted = this.#exhausted;
    const amount = sums.text(was[place]!);
    this.#steps.push({ kind: 'exclude', candidates: [place], reason, value: amount });
    this.#state[place] = 'excluded';
    this.#keep[place] = sums.zero;
    this.#groups.regroup(this.#keep, this.#hopeful());
    this.#distribute();
    this.#steps.push({
      kind: 'transfer',
      from: [place],
      reason: 'exclusion',
      amount,
      received: this.#votes.map((votes, to) => sums.text(to === place ? sums.zero : sums.subtract(votes, was[to]!))),
      setAside: sums.text(sums.subtract(this.#exhausted, wasExhausted)),
      lost: sums.text(sums.zero),
      votes: this.#text(this.#votes),
      exhausted: sums.text(this.#exhausted),
    });
  }

  #one(tied: number[]): number {
    if (tied.length === 1) return tied[0]!;
    const tie = this.#break(tied, 'exclude', {
      rounds: this.#earlier.length,
      numberOf: (round) => Math.max(round - 1, 0),
      compare: (round, a, b) => this.#sums.compare(this.#earlier[round]![a]!, this.#earlier[round]![b]!),
    });
    this.#steps.push(tie);
    return tie.chosen;
  }

  #report(iterations: number, ended: Keep['ended'], before: V): Keep {
    const sums = this.#sums;
    return {
      kind: 'keep',
      iterations,
      ended,
      votes: this.#text(this.#votes),
      keep: this.#keep.map((keep, place) => (this.#state[place] === 'withdrawn' ? null : sums.textOfPart(keep))),
      quota: sums.text(this.#quota),
      surplus: sums.text(this.#surplus),
      surplusBefore: sums.text(before),
      exhausted: sums.text(this.#exhausted),
    };
  }

  #text(values: readonly V[]): string[] {
    return values.map((value) => this.#sums.text(value));
  }
}
