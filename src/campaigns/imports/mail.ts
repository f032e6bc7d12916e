import { sql } from 'kysely';
import type { Tx } from '#db';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { type LetterText, queueToHolders, STOP_TOKEN } from '#mail';
import { hashSecret, newSecret } from '#random';
import { leaveConfirmed } from './leave.ts';

/** The job's name stands here, since the verb asks for it and the job calls the verb below. */
export const MAIL_IMPORT = { name: 'campaigns.mailImport' } as const;

/** Few enough for a transaction of a tenth of a second. */
const AT_ONCE = 1_000;

/** Where the button stands that makes an imported signature count. */
export const againPath = (slug: string, token: string, what = ''): string => `/c/${slug}/again/${token}${what}`;

interface About {
  campaign: Id<'campaign'>;
  slug: string;
  title: string;
  platform: string;
  exportedOn: string;
  eraseOn: string;
  mailedTo: string;
}

/**
 * Writes to the next thousand of an import, in the order of their numbers, once each: the place in that order is kept
 * with the mails. Who confirmed here meanwhile is not written to, and who stopped such mails neither.
 * @returns whether there may be more.
 */
export async function mailImport(tx: Tx, id: Id<'import'>, origin: string): Promise<boolean> {
  const about = await importToMail(tx, id);
  if (!about) return false;
  await leaveConfirmed(tx, about.campaign);
  const { rows } = await sql<{ id: Id<'imported-signature'>; email: string; locale: Locale }>`
    select id, email, locale from imported_signature
    where import_id = ${id} and id > ${about.mailedTo} and token_hash is null and stopped_at is null
    order by id limit ${sql.lit(AT_ONCE)}`.execute(tx);
  const recipients = rows.map((row) => ({ ...row, token: newSecret(tx.random) }));
  const last = recipients.at(-1);
  const more = recipients.length === AT_ONCE;
  await sql`update signature_import set mailed_to = ${last?.id ?? about.mailedTo},
      mails = mails + ${recipients.length}, mailed_at = ${more ? null : tx.now}
    where id = ${id}`.execute(tx);
  if (!last) return false;
  await sql`
    update imported_signature set token_hash = sent.hash
    from unnest(
      ${recipients.map((one) => one.id)}::bigint[],
      ${recipients.map(({ token }) => hashSecret(token))}::bytea[]) as sent (id, hash)
    where imported_signature.id = sent.id`.execute(tx);
  await queueToHolders(tx, {
    kind: 'confirm-imported',
    letters: { en: letterOf(about, 'en', origin), fr: letterOf(about, 'fr', origin) },
    recipients,
  });
  return more;
}

async function importToMail(tx: Tx, id: Id<'import'>): Promise<About | undefined> {
  const { rows } = await sql<About>`
    select campaign.id as campaign, slug, title, platform_name as platform, exported_on as "exportedOn",
      erase_on as "eraseOn", mailed_to as "mailedTo"
    from signature_import join campaign on campaign.id = campaign_id
    where signature_import.id = ${id} and taken_at is not null and mailed_at is null and closed_at is null
    for no key update of signature_import`.execute(tx);
  return rows[0];
}

/** Nothing that the file says of them stands in it: whoever exported it may have typed anything. */
function letterOf({ slug, title, platform, exportedOn, eraseOn }: About, locale: Locale, origin: string) {
  const say = messagesFor(locale).organising.imports.mail;
  // A calendar day is the same everywhere.
  const f = format.formatsFor(locale, 'UTC');
  const letter: LetterText = {
    subject: say.subject(title),
    paragraphs: [
      say.moved(title, platform, f.date(new Date(exportedOn))),
      say.press,
      say.until(f.date(new Date(eraseOn))),
    ],
    action: { label: say.button, url: origin + againPath(slug, STOP_TOKEN) },
    footer: [say.why(platform), say.remove(origin + againPath(slug, STOP_TOKEN, '/delete'))],
  };
  return { letter, stop: { label: say.stop, url: origin + againPath(slug, STOP_TOKEN, '/stop') } };
}
