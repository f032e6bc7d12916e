import type { Ctx } from '#http';
import { FRAMED_POLICY, get } from '#http';
import { DAYS_BEFORE, fold, LEAST_USUAL, readTag, type TagMomentum } from '#network';
import { notFound } from '#refusal';
import { Count, Prose, Table } from '../components.ts';
import { csvOf } from '../csv.ts';
import { AnyPage, BarePage, renderPage } from '../layout.tsx';
import { momentumOf } from '../momentum-view.ts';
import { usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';
import { currentPage, show } from '../show.ts';
import { MomentumChart } from './momentum-chart.tsx';

const LONGEST_TAG = 100;
const PER_CALL = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };
const limits = [{ name: 'momentum', per: 'address', times: 240, seconds: 60 }] as const;

interface Moving {
  readonly tag: { readonly name: string; readonly label: string };
  readonly found: TagMomentum;
}

/** The hashtag of this address, and how it moves: one that nobody used in public looks like one that nobody used. */
async function movingOf(c: Ctx): Promise<Moving> {
  const { deps } = c.var;
  const name = fold((c.req.param('tag') ?? '').slice(0, LONGEST_TAG));
  const found = (await momentumOf(deps, [name])).get(name);
  if (!found) throw notFound();
  const seen = found.hours.some(({ posts }) => posts > 0);
  const label = (seen && (await readTag(deps.db, name))?.label) || name;
  return { tag: { name, label }, found };
}

export const momentumRoutes = [
  get('/about/momentum', 'anyone', (c) => show(c, <AboutMomentum />)),

  get(
    '/tags/:tag/momentum.json',
    'anyone',
    async (c) => {
      const { tag, found } = await movingOf(c);
      const { origin } = c.var.deps.config;
      const hours = found.hours.map(({ from, to, ...figures }) => ({
        from: from.toISOString(),
        to: to.toISOString(),
        ...figures,
      }));
      return c.json(
        {
          links: { self: `${origin}${tagPath(tag.name)}/momentum.json`, formula: `${origin}/about/momentum` },
          tag: tag.name,
          label: tag.label,
          momentum: found.last.momentum,
          least_usual: LEAST_USUAL,
          days_before: DAYS_BEFORE,
          hours,
        },
        200,
        PER_CALL,
      );
    },
    { limits },
  ),

  get(
    '/tags/:tag/momentum.csv',
    'anyone',
    async (c) => {
      const { found } = await movingOf(c);
      const rows = found.hours.map(({ from, to, posts, people, usual, momentum: factor }) => [
        from.toISOString(),
        to.toISOString(),
        posts,
        people,
        usual,
        factor,
      ]);
      return c.body(csvOf(['from', 'to', 'posts', 'people', 'usual', 'momentum'], rows), 200, {
        ...PER_CALL,
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="momentum.csv"',
      });
    },
    { limits },
  ),

  // In somebody else's page, the same for everyone: see petition-embed.tsx.
  get(
    '/tags/:tag/embed',
    'anyone',
    async (c) => {
      const { tag, found } = await movingOf(c);
      const { viewer: _, ...page } = currentPage(c);
      const html = renderPage(
        { ...page, theme: 'system' },
        <BarePage title={`#${tag.label}`} unlisted head={<base target="_blank" />}>
          <div class="embedded">
            <h1 class="vh">#{tag.label}</h1>
            <MomentumChart tag={tag} found={found} href={tagPath(tag.name)} />
          </div>
        </BarePage>,
      );
      c.header('set-cookie', undefined);
      return c.html(html, 200, { 'content-security-policy': FRAMED_POLICY, 'cache-control': 'public, max-age=60' });
    },
    { limits },
  ),
];

/** The week of the example that the page works through: a law of the tests counts it again. */
export const EXAMPLE = { people: 12, before: [3, 4, 2, 40, 0, 5, 3] } as const;

function AboutMomentum() {
  const { m } = usePage();
  const say = m.momentum.about;
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      description={say.description}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical="/about/momentum"
    >
      <div class="band stack flow-5">
        <p class="lede">{say.lede}</p>
        <Prose>
          <h2>{say.formulaTitle}</h2>
          <p class="formula">{say.formula(LEAST_USUAL)}</p>
          <h2>{say.terms}</h2>
          <Sentences of={say.termList(LEAST_USUAL)} />
          <h2>{say.exampleTitle}</h2>
          <p>{say.exampleIntro}</p>
        </Prose>
        <Table
          caption={say.exampleTable}
          rows={EXAMPLE.before.map((people, i) => ({ people, days: i + 1 }))}
          columns={[
            { label: say.day, cell: ({ days }) => say.daysBefore(days) },
            { label: m.momentum.wrote, cell: ({ people }) => <Count value={people} />, figure: true },
          ]}
        />
        <Prose>
          <ol>
            {say.exampleSteps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <h2>{say.whyTitle}</h2>
          <Sentences of={say.why} />
          <h2>{say.checkTitle}</h2>
          <p>{say.check}</p>
        </Prose>
      </div>
    </AnyPage>
  );
}

const Sentences = ({ of }: { of: readonly string[] }) => (
  <ul>
    {of.map((sentence) => (
      <li>{sentence}</li>
    ))}
  </ul>
);
