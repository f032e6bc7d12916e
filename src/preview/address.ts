/** Parameters that say whence a reader came, and nothing of what they read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|xtor|at_(?:medium|campaign|custom\d*))$/i;
const LONGEST = 2_000;

/**
 * The address of a page as it is compared: http or https, without user, fragment and what only tells whence a reader
 * came. Everything else stays: two addresses that differ in it may be two pages.
 * @returns undefined when it is no address of the web, or longer than 2,000 characters.
 */
export function canonicalAddress(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  if (!/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '' || url.password !== '') {
    return undefined;
  }
  url.hash = '';
  for (const name of new Set(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href.length > LONGEST ? undefined : url.href;
}

/** Whether a page may say that its address is another: on the same site, be it the one for phones. */
export function sameSite(one: string, other: string): boolean {
  const host = (url: string) => new URL(url).hostname.replace(/^(?:www|m|mobile|amp)\./, '');
  return host(one) === host(other);
}
