import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { Locale } from '#i18n';
import { hashSecret, newSecret } from '#random';
import { notFound } from '#refusal';
import { VOTING_SCOPES } from './scopes.ts';
import { type Actor, heldRoles } from './viewer.ts';

export interface TokenInput {
  readonly name: string;
  readonly scopes: readonly string[];
  /** When it ends by itself; never, when left out. */
  readonly expiresAt?: Date | undefined;
  /** The application that it is given to, and by which code. */
  readonly app?: Id<'app'>;
  readonly codeHash?: Buffer;
}

/**
 * Makes a token by which a program acts as an account.
 * @returns the secret, which is told this once.
 */
export async function createToken(
  tx: Tx,
  actor: Pick<Actor, 'person' | 'account'>,
  { name, scopes, expiresAt, app, codeHash }: TokenInput,
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
      scopes: [...new Set(scopes)],
      created_at: tx.now,
      expires_at: expiresAt ?? null,
      ...(app && { app_id: app }),
      ...(codeHash && { code_hash: codeHash }),
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
  readonly expiresAt: Date | null;
  /** When it was last used, right to the day. */
  readonly seenAt: Date | null;
}

/** The programs that may act for a person, newest first. */
export function tokensOf(db: Db, actor: Actor): Promise<TokenView[]> {
  return db
    .selectFrom('access_token')
    .where('person_id', '=', actor.person)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', db.now)]))
    .orderBy('id', 'desc')
    .select(['id', 'name', 'scopes', 'created_at as createdAt', 'expires_at as expiresAt', 'seen_at as seenAt'])
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

/**
 * Lets a program vote for its person in public votes, or no longer.
 * @throws Refusal 404 when it is nobody's or somebody else's.
 */
export async function letVote(tx: Tx, actor: Actor, token: Id<'token'>, may: boolean): Promise<void> {
  const row = await tx
    .selectFrom('access_token')
    .where('id', '=', token)
    .where('person_id', '=', actor.person)
    .where('revoked_at', 'is', null)
    .select('scopes')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  const others = row.scopes.filter((scope) => !VOTING_SCOPES.some((one) => one === scope));
  await tx
    .updateTable('access_token')
    .set({ scopes: may ? [...others, ...VOTING_SCOPES] : others })
    .where('id', '=', token)
    .execute();
}

/** A program that acts for a person. */
export interface Bearer extends Actor {
  readonly token: Id<'token'>;
  readonly scopes: ReadonlySet<string>;
  readonly handle: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly seenAt: Date | null;
}

/**
 * @param secret what stands behind `Bearer`, from outside.
 * @returns for whom it acts, or undefined when it is unknown, revoked or out of date, or the account is suspended.
 */
export async function bearerOf(db: Db, secret: string): Promise<Bearer | undefined> {
  if (secret === '' || secret.length > 200) return undefined;
  const row = await db
    .selectFrom('access_token')
    .innerJoin('person', 'person.id', 'access_token.person_id')
    .innerJoin('account', 'account.id', 'access_token.account_id')
    .where('access_token.token_hash', '=', hashSecret(secret))
    .where('access_token.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('access_token.expires_at', 'is', null), eb('access_token.expires_at', '>', db.now)]))
    .where('account.deleted_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .select([
      'access_token.id as token',
      'access_token.scopes',
      'access_token.seen_at as seenAt',
      'person.id as person',
      'person.locale',
      'account.id as account',
      'account.handle',
      'account.display_name as displayName',
      heldRoles.as('roles'),
    ])
    .executeTakeFirst();
  return row && { ...row, scopes: new Set(row.scopes), roles: new Set(row.roles ?? []) };
}

/** Notes that a token is in use, once a day. */
export async function noteUse(tx: Tx, { token }: Pick<Bearer, 'token'>): Promise<void> {
  await tx
    .updateTable('access_token')
    .set({ seen_at: tx.now })
    .where('id', '=', token)
    .where(sql<boolean>`(seen_at is null or seen_at < ${tx.now}::timestamptz - interval '1 day')`)
    .execute();
}
