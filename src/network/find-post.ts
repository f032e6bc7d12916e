import type { Actor } from '#accounts';
import type { Db } from '#db';
import type { Id } from '#ids';
import { notFound } from '#refusal';
import { type Reader, visibleTo } from './visibility.ts';

/**
 * The post that an act is about: a boost stands for what it boosts.
 * @throws Refusal 404 when it is not there, or not for the actor to see.
 */
export async function findPost(db: Db, actor: Actor, id: Id<'post'>) {
  const row = await db
    .selectFrom('post')
    .innerJoin('post as target', (join) =>
      join.on((eb) => eb('target.id', '=', eb.fn.coalesce('post.boost_of_id', 'post.id'))),
    )
    .where('post.id', '=', id)
    .where(visibleTo(actor))
    .where(visibleTo(actor, 'target'))
    .selectAll('target')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Whether a post is there for somebody to see. */
export async function visiblePost(db: Db, reader: Reader, id: Id<'post'>): Promise<boolean> {
  const row = await db
    .selectFrom('post')
    .where('post.id', '=', id)
    .where(visibleTo(reader))
    .select('post.id')
    .executeTakeFirst();
  return row !== undefined;
}
