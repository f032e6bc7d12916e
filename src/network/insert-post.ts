import type { Insertable } from 'kysely';
import type { Tx } from '#db';
import type { PostTable } from './schema.ts';

/**
 * The insertion of a post, of nothing when its author has left or is suspended. It locks the author's account against
 * leaving: who leaves meanwhile waits for the post and erases it too, or is waited for.
 */
export function insertPost(tx: Tx, row: Insertable<PostTable>) {
  const columns = Object.keys(row) as (keyof typeof row)[];
  return tx
    .insertInto('post')
    .columns(columns)
    .expression((eb) =>
      eb
        .selectFrom('account')
        .where('id', '=', row.account_id)
        .where('deleted_at', 'is', null)
        .where('suspended_at', 'is', null)
        .forKeyShare()
        .select(columns.map((column) => eb.val(row[column]).as(column))),
    );
}
