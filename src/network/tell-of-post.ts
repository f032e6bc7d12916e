import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { heardBy } from './home-rule.ts';
import type { News } from './news.ts';
import { notify } from './notify.ts';

/** So that no statement holds more values than it may. */
const AT_ONCE = 1_000;

/**
 * Tells those who asked to be told of an author's posts, as far as they read them: in the languages they chose, and
 * while they do not mute the author.
 * @param addressed those named in it, who are told of that already.
 */
export async function tellOfPost(
  tx: Tx,
  { id, author }: { id: Id<'post'>; author: Id<'account'> },
  addressed: ReadonlySet<Id<'account'>>,
): Promise<News> {
  // Looked for by themselves: followers are many, and those who ask are few.
  const { rows } = await sql<{ id: Id<'account'> }>`
    with asking as materialized (
      select follower_id from follow where followed_id = ${author} and told_since is not null)
    select asking.follower_id as id from asking join post on post.id = ${id}
    where asking.follower_id <> all(${[...addressed]}::bigint[]) and ${heardBy(tx, 'asking.follower_id')}
    order by asking.follower_id`.execute(tx);
  const news: News[number][] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const to = rows.slice(from, from + AT_ONCE).map((row) => row.id);
    news.push(...(await notify(tx, { kind: 'post', from: author, to, post: id })));
  }
  return news;
}
