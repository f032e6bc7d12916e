import type { Transact } from '#db';
import { defineJob } from '#jobs';
import { daysAfter } from './delays.ts';

const DAY_MS = 86_400_000;
/** How long the name of somebody who never became a member stays: time enough to ask why, or to apply again. */
const NAMES_STAY_DAYS = 90;

/** Every day: empties the names in applications that were refused or withdrawn long ago, and why. */
export const forgetApplications = defineJob<{ readonly transact: Transact }, Record<string, never>>({
  name: 'membership.forgetApplications',
  every: DAY_MS,
  async run({ transact }) {
    await transact(async (tx) => {
      const over = await tx
        .selectFrom('member')
        .where('status', 'in', ['refused', 'withdrawn'])
        .where('number', 'is', null)
        .where('legal_name', '<>', '')
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('membership_event')
                .whereRef('membership_event.member_id', '=', 'member.id')
                .where('membership_event.at', '>', daysAfter(tx.now, -NAMES_STAY_DAYS))
                .select('membership_event.id'),
            ),
          ),
        )
        .orderBy('id')
        .forNoKeyUpdate()
        .select('id')
        .execute();
      if (over.length === 0) return;
      const ids = over.map(({ id }) => id);
      await tx.updateTable('member').set({ legal_name: '' }).where('id', 'in', ids).execute();
      await tx
        .updateTable('membership_event')
        .set({ legal_name: '', reason: '' })
        .where('member_id', 'in', ids)
        .execute();
    });
  },
});
