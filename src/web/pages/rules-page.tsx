import { type Rule, rules } from '#deliberation';
import { get } from '#http';
import { registerFigures } from '#membership';
import { ButtonLink, Fold, Paper, Row, Section, Stack } from '../components.ts';
import { type RuleVersion, ruleVersions } from '../coop-readers.ts';
import { standingOf } from '../coop-viewer.ts';
import { useFormats, usePage } from '../page-context.ts';
import { proposePath } from '../propose.ts';
import { ruleName, RuleSentences } from '../rule-words.tsx';
import { show } from '../show.ts';
import { CoopPage } from './coop-shell.tsx';

/** How decisions are taken, in plain words, and how that came to be. */
export const rulesRoutes = [
  get('/coop/rules', 'anyone', async (c) => {
    const { m, deps } = c.var;
    const say = m.coop.rules;
    const [inForce, written, figures, reader] = await Promise.all([
      rules(deps.db),
      ruleVersions(deps.db),
      registerFigures(deps.db),
      standingOf(c),
    ]);
    return show(
      c,
      <CoopPage tab="rules" title={say.title} description={say.lede}>
        <p class="lede">{say.lede}</p>
        {inForce.map((rule) => (
          <RulePaper
            rule={rule}
            versions={written.filter((one) => one.key === rule.key)}
            electors={figures.voting || undefined}
            isMember={reader.isMember}
          />
        ))}
        <Presets />
      </CoopPage>,
    );
  }),
];

interface RuleProps {
  rule: Rule;
  versions: readonly RuleVersion[];
  /** How many vote today; absent before there are members. */
  electors: number | undefined;
  isMember: boolean;
}

function RulePaper({ rule, versions, electors, isMember }: RuleProps) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.rules;
  const { key, settings, version } = rule;
  const current = versions.find((one) => one.version === version);
  const earlier = versions.filter((one) => one.version < version);
  const about = Object.hasOwn(say.about, key) ? say.about[key as 'lazy'] : undefined;
  const decides = settings.decides.map((gravity) => say.decides[gravity]);
  return (
    <Paper
      id={key}
      icon="scale"
      what={say.version(version)}
      status={<Since version={current} />}
      title={ruleName(m, rule)}
      level={2}
    >
      {about && <p class="muted">{about}</p>}
      <RuleSentences settings={settings} electors={electors} />
      <p class="small muted">{say.mayDecide(f.list(decides))}</p>
      {earlier.length > 0 && (
        <Fold summary={say.versions}>
          <Stack>
            {earlier.map((one) => (
              <Earlier version={one} />
            ))}
          </Stack>
        </Fold>
      )}
      {isMember && (
        <Row>
          <ButtonLink
            icon="pencil"
            href={proposePath('rule.change', { rule: key })}
            label={say.proposeNamed(ruleName(m, rule))}
          >
            {say.propose}
          </ButtonLink>
        </Row>
      )}
    </Paper>
  );
}

function Since({ version }: { version: RuleVersion | undefined }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.rules;
  if (!version) return <>{say.bySetUp}</>;
  return (
    <>
      {say.since(f.date(version.since))}
      {version.decision !== null && (
        <>
          , <a href={`/decisions/${version.decision}`}>{say.byDecision(version.decision)}</a>
        </>
      )}
    </>
  );
}

function Earlier({ version }: { version: RuleVersion }) {
  const { m } = usePage();
  return (
    <div class="stack flow-2">
      <p class="small">
        <b>{m.coop.rules.version(version.version)}</b>, <Since version={version} />
      </p>
      <RuleSentences settings={version.settings} />
    </div>
  );
}

/** The two ways in which co-ops govern themselves, in plain words. */
function Presets() {
  const { presets } = usePage().m.coop.rules;
  return (
    <Section id="ways" title={presets.title}>
      <Stack>
        <p>{presets.lede}</p>
        {(['everyone', 'board'] as const).map((key) => (
          <div class="stack flow-1">
            <h3>{presets[key].title}</h3>
            <p>{presets[key].text}</p>
            <p class="small muted">{presets[key].fits}</p>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
