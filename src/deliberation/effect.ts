import type { AnyAction } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { calendar } from './calendar-jobs.ts';
import { effect, effectSweep } from './effect-jobs.ts';
import { emergencyRatify } from './ratify-action.ts';
import { governanceAdopt } from './governance-action.ts';
import { record } from './record-action.ts';
import { ruleChange } from './rule-action.ts';

/** What decisions may change in the way the server is governed. */
export const governingActions: readonly AnyAction[] = [ruleChange, governanceAdopt, record, emergencyRatify];
/** What happens by itself after a vote. */
export const effectJobs: readonly Job<Deps, never>[] = [effect, effectSweep, calendar];
