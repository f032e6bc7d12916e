import type { Db } from '#db';
import type { Id } from '#ids';

/** The post that announces a proposal, whose replies are its debate; undefined when it is not published. */
export async function postOfProposal(db: Db, proposal: Id<'proposal'>): Promise<Id<'post'> | undefined> {
  const row = await db
    .selectFrom('post')
    .where('about_kind', '=', 'proposal')
    .where('about_id', '=', proposal)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .select('id')
    .executeTakeFirst();
  return row?.id;
}
