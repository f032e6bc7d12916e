import * as v from 'valibot';
import { type Change, defineAction } from '#actions';
import { invalid } from '#refusal';
import { compareVersions, type Piece } from './compare.ts';
import { keepVersion } from './document-actions.ts';
import { documentField, documentHolding, documentTextField, readReference, referenceTo } from './document-reference.ts';
import { documentBySlug, documents } from './document.ts';

const AmendInput = v.object({ document: documentField({ versioned: true }), text: documentTextField() });
export type AmendInput = v.InferOutput<typeof AmendInput>;

/** More changed paragraphs than this are told as a number; the page of the proposal shows them all. */
const MOST_TOLD = 6;

/**
 * Another text for a document: the whole of it, against the version that its author read. It takes effect on that
 * version alone, so that two decisions cannot undo each other unseen.
 */
export const amendDocument = defineAction({
  name: 'document.amend',
  gravity: ({ document }: AmendInput) => (readReference(document).kind === 'bylaws' ? 'constitutional' : 'ordinary'),
  schema: AmendInput,
  title: (m) => m.talk.amend.title,
  form: async (db, m) => [
    {
      name: 'document',
      label: m.talk.amend.document,
      kind: 'choice',
      options: (await documents(db)).map((one) => ({
        value: referenceTo(one, one.version),
        label: m.talk.amend.version(one.title, one.version),
      })),
    },
    { name: 'text', label: m.talk.amend.text, hint: m.talk.amend.textHint, kind: 'paragraphs' },
  ],
  async check(db, { document, text }) {
    const reference = readReference(document);
    const found = await documentHolding(db, reference);
    if (!found) throw invalid({ document: (m) => m.talk.faults.noDocument });
    if (found.version !== reference.version) throw invalid({ document: (m) => m.talk.faults.documentMoved });
    if (found.text === text) throw invalid({ text: (m) => m.talk.faults.sameText });
  },
  async state(db, { document }) {
    const found = await documentHolding(db, readReference(document));
    return found ? { version: found.version, hash: found.shown.hash, text: found.text } : null;
  },
  /** The title; and what the author read, when another version holds by now. */
  async labels(db, { document }) {
    const { slug, version } = readReference(document);
    const read = await documentBySlug(db, slug, version);
    return { title: read?.title ?? slug, read: read && read.version !== version ? read.text : null };
  },
  describe(m, _f, { input, before, labels }) {
    const href = `/coop/documents/${readReference(input.document).slug}`;
    const changes = compareVersions(labels.read ?? before?.text ?? '', input.text).flatMap((one): Change[] => {
      if (one.kind === 'same') return [];
      const place = one.kind === 'added' ? one.to : one.from;
      return [
        {
          what: m.talk.amend.paragraph(labels.title, place + 1),
          before: one.kind === 'added' ? m.talk.amend.nothing : around(one.before),
          after: one.kind === 'removed' ? m.talk.amend.struck : around(one.after),
          href,
        },
      ];
    });
    const more = changes.length - MOST_TOLD;
    if (more <= 0) return changes;
    return [...changes.slice(0, MOST_TOLD), { what: labels.title, before: '', after: m.talk.amend.more(more), href }];
  },
  async apply(tx, { document, text }, by) {
    const reference = readReference(document);
    const found = await documentHolding(tx, reference);
    if (!found || found.version !== reference.version) {
      throw invalid({ document: (m) => m.talk.faults.documentMoved });
    }
    const version = found.version + 1;
    await tx
      .updateTable('document')
      .set({ version })
      .where('id', '=', found.id)
      .where('version', '=', found.version)
      .execute();
    await keepVersion(tx, { id: found.id, version, text }, by);
    return [];
  },
  inverse({ document }, before) {
    const { kind, slug } = readReference(document);
    if (!before) return undefined;
    return {
      name: 'document.amend',
      input: { document: referenceTo({ kind, slug }, before.version + 1), text: before.text },
    };
  },
});

const WIDEST = 240;
const BESIDE = 60;

/** A paragraph cut down to what changed in it and some words beside. */
function around(pieces: readonly Piece[]): string {
  const whole = pieces.map(({ text }) => text).join('');
  if (whole.length <= WIDEST) return whole;
  const cut = pieces
    .map(({ text, changed }, i) => {
      if (changed || text.length <= 2 * BESIDE) return text;
      const head = i === 0 ? '' : text.slice(0, BESIDE).replace(/\s\S*$/, '');
      const tail = i === pieces.length - 1 ? '' : text.slice(-BESIDE).replace(/^\S*\s/, '');
      return `${head} … ${tail}`;
    })
    .join('')
    .trim();
  const points = [...cut];
  return points.length <= 2 * WIDEST ? cut : `${points.slice(0, 2 * WIDEST).join('')}…`;
}
