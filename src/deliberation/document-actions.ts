import * as v from 'valibot';
import { type Authority, defineAction, type Gravity } from '#actions';
import type { Db, Tx } from '#db';
import { choice, line, slugOf } from '#input';
import { invalid } from '#refusal';
import {
  DOCUMENT_KINDS,
  documentField,
  documentHolding,
  documentTextField,
  readReference,
  referenceTo,
} from './document-reference.ts';
import { hashOfText, paragraphsOf } from './document-text.ts';
import { type Document, documents } from './document.ts';
import type { DocumentKind } from './schema.ts';

/** Bylaws are what everything else stands on. */
const weightOf = (kind: DocumentKind): Gravity => (kind === 'bylaws' ? 'constitutional' : 'ordinary');

const AdoptInput = v.object({
  kind: choice(DOCUMENT_KINDS),
  title: line(120),
  language: choice(['en', 'fr']),
  text: documentTextField(),
});
type AdoptInput = v.InferOutput<typeof AdoptInput>;

const slugFor = ({ title, kind }: AdoptInput): string => slugOf(title, kind);

const bylawsOf = async (db: Db): Promise<Document['slug'] | null> =>
  (await documents(db)).find(({ kind }) => kind === 'bylaws')?.slug ?? null;

const rowAt = (db: Db, slug: string) =>
  db.selectFrom('document').where('slug', '=', slug).select(['id', 'version', 'retired_at']).executeTakeFirst();

/** A new document; one that was retired under the same title comes back as its next version. */
export const adoptDocument = defineAction({
  name: 'document.adopt',
  gravity: ({ kind }: AdoptInput) => weightOf(kind),
  schema: AdoptInput,
  title: (m) => m.talk.adopt.title,
  form: async (_db, m) => {
    const words = m.talk.adopt;
    return [
      {
        name: 'kind',
        label: words.kind,
        kind: 'choice',
        options: DOCUMENT_KINDS.map((value) => ({ value, label: m.talk.kinds[value] })),
      },
      { name: 'title', label: words.name, kind: 'line' },
      {
        name: 'language',
        label: words.language,
        kind: 'choice',
        options: [
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ],
      },
      { name: 'text', label: words.text, hint: words.textHint, kind: 'paragraphs' },
    ];
  },
  async check(db, input) {
    const row = await rowAt(db, slugFor(input));
    if (row?.retired_at === null) throw invalid({ title: (m) => m.talk.faults.titleTaken });
    if (input.kind === 'bylaws' && (await bylawsOf(db)) !== null) {
      throw invalid({ kind: (m) => m.talk.faults.oneBylaws });
    }
  },
  async state(db, input) {
    const row = await rowAt(db, slugFor(input));
    return {
      holds: row?.retired_at === null,
      version: row?.version ?? 0,
      ...(input.kind === 'bylaws' && { bylaws: await bylawsOf(db) }),
    };
  },
  describe: (m, _f, { input }) => [
    {
      what: m.talk.kinds[input.kind],
      before: m.talk.adopt.none,
      after: m.talk.adopt.adopted(input.title, paragraphsOf(input.text).length),
    },
  ],
  async apply(tx, input, by) {
    const { kind, title, language, text } = input;
    const slug = slugFor(input);
    const row = await rowAt(tx, slug);
    const id = row?.id ?? tx.newId<'document'>();
    const version = (row?.version ?? 0) + 1;
    if (row) {
      await tx
        .updateTable('document')
        .set({ kind, title, language, version, retired_at: null })
        .where('id', '=', id)
        .execute();
    } else {
      await tx
        .insertInto('document')
        .values({ id, slug, kind, title, language, version, created_at: tx.now, retired_at: null })
        .execute();
    }
    await keepVersion(tx, { id, version, text }, by);
    return [];
  },
  inverse: (input) => ({
    name: 'document.retire',
    input: { document: referenceTo({ kind: input.kind, slug: slugFor(input) }) },
  }),
});

const RetireInput = v.object({ document: documentField({ versioned: false }) });

/** A document holds no more. Its versions stay to be read. */
export const retireDocument = defineAction({
  name: 'document.retire',
  gravity: ({ document }: v.InferOutput<typeof RetireInput>) => weightOf(readReference(document).kind),
  schema: RetireInput,
  title: (m) => m.talk.retire.title,
  form: async (db, m) => [
    {
      name: 'document',
      label: m.talk.retire.document,
      kind: 'choice',
      options: (await documents(db)).map((one) => ({ value: referenceTo(one), label: one.title })),
    },
  ],
  async check(db, { document }) {
    if (!(await documentHolding(db, readReference(document)))) {
      throw invalid({ document: (m) => m.talk.faults.noDocument });
    }
  },
  async state(db, { document }) {
    const found = await documentHolding(db, readReference(document));
    return found
      ? {
          title: found.title,
          language: found.language,
          version: found.version,
          hash: found.shown.hash,
          text: found.text,
        }
      : null;
  },
  describe: (m, _f, { input, before }) => {
    const { slug, kind } = readReference(input.document);
    return [
      {
        what: before ? m.talk.named(m.talk.kinds[kind], before.title) : m.talk.kinds[kind],
        before: before ? m.talk.retire.holds(before.version) : m.talk.adopt.none,
        after: m.talk.retire.retired,
        href: `/coop/documents/${slug}`,
      },
    ];
  },
  async apply(tx, { document }) {
    await tx
      .updateTable('document')
      .set({ retired_at: tx.now })
      .where('slug', '=', readReference(document).slug)
      .execute();
    return [];
  },
  inverse: ({ document }, before) =>
    before
      ? {
          name: 'document.adopt',
          input: {
            kind: readReference(document).kind,
            title: before.title,
            language: before.language,
            text: before.text,
          },
        }
      : undefined,
});

/** Writes a version down, with its hash and the decision that made it. */
export async function keepVersion(
  tx: Tx,
  { id, version, text }: { id: Document['id']; version: number; text: string },
  by: Authority,
): Promise<void> {
  await tx
    .insertInto('document_version')
    .values({
      document_id: id,
      version,
      text,
      hash: hashOfText(text),
      by_decision: by.decision,
      by_person: by.author?.person ?? null,
      at: tx.now,
    })
    .execute();
}
