import { type Ctx, get, type Route } from '#http';
import { type Author, countNotifications, dismiss, type Notification, readNotifications, type Which } from '#network';
import { notFound } from '#refusal';
import { act, change } from './act.ts';
import { listIn } from './asked.ts';
import { accountsOf, giveText } from './give.ts';
import { bearerIn } from './me.ts';
import { shapesOf, type Types } from './notification-json.ts';
import { type Group, groupNamed, groupOf } from './notification-groups.ts';
import { askedOf, typesOf } from './notifications.ts';
import { type Asked, askedPage, givePage } from './paging.ts';

const access = { token: 'read:notifications' } as const;
/** Faces that a group shows, and what is read at once to fill a page of groups. */
const MOST_FACES = 8;
const AT_ONCE = 80;
const MOST_READ = 5 * AT_ONCE;

const NEWEST = /("most_recent_notification_id":)"(\d+)"/g;

interface Gathered extends Group {
  /** Newest first. */
  readonly items: Notification[];
}

/** Puts what comes together, the newest first. */
function gather(items: readonly Notification[], types: readonly string[] | undefined): readonly Gathered[] {
  const groups = new Map<string, Gathered>();
  for (const item of items) {
    const group = groupOf(item, types);
    const known = groups.get(group.key);
    if (known) known.items.push(item);
    else groups.set(group.key, { ...group, items: [item] });
  }
  return [...groups.values()];
}

const groupedTypes = (c: Ctx): readonly string[] | undefined => {
  const types = listIn(c, 'grouped_types');
  return types.length > 0 ? types : undefined;
};

/**
 * One page: as many notifications as fill so many groups, read on until they do. What came before and belongs to one of
 * them may come again on the next page, as in Mastodon: applications know groups by their keys.
 */
async function readPage(c: Ctx, asked: Asked<'notification'>, which: Which) {
  const types = groupedTypes(c);
  const items: Notification[] = [];
  let older: Asked<'notification'>['before'];
  for (let paging = { ...asked, limit: AT_ONCE }; ;) {
    const page = await readNotifications(c.var.deps.db, bearerIn(c), { ...paging, ...which });
    // What is asked upwards is read in one go: it comes nearest first.
    items.push(...page.items);
    older = page.older;
    const groups = gather(items, types);
    if (groups.length > asked.limit) {
      const beyond = groups[asked.limit]?.items[0];
      const kept = asked.after ? keepOldest(items, asked.limit, types) : items.slice(0, items.indexOf(beyond!));
      return { items: kept, older: kept.at(-1)?.id };
    }
    if (older === undefined || asked.after || items.length >= MOST_READ) return { items, older };
    paging = { ...paging, before: older };
  }
}

function keepOldest(items: readonly Notification[], limit: number, types: readonly string[] | undefined) {
  const upwards = items.toReversed();
  const beyond = gather(upwards, types)[limit]?.items[0];
  return upwards.slice(0, beyond ? upwards.indexOf(beyond) : undefined).toReversed();
}

/** docs.joinmastodon.org/methods/grouped_notifications: each account and each status once. */
async function give(c: Ctx, groups: readonly Gathered[], paged: boolean, types?: Types): Promise<Response> {
  const { deps } = c.var;
  const newestOf = groups.flatMap(({ items: [first] }) => first ?? []);
  const shapes = await shapesOf(deps, bearerIn(c), newestOf, types);
  const shown = groups.flatMap((group, i) => (shapes[i] ? { ...group, shape: shapes[i] } : []));
  const statuses = new Map(shown.flatMap(({ shape: { status } }) => (status ? [[status.id, status.text]] : [])));
  const counts = await countNotifications(
    deps.db,
    bearerIn(c),
    shown.map(({ which }) => which),
  );
  const faces = new Map<string, Author>();
  const first = new Set<string>();
  const facesOf = ({ items, shape }: (typeof shown)[number]): readonly Author[] => [
    shape.from,
    ...items.slice(1, MOST_FACES).map(({ from }) => from),
  ];
  for (const group of shown) {
    for (const face of facesOf(group)) faces.set(face.id, face);
    first.add(group.shape.from.id);
  }
  const whole = await accountsOf(c, [...faces.values()]);
  const partial = c.req.query('expand_accounts') === 'partial_avatars';
  const head = JSON.stringify({
    accounts: partial ? whole.filter(({ id }) => first.has(id)) : whole,
    ...(partial && {
      partial_accounts: whole
        .filter(({ id }) => !first.has(id))
        .map(({ id, acct, locked, bot, url, avatar, avatar_static }) => ({
          id,
          acct,
          locked,
          bot,
          url,
          avatar,
          avatar_static,
        })),
    }),
    notification_groups: shown.flatMap((group, i) => {
      const { key, items, shape } = group;
      const [newest] = items;
      if (!newest) return [];
      return {
        group_key: key,
        notifications_count: counts[i] ?? items.length,
        type: shape.type,
        most_recent_notification_id: newest.id,
        ...(paged && {
          page_min_id: items.at(-1)?.id,
          page_max_id: newest.id,
          latest_page_notification_at: newest.createdAt.toISOString(),
        }),
        ...shape.more,
        sample_account_ids: facesOf(group).map(({ id }) => id),
        ...(shape.status && { status_id: shape.status.id }),
      };
    }),
  });
  // Programs on phones read it as a number, as Mastodon gives it; a browser would round one of so many digits.
  const inBrowser = c.req.header('origin') !== undefined;
  const said = inBrowser ? head : head.replaceAll(NEWEST, '$1$2');
  return giveText(c, `${said.slice(0, -1)},"statuses":[${[...statuses.values()].join(',')}]}`);
}

async function list(c: Ctx): Promise<Response> {
  const asked = askedPage<'notification'>(c, { usual: 40, most: 80 });
  const page = await readPage(c, asked, askedOf(c));
  return give(
    c,
    gather(
      givePage(c, asked, page, ({ id }) => id),
      groupedTypes(c),
    ),
    true,
    typesOf(c),
  );
}

function named(c: Ctx): Group {
  const group = groupNamed(c.req.param('group_key') ?? '');
  if (!group) throw notFound();
  return group;
}

/** @throws Refusal 404 where there is nothing of it. */
async function membersOf(c: Ctx, limit: number): Promise<Gathered> {
  const group = named(c);
  const { items } = await readNotifications(c.var.deps.db, bearerIn(c), { ...group.which, limit });
  if (items.length === 0) throw notFound();
  return { ...group, items: [...items] };
}

/** How many groups wait to be seen, counted up to a hundred notifications. */
async function unread(c: Ctx): Promise<Response> {
  const { items } = await readNotifications(c.var.deps.db, bearerIn(c), { ...askedOf(c), unseen: true, limit: 100 });
  return c.json({ count: gather(items, groupedTypes(c)).length });
}

export const groupedEndpoints: readonly Route[] = [
  get('/api/v2/notifications', access, list),
  get('/api/v2/notifications/unread_count', access, unread),
  get('/api/v2/notifications/:group_key', access, async (c) => give(c, [await membersOf(c, MOST_FACES)], false)),
  get('/api/v2/notifications/:group_key/accounts', access, async (c) => {
    const { items } = await membersOf(c, 80);
    const people = new Map(items.map(({ from }) => [from.id, from]));
    return c.json(await accountsOf(c, [...people.values()]));
  }),
  change('POST', '/api/v2/notifications/:group_key/dismiss', 'write:notifications', async (c) => {
    await act(c, (tx, actor) => dismiss(tx, actor, named(c).which));
    return c.json({});
  }),
];
