import * as v from 'valibot';
import { choice, position, proposalSummary } from '../shapes/proposals.ts';
import { id, moment, whole } from '../shapes/base.ts';

const aboutProposal = v.object({ proposal: proposalSummary });
const aboutMember = v.object({
  member: v.object({ id, number: whole, kind: v.picklist(['person', 'organisation']), class: v.string() }),
});
const aboutStance = v.object({
  proposal: whole,
  member: id,
  position: v.nullable(position),
  choice,
  revision: whole,
  cast_at: moment,
});

/**
 * What webhooks are told, and what each carries: nothing that a stranger could not read here, and of a vote whose
 * choices are hidden, or confidential, nothing but its beginning and its end.
 */
export const EVENTS = {
  'proposal.published': aboutProposal,
  'proposal.edited': aboutProposal,
  'proposal.opened': aboutProposal,
  'proposal.extended': aboutProposal,
  'proposal.closed': aboutProposal,
  'proposal.withdrawn': aboutProposal,
  'decision.queued': aboutProposal,
  'decision.rejected': aboutProposal,
  'decision.held': aboutProposal,
  'decision.cancelled': aboutProposal,
  'decision.executed': aboutProposal,
  'decision.stale': aboutProposal,
  'decision.failed': aboutProposal,
  'decision.expired': aboutProposal,
  'member.admitted': aboutMember,
  'stance.cast': aboutStance,
} as const satisfies Record<string, v.GenericSchema>;

export type EventName = keyof typeof EVENTS;
export const EVENT_NAMES = Object.keys(EVENTS) as [EventName, ...EventName[]];
/** What is sent when somebody asks for a trial. */
export const TRIAL = 'trial';

/** What a webhook is told of a line in the history of a proposal; undefined: nothing. */
export function eventOf(kind: string): EventName | undefined {
  return EVENT_NAMES.find((name) => name === `proposal.${kind}` || name === `decision.${kind}`);
}

/** What is sent, as JSON (Standard Webhooks 1.0.0). */
export const envelope = <const Name extends string, Data extends v.GenericSchema>(name: Name, data: Data) =>
  v.object({ type: v.literal(name), timestamp: moment, data });
