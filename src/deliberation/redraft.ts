import type { DraftInput } from './draft-input.ts';
import type { Proposal } from './proposal.ts';

/** A proposal as its author would fill it in again: what a change of one part of it starts from. */
export const redraft = (proposal: Proposal): DraftInput => ({
  kind: proposal.kind,
  title: proposal.title,
  body: proposal.body,
  language: proposal.language,
  circle: proposal.circle?.id ?? null,
  member: proposal.member,
  rule: proposal.rule.key,
  settings: proposal.settings,
  options: proposal.options.map(({ text }) => text),
  actions: proposal.actions.map(({ name, input, option }) => ({
    name,
    input,
    option: option === null ? null : proposal.options.findIndex(({ id }) => id === option),
  })),
  reviewOn: proposal.reviewOn,
});
