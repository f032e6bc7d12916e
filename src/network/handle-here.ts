/**
 * The handle of somebody of this server, as people write it whole: `lea`, `@lea`, `lea@essor.example`, with `acct:`
 * before it (RFC 7565), or the address of their page.
 * @param origin of this server.
 * @returns undefined for anything else; whether somebody has the handle is not asked.
 */
export function handleHere(text: string, origin: string): string | undefined {
  const whole = text.trim();
  const page = whole.startsWith(`${origin}/@`) ? whole.slice(origin.length + 1).replace(/\/$/, '') : whole;
  const [, handle, host] = /^(?:acct:)?@?([A-Za-z0-9_]{1,30})(?:@([^@/\s]+))?$/i.exec(page) ?? [];
  return host === undefined || host.toLowerCase() === new URL(origin).host ? handle : undefined;
}
