import type { Route } from '#http';
import { assetRoutes } from './routes-assets.ts';

export { refusalPage } from './pages/refusal.tsx';

/** Every page, with who may see it. */
export const webRoutes: readonly Route[] = [...assetRoutes];
