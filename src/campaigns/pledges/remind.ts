import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { queueMails } from '#mail';
import { hashSecret, newSecret } from '#random';
import { letterOfReminder } from './letters.ts';
import { referenceOf } from './reference.ts';
import { payable } from './turn.ts';

/** Days before the last one at which those who have not paid are reminded. */
const REMINDED_AT = [14, 7, 2] as const;
const AT_ONCE = 1_000;

/**
 * Reminds the next thousand who have not paid, or not all: once at each distance, unless they stopped it.
 * @param today a calendar day of the server.
 * @returns whether there may be more.
 */
export async function remindOfPledges(tx: Tx, today: string, origin: string): Promise<boolean> {
  const { rows: due } = await sql<{ campaign: Id<'campaign'>; slug: string; title: string; left: number }>`
    select drive.campaign_id as campaign, slug, title, collect_until - ${today}::date as left
    from pledge_drive drive
    join campaign on campaign.id = drive.campaign_id
    join pledge_turn turn on turn.campaign_id = drive.campaign_id and turn.kind = 'called' and turn.done_at is not null
    where collect_until between ${today}::date and ${today}::date + ${REMINDED_AT[0]}::integer
      and not exists (select from pledge_turn later where later.campaign_id = drive.campaign_id
        and later.kind in ('closed', 'refunding'))
    order by drive.campaign_id`.execute(tx);
  let more = false;
  for (const { campaign, slug, title, left } of due) {
    const distance = REMINDED_AT.findLast((days) => left <= days);
    if (distance === undefined) continue;
    const { rows } = await sql<Owing>`
      update pledge set reminded = ${distance}
      where id in (
        select id from pledge where campaign_id = ${campaign} and state in ('called', 'part-paid')
          and (reminded is null or reminded > ${distance}) and stopped_at is null and email <> ''
        order by id limit ${sql.lit(AT_ONCE)} for update)
      returning id, number, email, locale, amount - paid + refunded as owed`.execute(tx);
    if (rows.length === 0) continue;
    more ||= rows.length === AT_ONCE;
    const drive = await payable(tx, campaign);
    const tokens = rows.map(() => newSecret(tx.random));
    await sql`
      insert into pledge_link (token_hash, pledge_id, sent_at)
      select *, ${tx.now}::timestamptz from unnest(
        ${tokens.map(hashSecret)}::bytea[], ${rows.map(({ id }) => id)}::bigint[])`.execute(tx);
    await queueMails(
      tx,
      rows.map(({ number, email, locale, owed }, i) =>
        letterOfReminder(
          {
            to: email,
            locale,
            origin,
            campaign: { slug, title },
            drive,
            amount: Number(owed),
            reference: referenceOf(drive.number, number),
          },
          tokens[i] ?? '',
          left,
        ),
      ),
    );
  }
  return more;
}

interface Owing {
  id: Id<'pledge'>;
  number: number;
  email: string;
  locale: Locale;
  owed: string;
}
