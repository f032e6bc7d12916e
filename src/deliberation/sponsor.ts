import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { actingMember } from '#membership';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { stateNews } from './announcement.ts';
import { lockProposal, mustBeInDiscussion } from './find-proposal.ts';
import { writeEvent } from './history.ts';
import { mustBeInCircle } from './in-circle.ts';
import { scheduleOpening } from './opens-from.ts';

/**
 * Lends one's name so that it may be voted on; of a circle's proposal, its members only. Twice is once.
 * @throws Refusal 404, 403, 409.
 */
export async function sponsorProposal(tx: Tx, actor: Actor, id: Id<'proposal'>, member?: Id<'member'>): Promise<News> {
  const row = await lockProposal(tx, actor, id);
  mustBeInDiscussion(row);
  const acting = await actingMember(tx, actor, member);
  if (row.circle_id !== null) await mustBeInCircle(tx, acting.id, row.circle_id);
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('sponsor')
    .values({ proposal_id: id, member_id: acting.id, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added) return [];
  await writeEvent(tx, id, 'sponsored', {}, acting.id);
  // It may have waited for this one.
  await scheduleOpening(tx, id);
  return stateNews(id, 'discussion');
}

/** Takes one's name back; not the author's. @throws Refusal 404, 409. */
export async function unsponsor(tx: Tx, actor: Actor, id: Id<'proposal'>, member?: Id<'member'>): Promise<News> {
  const row = await lockProposal(tx, actor, id);
  mustBeInDiscussion(row);
  const acting = await actingMember(tx, actor, member);
  if (acting.id === row.member_id) throw new Refusal(409, (m) => m.deliberation.refusals.authorSponsors);
  const { numDeletedRows } = await tx
    .deleteFrom('sponsor')
    .where('proposal_id', '=', id)
    .where('member_id', '=', acting.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return [];
  await writeEvent(tx, id, 'unsponsored', {}, acting.id);
  return stateNews(id, 'discussion');
}
