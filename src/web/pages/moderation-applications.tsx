import {
  type ApplicationView,
  approveApplication,
  type DecidedView,
  decisionInput,
  readApplications,
  refusalInput,
  refuseApplication,
} from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import {
  Band,
  Button,
  Chip,
  Empty,
  ErrorSummary,
  Fold,
  Line,
  Lines,
  Note,
  Paper,
  Row,
  Stack,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

const PATH = '/moderation/applications';

/** Each request on the page has a field of its own. */
const fieldOf = (id: string) => `words-${id}`;

async function showApplications(c: Ctx, form: FormState, at?: string) {
  const { m, deps } = c.var;
  const say = m.gate.applications;
  const { waiting, decided } = await readApplications(deps.db, viewerOf(c));
  const done = c.req.query('done');
  const said = done === 'approved' || done === 'refused' ? say[done] : undefined;
  return show(
    c,
    <MemberPage
      title={say.title}
      heading={say.title}
      back={{ href: '/moderation', label: m.moderation.desk.title }}
      unlisted
      noCompose
    >
      <Band>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        {said && (
          <div role="status">
            <Note icon="check">{said}</Note>
          </div>
        )}
        {deps.settings.current.registration !== 'approval' && <Note>{say.mode}</Note>}
        {waiting.length === 0 ? (
          <Empty title={say.none}>{say.noneText}</Empty>
        ) : (
          <Stack>
            {waiting.map((application) => (
              <Waiting application={application} form={application.id === at ? form : freshForm()} />
            ))}
          </Stack>
        )}
        <Decided decided={decided} />
      </Band>
    </MemberPage>,
    form.status,
  );
}

function Waiting({ application, form }: { application: ApplicationView; form: FormState }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.gate.applications;
  const { id, name, mailDomain, answers, madeAt, dueAt, locale } = application;
  const late = dueAt < now;
  const field = fieldOf(id);
  return (
    <Paper
      id={`a-${id}`}
      icon="user-plus"
      what={say.asked(f.ago(madeAt, now), mailDomain)}
      status={late ? <Chip tone="stop">{say.late}</Chip> : undefined}
      title={<bdi>{name}</bdi>}
      level={2}
    >
      <dl class="stack flow-2">
        {answers.map(({ question, answer }) => (
          <div lang={locale}>
            <dt class="small muted">{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say.due(f.date(dueAt))}</p>
      <form class="stack flow-3" method="post" action={`${PATH}/${id}`} novalidate>
        <TextArea
          name={field}
          label={say.words}
          hint={say.wordsHint}
          value={form.values[field]}
          error={form.errors[field]}
          rows={2}
          maxlength={500}
        />
        <Row>
          <Button kind="primary" name="decision" value="approve">
            {say.approve}
          </Button>
          <Button name="decision" value="refuse">
            {say.refuse}
          </Button>
        </Row>
      </form>
    </Paper>
  );
}

function Decided({ decided }: { decided: readonly DecidedView[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.applications;
  if (decided.length === 0) return null;
  return (
    <Fold summary={say.decided}>
      <Lines>
        {decided.map(({ outcome, decidedAt, by, joined }) => (
          <Line
            icon={outcome === 'approved' ? 'user-check' : 'history'}
            href={joined ? `/@${joined}` : undefined}
            title={say.outcomes[outcome]}
            detail={[f.date(decidedAt), ...(by ? [say.by(by)] : []), ...(joined ? [say.joined(joined)] : [])].join(
              ' · ',
            )}
          />
        ))}
      </Lines>
    </Fold>
  );
}

/** Those who ask for an account, for whoever reads what they write. */
export const accountApplicationRoutes = [
  get(PATH, 'moderator', (c) => showApplications(c, freshForm())),

  post(`${PATH}/:id{[0-9]+}`, 'moderator', (c) => {
    const id = parseId<'account-application'>(c.req.param('id') ?? '');
    if (!id) throw notFound();
    return takeForm(
      c,
      async (fields) => {
        const { deps } = c.var;
        const actor = viewerOf(c);
        const refuse = fields.decision === 'refuse';
        const { words } = parseInput(refuse ? refusalInput : decisionInput, { words: fields[fieldOf(id)] });
        await deps.transact((tx) =>
          refuse
            ? refuseApplication(tx, actor, id, words)
            : approveApplication(tx, actor, id, { words, origin: deps.config.origin }),
        );
        deps.wake.mail();
        return c.redirect(`${PATH}?done=${refuse ? 'refused' : 'approved'}`, 303);
      },
      (form) => {
        const { words, ...errors } = form.errors;
        return showApplications(c, { ...form, errors: words ? { ...errors, [fieldOf(id)]: words } : errors }, id);
      },
    );
  }),
];
