import type { Action } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';

export { KIND_FACTS, KINDS, GRADIENTS, type Position, type ProposalKind } from './kinds.ts';
export {
  type Choice,
  type Electorate,
  type Option,
  type ProposalSettings,
  RULE_PRESETS,
  type RuleKey,
  type RuleSettings,
  type Weights,
} from './settings.ts';
export type { DecisionState, OutcomeResult, ProposalState } from './schema.ts';

/** What a decision may change here. */
export const deliberationActions: readonly Action<never, never, never>[] = [];
export const deliberationJobs: readonly Job<Deps, never>[] = [];
