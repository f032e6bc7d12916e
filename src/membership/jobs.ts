import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { confirmMembers } from './confirm-job.ts';
import { sendLetters } from './letters-job.ts';
import { endMandates } from './mandates-job.ts';

export const membershipJobs: readonly Job<Deps, never>[] = [confirmMembers, endMandates, sendLetters];
