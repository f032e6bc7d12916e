export type { AboutKind, FilterContext, NotificationKind, Visibility } from './schema.ts';
export {
  createPost,
  LONGEST_POST,
  POST_LANGUAGES,
  MOST_PICTURES,
  narrower,
  type NewPost,
  type Posted,
  postFields,
  VISIBILITIES,
} from './create-post.ts';
export { countPosts } from './count-posts.ts';
export { deletePost } from './delete-post.ts';
export {
  allAnnouncements,
  announce,
  type Announcement,
  announced,
  announcementInput,
  changeAnnouncement,
  dismissAnnouncement,
  LONGEST_ANNOUNCEMENT,
  react,
  readAnnouncements,
  withdrawAnnouncement,
} from './announcement.ts';
export { deletePack, followPack, leavePack, MOST_IN_PACK, offerPack, packInput, savePack } from './pack.ts';
export { addToPack, changePack, makePack, takeOutOfPack } from './pack-parts.ts';
export { offeredPacks, type Pack, packReach, packsOf, packsWith, readPack } from './read-packs.ts';
export { dismissSuggestion, POINTS, suggest, type Suggestion } from './suggest.ts';
export { editPost, readVersions } from './edit-post.ts';
export { hideConversation, muteConversation, readUp, unmuteConversation } from './conversation.ts';
export {
  type Conversation,
  conversationPosts,
  listedConversation,
  readConversation,
  readConversations,
  unreadConversations,
} from './read-conversations.ts';
export { bookmark, readBookmarks, unbookmark } from './bookmark.ts';
export { type LoadedPoll, MOST_OPTIONS, pollInput, type PollInput, vote } from './poll.ts';
export { endPollJob } from './poll-jobs.ts';
export { mayQuote, readQuoteRequests, readQuotes, setQuotePolicy, settleQuote } from './quote.ts';
export { pin, readPinned, unpin } from './pin.ts';
export { noticeMany } from './notice-many.ts';
export { turnNotices } from './turn-notices.ts';
export { retellAnnouncement } from './retell-announcement.ts';
export { rewritePost } from './rewrite-post.ts';
export { eraseAuthor } from './erase-author.ts';
export { like, readLiked, unlike } from './like.ts';
export { boost, mayBoost, unboost } from './boost.ts';
export { follow, hearOfPosts, hearOfPostsNoMore, hideBoosts, removeFollower, showBoosts, unfollow } from './follow.ts';
export { languagesInput, languagesOf } from './follow-how.ts';
export { acceptFollow, refuseFollow } from './follow-requests.ts';
export {
  changePreferences,
  type Preferences,
  preferencesInput,
  QUOTE_POLICIES,
  readPreferences,
  USUAL_AUDIENCES,
} from './preferences.ts';
export { checkLinksAgain, verifyLinks } from './verify-links-jobs.ts';
export {
  addToList,
  createList,
  deleteList,
  editList,
  type List,
  authorsListed,
  listInput,
  listTimeline,
  readList,
  readLists,
  removeFromList,
  REPLIES_POLICIES,
} from './lists.ts';
export {
  featureTag,
  followTag,
  type KeptTag,
  pageFollowedTags,
  readFeatured,
  readFeaturedTags,
  readFollowedTags,
  readTagsOf,
  taggedBy,
  unfeatureTag,
  unfollowTag,
} from './followed-tags.ts';
export {
  deleteFilter,
  type Filter,
  FILTER_ACTIONS,
  FILTER_CONTEXTS,
  filterInput,
  type Keyword,
  readFilters,
  saveFilter,
} from './filters.ts';
export { filterFor, type Filtered, filtersMet } from './apply-filters.ts';
export { addKeyword, changeFilter, changeKeyword, filterPost, type KeywordInput, removeTerm } from './filter-terms.ts';
export { findEntities, tagNamed } from './entities.ts';
export { createThread, LONGEST_THREAD } from './create-thread.ts';
export { deleteDraft, type Draft, type DraftContent, keepDraft, readDraft, readDrafts, takeUpDraft } from './draft.ts';
export { publishDraftJob } from './draft-jobs.ts';
export { searchPosts } from './search-posts.ts';
export { LONGEST_NOTE, noteAccount } from './account-note.ts';
export { block, unblock } from './block.ts';
export { blockDomain, blockDomainInput, readBlockedDomains, unblockDomain } from './block-domain.ts';
export { endorse, unendorse } from './endorse.ts';
export { mute, muteInput, muteThread, unmute, unmuteThread } from './mute.ts';
export { isThreadMuted, readRelationships, type Relationship } from './relationships.ts';
export {
  countNotifications,
  dismiss,
  markSeen,
  markSeenUpTo,
  type Notification,
  readNotifications,
  unseenCount,
  type Which,
} from './notifications.ts';
export {
  acceptRequests,
  dismissRequests,
  type NewsRequest,
  readNewsRequests,
  waitingNews,
  withdrawPermission,
} from './news-requests.ts';
export {
  ADMISSIONS,
  changeNewsPolicy,
  type NewsPolicy,
  newsPolicyInput,
  newsPolicyNames,
  readNewsPolicy,
} from './news-policy.ts';
export { type CaughtUp, type Period, readCatchUp } from './catch-up.ts';
export {
  byPerson,
  CATCH_UP_ORDERS,
  CATCH_UP_PARTS,
  type CatchUpOrder,
  type CatchUpPart,
  type CaughtLink,
  type CaughtPerson,
  type CaughtPost,
  density,
  orderPosts,
  partOf,
  shapeOf,
  topLinks,
} from './catch-up-order.ts';
export { LEAST_PEOPLE, LINK_HALF_LIFE, linkScore, POST_HALF_LIFE, postScore } from './trends/formula.ts';
export { countTrendsJob } from './trends/jobs.ts';
export {
  readTrendsToReview,
  tagsHeldBack,
  trendingLinks,
  trendingPosts,
  trendingTags,
  type TrendToReview,
} from './trends/read.ts';
export { reviewTrend, reviewTrendsFirst, trendReviewInput } from './trends/review.ts';
export { lastRead, markCaughtUp, noteVisit } from './visits.ts';
export { linksJustRead, showLinkCard } from './links.ts';
export { noteLinksJob } from './links-jobs.ts';
export { type Marker, moveMarker, readMarkers } from './markers.ts';
export { accountChanged, accountLeft, changed, counted, type News, publish, topics } from './news.ts';
export { discardPicture, letWait, removeWaiting } from './waiting-pictures.ts';
export { notifyMember } from './notify-member.ts';
export { notifyOfModeration } from './notify-of-moderation.ts';
export { setAuthorStanding, setPostStanding } from './standing.ts';
export type { Reader } from './visibility.ts';
export { findPost, visiblePost } from './find-post.ts';
export {
  homeTimeline,
  linkTimeline,
  localTimeline,
  type ProfileShow,
  profileTimeline,
  tagTimeline,
  writtenBy,
} from './timelines.ts';
export { type Missed, missedPosts, missedReplies } from './missed.ts';
export { type Branch, readThread, type Thread } from './thread.ts';
export { readReplies } from './replies.ts';
export { type LoadedPost, loadPosts } from './load-posts.ts';
export { contextFrom, type PostContext } from './context.ts';
export {
  directoryBy,
  peopleOfNote,
  type Person,
  type Profile,
  readBoosters,
  readDirectory,
  readEndorsed,
  readFamiliar,
  readFollowers,
  readFollowing,
  readKeptAway,
  readLetIn,
  readListed,
  readRequests,
  readLikers,
  readPeople,
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
export { cut, inOrder, limitOf, type Page, type Paging, within } from './paging.ts';
export { lineToHtml, toHtml } from './to-html.ts';
export { fold } from './fold.ts';
export { handleHere } from './handle-here.ts';
export { closeHomes, type HomePost, homesOf, STANDING, TABLES_OF_STANDING } from './home/homes.ts';
export { type Mine, mineKey } from './mine.ts';
export { type AccountFacts, readAccountFacts } from './account-facts.ts';
