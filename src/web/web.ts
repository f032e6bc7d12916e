import type { Route } from '#http';
import { liveRoutes } from './live.ts';
import { assetRoutes } from './routes-assets.ts';
import { mediaRoutes } from './routes-media.ts';

export { endLiveStreams } from './live-hub.ts';
export { refusalPage } from './pages/refusal.tsx';

/** Every page, with who may see it. */
export const webRoutes: readonly Route[] = [...assetRoutes, ...mediaRoutes, ...liveRoutes([])];
