import type { Deps } from '#deps';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { publish } from './news.ts';
import { endPoll, POLL_JOB } from './poll.ts';

/** Tells that a poll has ended, when it has. */
export const endPollJob = defineJob<Deps, { readonly post: Id<'post'> }>({
  name: POLL_JOB,
  async run({ transact, live }, { post }) {
    publish(live, await transact((tx) => endPoll(tx, post)));
  },
});
