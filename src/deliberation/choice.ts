import { type Sentence, invalid } from '#refusal';
import { GRADIENTS, KIND_FACTS, type ProposalKind } from './kinds.ts';
import { gradesOf } from './method.ts';
import type { Choice, Option, ProposalSettings } from './settings.ts';

interface Asked {
  readonly kind: ProposalKind;
  readonly language: 'en' | 'fr';
  readonly settings: ProposalSettings;
  readonly options: readonly Option[];
}

/** How the ballots of a proposal look: an election's follow from how it is counted. */
export function ballotOf({
  kind,
  settings,
}: Pick<Asked, 'kind' | 'settings'>): 'position' | 'gradient' | 'choices' | 'scores' | 'ranking' {
  if (kind !== 'election') return KIND_FACTS[kind].ballot;
  if (settings.election === 'approval') return 'choices';
  return settings.election === 'majority-judgment' ? 'scores' : 'ranking';
}

/** How many options a ballot may tick, and the highest score that it may give. */
export const mostTicks = ({ kind, settings, options }: Pick<Asked, 'kind' | 'settings' | 'options'>): number =>
  kind === 'multiple-choice' ? settings.mostChoices : options.length;
export const highestScore = ({ kind, language, settings }: Omit<Asked, 'options'>): number =>
  kind === 'majority-judgment' || kind === 'election' ? gradesOf(settings, language).length - 1 : settings.highestScore;

/**
 * Holds a choice against what was asked, and gives it in its one form: what means the same is the same text.
 * @throws Refusal 422 at `choice`.
 */
export function checkChoice(asked: Asked, choice: Choice): Choice {
  const kind = ballotOf(asked);
  const known = new Set(asked.options.map(({ id }) => id));
  const fail = (sentence: Sentence): never => {
    throw invalid({ choice: sentence });
  };
  const unknown = (): never => fail((m) => m.errors.unknownChoice);
  const nothing = (): never => fail((m) => m.deliberation.faults.chooseOne);
  const mustKnow = (ids: readonly string[]): void => {
    if (ids.some((id) => !known.has(id)) || new Set(ids).size !== ids.length) unknown();
  };
  if ('position' in choice) {
    if (kind !== 'position' || !KIND_FACTS[asked.kind].positions.includes(choice.position)) unknown();
    return { position: choice.position };
  }
  if ('gradient' in choice) {
    if (kind !== 'gradient' || !(choice.gradient in GRADIENTS)) unknown();
    return { gradient: choice.gradient };
  }
  if ('chosen' in choice) {
    if (kind !== 'choices') unknown();
    mustKnow(choice.chosen);
    if (choice.chosen.length === 0) nothing();
    const most = mostTicks(asked);
    if (choice.chosen.length > most) fail((m) => m.deliberation.faults.tooManyChosen(most));
    return { chosen: asked.options.map(({ id }) => id).filter((id) => choice.chosen.includes(id)) };
  }
  if ('scores' in choice) {
    if (kind !== 'scores') unknown();
    const given = Object.keys(choice.scores);
    mustKnow(given);
    if (given.length === 0) nothing();
    const highest = highestScore(asked);
    if (Object.values(choice.scores).some((score) => !Number.isInteger(score) || score < 0 || score > highest))
      unknown();
    return {
      scores: Object.fromEntries(
        asked.options.flatMap(({ id }) => {
          const score = choice.scores[id];
          return score === undefined ? [] : [[id, score]];
        }),
      ),
    };
  }
  if (kind !== 'ranking') unknown();
  const ranked = choice.ranked.filter((rank) => rank.length > 0);
  mustKnow(ranked.flat());
  if (ranked.length === 0) nothing();
  if (ranked.some((rank) => rank.length > 1) && !mayShareRanks(asked)) fail((m) => m.deliberation.faults.oneEachRank);
  return { ranked: ranked.map((rank) => asked.options.map(({ id }) => id).filter((id) => rank.includes(id))) };
}

/** Pairwise counts and Meek's take equal ranks; the others would end the ballot there. */
const mayShareRanks = ({ kind, settings }: Asked): boolean =>
  ['schulze', 'meek'].includes(kind === 'election' ? settings.election : settings.ranking);
