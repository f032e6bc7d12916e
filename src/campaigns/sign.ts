import { sql } from 'kysely';
import * as v from 'valibot';
import { canonicalEmail } from '#accounts';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { checkbox, email, line, optional, parseInput } from '#input';
import { type Letter, queueMails } from '#mail';
import { hashSecret, newSecret } from '#random';
import { Refusal, type Sentence, invalid, notFound } from '#refusal';
import { areaAsked, type AsksArea } from './areas/area.ts';
import { dayOf } from './counts.ts';
import { letterOfSetAside, letterOfSigned, letterToConfirm } from './letters.ts';
import { wordingWhatIsMissing } from './missing.ts';
import { refusedMailboxes } from './petition/not-me.ts';
import { mayShare } from './petition/shared-mailbox.ts';

/** What a signer fills in. */
export const SignInput = v.object({
  name: line(100),
  email: email(),
  place: optional(line(80)),
  showName: checkbox(),
  keepPosted: checkbox(),
  /** Where one lives, if the petition asks: ISO 3166-1 or 3166-2. */
  area: optional(line(6)),
});
export type SignInput = v.InferOutput<typeof SignInput>;

// A name is no advertisement, and no formula of a spreadsheet that somebody opens later.
const NO_NAME = /:\/\/|\bwww\.|^[=+@-]|\p{L}\.(?:com|net|org|info|xyz|ru|top)\b/iu;

export const isNoName = (text: string): boolean => NO_NAME.test(text);

const MISSING: Record<string, Sentence> = {
  name: (m) => m.campaigns.faults.yourName,
  email: (m) => m.campaigns.faults.yourEmail,
};

/** Checks a signer's answers. @throws Refusal 422 with a sentence per field. */
export function parseSigning(raw: Readonly<Record<string, unknown>>): SignInput {
  const input = wordingWhatIsMissing(raw, MISSING, () => parseInput(SignInput, raw));
  const faults = (['name', 'place'] as const).filter((field) => isNoName(input[field]));
  if (faults.length > 0) {
    throw invalid(Object.fromEntries(faults.map((field) => [field, (m) => m.campaigns.faults.noAddress] as const)));
  }
  return input;
}

/** A signing as it comes in: what was filled in, where, and in which language. */
export interface Signing {
  campaign: Id<'campaign'>;
  answers: SignInput;
  locale: Locale;
  /** In which the petition was read; its own unless told. */
  language?: string;
  /** For the link in the mail. */
  origin: string;
  /** The stand in the street where they signed, if they did. */
  stand?: string;
}

/** What came of a signing. For mails and tests: the page says the same whatever it is. */
export type Signed =
  /** The link was sent. */
  | { outcome: 'asked'; token: string }
  /** The mailbox had confirmed before, and was told. */
  | { outcome: 'counted-before' }
  /** Whoever owns the mailbox said that it was not them: nothing was sent. */
  | { outcome: 'refused' }
  /** Five mails went to this mailbox in a day: enough. */
  | { outcome: 'asked-enough' }
  | { outcome: 'closed' };

const MOST_MAILS = 5;
/** Those who sign write to these shards, those who confirm to shard 0: neither waits for the other. */
const SHARDS = 15;

interface Written {
  id: Id<'signature'>;
  campaign_id: Id<'campaign'>;
  email: string;
  email_canonical: string;
  name: string;
  place: string;
  locale: Locale;
  language: string;
  confirmed_at: Date | null;
  invalidation_id: Id<'invalidation'> | null;
  mails: number;
}

/** @throws Refusal 404 when there is no such campaign, 409 when it is closed. */
export async function signPetition(tx: Tx, signing: Signing): Promise<Signed> {
  const [signed] = await signPetitions(tx, [signing]);
  return open(signed);
}

/** @throws Refusal when what came of it is that there was nothing to sign. */
export function open(signed: Signed | undefined): Exclude<Signed, { outcome: 'closed' }> {
  if (!signed) throw notFound();
  if (signed.outcome === 'closed') throw new Refusal(409, (m) => m.campaigns.faults.closed);
  return signed;
}

/**
 * Takes many signatures at once, each pending until the button of its mail is pressed. One mailbox
 * has one signature a campaign, however often the form is sent: while it waits, a fresh link goes out
 * (five mails a day at most, earlier links stay good) and the button of each link counts the answers
 * of its own form; once it is confirmed nothing changes but a mail that says so. A second person of the
 * same mailbox has a signature of their own when `mayShare` allows it.
 * @returns what came of each, undefined where there is no such campaign.
 */
export async function signPetitions(tx: Tx, signings: readonly Signing[]): Promise<readonly (Signed | undefined)[]> {
  const campaigns = await campaignsOf(tx, signings);
  const keyOf = (signing: Signing) => `${signing.campaign} ${canonicalEmail(signing.answers.email)}`;
  // Twice in one batch is twice in a row: the later answers stand, and one link serves both.
  const newest = new Map(
    signings.flatMap((signing) => {
      const campaign = campaigns.get(signing.campaign);
      return campaign?.closed_at === null ? [[keyOf(signing), asAsked(signing, campaign)] as const] : [];
    }),
  );
  // In one order everywhere, so that two batches that meet never wait for each other in a circle.
  const inOrder = [...newest.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, signing]) => signing);
  const refused = await refusedMailboxes(tx, inOrder);
  const asked = inOrder.filter((signing) => !refused.has(signing));
  const written = new Map((await write(tx, asked, 1)).map((row) => [`${row.campaign_id} ${row.email_canonical}`, row]));
  const second = asked.filter((signing) => {
    const first = written.get(keyOf(signing));
    return first?.confirmed_at && mayShare(first, signing.answers);
  });
  for (const row of await write(tx, second, 2)) {
    const key = `${row.campaign_id} ${row.email_canonical}`;
    // The limit is the mailbox's, whoever of the two signs.
    written.set(key, { ...row, mails: written.get(key)?.mails ?? row.mails });
  }

  const results = new Map<string, Signed>([...refused].map((signing) => [keyOf(signing), { outcome: 'refused' }]));
  const letters: Letter[] = [];
  const links: Link[] = [];
  for (const [key, signing] of newest) {
    const row = written.get(key);
    const campaign = campaigns.get(signing.campaign);
    if (!row || !campaign) continue;
    // In the language that the signer reads, then and now.
    const language = row.confirmed_at ? row.language : (signing.language ?? '');
    const about = { ...campaign, title: campaign.titles?.[language] ?? campaign.title };
    const { answers, locale, origin } = signing;
    if (row.mails > MOST_MAILS) {
      results.set(key, { outcome: 'asked-enough' });
      continue;
    }
    const token = newSecret(tx.random);
    if (row.confirmed_at) {
      // Never to the address as written here: where `+` parts no mailboxes it may be somebody else's.
      const addressed = { to: row.email, locale: row.locale, origin, campaign: about };
      letters.push((row.invalidation_id ? letterOfSetAside : letterOfSigned)(addressed, token));
      links.push({ token, signature: row.id });
      results.set(key, { outcome: 'counted-before' });
    } else {
      letters.push(
        letterToConfirm({ to: answers.email, locale, origin, campaign: about, stand: signing.stand }, token),
      );
      links.push({ token, signature: row.id, signing });
      results.set(key, { outcome: 'asked', token });
    }
  }
  await writeLinks(tx, links);
  await queueMails(tx, letters);
  return signings.map((signing) => {
    const campaign = campaigns.get(signing.campaign);
    return campaign && (campaign.closed_at ? { outcome: 'closed' } : results.get(keyOf(signing)));
  });
}

/** Nothing is kept that was not asked for. */
const asAsked = (signing: Signing, { asks, regions_of }: Petitioned): Signing => ({
  ...signing,
  answers: { ...signing.answers, area: areaAsked({ asks, regionsOf: regions_of }, signing.answers.area) },
});

interface Petitioned {
  id: Id<'campaign'>;
  slug: string;
  title: string;
  closed_at: Date | null;
  asks: AsksArea['asks'];
  regions_of: string;
  /** In its other languages. */
  titles: Readonly<Record<string, string>> | null;
}

async function campaignsOf(tx: Tx, signings: readonly Signing[]): Promise<ReadonlyMap<Id<'campaign'>, Petitioned>> {
  const ids = [...new Set(signings.map(({ campaign }) => campaign))];
  const { rows } = await sql<Petitioned>`
    select id, slug, title, closed_at, asks_area as asks, regions_of,
      (select jsonb_object_agg(language, title) from campaign_text where campaign_id = id) as titles
    from campaign join petition on petition.campaign_id = id where id = any(${ids}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Writes or renews the rows, counts the new ones as pending and each form as sent, in one statement. The form of a
 * second person was counted as sent with the row of the first.
 */
async function write(tx: Tx, signings: readonly Signing[], slot: 1 | 2): Promise<readonly Written[]> {
  if (signings.length === 0) return [];
  const column = <T>(of: (signing: Signing) => T): T[] => signings.map(of);
  const dayAgo = new Date(tx.now.getTime() - 86_400_000);
  const shard = 1 + ((tx.random.bytes(1)[0] ?? 0) % SHARDS);
  const ids = signings.map(() => tx.newId<'signature'>());
  const { rows } = await sql<Written>`
    with written as (
      insert into signature (id, campaign_id, name, email, email_canonical, place, show_name, keep_posted, locale,
        area, language,
        signed_at, mails_since, slot)
      select *, ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${slot}::smallint from unnest(
        ${ids}::bigint[],
        ${column(({ campaign }) => campaign)}::bigint[],
        ${column(({ answers }) => answers.name)}::text[],
        ${column(({ answers }) => answers.email)}::text[],
        ${column(({ answers }) => canonicalEmail(answers.email))}::text[],
        ${column(({ answers }) => answers.place)}::text[],
        ${column(({ answers }) => answers.showName)}::boolean[],
        ${column(({ answers }) => answers.keepPosted)}::boolean[],
        ${column(({ locale }) => locale)}::text[],
        ${column(({ answers }) => answers.area)}::text[],
        ${column(({ language }) => language ?? '')}::text[])
      on conflict (campaign_id, email_canonical, slot) do update set
        mails = case when signature.mails_since > ${dayAgo} then least(signature.mails + 1, 1000) else 1 end,
        mails_since = case when signature.mails_since > ${dayAgo} then signature.mails_since else ${tx.now} end
      returning id, campaign_id, email, email_canonical, name, place, locale, language, confirmed_at,
        invalidation_id, mails),
    counted as (
      insert into signature_count (campaign_id, shard, pending)
      select campaign_id, ${shard}::smallint, count(*) from written where id = any(${ids}::bigint[])
      group by campaign_id order by campaign_id
      on conflict (campaign_id, shard) do update set pending = signature_count.pending + excluded.pending),
    sent as (
      insert into signature_sending (campaign_id, day, shard, unanswered)
      select campaign_id, ${dayOf(tx.now)}::date, ${shard}::smallint, count(*) from written
      where ${slot}::smallint = 1
      group by campaign_id order by campaign_id
      on conflict (campaign_id, day, shard) do update
        set unanswered = signature_sending.unanswered + excluded.unanswered)
    select * from written`.execute(tx);
  return rows;
}

interface Link {
  token: string;
  signature: Id<'signature'>;
  /** What its button counts; without it the link only withdraws. */
  signing?: Signing;
}

async function writeLinks(tx: Tx, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  const column = <T>(of: (link: Link) => T): T[] => links.map(of);
  await sql`
    insert into signature_link (token_hash, signature_id, name, email, place, show_name, keep_posted, locale, area,
      language, sent_at)
    select *, ${tx.now}::timestamptz from unnest(
      ${column(({ token }) => hashSecret(token))}::bytea[],
      ${column(({ signature }) => signature)}::bigint[],
      ${column(({ signing }) => signing?.answers.name ?? null)}::text[],
      ${column(({ signing }) => signing?.answers.email ?? null)}::text[],
      ${column(({ signing }) => signing?.answers.place ?? null)}::text[],
      ${column(({ signing }) => signing?.answers.showName ?? null)}::boolean[],
      ${column(({ signing }) => signing?.answers.keepPosted ?? null)}::boolean[],
      ${column(({ signing }) => signing?.locale ?? null)}::text[],
      ${column(({ signing }) => signing?.answers.area ?? null)}::text[],
      ${column(({ signing }) => signing && (signing.language ?? ''))}::text[])`.execute(tx);
}
