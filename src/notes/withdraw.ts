import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { paragraphs } from '#input';
import type { News } from '#network';
import { notAllowed, notFound } from '#refusal';
import { askForCount } from './ask.ts';
import { contextChanged } from './context.ts';
import { standingNote } from './noting.ts';

/** Takes one’s own note back, for good: its words are erased. @throws Refusal 404 when it is not one’s own. */
export async function withdrawNote(tx: Tx, actor: Actor, id: Id<'note'>): Promise<News> {
  const note = await standingNote(tx, id);
  if (note.author_id !== actor.account) throw notFound();
  await tx
    .updateTable('member_note')
    .set({ withdrawn_at: tx.now, text: '', sources: [], state: 'needs-more', shown_since: null })
    .where('id', '=', id)
    .execute();
  await askForCount(tx);
  return contextChanged(tx, note.post_id);
}

export const setAsideInput = v.object({ reason: paragraphs(500, 3) });

/** Takes a note out of sight for how it is said. @throws Refusal 403 for who is no moderator, 404. */
export async function setAsideNote(tx: Tx, actor: Actor, id: Id<'note'>, reason: string): Promise<News> {
  if (!actor.roles.has('moderator') && !actor.roles.has('steward')) throw notAllowed();
  const note = await standingNote(tx, id);
  await tx
    .updateTable('member_note')
    .set({
      set_aside_at: tx.now,
      set_aside_by: actor.person,
      set_aside_reason: reason,
      state: 'needs-more',
      shown_since: null,
    })
    .where('id', '=', id)
    .execute();
  await askForCount(tx);
  return contextChanged(tx, note.post_id);
}
