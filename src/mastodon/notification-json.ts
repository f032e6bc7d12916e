import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import type { Notification } from '#network';
import { accountsFor, statusesById } from './give.ts';

/** As applications know them. What only this server has is shown as a mention: what it is about has a card. */
const TYPES: Readonly<Record<string, string>> = {
  mention: 'mention',
  reply: 'mention',
  favourite: 'favourite',
  boost: 'reblog',
  follow: 'follow',
};

/** As applications name it, where they know it. */
export const notificationType = (kind: Notification['kind']): string | undefined => TYPES[kind];

/** Kinds that an application asks for, in our words. */
export function kindsOf(types: readonly string[]): Notification['kind'][] {
  const wanted = new Set(types);
  return (Object.keys(TYPES) as Notification['kind'][]).filter((kind) => wanted.has(TYPES[kind] ?? ''));
}

/** Notifications as Mastodon's API gives them (docs.joinmastodon.org/entities/Notification), as JSON texts. */
export async function notificationsJson(
  deps: Deps,
  bearer: Bearer,
  items: readonly Notification[],
): Promise<readonly string[]> {
  const posts = await statusesById(
    deps,
    bearer,
    items.flatMap(({ post }) => post ?? []),
  );
  const accounts = await accountsFor(
    deps,
    items.map(({ from }) => from),
  );
  return items.flatMap((one, i) => {
    const status = one.post === null ? undefined : posts.get(one.post);
    const type = TYPES[one.kind] ?? (status ? 'mention' : undefined);
    if (type === undefined || (one.post !== null && status === undefined)) return [];
    const own = JSON.stringify({
      id: one.id,
      type,
      created_at: one.createdAt.toISOString(),
      group_key: `ungrouped-${one.id}`,
      account: accounts[i],
    });
    return [status ? `${own.slice(0, -1)},"status":${status}}` : own];
  });
}
