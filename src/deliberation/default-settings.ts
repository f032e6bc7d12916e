import type { Id } from '#ids';
import { KIND_FACTS, type ProposalKind } from './kinds.ts';
import type { ProposalSettings, RuleSettings } from './settings.ts';

/** What an author gets who chooses nothing: everybody, in the open, as long as the rule asks. */
export function defaultSettings(
  kind: ProposalKind,
  rule: RuleSettings,
  circle: Id<'circle'> | null = null,
): ProposalSettings {
  const election = kind === 'election';
  return {
    electorate: circle === null ? { kind: 'members' } : { kind: 'circle', circle },
    weights: rule.weights ?? { kind: 'equal' },
    // Votes on people are confidential unless the author says otherwise.
    confidential: election,
    results: election ? 'at-close' : 'live',
    // What decides nothing needs no notice.
    noticeMinutes: KIND_FACTS[kind].binding ? rule.noticeMinutes : 0,
    votingMinutes: rule.votingMinutes,
    opensAt: null,
    opensItself: true,
    reasons: kind === 'consent' || kind === 'consensus' ? ['block'] : [],
    reminders: true,
    tie: 'lot',
    seats: 1,
    mostChoices: 1,
    ranking: 'schulze',
    election: 'scottish',
    highestScore: kind === 'time-poll' ? 2 : 5,
    grades: [],
    target: null,
    mandate: null,
  };
}
