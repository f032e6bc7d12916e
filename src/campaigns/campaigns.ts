export { campaignActions } from './actions.ts';
export { mayOrganise } from './authority.ts';
export { launchCampaign, LaunchInput, MOST_MILESTONES, parseLaunch } from './launch.ts';
export { addEvent, editCampaign, EditInput, EventInput } from './edit.ts';
export { forgetUnconfirmed } from './forget.ts';
export { withdrawPath } from './letters.ts';
export { signatureToWithdraw, type Withdrawable, withdrawSignature } from './withdraw.ts';
export { parseTakeover, type TakeoverFields, takeoverInput } from './share-drive/question.ts';
export { TAKEOVER_PRESETS, type TakeoverPreset } from './share-drive/presets.ts';
export { type WhatItTakes, whatItTakes } from './share-drive/what-it-takes.ts';
export { companyOf, type DriveDate, type DriveFigure, type ShareDrive, shareDriveOf } from './share-drive/drive.ts';
export { filingDay, knownOn, lastFigure, meetingOf, partOfVotes } from './share-drive/company.ts';
export {
  capitalAsked,
  type FilingRule,
  type FilingWay,
  JURISDICTIONS,
  ruleFor,
  WARNING_LINES,
} from './share-drive/filing-rules.ts';
export { type Known, qualify, type WayFound } from './share-drive/qualify.ts';
export {
  AMOUNTS,
  DRIVE_DATE_KINDS,
  DriveDateInput,
  DriveInput,
  FIGURE_KINDS,
  FigureInput,
  isDriveItem,
  MoveInput,
  openShareDrive,
  recordDriveDate,
  recordFigure,
  recordMove,
  removeFromDrive,
} from './share-drive/record.ts';
export {
  declareHolding,
  type Holder,
  HoldingInput,
  holdersOf,
  holdingsInPublic,
  type OwnHolding,
  ownHolding,
  withdrawHolding,
} from './share-drive/holding.ts';
export {
  driveOfStopToken,
  eraseHoldings,
  followDrive,
  followsDrive,
  stopReminders,
  unfollowDrive,
} from './share-drive/follow.ts';
export { drivePath } from './share-drive/remind.ts';
export { remindOfDriveDates } from './share-drive/remind-jobs.ts';
export { takeoverOfDrive } from './share-drive/calculator-start.ts';
export { closeCampaign } from './close.ts';
export { open, parseSigning, type Signed, type Signing, signPetition, signPetitions } from './sign.ts';
export { type Confirmed, confirmSignature, confirmSignatures, type SignatureLink, signatureOfLink } from './confirm.ts';
export {
  type Campaign,
  campaignBySlug,
  campaignsByIds,
  type CampaignSummary,
  flagshipCampaign,
  listCampaigns,
  type Milestone,
} from './campaign.ts';
export { countOf, type Period, publishedCountOf, signaturesOverTime } from './counts.ts';
export { recentSigners, type Signer, signersPage, type SignersPage } from './signers.ts';
export { petitionData } from './open-data.ts';
export { ASKED, AsksInput, askSigners } from './asks.ts';
export { addMilestone, MilestoneInput } from './milestone.ts';
export { areaName, countriesIn } from './areas/area.ts';
export { COUNTRIES_WITH_REGIONS, regionsOf } from './areas/regions.ts';
export { type AreaFigure, areaFigures, type AreaFigures } from './areas/figures.ts';
export { publishFigures } from './areas/publish.ts';
export { FEWEST_SHOWN } from './small-numbers.ts';
export { directionOf, LANGUAGES, preferredOf } from './texts/languages.ts';
export {
  type CampaignText,
  campaignTexts,
  parseText,
  readCampaignIn,
  readIn,
  removeText,
  writeText,
} from './texts/text.ts';
export { type ConfirmedSigner, signerOfLink } from './beside/signer.ts';
export {
  HidingInput,
  hideReason,
  LONGEST_REASON,
  ownReason,
  type Reason,
  ReasonInput,
  reasonsPage,
  type ReasonsPage,
  recentReasons,
  showReason,
  withdrawReason,
  writeReason,
} from './beside/reason.ts';
export {
  type Commitment,
  COMMITMENT_KINDS,
  type CommitmentSum,
  type CommittedSigner,
  commitmentsOf,
  makeCommitment,
  MOST_LANGUAGES,
  ownCommitments,
  PLEDGE_CURRENCIES,
  withdrawCommitment,
} from './beside/commitment.ts';
export { type CommitmentTotal, commitmentTotals } from './beside/totals.ts';
export type { CommitmentKind } from './schema.ts';
export {
  applyInvalidation,
  countInvalidation,
  type Invalidation,
  InvalidationInput,
  invalidationsOf,
  revertInvalidation,
} from './petition/invalidate.ts';
export { linkToRefuse, refuseSignature } from './petition/not-me.ts';
export { AnswerInput, owedFor, recordAnswer } from './petition/answers.ts';
export { forgetSignatures } from './petition/retention.ts';
export { mailUpdate, publishUpdate, UpdateInput } from './petition/update.ts';
export { mailUpdates } from './petition/update-jobs.ts';
export { stopUpdates } from './petition/stop-updates.ts';
