import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { parseInput } from '#input';
import { giveVerdict, juriesOf, type JuryCase, verdictInput } from '#moderation';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  Chip,
  Choices,
  CopyField,
  DateTime,
  Empty,
  ErrorSummary,
  Fold,
  Line,
  Lines,
  Note,
  Paper,
  Section,
  Stack,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { houseOf } from '../rule-book.ts';
import { show } from '../show.ts';
import { Cited, Judged } from './moderation-words.tsx';

const HERE = '/me/juries';
const ONE = `${HERE}/:id{[0-9]+}`;

const idIn = (c: Ctx): Id<'appeal'> => {
  const id = parseId<'appeal'>(c.req.param('id') ?? '');
  if (!id) throw notFound();
  return id;
};

async function listPage(c: Ctx): Promise<Response> {
  return show(c, <Juries cases={await juriesOf(c.var.deps.db, viewerOf(c))} />);
}

function Juries({ cases }: { cases: readonly JuryCase[] }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.moderation.jury;
  return (
    <MemberPage
      title={say.title}
      heading={say.title}
      back={{ href: '/settings', label: m.accounts.settings.back }}
      unlisted
      noCompose
    >
      <Band>
        {cases.length === 0 && <Empty title={say.none}>{say.noneText}</Empty>}
        <Lines>
          {cases.map((one) => (
            <Line
              icon="scale"
              href={`${HERE}/${one.id}`}
              title={m.moderation.kinds[one.kind]}
              detail={f.moment(one.takenAt, now)}
              value={
                one.settled?.outcome ? (
                  <Chip tone="done">{m.moderation.statement.outcomes[one.settled.outcome]}</Chip>
                ) : one.settled ? undefined : (
                  <Chip tone="time">
                    <DateTime at={one.juryBy} style="deadline" />
                  </Chip>
                )
              }
            />
          ))}
        </Lines>
      </Band>
    </MemberPage>
  );
}

async function juryPage(c: Ctx, form?: FormState): Promise<Response> {
  const id = idIn(c);
  const found = (await juriesOf(c.var.deps.db, viewerOf(c))).find((one) => one.id === id);
  if (!found) throw notFound();
  const { verdict, words } = found.mine;
  const given = form ?? freshForm(verdict ? { verdict, words } : {});
  return show(c, <JuryPage found={found} form={given} />, given.status);
}

function JuryPage({ found, form }: { found: JuryCase; form: FormState }) {
  const { m } = usePage();
  const say = m.moderation.jury;
  const title = m.moderation.kinds[found.kind];
  const { settled, mine } = found;
  return (
    <MemberPage title={title} back={{ href: HERE, label: say.title }} tools={<></>} unlisted noCompose>
      <Band>
        <h1>{title}</h1>
        <p class="lede">{say.lede}</p>
        <Paper icon="scroll-text" what={say.decided} status={<DateTime at={found.takenAt} style="date" />}>
          <p>
            <Cited {...found} />
          </p>
          <p class="written" dir="auto">
            {found.facts}
          </p>
          {found.post && <Judged post={found.post} />}
        </Paper>
        <Paper icon="message-circle" what={say.appeal} status={<DateTime at={found.madeAt} style="date" />}>
          <p class="written" dir="auto">
            {found.words}
          </p>
        </Paper>
        {settled ? (
          <Note icon="scale">
            {settled.outcome && <b>{m.moderation.statement.outcomes[settled.outcome]}. </b>}
            {m.moderation.statement.settled[settled.how]}
          </Note>
        ) : (
          <Section id="vote" title={say.question}>
            <Stack>
              <p>
                {say.until} <DateTime at={found.juryBy} style="moment" />. {say.said(found.said)}
              </p>
              <p class="muted">{say.rule}</p>
              {mine.verdict && <Note icon="check">{say.voted}</Note>}
              <ErrorSummary errors={form.errors} sentence={form.sentence} />
              <Paper form={{ action: `${HERE}/${found.id}` }}>
                <Choices
                  name="verdict"
                  legend={say.question}
                  value={form.values['verdict']}
                  error={form.errors['verdict']}
                  options={[
                    { value: 'upheld', label: say.upheld },
                    { value: 'overturned', label: say.overturned },
                  ]}
                />
                <TextArea
                  name="words"
                  label={say.words}
                  value={form.values['words']}
                  error={form.errors['words']}
                  rows={3}
                  maxlength={2_000}
                  optional
                />
                <Button kind="primary">{mine.verdict ? say.change : say.submit}</Button>
              </Paper>
            </Stack>
          </Section>
        )}
        <Fold summary={say.draw}>
          <p>{say.drawText}</p>
          <CopyField label={say.seed} value={found.seed} />
          <CopyField label={say.rollHash} value={found.rollHash} />
          <p>
            {say.drawn}: {found.jurors.join(', ')}
          </p>
          <p class="small muted">
            {say.roll}: {found.roll.join(', ')}
          </p>
        </Fold>
      </Band>
    </MemberPage>
  );
}

export const juryRoutes = [
  get(HERE, 'account', listPage),
  get(ONE, 'account', (c) => juryPage(c)),
  post(ONE, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const house = await houseOf(c);
        const input = parseInput(verdictInput, fields);
        await act(c, (tx, actor) => giveVerdict(tx, actor, idIn(c), input, house));
        c.var.deps.wake.mail();
        return c.redirect(`${HERE}/${idIn(c)}`, 303);
      },
      (form) => juryPage(c, form),
    ),
  ),
];
