import { type Ctx, get, type Route } from '#http';
import { type Notification, readNotifications, unseenCount } from '#network';
import { giveList } from './give.ts';
import { bearerIn } from './me.ts';
import { kindsOf, notificationsJson } from './notification-json.ts';
import { askedPage, givePage } from './paging.ts';

const access = { token: 'read:notifications' } as const;

const listed = (c: Ctx, name: string): string[] => [
  ...(c.req.queries(`${name}[]`) ?? []),
  ...(c.req.queries(name) ?? []),
];

/** Of which kinds; undefined for all. */
function wanted(c: Ctx): readonly Notification['kind'][] | undefined {
  const [types, without] = [listed(c, 'types'), listed(c, 'exclude_types')];
  if (types.length > 0) return kindsOf(types);
  if (without.length === 0) return undefined;
  const left = ['mention', 'favourite', 'reblog', 'follow'].filter((type) => !without.includes(type));
  return kindsOf(left);
}

async function list(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const bearer = bearerIn(c);
  const asked = askedPage<'notification'>(c, { usual: 40, most: 80 });
  const kinds = wanted(c);
  const page = await readNotifications(deps.db, bearer, { ...asked, ...(kinds && { kinds }) });
  const shown = givePage(c, asked, page, ({ id }) => id);
  return giveList(c, await notificationsJson(deps, bearer, shown));
}

export const notificationEndpoints: readonly Route[] = [
  get('/api/v1/notifications', access, list),
  get('/api/v1/notifications/unread_count', access, async (c) =>
    c.json({ count: await unseenCount(c.var.deps.db, bearerIn(c)) }),
  ),
];
