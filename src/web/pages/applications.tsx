import * as v from 'valibot';
import { admit, type Application, applications, classes, type MemberClass, refuse } from '#membership';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { paragraphs, parseInput } from '#input';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Avatar, Button, ButtonLink, Empty, ErrorSummary, Fold, More, Paper, Row, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { proposePath } from '../propose.ts';
import { show } from '../show.ts';
import { CoopSubPage, saidIn } from './coop-shell.tsx';
import { KeyAnswers } from './join.tsx';

const PATH = '/coop/applications';

const refusal = v.object({ reason: paragraphs(1_000) });

/** The desk of whoever keeps the register: read, admit, refuse, or put it to the members. */
export const applicationRoutes = [
  get(PATH, 'secretary', (c) => showDesk(c, freshForm())),

  post(`${PATH}/:id/admit`, 'secretary', (c) =>
    takeForm(
      c,
      async () => {
        const id = memberIn(c);
        await act(c, (tx, actor) => admit(tx, actor, id));
        return c.redirect(`${PATH}?done=admitted`, 303);
      },
      (form) => showDesk(c, form),
    ),
  ),

  post(`${PATH}/:id/refuse`, 'secretary', (c) => {
    const id = memberIn(c);
    return takeForm(
      c,
      async (fields) => {
        const { reason } = parseInput(refusal, fields);
        await act(c, (tx, actor) => refuse(tx, actor, id, reason));
        return c.redirect(`${PATH}?done=refused`, 303);
      },
      (form) => showDesk(c, form, id),
    );
  }),
];

function memberIn(c: Ctx) {
  const id = parseId<'member'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return id;
}

/** @param at the application whose form was refused. */
async function showDesk(c: Ctx, form: FormState, at?: string) {
  const { deps, m } = c.var;
  const say = m.coop.join.desk;
  const [waiting, offered] = await Promise.all([applications(deps.db, viewerOf(c)), classes(deps.db)]);
  const done = saidIn(c, { admitted: say.admitted, refused: say.refusedDone });
  return show(
    c,
    <CoopSubPage tab="overview" title={say.title} done={done} unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {waiting.length === 0 ? (
        <Empty title={say.none}>{say.noneText}</Empty>
      ) : (
        <>
          <p class="lede">{say.lede}</p>
          {waiting.map((one) => (
            <ApplicationPaper application={one} classes={offered} form={at === one.id ? form : undefined} />
          ))}
          <p class="small muted">{say.notice}</p>
        </>
      )}
      <p>
        <More href="/coop/questions">{say.questionsLink}</More>
      </p>
    </CoopSubPage>,
    form.status,
  );
}

interface PaperProps {
  application: Application;
  classes: readonly MemberClass[];
  form: FormState | undefined;
}

function ApplicationPaper({ application, classes: offered, form }: PaperProps) {
  const { m, stage } = usePage();
  const f = useFormats();
  const say = m.coop.join.desk;
  const { id, kind, name, answers, appliedAt, account } = application;
  const className = offered.find((one) => one.key === application.class)?.name ?? application.class;
  return (
    <Paper
      id={`a${id}`}
      icon={kind === 'organisation' ? 'landmark' : 'user'}
      what={say.classLine(m.coop.register.kind[kind], className)}
      status={say.appliedOn(f.date(appliedAt))}
      title={<bdi>{name}</bdi>}
      level={2}
    >
      {account && <Applicant account={account} spokenFor={kind === 'organisation'} />}
      {answers.length > 0 ? <KeyAnswers answers={answers} /> : <p class="small muted">{say.noAnswers}</p>}
      <Row>
        {stage === 'co-op' && (
          <form method="post" action={`${PATH}/${id}/admit`}>
            <Button kind="primary" label={say.admitNamed(name)}>
              {say.admit}
            </Button>
          </form>
        )}
        {stage === 'co-op' && <ButtonLink href={proposePath('member.admit', { member: id })}>{say.propose}</ButtonLink>}
      </Row>
      <Fold summary={say.refuse} open={form !== undefined}>
        <form method="post" action={`${PATH}/${id}/refuse`} class="stack flow-3">
          <TextArea
            name="reason"
            label={say.refuseReason}
            hint={say.refuseHint}
            value={form?.values['reason']}
            error={form?.errors['reason']}
            rows={3}
            maxlength={1_000}
            required
          />
          <Button kind="danger" label={say.refuseNamed(name)}>
            {say.refuse}
          </Button>
        </form>
      </Fold>
    </Paper>
  );
}

function Applicant({ account, spokenFor }: { account: NonNullable<Application['account']>; spokenFor: boolean }) {
  const { m } = usePage();
  const { handle, displayName, avatarFile } = account;
  return (
    <div class="person small">
      <Avatar name={displayName} handle={handle} src={avatarFile ? mediaPath(avatarFile) : undefined} size="s" />
      <div class="who">
        <a href={`/@${handle}`}>
          <bdi>{spokenFor ? m.coop.join.desk.speaker(displayName) : displayName}</bdi>
        </a>
        <span class="sub">@{handle}</span>
      </div>
    </div>
  );
}
