import { get } from '#http';
import { notFound } from '#refusal';
import { readAssets } from './assets.ts';

const DAY_S = 86_400;

let loading: ReturnType<typeof readAssets> | undefined;

/** Every file of the pages, read once. */
export const loadedAssets = (): ReturnType<typeof readAssets> => (loading ??= readAssets());

/** Styles, scripts, fonts and icons, from memory; revalidated by ETag so that a new version shows at once. */
export const assetRoutes = [
  get('/assets/:name{.+}', 'anyone', async (c) => {
    const found = (await loadedAssets()).get(c.req.param('name') ?? '');
    if (!found) throw notFound();
    const headers: Record<string, string> = {
      'content-type': found.type,
      'cache-control': c.req.path.startsWith('/assets/fonts/')
        ? `public, max-age=${365 * DAY_S}, immutable`
        : 'public, max-age=0, must-revalidate',
      etag: found.etag,
      vary: 'accept-encoding',
    };
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304, headers);
    const takesBrotli = /\bbr\b/.test(c.req.header('accept-encoding') ?? '');
    if (found.brotli && takesBrotli)
      return c.body(new Uint8Array(found.brotli), 200, { ...headers, 'content-encoding': 'br' });
    return c.body(new Uint8Array(found.plain), 200, headers);
  }),
];
