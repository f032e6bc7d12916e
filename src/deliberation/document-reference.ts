import * as v from 'valibot';
import type { Db } from '#db';
import { paragraphs } from '#input';
import { LONGEST_DOCUMENT, tidyText } from './document-text.ts';
import { type Document, documentBySlug } from './document.ts';
import type { DocumentKind } from './schema.ts';

export const DOCUMENT_KINDS = ['bylaws', 'manifesto', 'code-of-conduct', 'policy'] as const satisfies DocumentKind[];

/**
 * A document as an action names it: `bylaws/our-bylaws`, and `bylaws/our-bylaws@3` for the version that one has
 * read. The kind stands in it because it says how much a change weighs.
 */
export interface DocumentReference {
  readonly kind: DocumentKind;
  readonly slug: string;
  readonly version: number | undefined;
}

const FORM = /^(bylaws|manifesto|code-of-conduct|policy)\/([a-z0-9][a-z0-9-]{0,63})(?:@([1-9][0-9]{0,5}))?$/;

/** @throws Error on what the schema did not let pass. */
export function readReference(text: string): DocumentReference {
  const [, kind, slug, version] = FORM.exec(text) ?? [];
  if (kind === undefined || slug === undefined) throw new Error('not the name of a document');
  return { kind: kind as DocumentKind, slug, version: version === undefined ? undefined : Number(version) };
}

export const referenceTo = ({ kind, slug }: Pick<Document, 'kind' | 'slug'>, version?: number): string =>
  version === undefined ? `${kind}/${slug}` : `${kind}/${slug}@${version}`;

/** A field for a document; `versioned` when the version must be named. */
export const documentField = ({ versioned }: { versioned: boolean }) =>
  v.pipe(
    v.string('missing'),
    v.check((text) => text !== '', 'missing'),
    v.check((text) => FORM.test(text) && text.includes('@') === versioned, 'unknownChoice'),
  );

/** The text of a document as it is kept. */
export const documentTextField = () => v.pipe(paragraphs(LONGEST_DOCUMENT), v.transform(tidyText));

/** The document that holds under this name; undefined when it is retired, unknown or of another kind. */
export async function documentHolding(db: Db, { kind, slug }: DocumentReference): Promise<Document | undefined> {
  const found = await documentBySlug(db, slug);
  return found && found.retiredAt === null && found.kind === kind ? found : undefined;
}
