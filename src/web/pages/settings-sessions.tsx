import { endSession, endSessions, SESSION_DAYS, sessionsOf } from '#accounts';
import { get, post } from '#http';
import { parseId } from '#ids';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Button, Chip, Line, Lines } from '../components.ts';
import { format } from '#i18n';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/sessions';

export const sessionRoutes = [
  get(PATH, 'account', async (c) => {
    const { m, deps, locale } = c.var;
    const { sessions: words } = m.accounts;
    const f = format.formatsFor(locale, deps.settings.current.timeZone);
    const sessions = await sessionsOf(deps.db, viewerOf(c));
    const now = deps.clock.now();
    return show(
      c,
      <SettingsPage title={words.title} done={doneIn(c)}>
        <Lines>
          {sessions.map(({ id, device, current, createdAt, seenAt }) => {
            const name = device || words.unknownDevice;
            return (
              <Line
                icon="smartphone"
                title={<bdi>{name}</bdi>}
                detail={[
                  words.since(f.moment(createdAt, now)),
                  ...(current ? [] : [words.seen(f.day(seenAt, now))]),
                ].join(', ')}
                value={
                  current ? (
                    <Chip tone="done">{words.current}</Chip>
                  ) : (
                    <form method="post" action={`${PATH}/${id}/end`}>
                      <Button kind="quiet" label={words.endNamed(name)}>
                        {words.end}
                      </Button>
                    </form>
                  )
                }
              />
            );
          })}
        </Lines>
        {sessions.length > 1 ? (
          <form method="post" action={`${PATH}/end-others`}>
            <Button icon="log-out">{words.endOthers}</Button>
          </form>
        ) : (
          <p class="muted">{words.only}</p>
        )}
        <p class="hint">{words.lasts(SESSION_DAYS)}</p>
      </SettingsPage>,
    );
  }),

  post(`${PATH}/end-others`, 'account', async (c) => {
    const viewer = viewerOf(c);
    await c.var.deps.transact((tx) => endSessions(tx, viewer.person, viewer.session));
    return c.redirect(withDone(PATH, 'ended'), 303);
  }),

  post(`${PATH}/:id/end`, 'account', async (c) => {
    const session = parseId<'session'>(c.req.param('id') ?? '');
    if (!session) throw notFound();
    await c.var.deps.transact((tx) => endSession(tx, viewerOf(c), session));
    return c.redirect(withDone(PATH, 'ended'), 303);
  }),
];
