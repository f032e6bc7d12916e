import type { Db } from '#db';
import type { Id } from '#ids';
import { Refusal } from '#refusal';

/** @throws Refusal 403 for those who are not in the circle: it proposes among itself. */
export async function mustBeInCircle(db: Db, member: Id<'member'>, circle: Id<'circle'>): Promise<void> {
  const found = await db
    .selectFrom('circle_member')
    .where('circle_id', '=', circle)
    .where('member_id', '=', member)
    .where('ended_at', 'is', null)
    .select('member_id')
    .executeTakeFirst();
  if (!found) throw new Refusal(403, (m) => m.deliberation.refusals.notInCircle);
}
