import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { day, line, optional, paragraphs } from '#input';
import { notFound } from '#refusal';
import { mustOrganise } from './authority.ts';

/** What may be changed once people have signed: the story, never what they signed for. */
export const EditInput = v.object({ story: paragraphs(20_000) });
export type EditInput = v.InferOutput<typeof EditInput>;

/** @throws Refusal 403 when the actor is no organiser, 404 when there is no such campaign. */
export async function editCampaign(tx: Tx, actor: Actor, campaign: Id<'campaign'>, input: EditInput): Promise<void> {
  mustOrganise(actor);
  const { numUpdatedRows } = await tx
    .updateTable('campaign')
    .set({ story: input.story })
    .where('id', '=', campaign)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound();
}

/** One dated line of what happened, or of what is to come. */
export const EventInput = v.object({
  happenedOn: day(),
  title: line(160),
  text: optional(paragraphs(600)),
});
export type EventInput = v.InferOutput<typeof EventInput>;

/** @throws Refusal 403 when the actor is no organiser, 404 when there is no such campaign. */
export async function addEvent(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  input: EventInput,
): Promise<Id<'event'>> {
  mustOrganise(actor);
  const found = await tx.selectFrom('campaign').where('id', '=', campaign).select('id').executeTakeFirst();
  if (!found) throw notFound();
  const id = tx.newId<'event'>();
  await tx
    .insertInto('campaign_event')
    .values({ id, campaign_id: campaign, happened_on: input.happenedOn, title: input.title, text: input.text })
    .execute();
  return id;
}
