import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret, newSecret } from '#random';
import { Refusal, notFound } from '#refusal';
import type { TokenPurpose } from './schema.ts';

const HOUR_MS = 3_600_000;

const LIVES_MS: Readonly<Record<TokenPurpose, number>> = {
  join: 24 * HOUR_MS,
  'sign-in': HOUR_MS,
  'change-email': HOUR_MS,
  'passkey-register': HOUR_MS / 12,
  'passkey-sign-in': HOUR_MS / 12,
};

interface About {
  /** Where the link goes, and the mailbox behind it. */
  email?: string;
  mailbox?: string;
  person?: Id<'person'>;
  payload?: Record<string, unknown>;
}

/** What a link carries, as it was when it was made. */
export interface OneTime {
  readonly purpose: TokenPurpose;
  readonly email: string | null;
  /** Canonical form of `email`; null where no mail went. */
  readonly mailbox: string | null;
  readonly person: Id<'person'> | null;
  readonly payload: Record<string, unknown>;
}

/**
 * Makes a secret that works once, for a while; only its hash is kept.
 * @param lives in milliseconds; as its purpose says unless told.
 */
export async function issueOneTime(
  tx: Tx,
  purpose: TokenPurpose,
  about: About,
  lives: number = LIVES_MS[purpose],
): Promise<string> {
  const secret = newSecret(tx.random);
  await tx
    .insertInto('one_time_token')
    .values({
      token_hash: hashSecret(secret),
      purpose,
      email: about.email ?? null,
      mailbox: about.mailbox ?? null,
      person_id: about.person ?? null,
      payload: JSON.stringify(about.payload ?? {}),
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + lives),
    })
    .execute();
  return secret;
}

/** Where a link stands. It can still be told for a week after its end, so that a new one can be offered. */
export type OneTimeState =
  | { state: 'good'; token: OneTime }
  | { state: 'used'; token: OneTime }
  | { state: 'expired'; token: OneTime }
  | { state: 'unknown' };

export async function oneTimeState(db: Db, purpose: TokenPurpose, secret: string): Promise<OneTimeState> {
  const row = await db
    .selectFrom('one_time_token')
    .where('token_hash', '=', hashSecret(secret))
    .where('purpose', '=', purpose)
    .select(['purpose', 'email', 'mailbox', 'person_id as person', 'payload', 'used_at', 'expires_at'])
    .executeTakeFirst();
  if (!row) return { state: 'unknown' };
  const { used_at, expires_at, ...token } = row;
  if (used_at) return { state: 'used', token };
  return { state: expires_at > db.now ? 'good' : 'expired', token };
}

/**
 * Takes a secret, once: of two who come at the same time, the second finds it used. It counts as
 * unused again when the transaction is rolled back.
 * @throws Refusal 410 when it is used or out of date, 404 when there never was one.
 */
export async function takeOneTime(tx: Tx, purpose: TokenPurpose, secret: string): Promise<OneTime> {
  const taken = await tx
    .updateTable('one_time_token')
    .set({ used_at: tx.now })
    .where('token_hash', '=', hashSecret(secret))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['purpose', 'email', 'mailbox', 'person_id as person', 'payload'])
    .executeTakeFirst();
  if (taken) return taken;
  const found = await oneTimeState(tx, purpose, secret);
  if (found.state === 'unknown') throw notFound();
  throw new Refusal(410, (m) => (found.state === 'used' ? m.accounts.linkUsed : m.accounts.linkExpired));
}
