import { domainToASCII } from 'node:url';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z])${LABEL}$`);

/**
 * A domain as it is compared: in lower case and in its ASCII form (RFC 5891), without a dot at its end.
 * @returns undefined for what is none, an address of a machine included.
 */
export function domainName(text: string): string | undefined {
  const bare = text.trim().replace(/^\*\./, '').replace(/\.$/, '');
  if (bare === '' || bare.length > 253) return undefined;
  const ascii = domainToASCII(bare).toLowerCase();
  return ascii.length <= 253 && DOMAIN.test(ascii) ? ascii : undefined;
}

/** A domain and those above it: `a.b.example.org` → itself, `b.example.org`, `example.org`, `org`. */
export function domainsAbove(domain: string): string[] {
  const labels = domain.split('.');
  return labels.map((_, i) => labels.slice(i).join('.'));
}
