import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { announcedAnew, stateNews } from './announcement.ts';
import { lockOwnProposal, mustBeInDiscussion } from './find-proposal.ts';
import { writeEvent } from './history.ts';

/**
 * Takes a proposal back, by its author, before its vote opens; a draft is thrown away.
 * @throws Refusal 404, 403, 409 once it is voted on.
 */
export async function withdrawProposal(tx: Tx, actor: Actor, id: Id<'proposal'>): Promise<News> {
  const row = await lockOwnProposal(tx, actor, id);
  if (row.state === 'draft') {
    await tx.deleteFrom('action').where('proposal_id', '=', id).execute();
    await tx.deleteFrom('proposal').where('id', '=', id).execute();
    return [];
  }
  if (row.state === 'withdrawn') return [];
  mustBeInDiscussion(row);
  await tx.updateTable('proposal').set({ state: 'withdrawn', withdrawn_at: tx.now }).where('id', '=', id).execute();
  await writeEvent(tx, id, 'withdrawn', {}, row.member_id);
  return [...stateNews(id, 'withdrawn'), ...(await announcedAnew(tx, id))];
}
