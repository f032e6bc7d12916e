import type { AnyAction } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { effect, effectSweep } from './effect-jobs.ts';

/** What decisions may change in the way the server is governed. */
export const governingActions: readonly AnyAction[] = [];
/** What happens by itself after a vote. */
export const effectJobs: readonly Job<Deps, never>[] = [effect, effectSweep];
