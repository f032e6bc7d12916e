import { type Ctx, get, post, readFields } from '#http';
import { format } from '#i18n';
import { parseId } from '#ids';
import { parseInput } from '#input';
import {
  changePushPreferences,
  PUSH_CHOICES,
  pushPreferences,
  pushPreferencesInput,
  receiverInput,
  subscribeDevice,
  toldOf,
  tryPush,
  unsubscribe,
  vapidKey,
} from '#push';
import { readLetIn, readNewsPolicy } from '#network';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import {
  Button,
  Checkbox,
  Choices,
  ErrorSummary,
  Input,
  Line,
  Lines,
  Note,
  Paper,
  Row,
  Section,
  Stack,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';
import { LetIn, NewsPolicyForm } from './settings-news-policy.tsx';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/notifications';

/** `22:30` of a minute of the day. */
const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

async function showNotifications(c: Ctx, form: FormState, done?: string) {
  const { m, deps, locale } = c.var;
  const words = m.push.settings;
  const viewer = viewerOf(c);
  const [now, told, key, policy, letIn] = await Promise.all([
    pushPreferences(deps.db, viewer),
    toldOf(deps.db, viewer),
    vapidKey(deps),
    readNewsPolicy(deps.db, viewer),
    readLetIn(deps.db, viewer, pagingOf<'account'>(c)),
  ]);
  const f = format.formatsFor(locale, deps.settings.current.timeZone);
  const here = told.some(({ current }) => current);
  return show(
    c,
    <SettingsPage title={words.title} done={done} scripts={['push.js']}>
      <p>{words.lede}</p>
      {!here && (
        <div class="stack" data-push={key.publicKey}>
          <div data-push-without>
            <Note>{words.without}</Note>
          </div>
          <div data-push-cannot hidden>
            <Note>{words.cannot}</Note>
          </div>
          <div data-push-refused hidden role="alert">
            <Note tone="amber" icon="bell-off">
              {words.refused}
            </Note>
          </div>
          <div data-push-failed hidden role="alert">
            <Note tone="amber" icon="circle-alert">
              {words.failed}
            </Note>
          </div>
          <button class="btn primary big full" type="button" hidden>
            {words.turnOn}
          </button>
        </div>
      )}
      {told.length > 0 && (
        <Section id="told" title={words.where}>
          <Lines>
            {told.map(({ id, name, isApp, current, createdAt, failingSince }) => {
              const shown = name || m.accounts.sessions.unknownDevice;
              return (
                <Line
                  icon={isApp ? 'key-round' : 'smartphone'}
                  title={<bdi>{shown}</bdi>}
                  detail={
                    failingSince
                      ? words.failing(f.day(failingSince, deps.clock.now()))
                      : [current ? words.here : isApp ? words.app : words.device, words.since(f.day(createdAt, deps.clock.now()))].join(', ') // prettier-ignore
                  }
                  value={
                    <Row>
                      {!isApp && (
                        <form method="post" action={`${PATH}/${id}/try`}>
                          <Button kind="quiet" label={words.tryNamed(shown)}>
                            {words.try}
                          </Button>
                        </form>
                      )}
                      <form method="post" action={`${PATH}/${id}/end`}>
                        <Button kind="quiet" label={words.turnOffNamed(shown)}>
                          {words.turnOff}
                        </Button>
                      </form>
                    </Row>
                  }
                />
              );
            })}
          </Lines>
        </Section>
      )}
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH }} title={words.what} level={2}>
        <Choices
          type="checkbox"
          name="choices[]"
          legend={words.of}
          hint={words.ofHint}
          value={now.choices}
          options={PUSH_CHOICES.map((value) => ({ value, label: words.choices[value] }))}
        />
        <fieldset class="field">
          <legend class="label">{words.quiet}</legend>
          <Stack space={3}>
            <p class="hint">{words.quietHint(deps.settings.current.timeZone)}</p>
            <Row>
              <Input
                type="time"
                name="quietFrom"
                label={words.quietFrom}
                error={form.errors.quietFrom}
                value={form.values.quietFrom ?? (now.quiet ? clockTime(now.quiet.from) : '')}
              />
              <Input
                type="time"
                name="quietUntil"
                label={words.quietUntil}
                error={form.errors.quietUntil}
                value={form.values.quietUntil ?? (now.quiet ? clockTime(now.quiet.until) : '')}
              />
            </Row>
          </Stack>
        </fieldset>
        <Checkbox name="discreet" checked={now.discreet} note={words.discreetNote}>
          {words.discreet}
        </Checkbox>
        <Button kind={here ? 'primary' : 'plain'} big full>
          {m.accounts.settings.save}
        </Button>
      </Paper>
      <p class="hint">{words.apps}</p>
      <NewsPolicyForm policy={policy} />
      <LetIn viewer={viewer} people={letIn} />
    </SettingsPage>,
    form.status,
  );
}

/** What a browser says of its subscription (W3C Push API, `toJSON`). */
async function addDevice(c: Ctx): Promise<Response> {
  const { endpoint, keys } = await readFields(c);
  const given = keys !== null && typeof keys === 'object' ? keys : {};
  const receiver = parseInput(receiverInput, { endpoint, ...given });
  const viewer = viewerOf(c);
  await c.var.deps.transact((tx) => subscribeDevice(tx, viewer, receiver));
  return c.json({ next: withDone(PATH, 'told') });
}

const idOf = (c: Ctx) => {
  const id = parseId<'push'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return id;
};

/** Of what somebody is told at once, and where. */
export const notificationSettingRoutes = [
  get(PATH, 'account', (c) => showNotifications(c, freshForm(), doneIn(c))),

  post(PATH, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = parseInput(pushPreferencesInput, fields);
        await c.var.deps.transact((tx) => changePushPreferences(tx, viewerOf(c), input));
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => showNotifications(c, form),
    ),
  ),

  post(`${PATH}/device`, 'account', addDevice, {
    limits: [{ name: 'push-device', per: 'person', times: 30, seconds: 3_600 }],
  }),

  post(
    `${PATH}/:id/try`,
    'account',
    async (c) => {
      await c.var.deps.transact((tx) => tryPush(tx, viewerOf(c), idOf(c)));
      return c.redirect(withDone(PATH, 'tried'), 303);
    },
    { limits: [{ name: 'push-trial', per: 'person', times: 20, seconds: 600 }] },
  ),

  post(`${PATH}/:id/end`, 'account', async (c) => {
    await c.var.deps.transact((tx) => unsubscribe(tx, viewerOf(c), idOf(c)));
    return c.redirect(withDone(PATH, 'untold'), 303);
  }),
];
