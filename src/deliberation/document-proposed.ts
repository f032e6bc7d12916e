import * as v from 'valibot';
import { adoptDocument } from './document-actions.ts';
import { amendDocument } from './document-amend.ts';
import { readReference } from './document-reference.ts';
import type { ShownAction } from './proposal.ts';
import type { DocumentKind } from './schema.ts';

/** What an action does to a text, for those who want to read all of it. */
export interface ProposedText {
  readonly title: string;
  readonly kind: DocumentKind;
  /** null: the document is new. */
  readonly slug: string | null;
  /** The text that its author read; null: the document is new. */
  readonly before: string | null;
  readonly after: string;
}

const State = v.nullable(v.object({ text: v.string() }));
const Labels = v.object({ title: v.string(), read: v.nullable(v.string()) });

/** @returns undefined for actions that are about no text. */
export function proposedText({ name, input, before, labels }: ShownAction): ProposedText | undefined {
  if (name === adoptDocument.name) {
    const told = v.safeParse(adoptDocument.schema, input);
    if (!told.success) return undefined;
    const { title, kind, text } = told.output;
    return { title, kind, slug: null, before: null, after: text };
  }
  if (name !== amendDocument.name) return undefined;
  const told = v.safeParse(amendDocument.schema, input);
  const found = v.safeParse(State, before);
  const named = v.safeParse(Labels, labels);
  if (!told.success || !found.success || !named.success) return undefined;
  const { kind, slug } = readReference(told.output.document);
  return {
    title: named.output.title,
    kind,
    slug,
    before: named.output.read ?? found.output?.text ?? '',
    after: told.output.text,
  };
}
