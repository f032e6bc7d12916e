import type { Id } from '#ids';
import { type House, report, takeAction } from '#moderation';
import { createPost, publish } from '#network';
import type { Person, World } from '../../test/world.ts';

export const HOUSE: House = {
  rules: [
    { key: 'house/1', words: 'Speak as you would in a room.' },
    { key: 'house/3', words: 'Keep other people’s secrets.' },
  ],
  origin: 'http://localhost:3000',
};

type ActionInput = Parameters<typeof takeAction>[3];

/** Somebody posts. */
export async function posted(
  world: World,
  who: Person,
  text: string,
  more: { visibility?: 'public' | 'followers' | 'direct' } = {},
) {
  const { id, news } = await world.transact((tx) => createPost(tx, who.actor, { text, ...more }));
  publish(world.deps.live, news);
  return id;
}

/** Somebody reports somebody else; the case that it is in. */
export async function reported(
  world: World,
  by: Person,
  whom: Person,
  o: { words?: string; posts?: readonly Id<'post'>[] } = {},
): Promise<Id<'case'>> {
  const input = {
    about: 'rule',
    rule: 'house/1',
    words: o.words ?? 'An insult.',
    posts: [...(o.posts ?? [])],
  } as const;
  const { id, news } = await world.transact((tx) =>
    report(tx, by.actor, whom.actor.account, { ...input, posts: [...input.posts] }, HOUSE),
  );
  publish(world.deps.live, news);
  const { case_id } = await world.db
    .selectFrom('report')
    .where('id', '=', id)
    .select('case_id')
    .executeTakeFirstOrThrow();
  return case_id;
}

/** Somebody who moderates does something. */
export async function acted(
  world: World,
  by: Person,
  id: Id<'case'>,
  o: Partial<ActionInput> & Pick<ActionInput, 'kind'>,
): Promise<Id<'moderation-action'>> {
  const input: ActionInput = {
    post: '',
    ground: 'house/1',
    law: '',
    facts: 'You called a neighbour names.',
    days: '',
    ...o,
  };
  const { action, news } = await world.transact((tx) => takeAction(tx, by.actor, id, input, HOUSE));
  publish(world.deps.live, news);
  return action;
}
