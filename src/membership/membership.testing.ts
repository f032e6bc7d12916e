import type { Actor } from '#accounts';
import type { Authority } from '#actions';
import { admit, apply, type ApplyInput } from '#membership';
import { changeSetting } from '#settings';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { Person, World } from '../../test/world.ts';

/** Asks to become a member, by default as oneself. */
export const applyAs = (world: World, actor: Actor, input: Partial<ApplyInput> = {}): Promise<Id<'member'>> =>
  world.transact(
    async (tx) =>
      (await apply(tx, actor, { kind: 'person', legalName: 'A Legal Name', class: 'member', answers: {}, ...input }))
        .member,
  );

/** A server whose register is open: `registerOpenedAt` and the stage are set, and nobody is a member yet. */
export const openCoop = (world: World): Promise<void> =>
  world.transact(async (tx) => {
    await changeSetting(tx, null, 'stage', 'co-op');
    await changeSetting(tx, null, 'registerOpenedAt', tx.now.toISOString());
  });

export interface TestMember extends Person {
  readonly member: Id<'member'>;
  readonly number: number;
}

/** Somebody who is in the register. */
export async function memberOf(world: World, name: string): Promise<TestMember> {
  const person = await world.person(name);
  const member = await applyAs(world, person.actor, { legalName: `${name} Legal` });
  const { number } = await world.transact((tx) => admit(tx, null, member));
  return { ...person, member, number };
}

/** A decision as `apply` of an action sees it. */
export const authority = (tx: Tx, author?: Actor): Authority => ({
  decision: tx.newId<'decision'>(),
  number: 1,
  author: author && { person: author.person, account: author.account },
});
