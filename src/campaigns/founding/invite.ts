import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { queueToHolders, STOP_TOKEN } from '#mail';
import { apply, classes } from '#membership';
import type { News } from '#network';
import { hashSecret, newSecret } from '#random';
import { Refusal } from '#refusal';
import { stopPath } from '../petition/update.ts';
import { stopPledgePath } from '../pledges/letters.ts';

const AT_ONCE = 500;

/** Pledges that are promised or paid by somebody who asked to be a member. */
const JOINING = sql`would_join and pledge.state in ('confirmed', 'called', 'part-paid', 'paid') and pledge.email <> ''`;

interface Step {
  /** Whether there may be more. */
  readonly more: boolean;
  readonly news: News;
}

/**
 * Takes the next five hundred: first those who signed and asked for news, then those who pledged and asked to be
 * members. Who did both is taken as a pledger. The places are kept with the mails: killed between two batches it goes on
 * where it was, and nobody is written to twice.
 */
export async function inviteSome(tx: Tx, campaign: Id<'campaign'>, origin: string): Promise<Step> {
  const invitation = await tx
    .selectFrom('founding_invitation as invitation')
    .innerJoin('campaign', 'campaign.id', 'invitation.campaign_id')
    .where('invitation.campaign_id', '=', campaign)
    .where('invitation.done_at', 'is', null)
    .select(['invitation.reached_signature as signature', 'invitation.reached_pledge as pledge'])
    .select(['invitation.begun_at as begunAt', 'campaign.slug', 'campaign.title'])
    .forUpdate('invitation')
    .executeTakeFirst();
  if (!invitation) return { more: false, news: [] };
  const about = { campaign, origin, ...invitation };
  const signers = await inviteSigners(tx, about);
  if (signers > 0) return { more: true, news: [] };
  return takePledgers(tx, about);
}

interface About {
  campaign: Id<'campaign'>;
  origin: string;
  slug: string;
  title: string;
  signature: Id<'signature'>;
  pledge: Id<'pledge'>;
  begunAt: Date;
}

/** @returns how many were looked at. */
async function inviteSigners(tx: Tx, about: About): Promise<number> {
  const { rows } = await sql<{ id: Id<'signature'>; email: string; locale: Locale; pledges: boolean }>`
    select id, email, locale, exists (
      select from pledge where pledge.campaign_id = signature.campaign_id
        and pledge.email_canonical = signature.email_canonical and ${JOINING}) as pledges
    from signature
    where campaign_id = ${about.campaign} and id > ${about.signature} and keep_posted
      and confirmed_at <= ${about.begunAt} and invalidation_id is null
    order by id limit ${sql.lit(AT_ONCE)}`.execute(tx);
  const last = rows.at(-1);
  if (!last) return 0;
  const recipients = rows.filter(({ pledges }) => !pledges).map((row) => ({ ...row, token: newSecret(tx.random) }));
  await sql`
    insert into signature_link (token_hash, signature_id, sent_at)
    select *, ${tx.now}::timestamptz from unnest(
      ${recipients.map(({ token }) => hashSecret(token))}::bytea[],
      ${recipients.map(({ id }) => id)}::bigint[])`.execute(tx);
  await write(tx, about, recipients, (token) => stopPath(about.slug, token));
  await sql`update founding_invitation set reached_signature = ${last.id}, invited = invited + ${recipients.length}
    where campaign_id = ${about.campaign}`.execute(tx);
  return rows.length;
}

async function takePledgers(tx: Tx, about: About): Promise<Step> {
  const { rows } = await sql<{
    id: Id<'pledge'>;
    name: string;
    email: string;
    locale: Locale;
    person: Id<'person'> | null;
    account: Id<'account'> | null;
    member: boolean;
    stopped: boolean;
  }>`
    select pledge.id, pledge.name, pledge.email, pledge.locale, person.id as person, account.id as account,
      exists (select from member where member.person_id = person.id) as member, pledge.stopped_at is not null as stopped
    from pledge
    left join person on person.email_canonical = pledge.email_canonical and person.email_confirmed_at is not null
    left join account on account.person_id = person.id and account.deleted_at is null
    where campaign_id = ${about.campaign} and pledge.id > ${about.pledge} and ${JOINING}
      and pledge.confirmed_at <= ${about.begunAt}
    order by pledge.id limit ${sql.lit(AT_ONCE)}`.execute(tx);
  const [first] = await classes(tx);
  const news: News[number][] = [];
  const toWrite: { id: Id<'pledge'>; email: string; locale: Locale; token: string }[] = [];
  let applied = 0;
  for (const { id, name, email, locale, person, account, member, stopped } of rows) {
    // Who is in the register already, or has asked to be, needs no invitation.
    if (member) continue;
    const asked = person && account && first && (await applyFor(tx, { person, account }, name, first.key));
    if (asked) {
      applied++;
      news.push(...asked);
    } else if (!stopped) toWrite.push({ id, email, locale, token: newSecret(tx.random) });
  }
  await sql`
    insert into pledge_link (token_hash, pledge_id, sent_at)
    select *, ${tx.now}::timestamptz from unnest(
      ${toWrite.map(({ token }) => hashSecret(token))}::bytea[], ${toWrite.map(({ id }) => id)}::bigint[])`.execute(tx);
  await write(tx, about, toWrite, (token) => stopPledgePath(about.slug, token));
  const more = rows.length === AT_ONCE;
  await sql`update founding_invitation set reached_pledge = ${rows.at(-1)?.id ?? about.pledge},
      invited = invited + ${toWrite.length}, applied = applied + ${applied}, done_at = ${more ? null : tx.now}
    where campaign_id = ${about.campaign}`.execute(tx);
  return { more, news };
}

/** @returns undefined when the co-op asks what only they can answer: then they are invited to apply. */
async function applyFor(
  tx: Tx,
  actor: { person: Id<'person'>; account: Id<'account'> },
  legalName: string,
  key: string,
): Promise<News | undefined> {
  try {
    const noted = await promisesOf(tx, actor.person);
    return (await apply(tx, actor, { kind: 'person', legalName, class: key, answers: {} }, noted)).news;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What somebody has promised who asked to be a member, for whoever reads their application. */
export async function promisesOf(
  db: Db,
  person: Id<'person'>,
): Promise<readonly { question: string; answer: string }[]> {
  const { rows } = await sql<{ number: number; amount: string; currency: string; locale: Locale; title: string }>`
    select pledge.number, pledge.amount, drive.currency, campaign.locale, campaign.title
    from pledge
    join person on person.email_canonical = pledge.email_canonical and person.email_confirmed_at is not null
    join pledge_drive drive on drive.campaign_id = pledge.campaign_id
    join campaign on campaign.id = pledge.campaign_id
    where person.id = ${person} and ${JOINING} order by pledge.id`.execute(db);
  return rows.map(({ number, amount, currency, locale, title }) => {
    const say = messagesFor(locale).becoming.noted;
    const money = format.formatsFor(locale).money({ amount: BigInt(amount), currency }, { short: true });
    return { question: say.question, answer: say.answer(money, number, title) };
  });
}

async function write(
  tx: Tx,
  { slug, title, origin }: About,
  recipients: readonly { email: string; locale: Locale; token: string }[],
  stop: (token: string) => string,
): Promise<void> {
  const letter = (locale: Locale) => {
    const say = messagesFor(locale).becoming.mail;
    return {
      letter: {
        subject: say.subject(title),
        paragraphs: [say.text(title), say.how],
        action: { label: say.button, url: `${origin}/coop/join` },
        footer: [`${say.campaign} ${origin}/c/${slug}`],
      },
      stop: { label: say.stop, url: origin + stop(STOP_TOKEN) },
    };
  };
  await queueToHolders(tx, { kind: 'coop-invitation', letters: { en: letter('en'), fr: letter('fr') }, recipients });
}
