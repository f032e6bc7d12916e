import type { AnyAction } from '#actions';
import type { Deps } from '#deps';
import type { Job } from '#jobs';
import { adoptDocument, retireDocument } from './document-actions.ts';
import { amendDocument } from './document-amend.ts';
import { effectJobs, governingActions } from './effect.ts';
import { voteJobs } from './vote-jobs.ts';

export { GRADIENTS, KIND_FACTS, KINDS, type Position, type ProposalKind } from './kinds.ts';
export {
  type Choice,
  type Electorate,
  type Option,
  type ProposalSettings,
  RULE_PRESETS,
  type RuleKey,
  type RuleSettings,
  type Weights,
} from './settings.ts';
export type { DecisionState, OutcomeResult, ProposalOrigin, ProposalState } from './schema.ts';
export { ballotsOf, type ReplayData, replayData } from './audit.ts';
export { type Cast, type Casting, castStance, castStances, LONGEST_REASON, type StanceInput } from './cast-stance.ts';
export { ballotOf, highestScore, mostTicks, parseChoice } from './choice.ts';
export { gradesOf, GRADIENT_POSITIONS, isDrawn } from './method.ts';
export { changesOf } from './changes.ts';
export { eraseVoter } from './erase-voter.ts';
export { closeVote } from './close-vote.ts';
export { defaultSettings } from './default-settings.ts';
export { draftProposal, editProposal, type Origin } from './draft.ts';
export { Draft, type DraftInput, MOST_ACTIONS, MOST_OPTIONS, parseDraft } from './draft-input.ts';
export { historyOf, type ProposalEvent, type ProposalEventKind } from './history.ts';
export { acceptNomination, nominate, withdrawCandidacy } from './nominate.ts';
export { openVote } from './open-vote.ts';
export type {
  Candidate,
  LiveTally,
  Proposal,
  ProposalAuthor,
  ProposalSummary,
  ShownAction,
  ShownStance,
  TallyTest,
} from './proposal.ts';
export { publishProposal } from './publish.ts';
export { withdrawProposal } from './withdraw.ts';
export {
  listProposals,
  proposalById,
  proposalByNumber,
  type ProposalFilter,
  proposalsByIds,
  type ProposalViewer,
} from './read-proposals.ts';
export { ensureRules, type Rule, ruleByKey, rules, rulesFor } from './rules.ts';
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
export { mayCircleDecide } from './circle-power.ts';
export { undo } from './undo.ts';
export { type EmergencyAct, emergencyAct, emergencyActions, emergencyActs } from './emergency.ts';
export { type Duty, duties, finishDuty } from './duty.ts';
export {
  offerAmendment,
  offerFields,
  type OfferInput,
  settleAmendment,
  settleFields,
  type SettleInput,
  withdrawAmendment,
} from './amendment.ts';
export { type Amendment, amendmentsOf } from './amendments.ts';
export { type Citation, citationsOf, cite, citeFields, type CiteInput } from './citation.ts';
export { type Compared, compareVersions, type Piece } from './compare.ts';
export { type Debate, debate, type DebateGroup, type DebateStance } from './debate.ts';
export { type Document, documentBySlug, documents, type DocumentSummary, type DocumentVersion } from './document.ts';
export { type ProposedText, proposedText } from './document-proposed.ts';
export { referenceTo } from './document-reference.ts';
export { paragraphsOf, textOfParagraphs } from './document-text.ts';
export {
  type DocumentSigner,
  documentSigners,
  type DocumentSigners,
  eraseSignatures,
  signDocument,
  unsignDocument,
} from './sign-document.ts';
export { type Outdated, outdatedIn, takeOver } from './rebase.ts';
export { summariesOf, summarise, summaryFields, type Summary, type SummaryInput } from './summary.ts';
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
