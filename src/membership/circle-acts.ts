import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { slugOf } from '#input';
import type { News } from '#network';
import { addMembers, holdCircle, setCircleMembers } from './circle-members.ts';
import { circlePowers, type CirclePower } from './circles.ts';
import { endStanding } from './end-mandate.ts';

/** What the members give a circle. */
export interface CircleInput {
  readonly name: string;
  readonly purpose: string;
  readonly open: boolean;
  readonly members: readonly Id<'member'>[];
  readonly powers: readonly CirclePower[];
}

/** The end of the address of a circle that would be called so: its name's, with the first number that is free. */
export async function freeCircleSlug(tx: Pick<Tx, 'selectFrom'>, name: string): Promise<string> {
  const base = slugOf(name, 'circle');
  const like = await tx
    .selectFrom('circle')
    .where((eb) => eb.or([eb('slug', '=', base), eb('slug', 'like', `${base}-%`)]))
    .select('slug')
    .execute();
  const taken = new Set(like.map(({ slug }) => slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Creates a circle with its first members and its powers. */
export async function createCircle(
  tx: Tx,
  by: Authority | null,
  input: CircleInput,
): Promise<{ circle: Id<'circle'>; slug: string; news: News }> {
  const circle = tx.newId<'circle'>();
  const slug = await freeCircleSlug(tx, input.name);
  await tx
    .insertInto('circle')
    .values({
      id: circle,
      slug,
      name: input.name,
      purpose: input.purpose,
      open: input.open,
      created_at: tx.now,
      created_by_decision: by?.decision ?? null,
    })
    .execute();
  await addMembers(tx, circle, input.members);
  await setPowers(tx, by, circle, input.powers);
  return { circle, slug, news: [] };
}

/**
 * Changes what a circle is for, who is in it and what it may decide. Its address stays.
 * @throws Refusal 404 when there is no such circle, or it is closed.
 */
export async function changeCircle(
  tx: Tx,
  by: Authority | null,
  circle: Id<'circle'>,
  input: CircleInput,
): Promise<{ news: News }> {
  await holdCircle(tx, circle);
  const { name, purpose, open } = input;
  await tx.updateTable('circle').set({ name, purpose, open }).where('id', '=', circle).execute();
  await setPowers(tx, by, circle, input.powers);
  return setCircleMembers(tx, by, circle, input.members);
}

/**
 * Closes a circle: its members leave it, its powers and mandates end. Its page and what it decided stay.
 * @throws Refusal 404 when there is no such circle, or it is closed.
 */
export async function closeCircle(tx: Tx, by: Authority | null, circle: Id<'circle'>): Promise<{ news: News }> {
  await holdCircle(tx, circle);
  await setCircleMembers(tx, by, circle, []);
  await setPowers(tx, by, circle, []);
  await tx
    .updateTable('circle')
    .set({ closed_at: tx.now, closed_by_decision: by?.decision ?? null })
    .where('id', '=', circle)
    .execute();
  // Nobody in reserve takes a seat of what is closed.
  await tx.updateTable('mandate').set({ reserves: '[]' }).where('circle_id', '=', circle).execute();
  const held = await tx
    .selectFrom('mandate')
    .where('circle_id', '=', circle)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .select('id')
    .execute();
  const news: News[number][] = [];
  for (const { id } of held) news.push(...(await endStanding(tx, id, 'decision', by)));
  return { news };
}

/** Powers that stay the same keep the decision they were given by. */
async function setPowers(
  tx: Tx,
  by: Authority | null,
  circle: Id<'circle'>,
  powers: readonly CirclePower[],
): Promise<void> {
  const same = (a: CirclePower, b: CirclePower) => a.action === b.action && a.rule === b.rule;
  const standing = await circlePowers(tx, circle);
  const ending = standing.filter((power) => !powers.some((one) => same(one, power))).map(({ action }) => action);
  if (ending.length > 0) {
    await tx
      .updateTable('circle_power')
      .set({ ended_at: tx.now })
      .where('circle_id', '=', circle)
      .where('action', 'in', ending)
      .where('ended_at', 'is', null)
      .execute();
  }
  for (const { action, rule } of powers.filter((power) => !standing.some((one) => same(one, power)))) {
    const given = { rule_key: rule, by_decision: by?.decision ?? null, ended_at: null };
    await tx
      .insertInto('circle_power')
      .values({ circle_id: circle, action, from_at: tx.now, ...given })
      .onConflict((conflict) => conflict.columns(['circle_id', 'action', 'from_at']).doUpdateSet(given))
      .execute();
  }
}
