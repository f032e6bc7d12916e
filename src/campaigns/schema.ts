import type { ColumnType } from 'kysely';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import type { PageKind } from '#preview';

export interface CampaignTable {
  id: Id<'campaign'>;
  slug: string;
  locale: Locale;
  title: string;
  summary: string;
  /** Markdown. */
  story: string;
  /** As the end of “addressed to …”: “the board of Example, Inc.”. */
  target: string;
  place: ColumnType<string, string | undefined>;
  picture_id: Id<'media'> | null;
  account_id: Id<'account'>;
  launched_at: Date;
  closed_at: Date | null;
  closed_by: Id<'person'> | null;
}

export interface PetitionTable {
  campaign_id: Id<'campaign'>;
  /** Months after the closing for which signatures are kept. */
  keep_months: ColumnType<number, number | undefined>;
  /** A calendar day, `2016-10-03`: they are erased then at the latest. */
  keep_until: string;
  /** When they were; the counts stay. */
  erased_at: Date | null;
  /** What the form asks beside the name and the address. */
  asks_area: ColumnType<'none' | 'country' | 'region', 'none' | 'country' | 'region' | undefined>;
  /** An ISO 3166-1 code where regions are asked for, else empty. */
  regions_of: ColumnType<string, string | undefined>;
  /** A calendar day in UTC: up to which the figures by country were published. */
  figures_on: string | null;
  /** What signers may add once they have confirmed. */
  asks: ColumnType<Asked[], Asked[] | undefined>;
  /** An ISO 4217 code. */
  pledges_in: ColumnType<string, string | undefined>;
}

/** What a signer may add beside the signature. */
export type Asked = 'reason' | CommitmentKind;
export type CommitmentKind = 'shares' | 'pledge' | 'skill' | 'language' | 'place';

export interface MilestoneTable {
  campaign_id: Id<'campaign'>;
  signatures: number;
  consequence: string;
  reached_at: Date | null;
  /** Null for those that stood at the launch. */
  added_at: Date | null;
  area_kind: 'country' | 'region' | null;
  /** In so many of them … */
  areas: number | null;
  /** … so many signatures each. */
  per_area: number | null;
}

/** The words of a campaign in another language than its own. */
export interface CampaignTextTable {
  campaign_id: Id<'campaign'>;
  /** A BCP 47 language. */
  language: string;
  title: string;
  summary: string;
  /** Markdown. */
  story: string;
  target: string;
  added_at: Date;
  added_by: Id<'person'> | null;
  edited_at: Date | null;
}

export interface MilestoneTextTable {
  campaign_id: Id<'campaign'>;
  language: string;
  signatures: number;
  consequence: string;
}

export interface CampaignEventTable {
  id: Id<'event'>;
  campaign_id: Id<'campaign'>;
  /** A calendar day, `2016-10-03`. */
  happened_on: string;
  title: string;
  text: string;
}

export interface SignatureTable {
  id: Id<'signature'>;
  campaign_id: Id<'campaign'>;
  name: string;
  email: string;
  email_canonical: string;
  place: string;
  show_name: boolean;
  keep_posted: boolean;
  locale: Locale;
  signed_at: Date;
  confirmed_at: Date | null;
  /** Mails sent since `mails_since`. */
  mails: number;
  mails_since: Date;
  /** 2 for the second person of one mailbox. */
  slot: ColumnType<number, number | undefined>;
  /** Set aside by this batch; only what was confirmed is. */
  invalidation_id: Id<'invalidation'> | null;
  /** An ISO 3166-1 or 3166-2 code; empty where nothing was said. */
  area: ColumnType<string, string | undefined>;
  /** In which it was read; empty for the campaign's own. */
  language: ColumnType<string, string | undefined>;
}

export interface SignatureLinkTable {
  /** SHA-256 of the token in the mail's link. */
  token_hash: Buffer;
  signature_id: Id<'signature'>;
  /** What its form said; null where the link needs none of it. */
  name: string | null;
  email: string | null;
  place: string | null;
  show_name: boolean | null;
  keep_posted: boolean | null;
  locale: Locale | null;
  area: string | null;
  language: string | null;
  sent_at: Date;
}

/** The sum over the shards is the count. Signing writes to any shard but 0, confirming to shard 0 only. */
export interface SignatureCountTable {
  campaign_id: Id<'campaign'>;
  shard: number;
  pending: string;
  confirmed: string;
  /** How many that had been confirmed were withdrawn. */
  withdrawn: ColumnType<string, string | undefined>;
  /** How many that had been confirmed are set aside now. */
  invalidated: ColumnType<string, string | undefined>;
  /** How many of `confirmed` have no row any more: their time was over. */
  erased: ColumnType<string, string | undefined>;
}

/** Forms sent whose button was not pressed; the sum over the shards of a day is never below nought. */
export interface SignatureSendingTable {
  campaign_id: Id<'campaign'>;
  /** A calendar day in UTC, `2016-10-03`. */
  day: string;
  shard: number;
  unanswered: string;
}

export interface SignatureHourTable {
  campaign_id: Id<'campaign'>;
  hour: Date;
  confirmed: string;
}

/** Confirmed signatures of an area; a region counts for its country too. */
export interface SignatureAreaTable {
  campaign_id: Id<'campaign'>;
  area: string;
  confirmed: ColumnType<string, string | undefined>;
  /** What everybody may read. */
  shown: ColumnType<string, string | undefined>;
}

// What signers add beside the signature.

export interface SignatureReasonTable {
  signature_id: Id<'signature'>;
  campaign_id: Id<'campaign'>;
  text: string;
  first_name: ColumnType<string, string | undefined>;
  place: ColumnType<string, string | undefined>;
  written_at: Date;
  hidden_at: Date | null;
  hidden_by: Id<'person'> | null;
  hidden_because: string | null;
}

export interface SignatureCommitmentTable {
  signature_id: Id<'signature'>;
  kind: CommitmentKind;
  campaign_id: Id<'campaign'>;
  /** Shares held, or the minor units of an amount. */
  quantity: string | null;
  /** A calendar day, `2016-10-03`. */
  since: string | null;
  words: ColumnType<string, string | undefined>;
  languages: ColumnType<string[], string[] | undefined>;
  may_write: boolean;
  made_at: Date;
}

/** The sums that everybody may read. */
export interface CommitmentTotalTable {
  campaign_id: Id<'campaign'>;
  kind: CommitmentKind;
  people: number;
  quantity: string | null;
  languages: ColumnType<number, number | undefined>;
}

// The care of a petition.

export interface SignatureRefusalTable {
  campaign_id: Id<'campaign'>;
  mailbox: Buffer;
  refused_at: Date;
}

/** Signatures that were set aside together: counted, then applied, then perhaps reverted. */
export interface InvalidationTable {
  id: Id<'invalidation'>;
  campaign_id: Id<'campaign'>;
  reason: string;
  name: string;
  mail_domain: string;
  address: string;
  place: string;
  signed_from: Date | null;
  signed_until: Date | null;
  found: number;
  counted_at: Date;
  counted_by: Id<'person'> | null;
  applied_at: Date | null;
  applied_by: Id<'person'> | null;
  set_aside: ColumnType<number, number | undefined>;
  reverted_at: Date | null;
  reverted_by: Id<'person'> | null;
}

/** News that was told to signers; its words stand in the event. */
export interface CampaignUpdateTable {
  event_id: Id<'event'>;
  campaign_id: Id<'campaign'>;
  published_at: Date;
  published_by: Id<'person'> | null;
  /** The last signature that was written to. */
  mailed_to: ColumnType<Id<'signature'>, Id<'signature'> | undefined>;
  mails: ColumnType<number, number | undefined>;
  mailed_at: Date | null;
}

export interface PetitionAnswerTable {
  id: Id<'petition-answer'>;
  campaign_id: Id<'campaign'>;
  kind: 'answer' | 'no-comment';
  /** A calendar day, `2016-10-03`. */
  answered_on: string;
  text: string;
  source: string;
  url: ColumnType<string, string | undefined>;
  recorded_at: Date;
  recorded_by: Id<'person'> | null;
}

// The share drive.

export interface ShareDriveTable {
  campaign_id: Id<'campaign'>;
  company: string;
  jurisdiction: 'US' | 'UK' | 'FR';
  currency: 'USD' | 'EUR' | 'GBP';
  opened_at: Date;
}

export interface ShareDriveFigureTable {
  id: Id<'drive-figure'>;
  campaign_id: Id<'campaign'>;
  kind: 'price' | 'shares' | 'votes' | 'float' | 'insiders' | 'capital' | 'users';
  class: ColumnType<string, string | undefined>;
  /** A calendar day, `2016-10-03`. */
  on_day: string;
  value: string;
  source: string;
  url: ColumnType<string, string | undefined>;
}

export interface ShareDriveMoveTable {
  id: Id<'drive-move'>;
  campaign_id: Id<'campaign'>;
  on_day: string;
  suitor: string;
  move: string;
  source: string;
  url: ColumnType<string, string | undefined>;
}

export interface ShareDriveDateTable {
  id: Id<'drive-date'>;
  campaign_id: Id<'campaign'>;
  kind: 'holding' | 'filing' | 'record' | 'proxy' | 'meeting';
  on_day: string;
  note: ColumnType<string, string | undefined>;
  source: string;
  url: ColumnType<string, string | undefined>;
}

export interface ShareDriveReminderTable {
  date_id: Id<'drive-date'>;
  days_before: number;
  sent_at: Date;
}

export interface ShareDriveFollowerTable {
  campaign_id: Id<'campaign'>;
  person_id: Id<'person'>;
  stop_token: string;
  followed_at: Date;
}

export interface ShareHoldingTable {
  campaign_id: Id<'campaign'>;
  person_id: Id<'person'>;
  shares: string;
  held_since: string;
  would_file: boolean;
  declared_at: Date;
}

// The press.

export interface CampaignTagTable {
  campaign_id: Id<'campaign'>;
  position: number;
  tag: string;
  label: string;
}

export interface PressTextTable {
  campaign_id: Id<'campaign'>;
  language: Locale;
  text: string;
  written_at: Date;
}

export interface PressContactTable {
  campaign_id: Id<'campaign'>;
  name: string;
  mail: ColumnType<string, string | undefined>;
  phone: ColumnType<string, string | undefined>;
  written_at: Date;
  written_by: Id<'person'>;
}

export interface PressQuoteTable {
  id: Id<'press-quote'>;
  campaign_id: Id<'campaign'>;
  text: string;
  language: string;
  said_by: string;
  role: ColumnType<string, string | undefined>;
  /** A calendar day, `2016-10-03`. */
  agreed_on: string;
  agreement: string;
  added_at: Date;
}

export interface PressPictureTable {
  id: Id<'press-picture'>;
  campaign_id: Id<'campaign'>;
  media_id: Id<'media'>;
  credit: string;
  licence: string;
  added_at: Date;
}

export interface PressCoverageTable {
  id: Id<'coverage'>;
  campaign_id: Id<'campaign'>;
  url: string;
  brought_at: Date;
  /** null: somebody suggested it. */
  brought_by: Id<'person'> | null;
  listed_at: Date | null;
  declined_at: Date | null;
  canonical: ColumnType<string, string | undefined>;
  outlet: ColumnType<string, string | undefined>;
  author: ColumnType<string, string | undefined>;
  title: ColumnType<string, string | undefined>;
  quote: ColumnType<string, string | undefined>;
  language: ColumnType<string, string | undefined>;
  country: ColumnType<string, string | undefined>;
  kind: ColumnType<PageKind, PageKind | undefined>;
  published_on: string | null;
}

// The pledge drive.

export interface PledgeDriveTable {
  campaign_id: Id<'campaign'>;
  /** In the references of its payments. */
  number: number;
  currency: 'EUR' | 'GBP' | 'USD' | 'CHF' | 'CAD';
  /** All amounts in minor units. */
  goal: string;
  /** A calendar day, `2017-05-01`. */
  pledge_until: string;
  closing_amount: string;
  collect_until: string;
  least: string;
  most: string;
  suggested: ColumnType<string[], string[] | undefined>;
  receiver: string;
  legal_form: string;
  register: string;
  address: string;
  country: string;
  iban: string;
  other_account: string;
  account_holder: string;
  becomes: 'shares' | 'gift';
  words: string;
  keep_months: ColumnType<number, number | undefined>;
  pledges: ColumnType<number, number | undefined>;
  collected: ColumnType<string, string | undefined>;
  refunded: ColumnType<string, string | undefined>;
  opened_at: Date;
  opened_by: Id<'person'> | null;
  erased_at: Date | null;
}

export interface PledgeTermsTable {
  campaign_id: Id<'campaign'>;
  version: number;
  text: string;
  sha256: string;
  published_at: Date;
  published_by: Id<'person'> | null;
}

export interface PledgeStepTable {
  campaign_id: Id<'campaign'>;
  amount: string;
  possible: string;
}

export interface PledgeTable {
  id: Id<'pledge'>;
  campaign_id: Id<'campaign'>;
  /** From its confirmation on: stands for the person where no name may. */
  number: number | null;
  person_id: Id<'person'> | null;
  name: string;
  email: string;
  email_canonical: string;
  locale: Locale;
  amount: string;
  condition_kind: 'none' | 'people' | 'amount';
  condition_least: ColumnType<string, string | undefined>;
  would_join: ColumnType<boolean, boolean | undefined>;
  state: 'draft' | 'confirmed' | 'called' | 'part-paid' | 'paid' | 'failed' | 'released' | 'refunded' | 'withdrawn';
  terms_version: number | null;
  /** What came in, less what was recorded in error; refunds are not taken off. */
  paid: ColumnType<string, string | undefined>;
  refunded: ColumnType<string, string | undefined>;
  refund_account: ColumnType<string, string | undefined>;
  reminded: number | null;
  /** When they stopped the mails that may be stopped. */
  stopped_at: Date | null;
  mails: ColumnType<number, number | undefined>;
  mails_since: Date;
  made_at: Date;
  confirmed_at: Date | null;
}

export interface PledgeLinkTable {
  /** SHA-256 of the token in the mail's link. */
  token_hash: Buffer;
  pledge_id: Id<'pledge'>;
  /** What its form said; null where the link only opens the pledge. */
  name: string | null;
  email: string | null;
  amount: string | null;
  condition_kind: 'none' | 'people' | 'amount' | null;
  condition_least: string | null;
  would_join: boolean | null;
  locale: Locale | null;
  sent_at: Date;
}

export interface PledgeEventTable {
  id: Id<'pledge-event'>;
  pledge_id: Id<'pledge'>;
  kind:
    | 'confirmed'
    | 'changed'
    | 'withdrawn'
    | 'called'
    | 'released'
    | 'failed'
    | 'kept'
    | 'to-refund'
    | 'paid'
    | 'reversed'
    | 'refunded';
  state: string;
  /** Of the pledge, or of the payment where there was one. */
  amount: string;
  at: Date;
}

export interface PledgeTallyTable {
  campaign_id: Id<'campaign'>;
  condition_kind: 'none' | 'people' | 'amount';
  condition_least: string;
  people: number;
  amount: string;
}

export interface PledgeDayTable {
  campaign_id: Id<'campaign'>;
  /** A calendar day in UTC, `2016-10-03`. */
  day: string;
  people: ColumnType<number, number | undefined>;
  pledged: ColumnType<string, string | undefined>;
  collected: ColumnType<string, string | undefined>;
}

/** A test that was made, and how far what follows from it has come. */
export interface PledgeTurnTable {
  campaign_id: Id<'campaign'>;
  kind: 'called' | 'released' | 'closed' | 'refunding';
  people: number;
  pledged: string;
  all_people: number;
  all_pledged: string;
  collected: string;
  decided_at: Date;
  /** The last pledge that was taken. */
  reached_id: ColumnType<Id<'pledge'>, Id<'pledge'> | undefined>;
  done_at: Date | null;
}

export interface PledgePaymentTable {
  id: Id<'pledge-payment'>;
  campaign_id: Id<'campaign'>;
  pledge_id: Id<'pledge'>;
  kind: 'payment' | 'refund';
  amount: string;
  on_day: string;
  line: string;
  note: ColumnType<string, string | undefined>;
  line_hash: Buffer | null;
  /** The row that this one undoes. */
  reverses_id: Id<'pledge-payment'> | null;
  recorded_at: Date;
  recorded_by: Id<'person'> | null;
}

/** By which rule a campaign becomes a co-op. */
export interface CampaignFoundingTable {
  campaign_id: Id<'campaign'>;
  signatures: number;
  pledges: number;
  /** Key of a model of #membership. */
  legal_form: string;
  founders: string;
  published_at: Date;
  published_by: Id<'person'> | null;
}

export interface FoundingInvitationTable {
  campaign_id: Id<'campaign'>;
  begun_at: Date;
  begun_by: Id<'person'> | null;
  /** The last signature and the last pledge that were taken. */
  reached_signature: ColumnType<Id<'signature'>, Id<'signature'> | undefined>;
  reached_pledge: ColumnType<Id<'pledge'>, Id<'pledge'> | undefined>;
  invited: ColumnType<number, number | undefined>;
  applied: ColumnType<number, number | undefined>;
  done_at: Date | null;
}

// What organisers bring to a petition, and what guards it.

export interface SignatureImportTable {
  id: Id<'import'>;
  campaign_id: Id<'campaign'>;
  platform: 'action-network' | 'change-org' | 'other';
  platform_name: string;
  /** A calendar day, `2016-10-03`. */
  exported_on: string;
  wording: string;
  file_sha256: Buffer;
  columns: ColumnType<Record<string, number>, string | undefined, string>;
  uploaded_at: Date;
  uploaded_by: Id<'person'> | null;
  taken_at: Date | null;
  taken_by: Id<'person'> | null;
  erase_on: string | null;
  usable: ColumnType<number, number | undefined>;
  duplicates: ColumnType<number, number | undefined>;
  signed_here: ColumnType<number, number | undefined>;
  refused: ColumnType<number, number | undefined>;
  confirmed: ColumnType<number, number | undefined>;
  deleted: ColumnType<number, number | undefined>;
  erased: ColumnType<number, number | undefined>;
  mailed_to: ColumnType<Id<'imported-signature'>, Id<'imported-signature'> | undefined>;
  mails: ColumnType<number, number | undefined>;
  mailed_at: Date | null;
}

export interface SignatureImportFileTable {
  import_id: Id<'import'>;
  content: Buffer;
}

export interface ImportedSignatureTable {
  id: Id<'imported-signature'>;
  import_id: Id<'import'>;
  campaign_id: Id<'campaign'>;
  name: string;
  email: string;
  email_canonical: string;
  place: ColumnType<string, string | undefined>;
  locale: Locale;
  signed_on: string | null;
  token_hash: Buffer | null;
  stopped_at: Date | null;
}

/** Counted on paper. What another record corrects counts no more. */
export interface DeclaredSignaturesTable {
  id: Id<'declared'>;
  campaign_id: Id<'campaign'>;
  signatures: number;
  counted_on: string;
  place: string;
  counted_by: string;
  kept_where: string;
  note: ColumnType<string, string | undefined>;
  recorded_at: Date;
  recorded_by: Id<'person'> | null;
  corrects: Id<'declared'> | null;
}

export interface StreetStandTable {
  id: Id<'stand'>;
  campaign_id: Id<'campaign'>;
  place: string;
  token_hash: Buffer;
  /** A point of P-256, uncompressed: 65 bytes. */
  public_key: Buffer;
  /** PKCS #8. */
  private_key: Buffer;
  opened_at: Date;
  opened_by: Id<'person'> | null;
  ended_at: Date | null;
  ended_by: Id<'person'> | null;
  received: ColumnType<number, number | undefined>;
}

export interface StreetStandFormTable {
  stand_id: Id<'stand'>;
  key: string;
  received_at: Date;
}

export interface PetitionDeliveryTable {
  id: Id<'petition-delivery'>;
  campaign_id: Id<'campaign'>;
  with_names: boolean;
  asked_at: Date;
  asked_by: Id<'person'> | null;
  written: ColumnType<number, number | undefined>;
  signatures: number;
  set_aside: number;
  imported: number;
  declared: number;
  made_at: Date | null;
  sha256: Buffer | null;
  delivered_on: string | null;
  delivered_to: ColumnType<string, string | undefined>;
  source: ColumnType<string, string | undefined>;
  url: ColumnType<string, string | undefined>;
  receipt_at: Date | null;
  receipt_by: Id<'person'> | null;
}

export interface PetitionDeliveryFileTable {
  delivery_id: Id<'petition-delivery'>;
  name: string;
  type: string;
  bytes: string;
  sha256: Buffer;
}

export interface PetitionDeliveryPartTable {
  delivery_id: Id<'petition-delivery'>;
  name: string;
  part: number;
  content: Buffer;
}

export interface SigningOriginTable {
  campaign_id: Id<'campaign'>;
  kind: 'domain' | 'network';
  /** A mail domain, or a keyed hash of a network. */
  subject: string;
  hour: Date;
  forms: number;
}

export interface SigningAlarmTable {
  id: Id<'signing-alarm'>;
  campaign_id: Id<'campaign'>;
  kind: 'domain' | 'network';
  subject: string;
  hour: Date;
  forms: number;
  expected: number;
  raised_at: Date;
}

export interface SpentPuzzleTable {
  nonce: Buffer;
  expires_at: Date;
}

export interface SlowSigningTable {
  id: Id<'slow-signing'>;
  campaign_id: Id<'campaign'>;
  answers: ColumnType<unknown, string>;
  locale: Locale;
  received_at: Date;
}

export interface CampaignsSchema {
  campaign: CampaignTable;
  petition: PetitionTable;
  milestone: MilestoneTable;
  campaign_event: CampaignEventTable;
  signature: SignatureTable;
  signature_link: SignatureLinkTable;
  signature_count: SignatureCountTable;
  signature_hour: SignatureHourTable;
  signature_sending: SignatureSendingTable;
  signature_refusal: SignatureRefusalTable;
  signature_area: SignatureAreaTable;
  signature_reason: SignatureReasonTable;
  signature_commitment: SignatureCommitmentTable;
  commitment_total: CommitmentTotalTable;
  campaign_text: CampaignTextTable;
  milestone_text: MilestoneTextTable;
  invalidation: InvalidationTable;
  petition_answer: PetitionAnswerTable;
  campaign_update: CampaignUpdateTable;
  share_drive: ShareDriveTable;
  share_drive_figure: ShareDriveFigureTable;
  share_drive_move: ShareDriveMoveTable;
  share_drive_date: ShareDriveDateTable;
  share_drive_reminder: ShareDriveReminderTable;
  share_drive_follower: ShareDriveFollowerTable;
  share_holding: ShareHoldingTable;
  campaign_tag: CampaignTagTable;
  press_text: PressTextTable;
  press_contact: PressContactTable;
  press_quote: PressQuoteTable;
  press_picture: PressPictureTable;
  press_coverage: PressCoverageTable;
  pledge_drive: PledgeDriveTable;
  pledge_terms: PledgeTermsTable;
  pledge_step: PledgeStepTable;
  pledge: PledgeTable;
  pledge_link: PledgeLinkTable;
  pledge_event: PledgeEventTable;
  pledge_tally: PledgeTallyTable;
  pledge_day: PledgeDayTable;
  pledge_turn: PledgeTurnTable;
  pledge_payment: PledgePaymentTable;
  campaign_founding: CampaignFoundingTable;
  founding_invitation: FoundingInvitationTable;
  signature_import: SignatureImportTable;
  signature_import_file: SignatureImportFileTable;
  imported_signature: ImportedSignatureTable;
  declared_signatures: DeclaredSignaturesTable;
  street_stand: StreetStandTable;
  street_stand_form: StreetStandFormTable;
  petition_delivery: PetitionDeliveryTable;
  petition_delivery_file: PetitionDeliveryFileTable;
  petition_delivery_part: PetitionDeliveryPartTable;
  signing_origin: SigningOriginTable;
  signing_alarm: SigningAlarmTable;
  spent_puzzle: SpentPuzzleTable;
  slow_signing: SlowSigningTable;
}
