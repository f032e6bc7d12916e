import { mayVote, type Membership, membershipsOf } from '#membership';
import type { Ctx } from '#http';

/** How the reader of a page stands to the co-op. */
export interface Standing {
  /** All their entries, their own first. */
  readonly memberships: readonly Membership[];
  /** Their own entry, whatever its status. */
  readonly own: Membership | undefined;
  /** The entry in whose name they act: their own, else the first organisation they speak for. */
  readonly acting: Membership | undefined;
  /** May write in the register, and may tell a member a charge. */
  readonly mayKeep: boolean;
  readonly mayCharge: boolean;
  /** Takes part, for themselves or for an organisation: names in the register are theirs to read. */
  readonly isMember: boolean;
}

const STRANGER: Standing = {
  memberships: [],
  own: undefined,
  acting: undefined,
  mayKeep: false,
  mayCharge: false,
  isMember: false,
};

/** How whoever looks stands to the co-op; strangers have no entry. */
export async function standingOf(c: Ctx): Promise<Standing> {
  const { viewer, deps } = c.var;
  if (!viewer) return STRANGER;
  const memberships = await membershipsOf(deps.db, viewer);
  const acting = memberships.find((one) => mayVote(one) || one.status === 'probation');
  return {
    memberships,
    own: memberships.find((one) => one.as === 'self'),
    acting,
    mayKeep: viewer.roles.has('secretary'),
    mayCharge: viewer.roles.has('secretary') || viewer.roles.has('moderator'),
    isMember: acting !== undefined,
  };
}
