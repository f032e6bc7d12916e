import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { line, paragraphs } from '#input';
import { notFound } from '#refusal';
import { mustModerate } from './may.ts';

export const savedReplyInput = v.object({
  title: line(80),
  wordsEn: paragraphs(3_000, 10),
  wordsFr: paragraphs(3_000, 10),
});

export interface SavedReply {
  readonly id: Id<'saved-reply'>;
  readonly title: string;
  readonly words: { readonly en: string; readonly fr: string };
}

/** Words that are kept ready, by their title. @throws Refusal 403. */
export async function savedReplies(db: Db, actor: Actor): Promise<readonly SavedReply[]> {
  await mustModerate(db, actor);
  const rows = await db.selectFrom('saved_reply').orderBy('title').orderBy('id').selectAll().execute();
  return rows.map(({ id, title, words_en: en, words_fr: fr }) => ({ id, title, words: { en, fr } }));
}

/** Keeps words ready in both languages. @throws Refusal 403. */
export async function saveReply(tx: Tx, actor: Actor, input: v.InferOutput<typeof savedReplyInput>): Promise<void> {
  await mustModerate(tx, actor);
  await tx
    .insertInto('saved_reply')
    .values({
      id: tx.newId<'saved-reply'>(),
      title: input.title,
      words_en: input.wordsEn,
      words_fr: input.wordsFr,
      made_at: tx.now,
      made_by: actor.person,
    })
    .execute();
}

/** @throws Refusal 403, 404. */
export async function deleteReply(tx: Tx, actor: Actor, id: Id<'saved-reply'>): Promise<void> {
  await mustModerate(tx, actor);
  const gone = await tx.deleteFrom('saved_reply').where('id', '=', id).returning('id').executeTakeFirst();
  if (!gone) throw notFound();
}
