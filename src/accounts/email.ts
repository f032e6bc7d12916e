import { domainToASCII } from 'node:url';

interface DomainRule {
  /** The name that mailboxes of the others are compared under. */
  readonly domain: string;
  readonly alsoCalled: readonly string[];
  /** Signs before the at sign that make no other mailbox. */
  readonly ignores: RegExp | null;
  /** Where the provider says so. */
  readonly source: string;
  /** The day on which the rule was written down. */
  readonly since: string;
}

/**
 * What providers say of their own addresses, as the petitions of the UK Parliament keep it (github.com/alphagov/e-petitions,
 * `Domain`). A rule that is added or changed must rewrite the addresses that are stored, by a migration: whoever signs in
 * is found by them.
 */
const DOMAIN_RULES: readonly DomainRule[] = [
  {
    domain: 'gmail.com',
    alsoCalled: ['googlemail.com'],
    ignores: /\./g,
    source: 'Gmail Help, “Dots don’t matter in Gmail addresses”, and “Google Mail” names',
    since: '2026-11-28',
  },
  {
    domain: 'proton.me',
    alsoCalled: ['protonmail.com', 'pm.me'],
    ignores: /[._-]/g,
    source: 'Proton Support, “Addresses and aliases”',
    since: '2026-11-28',
  },
  {
    domain: 'icloud.com',
    alsoCalled: ['me.com', 'mac.com'],
    ignores: null,
    source: 'Apple Support, “About your @icloud.com, @me.com and @mac.com email addresses”',
    since: '2026-11-28',
  },
];

const RULE_OF: ReadonlyMap<string, DomainRule> = new Map(
  DOMAIN_RULES.flatMap((rule) => [rule.domain, ...rule.alsoCalled].map((name) => [name, rule] as const)),
);

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
  const rule = RULE_OF.get(ascii);
  const domain = rule?.domain ?? ascii;
  const whole = address.slice(0, at).normalize('NFKC').toLowerCase();
  const [base = ''] = whole.split('+');
  const bare = rule?.ignores ? base.replaceAll(rule.ignores, '') : base;
  return `${bare || whole}@${domain}`;
}
