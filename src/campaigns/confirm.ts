import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret } from '#random';
import { reachCompound } from './areas/thresholds.ts';

const DAY_MS = 86_400_000;
/** How long a link of a mail can be pressed. */
export const LINK_LIVES_MS = 7 * DAY_MS;

/** Where a link of a mail stands. */
export type LinkState = 'good' | 'used' | 'expired' | 'closed' | 'set-aside';

/** A link of a mail, with what its button will count; once the signature counts, with what was counted. */
export interface SignatureLink {
  readonly state: LinkState;
  readonly signature: Id<'signature'>;
  readonly campaign: Id<'campaign'>;
  readonly slug: string;
  readonly name: string;
  readonly email: string;
  readonly place: string;
  readonly showName: boolean;
  readonly keepPosted: boolean;
  /** ISO 3166-1 or 3166-2; empty where nothing was said. */
  readonly area: string;
}

/**
 * Reads a link and changes nothing: mail scanners follow links.
 * @param token from outside.
 * @returns undefined when no mail of ours held it.
 */
export async function signatureOfLink(db: Db, token: string): Promise<SignatureLink | undefined> {
  if (!isToken(token)) return undefined;
  const row = await db
    .selectFrom('signature_link as link')
    .innerJoin('signature', 'signature.id', 'link.signature_id')
    .innerJoin('campaign', 'campaign.id', 'signature.campaign_id')
    .where('link.token_hash', '=', hashSecret(token))
    .select((eb) => [
      'signature.id as signature',
      'signature.campaign_id as campaign',
      'campaign.slug',
      'signature.name',
      'signature.email',
      'signature.place',
      'signature.show_name as showName',
      'signature.keep_posted as keepPosted',
      'signature.area',
      'signature.confirmed_at',
      'signature.invalidation_id',
      'campaign.closed_at',
      'link.sent_at',
      eb.fn.coalesce('link.name', 'signature.name').as('own_name'),
      eb.fn.coalesce('link.email', 'signature.email').as('own_email'),
      eb.fn.coalesce('link.place', 'signature.place').as('own_place'),
      eb.fn.coalesce('link.show_name', 'signature.show_name').as('own_show_name'),
      eb.fn.coalesce('link.keep_posted', 'signature.keep_posted').as('own_keep_posted'),
      eb.fn.coalesce('link.area', 'signature.area').as('own_area'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { signature, campaign, slug, name, email, place, showName, keepPosted, area } = row;
  return {
    signature,
    campaign,
    slug,
    ...(row.confirmed_at
      ? { name, email, place, showName, keepPosted, area }
      : {
          name: row.own_name,
          email: row.own_email,
          place: row.own_place,
          showName: row.own_show_name,
          keepPosted: row.own_keep_posted,
          area: row.own_area,
        }),
    state: stateOf(row, db.now),
  };
}

export const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

function stateOf(
  { confirmed_at, invalidation_id, closed_at, sent_at }: State & { sent_at: Date },
  now: Date,
): LinkState {
  if (invalidation_id) return 'set-aside';
  if (confirmed_at) return 'used';
  if (closed_at) return 'closed';
  return now.getTime() - sent_at.getTime() < LINK_LIVES_MS ? 'good' : 'expired';
}

/** What pressing the button did. */
export type Confirmed =
  | { outcome: 'counted' | LinkState; campaign: Id<'campaign'>; slug: string }
  /** No mail of ours held such a link. */
  | { outcome: 'unknown' };

/** Counts a signature: the button was pressed. Pressing again changes nothing. */
export async function confirmSignature(tx: Tx, token: string): Promise<Confirmed> {
  const [confirmed] = await confirmSignatures(tx, [token]);
  return confirmed ?? { outcome: 'unknown' };
}

interface Pressed {
  hash: string;
  signature: Id<'signature'>;
  campaign: Id<'campaign'>;
  slug: string;
  sent_at: Date;
}

/**
 * Counts many at once. The rows, the counter, the hour of the curve and the milestones that the
 * count reaches are written together, so that the counter always equals the rows.
 */
export async function confirmSignatures(tx: Tx, tokens: readonly string[]): Promise<readonly Confirmed[]> {
  const hashes = tokens.map((token) => (isToken(token) ? hashSecret(token) : Buffer.alloc(0)));
  const { rows } = await sql<Pressed>`
    select encode(link.token_hash, 'hex') as hash, signature.id as signature, campaign.id as campaign, campaign.slug,
      link.sent_at
    from signature_link link
    join signature on signature.id = link.signature_id
    join campaign on campaign.id = signature.campaign_id
    where link.token_hash = any(${hashes}::bytea[])`.execute(tx);
  const pressed = new Map(rows.map((row) => [row.hash, row]));
  const inTime = rows.filter(({ sent_at }) => tx.now.getTime() - sent_at.getTime() < LINK_LIVES_MS);
  await holdCounters(tx, [...new Set(inTime.map(({ campaign }) => campaign))]);
  const counted = await count(tx, inTime);
  const left = rows.filter(({ signature }) => !counted.has(signature));
  const states = await statesOf(tx, [...new Set(left.map(({ signature }) => signature))]);

  const told = new Set<Id<'signature'>>();
  return hashes.map((hash): Confirmed => {
    const link = pressed.get(hash.toString('hex'));
    if (!link) return { outcome: 'unknown' };
    const { signature, campaign, slug, sent_at } = link;
    const first = counted.has(signature) && !told.has(signature);
    told.add(signature);
    if (first) return { outcome: 'counted', campaign, slug };
    const state = counted.has(signature)
      ? { confirmed_at: tx.now, invalidation_id: null, closed_at: null }
      : states.get(signature);
    // It was erased since the link was read.
    if (!state) return { outcome: 'unknown' };
    return { outcome: stateOf({ ...state, sent_at }, tx.now), campaign, slug };
  });
}

/** One transaction at a time a campaign confirms, withdraws, sets aside, forgets or closes. Held before any signature is. */
export async function holdCounters(tx: Tx, campaigns: readonly Id<'campaign'>[]): Promise<void> {
  if (campaigns.length === 0) return;
  await sql`select from signature_count where shard = 0 and campaign_id = any(${campaigns}::bigint[])
    order by campaign_id for update`.execute(tx);
}

/** Two links of one signature pressed at once count the answers of one. */
async function count(tx: Tx, pressed: readonly Pressed[]): Promise<ReadonlySet<Id<'signature'>>> {
  if (pressed.length === 0) return new Set();
  const links = [...new Map(pressed.map((link) => [link.signature, Buffer.from(link.hash, 'hex')])).values()];
  const { rows } = await sql<{ id: Id<'signature'>; campaign_id: Id<'campaign'>; compound: boolean }>`
    with held as (
      select signature_id, link.sent_at, link.name, link.email, link.place, link.show_name, link.keep_posted, link.locale,
        link.area, link.language
      from signature_link link join signature on signature.id = link.signature_id
      where link.token_hash = any(${links}::bytea[])
      -- In the order in which those who sign hold them.
      order by slot, campaign_id, email_canonical collate "C" for update of signature),
    counted as (
      update signature set confirmed_at = ${tx.now},
        name = coalesce(held.name, signature.name),
        email = coalesce(held.email, signature.email),
        place = coalesce(held.place, signature.place),
        show_name = coalesce(held.show_name, signature.show_name),
        keep_posted = coalesce(held.keep_posted, signature.keep_posted),
        locale = coalesce(held.locale, signature.locale),
        area = coalesce(held.area, signature.area),
        language = coalesce(held.language, signature.language)
      from held, campaign
      where signature.id = held.signature_id and signature.confirmed_at is null
        and campaign.id = signature.campaign_id and campaign.closed_at is null
      returning signature.id, signature.campaign_id, signature.area, held.sent_at),
    per_campaign as (select campaign_id, count(*) as n from counted group by campaign_id),
    hours as (
      insert into signature_hour (campaign_id, hour, confirmed)
      select campaign_id, date_trunc('hour', ${tx.now}::timestamptz, 'UTC'), n from per_campaign
      on conflict (campaign_id, hour) do update set confirmed = signature_hour.confirmed + excluded.confirmed),
    areas as (
      insert into signature_area (campaign_id, area, confirmed)
      select campaign_id, code, count(*)
      from counted cross join lateral (select area as code union select left(area, 2)) as codes
      where area <> '' group by 1, 2 order by 1, 2
      on conflict (campaign_id, area) do update set confirmed = signature_area.confirmed + excluded.confirmed),
    answered as (
      insert into signature_sending (campaign_id, day, shard, unanswered)
      select campaign_id, (sent_at at time zone 'UTC')::date, 0, -count(*) from counted group by 1, 2 order by 1, 2
      on conflict (campaign_id, day, shard) do update
        set unanswered = signature_sending.unanswered + excluded.unanswered),
    counter as (
      update signature_count set confirmed = confirmed + n, pending = pending - n
      from per_campaign
      where signature_count.campaign_id = per_campaign.campaign_id and shard = 0
      returning signature_count.campaign_id, signature_count.confirmed),
    reached as (
      update milestone set reached_at = ${tx.now}
      from counter
      where milestone.campaign_id = counter.campaign_id and milestone.reached_at is null
        and milestone.signatures <= counter.confirmed and milestone.areas is null),
    -- Those that ask for more than a total wait for what this statement writes.
    compound as (
      select distinct milestone.campaign_id from milestone join counter using (campaign_id)
      where milestone.areas is not null and milestone.reached_at is null
        and milestone.signatures <= counter.confirmed)
    select id, campaign_id in (select campaign_id from compound) as compound, campaign_id from counted`.execute(tx);
  const compound = new Set(rows.flatMap((row) => (row.compound ? row.campaign_id : [])));
  if (compound.size > 0) await reachCompound(tx, [...compound]);
  return new Set(rows.map(({ id }) => id));
}

interface State {
  confirmed_at: Date | null;
  invalidation_id: Id<'invalidation'> | null;
  closed_at: Date | null;
}

/** Of those that were not counted, why. */
async function statesOf(tx: Tx, signatures: readonly Id<'signature'>[]): Promise<ReadonlyMap<Id<'signature'>, State>> {
  if (signatures.length === 0) return new Map();
  const { rows } = await sql<State & { id: Id<'signature'> }>`
    select signature.id, signature.confirmed_at, signature.invalidation_id, campaign.closed_at
    from signature join campaign on campaign.id = signature.campaign_id
    where signature.id = any(${signatures}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
