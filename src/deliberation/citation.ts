import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line, optional, paragraphs } from '#input';
import { loadPosts } from '#network';
import { invalid, Refusal } from '#refusal';
import { documentBySlug } from './document.ts';
import { hashOfText } from './document-text.ts';
import { lockOwnProposal } from './find-proposal.ts';
import { type Source, sourceAt, sourcesIn } from './sources.ts';

/** What a proposal cites, as it was when it was cited. */
export interface Citation {
  readonly id: Id<'citation'>;
  readonly label: string;
  /** A path of this server or an address elsewhere; empty for what stands on paper. */
  readonly address: string;
  readonly text: string;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly at: Date;
}

export const citeFields = v.object({
  label: line(160),
  address: optional(
    v.pipe(
      line(2_000),
      v.check((text) => /^(?:https?:\/\/|\/(?!\/))\S+$/.test(text), 'unknownChoice'),
    ),
  ),
  text: optional(paragraphs(10_000, 0)),
});
export type CiteInput = v.InferOutput<typeof citeFields>;

const MOST = 20;

/** In the order in which they were cited. */
export const citationsOf = (db: Db, proposal: Id<'proposal'>): Promise<readonly Citation[]> =>
  db
    .selectFrom('citation')
    .where('proposal_id', '=', proposal)
    .orderBy('id')
    .select(['id', 'label', 'address', 'text', 'hash', 'at'])
    .execute();

/**
 * The author cites a passage: kept as text and hash, whatever becomes of its source. What stands on this server
 * is read from it; of anything else the passage is given.
 * @throws Refusal 403 for others than the author, 404, 409 once the vote is open, 422.
 */
export async function cite(
  tx: Tx,
  actor: Actor,
  proposal: Id<'proposal'>,
  { label, address, text }: CiteInput,
  origin: string,
): Promise<Id<'citation'>> {
  const { state } = await lockOwnProposal(tx, actor, proposal);
  if (state !== 'draft' && state !== 'discussion') throw new Refusal(409, (m) => m.talk.faults.citeLater);
  if ((await countOf(tx, proposal)) >= MOST) throw new Refusal(409, (m) => m.talk.faults.tooManyCitations);
  const source = address === '' ? undefined : sourceAt(address, origin);
  if (!source) {
    if (text === '') throw invalid({ text: (m) => m.talk.faults.citeWhat });
    return keep(tx, proposal, { label, address, text });
  }
  const [read] = await readSources(tx, [source]);
  if (!read) throw invalid({ address: (m) => m.talk.faults.nothingThere });
  return keep(tx, proposal, { ...read, label });
}

/**
 * Keeps everything of this server that the body of a proposal links to, and that everyone may read: versions of
 * documents and public posts. Called when a vote opens, so that what was read is what was voted on.
 */
export async function keepCitations(tx: Tx, proposal: Id<'proposal'>, origin: string): Promise<void> {
  const { body } = await tx.selectFrom('proposal').where('id', '=', proposal).select('body').executeTakeFirstOrThrow();
  const known = new Set((await citationsOf(tx, proposal)).map(({ address }) => address));
  const room = Math.max(0, MOST - known.size);
  for (const read of (await readSources(tx, sourcesIn(body, origin))).slice(0, room)) {
    if (!known.has(read.address)) await keep(tx, proposal, read);
  }
}

interface Read {
  readonly label: string;
  readonly address: string;
  readonly text: string;
}

/** What a stranger would read there; what a stranger may not is left out. */
async function readSources(tx: Tx, sources: readonly Source[]): Promise<readonly Read[]> {
  const posts = await loadPosts(
    tx,
    undefined,
    sources.flatMap((source) => (source.kind === 'post' ? source.id : [])),
  );
  const out: Read[] = [];
  for (const source of sources) {
    if (source.kind === 'post') {
      const post = posts.get(source.id);
      if (post && post.text !== '') {
        const { displayName, handle } = post.author;
        out.push({ label: displayName || `@${handle}`, address: source.path, text: post.text });
      }
      continue;
    }
    const found = await documentBySlug(tx, source.slug, source.version);
    if (found) {
      const address = `/coop/documents/${found.slug}/${found.shown.version}`;
      out.push({ label: found.title, address, text: found.text });
    }
  }
  return out;
}

async function keep(tx: Tx, proposal: Id<'proposal'>, { label, address, text }: Read): Promise<Id<'citation'>> {
  const id = tx.newId<'citation'>();
  await tx
    .insertInto('citation')
    .values({ id, proposal_id: proposal, label, address, text, hash: hashOfText(text), at: tx.now })
    .execute();
  return id;
}

async function countOf(tx: Tx, proposal: Id<'proposal'>): Promise<number> {
  const row = await tx
    .selectFrom('citation')
    .where('proposal_id', '=', proposal)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
