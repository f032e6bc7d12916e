import type { AnyAction } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { calendar } from './calendar-jobs.ts';
import { effect, effectSweep } from './effect-jobs.ts';
import { emergencyRatify } from './ratify-action.ts';
import { record } from './record-action.ts';

/** What decisions may change in the way the server is governed. */
export const governingActions: readonly AnyAction[] = [record, emergencyRatify];
/** What happens by itself after a vote. */
export const effectJobs: readonly Job<Deps, never>[] = [effect, effectSweep, calendar];
