/** Where the code is shown to be copied, for programs without an address (OAuth 2.0 for Native Apps’ predecessor; Mastodon’s name for it). */
export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/** Schemes that run or read something in a browser instead of opening an application. */
const NEVER = new Set(
  'javascript data vbscript blob file filesystem about view-source ws wss ftp mailto tel sms intent'
    .split(' ')
    .map((scheme) => `${scheme}:`),
);

/**
 * Whether an application may be led back to an address: `https:` anywhere, `http:` on this machine only (RFC 8252
 * §7.3), a scheme of its own (§7.1), or `OUT_OF_BAND`. No fragment (RFC 6749 §3.1.2) and no user information, which
 * makes an address look like another’s. An address is ASCII (RFC 3986 §2): letters beyond it look like others.
 */
export function isRedirectUri(text: string): boolean {
  if (text === OUT_OF_BAND) return true;
  if (text.length > 2_000 || /[^\u0021-\u007e]|\\/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (NEVER.has(url.protocol) || text.includes('#') || url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return /^https:\/\/[^/]/i.test(text);
  if (url.protocol === 'http:') return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return true;
}

/** An address of the machine itself, in its parts. */
const LOOPBACK = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?((?:\/.*)?)$/;

/**
 * Whether an application registered the address, to the letter: one that only looks alike is somebody else’s (RFC 9700
 * §2.1). A program on the machine itself takes whatever port is free (RFC 8252 §7.3).
 */
export function isRegistered(registered: readonly string[], asked: string): boolean {
  if (registered.includes(asked)) return true;
  const [, host, rest] = LOOPBACK.exec(asked) ?? [];
  if (host === undefined || !isRedirectUri(asked)) return false;
  return registered.some((one) => {
    const [, its, way] = LOOPBACK.exec(one) ?? [];
    return its === host && way === rest;
  });
}

/** Where an application’s answer goes: its address with more behind its question mark. */
export function withAnswer(redirectUri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) query.set(name, value);
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}`;
}

/** What a content policy calls the place a form leads on to: an origin, or the scheme of an application. */
export function formTarget(redirectUri: string): string {
  const { protocol, origin } = new URL(redirectUri);
  return protocol === 'https:' || protocol === 'http:' ? origin : protocol;
}
