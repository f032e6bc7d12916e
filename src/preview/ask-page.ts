import { type Fetch, FetchRefused } from '#fetch';
import { decodePage } from './decode.ts';
import type { Unreadable } from './schema.ts';

const MOST_OF_A_PAGE = 1_048_576;

/** A page that may answer another time. */
export class Later extends Error {
  readonly because: Unreadable;
  constructor(because: Unreadable) {
    super('a page did not answer; it is asked again later');
    this.because = because;
  }
}

/**
 * A page as text, through the one guarded fetch: 1 MB, ten seconds, HTML alone.
 * @param purpose one word for what it is wanted for, said to its server.
 * @returns with the last address of its redirects; or why it cannot be read, for good or for now.
 */
export async function askPage(
  out: { readonly fetch: Fetch },
  url: string,
  purpose: string,
): Promise<{ readonly html: string; readonly url: string } | Unreadable | Later> {
  try {
    const response = await out.fetch(url, {
      accept: 'text/html,application/xhtml+xml',
      maxBytes: MOST_OF_A_PAGE,
      purpose,
    });
    const refused = refusedBy(response);
    if (refused) return refused;
    const type = response.headers.get('content-type') ?? '';
    if (!/^(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i.test(type)) return 'no-page';
    return { html: decodePage(await response.bytes(), type), url: response.url || url };
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    return refusals[error.because]();
  }
}

function refusedBy({ status }: Response): Unreadable | Later | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? new Later('away') : 'forbidden';
}

const refusals: Record<FetchRefused['because'], () => Unreadable | Later> = {
  url: () => 'no-page',
  address: () => 'no-page',
  port: () => 'no-page',
  redirect: () => 'gone',
  encoding: () => 'no-page',
  'too large': () => 'large',
  'too slow': () => new Later('slow'),
  unreachable: () => new Later('away'),
};
