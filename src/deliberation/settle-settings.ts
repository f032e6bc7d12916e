import { canonicalText } from '#actions';
import type { Id } from '#ids';
import type { Sentence } from '#refusal';
import { defaultSettings } from './default-settings.ts';
import { KIND_FACTS, type ProposalKind } from './kinds.ts';
import type { ProposalOrigin } from './schema.ts';
import type { ProposalSettings, RuleSettings } from './settings.ts';

/** What the server proposes because something cannot wait may be shorter than the rule. */
const URGENT: readonly (ProposalOrigin | null)[] = ['hold', 'emergency'];
/** Whoever signed in within these days cannot be left out of what binds everybody. */
const FEWEST_ACTIVE_DAYS = 30;

export interface Settled {
  readonly settings: ProposalSettings;
  /** Field → why it cannot be so. */
  readonly faults: Readonly<Record<string, Sentence>>;
}

/**
 * Completes what the author chose and holds it against the rule: an author can make a rule stricter, never weaker, and
 * cannot choose the voters, or what their votes weigh, of what binds: words alone stand in the register as decided too.
 */
export function settleSettings(o: {
  readonly kind: ProposalKind;
  readonly rule: RuleSettings;
  readonly chosen: Partial<ProposalSettings>;
  readonly circle: Id<'circle'> | null;
  readonly origin: ProposalOrigin | null;
  /** Whether the register is open: from then on founders are members like others. */
  readonly registerOpen: boolean;
}): Settled {
  const { kind, rule, origin } = o;
  const facts = KIND_FACTS[kind];
  const given: ProposalSettings = { ...defaultSettings(kind, rule, o.circle), ...o.chosen };
  // What is asked of nobody is not kept: each kind has its own settings only.
  const settings: ProposalSettings = {
    ...given,
    results: given.confidential ? 'at-close' : given.results,
    reasons: given.confidential ? [] : given.reasons.filter((position) => facts.positions.includes(position)),
    seats: facts.options === 'none' ? 1 : given.seats,
    highestScore: kind === 'time-poll' ? 2 : given.highestScore,
    target: kind === 'count-me-in' ? given.target : null,
    mandate: kind === 'election' ? given.mandate : null,
  };
  const faults: Record<string, Sentence> = {};
  if (facts.binding && !URGENT.includes(origin)) {
    if (settings.noticeMinutes < rule.noticeMinutes)
      faults['settings.noticeMinutes'] = (m) => m.deliberation.faults.shorterThanRule;
    if (settings.votingMinutes < rule.votingMinutes)
      faults['settings.votingMinutes'] = (m) => m.deliberation.faults.shorterThanRule;
  }
  // Whether a decision is held is asked of those who took it.
  if (facts.binding && origin !== 'hold') {
    const { electorate } = settings;
    const partly =
      electorate.kind === 'classes' ||
      (electorate.kind === 'founders' && o.registerOpen) ||
      electorate.kind === 'named' ||
      (electorate.kind === 'active' && electorate.days < FEWEST_ACTIVE_DAYS) ||
      (electorate.kind === 'circle' && electorate.circle !== o.circle);
    if (partly) faults['settings.electorate'] = (m) => m.deliberation.faults.electorate;
    if (canonicalText({ ...settings.weights }) !== canonicalText({ ...(rule.weights ?? { kind: 'equal' }) }))
      faults['settings.weights'] = (m) => m.deliberation.faults.weights;
  }
  if (settings.weights.kind === 'colleges' && facts.ballot !== 'position' && facts.ballot !== 'gradient')
    faults['settings.weights'] = (m) => m.deliberation.faults.colleges;
  if (kind === 'election' && settings.mandate === null)
    faults['settings.mandate'] = (m) => m.deliberation.faults.mandate;
  if (settings.grades.length === 1) faults['settings.grades'] = (m) => m.deliberation.faults.grades;
  if (kind === 'ranked' && settings.ranking === 'irv' && settings.seats > 1)
    faults['settings.seats'] = (m) => m.deliberation.faults.oneSeat;
  return { settings, faults };
}
