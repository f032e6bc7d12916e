import { outcomeSentence, picture, ruleWords, sentences, tables } from '@essor/tally';
import type { Proposal } from '#deliberation';
import { raw } from 'hono/html';
import { type Ctx, get } from '#http';
import { notFound } from '#refusal';
import { Fold, KeyValue, More, Note, Section, Stack, Table } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { proposalOf } from '../proposal-view.ts';
import { show } from '../show.ts';
import { resultSentences } from './proposal-result.ts';
import { ProposalTally } from './proposal-tally.tsx';
import { proposalName, proposalPath } from './proposal-words.ts';
import { resultsCsv } from './results-csv.ts';

/** The whole count in words, tables and a picture, for whoever wants more than the sentence. */
function ResultsPage({ proposal }: { proposal: Proposal }) {
  const { m, locale, now } = usePage();
  const f = useFormats();
  const say = m.decide.results;
  const { record, cast, electors, number } = proposal;
  const name = proposalName(m, proposal);
  return (
    <AnyPage
      title={`${say.title} · ${proposal.title}`}
      place="decide"
      back={{ href: proposalPath(proposal), label: name }}
      canonical={proposalPath(proposal, '/results')}
      noCompose
    >
      <div class="band">
        <Stack>
          <p class="meta">{say.title}</p>
          <h1 lang={proposal.language === locale ? undefined : proposal.language} dir="auto">
            {proposal.title}
          </h1>
          {proposal.state === 'closed' && <p class="verdict">{resultSentences(m, f, proposal, now).join(' ')}</p>}
          {cast !== null && electors !== null && (
            <p>{say.turnout(cast, electors, f.percent(electors > 0 ? cast / electors : 0, 1))}</p>
          )}
          {proposal.state === 'voting' && <Note tone="amber">{say.running}</Note>}
          {cast === null && <p class="muted">{say.notOpen}</p>}
          <ProposalTally proposal={proposal} />
        </Stack>
        {record && (
          <>
            {/* Of a yes or no the bar above is the picture. */}
            {record.outcome.kind !== 'decision' && (
              <Section id="picture" title={say.picture}>
                <div class="count-picture" tabindex={0} role="group" aria-label={say.picture}>
                  {raw(picture(record, locale))}
                </div>
              </Section>
            )}
            <Section id="figures" title={say.figures}>
              <Stack>
                {tables(record, locale).map((table) => (
                  <Table
                    caption={table.caption}
                    showCaption
                    columns={table.columns.map((label, column) => ({
                      label: label || <span class="vh">{table.caption}</span>,
                      cell: (row: readonly string[]) => row[column] ?? '',
                      figure: column > 0,
                    }))}
                    rows={table.rows}
                  />
                ))}
              </Stack>
            </Section>
            <Section id="told" title={say.told}>
              <Stack>
                <p>{outcomeSentence(record, locale)}</p>
                {sentences(record, locale).map(({ title, sentences: lines }) => (
                  <Fold summary={title} open={record.rounds.length === 1}>
                    <ul class="told">
                      {lines.map((line) => (
                        <li>{line}</li>
                      ))}
                    </ul>
                  </Fold>
                ))}
              </Stack>
            </Section>
            <Method record={record} />
            <Section id="take" title={say.take}>
              <div class="downloads">
                <More href={`/d/${number}/results.json`} icon="download" lead download>
                  {say.json}
                </More>
                <More href={`/d/${number}/results.csv`} icon="download" lead download>
                  {say.csv}
                </More>
                <More href={`/d/${number}/audit`} icon="shield-check" lead>
                  {m.decide.page.checkYourself}
                </More>
              </div>
            </Section>
          </>
        )}
      </div>
    </AnyPage>
  );
}

function Method({ record }: { record: NonNullable<Proposal['record']> }) {
  const { m, locale } = usePage();
  const { method, rules } = ruleWords(record, locale);
  return (
    <Section id="method" title={m.decide.results.method}>
      <p>{method}</p>
      <KeyValue facts={rules.map(({ rule, value }) => ({ label: rule, value }))} />
    </Section>
  );
}

/** The count of a closed vote. @throws Refusal 404 while there is none. */
async function counted(c: Ctx) {
  const proposal = await proposalOf(c);
  if (!proposal.record) throw notFound();
  return { ...proposal, record: proposal.record };
}

const fileName = (c: Ctx, what: string) => ({
  'content-disposition': `attachment; filename="essor-${c.req.param('n')}-${what}"`,
});

export const resultsRoutes = [
  get('/d/:n{[0-9]+}/results', 'anyone', async (c) => show(c, <ResultsPage proposal={await proposalOf(c)} />)),
  get('/d/:n{[0-9]+}/results.json', 'anyone', async (c) => c.json((await counted(c)).record)),
  get('/d/:n{[0-9]+}/results.csv', 'anyone', async (c) => {
    const { record } = await counted(c);
    return c.body(resultsCsv(tables(record, c.var.locale)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      ...fileName(c, 'results.csv'),
    });
  }),
];
