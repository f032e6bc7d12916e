import { sql } from 'kysely';
import type { Db, Transact, Tx } from '#db';
import type { Id } from '#ids';
import { defineJob } from '#jobs';
import { LINK_LIVES_MS } from '../confirm.ts';
import { NOBODY, takeBack } from './change.ts';
import { conditionFrom } from './confirm.ts';
import { holdDrive, isOpen } from './hold.ts';

const HOUR_MS = 3_600_000;
const AT_ONCE = 2_000;

interface Needs {
  readonly db: Db;
  readonly transact: Transact;
}

/**
 * Erases names and addresses when their time is over: what nobody confirmed a week after its last link, and all of a
 * drive some months after its end (GDPR, art. 5(1)(e)). Numbers, amounts and payments stay, as the law on accounts
 * asks; who is still owed a refund stays known until it is paid.
 */
export const forgetPledges = defineJob<Needs, Record<string, never>>({
  name: 'campaigns.forgetPledges',
  every: HOUR_MS,
  async run({ db, transact }) {
    while ((await transact(forgetDrafts)) === AT_ONCE);
    const { rows } = await sql<{ id: Id<'campaign'> }>`
      select drive.campaign_id as id from pledge_drive drive
      join pledge_turn turn on turn.campaign_id = drive.campaign_id and turn.kind in ('released', 'closed', 'refunding')
      where erased_at is null and turn.done_at + make_interval(months => keep_months) <= ${db.now}`.execute(db);
    for (const { id } of rows) {
      while ((await transact((tx) => eraseSome(tx, id))) === AT_ONCE);
      await transact((tx) => endErasing(tx, id));
    }
  },
});

async function forgetDrafts(tx: Tx): Promise<number> {
  const weekAgo = new Date(tx.now.getTime() - LINK_LIVES_MS);
  const { rows } = await sql<{ id: Id<'pledge'> }>`
    delete from pledge where id in (
      select id from pledge where state = 'draft' and made_at <= ${weekAgo} and not exists (
        select from pledge_link link where link.pledge_id = pledge.id and link.sent_at > ${weekAgo})
      limit ${sql.lit(AT_ONCE)} for update skip locked)
    returning id`.execute(tx);
  // What forms said in links that were never pressed goes too; such a link opens the pledge of its own address alone.
  await sql`delete from pledge_link link using pledge
    where pledge.id = link.pledge_id and pledge.state <> 'draft' and link.sent_at <= ${weekAgo}
      and link.email is not null and lower(link.email) <> lower(pledge.email)`.execute(tx);
  await sql`update pledge_link link set name = null, email = null, amount = null, condition_kind = null,
      condition_least = null, would_join = null, locale = null
    from pledge where pledge.id = link.pledge_id and pledge.state <> 'draft' and link.sent_at <= ${weekAgo}
      and link.email is not null`.execute(tx);
  return rows.length;
}

/** Who is owed a refund: their drive did not go ahead, and what they paid is not back. */
const OWED = sql`paid > refunded and exists (
  select from pledge_turn turn where turn.campaign_id = pledge.campaign_id and kind in ('released', 'refunding'))`;

async function eraseSome(tx: Tx, campaign: Id<'campaign'>): Promise<number> {
  const { rows } = await sql<{ id: Id<'pledge'> }>`
    update pledge set name = '', email = '', email_canonical = '', person_id = null, refund_account = ''
    where id in (
      select id from pledge where campaign_id = ${campaign} and email <> '' and not (${OWED})
      order by id limit ${sql.lit(AT_ONCE)} for update)
    returning id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await sql`delete from pledge_link where pledge_id = any(${ids}::bigint[])`.execute(tx);
  await sql`update pledge_payment set line = '', note = '' where pledge_id = any(${ids}::bigint[])`.execute(tx);
  return rows.length;
}

async function endErasing(tx: Tx, campaign: Id<'campaign'>): Promise<void> {
  const owed = await sql`select from pledge where campaign_id = ${campaign} and email <> '' limit 1`.execute(tx);
  if (owed.rows.length > 0) return;
  await tx.updateTable('pledge_drive').set({ erased_at: tx.now }).where('campaign_id', '=', campaign).execute();
}

/** What of pledges is erased when a person leaves: what may be taken back is, and no name stays with the rest. */
export async function erasePledges(tx: Tx, account: Id<'account'>): Promise<void> {
  const rows = await tx
    .selectFrom('pledge')
    .innerJoin('account', 'account.person_id', 'pledge.person_id')
    .where('account.id', '=', account)
    .orderBy('pledge.campaign_id')
    .select(['pledge.id', 'pledge.campaign_id as campaign'])
    .execute();
  for (const { id, campaign } of rows) {
    const drive = await holdDrive(tx, campaign);
    const row = await tx.selectFrom('pledge').where('id', '=', id).selectAll().forUpdate().executeTakeFirstOrThrow();
    if (row.state === 'draft') {
      await tx.deleteFrom('pledge').where('id', '=', id).execute();
      continue;
    }
    if (row.state === 'called' || (row.state === 'confirmed' && (await isOpen(tx, drive)))) {
      const condition = conditionFrom(row.condition_kind, row.condition_least);
      await takeBack(tx, drive, { id, campaign, state: row.state, condition, amount: Number(row.amount) });
    } else await tx.updateTable('pledge').set(NOBODY).where('id', '=', id).execute();
    await tx.updateTable('pledge_payment').set({ line: '', note: '' }).where('pledge_id', '=', id).execute();
    await tx.deleteFrom('pledge_link').where('pledge_id', '=', id).execute();
  }
}
