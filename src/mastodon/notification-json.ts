import type { Bearer } from '#accounts';
import { tookPart } from '#deliberation';
import type { Deps } from '#deps';
import type { Author, Notification } from '#network';
import { groupOf } from './notification-groups.ts';
import { accountsFor, statusesById } from './give.ts';

/**
 * As applications know them. What only this server has is shown as a mention of the post that announces it: applications
 * leave out types that they do not know, and show no status beside some that they do. What has no post is not here.
 * Where there are two, the first is for who took part, when a vote ends: as a poll does.
 */
const TYPES: Readonly<Partial<Record<Notification['kind'], string | readonly [string, string]>>> = {
  mention: 'mention',
  reply: 'mention',
  favourite: 'favourite',
  boost: 'reblog',
  follow: 'follow',
  'follow-request': 'follow_request',
  poll: 'poll',
  edit: 'update',
  post: 'status',
  quote: 'quote',
  'quote-request': 'mention',
  'vote-opened': 'mention',
  'vote-closing': 'mention',
  decided: ['poll', 'mention'],
  effect: ['poll', 'mention'],
  duty: 'mention',
  'drive-date': 'mention',
  byline: 'mention',
  comment: 'mention',
};
/** Those that are of a person, and not of a post. */
const WITHOUT_POST = new Set(['follow', 'follow_request']);

export const APP_KINDS = Object.keys(TYPES) as Notification['kind'][];

/** As applications name it, where they know it. */
export const notificationType = (kind: Notification['kind']): string | undefined =>
  kind === 'effect' ? 'mention' : [TYPES[kind]].flat()[0];

/** What came of a vote so soon is told together with its end. */
const TOGETHER_MS = 3_600_000;

/** Types that an application asks for: all, or some, without others. */
export interface Types {
  readonly only: readonly string[];
  readonly without: readonly string[];
}
const asks = ({ only, without }: Types, type: string): boolean =>
  (only.length === 0 || only.includes(type)) && !without.includes(type);

/** The kinds, in our words, that may be of those types. */
export const kindsOf = (types: Types): readonly Notification['kind'][] =>
  APP_KINDS.filter((kind) => [TYPES[kind] ?? []].flat().some((type) => asks(types, type)));

/** A notification as an application renders it. */
export interface Shape {
  readonly type: string;
  readonly from: Author;
  readonly status: { readonly id: string; readonly text: string } | undefined;
}

/** Notifications in their shape, in their order; undefined for what is not shown. */
export async function shapesOf(
  deps: Deps,
  bearer: Bearer,
  items: readonly Notification[],
  types: Types = { only: [], without: [] },
): Promise<readonly (Shape | undefined)[]> {
  const posts = await statusesById(deps, bearer, [...new Set(items.flatMap(({ post }) => post ?? []))]);
  const part = await tookPart(
    deps.db,
    bearer,
    items.flatMap(({ kind, post }) => (kind === 'decided' || kind === 'effect' ? (post ?? []) : [])),
  );
  return items.map(({ kind, post, from, createdAt }) => {
    const [type, otherwise] = [TYPES[kind] ?? []].flat();
    const over = post === null ? undefined : part.get(post);
    const isEnd = over && (kind === 'decided' || createdAt.getTime() - over.getTime() < TOGETHER_MS);
    const shown = otherwise === undefined || isEnd ? type : otherwise;
    const text = post === null ? undefined : posts.get(post);
    if (shown === undefined || !asks(types, shown) || (!WITHOUT_POST.has(shown) && text === undefined))
      return undefined;
    return { type: shown, from, status: post !== null && text !== undefined ? { id: post, text } : undefined };
  });
}

/** Notifications as Mastodon's API gives them (docs.joinmastodon.org/entities/Notification), as JSON texts. */
export async function notificationsJson(
  deps: Deps,
  bearer: Bearer,
  items: readonly Notification[],
  types?: Types,
): Promise<readonly string[]> {
  const shapes = await shapesOf(deps, bearer, items, types);
  const accounts = await accountsFor(
    deps,
    items.map(({ from }, i) => shapes[i]?.from ?? from),
  );
  return items.flatMap((one, i) => {
    const shape = shapes[i];
    if (!shape) return [];
    const own = JSON.stringify({
      id: one.id,
      type: shape.type,
      created_at: one.createdAt.toISOString(),
      group_key: groupOf(one).key,
      account: accounts[i],
    });
    return [shape.status ? `${own.slice(0, -1)},"status":${shape.status.text}}` : own];
  });
}
