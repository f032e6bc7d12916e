/** 64-bit identifiers ordered by time, written as decimal strings everywhere (database driver, JSON, URLs). */

export type Kind =
  | 'account'
  | 'person'
  | 'session'
  | 'invitation'
  | 'account-application'
  | 'domain-block'
  | 'account-domain-block'
  | 'mail-block'
  | 'app'
  | 'passkey'
  | 'grant'
  | 'token'
  | 'post'
  | 'media'
  | 'notification'
  | 'push'
  | 'bookmark'
  | 'pin'
  | 'list'
  | 'tag-follow'
  | 'filter'
  | 'filter-term'
  | 'draft'
  | 'conversation'
  | 'pack'
  | 'announcement'
  | 'campaign'
  | 'event'
  | 'signature'
  | 'invalidation'
  | 'petition-answer'
  | 'job'
  | 'mail'
  | 'mail-text'
  | 'member'
  | 'membership-event'
  | 'question'
  | 'delegate'
  | 'circle'
  | 'mandate'
  | 'rule'
  | 'proposal'
  | 'proposal-event'
  | 'action'
  | 'decision'
  | 'objection'
  | 'amendment'
  | 'summary'
  | 'document'
  | 'citation'
  | 'duty'
  | 'template'
  | 'emergency'
  | 'small-act'
  | 'webhook'
  | 'delivery'
  | 'drive-figure'
  | 'drive-move'
  | 'drive-date'
  | 'press-quote'
  | 'press-picture'
  | 'coverage'
  | 'article'
  | 'article-author'
  | 'comment'
  | 'pledge'
  | 'pledge-event'
  | 'pledge-payment'
  | 'import'
  | 'imported-signature'
  | 'declared'
  | 'stand'
  | 'petition-delivery'
  | 'signing-alarm'
  | 'slow-signing'
  | 'case'
  | 'report'
  | 'moderation-note'
  | 'trend-review'
  | 'saved-reply'
  | 'moderation-action'
  | 'appeal'
  | 'note'
  | 'note-count';

declare const kind: unique symbol;
/** An identifier of one kind of thing: an account's cannot be passed where a post's is wanted. */
export type Id<K extends Kind> = string & { readonly [kind]: K };

const LOWEST = 1n;
const HIGHEST = 2n ** 63n - 1n;

/**
 * Reads an identifier from outside (URL, form, JSON).
 * @returns the identifier, or undefined when the text is not a positive 64-bit decimal without leading zeros.
 */
export function parseId<K extends Kind>(text: string): Id<K> | undefined {
  if (!/^[1-9][0-9]{0,18}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value >= LOWEST && value <= HIGHEST ? (text as Id<K>) : undefined;
}

export interface IdMaker {
  newId<K extends Kind>(): Id<K>;
  /** Reserves so many identifiers in a row. @returns the first of them. */
  newIds<K extends Kind>(count: number): Id<K>;
}

/**
 * Makes identifiers as Mastodon does: milliseconds since 1970 in the upper 48 bits, 16 bits below
 * that count within the millisecond from a random start, so that two processes rarely meet and
 * never go backwards within one process even when the clock does.
 */
export function idMaker(now: () => Date, random16: () => number): IdMaker {
  let last = 0n;
  const reserve = <K extends Kind>(count: number) => {
    const candidate = (BigInt(now().getTime()) << 16n) | BigInt(random16() & 0xffff);
    const first = candidate > last ? candidate : last + 1n;
    last = first + BigInt(count) - 1n;
    return first.toString() as Id<K>;
  };
  return { newId: () => reserve(1), newIds: reserve };
}

/** The lowest identifier that can have been made at a moment: everything made since is at least this. */
export const firstIdAt = (at: Date): string => (BigInt(Math.max(at.getTime(), 1)) << 16n).toString();
