/**
 * How a question is put. The first seven ask for one position on one text; the others choose among options, and
 * `election` among people.
 */
export const KINDS = [
  'sense-check',
  'advice',
  'consent',
  'consensus',
  'gradients',
  'yes-no',
  'count-me-in',
  'multiple-choice',
  'approval',
  'score',
  'ranked',
  'majority-judgment',
  'time-poll',
  'election',
] as const;
export type ProposalKind = (typeof KINDS)[number];

/** The four positions that a rule counts (`packages/tally`, method `threshold`). */
export type Position = 'yes' | 'no' | 'abstain' | 'block';

/** Steps of the gradients of agreement (S. Kaner, Facilitator's Guide to Participatory Decision-Making), best first. */
export const GRADIENTS = [
  'endorse',
  'agree-minor',
  'support-reservations',
  'abstain',
  'more-discussion',
  'dislike-support',
  'serious-disagreement',
  'veto',
] as const;

interface KindFacts {
  /** What a ballot says: a position, the place of a gradient, options, a score for each, or an order. */
  readonly ballot: 'position' | 'gradient' | 'choices' | 'scores' | 'ranking';
  /** The positions offered, in the order of the buttons. */
  readonly positions: readonly Position[];
  /** Whether it decides: what is indicative has an outcome and no decision. */
  readonly binding: boolean;
  /** The author writes the options; an election's are its candidates. */
  readonly options: 'none' | 'written' | 'candidates';
}

/** What each kind asks and whether it binds. How it is counted stands in method.ts. */
export const KIND_FACTS: { readonly [K in ProposalKind]: KindFacts } = {
  'sense-check': { ballot: 'position', positions: ['yes', 'abstain', 'no'], binding: false, options: 'none' },
  advice: { ballot: 'position', positions: ['yes', 'abstain', 'no'], binding: false, options: 'none' },
  consent: { ballot: 'position', positions: ['yes', 'abstain', 'block'], binding: true, options: 'none' },
  consensus: { ballot: 'position', positions: ['yes', 'abstain', 'no', 'block'], binding: true, options: 'none' },
  gradients: { ballot: 'gradient', positions: [], binding: true, options: 'none' },
  'yes-no': { ballot: 'position', positions: ['yes', 'abstain', 'no'], binding: true, options: 'none' },
  'count-me-in': { ballot: 'position', positions: ['yes', 'no'], binding: false, options: 'none' },
  'multiple-choice': { ballot: 'choices', positions: [], binding: true, options: 'written' },
  approval: { ballot: 'choices', positions: [], binding: true, options: 'written' },
  score: { ballot: 'scores', positions: [], binding: true, options: 'written' },
  ranked: { ballot: 'ranking', positions: [], binding: true, options: 'written' },
  'majority-judgment': { ballot: 'scores', positions: [], binding: true, options: 'written' },
  'time-poll': { ballot: 'scores', positions: [], binding: false, options: 'written' },
  election: { ballot: 'ranking', positions: [], binding: true, options: 'candidates' },
};
