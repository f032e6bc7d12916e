import type { Selectable } from 'kysely';
import { type Actor, endRole } from '#accounts';
import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { writeMandate } from './write-mandate.ts';
import { holdOwn } from './record.ts';
import type { MandateTable } from './schema.ts';
import { tellMember } from './tell.ts';

type MandateRow = Selectable<MandateTable>;

/** @throws Refusal 404 when there is no such mandate. */
async function holdMandate(tx: Tx, mandate: Id<'mandate'>): Promise<MandateRow> {
  const row = await tx.selectFrom('mandate').where('id', '=', mandate).selectAll().forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * Ends a mandate before its term. The role it carries ends with it, unless another mandate of the same member carries
 * it too; the next in reserve takes the seat for the rest of the term.
 * @throws Refusal 404, or 409 when it has ended already.
 */
export async function endMandate(tx: Tx, by: Authority | null, mandate: Id<'mandate'>): Promise<{ news: News }> {
  return { news: await endSeat(tx, await holdStanding(tx, mandate), 'decision', by) };
}

/**
 * Lays down a mandate of one's own, or of an organisation one speaks for.
 * @throws Refusal 404 when it is neither, 409 when it has ended already.
 */
export async function resignMandate(tx: Tx, actor: Actor, mandate: Id<'mandate'>): Promise<{ news: News }> {
  const held = await tx.selectFrom('mandate').where('id', '=', mandate).select('member_id').executeTakeFirst();
  if (!held) throw notFound();
  // The member before the mandate, as whoever leaves does: neither waits for the other in a circle.
  await holdOwn(tx, actor, held.member_id);
  const seat = await holdStanding(tx, mandate);
  return { news: await endSeat(tx, seat, 'resigned', null) };
}

async function holdStanding(tx: Tx, mandate: Id<'mandate'>): Promise<MandateRow> {
  const seat = await holdMandate(tx, mandate);
  if (seat.ended_at !== null) throw new Refusal(409, (m) => m.membership.refusals.mandateOver);
  return seat;
}

/** Ends a mandate, or leaves it as it is where somebody else has ended it meanwhile. */
export async function endStanding(
  tx: Tx,
  mandate: Id<'mandate'>,
  how: NonNullable<MandateRow['ended_how']>,
  by: Authority | null,
): Promise<News> {
  const seat = await holdMandate(tx, mandate);
  return seat.ended_at === null ? endSeat(tx, seat, how, by) : [];
}

/** Ends a standing mandate that is held, takes its role back, and fills the seat where its term is not over. */
async function endSeat(
  tx: Tx,
  seat: MandateRow,
  how: NonNullable<MandateRow['ended_how']>,
  by: Authority | null,
): Promise<News> {
  await tx
    .updateTable('mandate')
    .set({ ended_at: tx.now, ended_how: how, ended_by_decision: by?.decision ?? null })
    .where('id', '=', seat.id)
    .execute();
  await takeRoleBack(tx, seat);
  const told = await tellMember(tx, by, seat.member_id, { mandate: seat.id });
  const succeeded = how === 'term' ? [] : await seatNext(tx, seat, by);
  return [...told, ...succeeded];
}

/** A role ends when no mandate of its holder carries it any more. */
async function takeRoleBack(tx: Tx, { role, member_id }: MandateRow): Promise<void> {
  if (!role) return;
  const member = await tx.selectFrom('member').where('id', '=', member_id).select('person_id').executeTakeFirst();
  if (!member?.person_id) return;
  const other = await tx
    .selectFrom('mandate')
    .where('member_id', '=', member_id)
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (!other) await endRole(tx, null, member.person_id, role);
}

/** The first in reserve who can still take the seat holds it for the rest of the term; those after them stay in reserve. */
async function seatNext(tx: Tx, seat: MandateRow, by: Authority | null): Promise<News> {
  if (seat.ends_at <= tx.now) return [];
  for (const [i, member] of seat.reserves.entries()) {
    const next = await writeMandate(
      tx,
      by,
      {
        member,
        role: seat.role,
        title: seat.title,
        circle: seat.circle_id,
        endsAt: seat.ends_at,
        succession: seat.succession,
        reserves: seat.reserves.slice(i + 1),
      },
      { decision: seat.by_decision },
    );
    if ('mandate' in next) return next.news;
  }
  return [];
}
