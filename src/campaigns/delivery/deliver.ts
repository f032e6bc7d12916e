import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { checkbox, day, line, optional } from '#input';
import { enqueue } from '#jobs';
import { Refusal, invalid, notFound } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { dayOf } from '../counts.ts';
import { declaredOf, declaredTotal } from '../declared.ts';
import { MAKE_DELIVERY } from './make.ts';

export const DeliveryInput = v.object({ withNames: checkbox() });

/** Handed over: to whom, when, and where that can be read. */
export const ReceiptInput = v.object({
  deliveredTo: line(160),
  deliveredOn: day(),
  source: line(160),
  url: optional(
    v.pipe(v.string(), v.trim(), v.maxLength(500), v.url('webAddress'), v.startsWith('http', 'webAddress')),
  ),
});
export type ReceiptInput = v.InferOutput<typeof ReceiptInput>;

/**
 * Asks for the files that are handed to the one addressed: what was counted at this moment. They are made by a job.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when the names are erased or another is being made.
 */
export async function askDelivery(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  { withNames }: { withNames: boolean },
): Promise<Id<'petition-delivery'>> {
  mustOrganise(actor);
  const petition = await tx
    .selectFrom('petition')
    .where('campaign_id', '=', campaign)
    .select('erased_at')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!petition) throw notFound();
  if (petition.erased_at) throw new Refusal(409, (m) => m.organising.faults.erased);
  const waiting = await tx
    .selectFrom('petition_delivery')
    .where('campaign_id', '=', campaign)
    .where('made_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  if (waiting) throw new Refusal(409, (m) => m.organising.faults.beingMade);
  const { rows } = await sql<{ signatures: number; set_aside: number; imported: number }>`
    select coalesce(sum(confirmed), 0)::int as signatures, coalesce(sum(invalidated), 0)::int as set_aside,
      (select count(*)::int from imported_signature where campaign_id = ${campaign}) as imported
    from signature_count where campaign_id = ${campaign}`.execute(tx);
  const id = tx.newId<'petition-delivery'>();
  await tx
    .insertInto('petition_delivery')
    .values({
      id,
      campaign_id: campaign,
      with_names: withNames,
      asked_at: tx.now,
      asked_by: actor.person,
      ...(rows[0] ?? { signatures: 0, set_aside: 0, imported: 0 }),
      declared: declaredTotal(await declaredOf(tx, campaign)),
    })
    .execute();
  await enqueue(tx, MAKE_DELIVERY, { delivery: id }, { key: id });
  return id;
}

/**
 * Records that the files were handed over. It is published.
 * @throws Refusal 403, 404 when there are no such files, 409 when it was recorded before, 422 with a sentence per field.
 */
export async function recordReceipt(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'petition-delivery'>,
  input: ReceiptInput,
): Promise<void> {
  mustOrganise(actor);
  const delivery = await tx
    .selectFrom('petition_delivery')
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .where('made_at', 'is not', null)
    .select(['receipt_at', 'made_at'])
    .forUpdate()
    .executeTakeFirst();
  if (!delivery) throw notFound();
  if (delivery.receipt_at) throw new Refusal(409, (m) => m.organising.faults.receiptBefore);
  if (input.deliveredOn > dayOf(tx.now)) throw invalid({ deliveredOn: (m) => m.petitions.faults.notYet });
  if (input.deliveredOn < dayOf(delivery.made_at ?? tx.now))
    throw invalid({ deliveredOn: (m) => m.organising.faults.beforeMade });
  await tx
    .updateTable('petition_delivery')
    .set({
      delivered_on: input.deliveredOn,
      delivered_to: input.deliveredTo,
      source: input.source,
      url: input.url,
      receipt_at: tx.now,
      receipt_by: actor.person,
    })
    .where('id', '=', id)
    .execute();
}

/** Files handed over or to be, as anybody may know them: without their content. */
export interface Delivery {
  readonly id: Id<'petition-delivery'>;
  readonly withNames: boolean;
  readonly askedAt: Date;
  /** How many signatures are written so far. */
  readonly written: number;
  readonly signatures: number;
  readonly madeAt: Date | null;
  /** Of the manifest, in hexadecimal digits. */
  readonly sha256: string | null;
  readonly deliveredOn: string | null;
  readonly deliveredTo: string;
  readonly source: string;
  readonly url: string;
  /** Empty once their time is over. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** Newest first. */
export async function deliveriesOf(db: Db, campaign: Id<'campaign'>): Promise<readonly Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, with_names as "withNames", asked_at as "askedAt", written, signatures, made_at as "madeAt",
      encode(sha256, 'hex') as sha256, delivered_on as "deliveredOn", delivered_to as "deliveredTo", source, url,
      coalesce((
        select json_agg(json_build_object('name', name, 'bytes', bytes) order by name)
        from petition_delivery_file file where delivery_id = petition_delivery.id and exists (
          select from petition_delivery_part part where part.delivery_id = file.delivery_id and part.name = file.name)
      ), '[]'::json) as files
    from petition_delivery where campaign_id = ${campaign} order by id desc limit 50`.execute(db);
  return rows;
}

/** A file of a delivery, part by part. @throws Refusal 403, 404 when there is none or its time is over. */
export async function deliveryFile(
  db: Db,
  viewer: Actor,
  campaign: Id<'campaign'>,
  id: Id<'petition-delivery'>,
  name: string,
): Promise<{ type: string; bytes: number; parts: AsyncGenerator<Buffer> }> {
  mustOrganise(viewer);
  const file = await db
    .selectFrom('petition_delivery_file as file')
    .innerJoin('petition_delivery as delivery', 'delivery.id', 'file.delivery_id')
    .innerJoin('petition_delivery_part as part', (join) =>
      join.onRef('part.delivery_id', '=', 'file.delivery_id').onRef('part.name', '=', 'file.name').on('part', '=', 0),
    )
    .where('delivery.campaign_id', '=', campaign)
    .where('delivery.id', '=', id)
    .where('delivery.made_at', 'is not', null)
    .where('file.name', '=', name)
    .select(['file.type', 'file.bytes'])
    .executeTakeFirst();
  if (!file) throw notFound();
  return { type: file.type, bytes: Number(file.bytes), parts: partsOf(db, id, name) };
}

async function* partsOf(db: Db, id: Id<'petition-delivery'>, name: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const row = await db
      .selectFrom('petition_delivery_part')
      .where('delivery_id', '=', id)
      .where('name', '=', name)
      .where('part', '=', part)
      .select('content')
      .executeTakeFirst();
    if (!row) return;
    yield row.content;
  }
}

/** The files hold names: they go when the names of the petition go. Their hashes stay. */
export const forgetDeliveries = (tx: Tx, campaign: Id<'campaign'>): Promise<unknown> =>
  sql`delete from petition_delivery_part using petition_delivery
    where petition_delivery.id = delivery_id and campaign_id = ${campaign}`.execute(tx);
