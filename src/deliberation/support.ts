import { fraction, ratio, supportFloor } from '@essor/tally';
import type { Share } from './settings.ts';

/**
 * How much support it takes among N who may vote: min(⌈k√N⌉, ⌊N/2⌋ + 1), and one where the rule asks for no root.
 * Staying at home never helps the no side, as a quorum of presence would.
 */
export const floorOf = (root: Share | null, electors: number): number =>
  root === null || electors <= 0 ? 1 : Number(supportFloor(fraction(root), ratio(electors)).n);

/**
 * How many sponsors a proposal needs before it opens: max(1, ⌈min(5, ½√N)⌉), as the Constitution for the Debian
 * Project (1.9, §4.2) has it, rounded up. One founder alone can propose.
 */
export const sponsorsNeeded = (electors: number): number =>
  Math.max(1, Math.ceil(Math.min(5, Math.sqrt(Math.max(0, electors)) / 2)));
