import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs } from '#input';
import { holdCase } from './may.ts';

export const noteInput = v.object({ words: paragraphs(2_000) });

/** Writes something for the others who moderate; nobody else reads it. @throws Refusal 403, 404, 409. */
export async function addNote(
  tx: Tx,
  actor: Actor,
  id: Id<'case'>,
  { words }: v.InferOutput<typeof noteInput>,
): Promise<void> {
  await holdCase(tx, actor, id);
  await tx
    .insertInto('moderation_note')
    .values({ id: tx.newId<'moderation-note'>(), case_id: id, person_id: actor.person, words, made_at: tx.now })
    .execute();
}
