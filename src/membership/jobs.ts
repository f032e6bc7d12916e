import type { Deps } from '#deps';
import type { Job } from '#jobs';

export const membershipJobs: readonly Job<Deps, never>[] = [];
