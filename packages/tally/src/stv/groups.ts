import type { MeekMethod } from '../method.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Pack } from './pack.ts';

/**
 * Ballots that behave alike at the present keep factors. A ballot's weight passes through candidates who keep a part and
 * ends at the first who keeps all, so only that beginning matters: a million papers shrink to some hundred groups, and
 * an iteration costs what the groups cost. The groups form a tree: each node is a candidate after a beginning.
 */
export class Groups<V> {
  readonly #pack: Pack;
  readonly #sums: Arithmetic<V>;
  readonly #method: MeekMethod;
  readonly #candidates: number;
  #parent: number[] = [];
  #place: number[] = [];
  /** Papers that pass through each node. */
  #papers: bigint[] = [];
  #open = new Uint8Array(0);

  constructor(pack: Pack, candidates: number, sums: Arithmetic<V>, method: MeekMethod) {
    this.#pack = pack;
    this.#sums = sums;
    this.#method = method;
    this.#candidates = candidates;
  }

  /** To be called when candidates are elected or excluded: weight passes through the elected and ends at a hopeful one. */
  regroup(keep: readonly V[], hopeful: readonly number[]): void {
    const { start, places, papers } = this.#pack;
    const sums = this.#sums;
    this.#open = Uint8Array.from(keep, (part) => (sums.isZero(part) ? 0 : 1));
    const width = this.#candidates;
    const whole = new Uint8Array(width);
    for (const place of hopeful) whole[place] = 1;
    const children = new Map<number, number>();
    // The first level is a plain table: most papers end there.
    const first = new Int32Array(width).fill(-1);
    const parent: number[] = [];
    const place: number[] = [];
    const small: number[] = [];
    const large: bigint[] = [];
    const isSmall = papers instanceof Float64Array;
    for (let paper = 0; paper < start.length - 1; paper++) {
      let node = -1;
      for (let at = start[paper]!; at < start[paper + 1]!; at++) {
        const to = places[at]!;
        if (!this.#open[to]) continue;
        let next = node < 0 ? first[to]! : (children.get(node * width + to) ?? -1);
        if (next < 0) {
          next = parent.length;
          if (node < 0) first[to] = next;
          else children.set(node * width + to, next);
          parent.push(node);
          place.push(to);
          if (isSmall) small.push(0);
          else large.push(0n);
        }
        if (isSmall) small[next] = small[next]! + papers[paper]!;
        else large[next] = large[next]! + papers[paper]!;
        node = next;
        if (whole[to]) break;
      }
    }
    this.#parent = parent;
    this.#place = place;
    this.#papers = isSmall ? small.map(BigInt) : large;
  }

  /** The votes of each candidate at these keep factors. */
  distribute(keep: readonly V[]): V[] {
    const sums = this.#sums;
    const votes = keep.map(() => sums.zero);
    const rest: V[] = [];
    for (const [node, place] of this.#place.entries()) {
      const parent = this.#parent[node]!;
      const weight = parent < 0 ? sums.one : rest[parent]!;
      if (sums.isSpent(weight)) {
        rest.push(weight);
        continue;
      }
      const [kept, left] = this.#part(keep[place]!, weight);
      votes[place] = sums.add(votes[place]!, sums.votes(kept, this.#papers[node]!));
      rest.push(left);
    }
    for (const ballot of this.#pack.shared) this.#share(ballot.ranks, ballot.papers, keep, votes);
    return votes;
  }

  /** What a candidate keeps of a weight, and what passes on. */
  #part(keep: V, weight: V): [V, V] {
    const sums = this.#sums;
    if (this.#method.name === 'warren') {
      const kept = sums.compare(keep, weight) < 0 ? keep : weight;
      return [kept, sums.subtract(weight, kept)];
    }
    if (this.#method.keeping === 'round-up') {
      const kept = sums.times(weight, keep, 'up');
      return [kept, sums.subtract(weight, kept)];
    }
    return [sums.times(weight, keep, 'down'), sums.times(weight, sums.subtract(sums.one, keep), 'down')];
  }

  /** Equal ranks: those who stand divide the weight evenly, and what each passes on goes to the next rank. */
  #share(ranks: readonly (readonly number[])[], papers: bigint, keep: readonly V[], votes: V[]): void {
    const sums = this.#sums;
    let weight = sums.one;
    for (const rank of ranks) {
      const standing = rank.filter((place) => this.#open[place]);
      if (standing.length === 0) continue;
      const each = standing.length === 1 ? weight : sums.split(weight, BigInt(standing.length));
      let left = sums.zero;
      for (const place of standing) {
        const [kept, passed] = this.#part(keep[place]!, each);
        votes[place] = sums.add(votes[place]!, sums.votes(kept, papers));
        left = sums.add(left, passed);
      }
      weight = left;
      if (sums.isSpent(weight)) return;
    }
  }
}
