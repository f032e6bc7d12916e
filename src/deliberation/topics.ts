import type { Id } from '#ids';
import type { News } from '#network';
import type { DecisionState } from './schema.ts';

/** Tells the pages of a decision and of its proposal that they show an older state. */
export const changed = (decision: Id<'decision'>, proposal: Id<'proposal'>, state: DecisionState): News => [
  { topic: `decision:${decision}`, kind: 'state', data: { state } },
  { topic: `proposal:${proposal}`, kind: 'state', data: { state } },
];
