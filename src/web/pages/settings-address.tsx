import { askToChangeEmail, changeEmailInput, confirmNewEmail, credentialsOf, deviceOf, oneTimeState } from '#accounts';
import { type Ctx, get, post, setSessionCookie } from '#http';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { Button, ButtonLink, ErrorSummary, Input, Paper, Row } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/address';
const CONFIRM = `${PATH}/:token{[\\w-]+}`;

async function showAddress(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const { waysIn, fields } = m.accounts;
  const { email, hasPassword } = await credentialsOf(deps.db, viewerOf(c));
  return show(
    c,
    <SettingsPage title={waysIn.address} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper icon="mail" what={waysIn.addressNow(email)} form={{ action: PATH }}>
        <Input
          name="email"
          type="email"
          inputmode="email"
          autocomplete="email"
          label={waysIn.newAddress}
          value={form.values.email}
          error={form.errors.email}
          required
        />
        {hasPassword && (
          <Input
            name="currentPassword"
            type="password"
            autocomplete="current-password"
            label={fields.currentPassword}
            error={form.errors.currentPassword}
            required
          />
        )}
        <Button kind="primary" big full>
          {waysIn.changeAddress}
        </Button>
        <p class="hint">{waysIn.changeAddressHint}</p>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

export const addressRoutes = [
  get(PATH, 'account', (c) => showAddress(c, freshForm(), doneIn(c))),

  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const { deps } = c.var;
          const input = parseInput(changeEmailInput, fields);
          await deps.transact((tx) => askToChangeEmail(tx, viewerOf(c), { ...input, origin: deps.config.origin }));
          deps.wake.mail();
          return c.redirect(withDone(PATH, 'addressSent'), 303);
        },
        (form) => showAddress(c, form),
      ),
    { limits: [{ name: 'confirm password', per: 'person', times: 10, seconds: 600 }] },
  ),

  get(CONFIRM, 'account', async (c) => {
    const { m, deps } = c.var;
    const { waysIn, linkExpired, linkUsed, link } = m.accounts;
    const token = c.req.param('token') ?? '';
    const found = await oneTimeState(deps.db, 'change-email', token);
    if (found.state !== 'good' || found.token.person !== viewerOf(c).person) {
      return show(
        c,
        <SettingsPage title={waysIn.confirmTitle}>
          <p class="lede">{found.state === 'used' ? linkUsed : linkExpired}</p>
          <Row>
            <ButtonLink href={PATH}>{link.askNew}</ButtonLink>
          </Row>
        </SettingsPage>,
        410,
      );
    }
    return show(
      c,
      <SettingsPage title={waysIn.confirmTitle}>
        <p class="lede">{waysIn.confirmText(found.token.email ?? '')}</p>
        <form method="post" action={`${PATH}/${token}`}>
          <Button kind="primary" big>
            {waysIn.confirm}
          </Button>
        </form>
        <p class="hint">{waysIn.confirmHint}</p>
      </SettingsPage>,
    );
  }),

  post(CONFIRM, 'account', async (c) => {
    const { deps } = c.var;
    const device = deviceOf(c.req.header('user-agent'));
    const token = c.req.param('token') ?? '';
    const opened = await deps.transact((tx) => confirmNewEmail(tx, viewerOf(c), { token, device }));
    setSessionCookie(c, opened.secret, opened.expires);
    deps.wake.mail();
    return c.redirect(withDone('/settings/ways-in', 'addressChanged'), 303);
  }),
];
