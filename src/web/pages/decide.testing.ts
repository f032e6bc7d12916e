import assert from 'node:assert/strict';
import { changeSetting } from '#settings';
import { memberOf, type MemberOfTest } from '../../deliberation/vote.testing.ts';
import type { World } from '../../../test/world.ts';

/** A co-op of four, to whom a page belongs. */
export async function coop(world: World) {
  await world.transact((tx) => changeSetting(tx, null, 'stage', 'co-op'));
  const people: MemberOfTest[] = [];
  for (const name of ['Amina', 'Paul', 'Ruth', 'Theo']) people.push(await memberOf(world, name));
  const [amina, paul, ruth, theo] = people;
  assert.ok(amina && paul && ruth && theo);
  return { amina, paul, ruth, theo };
}

/** The text of an answer, whose status is as expected. */
export const read = async (answer: Response | Promise<Response>, status = 200): Promise<string> => {
  const found = await answer;
  const text = await found.text();
  assert.equal(found.status, status, text.slice(0, 2_000));
  return text;
};

/** The identifier of the member whom the ballot of a page is for. */
export const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
