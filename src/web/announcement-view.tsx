import { raw } from 'hono/html';
import { type Announcement, announced, readAnnouncements } from '#network';
import { topics } from '#network';
import type { Ctx } from '#http';
import { Button, More } from './components.ts';
import { Icon } from './components/icon.tsx';
import { renderFragment } from './layout.tsx';
import { defineLive } from './live.ts';
import { useFormats, usePage } from './page-context.ts';
import { textToHtml } from './post-view.ts';

/** What the reader has not put aside. */
export const freshAnnouncements = async (c: Pick<Ctx['var'], 'deps' | 'viewer'>): Promise<readonly Announcement[]> =>
  c.viewer ? (await readAnnouncements(c.deps.db, c.viewer)).filter(({ dismissed }) => !dismissed) : [];

const MOST_ON_TOP = 3;

/** What is announced, on top of the home; the place is there when it is empty, for what comes. */
export function AnnouncementsOnTop({ items }: { items: readonly Announcement[] }) {
  const { m, path } = usePage();
  const words = m.announcements;
  return (
    <div id="announcements" data-live-on="announcements">
      {items.slice(0, MOST_ON_TOP).map((one) => (
        <section class="announcement" aria-label={words.region}>
          <Icon name="megaphone" />
          <AnnouncementText announcement={one} />
          <div class="doing">
            <form method="post" action={`/announcements/${one.id}/dismiss`}>
              <input type="hidden" name="next" value={path} />
              <Button icon="check">{words.dismiss}</Button>
            </form>
          </div>
        </section>
      ))}
      {items.length > MOST_ON_TOP && <More href="/announcements">{words.all}</More>}
    </div>
  );
}

/** Its words, and when what it is about is. */
export function AnnouncementText({ announcement }: { announcement: Announcement }) {
  const { locale } = usePage();
  const { text, lang } = announced(announcement, locale);
  return (
    <div class="said" lang={lang === locale ? undefined : lang}>
      {raw(textToHtml(text, []))}
      <Span announcement={announcement} />
    </div>
  );
}

function Span({ announcement: { startsAt, endsAt, allDay } }: { announcement: Announcement }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.announcements;
  const say = (at: Date) => (allDay ? f.date(at) : f.moment(at, now));
  if (!startsAt && !endsAt) return null;
  return (
    <p class="muted small">
      {startsAt && endsAt
        ? !allDay && f.isoDay(startsAt) === f.isoDay(endsAt)
          ? words.within(say(startsAt), f.time(endsAt))
          : words.span(say(startsAt), say(endsAt))
        : startsAt
          ? words.from(say(startsAt))
          : endsAt && words.until(say(endsAt))}
    </p>
  );
}

/** Those who look at their home read what is announced meanwhile. */
export const announcementsLive = defineLive({
  topic: 'announcements',
  may: (c, id) => id === '' && c.var.viewer !== undefined,
  listens: () => [topics.announcements],
  async render({ deps, viewer, page }) {
    const items = await freshAnnouncements({ deps, viewer });
    // A form leads back to where it stands.
    const html = renderFragment({ ...page, path: page.path || '/home' }, <AnnouncementsOnTop items={items} />);
    return { target: 'announcements', how: 'replace', html };
  },
});
