import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { notAllowed, notFound } from '#refusal';

/** Campaigns are launched and led by organisers; a steward may do what they may. */
export const mayOrganise = (actor: Actor): boolean => actor.roles.has('organiser') || actor.roles.has('steward');

/** @throws Refusal 403 when the actor may not lead campaigns. */
export function mustOrganise(actor: Actor): void {
  if (!mayOrganise(actor)) throw notAllowed();
}

/** @throws Refusal 403 when the actor may not lead campaigns, 404 when there is no such campaign. */
export async function mustLeadCampaign(tx: Tx, actor: Actor, campaign: Id<'campaign'>): Promise<void> {
  mustOrganise(actor);
  const found = await tx.selectFrom('campaign').where('id', '=', campaign).select('id').executeTakeFirst();
  if (!found) throw notFound();
}
