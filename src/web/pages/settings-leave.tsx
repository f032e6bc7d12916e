import { confirmPassword, credentialsOf, leave } from '#accounts';
import { clearSessionCookie, type Ctx, get, post } from '#http';
import { accountLeft, publish } from '#network';
import { viewerOf } from '../act.ts';
import { Button, ButtonLink, ErrorSummary, Input, Paper, Row } from '../components.ts';
import { erasers } from '../erasers.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { show } from '../show.ts';
import { SettingsPage } from './settings-page.tsx';

const PATH = '/settings/leave';

async function showConfirm(c: Ctx, form: FormState) {
  const { m, deps } = c.var;
  const viewer = viewerOf(c);
  const { leave: words, fields } = m.accounts;
  const { hasPassword } = await credentialsOf(deps.db, viewer);
  return show(
    c,
    <SettingsPage title={words.title}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{words.lede}</p>
      <Paper form={{ action: `${PATH}/confirm` }}>
        <Input
          name="confirmation"
          label={words.confirm(`@${viewer.handle}`)}
          value={form.values.confirmation}
          error={form.errors.confirmation}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
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
        <Row>
          <Button kind="danger" icon="trash-2">
            {words.submit}
          </Button>
          <ButtonLink href="/settings">{words.keep}</ButtonLink>
        </Row>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

/** Two steps: what goes and what stays, then the last question. */
export const leaveRoutes = [
  get(PATH, 'person', (c) => {
    const { leave: words } = c.var.m.accounts;
    return show(
      c,
      <SettingsPage title={words.title}>
        <p class="lede">{words.lede}</p>
        <div class="stack flow-2">
          <h2>{words.erased}</h2>
          <p>{words.erasedList}</p>
        </div>
        <div class="stack flow-2">
          <h2>{words.stays}</h2>
          <p>{words.staysList(`@${viewerOf(c).handle}`)}</p>
        </div>
        <Row>
          <ButtonLink href={`${PATH}/confirm`}>{words.next}</ButtonLink>
          <ButtonLink href="/settings" kind="quiet">
            {words.keep}
          </ButtonLink>
        </Row>
      </SettingsPage>,
    );
  }),

  get(`${PATH}/confirm`, 'person', (c) => showConfirm(c, freshForm())),

  post(
    `${PATH}/confirm`,
    'person',
    (c) =>
      takeForm(
        c,
        async ({ confirmation, currentPassword }) => {
          const { deps } = c.var;
          const viewer = viewerOf(c);
          await confirmPassword(deps.db, viewer, typeof currentPassword === 'string' ? currentPassword : '');
          await deps.transact((tx) => leave(tx, viewer, typeof confirmation === 'string' ? confirmation : '', erasers));
          publish(deps.live, accountLeft(viewer.account));
          clearSessionCookie(c);
          return c.redirect('/goodbye', 303);
        },
        (form) => showConfirm(c, form),
      ),
    { limits: [{ name: 'confirm password', per: 'person', times: 10, seconds: 600 }] },
  ),

  get('/goodbye', 'anyone', (c) => {
    const { leave: words } = c.var.m.accounts;
    return show(
      c,
      <PublicPage title={words.goneTitle} width="narrow" unlisted>
        <h1>{words.goneTitle}</h1>
        <p class="lede">{words.gone}</p>
        <Row>
          <ButtonLink href="/">{c.var.m.ui.home}</ButtonLink>
        </Row>
      </PublicPage>,
    );
  }),
];
