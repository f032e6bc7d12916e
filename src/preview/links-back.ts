import { Parser } from 'htmlparser2';
import type { Fetch } from '#fetch';
import { sameSite } from './address.ts';
import { askPage, Later } from './ask-page.ts';

const PIECE = 16_384;

/** Whether a page says by `rel="me"`, in its head or in its body, that an address is of the same person (microformats.org/wiki/rel-me). */
export function saysMe(html: string, address: string): boolean {
  let found = false;
  const parser = new Parser({
    onopentag(name, { rel = '', href = '' }) {
      if (name !== 'a' && name !== 'link') return;
      found ||= /(?:^|\s)me(?:\s|$)/i.test(rel) && href.trim().toLowerCase() === address.toLowerCase();
    },
  });
  for (let from = 0; from < html.length && !found; from += PIECE) parser.write(html.slice(from, from + PIECE));
  return found;
}

/**
 * Whether the page at an address links back to a profile. A page on another site, to which the address redirects,
 * vouches for nothing: whoever can redirect from a site does not own it.
 * @returns `silent` when it may answer another time.
 */
export async function linksBack(fetch: Fetch, page: URL, profile: string): Promise<boolean | 'silent'> {
  // Our own pages say who wrote what; nobody vouches for themselves.
  if (page.origin === new URL(profile).origin) return false;
  const answer = await askPage({ fetch }, page.href, 'link-verification');
  if (answer instanceof Later) return 'silent';
  if (typeof answer === 'string' || !answer.url.startsWith('https:') || !sameSite(answer.url, page.href)) return false;
  return saysMe(answer.html, profile);
}
