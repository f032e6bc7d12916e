import type { Candidate } from './ballot.ts';
import { standing } from './choose.ts';
import { drawLots } from './lot.ts';
import type { LotMethod } from './method.ts';
import type { Counted, Step } from './record.ts';

/** Draws as many candidates as there are seats from the public seed, without looking at any ballot: see `drawLots`. */
export function countLots(method: LotMethod, candidates: readonly Candidate[]): Counted {
  const open = standing(candidates);
  const places = new Map(open.map((place) => [candidates[place]!.id, place]));
  const drawn = drawLots(method.seed, [...places.keys()]).map(({ id, hash }) => ({ candidate: places.get(id)!, hash }));
  const elected = drawn.slice(0, method.seats).map(({ candidate }) => candidate);
  const steps: Step[] = [
    { kind: 'draw', seed: method.seed, drawn },
    ...elected.map((candidate): Step => ({ kind: 'elect', candidate, reason: 'drawn' })),
  ];
  const order = drawn.map(({ candidate }) => [candidate]);
  return {
    rounds: [{ number: 1, steps }],
    outcome: { kind: 'elected', elected, order },
    valid: '0',
    blank: '0',
    invalid: '0',
  };
}
