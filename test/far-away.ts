import type { Person, World } from './world.ts';

/** Makes somebody's account one of another server: no person stands behind it here. They go on acting by `actor`. */
export async function farAway(world: World, who: Person, domain: string): Promise<Person> {
  await world.transact((tx) =>
    tx.updateTable('account').set({ domain, person_id: null }).where('id', '=', who.actor.account).execute(),
  );
  return who;
}
