import { sql } from 'kysely';
import * as v from 'valibot';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line, optional } from '#input';
import { enqueue, type JobName } from '#jobs';
import { invalid } from '#refusal';
import type { Actor } from './viewer.ts';

/** As many, and as long, as Mastodon’s. */
export const MOST_FIELDS = 4;
export const LONGEST_FIELD = 255;

const part = optional(line(LONGEST_FIELD));
/** Name and value go together; a field where both are empty is none. */
export const fieldsInput = v.optional(
  v.pipe(
    v.array(
      v.pipe(
        v.object({ name: part, value: part }),
        v.forward(
          v.check(({ name, value }) => name !== '' || value === '', 'missing'),
          ['name'],
        ),
        v.forward(
          v.check(({ name, value }) => value !== '' || name === '', 'missing'),
          ['value'],
        ),
      ),
    ),
    v.transform((fields) => fields.filter(({ name }) => name !== '')),
  ),
  [],
);

export interface FieldView {
  readonly name: string;
  readonly value: string;
  /** When the page behind it was last seen to link back to the profile; null: it was not. */
  readonly verifiedAt: Date | null;
}

/** What an account says of itself, in its order. */
export const fieldsOf = (db: Db, account: Id<'account'>): Promise<FieldView[]> =>
  db
    .selectFrom('profile_field')
    .where('account_id', '=', account)
    .orderBy('position')
    .select(['name', 'value', 'verified_at as verifiedAt'])
    .execute();

/** Asks the pages behind the fields of an account whether they link back. */
export const VERIFY_LINKS: JobName<{ readonly account: string; readonly tries?: number }> = {
  name: 'network.verify-links',
};

/**
 * The page that can vouch for a field: an address alone, encrypted, without a user, and written as it is asked for, so
 * that no look-alike passes (the rule of Mastodon, `Account::Field#verifiable?`).
 */
export function pageBehind(value: string): URL | undefined {
  if (!/^https:\/\/\S+$/.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const written = /^https:\/\/([^/?#]+)/.exec(value)?.[1];
  return written?.toLowerCase() === url.host && url.username === '' ? url : undefined;
}

/**
 * Writes the fields of an account anew. What a page vouched for holds for as long as its address stands; every other
 * page is asked again. The caller holds the account.
 * @throws Refusal 422 for more than four.
 */
export async function writeFields(
  tx: Tx,
  actor: Actor,
  fields: readonly { readonly name: string; readonly value: string }[],
): Promise<void> {
  if (fields.length > MOST_FIELDS) throw invalid({ fields: (m) => m.profile.tooManyFields(MOST_FIELDS) });
  const before = await tx
    .deleteFrom('profile_field')
    .where('account_id', '=', actor.account)
    .returning(['value', 'verified_at', 'checked_at'])
    .execute();
  const rows = fields.map(({ name, value }, position) => {
    const known = before.find((one) => one.value === value && one.verified_at !== null);
    return {
      account_id: actor.account,
      position,
      name,
      value,
      verified_at: known?.verified_at ?? null,
      checked_at: known?.checked_at ?? null,
    };
  });
  if (rows.length > 0) await tx.insertInto('profile_field').values(rows).execute();
  if (rows.some(({ value, checked_at }) => checked_at === null && pageBehind(value))) {
    await enqueue(tx, VERIFY_LINKS, { account: actor.account }, { key: actor.account });
  }
}

/** A page to ask, and the value that stands for it. */
export interface LinkToVerify {
  readonly value: string;
  readonly page: URL;
  readonly verifiedAt: Date | null;
}

const DAY_MS = 86_400_000;
/** What a page vouched for is asked again after so many days, and each day from then on. */
const ASKED_AGAIN_DAYS = 30;
/** After so many without an answer it vouches for nothing any more. */
const VOUCHES_DAYS = 60;

const daysAgo = (db: Db, days: number): Date => new Date(db.now.getTime() - days * DAY_MS);

const isDue = (db: Db) => sql<boolean>`(checked_at is null and value ~ '^https://\\S+$'
  or verified_at < ${daysAgo(db, ASKED_AGAIN_DAYS)} and checked_at < ${daysAgo(db, 1)})`;

/** Those of an account that no page was asked about yet, and those that are due again; its handle. */
export async function linksToVerify(
  db: Db,
  account: Id<'account'>,
): Promise<{ readonly handle: string; readonly links: readonly LinkToVerify[] } | undefined> {
  const there = await db
    .selectFrom('account')
    .where('id', '=', account)
    .where('domain', 'is', null)
    .where('deleted_at', 'is', null)
    .where('suspended_at', 'is', null)
    .select('handle')
    .executeTakeFirst();
  if (!there) return undefined;
  const rows = await db
    .selectFrom('profile_field')
    .where('account_id', '=', account)
    .where(isDue(db))
    .select(['value', 'verified_at as verifiedAt'])
    .execute();
  const links = rows.flatMap((row) => {
    const page = pageBehind(row.value);
    return page ? [{ ...row, page }] : [];
  });
  return { handle: there.handle, links };
}

/**
 * Notes what came of asking a page. Fields that say something else by now are left as they are.
 * @param answer whether it links back; `silent` when it did not answer.
 * @returns whether others see something else than before.
 */
export async function noteVerified(
  tx: Tx,
  account: Id<'account'>,
  value: string,
  answer: boolean | 'silent',
): Promise<boolean> {
  const rows = await tx
    .updateTable('profile_field')
    .set({ checked_at: tx.now, ...(answer !== 'silent' && { verified_at: answer ? tx.now : null }) })
    .where('account_id', '=', account)
    .where('value', '=', value)
    .returning('position')
    .execute();
  return rows.length > 0 && answer !== 'silent';
}

/**
 * Asks again what is due, and takes its mark from what no page has vouched for any more since long.
 * @returns the accounts that others see otherwise from now on.
 */
export async function verifyAgain(tx: Tx): Promise<readonly Id<'account'>[]> {
  const lapsed = await tx
    .updateTable('profile_field')
    .set({ verified_at: null })
    .where('verified_at', '<', daysAgo(tx, VOUCHES_DAYS))
    .returning('account_id')
    .execute();
  const due = await tx.selectFrom('profile_field').where(isDue(tx)).select('account_id').distinct().execute();
  for (const { account_id: account } of due) await enqueue(tx, VERIFY_LINKS, { account }, { key: account });
  return [...new Set(lapsed.map((row) => row.account_id))];
}
