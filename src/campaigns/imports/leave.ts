import { sql } from 'kysely';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { hashSecret } from '#random';
import { isToken } from '../confirm.ts';
import { refuseMailbox } from '../petition/not-me.ts';

/** Who stands behind the link of a mail to somebody imported. */
export interface Imported {
  readonly id: Id<'imported-signature'>;
  readonly import: Id<'import'>;
  readonly campaign: Id<'campaign'>;
  readonly name: string;
  readonly email: string;
  readonly canonical: string;
  readonly place: string;
  readonly locale: 'en' | 'fr';
  readonly platform: string;
  readonly closedAt: Date | null;
}

/**
 * Reads a link and changes nothing: mail scanners follow links.
 * @param token from outside.
 * @returns undefined when nobody waits behind it: they confirmed, were deleted, or their time is over.
 */
export async function importedOfLink(db: Db, token: string): Promise<Imported | undefined> {
  if (!isToken(token)) return undefined;
  return db
    .selectFrom('imported_signature as one')
    .innerJoin('signature_import as import', 'import.id', 'one.import_id')
    .innerJoin('campaign', 'campaign.id', 'one.campaign_id')
    .where('one.token_hash', '=', hashSecret(token))
    .select([
      'one.id',
      'import.id as import',
      'one.campaign_id as campaign',
      'one.name',
      'one.email',
      'one.email_canonical as canonical',
      'one.place',
      'one.locale',
      'import.platform_name as platform',
      'campaign.closed_at as closedAt',
    ])
    .executeTakeFirst();
}

/** The same, held with its import until the transaction ends: the import first, as everywhere. */
export async function holdImported(tx: Tx, token: string): Promise<Imported | undefined> {
  const found = await importedOfLink(tx, token);
  if (!found) return undefined;
  await sql`select from signature_import where id = ${found.import} for no key update`.execute(tx);
  const { rows } = await sql`select from imported_signature where id = ${found.id} for update`.execute(tx);
  return rows.length > 0 ? found : undefined;
}

/** Takes one out of an import, as confirmed or as deleted. */
export async function leaveImport(tx: Tx, one: Imported, as: 'confirmed' | 'deleted'): Promise<void> {
  await tx.deleteFrom('imported_signature').where('id', '=', one.id).execute();
  await tx
    .updateTable('signature_import')
    .set((eb) => ({ [as]: eb(as, '+', 1) }))
    .where('id', '=', one.import)
    .execute();
}

/** No mail about this campaign any more to somebody imported; they are erased in their time. Again changes nothing. */
export async function stopImported(tx: Tx, token: string): Promise<Imported | undefined> {
  const one = await importedOfLink(tx, token);
  if (one) {
    await tx.updateTable('imported_signature').set({ stopped_at: tx.now }).where('id', '=', one.id).execute();
  }
  return one;
}

/** Erases somebody imported at once; for thirty days nothing of the campaign goes to their mailbox, whoever imports it. */
export async function deleteImported(tx: Tx, token: string): Promise<Imported | undefined> {
  const one = await holdImported(tx, token);
  if (!one) return undefined;
  await leaveImport(tx, one, 'deleted');
  await refuseMailbox(tx, one.campaign, one.canonical);
  return one;
}

/** Who has confirmed here by the form waits no more. */
export async function leaveConfirmed(tx: Tx, campaign: Id<'campaign'>): Promise<void> {
  await countLeft(
    tx,
    'confirmed',
    sql`campaign_id = ${campaign} and exists (
      select from signature where signature.campaign_id = imported_signature.campaign_id
        and signature.email_canonical = imported_signature.email_canonical and slot = 1 and confirmed_at is not null)`,
  );
}

/** Erases those whose time is over: on the day that was said, and when the campaign is closed. */
export async function eraseImported(tx: Tx): Promise<void> {
  await countLeft(
    tx,
    'erased',
    sql`import_id in (
      select signature_import.id from signature_import join campaign on campaign.id = campaign_id
      where taken_at is not null and (erase_on <= ${tx.now.toISOString().slice(0, 10)}::date or closed_at is not null))`,
  );
}

async function countLeft(tx: Tx, as: 'confirmed' | 'erased', which: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from signature_import where id in (select import_id from imported_signature where ${which})
    order by id for no key update`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    with gone as (delete from imported_signature where ${which} returning import_id),
    counted as (select import_id, count(*) as n from gone group by import_id)
    update signature_import set ${sql.ref(as)} = signature_import.${sql.ref(as)} + counted.n
    from counted where signature_import.id = counted.import_id`.execute(tx);
}
