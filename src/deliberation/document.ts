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
  readonly hash: string;
  readonly at: Date;
  /** By what it was made; its number in the register. */
  readonly decision: { readonly id: Id<'decision'>; readonly number: number } | null;
}

export interface Document extends DocumentSummary {
  /** The version that was asked for. */
  readonly shown: DocumentVersion;
  readonly text: string;
  /** Newest first. */
  readonly versions: readonly DocumentVersion[];
}

/** Documents that hold, bylaws first, then by title; with `retired` those that hold no more, too. */
export async function documents(
  db: Db,
  { retired = false }: { retired?: boolean } = {},
): Promise<readonly DocumentSummary[]> {
  throw new Error(`not there yet: ${String(db)} ${retired}`);
}

/** @param version the one that holds, unless told. @returns undefined when there is no such document or version. */
export async function documentBySlug(db: Db, slug: string, version?: number): Promise<Document | undefined> {
  throw new Error(`not there yet: ${String(db)} ${slug} ${version}`);
}
