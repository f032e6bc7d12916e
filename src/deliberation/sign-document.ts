import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';

/**
 * Signs the version of a document that holds; anyone with an account may, once. Signing again changes only
 * whether one is named.
 * @throws Refusal 404 when there is no such version, 409 when it holds no more.
 */
export async function signDocument(
  tx: Tx,
  actor: Actor,
  input: { document: Id<'document'>; version: number; shown: boolean },
): Promise<void> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${input.version}`);
}

/** Takes one's signature back from every version. */
export async function unsignDocument(tx: Tx, actor: Actor, document: Id<'document'>): Promise<void> {
  throw new Error(`not there yet: ${String(tx)} ${actor.person} ${document}`);
}

export interface DocumentSigner {
  readonly handle: string;
  readonly displayName: string;
  readonly avatarFile: string | null;
  readonly at: Date;
}

/** How many signed a version, those who agreed to be named (latest first, at most `limit`), and how the actor did. */
export async function documentSigners(
  db: Db,
  actor: Actor | undefined,
  document: Id<'document'>,
  version: number,
  limit = 60,
): Promise<{ count: number; named: readonly DocumentSigner[]; mine: { at: Date; shown: boolean } | undefined }> {
  throw new Error(`not there yet: ${String(db)} ${actor?.person} ${document} ${version} ${limit}`);
}
