import { type Ctx, get } from '#http';
import { type ModerationFigures, moderationFigures } from '#moderation';
import { csvOf } from '../csv.ts';
import { Band, Figures, KeyValue, More, Plot, Row, Section, Table } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Cited } from './moderation-words.tsx';

const HERE = '/about/transparency';
const OPEN_DATA = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' } as const;

const total = (figures: readonly { readonly n: number }[]): number => figures.reduce((sum, { n }) => sum + n, 0);

/** Hours below two days, then days. */
function useDelay(): (seconds: number) => string {
  const { m } = usePage();
  const f = useFormats();
  const say = m.moderation.log.figures;
  return (seconds) =>
    seconds < 172_800
      ? say.hours(f.number(Math.max(1, Math.round(seconds / 3_600))))
      : say.daysLong(f.number(Math.round(seconds / 86_400)));
}

function FiguresPage({ figures }: { figures: ModerationFigures }) {
  const { m } = usePage();
  const f = useFormats();
  const delay = useDelay();
  const say = m.moderation.log.figures;
  const { appeals, cases } = figures;
  const reports = total(figures.reports);
  const actions = total(figures.actions);
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical={HERE}
      noCompose
      description={say.detail}
    >
      <Band>
        <p class="lede">{say.lede(f.date(figures.since))}</p>
        <Figures
          label={say.label}
          items={[
            { n: reports, label: say.reports(reports) },
            { n: actions, label: say.decisions(actions), href: '/about/moderation' },
            { n: appeals.made, label: say.appealsMade(appeals.made) },
            { n: cases.open, label: say.open(cases.open) },
          ]}
        />
        <p>
          {figures.medianSeconds === null ? (
            say.noDelay
          ) : (
            <>
              {say.delay} <b>{delay(figures.medianSeconds)}</b>.
            </>
          )}
        </p>
        <Plot
          id="by-month"
          kind="bars"
          title={say.byMonth}
          description={say.plotSays(reports, actions)}
          series={[
            { label: say.reportsColumn, tone: 'amber' },
            { label: say.decisionsColumn, tone: 'pine' },
          ]}
          points={figures.months.map(({ month, reports: said, actions: done }) => ({
            at: new Date(`${month}T12:00:00Z`),
            values: [said, done],
          }))}
          tableDate={(at) => f.month(at, 'long')}
          csv={`${HERE}/data.csv`}
        />
        <Section id="by-rule" title={say.byRule}>
          {figures.actions.length === 0 ? (
            <p class="muted">{say.noDecisions}</p>
          ) : (
            <Table
              caption={say.byRule}
              rows={figures.actions}
              columns={[
                { label: say.kind, cell: ({ kind }) => m.moderation.kinds[kind] },
                {
                  label: say.rule,
                  cell: (row) => (row.ground === 'law' ? m.moderation.log.law : <Cited {...row} />),
                },
                { label: say.n, cell: ({ n }) => f.number(n), figure: true, foot: f.number(actions) },
              ]}
            />
          )}
          <p class="small muted">{say.automated}</p>
        </Section>
        {reports > 0 && (
          <Section id="what-for" title={say.whatFor}>
            <Table
              caption={say.whatFor}
              rows={figures.reports}
              columns={[
                { label: say.whatForColumn, cell: ({ about }) => m.moderation.about[about] },
                { label: say.n, cell: ({ n }) => f.number(n), figure: true, foot: f.number(reports) },
              ]}
            />
          </Section>
        )}
        <Section id="outcomes" title={say.outcomes}>
          <KeyValue
            facts={[
              { label: say.acted, value: f.number(cases.acted) },
              { label: say.nothing, value: f.number(cases.nothing) },
            ]}
          />
        </Section>
        <Section id="appeals" title={say.appeals}>
          <KeyValue
            facts={[
              { label: say.waiting, value: f.number(appeals.waiting) },
              { label: say.overdue, value: f.number(appeals.overdue) },
              { label: say.upheld, value: f.number(appeals.upheld) },
              { label: say.overturned, value: f.number(appeals.overturned) },
              { label: say.byJury, value: f.number(appeals.byJury) },
              { label: say.bySilence, value: f.number(appeals.bySilence) },
            ]}
          />
        </Section>
        <Row>
          <More href={`${HERE}/data.json`}>{say.data} (JSON)</More>
          <More href={`${HERE}/data.csv`} icon="download" lead download>
            CSV
          </More>
        </Row>
      </Band>
    </AnyPage>
  );
}

/** The figures as anybody's program reads them. */
async function json(c: Ctx): Promise<Response> {
  const { since, months, reports, cases, actions, medianSeconds, appeals } = await moderationFigures(c.var.deps.db);
  return c.json(
    {
      since: since.toISOString(),
      months,
      reports,
      cases,
      actions: actions.map(({ kind, ground, ruleKey, ruleWords, n }) => ({
        kind,
        ground,
        rule: ruleKey,
        rule_words: ruleWords,
        n,
      })),
      median_seconds: medianSeconds === null ? null : Math.round(medianSeconds),
      appeals: {
        made: appeals.made,
        waiting: appeals.waiting,
        overdue: appeals.overdue,
        upheld: appeals.upheld,
        overturned: appeals.overturned,
        by_jury: appeals.byJury,
        by_silence: appeals.bySilence,
      },
      automated: 0,
    },
    200,
    OPEN_DATA,
  );
}

async function csv(c: Ctx): Promise<Response> {
  const { months } = await moderationFigures(c.var.deps.db);
  const rows = months.map(({ month, reports, actions }) => [month, reports, actions]);
  return c.body(csvOf(['month', 'reports', 'decisions'], rows), 200, {
    ...OPEN_DATA,
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="moderation.csv"',
  });
}

export const transparencyRoutes = [
  get(HERE, 'anyone', async (c) => show(c, <FiguresPage figures={await moderationFigures(c.var.deps.db)} />)),
  get(`${HERE}/data.json`, 'anyone', json),
  get(`${HERE}/data.csv`, 'anyone', csv),
];
