import type { Value } from '@essor/bridging';
import type { Id } from '#ids';
import { createPost } from '#network';
import { joinRaters, rateNote, writeNote } from '#notes';
import type { World } from '../../test/world.ts';
import { memberOf, openCoop, type TestMember } from '../membership/membership.testing.ts';

const MINUTES_MS = 2 * 60_000;
export const SOURCE = 'https://insee.example/figures';

/** Lets the count take in what was rated. */
export async function count(world: World): Promise<void> {
  world.clock.advance(MINUTES_MS);
  await world.app.settle();
}

const post = (world: World, by: TestMember, text: string) =>
  world.transact(async (tx) => (await createPost(tx, by.actor, { text })).id);

const note = (world: World, by: TestMember, on: Id<'post'>) =>
  world.transact((tx) =>
    writeNote(tx, by.actor, on, { text: 'The figure is from 2009.', sources: SOURCE, language: 'en' }),
  );

export const rate = (world: World, by: TestMember, on: Id<'note'>, value: Value) =>
  world.transact((tx) => rateNote(tx, by.actor, on, { value, reasons: [] }));

/** A co-op of eleven who rate notes, of which the first five and the next five disagreed on two notes. */
export async function quarrelling(world: World) {
  await openCoop(world);
  const author = await memberOf(world, 'Amina');
  const writer = await memberOf(world, 'Paul');
  const raters: TestMember[] = [];
  for (let i = 0; i < 10; i++) raters.push(await memberOf(world, `Rater ${i}`));
  for (const rater of raters) await world.transact((tx) => joinRaters(tx, rater.actor));
  for (const text of ['First', 'Second']) {
    const on = await note(world, writer, await post(world, author, text));
    for (const [i, rater] of raters.entries()) await rate(world, rater, on, i < 5 ? 'helpful' : 'not-helpful');
  }
  const about = await post(world, author, 'Half of them live abroad');
  return { author, writer, raters, about, id: await note(world, writer, about) };
}
