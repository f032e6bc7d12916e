import type { Db } from '#db';

export interface StewardView {
  readonly handle: string;
  readonly displayName: string;
}

/** Who holds the role of steward, those who have held it longest first. */
export function stewardsOf(db: Db): Promise<StewardView[]> {
  return db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.person_id', 'role_grant.person_id')
    .where('role_grant.role', '=', 'steward')
    .where('role_grant.ended_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .orderBy('role_grant.id')
    .orderBy('account.id')
    .select(['account.handle', 'account.display_name as displayName'])
    .execute();
}

/** How many accounts live here. */
export async function countAccounts(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('account')
    .where('domain', 'is', null)
    .where('deleted_at', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
