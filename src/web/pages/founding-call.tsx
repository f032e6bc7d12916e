import { foundingAssembly, FOUNDING_STEPS } from '#deliberation';
import { type Ctx, get, post } from '#http';
import { act } from '../act.ts';
import { Button, Line, Lines, Note, Row, Section, Stack } from '../components.ts';
import { DurationField, durationIn } from '../duration-field.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { ruleName } from '../rule-words.tsx';
import { show } from '../show.ts';
import { StepPage } from './founding-shell.tsx';
import { type FoundingView, loadFounding, stepPath } from './founding-view.ts';
import { AssemblyCall, assemblyStands } from './founding-words.tsx';

const PATH = stepPath('assembly');
const DAY = 1_440;
const USUAL = { noticeMinutes: 4 * DAY, votingMinutes: 3 * DAY, objectionMinutes: 0 } as const;
const TIMES = { noticeMinutes: 'notice', votingMinutes: 'voting', objectionMinutes: 'objection' } as const;
const NAMES = Object.keys(TIMES) as (keyof typeof TIMES)[];

const showStep = async (c: Ctx, form: FormState) =>
  show(c, <CallPage view={await loadFounding(c)} form={form} />, form.status);

export const foundingCallRoutes = [
  get(PATH, 'anyone', (c) => showStep(c, freshForm())),

  post(
    PATH,
    'steward',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const times = Object.fromEntries(NAMES.map((name) => [name, durationIn(fields, name)]));
          const { number } = await act(c, (tx, actor) => foundingAssembly(tx, actor, times));
          return c.redirect(`/d/${number}`, 303);
        },
        (form) => showStep(c, form),
      ),
    { limits: [{ name: 'founding-call', per: 'person', times: 20, seconds: 3_600 }] },
  ),
];

function CallPage({ view, form }: { view: FoundingView; form: FormState }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.founding.assembly;
  const { assembly, edits, gaps } = view;
  const open = FOUNDING_STEPS.filter((step) => gaps[step] !== undefined);
  return (
    <StepPage step="assembly" lede={say.call.lede} form={form}>
      {assembly && (
        <Stack>
          <Note icon="vote">{assemblyStands(m, f, now, assembly)}</Note>
          <Row>
            <AssemblyCall assembly={assembly} />
          </Row>
        </Stack>
      )}
      <Section id="carries" title={say.call.carries}>
        <Carries view={view} />
      </Section>
      {edits && open.length > 0 && (
        <Section id="gaps" title={say.call.gaps}>
          <Lines>
            {open.map((step) => (
              <Line icon="circle-dashed" title={gaps[step]?.(m) ?? ''} detail={say.names[step]} href={stepPath(step)} />
            ))}
          </Lines>
        </Section>
      )}
      {edits && open.length === 0 && (
        <form class="stack" method="post" action={PATH} novalidate>
          <fieldset class="stack flow-3">
            <legend class="label">{say.call.legend}</legend>
            <p class="hint">{say.call.hint}</p>
            {NAMES.map((name) => (
              <DurationField
                name={name}
                label={say.call[TIMES[name]]}
                minutes={USUAL[name]}
                values={Object.keys(form.values).length > 0 ? form.values : undefined}
                error={form.errors[name]}
              />
            ))}
          </fieldset>
          {assembly?.state === 'discussion' && <p>{say.call.againText}</p>}
          <Row>
            <Button kind="primary" big>
              {assembly?.state === 'discussion' ? say.call.again : say.call.button}
            </Button>
          </Row>
        </form>
      )}
    </StepPage>
  );
}

/** What it will do if it passes, in the order in which it happens. */
function Carries({ view: { plan, founders, mine, steward } }: { view: FoundingView }) {
  const { m } = usePage();
  const say = m.founding.assembly;
  const { items } = say.call;
  const nameOf = (member: string) =>
    steward || mine.length > 0
      ? (founders.find((one) => one.member === member)?.name.name ?? say.firsts.nobody)
      : say.aFounder;
  return (
    <ol class="numbered">
      <li>{items.register(say.founders(founders.length))}</li>
      <li>{items.stewards}</li>
      {plan.bylaws && <li>{items.bylaws(plan.bylaws.title)}</li>}
      {plan.governing === 'board' && <li>{items.governing(say.deciding.presets.board.name)}</li>}
      {Object.keys(plan.rules).map((key) => (
        <li>{items.rule(ruleName(m, { key, name: '' }))}</li>
      ))}
      {plan.mandates.map(({ title, member, months }) => (
        <li>{items.mandate(title, nameOf(member), months)}</li>
      ))}
    </ol>
  );
}
