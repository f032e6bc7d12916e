import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Branch } from '#network';
import type { Position } from './kinds.ts';
import type { Choice } from './settings.ts';

/** Those who say the same: by position where the kind has them, by what they put first elsewhere. */
export interface DebateGroup {
  /** `yes`, `no`, `abstain`, `block`, or the option put first. */
  readonly key: string;
  readonly votes: number;
  /** How many of them gave a reason. */
  readonly reasons: number;
}

export interface DebateStance {
  readonly member: Id<'member'>;
  readonly name: string;
  readonly handle: string | null;
  readonly avatarFile: string | null;
  readonly group: string;
  readonly position: Position | null;
  readonly choice: Choice;
  readonly reason: string;
  readonly castAt: Date;
  readonly post: Id<'post'> | null;
  /** People of other groups who answered. */
  readonly answers: number;
  readonly replies: readonly Branch[];
}

export interface Debate {
  readonly groups: readonly DebateGroup[];
  /** Reasons, one a person, in the order of diversity. */
  readonly stances: readonly DebateStance[];
  /** Where the next page begins; null when that is all. */
  readonly next: number | null;
  /** Replies of people without a stance, or whose stance is not to be seen, oldest first. */
  readonly comments: readonly Branch[];
  /** Stances are not shown to this viewer: the vote is confidential, or its results wait. */
  readonly hidden: boolean;
}

/**
 * The debate about a proposal, ordered for diversity and never by likes.
 * @param show one group alone, and from which place (0 unless told) how many (20).
 * @returns undefined when there is no such proposal, or not for the viewer.
 */
export async function debate(
  db: Db,
  viewer: Actor | undefined,
  proposal: Id<'proposal'>,
  show: { group?: string; from?: number; limit?: number } = {},
): Promise<Debate | undefined> {
  throw new Error(`not there yet: ${String(db)} ${viewer?.person} ${proposal} ${show.from}`);
}
