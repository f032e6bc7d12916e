import * as v from 'valibot';
import { type Ctx, get, post } from '#http';
import { checkbox, parseInput } from '#input';
import { isCarrier, setCarrier } from '#network';
import { viewerOf } from '../act.ts';
import { Button, Checkbox, ErrorSummary, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/hashtags';

async function showHashtags(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const say = m.momentum.setting;
  const agreed = await isCarrier(deps.db, viewerOf(c));
  return show(
    c,
    <SettingsPage title={say.title} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH }}>
        <p>{say.text}</p>
        <Checkbox name="named" checked={agreed}>
          {say.box}
        </Checkbox>
        <Button kind="primary" big full>
          {m.accounts.settings.save}
        </Button>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

export const hashtagSettingRoutes = [
  get(PATH, 'account', (c) => showHashtags(c, freshForm(), doneIn(c))),

  post(PATH, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { named } = parseInput(v.object({ named: checkbox() }), fields);
        await c.var.deps.transact((tx) => setCarrier(tx, viewerOf(c), named));
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => showHashtags(c, form),
    ),
  ),
];
