import { type Campaign, type CommitmentSum, commitmentsOf, type CommittedSigner } from '#campaigns';
import { get } from '#http';
import { viewerOf } from '../act.ts';
import { campaignOf } from '../campaign-view.ts';
import { csvOf } from '../csv.ts';
import { ButtonLink, Empty, More, Section, Stack, Table } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { areaWords } from './area-field.tsx';
import { campaignPath } from './campaign-words.ts';
import { OrganisingPage } from './organising.tsx';
import { useCommitmentWords } from './petition-mine.tsx';

/** More than anybody reads on a page. */
const MOST_ROWS = 200;

export const commitmentRoutes = [
  get('/c/:slug/commitments', 'organiser', async (c) => {
    const campaign = await campaignOf(c);
    const found = await commitmentsOf(c.var.deps.db, viewerOf(c), campaign.id);
    return show(c, <CommitmentsPage campaign={campaign} {...found} />);
  }),

  get('/c/:slug/commitments.csv', 'organiser', async (c) => {
    const campaign = await campaignOf(c);
    const { people } = await commitmentsOf(c.var.deps.db, viewerOf(c), campaign.id);
    const rows = people.map(({ kind, name, email, area, quantity, since, words, languages }) => [
      kind,
      name,
      email,
      area,
      kind === 'pledge' && quantity !== null ? quantity / 100 : quantity,
      since,
      words || languages.join(' '),
    ]);
    return c.body(csvOf(['kind', 'name', 'email', 'area', 'quantity', 'since', 'words'], rows), 200, {
      'cache-control': 'no-store',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${campaign.slug}-commitments.csv"`,
    });
  }),
];

function CommitmentsPage(props: {
  campaign: Campaign;
  sums: readonly CommitmentSum[];
  people: readonly CommittedSigner[];
}) {
  const { campaign, sums, people } = props;
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.beside.desk;
  const words = useCommitmentWords(campaign.pledgesIn);
  const sumWords = ({ kind, quantity, languages }: CommitmentSum): string => {
    if (kind === 'shares') return f.number(quantity);
    if (kind === 'language') return f.number(languages.length);
    return kind === 'pledge'
      ? f.money({ amount: BigInt(quantity), currency: campaign.pledgesIn }, { short: true })
      : '';
  };
  return (
    <OrganisingPage campaign={campaign} title={say.title}>
      <p>{say.lede}</p>
      {sums.length === 0 ? (
        <Empty
          title={say.none}
          actions={<ButtonLink href={campaignPath(campaign, '/asks')}>{m.figures.desk.line}</ButtonLink>}
        >
          {say.noneText}
        </Empty>
      ) : (
        <Stack space={5}>
          <Table
            caption={say.title}
            rows={sums}
            columns={[
              { label: say.kind, cell: ({ kind }) => m.beside.kinds[kind].column },
              { label: say.people, cell: (sum) => f.number(sum.people), figure: true },
              { label: say.sum, cell: sumWords, figure: true },
              { label: say.mayWrite, cell: (sum) => f.number(sum.mayWrite), figure: true },
            ]}
          />
          <Section
            id="people"
            title={say.list}
            more={
              people.length > 0 && (
                <More href={campaignPath(campaign, '/commitments.csv')} icon="download" lead download>
                  {say.csv}
                </More>
              )
            }
          >
            <Stack>
              <p class="small muted">
                {say.careful} {people.length > MOST_ROWS && say.first(MOST_ROWS, people.length)}
              </p>
              <Table
                caption={say.list}
                rows={people.slice(0, MOST_ROWS)}
                columns={[
                  { label: say.name, cell: ({ name }) => <bdi>{name}</bdi> },
                  { label: say.email, cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a> },
                  { label: say.kind, cell: ({ kind }) => m.beside.kinds[kind].column },
                  { label: say.says, cell: (one) => <bdi>{words(one)}</bdi> },
                  { label: m.figures.country, cell: ({ area }) => area && areaWords(area, locale) },
                ]}
              />
            </Stack>
          </Section>
        </Stack>
      )}
    </OrganisingPage>
  );
}
