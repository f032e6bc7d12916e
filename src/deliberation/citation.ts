import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';

/** What a proposal cites, as it was when it was cited. */
export interface Citation {
  readonly id: Id<'citation'>;
  readonly label: string;
  /** A path of this server or an address elsewhere; empty for a passage of something on paper. */
  readonly address: string;
  readonly text: string;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly at: Date;
}

export async function citationsOf(db: Db, proposal: Id<'proposal'>): Promise<readonly Citation[]> {
  throw new Error(`not there yet: ${String(db)} ${proposal}`);
}

/**
 * The author cites a passage: kept as text and hash, whatever becomes of its source. What stands on this server
 * is read from it; of anything else the passage is given.
 * @throws Refusal 403 for others than the author, 404, 409 once the vote is open, 422.
 */
export async function cite(
  tx: Tx,
  actor: Actor,
  proposal: Id<'proposal'>,
  input: { label: string; address: string; text: string },
): Promise<Id<'citation'>> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${proposal} ${input.label}`);
}

/**
 * Keeps everything of this server that the body of a proposal links to: versions of documents and public posts.
 * Called when a vote opens.
 */
export async function keepCitations(tx: Tx, proposal: Id<'proposal'>): Promise<void> {
  throw new Error(`not there yet: ${String(tx)} ${proposal}`);
}
