import type { Tx } from '#db';
import type { Id } from '#ids';
import { enqueue, type JobName } from '#jobs';

/** The jobs of a vote by their names: the verbs ask for them and vote-jobs.ts runs them. */
export const VOTE_JOBS = {
  open: 'open-vote',
  close: 'close-vote',
  remind: 'remind-of-vote',
  tell: 'tell-voters',
  effect: 'tell-of-effect',
  reasons: 'post-reasons',
  forget: 'forget-sealed',
} as const;

export interface VoteJob {
  readonly proposal: Id<'proposal'>;
}

/** Asks that something be looked at when its time has come. Asking twice for one moment is asking once. */
export function scheduleVote(tx: Tx, what: keyof typeof VOTE_JOBS, proposal: Id<'proposal'>, at: Date): Promise<void> {
  const job: JobName<VoteJob> = { name: VOTE_JOBS[what] };
  return enqueue(tx, job, { proposal }, { runAt: at, key: `${proposal} ${at.toISOString()}` });
}

export const minutesAfter = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);
