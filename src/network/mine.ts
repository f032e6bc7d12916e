import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';

/** What one reader has done with a post: all that differs between two readers of a post that both may see. */
export interface Mine {
  readonly liked: boolean;
  readonly boosted: boolean;
}

export const NOTHING_MINE: Mine = { liked: false, boosted: false };

/** What somebody has done with some posts; those with which they have done nothing are left out. */
export async function readMine(
  db: Db,
  reader: Pick<Actor, 'account'>,
  ids: readonly Id<'post'>[],
): Promise<ReadonlyMap<Id<'post'>, Mine>> {
  const { rows } = await sql<Mine & { id: Id<'post'> }>`
    select id, bool_or(kind = 'like') as liked, bool_or(kind = 'boost') as boosted
    from (
      select post_id as id, 'like' as kind from favourite
      where account_id = ${reader.account} and post_id = any(${ids}::bigint[])
      union all
      select boost_of_id, 'boost' from post
      where account_id = ${reader.account} and boost_of_id = any(${ids}::bigint[]) and deleted_at is null) as done
    group by id`.execute(db);
  return new Map(rows.map(({ id, ...mine }) => [id, mine]));
}
