import type { Db, Transact } from '#db';
import { defineJob } from '#jobs';
import type { Live } from '#live';
import { publish } from '#network';
import { endStanding } from './end-mandate.ts';

const MINUTE_MS = 60_000;

/** Ends the mandates whose term is over, each by itself: nobody has to remember, and nobody stays in by silence. */
export const endMandates = defineJob<
  { readonly db: Db; readonly transact: Transact; readonly live: Live },
  Record<string, never>
>({
  name: 'membership.endMandates',
  every: MINUTE_MS,
  async run({ db, transact, live }) {
    const over = await db
      .selectFrom('mandate')
      .where('ended_at', 'is', null)
      .where('ends_at', '<=', db.now)
      .orderBy('ends_at')
      .orderBy('id')
      .select('id')
      .execute();
    for (const { id } of over) {
      publish(live, await transact((tx) => endStanding(tx, id, 'term', null)));
    }
  },
});
