import type { Deps } from '#deps';
import { messagesFor } from '#i18n';
import type { Id } from '#ids';
import type { Author } from '#network';
import { accountJson } from './account.ts';

/** Who speaks where the server itself does. No account has this number, nor a name with a dot: nobody can be it. */
export const HOUSE = '1' as Id<'account'>;

export const houseOf = ({ config, settings }: Pick<Deps, 'config' | 'settings'>): Author => ({
  id: HOUSE,
  handle: new URL(config.origin).hostname,
  domain: null,
  displayName: settings.current.name,
  avatarFile: null,
});

/** The server as an account that applications show beside what it says: nobody follows it, and it reads no answers. */
export function houseJson(deps: Pick<Deps, 'config' | 'settings'>) {
  const { origin } = deps.config;
  const { locale, setUpAt } = deps.settings.current;
  const picture = `${origin}/assets/icon-192.png`;
  return {
    ...accountJson(origin, houseOf(deps), undefined),
    created_at: `${(setUpAt ?? '1970-01-01').slice(0, 10)}T00:00:00.000Z`,
    note: `<p>${messagesFor(locale).cards.house}</p>`,
    url: `${origin}/about`,
    uri: `${origin}/about`,
    avatar: picture,
    avatar_static: picture,
    locked: true,
    bot: true,
  };
}
