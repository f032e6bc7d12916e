import { type Actor, mustHold } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { notFound, Refusal } from '#refusal';
import { CLAIM_HOURS } from './house.ts';

const HOUR_MS = 3_600_000;

/** @throws Refusal 403 when somebody neither moderates nor looks after the server. */
export const mustModerate = (db: Db, actor: Pick<Actor, 'person'>): Promise<void> =>
  mustHold(db, actor, ['moderator', 'steward']);

/** A case for whoever works on it. */
export interface HeldCase {
  readonly id: Id<'case'>;
  readonly account: Id<'account'>;
  readonly claimed_by: Id<'person'> | null;
  readonly claimed_at: Date | null;
  readonly closed_at: Date | null;
}

/** Until when a claim holds; null when nobody's does. */
export const claimLapses = (o: Pick<HeldCase, 'claimed_at'>, now: Date): Date | null => {
  if (!o.claimed_at) return null;
  const lapses = new Date(o.claimed_at.getTime() + CLAIM_HOURS * HOUR_MS);
  return lapses > now ? lapses : null;
};

/**
 * Holds a case until the transaction ends, with the account that it is about: whoever reports it, acts on it or leaves
 * does so in turn. Nobody works on a case about themselves: to them it is not there.
 * @throws Refusal 403, 404, 409 when somebody else has claimed it, or the account is gone.
 */
export async function holdCase(tx: Tx, actor: Actor, id: Id<'case'>): Promise<HeldCase> {
  await mustModerate(tx, actor);
  const about = await tx.selectFrom('moderation_case').where('id', '=', id).select('account_id').executeTakeFirst();
  const account = about && (await holdAccount(tx, about.account_id));
  if (!about || !account || account.person_id === actor.person) throw notFound();
  const row = await tx
    .selectFrom('moderation_case')
    .where('id', '=', id)
    .select(['id', 'account_id as account', 'claimed_by', 'claimed_at', 'closed_at', 'outcome'])
    .executeTakeFirstOrThrow();
  if (row.outcome === 'left' || account.deleted_at) throw new Refusal(409, (m) => m.moderation.errors.gone);
  if (row.claimed_by !== null && row.claimed_by !== actor.person && claimLapses(row, tx.now))
    throw new Refusal(409, (m) => m.moderation.errors.claimed);
  return row;
}

/** Lets nobody else report, judge or leave meanwhile; posting goes on. */
export async function holdAccount(tx: Tx, account: Id<'account'>) {
  return tx
    .selectFrom('account')
    .where('id', '=', account)
    .forNoKeyUpdate()
    .select(['id', 'person_id', 'handle', 'deleted_at'])
    .executeTakeFirst();
}

/** The accounts of those who moderate, but for whom it is about. */
export async function moderatorAccounts(db: Db, but: readonly Id<'person'>[] = []): Promise<Id<'account'>[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.person_id', 'role_grant.person_id')
    .where('role_grant.role', 'in', ['moderator', 'steward'])
    .where('role_grant.ended_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .$if(but.length > 0, (query) => query.where('role_grant.person_id', 'not in', but))
    .select('account.id')
    .distinct()
    .execute();
  return rows.map((row) => row.id);
}
