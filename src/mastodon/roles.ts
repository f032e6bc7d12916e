import type { Role } from '#accounts';
import type { Messages } from '#i18n';

// Bits of docs.joinmastodon.org/entities/Role.
const [REPORTS, FEDERATION, SETTINGS, BLOCKS, TAXONOMIES, APPEALS, USERS] = [4, 5, 6, 7, 8, 9, 10].map((n) => 1 << n);
const [INVITES, ANNOUNCEMENTS, INVITE_USERS, ROLES] = [11, 13, 16, 17].map((n) => 1 << n);
const bits = (...some: readonly (number | undefined)[]): number => some.reduce<number>((sum, bit = 0) => sum | bit, 0);

const MODERATES = bits(REPORTS, FEDERATION, BLOCKS, TAXONOMIES, APPEALS, USERS);

/**
 * What each role may do here of what Mastodon’s may, from the one that may least. None is an administrator, who
 * bypasses every rule: nobody here does.
 */
const PERMISSIONS: Readonly<Record<Role, number>> = {
  treasurer: 0,
  organiser: 0,
  secretary: bits(ANNOUNCEMENTS),
  moderator: MODERATES,
  steward: bits(MODERATES, SETTINGS, INVITES, ANNOUNCEMENTS, ROLES),
};
const ORDER = Object.keys(PERMISSIONS) as Role[];

/** Numbers of the roles, for programs that filter by them. */
const NUMBERS: Readonly<Record<Role, string>> = {
  moderator: '1',
  steward: '2',
  organiser: '3',
  treasurer: '4',
  secretary: '5',
};

/** Roles by their number, as far as they moderate. */
export const ROLE_IDS: Readonly<Record<string, Role>> = { 1: 'moderator', 2: 'steward' };

const highestOf = (roles: Iterable<Role>): Role | undefined => {
  const held = new Set(roles);
  return ORDER.findLast((role) => held.has(role));
};

/** The role that moderates, as docs.joinmastodon.org/entities/Role; null for who holds none that does. */
export function moderatingRoleJson(m: Messages, roles: readonly Role[]) {
  const role = highestOf(roles.filter((one) => Object.values(ROLE_IDS).includes(one)));
  return role ? { ...badge(m, role), permissions: String(PERMISSIONS[role]), highlighted: false } : null;
}

const badge = (m: Messages, role: Role) => ({ id: NUMBERS[role], name: m.accounts.settings[role], color: '' });

/** The roles that everybody may know, as an account shows them. */
export const rolesJson = (m: Messages, roles: readonly Role[]) => roles.map((role) => badge(m, role));

/**
 * What somebody may do, all their roles together, under the name of the highest. Who holds none has Mastodon’s role of
 * everybody (-99).
 * @param shown whether everybody may know of it.
 */
export function ownRoleJson(m: Messages, roles: Iterable<Role>, more: { invites: boolean; shown: boolean }) {
  const role = highestOf(roles);
  const may = bits(...[...roles].map((one) => PERMISSIONS[one]), more.invites ? INVITE_USERS : 0);
  const named = role ? badge(m, role) : { id: '-99', name: '', color: '' };
  return { ...named, permissions: String(may), highlighted: more.shown };
}
