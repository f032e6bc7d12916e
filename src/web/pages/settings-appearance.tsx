import { changePreferences, preferencesInput } from '#accounts';
import { type Ctx, get, post, setLocaleCookie } from '#http';
import { parseInput } from '#input';
import { viewerOf } from '../act.ts';
import { Button, Checkbox, Choices, ErrorSummary, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/appearance';

function showAppearance(c: Ctx, form: FormState, done?: string) {
  const { m } = c.var;
  const viewer = viewerOf(c);
  const { settings, fields } = m.accounts;
  return show(
    c,
    <SettingsPage title={settings.appearance} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH }}>
        <Choices
          name="locale"
          legend={fields.language}
          error={form.errors.locale}
          value={form.values.locale ?? viewer.locale}
          options={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'fr', label: <span lang="fr">Français</span> },
          ]}
        />
        <Choices
          name="theme"
          legend={settings.theme}
          error={form.errors.theme}
          value={form.values.theme ?? viewer.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: m.ui.theme[value] }))}
        />
        <Checkbox
          name="noShortcuts"
          checked={form.status === 200 ? !viewer.shortcuts : form.values['noShortcuts'] !== undefined}
          note={
            <>
              {m.shortcuts.offNote} <a href="/about/shortcuts">{m.shortcuts.title}</a>
            </>
          }
        >
          {m.shortcuts.off}
        </Checkbox>
        <Button kind="primary" big full>
          {settings.save}
        </Button>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

export const appearanceRoutes = [
  get(PATH, 'account', (c) => showAppearance(c, freshForm(), doneIn(c))),

  post(PATH, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = parseInput(preferencesInput, fields);
        await c.var.deps.transact((tx) => changePreferences(tx, viewerOf(c), input));
        // So that the pages speak it after signing out too.
        setLocaleCookie(c, input.locale);
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => showAppearance(c, form),
    ),
  ),
];
