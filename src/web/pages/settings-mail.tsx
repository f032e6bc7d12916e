import * as v from 'valibot';
import { type Ctx, get, post } from '#http';
import { checkbox, choice, parseInput } from '#input';
import { chooseMails, mailChoices } from '#mail';
import { viewerOf } from '../act.ts';
import { Button, Checkbox, Choices, ErrorSummary, Paper } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/mail';

const input = v.object({
  votes: checkbox(),
  membership: checkbox(),
  digest: choice(['weekly', 'daily', 'none']),
});

async function showMail(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const words = m.api.mail;
  const now = await mailChoices(deps.db, viewerOf(c).person);
  return show(
    c,
    <SettingsPage title={words.title} done={done}>
      <p>{words.lede}</p>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH }}>
        <Checkbox name="votes" checked={now.votes === 'all'} note={words.votesNote}>
          {words.votes}
        </Checkbox>
        <Checkbox name="membership" checked={now.membership === 'all'} note={words.membershipNote}>
          {words.membership}
        </Checkbox>
        <Choices
          name="digest"
          legend={words.digest}
          hint={words.digestHint}
          error={form.errors.digest}
          value={form.values.digest ?? now.digest}
          options={(['weekly', 'daily', 'none'] as const).map((value) => ({ value, label: words[value] }))}
        />
        <Button kind="primary" big full>
          {m.accounts.settings.save}
        </Button>
      </Paper>
      <p class="hint">{words.asked}</p>
    </SettingsPage>,
    form.status,
  );
}

/** Which mails somebody gets. */
export const mailRoutes = [
  get(PATH, 'account', (c) => showMail(c, freshForm(), doneIn(c))),

  post(PATH, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { votes, membership, digest } = parseInput(input, fields);
        const of = (wanted: boolean) => (wanted ? 'all' : 'none');
        await c.var.deps.transact((tx) =>
          chooseMails(tx, viewerOf(c).person, { votes: of(votes), membership: of(membership), digest }),
        );
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => showMail(c, form),
    ),
  ),
];
