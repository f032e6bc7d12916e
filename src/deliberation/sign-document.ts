import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { notFound, Refusal } from '#refusal';

/**
 * Signs the version of a document that holds; anyone with an account may, once. Signing again changes only
 * whether one is named, and under which account.
 * @throws Refusal 404 when there is no such document, 409 when another version holds by now, or none.
 */
export async function signDocument(
  tx: Tx,
  actor: Actor,
  input: { document: Id<'document'>; version: number; shown: boolean },
): Promise<void> {
  const found = await tx
    .selectFrom('document')
    .where('id', '=', input.document)
    .select(['version', 'retired_at'])
    .executeTakeFirst();
  if (!found) throw notFound();
  if (found.version !== input.version || found.retired_at !== null) {
    throw new Refusal(409, (m) => m.talk.faults.versionGone);
  }
  const { shown } = input;
  await tx
    .insertInto('document_signature')
    .values({
      document_id: input.document,
      version: input.version,
      person_id: actor.person,
      account_id: actor.account,
      shown,
      at: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['document_id', 'version', 'person_id']).doUpdateSet({ shown, account_id: actor.account }),
    )
    .execute();
}

/** Takes one's signature back from every version. */
export async function unsignDocument(tx: Tx, actor: Actor, document: Id<'document'>): Promise<void> {
  await tx
    .deleteFrom('document_signature')
    .where('document_id', '=', document)
    .where('person_id', '=', actor.person)
    .execute();
}

/** What goes with an account that is deleted: whoever leaves signs nothing any more. */
export async function eraseSignatures(tx: Tx, account: Id<'account'>): Promise<void> {
  await tx.deleteFrom('document_signature').where('account_id', '=', account).execute();
}

export interface DocumentSigner {
  readonly handle: string;
  readonly displayName: string;
  /** Name of a file of the media folder. */
  readonly avatarFile: string | null;
  readonly at: Date;
}

export interface DocumentSigners {
  readonly count: number;
  readonly named: readonly DocumentSigner[];
  /** The newest version that the actor signed. */
  readonly mine: { readonly version: number; readonly at: Date; readonly shown: boolean } | undefined;
}

/** How many signed a version, those who agreed to be named (latest first, at most `limit`), and how the actor did. */
export async function documentSigners(
  db: Db,
  actor: Pick<Actor, 'person'> | undefined,
  document: Id<'document'>,
  version: number,
  limit = 60,
): Promise<DocumentSigners> {
  const { count } = await db
    .selectFrom('document_signature')
    .where('document_id', '=', document)
    .where('version', '=', version)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  const named = await db
    .selectFrom('document_signature as signed')
    .innerJoin('account', 'account.id', 'signed.account_id')
    .leftJoin('media', 'media.id', 'account.avatar_id')
    .where('signed.document_id', '=', document)
    .where('signed.version', '=', version)
    .where('signed.shown', '=', true)
    .where('account.deleted_at', 'is', null)
    .orderBy('signed.at', 'desc')
    .orderBy('signed.person_id', 'desc')
    .limit(limit)
    .select(['account.handle', 'account.display_name as displayName', 'media.preview as avatarFile', 'signed.at'])
    .execute();
  const mine =
    actor &&
    (await db
      .selectFrom('document_signature')
      .where('document_id', '=', document)
      .where('person_id', '=', actor.person)
      .orderBy('version', 'desc')
      .select(['version', 'at', 'shown'])
      .executeTakeFirst());
  return { count, named, mine };
}
