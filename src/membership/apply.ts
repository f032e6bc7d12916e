import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { choice, line, paragraphs } from '#input';
import type { News } from '#network';

/** What somebody fills in to become a member: for themselves, or for an organisation whose first delegate they are. */
export const ApplyInput = v.object({
  kind: choice(['person', 'organisation']),
  legalName: line(120),
  class: line(40),
  /** By the identifier of the question; checked against the questions of the moment. */
  answers: v.optional(v.record(v.string(), paragraphs(2_000, 0)), {}),
});
export type ApplyInput = v.InferOutput<typeof ApplyInput>;

export async function apply(tx: Tx, actor: Actor, input: ApplyInput): Promise<{ member: Id<'member'>; news: News }> {
  throw new Error(`to come: ${tx.now.toISOString()} ${actor.person} ${input.kind}`);
}

export async function withdrawApplication(tx: Tx, actor: Actor, member: Id<'member'>): Promise<{ news: News }> {
  throw new Error(`to come: ${tx.now.toISOString()} ${actor.person} ${member}`);
}
