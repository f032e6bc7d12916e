import { sql } from 'kysely';
import type { Db, Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { holdCounters, LINK_LIVES_MS } from './confirm.ts';
import { firstDayOf } from './counts.ts';
import { forgetRefusals } from './petition/not-me.ts';

const DAY_MS = 86_400_000;
/** Few enough that nobody who confirms meanwhile notices. */
const AT_ONCE = 1_000;

interface Needs {
  readonly db: Db;
  readonly transact: Transact;
}

/**
 * Erases each signature that nobody confirmed a week after its last link was sent, with its links. Of
 * the links of a signature that counts stays what withdraws it: what their forms said is erased, and
 * with it the links that went to another address than the one that counts.
 */
export const forgetUnconfirmed = defineJob<Needs, Record<string, never>>({
  name: 'campaigns.forgetUnconfirmed',
  every: DAY_MS,
  async run({ db, transact }) {
    const campaigns = await db.selectFrom('petition').select('campaign_id').execute();
    for (const { campaign_id } of campaigns) {
      while ((await transact((tx) => forgetSome(tx, campaign_id))) === AT_ONCE);
    }
    await transact(async (tx) => {
      const weekAgo = new Date(tx.now.getTime() - LINK_LIVES_MS);
      const ended = sql`link.signature_id = signature.id and link.sent_at <= ${weekAgo}
        and link.email is not null and signature.confirmed_at is not null`;
      await sql`delete from signature_link link using signature
        where ${ended} and lower(link.email) <> lower(signature.email)`.execute(tx);
      await sql`update signature_link link
        set name = null, email = null, place = null, show_name = null, keep_posted = null, locale = null,
          area = null, language = null
        from signature where ${ended}`.execute(tx);
      // A day longer than they are asked for: a button pressed at midnight finds its day.
      const first = firstDayOf(new Date(tx.now.getTime() - DAY_MS));
      await tx.deleteFrom('signature_sending').where('day', '<', first).execute();
      await forgetRefusals(tx);
    });
  },
});

/** @returns how many were looked at. */
async function forgetSome(tx: Tx, campaign: Id<'campaign'>): Promise<number> {
  const weekAgo = new Date(tx.now.getTime() - LINK_LIVES_MS);
  const waited = sql`confirmed_at is null and signed_at <= ${weekAgo} and not exists (
    select from signature_link link where link.signature_id = signature.id and link.sent_at > ${weekAgo})`;
  await holdCounters(tx, [campaign]);
  // Who signs again at this moment holds their row: it stays. And a row whose link was written since
  // this statement began is seen by the next one.
  const { rows } = await sql<{ id: Id<'signature'> }>`
    select id from signature where campaign_id = ${campaign} and ${waited}
    limit ${sql.lit(AT_ONCE)} for update skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  await sql`
    with gone as (
      delete from signature where id = any(${rows.map(({ id }) => id)}::bigint[]) and ${waited} returning id)
    update signature_count set pending = pending - (select count(*) from gone)
    where campaign_id = ${campaign} and shard = 0`.execute(tx);
  return rows.length;
}
