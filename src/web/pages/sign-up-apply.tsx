import { APPLICATION_DAYS, applicationInput, askForAccount, oneTimeState } from '#accounts';
import { type Ctx, post } from '#http';
import type { Messages } from '#i18n';
import { parseInput } from '#input';
import type { ServerSettings } from '#settings';
import { Button, ErrorSummary, Input, Paper, TextArea } from '../components.ts';
import { type FormState, takeForm } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

/** What those who ask for an account are asked. */
export const questionsOf = (settings: Pick<ServerSettings, 'applicationQuestions'>, m: Messages): readonly string[] =>
  settings.applicationQuestions.length > 0 ? settings.applicationQuestions : [m.gate.join.apply.usual];

export function showApplication(c: Ctx, token: string, form: FormState) {
  const { m, deps } = c.var;
  const { current } = deps.settings;
  const { apply } = m.gate.join;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return show(
    c,
    <PublicPage title={apply.title} width="narrow" unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <h1>{apply.title}</h1>
      <p class="lede">{apply.lede}</p>
      <Paper
        icon="user-plus"
        what={apply.what}
        status={apply.within(current.applicationDays)}
        form={{ action: `/join/${token}/apply` }}
      >
        <Input
          {...field('displayName')}
          label={apply.name}
          hint={apply.nameHint}
          autocomplete="name"
          maxlength={60}
          required
        />
        {questionsOf(current, m).map((question, i) => (
          <TextArea {...field(`answer${i}`)} label={question} rows={4} maxlength={1_000} required />
        ))}
        <Button kind="primary" big full>
          {apply.submit}
        </Button>
        <p class="hint">
          {apply.kept(APPLICATION_DAYS)} {m.accounts.complete.here}{' '}
          <a href="/about/privacy">{m.accounts.complete.privacy}</a>.
        </p>
      </Paper>
    </PublicPage>,
    form.status,
  );
}

/** Where a request stands, for whoever holds the link of a mail to the same address. */
export function ApplicationWaits({ dueAt, sent }: { dueAt: Date; sent?: true }) {
  const { m, now } = usePage();
  const f = useFormats();
  const { asked } = m.gate.join;
  const title = sent ? asked.title : asked.waitsTitle;
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <h1>{title}</h1>
      <p class="lede">{dueAt < now ? asked.lateText(f.date(dueAt)) : asked.text(f.date(dueAt))}</p>
      <p class="muted">{asked.nothingToDo}</p>
    </PublicPage>
  );
}

/** A link that would have opened something before the way in changed. */
export function WayInChanged({ title, text }: { title: string; text: string }) {
  return (
    <PublicPage title={title} width="narrow" unlisted>
      <h1>{title}</h1>
      <p class="lede">{text}</p>
    </PublicPage>
  );
}

/** Asking for an account where people read what is asked. */
export const applyRoutes = [
  post(
    '/join/:token{[\\w-]+}/apply',
    'anyone',
    (c) => {
      const token = c.req.param('token') ?? '';
      return takeForm(
        c,
        async (fields) => {
          const { deps, locale, m } = c.var;
          const questions = questionsOf(deps.settings.current, m);
          const { displayName, ...given } = parseInput(applicationInput(questions.length), fields);
          const answers = questions.map((question, i) => ({
            question,
            answer: String((given as Record<string, unknown>)[`answer${i}`]),
          }));
          const { dueAt } = await deps.transact((tx) =>
            askForAccount(tx, { token, name: displayName, answers, locale, origin: deps.config.origin }),
          );
          deps.wake.mail();
          return show(c, <ApplicationWaits dueAt={dueAt} sent />);
        },
        async (form) => {
          const link = await oneTimeState(c.var.deps.db, 'join', token);
          return link.state === 'good' ? showApplication(c, token, form) : c.redirect(`/join/${token}`, 303);
        },
      );
    },
    { limits: [{ name: 'complete joining', per: 'address', times: 30, seconds: 1_800 }] },
  ),
];
