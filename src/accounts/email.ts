import { domainToASCII } from 'node:url';

/** Domains that deliver to one mailbox, under the first one's name. */
const SAME_MAILBOX: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'protonmail.com': 'proton.me',
  'pm.me': 'proton.me',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
};

/** Domains that ignore some signs before the at sign (Gmail: dots; Proton: dots, hyphens, underscores). */
const IGNORED: Readonly<Record<string, RegExp>> = {
  'gmail.com': /\./g,
  'proton.me': /[._-]/g,
};

/**
 * The mailbox behind an address, for comparing: one person, one mailbox. The domain in lower case
 * and in its ASCII form (RFC 5891), the part before the at sign in lower case without its `+detail`
 * (RFC 5233 §1) and without what its domain ignores. Never written to: mail goes to the address as
 * it was given.
 * @param address one that passed the `email()` field of `#input`.
 */
export function canonicalEmail(address: string): string {
  const at = address.lastIndexOf('@');
  const given = address.slice(at + 1).toLowerCase();
  const ascii = domainToASCII(given) || given;
  const domain = SAME_MAILBOX[ascii] ?? ascii;
  const whole = address.slice(0, at).normalize('NFKC').toLowerCase();
  const [base = ''] = whole.split('+');
  const bare = IGNORED[domain] ? base.replaceAll(IGNORED[domain], '') : base;
  return `${bare || whole}@${domain}`;
}
