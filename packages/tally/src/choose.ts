import type { Candidate } from './ballot.ts';
import type { Outcome, Step, TiePurpose } from './record.ts';
import type { TieBreaker } from './tie.ts';

/** The places of those who stand. */
export function standing(candidates: readonly Candidate[]): number[] {
  return candidates.flatMap((candidate, place) => (candidate.withdrawn ? [] : [place]));
}

/** Groups places from best to worst, equal ones together and in list order. */
export function groupBy(places: readonly number[], compare: (a: number, b: number) => number): number[][] {
  const groups: number[][] = [];
  for (const place of places.toSorted((a, b) => compare(a, b) || a - b)) {
    const last = groups.at(-1);
    if (last && compare(last[0]!, place) === 0) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

/**
 * Fills the seats from the best group on. Only the group that does not fit needs its tie broken; each break is a step.
 */
export function fillSeats(
  groups: readonly (readonly number[])[],
  seats: number,
  breakTie: TieBreaker,
  purpose: TiePurpose = 'elect',
): { elected: number[]; ties: Step[] } {
  const elected: number[] = [];
  const ties: Step[] = [];
  for (const group of groups) {
    let left = [...group];
    if (elected.length + left.length <= seats) elected.push(...left);
    else {
      while (elected.length < seats) {
        const tie = breakTie(left, purpose);
        ties.push(tie);
        elected.push(tie.chosen);
        left = left.filter((place) => place !== tie.chosen);
      }
    }
    if (elected.length >= seats) break;
  }
  return { elected, ties };
}

/** The outcome of a method that ranks everybody: the steps that follow from the ranking, and who is elected. */
export function electFromGroups(
  groups: readonly (readonly number[])[],
  seats: number,
  breakTie: TieBreaker,
  reason: 'most' | 'undefeated',
  valueOf?: (place: number) => string,
): { steps: Step[]; outcome: Outcome } {
  const { elected, ties } = fillSeats(groups, seats, breakTie);
  const won = elected.map((candidate): Step => ({
    kind: 'elect',
    candidate,
    reason,
    ...(valueOf ? { value: valueOf(candidate) } : {}),
  }));
  return { steps: [{ kind: 'places', groups }, ...ties, ...won], outcome: { kind: 'elected', elected, order: groups } };
}

/** When nobody can be told apart because nothing was cast, nobody is elected unless nobody competes. */
export function nothingCast(candidates: readonly Candidate[], seats: number): { steps: Step[]; outcome: Outcome } {
  const open = standing(candidates);
  if (open.length === 0)
    return { steps: [{ kind: 'note', note: 'everyone-withdrew' }], outcome: { kind: 'elected', elected: [] } };
  if (open.length > seats)
    return { steps: [{ kind: 'note', note: 'no-valid-ballots' }], outcome: { kind: 'elected', elected: [] } };
  return {
    steps: [
      { kind: 'note', note: 'uncontested' },
      ...open.map((candidate): Step => ({ kind: 'elect', candidate, reason: 'remaining' })),
    ],
    outcome: { kind: 'elected', elected: open },
  };
}
