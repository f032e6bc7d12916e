import type { Db } from '#db';

/** How many posts stand here that everybody may read. */
export async function countPosts(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('post')
    .where('deleted_at', 'is', null)
    .where('visibility', 'in', ['public', 'unlisted'])
    .where('boost_of_id', 'is', null)
    .where('local_only', '=', false)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
