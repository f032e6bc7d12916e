import { type Ctx, get, post, readFields } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import {
  allAnnouncements,
  announce,
  type Announcement,
  announcementInput,
  changeAnnouncement,
  dismissAnnouncement,
  LONGEST_ANNOUNCEMENT,
  readAnnouncements,
  withdrawAnnouncement,
} from '#network';
import { notFound } from '#refusal';
import { act, backTo, viewerOf } from '../act.ts';
import { AnnouncementText } from '../announcement-view.tsx';
import { Band, Button, ButtonLink, Checkbox, Empty, ErrorSummary, Input, TextArea } from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { Icon } from '../components/icon.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage, MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { instantIn, localIn } from '../time-of-zone.ts';

const PATH = '/announcements';
const ONE = `${PATH}/:id{[0-9]+}`;

const mayAnnounce = (c: Ctx): boolean => {
  const roles = c.var.viewer?.roles;
  return roles !== undefined && (roles.has('steward') || roles.has('secretary'));
};

async function listPage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const words = m.announcements;
  const writes = mayAnnounce(c);
  const items = await (writes ? allAnnouncements : readAnnouncements)(deps.db, viewer);
  return show(
    c,
    <AnyPage title={words.title} heading={words.title} description={words.description} canonical={PATH} place="home">
      {writes && (
        <Band space={3}>
          <ButtonLink kind="primary" icon="megaphone" href={`${PATH}/new`}>
            {words.write}
          </ButtonLink>
        </Band>
      )}
      {items.map((one) => (
        <Announced announcement={one} writes={writes} />
      ))}
      {items.length === 0 && (
        <Band>
          <Empty title={words.emptyTitle}>{words.empty}</Empty>
        </Band>
      )}
    </AnyPage>,
  );
}

function Announced({ announcement: one, writes }: { announcement: Announcement; writes: boolean }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.announcements;
  const state =
    one.publishedAt > now
      ? words.later(f.moment(one.publishedAt, now))
      : one.endsAt && one.endsAt <= now
        ? words.over
        : f.date(one.publishedAt);
  return (
    <section class="announcement" aria-label={words.region}>
      <Icon name="megaphone" />
      <AnnouncementText announcement={one} />
      <div class="doing">
        <span class="muted small">{state}</span>
        {one.reactions.length > 0 && (
          <span class="small">{one.reactions.map(({ emoji, count }) => `${emoji} ${f.number(count)}`).join('  ')}</span>
        )}
        {writes && <ButtonLink href={`${PATH}/${one.id}/edit`}>{words.edit}</ButtonLink>}
      </div>
    </section>
  );
}

async function formPage(c: Ctx, form: FormState, of?: Announcement): Promise<Response> {
  const { m } = c.var;
  const words = m.announcements;
  const field = (name: string) => ({ name, value: form.values[name] ?? '', error: form.errors[name] });
  const title = of ? words.edit : words.write;
  return show(
    c,
    <MemberPage title={title} heading={title} back={{ href: PATH, label: words.title }} place="home" unlisted noCompose>
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <p>{words.textHint}</p>
        <form method="post" action={of ? `${PATH}/${of.id}/edit` : PATH} class="stack flow-4">
          <TextArea {...field('textFr')} label={words.textFr} maxlength={LONGEST_ANNOUNCEMENT} rows={4} />
          <TextArea {...field('textEn')} label={words.textEn} maxlength={LONGEST_ANNOUNCEMENT} rows={4} />
          <Input {...field('publishAt')} type="datetime-local" label={words.publishAt} hint={words.publishAtHint} />
          <Input {...field('startsAt')} type="datetime-local" label={words.startsAt} optional />
          <Input {...field('endsAt')} type="datetime-local" label={words.endsAt} hint={words.endsAtHint} optional />
          <Checkbox name="allDay" checked={form.values['allDay'] === 'on'}>
            {words.allDay}
          </Checkbox>
          <Button kind="primary">{of ? words.save : words.publish}</Button>
        </form>
        {of && (
          <Fold summary={words.withdraw}>
            <form method="post" action={`${PATH}/${of.id}/withdraw`} class="stack flow-3">
              <p>{words.withdrawText}</p>
              <Button kind="danger">{words.withdraw}</Button>
            </form>
          </Fold>
        )}
      </Band>
    </MemberPage>,
    form.status,
  );
}

const MOMENTS = ['publishAt', 'startsAt', 'endsAt'] as const;

/** What the form says, its moments in the time of the server. */
function inputOf(c: Ctx, fields: Record<string, unknown>) {
  const zone = c.var.deps.settings.current.timeZone;
  const moments = MOMENTS.map((name) => {
    const given = fields[name];
    return [name, typeof given === 'string' && given !== '' ? instantIn(zone, given) : ''] as const;
  });
  return parseInput(announcementInput, { ...fields, ...Object.fromEntries(moments) });
}

/** The announcement of the address, for those who write them. @throws Refusal 404. */
async function oneOf(c: Ctx): Promise<Announcement> {
  const id = parseId<'announcement'>(c.req.param('id') ?? '');
  const found = (await allAnnouncements(c.var.deps.db, c.var.viewer)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

function filled(c: Ctx, one: Announcement): Record<string, string> {
  const local = (at: Date | null) => (at ? localIn(c.var.deps.settings.current.timeZone, at.toISOString()) : '');
  return {
    textEn: one.textEn,
    textFr: one.textFr,
    publishAt: local(one.publishedAt),
    startsAt: local(one.startsAt),
    endsAt: local(one.endsAt),
    allDay: one.allDay ? 'on' : '',
  };
}

export const announcementRoutes = [
  get(PATH, 'anyone', listPage),
  get(`${PATH}/new`, 'secretary', (c) => formPage(c, freshForm())),
  post(PATH, 'secretary', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = inputOf(c, fields);
        await act(c, (tx, actor) => announce(tx, actor, input));
        return c.redirect(PATH, 303);
      },
      (form) => formPage(c, form),
    ),
  ),
  get(`${ONE}/edit`, 'secretary', async (c) => {
    const one = await oneOf(c);
    return formPage(c, freshForm(filled(c, one)), one);
  }),
  post(`${ONE}/edit`, 'secretary', async (c) => {
    const one = await oneOf(c);
    return takeForm(
      c,
      async (fields) => {
        const input = inputOf(c, fields);
        await act(c, (tx, actor) => changeAnnouncement(tx, actor, one.id, input));
        return c.redirect(PATH, 303);
      },
      (form) => formPage(c, form, one),
    );
  }),
  post(`${ONE}/withdraw`, 'secretary', async (c) => {
    const { id } = await oneOf(c);
    await act(c, (tx, actor) => withdrawAnnouncement(tx, actor, id));
    return c.redirect(PATH, 303);
  }),
  post(`${ONE}/dismiss`, 'account', async (c) => {
    const id = parseId<'announcement'>(c.req.param('id') ?? '');
    if (!id || !viewerOf(c)) throw notFound();
    const { next } = await readFields(c);
    await act(c, (tx, actor) => dismissAnnouncement(tx, actor, id));
    return backTo(c, next, '/home');
  }),
];
