import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { type News, notifyOfModeration } from '#network';
import { Refusal } from '#refusal';
import type { House } from './house.ts';
import { letterOfOutcome, mailTo } from './letters.ts';
import { holdCase } from './may.ts';

/**
 * Closes a case on which nothing is to be done, and tells those who reported it.
 * @throws Refusal 403, 404, 409 when somebody else has claimed it, or a suspension waits to be confirmed.
 */
export async function closeCase(
  tx: Tx,
  actor: Actor,
  id: Id<'case'>,
  house: Pick<House, 'origin'>,
): Promise<{ news: News }> {
  await holdCase(tx, actor, id);
  const waits = await tx
    .selectFrom('moderation_action')
    .where('case_id', '=', id)
    .where('began_at', 'is', null)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (waits) throw new Refusal(409, (m) => m.moderation.errors.suspensionWaits);
  return { news: await settleCase(tx, actor, id, house) };
}

/** Closes a case that is held, when it is open; whether something was done is what its actions say. */
export async function settleCase(
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  id: Id<'case'>,
  house: Pick<House, 'origin'>,
): Promise<News> {
  const done = await tx
    .selectFrom('moderation_action')
    .where('case_id', '=', id)
    .where('began_at', 'is not', null)
    .select('id')
    .executeTakeFirst();
  const closed = await tx
    .updateTable('moderation_case')
    .set({
      closed_at: tx.now,
      closed_by: actor.person,
      outcome: done ? 'acted' : 'nothing',
      claimed_by: null,
      claimed_at: null,
    })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!closed) return [];
  const rows = await tx
    .selectFrom('report')
    .where('case_id', '=', id)
    .where('reporter_id', 'is not', null)
    .select('reporter_id')
    .distinct()
    .execute();
  const reporters = rows.flatMap((row) => row.reporter_id ?? []);
  await mailTo(tx, reporters, house, letterOfOutcome(done !== undefined));
  return notifyOfModeration(tx, 'report', reporters, id);
}
