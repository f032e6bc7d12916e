export type { AboutKind, NotificationKind, Visibility } from './schema.ts';
export {
  createPost,
  LONGEST_POST,
  MOST_PICTURES,
  narrower,
  type NewPost,
  type Posted,
  postFields,
  VISIBILITIES,
} from './create-post.ts';
export { deletePost } from './delete-post.ts';
export { noticeMany } from './notice-many.ts';
export { turnNotices } from './turn-notices.ts';
export { retellAnnouncement } from './retell-announcement.ts';
export { rewritePost } from './rewrite-post.ts';
export { eraseAuthor } from './erase-author.ts';
export { like, unlike } from './like.ts';
export { boost, mayBoost, unboost } from './boost.ts';
export { follow, unfollow } from './follow.ts';
export { markSeen, markSeenUpTo, type Notification, readNotifications, unseenCount } from './notifications.ts';
export { type News, publish, topics } from './news.ts';
export { notifyMember } from './notify-member.ts';
export type { Reader } from './visibility.ts';
export { visiblePost } from './find-post.ts';
export {
  belongsInHome,
  homeAuthors,
  homeTimeline,
  localTimeline,
  type ProfileShow,
  profileTimeline,
  tagTimeline,
} from './timelines.ts';
export { type Missed, missedPosts, missedReplies } from './missed.ts';
export { type Branch, readThread, type Thread } from './thread.ts';
export { readReplies } from './replies.ts';
export { type LoadedPost, loadPosts } from './load-posts.ts';
export {
  peopleOfNote,
  type Person,
  type Profile,
  readBoosters,
  readFollowers,
  readFollowing,
  readLikers,
  readProfile,
  searchPeople,
  suggestPeople,
} from './people.ts';
export { readTag, searchTags, type Tag, tagsInUse } from './tags.ts';
export {
  DAYS_BEFORE,
  LEAST_USUAL,
  median,
  momentum,
  momentumEnd,
  readMomentum,
  type TagMomentum,
  tagsOfTheHour,
} from './momentum.ts';
export { type Carrier, isCarrier, readCarriers, setCarrier } from './carriers.ts';
export type { Author } from './author.ts';
export { toHtml } from './to-html.ts';
export { fold } from './fold.ts';
