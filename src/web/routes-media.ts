import { get } from '#http';
import { readMedia } from '#media';
import { notFound } from '#refusal';

const YEAR_S = 31_536_000;

/** Pictures, by the name of their content: what a name shows never changes. */
export const mediaRoutes = [
  get('/media/:file', 'anyone', async (c) => {
    const name = c.req.param('file') ?? '';
    const etag = `"${name.slice(0, 32)}"`;
    const content = await readMedia(c.var.deps.config.dataFolder, name);
    if (!content) throw notFound();
    const headers = {
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'cache-control': `public, max-age=${YEAR_S}, immutable`,
      'content-security-policy': "sandbox; default-src 'none'",
      etag,
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body(new Uint8Array(content), 200, headers);
  }),
];
