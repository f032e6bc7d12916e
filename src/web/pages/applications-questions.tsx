import { editQuestions, type Question, questions } from '#membership';
import { type Ctx, get, post } from '#http';
import { viewerOf } from '../act.ts';
import { Button, Checkbox, ErrorSummary, Paper, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage, saidIn } from './coop-shell.tsx';

const PATH = '/coop/questions';
const MOST = 12;
const SPARE = 2;

/** What the co-op asks those who apply. */
export const questionRoutes = [
  get(PATH, 'secretary', async (c) => {
    const asked = await questions(c.var.deps.db);
    return showQuestions(c, freshForm(valuesOf(asked)), asked.length);
  }),

  post(PATH, 'secretary', (c) =>
    takeForm(
      c,
      async (fields) => {
        const asked = rowsIn(fields);
        await c.var.deps.transact((tx) => editQuestions(tx, viewerOf(c), asked));
        return c.redirect(`${PATH}?done=saved`, 303);
      },
      (form) => showQuestions(c, form, MOST),
    ),
  ),
];

const valuesOf = (asked: readonly Question[]): Record<string, string> =>
  Object.fromEntries(
    asked.flatMap(({ question, required }, i) => [
      [`${i}.question`, question],
      [`${i}.required`, required ? 'on' : ''],
    ]),
  );

/** The rows that hold a question, in order. */
function rowsIn(fields: Readonly<Record<string, unknown>>): { question: string; required: boolean }[] {
  return Array.from({ length: MOST }, (_, i) => ({
    question: typeof fields[`${i}.question`] === 'string' ? String(fields[`${i}.question`]).trim() : '',
    required: fields[`${i}.required`] === 'on',
  })).filter(({ question }) => question !== '');
}

function showQuestions(c: Ctx, form: FormState, held: number) {
  const { m } = c.var;
  const say = m.coop.join;
  return show(
    c,
    <CoopSubPage
      tab="overview"
      title={say.ask.title}
      back={{ href: '/coop/applications', label: say.desk.title }}
      done={saidIn(c, { saved: say.ask.saved })}
      unlisted
    >
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{say.ask.lede}</p>
      <QuestionForm form={form} rows={Math.min(MOST, held + SPARE)} />
    </CoopSubPage>,
    form.status,
  );
}

function QuestionForm({ form, rows }: { form: FormState; rows: number }) {
  const { m } = usePage();
  const say = m.coop.join.ask;
  return (
    <Paper icon="list" what={say.title} form={{ action: PATH }}>
      <p class="hint">{say.hint}</p>
      {Array.from({ length: rows }, (_, i) => (
        <div class="stack flow-2">
          <TextArea
            name={`${i}.question`}
            label={say.question(i + 1)}
            value={form.values[`${i}.question`]}
            error={form.errors[`${i}.question`]}
            rows={2}
            maxlength={300}
          />
          <Checkbox name={`${i}.required`} checked={form.values[`${i}.required`] === 'on'}>
            {say.required}
          </Checkbox>
        </div>
      ))}
      <Button kind="primary" big full>
        {say.save}
      </Button>
    </Paper>
  );
}
