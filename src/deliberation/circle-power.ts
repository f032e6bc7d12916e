import type { Db } from '#db';
import type { Id } from '#ids';
import { givesOwnSeats } from './circle-seats.ts';

/**
 * Whether members gave a circle the power over all these actions, under this rule, and none goes beyond the circle. What
 * is in words only, any circle may decide for itself.
 */
export async function mayCircleDecide(
  db: Db,
  circle: Id<'circle'>,
  rule: string,
  actions: readonly { readonly name: string; readonly input: unknown }[],
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
  if (!actions.every(({ name }) => given.has(name))) return false;
  for (const { name, input } of actions) if (!(await givesOwnSeats(db, circle, name, input))) return false;
  return true;
}
