import type { Route } from '#http';
import { accountNoteRoutes } from './account-note.tsx';
import { announcementRoutes } from './announcements.tsx';
import { aboutTrendsRoutes } from './about-trends.tsx';
import { bookmarkRoutes } from './bookmarks.tsx';
import { catchUpRoutes } from './catch-up.tsx';
import { composeRoutes } from './compose.tsx';
import { conversationRoutes } from './conversations.tsx';
import { directoryRoutes } from './directory.tsx';
import { draftRoutes } from './drafts.tsx';
import { exploreRoutes } from './explore.tsx';
import { filterRoutes } from './filters.tsx';
import { homeRoutes } from './home.tsx';
import { inboxRoutes } from './inbox.tsx';
import { newsRequestRoutes } from './news-requests.tsx';
import { newsPolicyRoutes } from './settings-news-policy.tsx';
import { blockedServerRoutes } from './blocked-servers.tsx';
import { followLanguageRoutes } from './follow-languages.tsx';
import { recommendRoutes } from './recommends.tsx';
import { keepAwayRoutes } from './keep-away.tsx';
import { keptTagRoutes } from './kept-tags.tsx';
import { listRoutes } from './lists.tsx';
import { trendReviewRoutes } from './moderation-trends.tsx';
import { momentumRoutes } from './momentum.tsx';
import { packRoutes } from './packs.tsx';
import { placeRoutes } from './places.tsx';
import { postEditRoutes } from './post-edit.tsx';
import { postRoutes } from './post.tsx';
import { postsFeedRoutes } from './posts-feed.ts';
import { profileRoutes } from './profile.tsx';
import { quoteRoutes } from './quotes.tsx';
import { reachRoutes } from './reach.tsx';
import { searchRoutes } from './search.tsx';
import { hashtagSettingRoutes } from './settings-hashtags.tsx';
import { shortcutRoutes } from './shortcuts.tsx';
import { suggestionRoutes } from './suggestions.tsx';
import { tagRoutes } from './tag.tsx';

/** The pages of the network. */
export const networkRoutes: readonly Route[] = [
  ...homeRoutes,
  ...exploreRoutes,
  ...aboutTrendsRoutes,
  ...trendReviewRoutes,
  ...catchUpRoutes,
  ...momentumRoutes,
  ...hashtagSettingRoutes,
  ...shortcutRoutes,
  ...tagRoutes,
  ...composeRoutes,
  ...inboxRoutes,
  ...newsRequestRoutes,
  ...newsPolicyRoutes,
  ...conversationRoutes,
  ...announcementRoutes,
  ...packRoutes,
  ...suggestionRoutes,
  ...searchRoutes,
  ...placeRoutes,
  ...bookmarkRoutes,
  ...directoryRoutes,
  ...draftRoutes,
  ...filterRoutes,
  ...keepAwayRoutes,
  ...blockedServerRoutes,
  ...recommendRoutes,
  ...followLanguageRoutes,
  ...accountNoteRoutes,
  ...keptTagRoutes,
  ...listRoutes,
  ...quoteRoutes,
  ...reachRoutes,
  ...postEditRoutes,
  ...postsFeedRoutes,
  ...postRoutes,
  ...profileRoutes,
];
