import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { notAllowed, notFound, Refusal } from '#refusal';
import { type Doer, byDecision } from './hand.ts';
import { actingMember, membershipsOf } from './member.ts';

/**
 * Joins an open circle in the name of one's own entry, or of an organisation. Joining twice changes nothing.
 * @throws Refusal 403 when they are no member, 404 when there is no such circle, 409 when it is not open.
 */
export async function joinCircle(
  tx: Tx,
  actor: Actor,
  circle: Id<'circle'>,
  member?: Id<'member'>,
): Promise<{ news: News }> {
  const { id } = await actingMember(tx, actor, member);
  const row = await holdCircle(tx, circle);
  if (!row.open) throw new Refusal(409, (m) => m.membership.refusals.circleByDecision);
  await addMembers(tx, circle, [id]);
  return { news: [] };
}

/**
 * Leaves a circle; the mandates that one holds in it stay until they end or are laid down.
 * @throws Refusal 404 when there is no such circle.
 */
export async function leaveCircle(
  tx: Tx,
  actor: Actor,
  circle: Id<'circle'>,
  member?: Id<'member'>,
): Promise<{ news: News }> {
  await holdCircle(tx, circle);
  const mine = (await membershipsOf(tx, actor)).filter(({ id }) => member === undefined || id === member);
  const first = mine.find(({ id }) => id === member) ?? mine[0];
  if (!first) throw notFound();
  await endMembers(tx, circle, [first.id]);
  return { news: [] };
}

/**
 * Says who is in a circle: those who are not named any more leave it, the others join.
 * @param doer a decision, or somebody who holds a mandate in this circle.
 * @throws Refusal 403, 404.
 */
export async function setCircleMembers(
  tx: Tx,
  doer: Doer,
  circle: Id<'circle'>,
  members: readonly Id<'member'>[],
): Promise<{ news: News }> {
  await holdCircle(tx, circle);
  if (doer !== null && !byDecision(doer)) await mustLead(tx, doer, circle);
  const standing = await tx
    .selectFrom('circle_member')
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .select('member_id')
    .execute();
  const before = standing.map(({ member_id }) => member_id);
  await endMembers(
    tx,
    circle,
    before.filter((id) => !members.includes(id)),
  );
  await addMembers(
    tx,
    circle,
    members.filter((id) => !before.includes(id)),
  );
  return { news: [] };
}

/** @throws Refusal 403 when the actor holds no mandate in the circle. */
async function mustLead(tx: Tx, actor: Actor, circle: Id<'circle'>): Promise<void> {
  const mine = (await membershipsOf(tx, actor)).map(({ id }) => id);
  const held = mine.length
    ? await tx
        .selectFrom('mandate')
        .where('circle_id', '=', circle)
        .where('member_id', 'in', mine)
        .where('ended_at', 'is', null)
        .select('id')
        .executeTakeFirst()
    : undefined;
  if (!held) throw notAllowed();
}

/** @throws Refusal 404 when there is no such circle, or it is closed. */
export async function holdCircle(tx: Tx, circle: Id<'circle'>) {
  const row = await tx
    .selectFrom('circle')
    .where('id', '=', circle)
    .where('closed_at', 'is', null)
    .selectAll()
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Those who are in the circle already stay as they are, and those who are no members any more are left out. */
export async function addMembers(tx: Tx, circle: Id<'circle'>, members: readonly Id<'member'>[]): Promise<void> {
  if (members.length === 0) return;
  const living = await tx
    .selectFrom('member')
    .where('id', 'in', members)
    .where('status', 'in', ['voting', 'probation'])
    .select('id')
    .forShare()
    .execute();
  const standing = await tx
    .selectFrom('circle_member')
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .select('member_id')
    .execute();
  const joining = living.filter(({ id }) => !standing.some(({ member_id }) => member_id === id));
  if (joining.length === 0) return;
  await tx
    .insertInto('circle_member')
    .values(joining.map(({ id }) => ({ circle_id: circle, member_id: id, from_at: tx.now })))
    // Who left and comes back in one moment was never away.
    .onConflict((conflict) => conflict.columns(['circle_id', 'member_id', 'from_at']).doUpdateSet({ ended_at: null }))
    .execute();
}

async function endMembers(tx: Tx, circle: Id<'circle'>, members: readonly Id<'member'>[]): Promise<void> {
  if (members.length === 0) return;
  await tx
    .updateTable('circle_member')
    .set({ ended_at: tx.now })
    .where('circle_id', '=', circle)
    .where('member_id', 'in', members)
    .where('ended_at', 'is', null)
    .execute();
}
