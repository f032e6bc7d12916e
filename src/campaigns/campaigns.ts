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
export { open, parseSigning, type Signed, type Signing, type SignInput, signPetition, signPetitions } from './sign.ts';
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
export {
  addPressPicture,
  addQuote,
  type CampaignTag,
  ContactInput,
  erasePress,
  nameTags,
  PictureInput,
  type PressKit,
  pressKitOf,
  type PressPicture,
  pressPictureOf,
  type PressQuote,
  PressTextInput,
  QuoteInput,
  removePressPicture,
  removeQuote,
  TagsInput,
  tagsOfCampaign,
  writeContact,
  writePressTexts,
} from './press/kit.ts';
export {
  addCoverage,
  type BroughtCoverage,
  broughtCoverage,
  campaignOfCoverage,
  type Coverage,
  COVERAGE_KINDS,
  coverageById,
  coverageFigures,
  CoverageInput,
  coverageOf,
  declineCoverage,
  LinkInput,
  listCoverage,
  LONGEST_QUOTE,
  suggestCoverage,
} from './press/coverage.ts';
export { type Growth, growthOf } from './press/growth.ts';
export { COUNTRIES } from './press/countries.ts';
export { type PledgeDrive, pledgeDriveOf, pledgesOverTime, PLEDGE_CURRENCIES, takesPledges } from './pledges/drive.ts';
export { changePledgeDrive, MOST_STEPS, openPledgeDrive } from './pledges/open.ts';
export { parsePledge, parsePromise, pledge } from './pledges/pledge.ts';
export { type Condition, isMet } from './pledges/conditions.ts';
export { confirmPledge, type PledgeLink, pledgeOfLink } from './pledges/confirm.ts';
export { changePledge, refusePledge, stopPledgeMails, tellRefundAccount, withdrawPledge } from './pledges/change.ts';
export { hasPledge, openOwnPledge, type OwnPledge, ownPledge } from './pledges/own.ts';
export { epcPayload } from './pledges/epc.ts';
export { groupsOf } from './pledges/iban.ts';
export { mustKeepMoney, PaymentInput, pledgePayments } from './pledges/payments.ts';
export { type LineFound, recordLines } from './pledges/lines.ts';
export { isPledgeState, type ListedPledge, listPledges, pledgesByState, PLEDGE_STATES } from './pledges/list.ts';
export { pledgeData } from './pledges/open-data.ts';
export { pledgesTopic } from './pledges/live.ts';
export { minePath } from './pledges/letters.ts';
export { settlePledgeDrives } from './pledges/turn-jobs.ts';
export { erasePledges, forgetPledges } from './pledges/retention.ts';
export {
  type CampaignFounding,
  campaignFoundingOf,
  FoundingRuleInput,
  inviteToCoop,
  publishFoundingRule,
} from './founding/rule.ts';
export { promisesOf } from './founding/invite.ts';
export { inviteCampaigners } from './founding/invite-jobs.ts';
export { IMPORT_FIELDS } from './imports/columns.ts';
export {
  chooseColumns,
  dropImport,
  ImportInput,
  importsOf,
  type ImportPreview,
  PLATFORMS,
  previewImport,
  type SignatureImport,
  takeImport,
  uploadImport,
} from './imports/take.ts';
export { mailImports } from './imports/import-jobs.ts';
export { deleteImported, type Imported, importedOfLink, stopImported } from './imports/leave.ts';
export { signAgain } from './imports/again.ts';
export { type Declared, DeclaredInput, declaredOf, declareSignatures } from './declared.ts';
export {
  endStand,
  openForm,
  openStand,
  SealedForms,
  type Stand,
  StandInput,
  standOfToken,
  standsOf,
  takeStandForm,
} from './stand/stand.ts';
export {
  askDelivery,
  deliveriesOf,
  type Delivery,
  deliveryFile,
  DeliveryInput,
  ReceiptInput,
  recordReceipt,
} from './delivery/deliver.ts';
export { makeDeliveries } from './delivery/delivery-jobs.ts';
export { type Alarm, alarmsNow, alarmsOf, networkHash, noteOrigins, type OriginCount } from './guard/origins.ts';
export {
  isOurs,
  newPuzzle,
  nonceOf,
  PUZZLE_BITS,
  puzzleKey,
  type Puzzled,
  solves,
  spendPuzzle,
} from './guard/puzzle.ts';
export { signSlowly } from './guard/slow.ts';
export { forgetBrought, signWaiting } from './guard/guard-jobs.ts';
