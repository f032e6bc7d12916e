import type { Db } from '#db';
import type { Id } from '#ids';

/**
 * Whether members gave a circle the power over all these actions, under this rule. What is in words only, any circle
 * may decide for itself.
 */
export async function mayCircleDecide(
  db: Db,
  circle: Id<'circle'>,
  rule: string,
  actions: readonly string[],
): Promise<boolean> {
  if (actions.length === 0) return true;
  const powers = await db
    .selectFrom('circle_power')
    .where('circle_id', '=', circle)
    .where('rule_key', '=', rule)
    .where('ended_at', 'is', null)
    .select('action')
    .execute();
  const given = new Set(powers.map(({ action }) => action));
  return actions.every((action) => given.has(action));
}
