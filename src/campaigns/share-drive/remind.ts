import { sql } from 'kysely';
import type { Tx } from '#db';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { type Letter, queueMails } from '#mail';
import { type News, noticeMany } from '#network';
import type { DriveDateKind } from './drive.ts';

/** Days before a day of the calendar at which those who follow the drive are reminded. */
export const REMINDED_AT = [30, 7, 1, 0] as const;

interface Due {
  readonly id: Id<'drive-date'>;
  readonly campaign: Id<'campaign'>;
  readonly slug: string;
  readonly company: string;
  readonly kind: DriveDateKind;
  readonly day: string;
  readonly note: string;
  readonly left: number;
}

/** Where the page of a drive stands. */
export const drivePath = (slug: string, rest = ''): string => `/c/${slug}/shares${rest}`;

/** The days of all drives that are near. @param today a calendar day of the server. */
export async function nearDates(tx: Tx, today: string): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select date.id, date.campaign_id as campaign, campaign.slug, share_drive.company, date.kind,
      date.on_day as day, date.note, date.on_day - ${today}::date as left
    from share_drive_date date
    join share_drive using (campaign_id)
    join campaign on campaign.id = date.campaign_id
    where date.on_day between ${today}::date and ${today}::date + ${REMINDED_AT[0]}::integer
    order by date.on_day, date.id`.execute(tx);
  return rows;
}

/**
 * Reminds those who follow the drive of one of its days, by mail and in their inbox: once at each distance. A day that
 * is written down late is told at once, as the last distance that it has passed.
 */
export async function remindOfDriveDate(tx: Tx, due: Due, origin: string): Promise<News> {
  const distance = REMINDED_AT.findLast((days) => due.left <= days);
  if (distance === undefined) return [];
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('share_drive_reminder')
    .values({ date_id: due.id, days_before: distance, sent_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return [];
  const followers = await tx
    .selectFrom('share_drive_follower')
    .innerJoin('person', 'person.id', 'share_drive_follower.person_id')
    .where('campaign_id', '=', due.campaign)
    .where('person.email', '<>', '')
    .select(['person.email', 'person.locale', 'stop_token as token'])
    .execute();
  await queueMails(
    tx,
    followers.map(({ email, locale, token }) => letterOfDate(due, { to: email, locale, token, origin })),
  );
  const post = await tx
    .selectFrom('post')
    .where('about_kind', '=', 'campaign')
    .where('about_id', '=', due.campaign)
    .where('deleted_at', 'is', null)
    .select(['id', 'account_id'])
    .executeTakeFirst();
  if (!post) return [];
  const { news } = await noticeMany(tx, {
    kind: 'drive-date',
    from: post.account_id,
    post: post.id,
    recipients: sql`select person_id from share_drive_follower where campaign_id = ${due.campaign}`,
  });
  return news;
}

function letterOfDate(
  { slug, company, kind, day, note, left }: Due,
  { to, locale, token, origin }: { to: string; locale: Locale; token: string; origin: string },
): Letter {
  const say = messagesFor(locale).drive.shares;
  // A calendar day is the same everywhere.
  const written = format.formatsFor(locale, 'UTC').date(new Date(day));
  const stop = `${origin}/c/${slug}/shares/stop/${token}`;
  return {
    kind: 'drive-date',
    to,
    subject: say.mail.subject(left, say.kinds[kind], company),
    paragraphs: [
      say.mail.comes(left, say.kinds[kind], written),
      say.means[kind],
      ...(note === '' ? [] : [note]),
      say.mail.check,
    ],
    action: { label: say.mail.button, url: origin + drivePath(slug) },
    footer: [say.mail.why(company), say.mail.stop(stop)],
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
