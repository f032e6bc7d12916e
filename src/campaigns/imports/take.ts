import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { choice, day, line, optional, paragraphs } from '#input';
import { enqueue } from '#jobs';
import { Refusal, invalid, notFound } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { dayOf } from '../counts.ts';
import { type Columns, IMPORT_FIELDS } from './columns.ts';
import { type Look, lookAt } from './look.ts';
import { MAIL_IMPORT } from './mail.ts';

export const PLATFORMS = ['action-network', 'change-org', 'other'] as const;

/** Where a file comes from. The file itself comes beside. */
export const ImportInput = v.object({
  platform: choice(PLATFORMS),
  /** Its name, when it is another one. */
  platformName: optional(line(60)),
  exportedOn: day(),
  /** What those who signed agreed to there, as it stood there. */
  wording: paragraphs(2_000, 20),
});
export type ImportInput = v.InferOutput<typeof ImportInput>;

/** Days for which those who were imported may confirm; then they are erased. */
export const IMPORT_DAYS = 60;
/** A file that nobody took in is thrown away after this. */
const PREVIEW_MS = 86_400_000;
/** Rows of one statement. */
const AT_ONCE = 5_000;

/**
 * Keeps a file to be looked at, for a day; nothing of it counts.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when the campaign is closed, 422 with a sentence per field.
 */
export async function uploadImport(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: ImportInput,
  content: Uint8Array,
): Promise<Id<'import'>> {
  mustOrganise(actor);
  await mustRun(tx, campaign);
  const names = { 'action-network': 'Action Network', 'change-org': 'Change.org', other: input.platformName };
  const platform_name = names[input.platform];
  if (!platform_name) throw invalid({ platformName: (m) => m.organising.faults.platformName });
  if (content.length === 0) throw invalid({ file: (m) => m.organising.faults.file });
  if (input.exportedOn > dayOf(tx.now)) throw invalid({ exportedOn: (m) => m.petitions.faults.notYet });
  const id = tx.newId<'import'>();
  await tx
    .insertInto('signature_import')
    .values({
      id,
      campaign_id: campaign,
      platform: input.platform,
      platform_name,
      exported_on: input.exportedOn,
      wording: input.wording,
      file_sha256: createHash('sha256').update(content).digest(),
      uploaded_at: tx.now,
      uploaded_by: actor.person,
    })
    .execute();
  await tx
    .insertInto('signature_import_file')
    .values({ import_id: id, content: Buffer.from(content) })
    .execute();
  return id;
}

async function mustRun(db: Db, campaign: Id<'campaign'>): Promise<void> {
  const row = await db
    .selectFrom('campaign')
    .innerJoin('petition', 'petition.campaign_id', 'campaign.id')
    .where('campaign.id', '=', campaign)
    .select('closed_at')
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.closed_at) throw new Refusal(409, (m) => m.campaigns.faults.closed);
}

/** A file that waits to be taken in. */
export interface ImportPreview extends Look {
  readonly id: Id<'import'>;
  readonly platformName: string;
  readonly sha256: string;
}

/** @throws Refusal 403, 404 when there is no such file, or it was taken in. */
export async function previewImport(
  db: Db,
  viewer: Actor,
  campaign: Id<'campaign'>,
  id: Id<'import'>,
): Promise<ImportPreview> {
  mustOrganise(viewer);
  const row = await db
    .selectFrom('signature_import as import')
    .innerJoin('signature_import_file as file', 'file.import_id', 'import.id')
    .innerJoin('campaign', 'campaign.id', 'import.campaign_id')
    .where('import.id', '=', id)
    .where('import.campaign_id', '=', campaign)
    .select(['import.platform_name', 'import.columns', 'import.file_sha256', 'file.content', 'campaign.locale'])
    .executeTakeFirst();
  if (!row) throw notFound();
  const chosen = Object.keys(row.columns).length > 0 ? (row.columns as Columns) : undefined;
  const look = await lookAt(db, { campaign, locale: row.locale }, row.content, chosen);
  return { id, platformName: row.platform_name, sha256: row.file_sha256.toString('hex'), ...look };
}

/** Says which column holds what; fields left out hold nothing. @throws Refusal 403, 404. */
export async function chooseColumns(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  id: Id<'import'>,
  columns: Columns,
): Promise<void> {
  mustOrganise(actor);
  const kept = IMPORT_FIELDS.filter((field) => Number.isInteger(columns[field]) && columns[field]! >= 0);
  await tx
    .updateTable('signature_import')
    .set({ columns: JSON.stringify(Object.fromEntries(kept.map((field) => [field, columns[field]]))) })
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .where('taken_at', 'is', null)
    .execute();
}

/** Throws a file away that was not taken in. */
export async function dropImport(tx: Tx, actor: Actor, campaign: Id<'campaign'>, id: Id<'import'>): Promise<void> {
  mustOrganise(actor);
  await tx
    .deleteFrom('signature_import')
    .where('id', '=', id)
    .where('campaign_id', '=', campaign)
    .where('taken_at', 'is', null)
    .execute();
}

/**
 * Takes in what a file holds at this moment, forgets the file but for its hash, and asks for the mails: one to each,
 * whose button makes the signature count. None of them counts before.
 * @returns how many were taken in.
 * @throws Refusal 403, 404 also when it was taken in before, 409 when the campaign is closed, 422 when no row can be used.
 */
export async function takeImport(tx: Tx, actor: Actor, campaign: Id<'campaign'>, id: Id<'import'>): Promise<number> {
  mustOrganise(actor);
  await mustRun(tx, campaign);
  await sql`select from signature_import where id = ${id} for no key update`.execute(tx);
  const preview = await previewImport(tx, actor, campaign, id);
  if (preview.usable.length === 0) throw new Refusal(422, (m) => m.organising.faults.nothingUsable);
  let taken = 0;
  for (let from = 0; from < preview.usable.length; from += AT_ONCE) {
    const some = preview.usable.slice(from, from + AT_ONCE);
    const { numAffectedRows } = await sql`
      insert into imported_signature
        (id, import_id, campaign_id, name, email, email_canonical, place, locale, signed_on)
      select ${tx.newIds<'imported-signature'>(some.length)}::bigint + row_number() over () - 1, ${id}::bigint,
        ${campaign}::bigint, one.*
      from unnest(
        ${some.map((one) => one.name)}::text[],
        ${some.map((one) => one.email)}::text[],
        ${some.map((one) => one.canonical)}::text[],
        ${some.map((one) => one.place)}::text[],
        ${some.map((one) => one.locale)}::text[],
        ${some.map((one) => one.signedOn)}::date[]) as one
      -- Another import took them a moment ago.
      on conflict do nothing`.execute(tx);
    taken += Number(numAffectedRows ?? 0);
  }
  const eraseOn = new Date(tx.now.getTime() + IMPORT_DAYS * 86_400_000);
  await tx
    .updateTable('signature_import')
    .set({
      taken_at: tx.now,
      taken_by: actor.person,
      erase_on: dayOf(eraseOn),
      usable: taken,
      duplicates: preview.duplicates + preview.usable.length - taken,
      signed_here: preview.signedHere,
      refused: preview.refused.length,
    })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('signature_import_file').where('import_id', '=', id).execute();
  await enqueue(tx, MAIL_IMPORT, { import: id }, { key: id });
  return taken;
}

/** Throws away files that were looked at and never taken in. */
export const forgetPreviews = (tx: Tx): Promise<unknown> =>
  tx
    .deleteFrom('signature_import')
    .where('taken_at', 'is', null)
    .where('uploaded_at', '<', new Date(tx.now.getTime() - PREVIEW_MS))
    .execute();

/** An import as organisers see it, and what of it anybody may know. */
export interface SignatureImport {
  readonly id: Id<'import'>;
  readonly platformName: string;
  readonly exportedOn: string;
  readonly wording: string;
  readonly sha256: string;
  readonly uploadedAt: Date;
  /** Null when their account is gone. */
  readonly importedBy: string | null;
  readonly takenAt: Date | null;
  readonly eraseOn: string | null;
  readonly usable: number;
  readonly duplicates: number;
  readonly signedHere: number;
  readonly refused: number;
  readonly confirmed: number;
  readonly deleted: number;
  readonly erased: number;
  readonly mails: number;
}

/** Newest first. Who imported is named for organisers only. */
export async function importsOf(db: Db, campaign: Id<'campaign'>): Promise<readonly SignatureImport[]> {
  const rows = await db
    .selectFrom('signature_import as import')
    .leftJoin('account', (join) =>
      join.onRef('account.person_id', '=', 'import.uploaded_by').on('account.deleted_at', 'is', null),
    )
    .where('import.campaign_id', '=', campaign)
    .distinctOn('import.id')
    .orderBy('import.id', 'desc')
    .select([
      'import.id',
      'platform_name as platformName',
      'exported_on as exportedOn',
      'wording',
      'file_sha256',
      'uploaded_at as uploadedAt',
      'account.display_name as importedBy',
      'taken_at as takenAt',
      'erase_on as eraseOn',
      'usable',
      'duplicates',
      'signed_here as signedHere',
      'refused',
      'confirmed',
      'deleted',
      'erased',
      'mails',
    ])
    .execute();
  return rows.map(({ file_sha256, ...row }) => ({ ...row, sha256: file_sha256.toString('hex') }));
}
