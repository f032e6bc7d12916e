import { type Ctx, get, readFields, type Route } from '#http';
import { parseId } from '#ids';
import { dismiss, readNotifications, unseenCount, type Which } from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { isOn, listIn } from './asked.ts';
import { giveList, giveText } from './give.ts';
import { bearerIn } from './me.ts';
import { APP_KINDS, kindsOf, notificationsJson, type Types } from './notification-json.ts';
import { askedPage, givePage } from './paging.ts';

const access = { token: 'read:notifications' } as const;
const CLEAR = 'write:notifications';

/** Of which types, as the address says. */
export const typesOf = (c: Ctx): Types => ({ only: listIn(c, 'types'), without: listIn(c, 'exclude_types') });

/** Of which kinds and from whom, as the address says. */
export function askedOf(c: Ctx): Which {
  const from = parseId<'account'>(c.req.query('account_id') ?? '');
  return {
    kinds: kindsOf(typesOf(c)),
    ...(from && { from }),
    apart: isOn(c.req.query('include_filtered')),
  };
}

async function list(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const bearer = bearerIn(c);
  const asked = askedPage<'notification'>(c, { usual: 40, most: 80 });
  const page = await readNotifications(deps.db, bearer, { ...asked, ...askedOf(c) });
  const shown = givePage(c, asked, page, ({ id }) => id);
  return giveList(c, await notificationsJson(deps, bearer, shown, typesOf(c)));
}

async function one(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const { items } = await readNotifications(deps.db, bearerIn(c), { only: [idIn(c)], apart: true, limit: 1 });
  const [json] = await notificationsJson(deps, bearerIn(c), items);
  if (json === undefined) throw notFound();
  return giveText(c, json);
}

export const notificationEndpoints: readonly Route[] = [
  get('/api/v1/notifications', access, list),
  get('/api/v1/notifications/unread_count', access, async (c) =>
    c.json({ count: await unseenCount(c.var.deps.db, bearerIn(c), askedOf(c)) }),
  ),
  get('/api/v1/notifications/:id', access, one),
  change('POST', '/api/v1/notifications/clear', CLEAR, async (c) => {
    // What applications never show is not theirs to put away.
    await act(c, (tx, actor) => dismiss(tx, actor, { kinds: APP_KINDS }));
    return c.json({});
  }),
  change('POST', '/api/v1/notifications/:id/dismiss', CLEAR, async (c) => {
    await act(c, (tx, actor) => dismiss(tx, actor, { only: [idIn(c)], apart: true }));
    return c.json({});
  }),
  // As applications older than Mastodon 3 say it.
  change('POST', '/api/v1/notifications/dismiss', CLEAR, async (c) => {
    const said = (await readFields(c))['id'];
    const id = typeof said === 'string' || typeof said === 'number' ? parseId<'notification'>(String(said)) : undefined;
    if (!id) throw notFound();
    await act(c, (tx, actor) => dismiss(tx, actor, { only: [id] }));
    return c.json({});
  }),
];
