import type { Tx } from '#db';
import type { Id } from '#ids';
import { minutesAfter, scheduleVote } from './schedule.ts';
import type { ProposalSettings } from './settings.ts';

/** The first moment at which a vote may open: the notice of this version is over, and the author's date has come. */
export function opensFrom(row: { readonly version_at: Date; readonly settings: ProposalSettings }): Date {
  const notice = minutesAfter(row.version_at, row.settings.noticeMinutes);
  const chosen = row.settings.opensAt === null ? notice : new Date(row.settings.opensAt);
  return chosen > notice ? chosen : notice;
}

/** Has a proposal in discussion opened by itself when its time has come, where its author wants that. */
export async function scheduleOpening(tx: Tx, id: Id<'proposal'>): Promise<void> {
  const row = await tx
    .selectFrom('proposal')
    .where('id', '=', id)
    .where('state', '=', 'discussion')
    .select(['version_at', 'settings'])
    .executeTakeFirst();
  if (!row?.settings.opensItself) return;
  const from = opensFrom(row);
  await scheduleVote(tx, 'open', id, from > tx.now ? from : tx.now);
}
