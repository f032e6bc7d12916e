import { get } from '#http';
import { mediaPath, namesInUse, readMedia } from '#media';
import { notFound } from '#refusal';

const HOUR_S = 3_600;

/**
 * Pictures, by the name of their content, while a row names them. What a name shows never changes, but it may
 * be deleted, and it may have been meant for few: so only the reader's own browser keeps it, for an hour, and
 * then asks again, which costs a look-up and no picture.
 */
export const mediaRoutes = [
  get('/media/:file', 'anyone', async (c) => {
    const { config, db } = c.var.deps;
    const name = c.req.param('file') ?? '';
    if (!mediaPath(config.dataFolder, name) || !(await namesInUse(db, [name])).has(name)) throw notFound();
    const headers = {
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'cache-control': `private, max-age=${HOUR_S}`,
      'content-security-policy': "sandbox; default-src 'none'",
      etag: `"${name.slice(0, 32)}"`,
    };
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
    const content = await readMedia(config.dataFolder, name);
    if (!content) throw notFound();
    return c.body(new Uint8Array(content), 200, headers);
  }),
];
