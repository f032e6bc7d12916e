import { type Fraction, fraction, fractionText, type MethodChoice, type TieRule } from '@essor/tally';
import { messagesFor } from '#i18n';
import { GRADIENTS, type Position, type ProposalKind } from './kinds.ts';
import type { ProposalSettings, RuleSettings } from './settings.ts';

/**
 * What each step of the gradients of agreement counts as. The first three carry the proposal, the three in the middle
 * neither carry nor stop it, serious disagreement is a no and a veto a block. It never falls as agreement grows, so
 * that nobody harms a proposal by agreeing more.
 */
export const GRADIENT_POSITIONS: Readonly<Record<(typeof GRADIENTS)[number], Position>> = {
  endorse: 'yes',
  'agree-minor': 'yes',
  'support-reservations': 'yes',
  abstain: 'abstain',
  'more-discussion': 'abstain',
  'dislike-support': 'abstain',
  'serious-disagreement': 'no',
  veto: 'block',
};

/** @returns undefined when there is no such step. */
export const positionOfGradient = (step: number): Position | undefined => {
  const name = GRADIENTS[step];
  return name && GRADIENT_POSITIONS[name];
};

interface Asked {
  readonly kind: ProposalKind;
  readonly settings: ProposalSettings;
}

/** Drawn by lot among those who stand: nobody votes. */
export const isDrawn = ({ kind, settings }: Asked): boolean => kind === 'election' && settings.election === 'lot';

/** Whether the conditions of the rule are tests on positions; where options are chosen, only its floor holds. */
export const isThreshold = (kind: ProposalKind): boolean =>
  ['sense-check', 'advice', 'consent', 'consensus', 'gradients', 'yes-no', 'count-me-in'].includes(kind);

/** The words of a scale, worst first: the author's, or the usual seven in the language of the proposal. */
export const gradesOf = (settings: ProposalSettings, language: 'en' | 'fr'): readonly string[] =>
  settings.grades.length > 0 ? settings.grades : messagesFor(language).deliberation.grades;

/**
 * How a vote is counted, with every rule said.
 * @param seed of lots: nobody can know it before the last vote.
 * @param heaviest the weight of the heaviest single ballot as a share of all that were cast: one person's block never
 *   stops what others want, however few they are.
 */
export function methodOf(o: {
  readonly kind: ProposalKind;
  readonly language: 'en' | 'fr';
  readonly settings: ProposalSettings;
  readonly rule: RuleSettings;
  readonly seed: string;
  readonly heaviest: Fraction;
  readonly colleges: readonly { readonly id: string; readonly eligible: number }[];
}): MethodChoice {
  const { kind, settings, rule } = o;
  if (isThreshold(kind)) return thresholdOf(o);
  const ties: readonly TieRule[] = settings.tie === 'lot' ? [{ by: 'lot', seed: o.seed }] : [{ by: 'refuse' }];
  const looking: readonly TieRule[] = [{ by: 'previous' }, ...ties];
  const { seats } = settings;
  const grades = gradesOf(settings, o.language);
  switch (kind) {
    case 'multiple-choice':
      return { name: 'choice', seats, most: settings.mostChoices, ties };
    case 'approval':
      return { name: 'approval', seats, ties };
    case 'score':
    case 'time-poll':
      return { name: 'score', seats, lowest: '0', highest: String(settings.highestScore), by: 'total', ties };
    case 'majority-judgment':
      return { name: 'majority-judgment', seats, grades, ties };
    case 'ranked':
      return ranking(settings.ranking, seats, ties, looking);
    case 'election':
      if (settings.election === 'lot') return { name: 'lot', seats, seed: o.seed };
      if (settings.election === 'approval') return { name: 'approval', seats, ties };
      if (settings.election === 'majority-judgment') return { name: 'majority-judgment', seats, grades, ties };
      return ranking(settings.election, seats, ties, looking);
    default:
      throw new Error(`no method counts ${kind} under ${rule.majority}`);
  }
}

function ranking(
  name: 'irv' | 'schulze' | 'scottish' | 'meek',
  seats: number,
  ties: readonly TieRule[],
  looking: readonly TieRule[],
): MethodChoice {
  switch (name) {
    case 'irv':
      return { name, ties: looking };
    case 'schulze':
      return { name, seats, ties };
    case 'scottish':
      return { name, seats, ties: looking };
    case 'meek':
      return { name, seats, ties, equalRanks: 'share' };
  }
}

function thresholdOf(o: Parameters<typeof methodOf>[0]): MethodChoice {
  const { kind, settings, rule, heaviest } = o;
  // What only asks has no threshold but a majority, so that its figures can be read.
  const indicative = kind === 'sense-check' || kind === 'advice' || kind === 'count-me-in';
  if (indicative) return { name: 'threshold', ...(settings.target !== null && { fewestYes: String(settings.target) }) };
  const blocks = rule.mostBlocks === null ? null : larger(fraction(rule.mostBlocks), heaviest);
  const { weights } = settings;
  return {
    name: 'threshold',
    majority: rule.majority,
    strict: rule.strict,
    of: rule.of,
    blocksAre: 'no',
    mostBlocks: blocks === null ? null : fractionText(blocks),
    blocksStrict: false,
    supportRoot: rule.supportRoot,
    ...(weights.kind === 'colleges' && {
      colleges: o.colleges.map(({ id, eligible }) => ({
        id,
        weight: weights.weights[id] ?? '1',
        eligible: String(eligible),
      })),
      collegesDecide: weights.decide,
    }),
  };
}

const larger = (a: Fraction, b: Fraction): Fraction => (a.n * b.d >= b.n * a.d ? a : b);
