import { promisesOf } from '#campaigns';
import {
  apply,
  ApplyInput,
  classes,
  type MemberClass,
  membershipsOf,
  type Question,
  questions,
  withdrawApplication,
} from '#membership';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound, Refusal } from '#refusal';
import { act } from '../act.ts';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Events,
  Input,
  Note,
  Paper,
  Row,
  Stack,
  TextArea,
} from '../components.ts';
import { type OwnApplication, ownApplications } from '../coop-readers.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage, saidIn } from './coop-shell.tsx';

const PATH = '/coop/join';
const ANSWER = 'answers.';
/** What the verb calls the one class of a co-op that has named none. */
const THE_ONE_CLASS = 'member';

/** Asking to become a member, for oneself or for an organisation, and what became of it. */
export const joinRoutes = [
  get(PATH, 'anyone', (c) =>
    showJoin(c, freshForm({ kind: c.req.query('for') === 'organisation' ? 'organisation' : '' })),
  ),

  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          if (!takesApplications(c)) throw new Refusal(409, (m) => m.coop.home.before.campaignTitle);
          const input = parseInput(ApplyInput, { ...fields, answers: answersIn(fields) });
          await act(c, async (tx, actor) => apply(tx, actor, input, await promisesOf(tx, actor.person)));
          return c.redirect(`${PATH}?done=applied`, 303);
        },
        (form) => showJoin(c, form),
      ),
    { limits: [{ name: 'apply', per: 'person', times: 20, seconds: 3_600 }] },
  ),

  get(`${PATH}/withdraw/:id`, 'account', async (c) => {
    const { name } = await waitingOf(c);
    const say = c.var.m.coop.join;
    return show(
      c,
      <CoopSubPage tab="overview" title={say.withdrawTitle} back={{ href: PATH, label: say.yours }} unlisted>
        <p class="lede">
          <bdi>{name}</bdi>
        </p>
        <p>{say.withdrawText}</p>
        <form method="post">
          <Row>
            <Button kind="danger">{say.withdraw}</Button>
            <ButtonLink href={PATH}>{say.keep}</ButtonLink>
          </Row>
        </form>
      </CoopSubPage>,
    );
  }),

  post(`${PATH}/withdraw/:id`, 'account', async (c) => {
    const { id } = await waitingOf(c);
    await act(c, (tx, actor) => withdrawApplication(tx, actor, id));
    return c.redirect(`${PATH}?done=withdrawn`, 303);
  }),
];

/** The answers of the form, `answers.<question>`; those left empty are no answers. */
function answersIn(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.entries(fields).filter(([name, value]) => name.startsWith(ANSWER) && value !== '');
  return Object.fromEntries(given.map(([name, value]) => [name.slice(ANSWER.length), value]));
}

async function waitingOf(c: Ctx): Promise<OwnApplication> {
  const { viewer, deps } = c.var;
  const id = parseId<'member'>(c.req.param('id') ?? '');
  const mine = viewer ? await ownApplications(deps.db, viewer) : [];
  const found = mine.find((one) => one.id === id && one.status === 'applicant');
  if (!found) throw notFound();
  return found;
}

/** Before a founding has begun there is nothing to be a member of. */
const takesApplications = (c: Ctx): boolean => c.var.deps.settings.current.stage !== 'campaign';

async function showJoin(c: Ctx, form: FormState) {
  const { deps, viewer, m } = c.var;
  if (!takesApplications(c)) return showTooEarly(c, form);
  const { stage } = deps.settings.current;
  const say = m.coop.join;
  const [offered, asked, mine, own] = await Promise.all([
    classes(deps.db),
    questions(deps.db),
    viewer ? membershipsOf(deps.db, viewer) : [],
    viewer ? ownApplications(deps.db, viewer) : [],
  ]);
  const self = mine.find((one) => one.as === 'self' && !['left', 'expelled'].includes(one.status));
  const isMember = self !== undefined && self.status !== 'applicant';
  // Who has an entry of their own may still apply for an organisation.
  const forOrganisation = form.values['kind'] === 'organisation';
  const mayApply = self === undefined || forOrganisation;
  const title = stage === 'co-op' ? say.title : say.founderTitle;
  const done = saidIn(c, { applied: say.done, withdrawn: say.withdrawn });
  return show(
    c,
    <CoopSubPage tab="overview" title={title} canonical={PATH} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {own.length === 0 && !isMember && <Welcome />}
      {isMember && (
        <Note icon="circle-check">
          {say.isMember} <a href="/me/stake">{say.toStake}</a>
        </Note>
      )}
      {own.map((application) => (
        <Application application={application} classes={offered} />
      ))}
      {!viewer ? (
        <Strangers />
      ) : mayApply ? (
        <ApplyForm form={form} classes={offered} questions={asked} organisationOnly={self !== undefined} />
      ) : (
        <p>
          <ButtonLink icon="landmark" href={`${PATH}?for=organisation`}>
            {say.alsoOrganisation}
          </ButtonLink>
        </p>
      )}
    </CoopSubPage>,
    form.status,
  );
}

function showTooEarly(c: Ctx, form: FormState) {
  const { before } = c.var.m.coop.home;
  return show(
    c,
    <CoopSubPage tab="overview" title={before.campaignTitle} canonical={PATH}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{before.campaignText}</p>
      <Row>
        <ButtonLink kind="primary" href="/c">
          {before.campaigns}
        </ButtonLink>
        <ButtonLink href="/about">{before.who}</ButtonLink>
      </Row>
    </CoopSubPage>,
    form.status,
  );
}

/** What it is to be a member, and what will happen, in three steps. */
function Welcome() {
  const { m, serverName, stage } = usePage();
  const say = m.coop.join;
  const { steps } = say;
  return (
    <>
      <p class="lede">{stage === 'co-op' ? say.lede(serverName) : say.founderLede(serverName)}</p>
      <Events
        events={[
          { when: '1', title: steps.apply, text: steps.applyText },
          { when: '2', title: steps.read, text: steps.readText },
          { when: '3', title: steps.in, text: steps.inText },
        ]}
      />
    </>
  );
}

function Strangers() {
  const { m } = usePage();
  const say = m.coop.join;
  const next = encodeURIComponent(PATH);
  return (
    <Stack space={3}>
      <p>{say.needAccount}</p>
      <Row>
        <ButtonLink kind="primary" href={`/join?next=${next}`}>
          {say.makeAccount}
        </ButtonLink>
        <ButtonLink href={`/sign-in?next=${next}`}>{say.signIn}</ButtonLink>
      </Row>
    </Stack>
  );
}

function Application({
  application,
  classes: offered,
}: {
  application: OwnApplication;
  classes: readonly MemberClass[];
}) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.join;
  const { id, kind, name, status, answers, appliedAt, reason } = application;
  const waits = status === 'applicant';
  return (
    <Paper
      id={`a${id}`}
      icon="scroll-text"
      what={kind === 'organisation' ? say.organisations : say.yours}
      status={waits ? say.waiting : say.refused}
      tone={waits ? 'amber' : 'pine'}
      title={<bdi>{name}</bdi>}
      level={2}
    >
      <p class="small muted">
        {say.sentOn(f.date(appliedAt))}
        {offered.length > 1 && `, ${offered.find((one) => one.key === application.class)?.name ?? application.class}`}
      </p>
      {waits ? (
        <p>{say.waitingText}</p>
      ) : (
        <p>
          {reason && (
            <>
              {say.reasonGiven(reason)}
              <br />
            </>
          )}
          {say.refusedText}
        </p>
      )}
      {answers.length > 0 && <KeyAnswers answers={answers} />}
      {waits && (
        <Row>
          <ButtonLink kind="quiet" href={`${PATH}/withdraw/${id}`}>
            {say.withdraw}
          </ButtonLink>
        </Row>
      )}
    </Paper>
  );
}

/** What was asked, and what was answered. */
export const KeyAnswers = ({ answers }: { answers: OwnApplication['answers'] }) => {
  const { m } = usePage();
  return (
    <dl class="answers">
      {answers.map(({ question, answer }) => (
        <>
          <dt>{question}</dt>
          <dd>{answer || <span class="muted">{m.coop.join.desk.answerNone}</span>}</dd>
        </>
      ))}
    </dl>
  );
};

interface ApplyFormProps {
  form: FormState;
  classes: readonly MemberClass[];
  questions: readonly Question[];
  /** The person has an entry of their own already. */
  organisationOnly: boolean;
}

function ApplyForm({ form, classes: offered, questions: asked, organisationOnly }: ApplyFormProps) {
  const { m } = usePage();
  const say = m.coop.join;
  const field = (name: string) => ({ name, value: form.values[name] ?? '', error: form.errors[name] });
  const [only] = offered;
  return (
    <Paper icon="user-plus" what={say.form} form={{ action: PATH }}>
      {organisationOnly ? (
        <>
          <input type="hidden" name="kind" value="organisation" />
          <p>{say.organisationNote}</p>
        </>
      ) : (
        <Choices
          name="kind"
          legend={say.who}
          value={form.values['kind'] || 'person'}
          error={form.errors['kind']}
          options={[
            { value: 'person', label: say.self },
            { value: 'organisation', label: say.organisation, note: say.organisationNote },
          ]}
        />
      )}
      <Input
        {...field('legalName')}
        label={say.legalName}
        hint={say.legalNameHint}
        autocomplete="name"
        maxlength={120}
        required
      />
      {offered.length > 1 ? (
        <Choices
          name="class"
          legend={say.class}
          value={form.values['class'] ?? ''}
          error={form.errors['class']}
          options={offered.map(({ key, name, description }) => ({ value: key, label: name, note: description }))}
        />
      ) : (
        <input type="hidden" name="class" value={only?.key ?? THE_ONE_CLASS} />
      )}
      {asked.length > 0 && (
        <fieldset class="stack">
          <legend class="label">{say.questions}</legend>
          <p class="hint">{say.questionsHint}</p>
          {asked.map(({ id, question, required }) => (
            <TextArea {...field(`${ANSWER}${id}`)} label={question} rows={3} maxlength={2_000} optional={!required} />
          ))}
        </fieldset>
      )}
      <Button kind="primary" big full>
        {say.submit}
      </Button>
    </Paper>
  );
}
