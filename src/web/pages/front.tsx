import type { Child } from 'hono/jsx';
import { type CampaignSummary, flagshipCampaign, listCampaigns, mayOrganise, readCampaignIn, readIn } from '#campaigns';
import type { Db } from '#db';
import { foundingAssemblyOf } from '#deliberation';
import type { Deps } from '#deps';
import { type Ctx, get } from '#http';
import { deskOf, FRONT } from '../campaign-desk.ts';
import { viewFor, viewOf } from '../campaign-view.ts';
import { ButtonLink, Empty, KeyValue, Masthead, Row, Section, Stack } from '../components.ts';
import { PublicPage, renderPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { sendReady } from '../ready-page.ts';
import { currentPage, show } from '../show.ts';
import { CampaignCard } from './campaign-card.tsx';
import { CampaignPage } from './campaign-page.tsx';
import { FoundingCall } from './founding-words.tsx';
import { CoopFrontPage, loadCoopFront } from './front-coop.tsx';

/** What a server shows first depends on where its life stands: its campaign, or what it is. */
export const frontRoutes = [
  get('/', 'anyone', async (c) => {
    const { deps, viewer, locale } = c.var;
    if (viewer) return show(c, await frontFor(c));
    const ready = await deskOf(deps).pages.get(`${FRONT} ${locale}`, async () =>
      renderPage({ ...currentPage(c), path: '/' }, await frontFor(c)),
    );
    return ready ? sendReady(c, ready) : show(c, await frontFor(c));
  }),
];

async function frontFor(c: Ctx) {
  const { deps, viewer, locale } = c.var;
  const { stage } = deps.settings.current;
  if (stage === 'co-op') return <CoopFrontPage front={await loadCoopFront(c)} />;
  const above = stage === 'founding' ? <FoundingCall assembly={await foundingAssemblyOf(deps.db)} /> : undefined;
  const found = await flagshipCampaign(deps.db);
  const flagship = found && (await readCampaignIn(deps.db, found, locale));
  if (flagship)
    return <CampaignPage view={viewer ? await viewFor(c, flagship) : await viewOf(deps, flagship)} above={above} />;
  const view = {
    campaigns: await readIn(deps.db, await listCampaigns(deps.db, 20), locale),
    figures: await figuresOf(deps),
  };
  return (
    <ServerPage
      {...view}
      above={above}
      purpose={deps.settings.current.purpose}
      mayLaunch={viewer !== undefined && mayOrganise(viewer)}
    />
  );
}

interface Figures {
  readonly accounts: number;
  readonly posts: number;
  readonly confirmed: number;
}

const MINUTE_MS = 60_000;
const counted = new WeakMap<Deps, { at: number; figures: Figures }>();

/** Counting a large network takes a while: once a minute. */
async function figuresOf(deps: Deps): Promise<Figures> {
  const now = deps.clock.now().getTime();
  const known = counted.get(deps);
  if (known && Math.abs(now - known.at) < MINUTE_MS) return known.figures;
  const figures = await countFigures(deps.db);
  counted.set(deps, { at: now, figures });
  return figures;
}

async function countFigures(db: Db): Promise<Figures> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('account')
        .where('domain', 'is', null)
        .where('deleted_at', 'is', null)
        .select((inner) => inner.fn.countAll<string>().as('n'))
        .as('accounts'),
      eb
        .selectFrom('post')
        .where('deleted_at', 'is', null)
        .where('visibility', '=', 'public')
        .where('boost_of_id', 'is', null)
        .select((inner) => inner.fn.countAll<string>().as('n'))
        .as('posts'),
      eb
        .selectFrom('signature_count')
        .select((inner) => inner.fn.sum<string | null>('confirmed').as('n'))
        .as('confirmed'),
    ])
    .executeTakeFirstOrThrow();
  return { accounts: Number(row.accounts), posts: Number(row.posts), confirmed: Number(row.confirmed ?? 0) };
}

function ServerPage(props: {
  campaigns: readonly CampaignSummary[];
  figures: Figures;
  above: Child;
  purpose: string;
  mayLaunch: boolean;
}) {
  const { campaigns, figures, mayLaunch } = props;
  const { m, serverName, viewer } = usePage();
  const f = useFormats();
  const say = m.campaigns.front;
  const purpose = props.purpose || say.purpose;
  return (
    <PublicPage title={serverName} description={purpose} canonical="/" width="column">
      <Stack space={6}>
        {props.above}
        <Masthead title={campaigns.length === 0 ? say.welcome(serverName) : serverName} lede={purpose} />
        <Row>
          {!viewer && (
            <ButtonLink kind="primary" big href="/join">
              {say.join}
            </ButtonLink>
          )}
          <ButtonLink big href="/explore">
            {say.look}
          </ButtonLink>
        </Row>
        <Section id="figures" title={say.figures}>
          <KeyValue
            facts={[
              { label: say.accounts(figures.accounts), value: f.number(figures.accounts) },
              { label: say.posts(figures.posts), value: f.number(figures.posts) },
              { label: say.confirmed(figures.confirmed), value: f.number(figures.confirmed) },
            ]}
          />
        </Section>
        <Section id="campaigns" title={say.otherCampaigns}>
          {campaigns.length === 0 ? (
            <Empty
              title={m.campaigns.list.none}
              level={3}
              actions={mayLaunch && <ButtonLink href="/c/new">{m.campaigns.list.launch}</ButtonLink>}
            >
              {m.campaigns.list.noneText}
            </Empty>
          ) : (
            <Stack>
              {campaigns.map((campaign) => (
                <CampaignCard campaign={campaign} />
              ))}
            </Stack>
          )}
        </Section>
      </Stack>
    </PublicPage>
  );
}
