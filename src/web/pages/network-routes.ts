import type { Route } from '#http';
import { composeRoutes } from './compose.tsx';
import { exploreRoutes } from './explore.tsx';
import { homeRoutes } from './home.tsx';
import { inboxRoutes } from './inbox.tsx';
import { momentumRoutes } from './momentum.tsx';
import { placeRoutes } from './places.tsx';
import { postRoutes } from './post.tsx';
import { profileRoutes } from './profile.tsx';
import { searchRoutes } from './search.tsx';
import { hashtagSettingRoutes } from './settings-hashtags.tsx';
import { tagRoutes } from './tag.tsx';

/** The pages of the network. */
export const networkRoutes: readonly Route[] = [
  ...homeRoutes,
  ...exploreRoutes,
  ...momentumRoutes,
  ...hashtagSettingRoutes,
  ...tagRoutes,
  ...composeRoutes,
  ...inboxRoutes,
  ...searchRoutes,
  ...placeRoutes,
  ...postRoutes,
  ...profileRoutes,
];
