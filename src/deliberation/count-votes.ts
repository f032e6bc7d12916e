import {
  type Ballot,
  ballotDigest,
  count,
  type CountRecord,
  type Election,
  fraction,
  type Fraction,
  ratio,
  TallyError,
} from '@essor/tally';
import { type BallotGroup, candidatesFor, membersIn, tallyBallots, times } from './ballots.ts';
import { KIND_FACTS, type ProposalKind } from './kinds.ts';
import { isDrawn, isThreshold, methodOf } from './method.ts';
import type { OutcomeResult } from './schema.ts';
import type { Option, ProposalSettings, RuleSettings } from './settings.ts';
import { runnersUp } from './runners-up.ts';
import { floorOf } from './support.ts';

/** Everything that a count needs: what was frozen, and the roll. */
export interface Counting {
  readonly kind: ProposalKind;
  readonly title: string;
  readonly language: 'en' | 'fr';
  readonly options: readonly Option[];
  readonly settings: ProposalSettings;
  readonly rule: RuleSettings;
  readonly frozenHash: string;
  readonly electors: number;
  /** The weights of all on the roll added up, exactly. */
  readonly eligible: Fraction;
  readonly colleges: readonly { readonly id: string; readonly eligible: number }[];
}

export interface Counted {
  readonly result: OutcomeResult;
  /** Options that won, in order. */
  readonly chosen: readonly string[];
  /** Those who come next, in order, where the method tells. */
  readonly next: readonly string[];
  readonly record: CountRecord;
}

/** The election as it is counted and as anybody may count it again. */
export function electionOf(o: Counting, groups: readonly BallotGroup[]): Election {
  const ballots: Ballot[] = isDrawn(o) ? [] : tallyBallots(o.kind, o.options, groups);
  const seed = `${o.frozenHash}:${ballotDigest(ballots)}`;
  const method = methodOf({ ...o, seed, heaviest: heaviestShare(groups) });
  return {
    title: o.title,
    // Positions are taken on the text itself: files of elections name at least one candidate.
    candidates: candidatesFor(isThreshold(o.kind) ? [{ id: 'text', text: o.title }] : o.options),
    ballots,
    method,
    eligible: o.eligible,
  };
}

/**
 * Counts a vote and says what came of it. A tie that no lot may settle has a record in which a lot shows how far the
 * count went, and chooses nobody.
 */
export function countVotes(o: Counting, groups: readonly BallotGroup[]): Counted {
  const { binding } = KIND_FACTS[o.kind];
  const { record, tied } = countOrTie(o, groups);
  const { outcome } = record;
  const elected = outcome.kind === 'elected' ? outcome.elected : [];
  const idOf = (place: number): string => o.options[place]?.id ?? '';
  const winners = elected.map(idOf);
  const next = tied ? [] : runnersUp(record).map(idOf);
  if (!binding) return { result: 'indicative', chosen: tied ? [] : winners, next: [], record };
  if (outcome.kind === 'decision') {
    const result = outcome.passed
      ? 'passed'
      : outcome.tied
        ? 'tied'
        : missedFloorOnly(record)
          ? 'floor-missed'
          : 'failed';
    return { result, chosen: [], next: [], record };
  }
  const supported = (option: string): boolean =>
    isDrawn(o) || supportOf(o, groups, option) >= floorOf(o.rule.supportRoot, o.electors);
  const chosen = winners.filter(supported);
  if (chosen.length === 0 && (winners.length > 0 || !supported('')))
    return { result: 'floor-missed', chosen: [], next: [], record };
  if (tied) return { result: 'tied', chosen: [], next: [], record };
  return { result: chosen.length > 0 ? 'passed' : 'failed', chosen, next, record };
}

function countOrTie(o: Counting, groups: readonly BallotGroup[]): { record: CountRecord; tied: boolean } {
  const election = electionOf(o, groups);
  try {
    return { record: count(election), tied: false };
  } catch (error) {
    if (!(error instanceof TallyError) || error.code !== 'tie-refused') throw error;
    const drawn = electionOf({ ...o, settings: { ...o.settings, tie: 'lot' } }, groups);
    return { record: count(drawn), tied: true };
  }
}

/** Enough were for it among those who voted, and too few voted for it. */
function missedFloorOnly(record: CountRecord): boolean {
  if (record.ballots.cast === '0') return true;
  const tests = record.rounds.flatMap(({ steps }) => steps.filter((step) => step.kind === 'test'));
  const failed = tests.filter(({ passed, college }) => !passed && college === undefined);
  return failed.length > 0 && failed.every(({ test }) => test === 'support');
}

/**
 * The support that the floor is held against, in heads: where options are ticked, of those who ticked this one; where
 * they are graded or ranked, of those whose ballot says anything.
 */
function supportOf({ kind }: Counting, groups: readonly BallotGroup[], option: string): number {
  const ticked = kind === 'multiple-choice' || kind === 'approval';
  return membersIn(
    groups.filter(({ choice }) => (ticked && 'chosen' in choice ? choice.chosen.includes(option) : true)),
  );
}

/** The weight of the heaviest single ballot, as a share of all that were cast. */
function heaviestShare(groups: readonly BallotGroup[]): Fraction {
  let heaviest: Fraction = ratio(0);
  let all: Fraction = ratio(0);
  for (const { weight: text, members } of groups) {
    const weight = fraction(text);
    const sum = times(weight, members);
    all = ratio(all.n * sum.d + sum.n * all.d, all.d * sum.d);
    if (weight.n * heaviest.d > heaviest.n * weight.d) heaviest = weight;
  }
  return all.n === 0n ? ratio(0) : ratio(heaviest.n * all.d, heaviest.d * all.n);
}
