import type { Child } from 'hono/jsx';
import type { FoundingStep } from '#deliberation';
import { ErrorSummary, More, Note, Stack } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { CoopSubPage } from './coop-shell.tsx';
import { ALL_STEPS, FOUNDING, stepPath } from './founding-view.ts';

/** One step of the founding: where it stands in the row, what it is about, then `children`, then the way on. */
export function StepPage(props: {
  step: FoundingStep | 'assembly';
  lede: string;
  saved?: boolean;
  form?: FormState;
  children?: Child;
}) {
  const { m } = usePage();
  const say = m.founding.assembly;
  const { step, lede, saved, form } = props;
  const at = ALL_STEPS.indexOf(step);
  const next = ALL_STEPS[at + 1];
  return (
    <CoopSubPage
      tab="overview"
      title={say.names[step]}
      heading={false}
      back={{ href: FOUNDING, label: say.title }}
      canonical={stepPath(step)}
    >
      <Stack space={5}>
        <ErrorSummary errors={form?.errors} sentence={form?.sentence} />
        {saved && (
          <div role="status">
            <Note icon="check">{say.saved}</Note>
          </div>
        )}
        <header class="stack flow-2">
          <p class="muted small">{say.step(at + 1, ALL_STEPS.length)}</p>
          <h1>{say.names[step]}</h1>
          <p class="lede">{lede}</p>
        </header>
        {props.children}
        {next && (
          <p>
            <More href={stepPath(next)}>{say.nextIs(say.names[next])}</More>
          </p>
        )}
      </Stack>
    </CoopSubPage>
  );
}
