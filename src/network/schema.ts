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
  | 'comment';

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
}

export interface NotificationTable {
  id: Id<'notification'>;
  account_id: Id<'account'>;
  kind: NotificationKind;
  from_id: Id<'account'>;
  post_id: Id<'post'> | null;
  created_at: Date;
  seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** Accounts that agreed to be named where the momentum of a hashtag is shown. */
export interface TagCarrierTable {
  account_id: Id<'account'>;
  since: Date;
}

export interface NetworkSchema {
  post: PostTable;
  post_media: PostMediaTable;
  tag: TagTable;
  post_tag: PostTagTable;
  mention: MentionTable;
  favourite: FavouriteTable;
  follow: FollowTable;
  notification: NotificationTable;
  tag_carrier: TagCarrierTable;
}
