import type { Child } from 'hono/jsx';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import {
  ANSWER_DAYS,
  appealAgainst,
  appealInput,
  JURY_DAYS,
  type Statement,
  statementAbout,
  statementsAbout,
} from '#moderation';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  DateTime,
  Empty,
  ErrorSummary,
  KeyValue,
  Line,
  Lines,
  Note,
  Paper,
  Row,
  Section,
  Stack,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage, PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { ActionSign } from './moderation-case.tsx';
import { Cited, Judged } from './moderation-words.tsx';

const HERE = '/me/moderation';
const ONE = `${HERE}/:id{[0-9]+}`;

/** A page for one's own eyes, which somebody suspended may read: then without the places that are closed to them. */
function OwnPage(props: {
  suspended: boolean;
  title: string;
  back: { href: string; label: string };
  children?: Child;
}) {
  const { m } = usePage();
  const { suspended, title, back, children } = props;
  if (!suspended) {
    return (
      <MemberPage title={title} back={back} tools={<></>} unlisted noCompose>
        <Band>{children}</Band>
      </MemberPage>
    );
  }
  return (
    <PublicPage title={title} width="column" unlisted>
      <div class="stack flow-5">
        {back.href === HERE && (
          <p>
            <a href={back.href}>{back.label}</a>
          </p>
        )}
        {children}
        <Row>
          <ButtonLink href="/settings/leave" kind="quiet">
            {m.moderation.statement.leave}
          </ButtonLink>
          <form method="post" action="/sign-out">
            <Button kind="quiet" icon="log-out">
              {m.accounts.settings.signOut}
            </Button>
          </form>
        </Row>
      </div>
    </PublicPage>
  );
}

const isSuspended = (c: Ctx): boolean => c.var.suspended !== undefined;

async function listPage(c: Ctx): Promise<Response> {
  const statements = await statementsAbout(c.var.deps.db, viewerOf(c));
  return show(c, <Statements statements={statements} suspended={isSuspended(c)} />);
}

function Statements({ statements, suspended }: { statements: readonly Statement[]; suspended: boolean }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.statement;
  return (
    <OwnPage suspended={suspended} title={say.title} back={{ href: '/settings', label: m.accounts.settings.back }}>
      <h1>{suspended ? say.suspended : say.title}</h1>
      {suspended && <p class="lede">{say.suspendedText}</p>}
      {statements.length === 0 && <Empty title={say.none}>{say.noneText}</Empty>}
      <Lines>
        {statements.map((one) => (
          <Line
            icon="scale"
            href={`${HERE}/${one.id}`}
            title={one.beganAt ? m.moderation.kinds[one.kind] : m.moderation.mail.statement.subjects.proposed}
            detail={f.moment(one.beganAt ?? one.takenAt, now)}
            value={<ActionSign action={one} />}
          />
        ))}
      </Lines>
    </OwnPage>
  );
}

async function statementPage(c: Ctx, form: FormState = freshForm()): Promise<Response> {
  const id = parseId<'moderation-action'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  const statement = await statementAbout(c.var.deps.db, viewerOf(c), id);
  return show(c, <StatementPage statement={statement} form={form} suspended={isSuspended(c)} />, form.status);
}

function StatementPage(props: { statement: Statement; form: FormState; suspended: boolean }) {
  const { statement, form, suspended } = props;
  const { m } = usePage();
  const say = m.moderation.statement;
  const pending = statement.beganAt === null;
  const title = pending ? m.moderation.mail.statement.subjects.proposed : m.moderation.kinds[statement.kind];
  return (
    <OwnPage suspended={suspended} title={title} back={{ href: HERE, label: say.title }}>
      <h1>{title}</h1>
      <Row>
        <ActionSign action={statement} />
      </Row>
      <p class="lede">{pending ? m.moderation.does.proposed : m.moderation.does[statement.kind]}</p>
      {statement.ended && (
        <Note icon="check">
          {say.ended[statement.ended.how]} {statement.ended.words}
        </Note>
      )}
      <Paper icon="scroll-text" what={statement.ground === 'law' ? say.law : say.rule}>
        <p>
          <Cited {...statement} />
        </p>
        <h2 class="small">{say.facts}</h2>
        <p class="written" dir="auto">
          {statement.facts}
        </p>
      </Paper>
      <KeyValue
        facts={[
          { label: say.from, value: <DateTime at={statement.beganAt ?? statement.takenAt} style="moment" /> },
          ...(statement.kind === 'warn'
            ? []
            : [
                {
                  label: say.until,
                  value: statement.until ? <DateTime at={statement.until} style="moment" /> : say.noEnd,
                },
                { label: say.scope, value: say.scopeText },
              ]),
        ]}
      />
      {statement.words && (
        <Section id="yours" title={say.yours}>
          <Judged post={statement.words} />
        </Section>
      )}
      <p class="muted">{say.byPeople}</p>
      <AppealPart statement={statement} form={form} />
      <p class="small muted">{say.elsewhere}</p>
    </OwnPage>
  );
}

function AppealPart({ statement, form }: { statement: Statement; form: FormState }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.statement;
  const { appeal, appealUntil } = statement;
  if (appeal) {
    const { jury, settled } = appeal;
    const by = jury?.by ?? appeal.answerBy;
    return (
      <Section id="appeal" title={say.appealed}>
        <Stack>
          <blockquote class="quote">
            <p class="written" dir="auto">
              {appeal.words}
            </p>
          </blockquote>
          {settled ? (
            <Note icon={settled.outcome === 'overturned' ? 'check' : 'scale'}>
              {settled.outcome && <b>{say.outcomes[settled.outcome]}. </b>}
              {say.settled[settled.how]}
            </Note>
          ) : by <= now ? (
            <Note tone="amber">{say.overdue}</Note>
          ) : (
            <Note tone="amber">
              {jury ? say.juryUntil(jury.size) : say.answerBy} <DateTime at={by} style="moment" />.
            </Note>
          )}
          {settled?.answer && (
            <div class="stack flow-1">
              <h3>{say.answer}</h3>
              <p class="written" dir="auto">
                {settled.answer}
              </p>
            </div>
          )}
        </Stack>
      </Section>
    );
  }
  if (!appealUntil) return null;
  return (
    <Section id="appeal" title={say.appeal}>
      <Stack>
        <p>{say.appealLede(f.date(appealUntil))}</p>
        <p class="muted">{say.clock(say.for(ANSWER_DAYS), say.for(JURY_DAYS))}</p>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <Paper form={{ action: `${HERE}/${statement.id}/appeal` }}>
          <TextArea
            name="words"
            label={say.appealWords}
            value={form.values['words']}
            error={form.errors['words']}
            rows={5}
            maxlength={3_000}
            required
          />
          <Button kind="primary">{say.appealSubmit}</Button>
        </Paper>
      </Stack>
    </Section>
  );
}

export const statementRoutes = [
  get(HERE, 'person', listPage),
  get(ONE, 'person', (c) => statementPage(c)),
  // Where applications for Mastodon lead from a warning.
  get('/disputes/strikes/:id{[0-9]+}', 'person', (c) => c.redirect(`${HERE}/${c.req.param('id')}`, 303)),
  post(
    `${ONE}/appeal`,
    'person',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const id = parseId<'moderation-action'>(c.req.param('id') ?? '');
          if (!id) throw notFound();
          const input = parseInput(appealInput, fields);
          await act(c, (tx, actor) => appealAgainst(tx, actor, id, input));
          return c.redirect(`${HERE}/${id}#appeal`, 303);
        },
        (form) => statementPage(c, form),
      ),
    { limits: [{ name: 'appeal', per: 'person', times: 20, seconds: 3_600 }] },
  ),
];
