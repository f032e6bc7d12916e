import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';

/** What a debate says, told by a member who signs it. */
export interface Summary {
  readonly id: Id<'summary'>;
  /** Markdown. */
  readonly text: string;
  readonly at: Date;
  readonly by: { readonly member: Id<'member'>; readonly name: string; readonly handle: string | null };
  /** Posts of this server whose addresses stand in the text. */
  readonly cites: readonly Id<'post'>[];
}

/** Newest first. */
export async function summariesOf(db: Db, proposal: Id<'proposal'>): Promise<readonly Summary[]> {
  throw new Error(`not there yet: ${String(db)} ${proposal}`);
}

/**
 * Signs a summary of the debate; the older ones stay.
 * @throws Refusal 403 for who is no member, 404, 422 on `text`.
 */
export async function summarise(
  tx: Tx,
  actor: Actor,
  proposal: Id<'proposal'>,
  input: { text: string; member?: Id<'member'> | undefined },
): Promise<Id<'summary'>> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${proposal} ${input.text}`);
}
