import { type ActionCall, actionNamed } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';

/** What would bring back what a decision changed, the last change first; `whole` unless some of it cannot be undone. */
export async function inversesOf(
  db: Db,
  proposal: Id<'proposal'>,
): Promise<{ readonly calls: readonly ActionCall[]; readonly whole: boolean }> {
  const ran = await db
    .selectFrom('action')
    .where('proposal_id', '=', proposal)
    .where('ran_at', 'is not', null)
    .orderBy('position', 'desc')
    .select(['name', 'inverse'])
    .execute();
  const calls = ran.flatMap(({ inverse }) => (inverse && actionNamed(inverse.name) ? [inverse] : []));
  return { calls, whole: calls.length === ran.length && ran.length > 0 };
}
