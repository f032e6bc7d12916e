import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import type { Objecting } from './objection.ts';

/** What is called in: a proposal of a circle, in discussion, running, or decided. */
export async function callIn(_tx: Tx, _actor: Actor, _proposal: Id<'proposal'>, _input: Objecting): Promise<News> {
  throw new Error('not yet');
}

/** Whether members gave a circle the power over all these actions, under this rule. */
export async function mayCircleDecide(
  _db: Db,
  _circle: Id<'circle'>,
  _rule: string,
  _actions: readonly string[],
): Promise<boolean> {
  throw new Error('not yet');
}
