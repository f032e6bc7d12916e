import type { Db } from '#db';
import type { Id } from '#ids';

/** How many reports each of these accounts has had; those without one are not in it. */
export async function countReports(
  db: Db,
  accounts: readonly Id<'account'>[],
): Promise<ReadonlyMap<Id<'account'>, number>> {
  if (accounts.length === 0) return new Map();
  const rows = await db
    .selectFrom('report')
    .innerJoin('moderation_case', 'moderation_case.id', 'report.case_id')
    .where('moderation_case.account_id', 'in', accounts)
    .groupBy('moderation_case.account_id')
    .select((eb) => ['moderation_case.account_id as account', eb.fn.countAll<string>().as('n')])
    .execute();
  return new Map(rows.map(({ account, n }) => [account, Number(n)]));
}
