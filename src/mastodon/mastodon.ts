import type { Route } from '#http';
import { homeRoutes } from './home.ts';

/** The API of Mastodon, as far as it is here: the home timeline. */
export const mastodonRoutes: readonly Route[] = [...homeRoutes];
