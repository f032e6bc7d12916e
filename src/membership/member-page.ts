import { type Actor, rolesOf } from '#accounts';
import type { Db } from '#db';
import { notFound } from '#refusal';
import { circlesOf } from './circles.ts';
import { delegatesOf } from './delegates.ts';
import { mandatesOf } from './mandates.ts';
import { membershipsOf, mustBeMember } from './member.ts';
import { entryByNumber } from './register.ts';
import type { MemberView } from './register-view.ts';

/**
 * Everything that members may know of one of them.
 * @throws Refusal 403 when the actor is no member and the entry not their own, 404 when no member has this number.
 */
export async function memberByNumber(db: Db, actor: Pick<Actor, 'person'>, n: number): Promise<MemberView> {
  const entry = await entryByNumber(db, n);
  const own = entry !== undefined && (await membershipsOf(db, actor)).some(({ id }) => id === entry.id);
  if (!own) await mustBeMember(db, actor);
  if (!entry) throw notFound();
  const roles = await rolesOf(db, actor.person);
  const mayReadReasons = own || roles.has('secretary') || roles.has('moderator');
  const [row, events, mandates, circles] = await Promise.all([
    db.selectFrom('member').where('id', '=', entry.id).select('ended_at').executeTakeFirst(),
    db
      .selectFrom('membership_event')
      .where('member_id', '=', entry.id)
      .orderBy('at')
      .orderBy('id')
      .selectAll()
      .execute(),
    mandatesOf(db, entry.id),
    circlesOf(db, entry.id),
  ]);
  return {
    entry,
    endedAt: row?.ended_at ?? null,
    history: events.map((event) => ({
      id: event.id,
      kind: event.kind,
      status: event.status,
      class: event.class,
      reason: mayReadReasons ? event.reason : '',
      at: event.at,
      byDecision: event.by_decision,
    })),
    mandates,
    circles,
    delegates: entry.kind === 'organisation' ? await delegatesOf(db, entry.id) : [],
  };
}
