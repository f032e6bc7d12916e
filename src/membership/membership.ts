import type { Action } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';

/** What a decision may change here. */
export const membershipActions: readonly Action<never, never, never>[] = [];
export const membershipJobs: readonly Job<Deps, never>[] = [];
