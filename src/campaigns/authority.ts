import type { Actor } from '#accounts';
import { notAllowed } from '#refusal';

/** Campaigns are launched and led by organisers; a steward may do what they may. */
export const mayOrganise = (actor: Actor): boolean => actor.roles.has('organiser') || actor.roles.has('steward');

/** @throws Refusal 403 when the actor may not lead campaigns. */
export function mustOrganise(actor: Actor): void {
  if (!mayOrganise(actor)) throw notAllowed();
}
