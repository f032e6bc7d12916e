import type { Route } from '#http';
import { homeRoutes } from './home.ts';
import { instanceEndpoints } from './instance.ts';
import { meEndpoints } from './me.ts';
import { oauthEndpoints } from './oauth-endpoints.ts';

/** The API that applications for Mastodon speak (docs.joinmastodon.org): shapes and routes; every verb is the network’s. */
export const mastodonRoutes: readonly Route[] = [
  ...oauthEndpoints,
  ...instanceEndpoints,
  ...meEndpoints,
  ...homeRoutes,
];
