import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { confirmMembers } from './confirm-jobs.ts';
import { forgetApplications } from './forget.ts';
import { sendLetters } from './letters-jobs.ts';
import { endMandates } from './mandates-jobs.ts';

export const membershipJobs: readonly Job<Deps, never>[] = [
  confirmMembers,
  endMandates,
  forgetApplications,
  sendLetters,
];
