/** Mastodon’s (docs.joinmastodon.org/api/oauth-scopes), the general ones first. */
const OF_THE_NETWORK = [
  'read',
  'write',
  'follow',
  'push',
  /** Who somebody is, and nothing beside. */
  'profile',
  'read:accounts',
  'read:blocks',
  'read:bookmarks',
  'read:collections',
  'read:favourites',
  'read:filters',
  'read:follows',
  'read:lists',
  'read:mutes',
  'read:notifications',
  'read:search',
  'read:statuses',
  'write:accounts',
  'write:blocks',
  'write:bookmarks',
  'write:collections',
  'write:conversations',
  'write:favourites',
  'write:filters',
  'write:follows',
  'write:lists',
  'write:media',
  'write:mutes',
  'write:notifications',
  'write:reports',
  'write:statuses',
] as const;

/** Mastodon’s too (docs.joinmastodon.org/api/oauth-scopes), for whoever moderates: the verbs ask for the role each time. */
const OF_MODERATION = [
  'admin:read',
  'admin:read:accounts',
  'admin:read:reports',
  'admin:read:domain_blocks',
  'admin:read:email_domain_blocks',
  'admin:write',
  'admin:write:accounts',
  'admin:write:reports',
  'admin:write:domain_blocks',
  'admin:write:email_domain_blocks',
] as const;

const OF_THE_COOP = [
  /** What its person may see of proposals, votes, decisions and documents. */
  'read:decisions',
  /** To propose, sponsor, open, nominate, object. */
  'write:decisions',
  /** To vote: apart from the rest, for it is the most one can do in a name. */
  'write:votes',
  /** The register, as far as its person may see it. */
  'read:members',
  /** What a secretary does: admit, refuse. */
  'write:members',
  'write:webhooks',
] as const;

/**
 * What a token may be good for. Each of the co-operative is given by its name: `read` and `write`, which are
 * Mastodon’s, open nothing of it, so that a program for posts votes only where its person said so.
 */
export const SCOPES = [...OF_THE_NETWORK, ...OF_MODERATION, ...OF_THE_COOP] as const;
export type Scope = (typeof SCOPES)[number];

/** Those of the co-operative: what people may choose for a token by themselves. */
export const CIVIC_SCOPES: readonly Scope[] = OF_THE_COOP;

/** What somebody adds to a program for posts so that polls in it are votes: see `letVote`. */
export const VOTING_SCOPES: readonly Scope[] = ['read:decisions', 'write:votes'];

const moderating = new Set<string>(OF_MODERATION);

/** Whether it lets moderate: only who holds a moderating role can give it. */
export const ofModeration = (scope: string): boolean => moderating.has(scope);

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

const FOLLOW = new Set<string>(['blocks', 'follows', 'mutes']);
const civic = new Set<string>(OF_THE_COOP);

/**
 * Whether what a token is good for includes a scope: `read` includes `read:statuses`, and never `read:decisions` nor
 * `admin:read`, which includes `admin:read:reports`.
 */
export function covers(granted: ReadonlySet<string>, needed: Scope): boolean {
  if (granted.has(needed)) return true;
  if (needed === 'profile') return granted.has('read') || granted.has('read:accounts');
  if (civic.has(needed)) return false;
  if (moderating.has(needed)) return granted.has(needed.split(':', 2).join(':'));
  const [way = '', what = ''] = needed.split(':');
  return (what !== '' && granted.has(way)) || (FOLLOW.has(what) && granted.has('follow'));
}
