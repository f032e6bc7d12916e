import type { Proposal } from '#deliberation';
import type { Deps } from '#deps';
import { format, type Locale, messagesFor } from '#i18n';
import { proposalName, stateSign } from './pages/proposal-words.ts';
import type { CardPicture } from './share-card.ts';
import { writtenCard } from './written-card.ts';

/** Until when members vote, or where it stands in two words: what is true whenever it is looked at. */
export function proposalStands(deps: Deps, proposal: Proposal, locale: Locale): string {
  const m = messagesFor(locale);
  const { state, closesAt } = proposal;
  if (state !== 'voting' || !closesAt) return stateSign(m, proposal).word;
  return m.cards.votes(format.formatsFor(locale, deps.settings.current.timeZone).date(closesAt));
}

/** What others show when they link to a proposal: its number, title and where it stands, in its own language. */
export const proposalCardPicture = (deps: Deps, proposal: Proposal): Promise<CardPicture> =>
  writtenCard(deps, {
    above: proposalName(messagesFor(proposal.language), proposal),
    title: proposal.title,
    below: proposalStands(deps, proposal, proposal.language),
    edge: '#0B6B57',
    ink: '#0B6B57',
  });

/** The same in words. */
export function proposalCardAlt(deps: Deps, proposal: Proposal): string {
  const m = messagesFor(proposal.language);
  return m.cards.proposalAlt(
    proposalName(m, proposal),
    proposal.title,
    proposalStands(deps, proposal, proposal.language),
  );
}
