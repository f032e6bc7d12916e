import { sql } from 'kysely';
import type { Actor } from '#accounts';
import type { Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { mediaOf, removePictures } from '#media';
import { invalid, notFound } from '#refusal';

const HOUR_MS = 3_600_000;
const WAIT_MS = 24 * HOUR_MS;
const BATCH = 500;

/** Keeps pictures that no post shows yet, or any more, for a day: until then they can be put into one. */
export async function letWait(tx: Tx, pictures: readonly Id<'media'>[]): Promise<void> {
  if (pictures.length === 0) return;
  await tx
    .insertInto('waiting_picture')
    .values(pictures.map((media_id) => ({ media_id, since: tx.now })))
    .onConflict((conflict) => conflict.column('media_id').doUpdateSet({ since: tx.now }))
    .execute();
}

/** Those of some that nothing shows, locked: nobody puts one into a post or a draft meanwhile. */
async function unused(tx: Tx, pictures: readonly Id<'media'>[]): Promise<readonly Id<'media'>[]> {
  await sql`select id from media where id = any(${pictures}::bigint[]) order by id for update`.execute(tx);
  const { rows } = await sql<{ id: Id<'media'> }>`
    select media_id as id from waiting_picture where media_id = any(${pictures}::bigint[])
      and not exists (select 1 from post_media where post_media.media_id = waiting_picture.media_id)
      and not exists (select 1 from draft_media where draft_media.media_id = waiting_picture.media_id)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Throws away a picture of one's own that nothing shows. @throws Refusal 404 when it is not theirs, 422 while a post shows it. */
export async function discardPicture(tx: Tx, actor: Actor, id: Id<'media'>): Promise<void> {
  if (!(await mediaOf(tx, actor, id))) throw notFound();
  if ((await unused(tx, [id])).length === 0) throw invalid({ id: (m) => m.wire.pictureShown });
  await removePictures(tx, [id]);
}

/** Removes the pictures of an account that wait, because its person leaves. */
export async function eraseWaiting(tx: Tx, account: Id<'account'>): Promise<void> {
  const { rows } = await sql<{ id: Id<'media'> }>`
    select media_id as id from waiting_picture join media on media.id = waiting_picture.media_id
    where media.account_id = ${account}`.execute(tx);
  await removePictures(tx, await unused(tx, rows.map(({ id }) => id))); // prettier-ignore
}

/** Removes pictures that nobody put into a post within a day. */
export const removeWaiting = defineJob<{ readonly transact: Transact }, Record<string, never>>({
  name: 'network.removeWaiting',
  every: HOUR_MS,
  async run({ transact }) {
    for (let more = true; more;) {
      more = await transact(async (tx) => {
        const due = await tx
          .selectFrom('waiting_picture')
          .where('since', '<=', new Date(tx.now.getTime() - WAIT_MS))
          .orderBy('since')
          .limit(BATCH)
          .select('media_id')
          .execute();
        const ids = due.map((row) => row.media_id);
        await removePictures(tx, await unused(tx, ids));
        // What is shown does not wait any more.
        if (ids.length > 0) await tx.deleteFrom('waiting_picture').where('media_id', 'in', ids).execute();
        return ids.length === BATCH;
      });
    }
  },
});
