import * as v from 'valibot';
import { actionNamed, type Authority, type Change, type Json } from '#actions';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import type { Person, World } from '../../test/world.ts';

/** Makes the change of an action as a decision would, without the vote. @returns what would undo it. */
export async function act(world: World, name: string, raw: Json, author?: Person) {
  const action = actionNamed(name)!;
  const input = v.parse(action.schema, raw);
  return world.transact(async (tx) => {
    await action.check?.(tx, input);
    const before = await action.state(tx, input);
    const by: Authority = { decision: tx.newId<'decision'>(), number: 1, author: author?.actor };
    await action.apply(tx, input, by);
    return action.inverse?.(input, before);
  });
}

/** What the card would say. */
export async function told(world: World, name: string, raw: Json, locale: Locale = 'en'): Promise<readonly Change[]> {
  const action = actionNamed(name)!;
  const input = v.parse(action.schema, raw);
  const before = await action.state(world.db, input);
  const labels = (await action.labels?.(world.db, input)) ?? null;
  return action.describe(messagesFor(locale), format.formatsFor(locale), { input, before, labels });
}

export const BYLAWS = {
  kind: 'bylaws',
  title: 'Our bylaws',
  language: 'en',
  text: 'Purpose.\n\nThe board has three members.\n\nEnd.',
} as const;

export async function adoptBylaws(world: World): Promise<Id<'document'>> {
  await act(world, 'document.adopt', BYLAWS);
  const { id } = await world.db.selectFrom('document').select('id').executeTakeFirstOrThrow();
  return id;
}
