import { type Proposal, replayData, type ReplayData } from '#deliberation';
import { type Ctx, get } from '#http';
import { notFound } from '#refusal';
import { Button, KeyValue, More, Note, Section, Stack } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { proposalOf } from '../proposal-view.ts';
import { show } from '../show.ts';
import { proposalName, proposalPath } from './proposal-words.ts';

/** Everything that a stranger needs to count a vote again, and a button that does it here. */
function AuditPage({ proposal, data }: { proposal: Proposal; data: ReplayData | undefined }) {
  const { m, locale, origin } = usePage();
  const f = useFormats();
  const say = m.decide.results.audit;
  const { number, electors, cast, frozenHash } = proposal;
  const files = `/d/${number}/audit`;
  return (
    <AnyPage
      title={`${say.title} · ${proposal.title}`}
      place="decide"
      back={{ href: proposalPath(proposal), label: proposalName(m, proposal) }}
      canonical={proposalPath(proposal, '/audit')}
      scripts={['audit.js']}
      noCompose
    >
      <div class="band">
        <Stack>
          <p class="meta" lang={proposal.language === locale ? undefined : proposal.language}>
            {proposal.title}
          </p>
          <h1>{say.title}</h1>
          <p class="lede">{say.lede}</p>
          {!data && <Note tone="amber">{say.notYet}</Note>}
        </Stack>
        {frozenHash && (
          <Section id="frozen" title={say.frozen}>
            <Stack space={3}>
              <p>{say.frozenText}</p>
              <KeyValue
                facts={[
                  { label: say.hash, value: <code class="hash">{frozenHash}</code> },
                  { label: say.roll, value: <span class="num">{f.number(electors ?? 0)}</span> },
                  ...(data
                    ? [
                        { label: say.ballotsIn, value: <span class="num">{f.number(cast ?? 0)}</span> },
                        { label: say.record, value: <code class="hash">{data.recordHash}</code> },
                      ]
                    : []),
                ]}
              />
            </Stack>
          </Section>
        )}
        {data && (
          <>
            <Section id="replay" title={say.replay}>
              <Stack space={3}>
                <p>{say.replayText}</p>
                <div
                  data-replay={files}
                  data-hash={data.frozenHash}
                  data-locale={locale}
                  data-working={say.working}
                  data-agrees-one={say.agrees(1, '{method}')}
                  data-agrees-other={say.agrees(2, '{method}').replace('2', '{n}')}
                  data-differs={say.differs}
                  data-at={say.at('{at}', '{recorded}', '{counted}')}
                  data-hash-agrees={say.hashAgrees}
                  data-hash-differs={say.hashDiffers}
                  data-could-not={say.couldNot}
                >
                  <Button kind="primary" type="button" icon="shield-check" disabled>
                    {say.replayButton}
                  </Button>
                  <output class="replayed" role="status" />
                  <noscript>
                    <p class="hint">{say.needsScript}</p>
                  </noscript>
                </div>
              </Stack>
            </Section>
            <Section id="files" title={say.files}>
              <div class="downloads">
                <More href={`${files}/ballots.json`} icon="download" lead download>
                  {m.decide.results.ballots}
                </More>
                <More href={`${files}/record.json`} icon="download" lead download>
                  {say.record}
                </More>
                <More href={`${files}/frozen.json`} icon="download" lead download>
                  {say.frozenFile}
                </More>
                <p class="hint">{say.namesNote}</p>
              </div>
            </Section>
            <Section id="command" title={say.command}>
              <Stack space={3}>
                <p>{say.commandText}</p>
                <pre class="command" tabindex={0}>
                  <code>{commandFor(origin, files)}</code>
                </pre>
                <p class="hint">{say.seed}</p>
              </Stack>
            </Section>
          </>
        )}
      </div>
    </AnyPage>
  );
}

const commandFor = (origin: string, files: string): string =>
  [
    `curl -O ${origin}${files}/ballots.json`,
    `curl -O ${origin}${files}/record.json`,
    `curl -O ${origin}${files}/frozen.json`,
    'sha256sum frozen.json',
    'npm run tally -- ballots.json --replay record.json',
  ].join('\n');

const dataOf = async (c: Ctx): Promise<ReplayData> => {
  const { deps, viewer } = c.var;
  const data = await replayData(deps.db, viewer, (await proposalOf(c)).id);
  if (!data) throw notFound();
  return data;
};

/** A file of the count: it never changes once the vote is closed. */
const file = (name: string, content: (data: ReplayData) => string) =>
  get(`/d/:n{[0-9]+}/audit/${name}`, 'anyone', async (c) =>
    c.body(content(await dataOf(c)), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    }),
  );

export const auditRoutes = [
  get('/d/:n{[0-9]+}/audit', 'anyone', async (c) => {
    const proposal = await proposalOf(c);
    const data = await replayData(c.var.deps.db, c.var.viewer, proposal.id);
    return show(c, <AuditPage proposal={proposal} data={data} />);
  }),
  file('ballots.json', ({ ballots }) => ballots),
  file('record.json', ({ record }) => `${JSON.stringify(record)}\n`),
  file('frozen.json', ({ frozen }) => frozen),
];
