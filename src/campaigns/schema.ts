import type { ColumnType } from 'kysely';
import type { Locale } from '#i18n';
import type { Id } from '#ids';

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
}
