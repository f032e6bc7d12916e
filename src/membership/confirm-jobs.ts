import type { Db, Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import type { Live } from '#live';
import { type News, publish } from '#network';
import { readSettings } from '#settings';
import { daysAfter } from './delays.ts';
import { holdMember, writeDown } from './record.ts';
import { tellMember } from './tell.ts';

const HOUR_MS = 3_600_000;

/** Gives their vote to members whose time of probation is over. A time that the co-op changes holds at once. */
export const confirmMembers = defineJob<
  { readonly db: Db; readonly transact: Transact; readonly live: Live },
  Record<string, never>
>({
  name: 'membership.confirm',
  every: HOUR_MS,
  async run({ db, transact, live }) {
    const { probationDays } = await readSettings(db);
    const waiting = await db
      .selectFrom('member')
      .where('status', '=', 'probation')
      .where('admitted_at', '<=', daysAfter(db.now, -probationDays))
      .orderBy('id')
      .select('id')
      .execute();
    for (const { id } of waiting) publish(live, await transact((tx) => confirmProbation(tx, id)));
  },
});

/** Ends one probation; an entry that is in none stays as it is. */
async function confirmProbation(tx: Tx, member: Id<'member'>): Promise<News> {
  const row = await holdMember(tx, member);
  if (row.status !== 'probation') return [];
  const event = await writeDown(tx, row, { kind: 'confirmed', hand: null, changed: { status: 'voting' } });
  return tellMember(tx, null, member, { event });
}
