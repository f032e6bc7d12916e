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
  target: string;
  picture_id: Id<'media'> | null;
  account_id: Id<'account'>;
  launched_at: Date;
  closed_at: Date | null;
  closed_by: Id<'person'> | null;
}

export interface PetitionTable {
  campaign_id: Id<'campaign'>;
}

export interface MilestoneTable {
  campaign_id: Id<'campaign'>;
  signatures: number;
  consequence: string;
  reached_at: Date | null;
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
  token_hash: Buffer;
  signed_at: Date;
  confirmed_at: Date | null;
}

export interface SignatureCountTable {
  campaign_id: Id<'campaign'>;
  shard: number;
  pending: string;
  confirmed: string;
}

export interface CampaignsSchema {
  campaign: CampaignTable;
  petition: PetitionTable;
  milestone: MilestoneTable;
  campaign_event: CampaignEventTable;
  signature: SignatureTable;
  signature_count: SignatureCountTable;
}
