import type { Config } from '#config';
import type { Db, Transact } from '#db';
import { defineJob } from '#jobs';
import type { Live } from '#live';
import { publish } from '#network';
import { holdAppeal, settleAppeal } from './appeal.ts';
import { endAction } from './end-action.ts';
import { daysAfter, KEPT_DAYS, type Voter } from './house.ts';
import { drawJury, outcomeOf, verdictsOf } from './jury.ts';

const MINUTE_MS = 60_000;

interface Deps {
  readonly db: Db;
  readonly transact: Transact;
  readonly live: Live;
  readonly config: Pick<Config, 'origin'>;
  readonly wake: { mail(): void };
}

/**
 * What happens by the calendar: limits end; an appeal that nobody answered goes to a jury, or where there is none what it
 * is against is taken back, so that silence never counts against a person; a jury that took its time is counted. What
 * stands on a law is not shown again by silence: it is overdue, and the queue says so.
 * @param voters of the register, which stands above this module.
 */
export const moderationClock = (voters: (db: Db) => Promise<readonly Voter[]>) =>
  defineJob<Deps, Record<string, never>>({
    name: 'moderation.clock',
    every: MINUTE_MS,
    async run({ db, transact, live, config, wake }) {
      const house = { origin: config.origin };
      const over = await db
        .selectFrom('moderation_action')
        .where('until', '<=', db.now)
        .where('ended_at', 'is', null)
        .select('id')
        .execute();
      for (const { id } of over)
        publish(live, await transact((tx) => endAction(tx, id, { how: 'term', by: null }, house)));
      const due = await db
        .selectFrom('appeal')
        .where('decided_at', 'is', null)
        .where((eb) => eb.fn.coalesce('jury_by', 'answer_by'), '<=', db.now)
        .select('id')
        .execute();
      for (const { id } of due) {
        publish(
          live,
          await transact(async (tx) => {
            const held = await holdAppeal(tx, id);
            const { appeal, action } = held;
            if (appeal.decided_at || (appeal.jury_by ?? appeal.answer_by) > tx.now) return [];
            const said = await verdictsOf(tx, id);
            if (said.upheld + said.overturned > 0)
              return settleAppeal(tx, id, { how: 'jury', by: null, outcome: outcomeOf(said) }, house);
            const drawn = appeal.jury_at ? undefined : await drawJury(tx, held, await voters(tx), house);
            if (drawn) return drawn;
            if (action.ground === 'law') return [];
            return settleAppeal(tx, id, { how: 'silence', by: null, outcome: 'overturned' }, house);
          }),
        );
      }
      if (over.length + due.length > 0) wake.mail();
    },
  });

/** Erases the words of reports and notes a year after their case was closed. */
export const forgetCases = defineJob<Pick<Deps, 'transact'>, Record<string, never>>({
  name: 'moderation.forget',
  every: 24 * 60 * MINUTE_MS,
  async run({ transact }) {
    await transact(async (tx) => {
      const old = tx.selectFrom('moderation_case').where('closed_at', '<', daysAfter(tx.now, -KEPT_DAYS)).select('id');
      await tx
        .updateTable('report')
        .set({ words: '', reporter_id: null })
        .where('case_id', 'in', old)
        .where((eb) => eb.or([eb('words', '<>', ''), eb('reporter_id', 'is not', null)]))
        .execute();
      await tx.deleteFrom('moderation_note').where('case_id', 'in', old).execute();
    });
  },
});
