import type { AnyAction } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { adoptDocument, retireDocument } from './document-actions.ts';
import { amendDocument } from './document-amend.ts';
import { effectJobs, governingActions } from './effect.ts';
import { voteJobs } from './vote-jobs.ts';

export { GRADIENTS, KIND_FACTS, KINDS, type Position, type ProposalKind } from './kinds.ts';
export { chargeLasts } from './charges.ts';
export { relieved } from './relief.ts';
export { type Choice, type ProposalSettings, RULE_PRESETS, type RuleKey, type RuleSettings } from './settings.ts';
export type { DecisionState, OutcomeResult, ProposalState } from './schema.ts';
export { type ReplayData, replayData } from './audit.ts';
export { type Cast, type Casting, castStance, castStances, LONGEST_REASON, VOTED } from './cast-stance.ts';
export { ballotOf } from './choice.ts';
export { GRADIENT_POSITIONS, isDrawn } from './method.ts';
export { changesOf } from './changes.ts';
export { eraseVoter } from './erase-voter.ts';
export { closeVote } from './close-vote.ts';
export { defaultSettings } from './default-settings.ts';
export { draftProposal, editProposal } from './draft.ts';
export { Draft, type DraftInput, parseDraft } from './draft-input.ts';
export { historyOf, type ProposalEvent } from './history.ts';
export { acceptNomination, nominate, withdrawCandidacy } from './nominate.ts';
export { openVote } from './open-vote.ts';
export type {
  Candidate,
  LiveTally,
  Proposal,
  ProposalSummary,
  ShownAction,
  ShownStance,
  TallyTest,
} from './proposal.ts';
export { publishProposal } from './publish.ts';
export { tookPart } from './took-part.ts';
export { withdrawProposal } from './withdraw.ts';
export { listProposals, proposalById, proposalByNumber, proposalsByIds } from './read-proposals.ts';
export { ensureRules, type Rule, rules, rulesFor } from './rules.ts';
export { redraft } from './redraft.ts';
export { sponsorProposal, unsponsor } from './sponsor.ts';
export { myStance, type MyStance, stancesOf } from './stances.ts';
export { floorOf, sponsorsNeeded } from './support.ts';
export { retireTemplate, saveTemplate, type Template, templates } from './templates.ts';
export { countToDecide, toDecide } from './to-decide.ts';
export type { Decision, DecisionFilter, DecisionInFull } from './decision.ts';
export { decisions } from './read-decisions.ts';
export { decisionByNumber } from './read-decision.ts';
export { registerCsv, registerRecord, registerRow } from './register.ts';
export { askHold, askReview, type Objecting, takeBackObjection } from './objection.ts';
export { callIn } from './call-in.ts';

export { undo } from './undo.ts';
export { callInAct, callInNeeds, type SmallAct, smallAct, smallActions, smallActs } from './small-act.ts';
export { EMERGENCY_DAYS, type EmergencyAct, emergencyAct, emergencyActions, emergencyActs } from './emergency.ts';
export { type Duty, duties, finishDuty } from './duty.ts';
export { offerAmendment, offerFields, settleAmendment, settleFields, withdrawAmendment } from './amendment.ts';
export { type Amendment, amendmentsOf } from './amendments.ts';
export { type Citation, citationsOf, cite, citeFields } from './citation.ts';
export { type Compared, compareVersions, type Piece } from './compare.ts';
export { type Debate, debate, type DebateStance } from './debate.ts';
export { type Document, documentBySlug, documents, type DocumentSummary, type DocumentVersion } from './document.ts';
export { proposedText } from './document-proposed.ts';
export { referenceTo } from './document-reference.ts';
export { type BookRule, ruleBook } from './rule-book.ts';
export { paragraphsOf, textOfParagraphs } from './document-text.ts';
export {
  documentSigners,
  type DocumentSigners,
  eraseSignatures,
  signDocument,
  unsignDocument,
} from './sign-document.ts';
export { type Outdated, outdatedIn, takeOver } from './rebase.ts';
export { summariesOf, summarise, summaryFields, type Summary } from './summary.ts';
export {
  type Assembly,
  type FoundingStep,
  FOUNDING_STEPS,
  foundingAssembly,
  foundingAssemblyOf,
  foundingGaps,
} from './founding.ts';
export {
  blanksIn,
  chooseFounder,
  type FoundingPlan,
  foundingPlan,
  GOVERNING,
  MAJORITIES,
  MOST_FOUNDING_MANDATES,
  planBylaws,
  planGoverning,
  planMandates,
  planModel,
} from './founding-plan.ts';

/** What a decision may change here. */
export const deliberationActions: readonly AnyAction[] = [
  adoptDocument,
  amendDocument,
  retireDocument,
  ...governingActions,
];
export const deliberationJobs: readonly Job<Deps, never>[] = [...voteJobs, ...effectJobs];
