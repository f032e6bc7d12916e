import { plural } from '../plural.ts';

/** The mail of the week, or of the day. */
export const digest = {
  subject: (server: string) => `${server}: what moves`,
  subjectToDecide: (server: string, n: number) =>
    `${server}: ${plural('en', n, { one: 'a vote waits for you', other: `${n} votes wait for you` })}`,
  toDecide: 'Waiting for your vote',
  until: (when: string) => `until ${when}`,
  discussions: 'Being discussed',
  opens: (when: string) => `the vote opens from ${when}`,
  decisions: 'Decided',
  takesEffect: (when: string) => `adopted, takes effect on ${when}`,
  states: {
    queued: 'adopted, takes effect soon',
    rejected: 'not adopted',
    held: 'adopted, stopped by members',
    executed: 'took effect',
    stale: 'adopted, without effect: what it would change had changed',
    failed: 'adopted, could not take effect',
    expired: 'adopted, did not take effect in time',
    cancelled: 'called off',
  },
  duties: 'Yours to do',
  due: (when: string) => `by ${when}`,
  campaigns: 'New campaigns',
  action: 'See what needs your vote',
  why: (server: string) => `You get this because you are a member of ${server}.`,
};
