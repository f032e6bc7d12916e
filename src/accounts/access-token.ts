import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret, newSecret } from '#random';
import { notFound } from '#refusal';
import type { Actor } from './viewer.ts';

/**
 * Makes a token by which a program acts as an account.
 * @param scopes as in Mastodon's API: `read`, `write`, `follow`, …
 * @returns the secret, which is told this once.
 */
export async function createToken(
  tx: Tx,
  actor: Actor,
  { name, scopes }: { name: string; scopes: readonly string[] },
): Promise<{ id: Id<'token'>; secret: string }> {
  const secret = newSecret(tx.random);
  const { id } = await tx
    .insertInto('access_token')
    .values({
      id: tx.newId<'token'>(),
      token_hash: hashSecret(secret),
      person_id: actor.person,
      account_id: actor.account,
      name,
      scopes: [...scopes],
      created_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, secret };
}

export interface TokenView {
  readonly id: Id<'token'>;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
}

/** The programs that may act for a person, newest first. */
export function tokensOf(db: Db, actor: Actor): Promise<TokenView[]> {
  return db
    .selectFrom('access_token')
    .where('person_id', '=', actor.person)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .select(['id', 'name', 'scopes', 'created_at as createdAt'])
    .execute();
}

/** Takes a token back. @throws Refusal 404 when it is nobody's or somebody else's. */
export async function revokeToken(tx: Tx, actor: Actor, token: Id<'token'>): Promise<void> {
  const revoked = await tx
    .updateTable('access_token')
    .set({ revoked_at: tx.now })
    .where('id', '=', token)
    .where('person_id', '=', actor.person)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!revoked) throw notFound();
}
