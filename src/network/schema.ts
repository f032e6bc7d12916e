import type { ColumnType } from 'kysely';
import type { Id } from '#ids';

export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct';
/** Kinds of civic object that a post can announce. */
export type AboutKind = 'campaign' | 'proposal' | 'article';
export type NotificationKind =
  | 'mention'
  | 'reply'
  | 'favourite'
  | 'boost'
  | 'follow'
  | 'follow-request'
  /** A poll that ended, a post one boosted or quoted that says something else now. */
  | 'poll'
  | 'edit'
  | 'quote'
  | 'quote-request'
  /** Somebody posted, of whose posts one wants to be told. */
  | 'post'
  /** Somebody put one into a starter pack. */
  | 'pack'
  /** A vote that waits for the reader's, and one that closes soon without it. */
  | 'vote-opened'
  | 'vote-closing'
  /** What a vote gave, and that it took effect or could not. */
  | 'decided'
  | 'effect'
  /** One's own place in the register, and what one has to do outside the server. */
  | 'membership'
  | 'duty'
  /** A day of a share drive that one follows. */
  | 'drive-date'
  /** One is named as an author and asked to agree; comments wait for who moderates them. */
  | 'byline'
  | 'comment'
  /** What was done about what one wrote, and what came of what one reported. */
  | 'moderation'
  | 'report'
  /** Something waits for those who moderate; one is drawn by lot to judge an appeal. */
  | 'case'
  | 'jury'
  /** Members added context to a post of one's own. */
  | 'note';

export interface PostTable {
  id: Id<'post'>;
  account_id: Id<'account'>;
  boost_of_id: Id<'post'> | null;
  in_reply_to_id: Id<'post'> | null;
  thread_id: Id<'post'>;
  text: string;
  content_warning: string;
  language: string | null;
  visibility: Visibility;
  local_only: boolean;
  about_kind: AboutKind | null;
  about_id: Id<'campaign'> | Id<'proposal'> | Id<'article'> | null;
  created_at: Date;
  deleted_at: Date | null;
  /** Given with a form so that sending it twice posts once. */
  request_key: string | null;
  edited_at: Date | null;
  /** Its words belong to another record, such as the reason of a vote: they change there. */
  mirrors: ColumnType<boolean, boolean | undefined>;
  /** Who quotes it without asking; null: as its author's account says. */
  quote_policy: QuotePolicy | null;
  /** Its author folded its pictures. */
  folded_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Taken from view, and its pictures folded, by those who moderate: why stands in `moderation_action`. */
  hidden_at: ColumnType<Date | null, undefined, Date | null>;
  sensitive_at: ColumnType<Date | null, undefined, Date | null>;
}

export type QuoteState = 'pending' | 'accepted' | 'refused' | 'revoked';

/** A post that shows another inside it, with the consent of who wrote that. */
export interface QuoteTable {
  post_id: Id<'post'>;
  quoted_id: Id<'post'>;
  state: QuoteState;
  asked_at: Date;
  settled_at: Date | null;
}

/** What a post said, from its first version on; none while it was never edited. */
export interface PostVersionTable {
  post_id: Id<'post'>;
  version: number;
  text: string;
  content_warning: string;
  language: string | null;
  alts: string[];
  created_at: Date;
}

export interface BookmarkTable {
  id: Id<'bookmark'>;
  account_id: Id<'account'>;
  post_id: Id<'post'>;
  created_at: Date;
}

export interface PinTable {
  id: Id<'pin'>;
  account_id: Id<'account'>;
  post_id: Id<'post'>;
  created_at: Date;
}

export interface PostMediaTable {
  post_id: Id<'post'>;
  position: number;
  media_id: Id<'media'>;
}

export interface TagTable {
  name: string;
  label: string;
  created_at: Date;
}

export interface PostTagTable {
  tag: string;
  post_id: Id<'post'>;
}

export interface MentionTable {
  post_id: Id<'post'>;
  account_id: Id<'account'>;
}

export interface FavouriteTable {
  account_id: Id<'account'>;
  post_id: Id<'post'>;
  created_at: Date;
}

export interface FollowTable {
  follower_id: Id<'account'>;
  followed_id: Id<'account'>;
  created_at: Date;
  boosts_hidden_at: ColumnType<Date | null, Date | undefined, Date | null>;
  /** Since when the follower is told of each post. */
  told_since: ColumnType<Date | null, Date | undefined, Date | null>;
  /** What comes into the home of the follower; null: whatever its language. In lower case, and never empty. */
  languages: ColumnType<string[] | null, string[] | undefined, string[] | null>;
}

/** Neither sees the other any more. */
export interface BlockTable {
  account_id: Id<'account'>;
  target_id: Id<'account'>;
  created_at: Date;
}

/** A server that somebody keeps away from themselves, with all below its name. */
export interface AccountDomainBlockTable {
  id: Id<'account-domain-block'>;
  account_id: Id<'account'>;
  /** Normal: see domainName(). */
  domain: string;
  created_at: Date;
}

/** Whom somebody recommends on their page: it goes with the follow. */
export interface EndorsementTable {
  account_id: Id<'account'>;
  target_id: Id<'account'>;
  created_at: Date;
}

export interface MuteTable {
  account_id: Id<'account'>;
  target_id: Id<'account'>;
  /** Also what they send to one's inbox. */
  notifications: boolean;
  /** null: until taken back. */
  until: Date | null;
  created_at: Date;
}

export interface ThreadMuteTable {
  account_id: Id<'account'>;
  thread_id: Id<'post'>;
  created_at: Date;
}

export interface NotificationTable {
  id: Id<'notification'>;
  account_id: Id<'account'>;
  kind: NotificationKind;
  from_id: Id<'account'>;
  post_id: Id<'post'> | null;
  /** What is about no post: a decision of moderation, a case, an appeal. */
  about_id: ColumnType<string | null, undefined, never>;
  created_at: Date;
  seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Put away by its reader. */
  dismissed_at: ColumnType<Date | null, undefined, Date | null>;
  /** Set apart by the policy of its reader. */
  filtered_at: ColumnType<Date | null, undefined, Date | null>;
}

/** What becomes of news: it comes in, is set apart, or is never written down. */
export type Admission = 'accept' | 'filter' | 'drop';

export interface NotificationPolicyTable {
  account_id: Id<'account'>;
  not_following: Admission;
  not_followers: Admission;
  new_accounts: Admission;
  private_mentions: Admission;
  limited_accounts: Admission;
  updated_at: Date;
}

/** Somebody whose news comes in whatever the policy says. */
export interface NotificationPermissionTable {
  account_id: Id<'account'>;
  from_id: Id<'account'>;
  created_at: Date;
}

export interface MarkerTable {
  account_id: Id<'account'>;
  timeline: 'home' | 'notifications';
  last_read: string;
  version: number;
  moved_at: Date;
}

/** Asks, and decides nothing. */
export interface PollTable {
  post_id: Id<'post'>;
  multiple: boolean;
  /** Nobody sees figures before the end. */
  hidden: boolean;
  closes_at: Date;
  /** When its end was told. */
  told_at: ColumnType<Date | null, undefined, Date>;
  voters: ColumnType<number, undefined>;
  /** How many of them have left: counted, and no longer written down. */
  erased: ColumnType<number, undefined>;
}

export interface PollOptionTable {
  post_id: Id<'post'>;
  position: number;
  title: string;
  votes: ColumnType<number, undefined>;
  erased: ColumnType<number, undefined>;
}

export interface PollVoteTable {
  post_id: Id<'post'>;
  account_id: Id<'account'>;
  position: number;
  created_at: Date;
}

/** Who quotes a post without asking. */
export type QuotePolicy = 'everyone' | 'followers' | 'nobody';
/** Which replies a list shows: to anybody one follows, to those in it, none. */
export type RepliesPolicy = 'followed' | 'list' | 'none';

/** How an account may be reached and found; without a row, as the defaults say. */
export interface NetworkPreferenceTable {
  account_id: Id<'account'>;
  approves_followers: ColumnType<boolean, boolean | undefined>;
  quote_policy: ColumnType<QuotePolicy, QuotePolicy | undefined>;
  posts_findable: ColumnType<boolean, boolean | undefined>;
  in_directory: ColumnType<boolean, boolean | undefined>;
  usual_visibility: ColumnType<Exclude<Visibility, 'direct'>, Exclude<Visibility, 'direct'> | undefined>;
  usually_sensitive: ColumnType<boolean, boolean | undefined>;
  /** null: that in which its person reads. */
  usual_language: ColumnType<string | null, string | null | undefined>;
  /** Whom it follows, and who follows it, is for itself alone. */
  follows_hidden: ColumnType<boolean, boolean | undefined>;
  /** Its page shows its pictures, those of replies among them, and the hashtags it chose. */
  pictures_shown: ColumnType<boolean, boolean | undefined>;
  reply_pictures_shown: ColumnType<boolean, boolean | undefined>;
  featured_shown: ColumnType<boolean, boolean | undefined>;
  updated_at: Date;
}

/** It carries how one wants to follow. */
export interface FollowRequestTable {
  follower_id: Id<'account'>;
  followed_id: Id<'account'>;
  created_at: Date;
  boosts_hidden_at: ColumnType<Date | null, Date | undefined, Date | null>;
  told_since: ColumnType<Date | null, Date | undefined, Date | null>;
  languages: ColumnType<string[] | null, string[] | undefined, string[] | null>;
}

export interface ListTable {
  id: Id<'list'>;
  account_id: Id<'account'>;
  title: string;
  replies_policy: RepliesPolicy;
  /** Those in it stay out of the home of its owner. */
  exclusive: boolean;
  created_at: Date;
}

export interface ListAccountTable {
  list_id: Id<'list'>;
  account_id: Id<'account'>;
  created_at: Date;
}

export interface KeptTagTable {
  account_id: Id<'account'>;
  tag: string;
  created_at: Date;
}

export interface TagFollowTable {
  id: Id<'tag-follow'>;
  account_id: Id<'account'>;
  tag: string;
  created_at: Date;
}

export type FilterContext = 'home' | 'notifications' | 'public' | 'thread' | 'account';
export type FilterAction = 'warn' | 'hide' | 'blur';

export interface FilterTable {
  id: Id<'filter'>;
  account_id: Id<'account'>;
  title: string;
  contexts: FilterContext[];
  action: FilterAction;
  expires_at: Date | null;
  created_at: Date;
}

export interface FilterTermTable {
  id: Id<'filter-term'>;
  filter_id: Id<'filter'>;
  position: number;
  kind: 'word' | 'tag' | 'account' | 'post';
  word: string | null;
  whole_word: boolean;
  about_id: Id<'account'> | null;
  post_id: ColumnType<Id<'post'> | null, Id<'post'> | null | undefined>;
}

/** What somebody noted about somebody else, for themselves alone. */
export interface AccountNoteTable {
  account_id: Id<'account'>;
  about_id: Id<'account'>;
  note: string;
  updated_at: Date;
}

export interface DraftTable {
  id: Id<'draft'>;
  account_id: Id<'account'>;
  content: ColumnType<object, string, string>;
  /** null: waits for its author. */
  due_at: Date | null;
  /** It could not go out at its moment, and waits again. */
  refused_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A picture that no post shows yet, or any more. */
export interface WaitingPictureTable {
  media_id: Id<'media'>;
  since: Date;
}

export interface DraftMediaTable {
  draft_id: Id<'draft'>;
  position: number;
  media_id: Id<'media'>;
}

/** Accounts that agreed to be named where the momentum of a hashtag is shown. */
export interface TagCarrierTable {
  account_id: Id<'account'>;
  since: Date;
}

/** Where a post leads. */
export interface PostLinkTable {
  post_id: Id<'post'>;
  /** 0: the first, which has the card. */
  position: number;
  url: string;
  /** When its author took the card away. */
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** When somebody was last here. */
export interface VisitTable {
  account_id: Id<'account'>;
  began_at: Date;
  last_at: Date;
  before_at: ColumnType<Date | null, Date | undefined, Date | null>;
  caught_up_to: ColumnType<Date | null, Date | undefined, Date | null>;
}

/** Posts for those named alone, by the conversation they are in and the people they are between. */
export interface ConversationTable {
  id: Id<'conversation'>;
  thread_id: Id<'post'>;
  participants: Id<'account'>[];
  created_at: Date;
}

export interface ConversationPostTable {
  post_id: Id<'post'>;
  conversation_id: Id<'conversation'>;
}

/** How one of those in it stands to a conversation. */
export interface ConversationReaderTable {
  account_id: Id<'account'>;
  conversation_id: Id<'conversation'>;
  last_post_id: Id<'post'>;
  /** The newest post they have read; null: none. */
  read_up_to: Id<'post'> | null;
  /** When they put it away, until somebody writes in it again. */
  hidden_at: ColumnType<Date | null, Date | undefined, Date | null>;
}

/** What those who run the server tell everybody on it. */
export interface AnnouncementTable {
  id: Id<'announcement'>;
  text_en: string;
  text_fr: string;
  published_at: Date;
  starts_at: Date | null;
  ends_at: Date | null;
  all_day: boolean;
  made_at: Date;
  made_by: Id<'person'> | null;
  changed_at: ColumnType<Date | null, undefined, Date>;
  withdrawn_at: ColumnType<Date | null, undefined, Date>;
}

export interface AnnouncementDismissalTable {
  account_id: Id<'account'>;
  announcement_id: Id<'announcement'>;
  dismissed_at: Date;
}

export interface AnnouncementReactionTable {
  announcement_id: Id<'announcement'>;
  account_id: Id<'account'>;
  emoji: string;
  made_at: Date;
}

/** People and hashtags that somebody puts together for others to follow at once. */
export interface PackTable {
  id: Id<'pack'>;
  account_id: Id<'account'>;
  title: string;
  words: string;
  made_at: Date;
  changed_at: ColumnType<Date | null, undefined, Date>;
  /** Those who run the server show it to newcomers. */
  offered_at: ColumnType<Date | null, undefined, Date | null>;
}

export interface PackAccountTable {
  pack_id: Id<'pack'>;
  account_id: Id<'account'>;
  added_at: Date;
  /** They took themselves out: nobody puts them back. */
  left_at: ColumnType<Date | null, undefined, Date>;
}

export interface PackTagTable {
  pack_id: Id<'pack'>;
  tag: string;
}

export interface SuggestionDismissalTable {
  account_id: Id<'account'>;
  target_id: Id<'account'>;
  dismissed_at: Date;
}

export type TrendKind = 'tag' | 'link' | 'post';

/** What more people than usual speak of and pass on, as it was last counted. */
export interface TrendTable {
  kind: TrendKind;
  subject: string;
  place: number;
  score: number;
  people: number;
  counted_at: Date;
}

/** What those who moderate said of it: the newest word holds. */
export interface TrendReviewTable {
  id: Id<'trend-review'>;
  kind: TrendKind | 'account';
  subject: string;
  approved: boolean;
  reviewer_id: Id<'account'> | null;
  reviewed_at: Date;
}

export interface NetworkSchema {
  trend: TrendTable;
  trend_review: TrendReviewTable;
  announcement: AnnouncementTable;
  announcement_dismissal: AnnouncementDismissalTable;
  announcement_reaction: AnnouncementReactionTable;
  pack: PackTable;
  pack_account: PackAccountTable;
  pack_tag: PackTagTable;
  suggestion_dismissal: SuggestionDismissalTable;
  conversation: ConversationTable;
  conversation_post: ConversationPostTable;
  conversation_reader: ConversationReaderTable;
  post_link: PostLinkTable;
  visit: VisitTable;
  marker: MarkerTable;
  account_note: AccountNoteTable;
  draft: DraftTable;
  draft_media: DraftMediaTable;
  waiting_picture: WaitingPictureTable;
  quote: QuoteTable;
  filter: FilterTable;
  filter_term: FilterTermTable;
  network_preference: NetworkPreferenceTable;
  follow_request: FollowRequestTable;
  list: ListTable;
  list_account: ListAccountTable;
  tag_follow: TagFollowTable;
  featured_tag: KeptTagTable;
  poll: PollTable;
  poll_option: PollOptionTable;
  poll_vote: PollVoteTable;
  post: PostTable;
  post_media: PostMediaTable;
  tag: TagTable;
  post_tag: PostTagTable;
  mention: MentionTable;
  favourite: FavouriteTable;
  follow: FollowTable;
  notification: NotificationTable;
  notification_policy: NotificationPolicyTable;
  notification_permission: NotificationPermissionTable;
  block: BlockTable;
  account_domain_block: AccountDomainBlockTable;
  endorsement: EndorsementTable;
  mute: MuteTable;
  thread_mute: ThreadMuteTable;
  bookmark: BookmarkTable;
  pin: PinTable;
  post_version: PostVersionTable;
  tag_carrier: TagCarrierTable;
}
