import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Membership } from '#membership';
import type { Position } from './kinds.ts';
import type { ShownStance } from './proposal.ts';
import type { ProposalViewer } from './read-proposals.ts';
import type { Choice } from './settings.ts';

/** What members said in a public vote whose results the viewer may see now; newest first, all of them without `limit`. */
export async function stancesOf(
  _db: Db,
  _viewer: ProposalViewer,
  _proposal: Id<'proposal'>,
  _page: { readonly position?: Position; readonly before?: Id<'member'>; readonly limit?: number } = {},
): Promise<readonly ShownStance[]> {
  throw new Error('not yet');
}

/** The viewer's place in a vote: one entry a membership that one votes for. */
export interface MyStance {
  readonly member: Membership;
  /** On the roll and in good standing: may vote while it runs. Before opening: would be on it. */
  readonly elector: boolean;
  /** null: not cast, or a confidential vote that has closed. */
  readonly choice: Choice | null;
  readonly reason: string;
  readonly castAt: Date | null;
}

export async function myStance(_db: Db, _actor: Actor, _proposal: Id<'proposal'>): Promise<readonly MyStance[]> {
  throw new Error('not yet');
}
