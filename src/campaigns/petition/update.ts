import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { enqueue } from '#jobs';
import { line, paragraphs } from '#input';
import { type LetterText, queueToHolders, STOP_TOKEN } from '#mail';
import { createPost, type News } from '#network';
import { hashSecret, newSecret } from '#random';
import { Refusal, notFound } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { dayOf } from '../counts.ts';
import { withdrawPath } from '../letters.ts';
import { campaignTexts } from '../texts/text.ts';

/** News for those who signed. */
export const UpdateInput = v.object({ title: line(120), text: paragraphs(3_000) });
export type UpdateInput = v.InferOutput<typeof UpdateInput>;

/** The job's name stands here, since the verb asks for it and the job calls the verb below. */
export const MAIL_UPDATE = { name: 'campaigns.mailUpdate' } as const;

const DAY_MS = 86_400_000;
/** Few enough for a transaction of a tenth of a second. */
const AT_ONCE = 1_000;

/** Where the button stands that stops the mails of a campaign to one of its signers. */
export const stopPath = (slug: string, token: string): string => `/c/${slug}/stop/${token}`;

/**
 * Tells news: as a date of the campaign, as a post of the actor, and by mail to each signer who asked for it and had
 * confirmed by now. Once a day at most, since nobody asked for more.
 * @returns news to publish after commit.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such campaign, 409 on the same day again or
 * when the addresses are erased.
 */
export async function publishUpdate(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: UpdateInput,
  origin: string,
): Promise<{ id: Id<'event'>; news: News }> {
  mustOrganise(actor);
  const about = await tx
    .selectFrom('campaign')
    .innerJoin('petition', 'petition.campaign_id', 'campaign.id')
    .where('campaign.id', '=', campaign)
    .select(['campaign.slug', 'campaign.locale', 'petition.erased_at as erasedAt'])
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!about) throw notFound();
  if (about.erasedAt) throw new Refusal(409, (m) => m.petitions.faults.erased);
  const before = await tx
    .selectFrom('campaign_update')
    .where('campaign_id', '=', campaign)
    .where('published_at', '>', new Date(tx.now.getTime() - DAY_MS))
    .select('event_id')
    .executeTakeFirst();
  if (before) throw new Refusal(409, (m) => m.petitions.faults.oneADay);
  const id = tx.newId<'event'>();
  await tx
    .insertInto('campaign_event')
    .values({ id, campaign_id: campaign, happened_on: dayOf(tx.now), ...input })
    .execute();
  await tx
    .insertInto('campaign_update')
    .values({ event_id: id, campaign_id: campaign, published_at: tx.now, published_by: actor.person })
    .execute();
  await enqueue(tx, MAIL_UPDATE, { update: id }, { key: id });
  const text = `${input.title}\n\n${input.text}\n\n${origin}/c/${about.slug}`;
  const { news } = await createPost(tx, actor, { text, language: about.locale, visibility: 'public' });
  return { id, news };
}

interface Update {
  campaign: Id<'campaign'>;
  slug: string;
  title: string;
  name: string;
  text: string;
  publishedAt: Date;
  mailedTo: string;
}

/**
 * Writes the mails of the next thousand signers, in the order of their numbers. The place in that order is kept with
 * the mails themselves: killed between two batches it goes on where it was, and nobody gets two.
 * @returns whether there may be more.
 */
export async function mailUpdate(tx: Tx, id: Id<'event'>, origin: string): Promise<boolean> {
  const update = await updateToMail(tx, id);
  if (!update) return false;
  const { rows } = await sql<{ id: Id<'signature'>; email: string; locale: Locale }>`
    select id, email, locale from signature
    where campaign_id = ${update.campaign} and id > ${update.mailedTo} and keep_posted
      and confirmed_at <= ${update.publishedAt} and invalidation_id is null
    order by id limit ${sql.lit(AT_ONCE)}`.execute(tx);
  const recipients = rows.map((row) => ({ ...row, token: newSecret(tx.random) }));
  const last = recipients.at(-1);
  await sql`update campaign_update set
      mailed_to = ${last?.id ?? update.mailedTo}, mails = mails + ${recipients.length},
      mailed_at = ${recipients.length < AT_ONCE ? tx.now : null}
    where event_id = ${id}`.execute(tx);
  if (!last) return false;
  await sql`
    insert into signature_link (token_hash, signature_id, sent_at)
    select *, ${tx.now}::timestamptz from unnest(
      ${recipients.map(({ token }) => hashSecret(token))}::bytea[],
      ${recipients.map((one) => one.id)}::bigint[])`.execute(tx);
  const texts = await campaignTexts(tx, update.campaign);
  const names = new Map(texts.map(({ language, title }) => [language, title]));
  await queueToHolders(tx, {
    kind: 'campaign-update',
    letters: {
      en: letterOf({ ...update, name: names.get('en') ?? update.name }, 'en', origin),
      fr: letterOf({ ...update, name: names.get('fr') ?? update.name }, 'fr', origin),
    },
    recipients,
  });
  return recipients.length === AT_ONCE;
}

async function updateToMail(tx: Tx, id: Id<'event'>): Promise<Update | undefined> {
  return tx
    .selectFrom('campaign_update')
    .innerJoin('campaign_event', 'campaign_event.id', 'campaign_update.event_id')
    .innerJoin('campaign', 'campaign.id', 'campaign_update.campaign_id')
    .where('campaign_update.event_id', '=', id)
    .where('campaign_update.mailed_at', 'is', null)
    .select([
      'campaign.id as campaign',
      'campaign.slug',
      'campaign.title as name',
      'campaign_event.title',
      'campaign_event.text',
      'campaign_update.published_at as publishedAt',
      'campaign_update.mailed_to as mailedTo',
    ])
    .forUpdate('campaign_update')
    .executeTakeFirst();
}

function letterOf({ slug, title, name, text }: Update, locale: Locale, origin: string) {
  const say = messagesFor(locale).petitions.mail.update;
  const letter: LetterText = {
    subject: title,
    paragraphs: [title, ...text.split(/\n{2,}/)],
    action: { label: say.button, url: `${origin}/c/${slug}` },
    footer: [
      say.why(name),
      messagesFor(locale).campaigns.mail.confirm.withdraw(origin + withdrawPath(slug, STOP_TOKEN)),
    ],
  };
  return { letter, stop: { label: say.stop, url: origin + stopPath(slug, STOP_TOKEN) } };
}
