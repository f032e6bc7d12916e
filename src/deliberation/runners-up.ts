import type { CountRecord } from '@essor/tally';

/**
 * Who comes next after those elected, as places of candidates, for seats that fall empty: where the method ranks all,
 * in its order; in a count by rounds, those who stood to the end, then those who were excluded, the last one first.
 * Of several excluded at once, and of those who stood to the end, who had more votes then; at the same number, who
 * stands first on the list.
 */
export function runnersUp({ outcome, rounds }: CountRecord): readonly number[] {
  if (outcome.kind !== 'elected') return [];
  const { elected, order } = outcome;
  if (order) return order.flat().filter((place) => !elected.includes(place));
  const out: number[] = [];
  let votes: readonly number[] = [];
  for (const step of rounds.flatMap(({ steps }) => steps)) {
    if (step.kind === 'figures') votes = step.values.map((value) => approximately(value ?? '0'));
    else if (step.kind === 'transfer') votes = step.votes.map(approximately);
    else if (step.kind === 'exclude') {
      const had = votes;
      const last = step.candidates.toSorted((a, b) => (had[b] ?? 0) - (had[a] ?? 0) || a - b);
      out.unshift(...last);
    }
  }
  const left = votes.flatMap((_, place) => (elected.includes(place) || out.includes(place) ? [] : [place]));
  return [...left.toSorted((a, b) => votes[b]! - votes[a]! || a - b), ...out];
}

/** For an order only: of an exact number, written as a fraction or not. */
function approximately(text: string): number {
  const [n, d] = text.split('/');
  return Number(n) / Number(d ?? '1');
}
