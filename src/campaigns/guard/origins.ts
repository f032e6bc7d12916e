import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import { type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { queueMails } from '#mail';
import { HISTORY, isTrending, type OriginKind, usually } from './trending.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** For how long domains are remembered: what is usual is that of a week. */
const DOMAINS_MS = 8 * DAY_MS;
/** For how long networks are. Their key goes with them. */
const NETWORKS_MS = 2 * DAY_MS;
/** For how long alarms are shown. */
const ALARMS_MS = 30 * DAY_MS;
const PURPOSE = 'networks-of-';

/** Forms that came from somewhere since the last noting. */
export interface OriginCount {
  readonly campaign: Id<'campaign'>;
  readonly kind: OriginKind;
  /** A mail domain as `canonicalEmail` writes it, or a network as it is on the net: only its keyed hash is written. */
  readonly subject: string;
  readonly forms: number;
}

export interface Alarm {
  readonly id: Id<'signing-alarm'>;
  readonly kind: OriginKind;
  /** A mail domain; of a network, the first signs of its keyed hash. */
  readonly subject: string;
  readonly hour: Date;
  readonly forms: number;
  readonly expected: number;
}

/** The key of a day, made when it is first needed. */
async function keyOfDay(tx: Tx, day: string): Promise<Buffer> {
  const purpose = PURPOSE + day;
  await tx
    .insertInto('signing_key')
    .values({ purpose, secret: Buffer.from(tx.random.bytes(32)), created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { secret } = await tx
    .selectFrom('signing_key')
    .where('purpose', '=', purpose)
    .select('secret')
    .executeTakeFirstOrThrow();
  return secret;
}

const hashOf = (key: Buffer, network: string): string =>
  createHmac('sha256', key).update(network).digest('base64url').slice(0, 22);

/** Of which network an alarm is today: for asking whether somebody comes from there. */
export async function networkHash(tx: Tx): Promise<(network: string) => string> {
  const key = await keyOfDay(tx, tx.now.toISOString().slice(0, 10));
  return (network) => hashOf(key, network);
}

/**
 * Adds to the counts of this hour and raises an alarm for each origin that trends; organisers are written to once an
 * alarm.
 */
export async function noteOrigins(tx: Tx, counts: readonly OriginCount[], origin: string): Promise<void> {
  if (counts.length === 0) return;
  const hour = new Date(Math.floor(tx.now.getTime() / HOUR_MS) * HOUR_MS);
  const hash = await networkHash(tx);
  const rows = counts
    .map((count) => ({ ...count, subject: count.kind === 'network' ? hash(count.subject) : count.subject }))
    // In one order everywhere, so that two processes never wait for each other in a circle.
    .toSorted((a, b) => (`${a.campaign}${a.kind}${a.subject}` < `${b.campaign}${b.kind}${b.subject}` ? -1 : 1));
  await sql`
    insert into signing_origin (campaign_id, kind, subject, hour, forms)
    select campaign, kind, subject, ${hour}::timestamptz, forms
    from unnest(${rows.map((row) => row.campaign)}::bigint[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.subject)}::text[], ${rows.map((row) => row.forms)}::int[])
      as one (campaign, kind, subject, forms)
    on conflict (campaign_id, hour, kind, subject) do update set forms = signing_origin.forms + excluded.forms`.execute(
    tx,
  );
  for (const campaign of new Set(rows.map((row) => row.campaign))) await raiseAlarms(tx, campaign, hour, origin);
}

interface Hourly {
  kind: OriginKind;
  subject: string;
  forms: number;
  total: number;
  before: number;
  all: number;
}

async function raiseAlarms(tx: Tx, campaign: Id<'campaign'>, hour: Date, origin: string): Promise<void> {
  const { rows } = await sql<Hourly>`
    with week as (
      select subject, sum(forms)::float8 as forms from signing_origin
      where campaign_id = ${campaign} and kind = 'domain' and hour < ${hour}
        and hour >= ${new Date(hour.getTime() - 7 * DAY_MS)} group by subject),
    now as (select kind, subject, forms from signing_origin where campaign_id = ${campaign} and hour = ${hour})
    select kind, now.subject, now.forms, (select sum(forms)::float8 from now where kind = 'domain') as total,
      coalesce(week.forms, 0) as before, coalesce((select sum(forms) from week), 0) as "all"
    from now left join week on kind = 'domain' and week.subject = now.subject
    where now.forms >= 25`.execute(tx);
  const trending = rows.flatMap((row) => {
    if (row.kind === 'domain' && row.all < HISTORY) return [];
    const part = row.kind === 'domain' ? row.before / row.all : 0;
    return isTrending({ ...row, part }) ? [{ ...row, expected: Math.round(usually(part, row.total)) }] : [];
  });
  const fresh: Hourly[] = [];
  for (const alarm of trending) {
    const { rows: raised } = await sql<{ fresh: boolean }>`
      insert into signing_alarm (id, campaign_id, kind, subject, hour, forms, expected, raised_at)
      values (${tx.newId<'signing-alarm'>()}, ${campaign}, ${alarm.kind}, ${alarm.subject}, ${hour}, ${alarm.forms},
        ${alarm.expected}, ${tx.now})
      on conflict (campaign_id, kind, subject, hour) do update
        set forms = excluded.forms, expected = excluded.expected
      returning (xmax = 0) as fresh`.execute(tx);
    if (raised[0]?.fresh) fresh.push(alarm);
  }
  if (fresh.length > 0) await tellOrganisers(tx, campaign, fresh, origin);
}

async function tellOrganisers(
  tx: Tx,
  campaign: Id<'campaign'>,
  alarms: readonly Hourly[],
  origin: string,
): Promise<void> {
  const about = await tx
    .selectFrom('campaign')
    .where('id', '=', campaign)
    .select(['slug', 'title'])
    .executeTakeFirstOrThrow();
  const { rows: organisers } = await sql<{ email: string; locale: Locale }>`
    select email, locale from person where email <> '' and exists (
      select from role_grant where person_id = person.id and role = 'organiser' and ended_at is null)`.execute(tx);
  await queueMails(
    tx,
    organisers.map(({ email, locale }) => {
      const say = messagesFor(locale).organising.alarms;
      return {
        kind: 'signing-alarm',
        to: email,
        subject: say.subject(about.title),
        paragraphs: [
          ...alarms.map(({ kind, subject, forms }) =>
            kind === 'domain' ? say.ofDomain(forms, subject) : say.ofNetwork(forms),
          ),
          say.meanwhile,
        ],
        action: { label: say.look, url: `${origin}/c/${about.slug}/care#alarms` },
      };
    }),
  );
}

/** Newest first. For organisers only. */
export async function alarmsOf(db: Db, campaign: Id<'campaign'>): Promise<readonly Alarm[]> {
  return db
    .selectFrom('signing_alarm')
    .where('campaign_id', '=', campaign)
    .orderBy('id', 'desc')
    .limit(20)
    .select(['id', 'kind', 'subject', 'hour', 'forms', 'expected'])
    .execute();
}

/** What is on guard in this hour and the one before. */
export async function alarmsNow(
  db: Db,
): Promise<readonly { campaign: Id<'campaign'>; kind: OriginKind; subject: string }[]> {
  return db
    .selectFrom('signing_alarm')
    .where('hour', '>', new Date(db.now.getTime() - 2 * HOUR_MS))
    .select(['campaign_id as campaign', 'kind', 'subject'])
    .execute();
}

/** Erases what is older than it is needed: networks with their keys after two days, domains after eight. */
export async function forgetOrigins(tx: Tx): Promise<void> {
  const networks = new Date(tx.now.getTime() - NETWORKS_MS);
  await tx
    .deleteFrom('signing_origin')
    .where('hour', '<', new Date(tx.now.getTime() - DOMAINS_MS))
    .execute();
  await tx.deleteFrom('signing_origin').where('kind', '=', 'network').where('hour', '<', networks).execute();
  await tx
    .deleteFrom('signing_key')
    .where('purpose', 'like', `${PURPOSE}%`)
    .where('created_at', '<', networks)
    .execute();
  await tx
    .deleteFrom('signing_alarm')
    .where('hour', '<', new Date(tx.now.getTime() - ALARMS_MS))
    .execute();
  await tx.deleteFrom('spent_puzzle').where('expires_at', '<', tx.now).execute();
}
