import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { line, optional, paragraphs } from '#input';
import { findPost } from '#network';
import { invalid, Refusal } from '#refusal';
import { noting } from './noting.ts';

export const LONGEST_NOTE = 600;
export const MOST_SOURCES = 5;
const LONGEST_SOURCE = 500;

/** The address of a web page, as anybody could open it. @returns undefined when it is none. */
function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
  return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
}

export const noteInput = v.object({
  text: paragraphs(LONGEST_NOTE, 10),
  /** One address a line. */
  sources: paragraphs(MOST_SOURCES * LONGEST_SOURCE),
  language: optional(line(12)),
});
export type NoteInput = v.InferOutput<typeof noteInput>;

/**
 * Adds a note to a post that everybody may read. It is shown to nobody but those who rate until they find it helpful.
 * A proposal has its debate: there is no note under it.
 * @throws Refusal 404 when there is no such post to see, 403 for who is no member, 409 when the post takes none or has
 *   one of theirs, 422 on `sources`.
 */
export async function writeNote(tx: Tx, actor: Actor, id: Id<'post'>, input: NoteInput): Promise<Id<'note'>> {
  await noting(tx, actor);
  const post = await findPost(tx, actor, id);
  const forAll = post.visibility === 'public' || post.visibility === 'unlisted';
  if (!forAll || post.about_kind === 'proposal') throw new Refusal(409, (m) => m.notes.errors.takesNone);
  if (post.account_id === actor.account) throw new Refusal(409, (m) => m.notes.errors.ownPost);
  const lines = [...new Set(input.sources.split('\n').map((one) => one.trim()))].filter(Boolean);
  const sources = lines.flatMap((one) => webAddress(one) ?? []);
  if (sources.length < lines.length) throw invalid({ sources: (m) => m.notes.errors.noAddress });
  if (sources.length > MOST_SOURCES || lines.some((one) => one.length > LONGEST_SOURCE)) {
    throw invalid({ sources: (m) => m.notes.errors.tooMany(MOST_SOURCES) });
  }
  const written = await tx
    .insertInto('member_note')
    .values({
      id: tx.newId<'note'>(),
      post_id: post.id,
      author_id: actor.account,
      text: input.text,
      language: input.language || null,
      sources,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['post_id', 'author_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) throw new Refusal(409, (m) => m.notes.errors.twice);
  return written.id;
}
