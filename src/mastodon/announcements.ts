import { type Ctx, get, type Route } from '#http';
import { type Announcement, announced, dismissAnnouncement, react, readAnnouncements, toHtml } from '#network';
import { act, change } from './act.ts';
import { idIn } from './address-of.ts';
import { tagUrl } from './addresses.ts';
import { isOn } from './asked.ts';
import { bearerIn } from './me.ts';

/** docs.joinmastodon.org/entities/Announcement, in the language that the application asks in. */
function announcementJson(c: Ctx, one: Announcement) {
  const { origin } = c.var.deps.config;
  const { text } = announced(one, c.var.locale);
  return {
    id: one.id,
    content: toHtml(text, { mention: () => undefined, tag: (name) => tagUrl(origin, name) }),
    starts_at: one.startsAt?.toISOString() ?? null,
    ends_at: one.endsAt?.toISOString() ?? null,
    all_day: one.allDay,
    published_at: one.publishedAt.toISOString(),
    updated_at: (one.changedAt ?? one.publishedAt).toISOString(),
    read: one.dismissed,
    mentions: [],
    statuses: [],
    tags: [],
    emojis: [],
    reactions: one.reactions.map(({ emoji, count, mine }) => ({ name: emoji, count, me: mine })),
  };
}

const reaction = (method: 'PUT' | 'DELETE'): Route =>
  change(method, '/api/v1/announcements/:id/reactions/:name', 'write:favourites', async (c) => {
    const id = idIn<'announcement'>(c);
    await act(c, (tx, actor) => react(tx, actor, id, c.req.param('name') ?? '', method === 'PUT'));
    return c.json({});
  });

export const announcementEndpoints: readonly Route[] = [
  get('/api/v1/announcements', { token: 'read' }, async (c) => {
    const all = await readAnnouncements(c.var.deps.db, bearerIn(c));
    const wanted = isOn(c.req.query('with_dismissed')) ? all : all.filter(({ dismissed }) => !dismissed);
    return c.json(wanted.map((one) => announcementJson(c, one)));
  }),
  change('POST', '/api/v1/announcements/:id/dismiss', 'write:accounts', async (c) => {
    await act(c, (tx, actor) => dismissAnnouncement(tx, actor, idIn(c)));
    return c.json({});
  }),
  reaction('PUT'),
  reaction('DELETE'),
];
