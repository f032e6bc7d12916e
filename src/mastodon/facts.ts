import type { Deps } from '#deps';
import { messagesFor } from '#i18n';
import type { Id } from '#ids';
import { type AccountFacts, homesOf, readAccountFacts } from '#network';
import { rolesJson } from './roles.ts';

/** What is shown of accounts beside their name. */
export type Facts = ReadonlyMap<
  Id<'account'>,
  Omit<AccountFacts, 'roles'> & { readonly roles: ReturnType<typeof rolesJson> }
>;

/** Roles are called as the server calls them, in its own language: one text is given to all readers. */
function named({ settings }: Deps, facts: ReadonlyMap<Id<'account'>, AccountFacts>): Facts {
  const m = messagesFor(settings.current.locale);
  return new Map([...facts].map(([id, { roles, ...rest }]) => [id, { ...rest, roles: rolesJson(m, roles) }]));
}

export const factsOf = async (deps: Deps, accounts: readonly Id<'account'>[]): Promise<Facts> =>
  named(deps, await readAccountFacts(deps.db, accounts));

/** The same whose counts may be a minute old, for what is shown often. */
export const keptFactsOf = async (deps: Deps, accounts: readonly Id<'account'>[]): Promise<Facts> =>
  named(deps, await homesOf(deps).facts(accounts));
