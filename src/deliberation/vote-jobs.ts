import { sql } from 'kysely';
import type { Deps } from '#deps';
import { LOCALES, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { defineJob, type Job } from '#jobs';
import { publish } from '#network';
import { Refusal } from '#refusal';
import { closeVote } from './close-vote.ts';
import { writeEvent } from './history.ts';
import { postReasons } from './late-reasons.ts';
import { openVote } from './open-vote.ts';
import { opensFrom } from './opens-from.ts';
import { remindOfVote } from './remind.ts';
import { VOTE_JOBS, type VoteJob } from './schedule.ts';
import { tellVoters, tellVotersOfEffect } from './tell-voters.ts';

/** Opens a vote that its author lets open by itself. What does not hold yet is written down, and it waits. */
const openJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.open,
  async run(deps, { proposal }) {
    const row = await deps.db
      .selectFrom('proposal')
      .where('id', '=', proposal)
      .where('state', '=', 'discussion')
      .select(['version_at', 'settings'])
      .executeTakeFirst();
    // It was edited, opened or withdrawn meanwhile: another job looks when its time has come.
    if (!row?.settings.opensItself || deps.db.now < opensFrom(row)) return;
    try {
      publish(deps.live, await deps.transact((tx) => openVote(tx, null, proposal, deps.config.origin)));
      deps.wake.jobs();
      deps.wake.mail();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const sentence = Object.values(error.fields)[0] ?? error.sentence;
      const why = Object.fromEntries(LOCALES.map((locale) => [locale, sentence(messagesFor(locale))]));
      await deps.transact((tx) => writeEvent(tx, proposal, 'not-opened', { why }));
    }
  },
});

const closeJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.close,
  async run(deps, { proposal }) {
    publish(deps.live, await deps.transact((tx) => closeVote(tx, proposal)));
    deps.wake.jobs();
  },
});

const remindJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.remind,
  async run(deps, { proposal }) {
    publish(deps.live, await deps.transact((tx) => remindOfVote(tx, proposal, deps.config.origin)));
    deps.wake.mail();
  },
});

const tellJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.tell,
  async run(deps, { proposal }) {
    publish(deps.live, await deps.transact((tx) => tellVoters(tx, proposal)));
  },
});

const effectJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.effect,
  async run(deps, { proposal }) {
    publish(deps.live, await deps.transact((tx) => tellVotersOfEffect(tx, proposal)));
  },
});

/** Each batch by itself: what has been posted stands, whatever breaks off after it. */
const reasonsJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.reasons,
  async run(deps, { proposal }) {
    let after: Id<'member'> | undefined;
    do {
      const from = after;
      const { last, news } = await deps.transact((tx) => postReasons(tx, proposal, from));
      publish(deps.live, news);
      after = last;
    } while (after !== undefined);
  },
});

/**
 * When choices are parted from names, PostgreSQL keeps the rows as they were until it cleans up: at once, and not when
 * it finds the time. What a transaction that still runs could see goes with the next cleaning, an hour later.
 */
const forgetJob = defineJob<Deps, VoteJob>({
  name: VOTE_JOBS.forget,
  async run({ db }) {
    await sql`vacuum (index_cleanup on) stance`.execute(db);
  },
});

/** Closes, in the order of their ends, what a job that was given up or lost has left running. */
const sweep = defineJob<Deps, Record<string, never>>({
  name: 'close-votes',
  every: 60_000,
  async run(deps) {
    const due = await deps.db
      .selectFrom('proposal')
      .where('state', '=', 'voting')
      .where('closes_at', '<=', deps.db.now)
      .orderBy('closes_at')
      .orderBy('id')
      .select('id')
      .execute();
    for (const { id } of due) publish(deps.live, await deps.transact((tx) => closeVote(tx, id)));
  },
});

export const voteJobs: readonly Job<Deps, never>[] = [
  openJob,
  closeJob,
  remindJob,
  tellJob,
  effectJob,
  reasonsJob,
  forgetJob,
  sweep,
];
