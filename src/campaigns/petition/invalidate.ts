import { type RawBuilder, sql } from 'kysely';
import * as v from 'valibot';
import { type Actor, canonicalEmail } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { day, line, optional } from '#input';
import { Refusal, invalid, notFound } from '#refusal';
import { reachCompound } from '../areas/thresholds.ts';
import { mustOrganise } from '../authority.ts';
import { holdCounters } from '../confirm.ts';

/**
 * Which signatures to set aside, and why. `*` stands for any letters in a name, an address and a place. There is no
 * network among them: none is kept with a signature.
 */
export const InvalidationInput = v.object({
  reason: line(200, 3),
  name: optional(line(100)),
  mailDomain: optional(line(120)),
  address: optional(line(254)),
  place: optional(line(80)),
  /** Days in UTC, both included. */
  signedFrom: optional(day()),
  signedUntil: optional(day()),
});
export type InvalidationInput = v.InferOutput<typeof InvalidationInput>;

/** A batch of signatures: only counted, set aside, or back in the count. */
export interface Invalidation {
  readonly id: Id<'invalidation'>;
  readonly reason: string;
  readonly name: string;
  readonly mailDomain: string;
  readonly address: string;
  readonly place: string;
  readonly signedFrom: Date | null;
  readonly signedUntil: Date | null;
  /** How many it would set aside, when it was counted. */
  readonly found: number;
  readonly countedAt: Date;
  readonly appliedAt: Date | null;
  readonly setAside: number;
  readonly revertedAt: Date | null;
}

const DAY_MS = 86_400_000;

/**
 * Counts what a batch would set aside, and changes nothing else.
 * @throws Refusal 403 when the actor is no organiser, 404 when there is no such petition, 422 without any criterion.
 */
export async function countInvalidation(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: InvalidationInput,
): Promise<Id<'invalidation'>> {
  mustOrganise(actor);
  const petition = await tx
    .selectFrom('petition')
    .where('campaign_id', '=', campaign)
    .select('campaign_id')
    .executeTakeFirst();
  if (!petition) throw notFound();
  const { reason, name, address, place, signedFrom, signedUntil } = input;
  const from = signedFrom ? new Date(signedFrom) : null;
  const until = signedUntil ? new Date(Date.parse(signedUntil) + DAY_MS) : null;
  const mailDomain = input.mailDomain && canonicalEmail(`a@${input.mailDomain.replace(/^@/, '')}`).slice(2);
  const criteria = { name, mail_domain: mailDomain, address, place, signed_from: from, signed_until: until };
  if (!Object.values(criteria).some(Boolean)) throw invalid({ name: (m) => m.petitions.faults.oneCriterion });
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from signature where ${taking(campaign, criteria)}`.execute(tx);
  const id = tx.newId<'invalidation'>();
  await tx
    .insertInto('invalidation')
    .values({
      id,
      campaign_id: campaign,
      reason,
      ...criteria,
      found: rows[0]?.n ?? 0,
      counted_at: tx.now,
      counted_by: actor.person,
    })
    .execute();
  return id;
}

interface Criteria {
  name: string;
  mail_domain: string;
  address: string;
  place: string;
  signed_from: Date | null;
  signed_until: Date | null;
}

/** Confirmed signatures that count and that fit every criterion that is given. */
function taking(campaign: Id<'campaign'>, criteria: Criteria): RawBuilder<boolean> {
  const { name, mail_domain, address, place, signed_from, signed_until } = criteria;
  const like = (column: string, pattern: string) =>
    sql`lower(${sql.ref(column)}) like ${pattern
      .toLowerCase()
      .replaceAll(/[\\%_]/g, String.raw`\$&`)
      .replaceAll('*', '%')}`;
  const conditions = [
    sql`campaign_id = ${campaign}`,
    sql`confirmed_at is not null`,
    sql`invalidation_id is null`,
    ...(name ? [like('name', name)] : []),
    ...(mail_domain ? [sql`split_part(email_canonical, '@', 2) = ${mail_domain}`] : []),
    ...(address ? [like('email', address)] : []),
    ...(place ? [like('place', place)] : []),
    ...(signed_from ? [sql`signed_at >= ${signed_from}`] : []),
    ...(signed_until ? [sql`signed_at < ${signed_until}`] : []),
  ];
  return sql`${sql.join(conditions, sql` and `)}`;
}

/**
 * Sets aside what the batch takes at this moment: out of the count and of the curve, its signers out of the lists and
 * of the mails. Milestones that were reached stay reached. Applying again changes nothing.
 * @returns how many were set aside.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when it was reverted: count anew instead.
 */
export async function applyInvalidation(tx: Tx, actor: Actor, campaign: Id<'campaign'>, id: Id<'invalidation'>) {
  mustOrganise(actor);
  await holdCounters(tx, [campaign]);
  const batch = await batchOf(tx, campaign, id);
  if (batch.reverted_at) throw new Refusal(409, (m) => m.petitions.faults.revertedBefore);
  if (batch.applied_at) return batch.set_aside;
  // In the order in which those who sign hold them.
  const { rows } = await sql<{ n: number }>`
    with held as (
      select id from signature where ${taking(campaign, batch)}
      order by slot, email_canonical collate "C" for update),
    moved as (
      update signature set invalidation_id = ${id} from held where signature.id = held.id
      returning signature.confirmed_at, signature.area),
    ${leaving(campaign, -1)}
    update signature_count set confirmed = confirmed - total.n, invalidated = invalidated + total.n
    from total where campaign_id = ${campaign} and shard = 0
    returning total.n::int as n`.execute(tx);
  const setAside = rows[0]?.n ?? 0;
  await dropEmptyHours(tx, campaign);
  await tx
    .updateTable('invalidation')
    .set({ applied_at: tx.now, applied_by: actor.person, set_aside: setAside })
    .where('id', '=', id)
    .execute();
  return setAside;
}

/**
 * Brings back what a batch set aside and is still there. A milestone that is passed by it is reached now.
 * @returns how many count again.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when it is not applied.
 */
export async function revertInvalidation(tx: Tx, actor: Actor, campaign: Id<'campaign'>, id: Id<'invalidation'>) {
  mustOrganise(actor);
  await holdCounters(tx, [campaign]);
  const batch = await batchOf(tx, campaign, id);
  if (!batch.applied_at) throw new Refusal(409, (m) => m.petitions.faults.notApplied);
  if (batch.reverted_at) return 0;
  const { rows } = await sql<{ n: number }>`
    with held as (
      select id from signature where invalidation_id = ${id} order by slot, email_canonical collate "C" for update),
    moved as (
      update signature set invalidation_id = null from held where signature.id = held.id
      returning signature.confirmed_at, signature.area),
    ${leaving(campaign, 1)},
    counter as (
      update signature_count set confirmed = confirmed + total.n, invalidated = invalidated - total.n
      from total where campaign_id = ${campaign} and shard = 0
      returning signature_count.confirmed, total.n),
    reached as (
      update milestone set reached_at = ${tx.now} from counter
      where milestone.campaign_id = ${campaign} and reached_at is null and areas is null
        and signatures <= counter.confirmed)
    select n::int as n from counter`.execute(tx);
  await reachCompound(tx, [campaign]);
  await tx
    .updateTable('invalidation')
    .set({ reverted_at: tx.now, reverted_by: actor.person })
    .where('id', '=', id)
    .execute();
  return rows[0]?.n ?? 0;
}

/** The hours and the areas of the signatures `moved`, and how many there are in all. */
const leaving = (campaign: Id<'campaign'>, sign: 1 | -1): RawBuilder<unknown> => sql`
    hours as (
      insert into signature_hour (campaign_id, hour, confirmed)
      select ${campaign}::bigint, date_trunc('hour', confirmed_at, 'UTC'), ${sql.lit(sign)} * count(*) from moved
      group by 2 order by 2
      on conflict (campaign_id, hour) do update set confirmed = signature_hour.confirmed + excluded.confirmed),
    areas as (
      insert into signature_area (campaign_id, area, confirmed)
      select ${campaign}::bigint, code, ${sql.lit(sign)} * count(*)
      from moved cross join lateral (select area as code union select left(area, 2)) as codes
      where area <> '' group by 2 order by 2
      on conflict (campaign_id, area) do update set confirmed = signature_area.confirmed + excluded.confirmed),
    total as (select count(*) as n from moved)`;

const dropEmptyHours = (tx: Tx, campaign: Id<'campaign'>) =>
  tx.deleteFrom('signature_hour').where('campaign_id', '=', campaign).where('confirmed', '=', '0').execute();

async function batchOf(tx: Tx, campaign: Id<'campaign'>, id: Id<'invalidation'>) {
  const batch = await tx
    .selectFrom('invalidation')
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (!batch) throw notFound();
  return batch;
}

/** The batches of a petition with what they look for, newest first: for organisers only. */
export async function invalidationsOf(
  db: Db,
  viewer: Actor,
  campaign: Id<'campaign'>,
): Promise<readonly Invalidation[]> {
  mustOrganise(viewer);
  return db
    .selectFrom('invalidation')
    .where('campaign_id', '=', campaign)
    .orderBy('id', 'desc')
    .limit(50)
    .select([
      'id',
      'reason',
      'name',
      'mail_domain as mailDomain',
      'address',
      'place',
      'signed_from as signedFrom',
      'signed_until as signedUntil',
      'found',
      'counted_at as countedAt',
      'applied_at as appliedAt',
      'set_aside as setAside',
      'reverted_at as revertedAt',
    ])
    .execute();
}
