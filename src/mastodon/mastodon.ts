import type { Route } from '#http';
import { adminAccountEndpoints } from './admin-accounts.ts';
import { adminBlockEndpoints } from './admin-blocks.ts';
import { adminMailBlockEndpoints } from './admin-mail-blocks.ts';
import { adminReportEndpoints } from './admin-reports.ts';
import { adminTrendEndpoints } from './admin-trends.ts';
import { aboutEndpoints } from './about.ts';
import { accountEndpoints } from './accounts.ts';
import { announcementEndpoints } from './announcements.ts';
import { olderFilterEndpoints } from './filters-v1.ts';
import { filterEndpoints } from './filters.ts';
import { collectionEndpoints } from './collections.ts';
import { conversationEndpoints } from './conversations.ts';
import { withFigures } from './figures.ts';
import { groupedEndpoints } from './grouped.ts';
import { homeRoutes } from './home.ts';
import { instanceEndpoints } from './instance.ts';
import { domainBlockEndpoints } from './domain-blocks.ts';
import { keptEndpoints } from './kept.ts';
import { listEndpoints } from './lists.ts';
import { markerEndpoints } from './markers.ts';
import { meEndpoints } from './me.ts';
import { mediaEndpoints } from './media.ts';
import { notificationEndpoints } from './notifications.ts';
import { oauthEndpoints } from './oauth-endpoints.ts';
import { pushEndpoints } from './push.ts';
import { policyEndpoints } from './policy.ts';
import { pollEndpoints } from './polls.ts';
import { profileEndpoints } from './profile.ts';
import { relationEndpoints } from './relations.ts';
import { scheduledEndpoints } from './scheduled.ts';
import { reportEndpoints } from './reports.ts';
import { searchEndpoints } from './search.ts';
import { statusEndpoints } from './statuses.ts';
import { streamingEndpoints } from './streaming.ts';
import { tagEndpoints } from './tags.ts';
import { suggestionEndpoints } from './suggestions.ts';
import { trendEndpoints } from './trends.ts';
import { timelineEndpoints } from './timelines.ts';
import { webfingerEndpoints } from './webfinger.ts';

export { type Faces, facesFrom, type NewsLine } from './faces.ts';
export { notificationType } from './notification-json.ts';

/** The API that applications for Mastodon speak (docs.joinmastodon.org): shapes and routes; every verb is the network’s. */
export const mastodonRoutes: readonly Route[] = [
  ...oauthEndpoints,
  ...instanceEndpoints,
  ...aboutEndpoints,
  ...webfingerEndpoints,
  ...meEndpoints,
  ...profileEndpoints,
  ...homeRoutes,
  ...timelineEndpoints,
  ...trendEndpoints,
  ...statusEndpoints,
  ...pollEndpoints,
  ...scheduledEndpoints,
  ...relationEndpoints,
  ...reportEndpoints,
  ...adminAccountEndpoints,
  ...adminReportEndpoints,
  ...adminBlockEndpoints,
  ...adminMailBlockEndpoints,
  ...adminTrendEndpoints,
  ...collectionEndpoints,
  ...accountEndpoints,
  ...keptEndpoints,
  ...domainBlockEndpoints,
  ...listEndpoints,
  ...filterEndpoints,
  ...olderFilterEndpoints,
  ...mediaEndpoints,
  ...conversationEndpoints,
  ...announcementEndpoints,
  ...suggestionEndpoints,
  ...policyEndpoints,
  ...notificationEndpoints,
  ...groupedEndpoints,
  ...markerEndpoints,
  ...pushEndpoints,
  ...searchEndpoints,
  ...tagEndpoints,
  ...streamingEndpoints,
].map(withFigures);
