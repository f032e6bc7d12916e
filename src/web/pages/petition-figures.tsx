import {
  type AreaFigure,
  areaFigures,
  type AreaFigures,
  areaName,
  type Campaign,
  type CommitmentTotal,
  commitmentTotals,
  FEWEST_SHOWN,
} from '#campaigns';
import { get } from '#http';
import { format } from '#i18n';
import { curveOf, readingOf } from '../campaign-view.ts';
import { csvOf } from '../csv.ts';
import { Breadcrumb, Empty, KeyValue, More, Plot, Prose, Section, Stack, Table, TileMap } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import type { CampaignView } from './campaign-page.tsx';
import { campaignPath } from './campaign-words.ts';

type Order = 'name' | 'number';

export const figureRoutes = [
  get('/c/:slug/figures', 'anyone', async (c) => {
    const { deps } = c.var;
    const campaign = await readingOf(c);
    const [areas, curve, totals] = await Promise.all([
      areaFigures(deps.db, campaign.id),
      curveOf(deps, campaign),
      commitmentTotals(deps.db, campaign.id),
    ]);
    const order: Order = c.req.query('by') === 'name' ? 'name' : 'number';
    return show(c, <FiguresPage campaign={campaign} areas={areas} curve={curve} totals={totals} order={order} />);
  }),

  get('/c/:slug/figures.csv', 'anyone', async (c) => {
    const campaign = await readingOf(c);
    const { countries, regions } = await areaFigures(c.var.deps.db, campaign.id);
    const rows = [...countries, ...regions].map(({ area, signatures }) => [
      area,
      areaName(area, c.var.locale),
      signatures,
    ]);
    return c.body(csvOf(['code', 'name', 'signatures'], rows), 200, {
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${campaign.slug}-countries.csv"`,
    });
  }),
];

/** The sums of what signers added, in a sentence each. */
export function CommitmentTotals({
  campaign,
  totals,
}: {
  campaign: Pick<Campaign, 'pledgesIn'>;
  totals: readonly CommitmentTotal[];
}) {
  const { m } = usePage();
  const f = useFormats();
  if (totals.length === 0) return null;
  const say = m.beside.kinds;
  const words = ({ kind, people, quantity, languages }: CommitmentTotal): string => {
    switch (kind) {
      case 'shares':
        return say.shares.total(people, f.number(quantity ?? 0));
      case 'pledge':
        return say.pledge.total(
          people,
          f.money({ amount: BigInt(quantity ?? 0), currency: campaign.pledgesIn }, { short: true }),
        );
      case 'language':
        return say.language.total(people, languages);
      case 'skill':
        return say.skill.total(people);
      case 'place':
        return say.place.total(people);
    }
  };
  return (
    <div class="stack flow-1">
      <ul>
        {totals.map((total) => (
          <li>{words(total)}</li>
        ))}
      </ul>
      <p class="small muted">{m.beside.roughly}</p>
    </div>
  );
}

function FiguresPage(props: {
  campaign: Campaign;
  areas: AreaFigures;
  curve: CampaignView['curve'];
  totals: readonly CommitmentTotal[];
  order: Order;
}) {
  const { campaign, areas, curve, totals, order } = props;
  const { m, now, locale } = usePage();
  const f = useFormats();
  const say = m.figures;
  const words = m.campaigns;
  const here = campaignPath(campaign, '/figures');
  const best = curve.periods.reduce((most, period) => (period.confirmed > most.confirmed ? period : most), {
    from: campaign.launchedAt,
    confirmed: 0,
  });
  return (
    <PublicPage title={`${say.title} · ${campaign.title}`} canonical={here} width="column">
      <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
      <h1>{say.title}</h1>
      <Stack space={6}>
        <KeyValue
          facts={[
            { label: words.confirmedTerm, value: f.number(campaign.counts.confirmed) },
            { label: words.pendingTerm, value: f.number(campaign.counts.waiting) },
            { label: words.goalTerm, value: f.number(campaign.goal.signatures) },
          ]}
        />
        {best.confirmed > 0 && (
          <Section id="curve-of" title={say.curve}>
            <Plot
              id="curve"
              kind="bars"
              title={curve.unit === 'day' ? words.perDay : words.perWeek}
              description={words.curve(
                f.number(campaign.counts.confirmed),
                f.number(best.confirmed),
                f.day(best.from, now),
              )}
              series={[{ label: words.confirmedTerm, tone: 'amber' }]}
              points={curve.periods.map(({ from, confirmed }) => ({ at: from, values: [confirmed] }))}
              {...(curve.unit === 'day' && { axisDate: (at: Date) => f.day(at, now) })}
              tableDate={(at) => f.date(at)}
              csv={campaignPath(campaign, '/data.csv')}
            />
          </Section>
        )}
        <Areas campaign={campaign} areas={areas} order={order} />
        {totals.length > 0 && (
          <Section id="committed" title={say.committed}>
            <CommitmentTotals campaign={campaign} totals={totals} />
          </Section>
        )}
        <Section id="rule" title={say.rule}>
          <Prose>
            <ul>
              {say.rules.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </Prose>
        </Section>
        {areas.on && <p class="small muted">{say.asOf(format.formatsFor(locale, 'UTC').date(new Date(areas.on)))}</p>}
      </Stack>
    </PublicPage>
  );
}

function Areas({ campaign, areas, order }: { campaign: Campaign; areas: AreaFigures; order: Order }) {
  const { m, locale } = usePage();
  const say = m.figures;
  const { countries, regions } = areas;
  const [first] = countries;
  const here = campaignPath(campaign, '/figures');
  if (!first) {
    return (
      <Section id="countries" title={say.byCountry}>
        <Empty title={say.none} level={3}>
          {campaign.area.asks === 'none' ? say.notAsked : say.noneText}
        </Empty>
      </Section>
    );
  }
  return (
    <>
      <Section id="map" title={say.map}>
        <Stack space={3}>
          <p class="muted">{say.mapText}</p>
          <TileMap
            description={say.mapSays(countries.length, areaName(first.area, locale), first.signatures)}
            figures={new Map(countries.map(({ area, signatures }) => [area, signatures]))}
            nameOf={(code) => areaName(code, locale)}
          />
        </Stack>
      </Section>
      <Section
        id="countries"
        title={say.byCountry}
        more={
          <More href={campaignPath(campaign, '/figures.csv')} icon="download" lead download>
            CSV
          </More>
        }
      >
        <AreaTable
          caption={say.byCountry}
          what={say.country}
          figures={countries}
          order={order}
          here={`${here}#countries`}
        />
      </Section>
      {[...Map.groupBy(regions, ({ area }) => area.slice(0, 2))].map(([country, within]) => (
        <Section id={`regions-${country}`} title={say.byRegion(areaName(country, locale))}>
          <AreaTable
            caption={say.byRegion(areaName(country, locale))}
            what={say.region}
            figures={within}
            order={order}
            here={`${here}#regions-${country}`}
          />
        </Section>
      ))}
    </>
  );
}

/** Sorted by the links of its head: nothing of it needs a script. */
function AreaTable(props: {
  caption: string;
  what: string;
  figures: readonly AreaFigure[];
  order: Order;
  here: string;
}) {
  const { caption, what, figures, order, here } = props;
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.figures;
  const total = figures.reduce((sum, { signatures }) => sum + signatures, 0);
  const rows = figures.map((figure) => ({ ...figure, name: areaName(figure.area, locale) }));
  const sorted = order === 'name' ? rows.toSorted((a, b) => a.name.localeCompare(b.name, locale)) : rows;
  const [page = '', anchor = ''] = here.split('#');
  const head = (by: Order, label: string, sort: string) =>
    by === order ? (
      label
    ) : (
      <>
        {label}{' '}
        <a href={`${page}?by=${by}#${anchor}`} rel="nofollow">
          {sort}
        </a>
      </>
    );
  return (
    <Table
      caption={caption}
      rows={sorted}
      columns={[
        { label: head('name', what, say.sortByName), cell: ({ name }) => name },
        {
          label: head('number', say.signatures, say.sortByNumber),
          cell: ({ signatures }) => f.number(signatures),
          figure: true,
        },
        {
          label: say.share,
          cell: ({ signatures }) => f.percent(signatures / Math.max(FEWEST_SHOWN, total)),
          figure: true,
        },
      ]}
    />
  );
}
