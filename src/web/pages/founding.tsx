import { stewardsOf } from '#accounts';
import { beginFounding } from '#membership';
import { blanksIn } from '#deliberation';
import { get, post } from '#http';
import { modelByKey } from '#membership';
import { act } from '../act.ts';
import { Button, Chip, Line, Lines, Note, Row, Section, Stack } from '../components.ts';
import type { IconName } from '../components/icon.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';
import { decisionPath } from './decision-words.tsx';
import { assemblyStands } from './founding-words.tsx';
import { ALL_STEPS, FOUNDING, type FoundingView, loadFounding, stepPath } from './founding-view.ts';

type Steward = Awaited<ReturnType<typeof stewardsOf>>[number];

export const foundingRoutes = [
  get(FOUNDING, 'anyone', async (c) => {
    const view = await loadFounding(c);
    const stewards = view.stage === 'campaign' ? await stewardsOf(c.var.deps.db) : [];
    return show(c, <FoundingPage view={view} stewards={stewards} />);
  }),

  post(`${FOUNDING}/begin`, 'steward', async (c) => {
    const { deps } = c.var;
    await act(c, beginFounding);
    // The page that follows shows the new stage.
    await deps.settings.reload();
    return c.redirect(FOUNDING, 303);
  }),
];

const ICONS: Record<(typeof ALL_STEPS)[number], IconName> = {
  model: 'landmark',
  deciding: 'scale',
  bylaws: 'scroll-text',
  founders: 'users',
  mandates: 'key-round',
  assembly: 'vote',
};

function FoundingPage({ view, stewards }: { view: FoundingView; stewards: readonly Steward[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.founding.assembly;
  const { stage, assembly, steward } = view;
  const decided = assembly?.decision;
  return (
    <CoopSubPage
      tab="overview"
      title={say.title}
      heading={false}
      back={{ href: '/coop', label: m.ui.places.coop }}
      canonical={FOUNDING}
    >
      <Stack space={5}>
        <header class="stack flow-2">
          <h1>{say.title}</h1>
          <p class="lede">{say.lede[stage]}</p>
        </header>
        {stage === 'co-op' && decided?.executedAt && (
          <p>
            {say.founded(f.date(decided.executedAt))}{' '}
            <a href={decisionPath(decided)}>{m.founding.register.decisionInside(decided.number)}</a>.
          </p>
        )}
        {stage === 'campaign' && <Begin steward={steward} stewards={stewards} />}
        {stage === 'founding' && view.mine.length === 0 && (
          <Note icon="user-plus">
            {say.askText} <a href="/coop/join">{say.askToFound}</a>
          </Note>
        )}
        {stage === 'co-op' && !assembly ? null : (
          <Section id="steps" title={say.steps}>
            <Lines>
              {ALL_STEPS.map((step) => (
                <StepLine view={view} step={step} />
              ))}
            </Lines>
          </Section>
        )}
      </Stack>
    </CoopSubPage>
  );
}

function Begin({ steward, stewards }: { steward: boolean; stewards: readonly Steward[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.founding.assembly;
  if (!steward)
    return (
      <Note>
        {say.stewardsBegin} {f.list(stewards.map(({ displayName }) => displayName))}.{' '}
        <a href="/about">{m.ui.foot.about}</a>
      </Note>
    );
  return (
    <form class="stack" method="post" action={`${FOUNDING}/begin`}>
      <p>{say.beginText}</p>
      <Row>
        <Button kind="primary" big>
          {say.begin}
        </Button>
      </Row>
    </form>
  );
}

function StepLine({ view, step }: { view: FoundingView; step: (typeof ALL_STEPS)[number] }) {
  const { m } = usePage();
  const say = m.founding.assembly;
  const { stage } = view;
  const standing = useStanding(view, step);
  const detail = stage === 'campaign' || standing === undefined ? say.todo[step] : standing;
  const ready = step === 'assembly' ? view.assembly !== undefined : view.gaps[step] === undefined;
  const line = { icon: ICONS[step], title: say.names[step], detail };
  if (stage === 'campaign') return <Line {...line} />;
  return (
    <Line
      {...line}
      href={stage === 'co-op' && step === 'founders' ? '/coop/members' : stepPath(step)}
      value={
        stage === 'founding' && (
          <Chip tone={ready ? 'done' : 'plain'} icon={ready ? 'circle-check' : 'circle-dashed'}>
            {ready ? say.done : say.missing}
          </Chip>
        )
      }
    />
  );
}

/** Where a step stands, in a few words; undefined while nothing is done. */
function useStanding(
  { plan, founders, applications, assembly }: FoundingView,
  of: (typeof ALL_STEPS)[number],
): string | undefined {
  const { m, locale, now } = usePage();
  const f = useFormats();
  const say = m.founding.assembly;
  switch (of) {
    case 'model':
      return plan.model ? modelByKey(plan.model)?.name[locale] : undefined;
    case 'deciding':
      return plan.governing ? say.deciding.presets[plan.governing].name : undefined;
    case 'bylaws': {
      if (!plan.bylaws) return undefined;
      const blanks = blanksIn(plan.bylaws.text).length;
      const long = say.words(plan.bylaws.text.split(/\s+/).length);
      return blanks > 0 ? say.blanks(blanks) : `${plan.bylaws.title}, ${long}`;
    }
    case 'founders': {
      const waiting = applications.filter(({ founder }) => !founder).length;
      if (founders.length + waiting === 0) return undefined;
      return [say.founders(founders.length), say.applicants(waiting)].filter(Boolean).join(', ');
    }
    case 'mandates':
      return plan.mandates.length > 0 ? say.mandates(plan.mandates.length) : undefined;
    case 'assembly':
      return assembly && assemblyStands(m, f, now, assembly);
  }
}
