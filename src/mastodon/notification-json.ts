import type { Bearer } from '#accounts';
import type { Deps } from '#deps';
import type { Notification } from '#network';
import { groupOf } from './notification-groups.ts';
import { accountsFor, statusesById } from './give.ts';

/**
 * As applications know them. What only this server has is shown as a mention of the post that announces it: applications
 * leave out types that they do not know, and show no status beside some that they do. What has no post is not here.
 */
const TYPES: Readonly<Partial<Record<Notification['kind'], string>>> = {
  mention: 'mention',
  reply: 'mention',
  favourite: 'favourite',
  boost: 'reblog',
  follow: 'follow',
  'follow-request': 'follow_request',
  poll: 'poll',
  edit: 'update',
  quote: 'quote',
  'quote-request': 'mention',
  'vote-opened': 'mention',
  'vote-closing': 'mention',
  decided: 'mention',
  effect: 'mention',
  duty: 'mention',
  'drive-date': 'mention',
  byline: 'mention',
  comment: 'mention',
};
/** Those that are of a person, and not of a post. */
const WITHOUT_POST = new Set(['follow', 'follow_request']);

export const APP_KINDS = Object.keys(TYPES) as Notification['kind'][];

/** As applications name it, where they know it. */
export const notificationType = (kind: Notification['kind']): string | undefined => TYPES[kind];

/** Kinds that an application asks for, in our words: all, or those of some types, without those of others. */
export const kindsOf = (types: readonly string[], without: readonly string[]): readonly Notification['kind'][] =>
  APP_KINDS.filter((kind) => {
    const type = TYPES[kind] ?? '';
    return (types.length === 0 || types.includes(type)) && !without.includes(type);
  });

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
    const type = TYPES[one.kind];
    if (type === undefined || (!WITHOUT_POST.has(type) && status === undefined)) return [];
    const own = JSON.stringify({
      id: one.id,
      type,
      created_at: one.createdAt.toISOString(),
      group_key: groupOf(one).key,
      account: accounts[i],
    });
    return [status ? `${own.slice(0, -1)},"status":${status}}` : own];
  });
}
