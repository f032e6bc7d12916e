/**
 * What a token may be good for. Each is given by its name: `read` and `write`, which are Mastodon's, open nothing
 * of the co-operative, so that a program for posts can never vote.
 */
export const SCOPES = [
  'read',
  'write',
  'follow',
  'push',
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
export type Scope = (typeof SCOPES)[number];

/** Those of the co-operative: what people may choose for a token by themselves. */
export const CIVIC_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope.includes(':'));

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);
