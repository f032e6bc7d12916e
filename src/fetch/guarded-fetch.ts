import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { readBody } from './read-body.ts';
import { type Fetch, FetchRefused, type FetchOptions } from './refused.ts';
import { type Resolve, type Target, findTarget } from './target.ts';

export interface GuardOptions {
  /** Addresses that may be reached though they are not public: for tests, never a setting. */
  allow?: readonly string[];
  /** Default: what the system says. */
  resolve?: Resolve;
  userAgent?: string;
}

const MOST_REDIRECTS = 3;
const MEGABYTE = 1_048_576;
const PATIENCE_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BODILESS = new Set([204, 205, 304]);
const NOT_OURS_TO_KEEP = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'set-cookie',
  'connection',
]);

const ask: Resolve = (name) => systemLookup(name, { all: true, verbatim: true });

/**
 * Makes the fetch that every request to another server goes through. It resolves the name, checks
 * every address, and connects to an address it has checked, so a name that changes its mind in
 * between (DNS rebinding) changes nothing; each redirect goes through the same gate. It knows no
 * cookies, keeps no connection, and bounds size, time and unpacking.
 */
export function guardedFetch(guard: GuardOptions = {}): Fetch {
  const resolve = guard.resolve ?? ask;
  const allow = new Set(guard.allow);

  const follow = async (first: string, options: FetchOptions, signal: AbortSignal): Promise<Response> => {
    const follows = (options.method ?? 'GET') === 'GET' || options.method === 'HEAD';
    const origin = URL.canParse(first) ? new URL(first).origin : '';
    let next = first;
    for (let redirects = 0; ; redirects++) {
      const target = await findTarget(next, unlessAborted(resolve, signal), allow);
      const own = target.url.origin === origin ? options.headers : undefined;
      const answer = await send(target, { ...options, headers: own }, guard.userAgent, signal);
      const status = answer.statusCode ?? 0;
      const location = answer.headers.location;
      if (!REDIRECTS.has(status) || location === undefined) return await respond(answer, target.url, options);
      answer.destroy();
      if (!follows) throw new FetchRefused('redirect', `${target.host} wants what was sent to go elsewhere`);
      if (redirects === MOST_REDIRECTS) throw new FetchRefused('redirect', `${target.host} redirects too often`);
      if (!URL.canParse(location, target.url)) throw new FetchRefused('redirect', `${target.host} redirects nowhere`);
      const to = new URL(location, target.url);
      if (target.url.protocol === 'https:' && to.protocol === 'http:') {
        throw new FetchRefused('redirect', `${target.host} redirects to an address that is not encrypted`);
      }
      next = to.href;
    }
  };

  return async (url, options = {}) => {
    const timeoutMs = options.timeoutMs ?? PATIENCE_MS;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await follow(url, options, signal);
    } catch (error) {
      if (error instanceof FetchRefused) throw error;
      if (signal.aborted)
        throw new FetchRefused('too slow', `no whole answer within ${timeoutMs} ms`, { cause: error });
      const host = URL.canParse(url) ? new URL(url).hostname : 'the server';
      throw new FetchRefused('unreachable', `${host} cannot be reached`, { cause: error });
    }
  };
}

const unlessAborted =
  (resolve: Resolve, signal: AbortSignal): Resolve =>
  (name) =>
    Promise.race([
      resolve(name),
      new Promise<never>((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    ]);

function send(
  { url, host, port, addresses }: Target,
  options: FetchOptions,
  userAgent: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const body = options.body === undefined ? undefined : Buffer.from(options.body);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)({
      agent: false,
      host,
      port,
      method: options.method ?? 'GET',
      path: url.pathname + url.search,
      ...(isIP(host) === 0 && { servername: host }),
      headers: {
        ...options.headers,
        host: url.host,
        accept: options.accept ?? '*/*',
        'accept-encoding': 'gzip, br',
        ...(userAgent && { 'user-agent': options.purpose ? `${userAgent} ${options.purpose}` : userAgent }),
        ...(body && { 'content-length': body.length }),
      },
      // The name is not asked a second time: these are the addresses that were checked.
      lookup: (_name, { all }, done) => {
        if (all) done(null, [...addresses]);
        else done(null, addresses[0]!.address, addresses[0]!.family);
      },
      signal,
    });
    request.once('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}

async function respond(answer: IncomingMessage, url: URL, options: FetchOptions): Promise<Response> {
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) throw new FetchRefused('unreachable', `${url.hostname} does not speak HTTP`);
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    if (!NOT_OURS_TO_KEEP.has(name)) for (const value of values ?? []) headers.append(name, value);
  }
  const bodiless = options.method === 'HEAD' || BODILESS.has(status);
  if (bodiless) answer.destroy();
  const body = bodiless ? null : new Uint8Array(await readBody(answer, options.maxBytes ?? MEGABYTE));
  return Object.defineProperty(new Response(body, { status, headers }), 'url', { value: url.href });
}
