import { changeJoining, joiningSettingsInput, MOST_QUESTIONS } from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { INVITERS, REGISTRATIONS } from '#settings';
import { notAllowed } from '#refusal';
import { viewerOf } from '../act.ts';
import { standingOf } from '../coop-viewer.ts';
import { Button, Choices, ErrorSummary, Input, Line, Lines, Paper, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { JoiningHolds } from './joining-holds.tsx';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/admin/joining';
const LIMITS = ['posts', 'strangers', 'links', 'follows'] as const;

async function showJoining(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const say = m.gate.admin;
  const { current } = deps.settings;
  const value = (name: string, stands: string | number) => ({
    name,
    value: form.values[name] ?? String(stands),
    error: form.errors[name],
  });
  const number = { type: 'number', inputmode: 'numeric', min: 0, required: true } as const;
  return show(
    c,
    <SettingsPage title={say.title} back={{ href: '/admin', label: m.admin.server.back }} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Lines>
        <Line
          icon="inbox"
          href="/moderation/applications"
          title={m.gate.applications.title}
          detail={m.gate.applications.noneText}
        />
      </Lines>
      <Paper form={{ action: PATH }}>
        <Choices
          {...value('registration', current.registration)}
          legend={say.way}
          hint={say.byDecision}
          options={REGISTRATIONS.map((one) => ({ value: one, label: say.ways[one], note: say.notes[one] }))}
        />
        <TextArea
          {...value('questions', current.applicationQuestions.join('\n'))}
          label={say.questions}
          hint={say.questionsHint(MOST_QUESTIONS)}
          rows={3}
          maxlength={600}
          optional
        />
        <Input
          {...value('applicationDays', current.applicationDays)}
          {...number}
          min={1}
          max={30}
          label={say.promise}
          hint={say.promiseHint}
        />
        <Choices
          {...value('invitationsBy', current.invitationsBy)}
          legend={say.invites}
          options={INVITERS.map((one) => ({ value: one, label: say.inviters[one] }))}
        />
        <h2>{say.newTitle}</h2>
        <Input
          {...value('days', current.newcomers.days)}
          {...number}
          max={30}
          label={say.newDays}
          hint={say.newDaysHint}
        />
        {LIMITS.map((limit) => (
          <Input {...value(limit, current.newcomers[limit])} {...number} label={say[limit]} />
        ))}
        <Button kind="primary" big full>
          {m.accounts.settings.save}
        </Button>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

/** Who comes in, and what new accounts may do. */
export const adminJoiningRoutes = [
  get(PATH, 'account', async (c) => {
    const { roles } = viewerOf(c);
    if (roles.has('steward')) return showJoining(c, freshForm(), doneIn(c));
    const { registerOpenedAt } = c.var.deps.settings.current;
    const { isMember } = await standingOf(c);
    if (registerOpenedAt === null || !isMember) throw notAllowed();
    return show(c, <JoiningHolds settings={c.var.deps.settings.current} moderates={roles.has('moderator')} />);
  }),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        const { deps } = c.var;
        const input = parseInput(joiningSettingsInput, fields);
        await deps.transact(async (tx) => {
          tx.afterCommit(() => deps.live.publish('settings', 'changed'));
          await changeJoining(tx, viewerOf(c), input);
        });
        // The next page says it already.
        await deps.settings.reload();
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => showJoining(c, form),
    ),
  ),
];
