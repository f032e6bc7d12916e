import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News } from './news.ts';
import { notify } from './notify.ts';

/**
 * Writes into the inboxes of accounts that their place in the register changed, each time it does.
 * @param from whose hand it was; nobody hears of what they did themselves.
 */
export const notifyMember = (
  tx: Tx,
  { from, to }: { from: Id<'account'>; to: readonly Id<'account'>[] },
): Promise<News> => notify(tx, { kind: 'membership', from, to });
