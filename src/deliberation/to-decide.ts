import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { ProposalSummary } from './proposal.ts';

/** The running votes that wait for one's own, or for that of an organisation one speaks for: soonest to close first. */
export async function toDecide(
  _db: Db,
  _actor: Actor,
): Promise<readonly { readonly proposal: ProposalSummary; readonly member: Id<'member'> }[]> {
  throw new Error('not yet');
}

/** How many they are. It runs on every page. */
export async function countToDecide(_db: Db, _actor: Actor): Promise<number> {
  throw new Error('not yet');
}
