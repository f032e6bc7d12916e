import type { Id } from '#ids';
import { parseId } from '#ids';
import type { Notification, Which } from '#network';

/** What is shown together: likes and boosts of one post, and who began to follow on one day. */
export interface Group {
  /** As applications name it; nothing in it is secret. */
  readonly key: string;
  /** What belongs to it. */
  readonly which: Which;
}

const alone = (id: Id<'notification'>): Group => ({ key: `ungrouped-${id}`, which: { only: [id] } });

const ofPost = (kind: 'favourite' | 'boost', post: Id<'post'>): Group => ({
  key: `${kind === 'boost' ? 'reblog' : kind}-${post}`,
  which: { kinds: [kind], post },
});

const ofDay = (day: string): Group => ({ key: `follow-${day}`, which: { kinds: ['follow'], day } });

const TYPES = { favourite: 'favourite', boost: 'reblog', follow: 'follow' } as const;

/** @param types those that the application shows together; all that can be unless it says. */
export function groupOf({ id, kind, post, createdAt }: Notification, types?: readonly string[]): Group {
  if (kind !== 'favourite' && kind !== 'boost' && kind !== 'follow') return alone(id);
  if (types && !types.includes(TYPES[kind])) return alone(id);
  if (kind === 'follow') return ofDay(createdAt.toISOString().slice(0, 10));
  return post === null ? alone(id) : ofPost(kind, post);
}

/** The group that a key names; undefined when it names none. */
export function groupNamed(key: string): Group | undefined {
  const [, type, rest = ''] = /^(ungrouped|favourite|reblog|follow)-([0-9-]{1,20})$/.exec(key) ?? [];
  if (type === undefined) return undefined;
  if (type === 'follow')
    return /^\d{4}-\d\d-\d\d$/.test(rest) && !Number.isNaN(Date.parse(rest)) ? ofDay(rest) : undefined;
  if (type === 'ungrouped') {
    const id = parseId<'notification'>(rest);
    return id && alone(id);
  }
  const post = parseId<'post'>(rest);
  return post && ofPost(type === 'reblog' ? 'boost' : 'favourite', post);
}
