import { sql } from 'kysely';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { DocumentKind } from './schema.ts';

export interface DocumentSummary {
  readonly id: Id<'document'>;
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly language: 'en' | 'fr';
  /** The one that holds. */
  readonly version: number;
  readonly adoptedAt: Date;
  /** When the version that holds began. */
  readonly changedAt: Date;
  readonly retiredAt: Date | null;
  /** People who signed the version that holds. */
  readonly signatures: number;
}

export interface DocumentVersion {
  readonly version: number;
  /** SHA-256 of its text, in hex. */
  readonly hash: string;
  readonly at: Date;
  /** By what it was made; its number in the register. */
  readonly decision: { readonly id: Id<'decision'>; readonly number: number } | null;
}

export interface Document extends DocumentSummary {
  /** The version that was asked for. */
  readonly shown: DocumentVersion;
  /** Its text, in Markdown. */
  readonly text: string;
  /** Newest first. */
  readonly versions: readonly DocumentVersion[];
}

/** The order of a list: what the co-operative stands on comes first. */
const ORDER = ['bylaws', 'manifesto', 'code-of-conduct', 'policy'] satisfies readonly DocumentKind[];

const summaries = (db: Db) =>
  db
    .selectFrom('document')
    .innerJoin('document_version as holding', (join) =>
      join.onRef('holding.document_id', '=', 'document.id').onRef('holding.version', '=', 'document.version'),
    )
    .select([
      'document.id',
      'document.slug',
      'document.kind',
      'document.title',
      'document.language',
      'document.version',
      'document.created_at as adoptedAt',
      'holding.at as changedAt',
      'document.retired_at as retiredAt',
      sql<number>`(select count(*)::int from document_signature as signed
        where signed.document_id = document.id and signed.version = document.version)`.as('signatures'),
    ]);

/** Documents that hold, bylaws first, then by title; with `retired` those that hold no more, too. */
export async function documents(
  db: Db,
  { retired = false }: { retired?: boolean } = {},
): Promise<readonly DocumentSummary[]> {
  const all = await summaries(db)
    .$if(!retired, (query) => query.where('document.retired_at', 'is', null))
    .orderBy('document.title')
    .orderBy('document.id')
    .execute();
  return all.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** @param version the one that holds, unless told. @returns undefined when there is no such document or version. */
export async function documentBySlug(db: Db, slug: string, version?: number): Promise<Document | undefined> {
  const found = await summaries(db).where('document.slug', '=', slug).executeTakeFirst();
  if (!found) return undefined;
  const versions = await versionsOf(db, found.id);
  const shown = versions.find((one) => one.version === (version ?? found.version));
  if (!shown) return undefined;
  const { text } = await db
    .selectFrom('document_version')
    .where('document_id', '=', found.id)
    .where('version', '=', shown.version)
    .select('text')
    .executeTakeFirstOrThrow();
  return { ...found, shown, text, versions };
}

async function versionsOf(db: Db, document: Id<'document'>): Promise<readonly DocumentVersion[]> {
  const rows = await db
    .selectFrom('document_version as made')
    .leftJoin('decision', 'decision.id', 'made.by_decision')
    .where('made.document_id', '=', document)
    .orderBy('made.version', 'desc')
    .select(['made.version', 'made.hash', 'made.at', 'decision.id as decision', 'decision.number'])
    .execute();
  return rows.map(({ decision, number, ...made }) => ({
    ...made,
    decision: decision && number !== null ? { id: decision, number } : null,
  }));
}
