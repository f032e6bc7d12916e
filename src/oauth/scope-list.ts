import { type Actor, covers, isScope, ofModeration, type Scope } from '#accounts';

/** Scopes as applications write them: between spaces, or plus signs. Without any they ask for `read`. */
export function parseScopes(text: string): readonly Scope[] {
  const scopes = [...new Set(text.split(/[\s+]+/).filter(isScope))];
  return scopes.length > 0 ? scopes : ['read'];
}

/**
 * What is asked for at the consent: nothing, and it is all that the application registered; else each must be
 * covered by what it registered.
 * @returns undefined when one is unknown, or more than it registered.
 */
export function scopesAsked(text: string, registered: readonly Scope[]): readonly Scope[] | undefined {
  const words = text.split(/[\s+]+/).filter(Boolean);
  if (words.length === 0) return registered;
  const granted = new Set<string>(registered);
  const scopes = [...new Set(words)].filter(isScope);
  return scopes.length === new Set(words).size && scopes.every((scope) => covers(granted, scope)) ? scopes : undefined;
}

/**
 * What one may give of what is asked (RFC 6749 §3.3): the scopes of moderation only who moderates.
 * @param giver null for an application that acts for nobody.
 */
export function scopesToGive(giver: Pick<Actor, 'roles'> | null, asked: readonly Scope[]): readonly Scope[] {
  const moderates = giver !== null && (giver.roles.has('moderator') || giver.roles.has('steward'));
  return moderates ? asked : asked.filter((scope) => !ofModeration(scope));
}
