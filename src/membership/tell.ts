import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { enqueue } from '#jobs';
import { type News, notifyMember } from '#network';
import { type Doer, byDecision } from './hand.ts';
import { sendLetters } from './letters-jobs.ts';

interface Reached {
  readonly account: Id<'account'>;
}

/** The accounts of those who sign in as a member: its own person's, or its delegates'. */
export async function accountsOf(db: Db, member: Id<'member'>): Promise<Id<'account'>[]> {
  const { rows } = await sql<Reached>`
    select account.id as account from account
    where deleted_at is null and person_id in (
      select person_id from member where id = ${member}
      union all
      select person_id from member_delegate where member_id = ${member} and ended_at is null)
    order by account.id`.execute(db);
  return rows.map(({ account }) => account);
}

/** The accounts of those who hold a role of the register; before it is open, of the stewards too. */
async function keepersOf(db: Db): Promise<Id<'account'>[]> {
  const { rows } = await sql<Reached>`
    select account.id as account from account
    join role_grant on role_grant.person_id = account.person_id and role_grant.ended_at is null
    where account.deleted_at is null and role_grant.role in ('secretary', 'steward')
    order by role_grant.id, account.id`.execute(db);
  return rows.map(({ account }) => account);
}

/** In whose name an inbox says it: whoever did it, whose proposal it was, or else who keeps the register. */
async function senderOf(tx: Tx, doer: Doer): Promise<Id<'account'> | undefined> {
  if (doer && !byDecision(doer)) return doer.account;
  return doer?.author?.account ?? (await keepersOf(tx))[0];
}

/** Tells a member of what was written down about them: at once in the inbox, and by a mail that a job writes. */
export async function tellMember(
  tx: Tx,
  doer: Doer,
  member: Id<'member'>,
  about: { readonly event: Id<'membership-event'> } | { readonly mandate: Id<'mandate'> },
): Promise<News> {
  await enqueue(tx, sendLetters, about);
  const from = await senderOf(tx, doer);
  return from === undefined ? [] : notifyMember(tx, { from, to: await accountsOf(tx, member) });
}

/** Tells those who keep the register that somebody asks to come in. */
export async function tellKeepers(tx: Tx, from: Id<'account'>): Promise<News> {
  return notifyMember(tx, { from, to: await keepersOf(tx) });
}
