import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { type SignInput, signPetitions } from '../sign.ts';

/** Forms that are taken a minute, of each campaign. */
export const SLOW_A_MINUTE = 10;

/**
 * Puts a form into the queue of those whose browser solves no puzzle: nobody is refused for that. It is signed in its
 * turn, by the job below, and its mail goes out then.
 */
export async function signSlowly(
  tx: Tx,
  { campaign, answers, locale }: { campaign: Id<'campaign'>; answers: SignInput; locale: Locale },
): Promise<void> {
  await tx
    .insertInto('slow_signing')
    .values({
      id: tx.newId<'slow-signing'>(),
      campaign_id: campaign,
      answers: JSON.stringify(answers),
      locale,
      received_at: tx.now,
    })
    .execute();
}

/** Signs the next of each campaign. @returns how many. */
export async function takeSlowly(tx: Tx, origin: string): Promise<number> {
  const { rows } = await sql<{ id: string; campaign: Id<'campaign'>; answers: SignInput; locale: Locale }>`
    select one.id, one.campaign_id as campaign, one.answers, one.locale
    from (select distinct campaign_id from slow_signing) as campaigns
    cross join lateral (
      select * from slow_signing where slow_signing.campaign_id = campaigns.campaign_id
      order by id limit ${sql.lit(SLOW_A_MINUTE)} for update skip locked) as one`.execute(tx);
  if (rows.length === 0) return 0;
  await sql`delete from slow_signing where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(tx);
  // One that comes when the campaign is closed says so by its silence, as its page does.
  await signPetitions(
    tx,
    rows.map(({ campaign, answers, locale }) => ({ campaign, answers, locale, origin })),
  );
  return rows.length;
}
