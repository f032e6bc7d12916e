import { changePassword, changePasswordInput, credentialsOf, deviceOf, passkeysOf } from '#accounts';
import { type Ctx, get, post, setSessionCookie } from '#http';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { Button, Checkbox, ErrorSummary, Input, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/password';

async function showPassword(c: Ctx, form: FormState) {
  const viewer = viewerOf(c);
  const { m, deps } = c.var;
  const { waysIn, fields } = m.accounts;
  const [{ hasPassword }, passkeys] = await Promise.all([credentialsOf(deps.db, viewer), passkeysOf(deps.db, viewer)]);
  return show(
    c,
    <SettingsPage title={waysIn.password}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH }}>
        {hasPassword ? (
          <Input
            name="currentPassword"
            type="password"
            autocomplete="current-password"
            label={fields.currentPassword}
            error={form.errors.currentPassword}
            required
          />
        ) : (
          <p>{waysIn.noPassword}</p>
        )}
        <Input
          name="password"
          type="password"
          autocomplete="new-password"
          label={fields.newPassword}
          hint={fields.newPasswordHint}
          error={form.errors.password}
          required
        />
        {passkeys.length > 0 && (
          <Checkbox
            name="removePasskeys"
            checked={Boolean(form.values.removePasskeys)}
            note={waysIn.removePasskeysNote}
          >
            {waysIn.removePasskeys(passkeys.length)}
          </Checkbox>
        )}
        <Button kind="primary" big full>
          {hasPassword ? waysIn.changePassword : waysIn.setPassword}
        </Button>
        <p class="hint">{waysIn.passwordHint}</p>
        {/* Password managers file the password under it. */}
        <input type="hidden" name="username" autocomplete="username" value={viewer.handle} />
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

export const passwordRoutes = [
  get(PATH, 'account', (c) => showPassword(c, freshForm())),

  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const { deps } = c.var;
          const input = parseInput(changePasswordInput, fields);
          const device = deviceOf(c.req.header('user-agent'));
          const opened = await deps.transact((tx) => changePassword(tx, viewerOf(c), { ...input, device }));
          setSessionCookie(c, opened.secret, opened.expires);
          deps.wake.mail();
          return c.redirect(withDone('/settings/ways-in', 'passwordChanged'), 303);
        },
        (form) => showPassword(c, form),
      ),
    { limits: [{ name: 'confirm password', per: 'person', times: 10, seconds: 600 }] },
  ),
];
