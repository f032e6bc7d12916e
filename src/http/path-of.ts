import { getPath } from 'hono/utils/url';

/** The path by which a route is found. Some programs end addresses of the API with a slash (Mastodon.py does). */
export function pathOf(request: Request): string {
  const path = getPath(request);
  return /^\/(?:api|oauth)\/.*[^/]\/$/.test(path) ? path.slice(0, -1) : path;
}
