import type { Deps } from '#deps';
import { defineJob } from '#jobs';
import { publish } from '#network';
import { COUNT_JOB } from './ask.ts';
import { forgetCounts, judged, readRatings, writeCount } from './count.ts';

const DAY_MS = 86_400_000;

/** Counts all ratings again: a minute after one of them changed, by anybody who asks for it. */
export const judgeNotes = defineJob<Deps, Record<string, never>>({
  name: COUNT_JOB,
  async run({ db, transact, live }) {
    const read = await readRatings(db);
    const judgement = await judged(read.ratings);
    publish(live, await transact((tx) => writeCount(tx, read, judgement)));
  },
});

/** The daily one, for ratings of those who are members no more; it also forgets counts of a month ago. */
export const judgeNotesDaily = defineJob<Deps, Record<string, never>>({
  name: 'notes.daily',
  every: DAY_MS,
  async run({ db, transact, live }) {
    await transact(forgetCounts);
    const read = await readRatings(db);
    if (read.ratings.length === 0) return;
    const judgement = await judged(read.ratings);
    publish(live, await transact((tx) => writeCount(tx, read, judgement)));
  },
});
