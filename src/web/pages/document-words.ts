import { type Document, documentBySlug } from '#deliberation';
import type { Ctx } from '#http';
import { notFound } from '#refusal';

export const documentPath = ({ slug }: { readonly slug: string }, rest = ''): string =>
  `/coop/documents/${slug}${rest}`;

/** What changed from one version to the next. */
export const comparePath = (document: { readonly slug: string }, from: number, to: number): string =>
  documentPath(document, `/compare?from=${from}&to=${to}`);

/** The document that the address names, in its `:version` where there is one. @throws Refusal 404. */
export async function documentOf(c: Ctx): Promise<Document> {
  const version = c.req.param('version');
  const found = await documentBySlug(
    c.var.deps.db,
    c.req.param('slug') ?? '',
    version === undefined ? undefined : Number(version.slice(0, 7)),
  );
  if (!found) throw notFound();
  return found;
}

/** The number of a version as an address gives it. */
export const versionIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
