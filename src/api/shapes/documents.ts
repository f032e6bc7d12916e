import * as v from 'valibot';
import type { Document, DocumentSummary, DocumentVersion } from '#deliberation';
import { at, atOrNone, hash, id, language, moment, named, orNone, whole } from './base.ts';

const entries = {
  id,
  slug: v.string(),
  kind: v.picklist(['bylaws', 'manifesto', 'code-of-conduct', 'policy']),
  title: v.string(),
  language,
  /** The one that holds. */
  version: whole,
  adopted_at: moment,
  changed_at: moment,
  retired_at: orNone(moment),
  signatures: whole,
};
export const documentSummary = named('DocumentSummary', v.object(entries));
export const documentVersion = named(
  'DocumentVersion',
  v.object({ version: whole, hash, at: moment, decision: orNone(whole) }),
);
export const document = named(
  'Document',
  v.object({ ...entries, shown: documentVersion, text: v.string(), versions: v.array(documentVersion) }),
);

export const showDocumentSummary = (d: DocumentSummary): v.InferInput<typeof documentSummary> => ({
  id: d.id,
  slug: d.slug,
  kind: d.kind,
  title: d.title,
  language: d.language,
  version: d.version,
  adopted_at: at(d.adoptedAt),
  changed_at: at(d.changedAt),
  retired_at: atOrNone(d.retiredAt),
  signatures: d.signatures,
});

const showVersion = (made: DocumentVersion): v.InferInput<typeof documentVersion> => ({
  version: made.version,
  hash: made.hash,
  at: at(made.at),
  decision: made.decision?.number ?? null,
});

export const showDocument = (d: Document): v.InferInput<typeof document> => ({
  ...showDocumentSummary(d),
  shown: showVersion(d.shown),
  text: d.text,
  versions: d.versions.map(showVersion),
});
