import { type Bearer, covers } from '#accounts';
import { tookPart } from '#deliberation';
import type { Deps } from '#deps';
import { messagesFor } from '#i18n';
import { parseId } from '#ids';
import { type Author, loadPosts, type Notification, readNotifications } from '#network';
import { notFound } from '#refusal';
import { facesOf } from './faces.ts';
import { HOUSE, houseOf } from './house.ts';
import { moderationShapes } from './moderation-news.ts';
import { noticeText } from './notice.ts';
import { groupOf } from './notification-groups.ts';
import { accountsFor, statusesById } from './give.ts';

/**
 * As applications know them: they leave out types that they do not know, or break on them, and show no status beside some
 * that they do know. What only this server has is a mention of the post that announces it; what no post announces is one
 * by the house (see notice.ts). Where there are two, the first is what it is when there is more to say: a vote that one
 * took part in ends as a poll does, and what moderation decides or is told has types of its own.
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
  membership: 'mention',
  moderation: ['moderation_warning', 'mention'],
  report: 'mention',
  case: ['admin.report', 'mention'],
  jury: 'mention',
  pack: 'mention',
  note: 'mention',
};
/** Those that are of a person, and not of a post. */
const WITHOUT_POST = new Set(['follow', 'follow_request']);
/** Of a post of the reader's own, which it is about and does not say. */
const BESIDE_POST: ReadonlySet<Notification['kind']> = new Set(['note']);

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
  /** Members of its own type. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Nobody's post says it: the house does. */
const isNotice = ({ kind, post }: Notification): boolean =>
  BESIDE_POST.has(kind) || (post === null && [TYPES[kind]].flat().includes('mention'));

/** What the house says, as statuses. */
async function noticesOf(
  deps: Deps,
  bearer: Bearer,
  items: readonly Notification[],
): Promise<ReadonlyMap<Notification['id'], string>> {
  const faces = facesOf();
  if (items.length === 0 || !faces) return new Map();
  const { db } = deps;
  const posts = await loadPosts(
    db,
    bearer,
    items.flatMap(({ post }) => post ?? []),
  );
  const lines = await faces.lines(db, bearer, messagesFor(bearer.locale), items, posts);
  return new Map(
    items.flatMap((one) => {
      const line = lines.get(one.id);
      return line ? [[one.id, noticeText(deps, bearer, one, line)]] : [];
    }),
  );
}

/** What the house says of one notification, for its reader alone. @throws Refusal 404 for anything else. */
export async function noticeWith(deps: Deps, bearer: Bearer | undefined, id: string): Promise<string> {
  const known = bearer && covers(bearer.scopes, 'read:notifications') ? parseId<'notification'>(id) : undefined;
  if (!bearer || !known) throw notFound();
  const { items } = await readNotifications(deps.db, bearer, { only: [known], apart: true, limit: 1 });
  const [shape] = await shapesOf(deps, bearer, items);
  if (shape?.from.id !== HOUSE || !shape.status) throw notFound();
  return shape.status.text;
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
  const moderation = await moderationShapes(deps, bearer, items);
  const notices = await noticesOf(
    deps,
    bearer,
    items.filter((one) => isNotice(one) && !moderation.has(one.id)),
  );
  return items.map(({ id, kind, post, from, createdAt }) => {
    const moderated = moderation.get(id);
    if (moderated !== undefined)
      return moderated && asks(types, moderated.type) ? { ...moderated, status: undefined } : undefined;
    const notice = notices.get(id);
    if (notice !== undefined)
      return asks(types, 'mention')
        ? { type: 'mention', from: houseOf(deps), status: { id, text: notice } }
        : undefined;
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
      ...shape.more,
    });
    return [shape.status ? `${own.slice(0, -1)},"status":${shape.status.text}}` : own];
  });
}
