import type { Arithmetic } from './arithmetic.ts';
import type { Pack, Papers } from './pack.ts';

/**
 * Who holds which papers at which value. Papers of the same value form a class, so that a transfer values each class
 * once and only adds whole papers in its loop over the ballots.
 */
export class Piles<V> {
  /** Votes of each candidate; the count sets what a candidate keeps after a transfer. */
  readonly votes: V[];
  exhausted: V;
  readonly #sums: Arithmetic<V>;
  readonly #pack: Pack;
  /** The first paper of each candidate's pile, and the next one of each paper; −1 ends. */
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  /** Where in its ranking each paper is, and its class. */
  readonly #at: Uint16Array;
  readonly #class: Int32Array;
  readonly #values: V[];
  readonly #known = new Map<string, number>();

  constructor(pack: Pack, candidates: number, sums: Arithmetic<V>) {
    const papers = pack.start.length - 1;
    this.#sums = sums;
    this.#pack = pack;
    this.#head = new Int32Array(candidates).fill(-1);
    this.#next = new Int32Array(papers);
    this.#at = new Uint16Array(papers);
    this.#class = new Int32Array(papers);
    this.#values = [sums.one];
    this.exhausted = sums.zero;
    const first = counters(pack.papers, candidates);
    for (let paper = papers - 1; paper >= 0; paper--) {
      const place = pack.places[pack.start[paper]!]!;
      this.#next[paper] = this.#head[place]!;
      this.#head[place] = paper;
      first.add(place, paper);
    }
    this.votes = Array.from({ length: candidates }, (_, place) => sums.votes(sums.one, first.get(place)));
  }

  /** Moves all papers of `from` to their next open candidate, at a new value when `revalue` is given. */
  move(
    from: readonly number[],
    open: (place: number) => boolean,
    revalue?: (value: V) => V,
  ): { received: V[]; setAside: V } {
    const { start, places } = this.#pack;
    const candidates = this.#head.length;
    const isOpen = Uint8Array.from({ length: candidates }, (_, place) => (open(place) ? 1 : 0));
    const width = candidates + 1;
    const classes = this.#values.length;
    const renamed = new Int32Array(classes).fill(-1);
    const moved = counters(this.#pack.papers, classes * width);
    const touched: number[] = [];
    for (const place of from) {
      let paper = this.#head[place]!;
      this.#head[place] = -1;
      while (paper >= 0) {
        const following = this.#next[paper]!;
        const end = start[paper + 1]! - start[paper]!;
        const base = start[paper]!;
        let at = this.#at[paper]!;
        while (at < end && !isOpen[places[base + at]!]) at++;
        const old = this.#class[paper]!;
        if (renamed[old]! < 0) {
          renamed[old] = revalue ? this.#classOf(revalue(this.#values[old]!)) : old;
          touched.push(old);
        }
        if (at < end) {
          const to = places[base + at]!;
          moved.add(old * width + to, paper);
          this.#next[paper] = this.#head[to]!;
          this.#head[to] = paper;
        } else moved.add(old * width + candidates, paper);
        this.#at[paper] = at;
        this.#class[paper] = renamed[old]!;
        paper = following;
      }
    }
    const received = Array.from({ length: candidates }, () => this.#sums.zero);
    let setAside = this.#sums.zero;
    for (const old of touched) {
      const value = this.#values[renamed[old]!]!;
      for (let to = 0; to < width; to++) {
        const papers = moved.get(old * width + to);
        if (papers === 0n) continue;
        const votes = this.#sums.votes(value, papers);
        if (to < candidates) received[to] = this.#sums.add(received[to]!, votes);
        else setAside = this.#sums.add(setAside, votes);
      }
    }
    for (const [to, votes] of received.entries()) this.votes[to] = this.#sums.add(this.votes[to]!, votes);
    this.exhausted = this.#sums.add(this.exhausted, setAside);
    return { received, setAside };
  }

  #classOf(value: V): number {
    const key = this.#sums.key(value);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }
}

/** Sums of papers: in doubles while they are exact, in big integers otherwise. */
function counters(papers: Papers, size: number): { add(at: number, paper: number): void; get(at: number): bigint } {
  if (papers instanceof Float64Array) {
    const sums = new Float64Array(size);
    return {
      add: (at, paper) => {
        sums[at] = sums[at]! + papers[paper]!;
      },
      get: (at) => BigInt(sums[at]!),
    };
  }
  const sums = Array.from({ length: size }, () => 0n);
  return {
    add: (at, paper) => {
      sums[at] = sums[at]! + papers[paper]!;
    },
    get: (at) => sums[at]!,
  };
}
