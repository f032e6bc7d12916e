import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Clock } from '#clock';
import type { Ctx } from '#http';
import type { Settings } from '#settings';

const compress = promisify(brotliCompress);

/** A page that is the same for every stranger, as the bytes that are sent. */
interface Ready {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly at: number;
  /** Made for the first reader who takes it. */
  brotli?: Promise<Uint8Array<ArrayBuffer>>;
}

const FRESH_MS = 1_000;
const MOST_PAGES = 400;

/** Pages rendered once a second at most, however many read them. */
export interface ReadyPages {
  /** @param render gives undefined when there is no such page: that is not kept. */
  get(key: string, render: () => Promise<string | undefined>): Promise<Ready | undefined>;
  /** What starts with this is no longer true: the next reader gets a new one. */
  forget(prefix: string): void;
}

/**
 * Each page stays for a second, or until it is forgotten or a steward changes what the server is; the
 * longest unread go first.
 */
export function readyPages(clock: Clock, settings: Pick<Settings, 'current'>): ReadyPages {
  let writtenUnder = settings.current;
  const pages = new Map<string, Ready>();
  const rendering = new Map<string, Promise<Ready | undefined>>();

  const make = async (key: string, render: () => Promise<string | undefined>): Promise<Ready | undefined> => {
    const at = clock.now().getTime();
    const html = await render();
    if (html === undefined) return undefined;
    const plain = Uint8Array.from(Buffer.from(html));
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    const ready = { plain, etag, at };
    // Forgotten while it was being made: good for those who wait, not for the next.
    if (rendering.has(key)) pages.set(key, ready);
    for (const oldest of pages.keys()) {
      if (pages.size <= MOST_PAGES) break;
      pages.delete(oldest);
    }
    return ready;
  };

  return {
    async get(key, render) {
      if (writtenUnder !== settings.current) {
        writtenUnder = settings.current;
        pages.clear();
        rendering.clear();
      }
      const known = pages.get(key);
      if (known && Math.abs(clock.now().getTime() - known.at) < FRESH_MS) return known;
      let making = rendering.get(key);
      if (!making) {
        making = make(key, render).finally(() => {
          if (rendering.get(key) === making) rendering.delete(key);
        });
        rendering.set(key, making);
      }
      return making;
    },
    forget(prefix) {
      for (const key of pages.keys()) if (key.startsWith(prefix)) pages.delete(key);
      for (const key of rendering.keys()) if (key.startsWith(prefix)) rendering.delete(key);
    },
  };
}

/** Sends a ready page: 304 to those who have it, compressed to those who take it. */
export async function sendReady(c: Ctx, ready: Ready): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    // An answer that sets the language of this browser is for this browser alone.
    'cache-control': c.req.query('lang') ? 'private, no-cache' : 'public, max-age=0, must-revalidate',
    vary: 'accept-encoding, accept-language, cookie',
    etag: ready.etag,
  };
  if (c.req.header('if-none-match') === ready.etag) return c.body(null, 304, headers);
  if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(ready.plain, 200, headers);
  ready.brotli ??= compress(ready.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).then((packed) =>
    Uint8Array.from(packed),
  );
  return c.body(await ready.brotli, 200, { ...headers, 'content-encoding': 'br' });
}
