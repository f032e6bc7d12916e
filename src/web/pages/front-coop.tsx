import { type CampaignSummary, listCampaigns } from '#campaigns';
import { listProposals, type ProposalSummary } from '#deliberation';
import type { Ctx } from '#http';
import { circles, membershipsOf, registerFigures } from '#membership';
import {
  ButtonLink,
  Duo,
  Empty,
  Figures,
  Line,
  Lines,
  Masthead,
  More,
  Paper,
  Row,
  Section,
  Stack,
} from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { storyOf, type StoryEvent } from '../story.ts';
import { CampaignCard } from './campaign-card.tsx';
import { langOf } from './decision-words.tsx';
import { iconOf, proposalPath } from './proposal-words.ts';
import { Story } from './story.tsx';

interface CoopFront {
  readonly purpose: string;
  readonly figures: { readonly members: number; readonly decisions: number; readonly circles: number };
  readonly open: readonly ProposalSummary[];
  /** Those that run. */
  readonly campaigns: readonly CampaignSummary[];
  readonly story: readonly StoryEvent[];
  /** Of the reader: their number; null for a member without one, undefined for everybody else. */
  readonly number: number | null | undefined;
}

const MOST_OPEN = 6;
const MOST_CAMPAIGNS = 3;

/** What the first page of a co-op shows. */
export async function loadCoopFront(c: Ctx): Promise<CoopFront> {
  const { deps, viewer } = c.var;
  const { db } = deps;
  const [{ members }, standing, decided, running, discussed, campaigns, story, mine] = await Promise.all([
    registerFigures(db),
    circles(db),
    db
      .selectFrom('decision')
      .select((eb) => eb.fn.max('number').as('last'))
      .executeTakeFirst(),
    listProposals(db, viewer, { state: 'voting', limit: MOST_OPEN }),
    listProposals(db, viewer, { state: 'discussion', limit: MOST_OPEN }),
    listCampaigns(db, MOST_CAMPAIGNS),
    storyOf(db),
    viewer ? membershipsOf(db, viewer) : [],
  ]);
  const soonest = running.items.toSorted((a, b) => (a.closesAt?.getTime() ?? 0) - (b.closesAt?.getTime() ?? 0));
  const own = mine.find(({ as, status }) => as === 'self' && ['probation', 'voting', 'suspended'].includes(status));
  return {
    purpose: deps.settings.current.purpose,
    figures: { members, decisions: decided?.last ?? 0, circles: standing.length },
    open: [...soonest, ...discussed.items].slice(0, MOST_OPEN),
    campaigns: campaigns.filter(({ closedAt }) => closedAt === null),
    story,
    number: own && own.number,
  };
}

/** What we are, how many, what is being decided, how to join, and how it all came about. */
export function CoopFrontPage({ front }: { front: CoopFront }) {
  const { m, serverName, viewer } = usePage();
  const say = m.founding.front;
  const { figures, open, story, campaigns } = front;
  const purpose = front.purpose || say.purpose;
  return (
    <PublicPage title={serverName} description={purpose} canonical="/">
      <Duo
        first={<Masthead title={serverName} lede={purpose} />}
        side={<JoinPaper number={front.number} signedIn={viewer !== undefined} />}
      >
        <Figures
          label={say.figures}
          items={[
            { n: figures.members, label: say.members(figures.members), href: '/coop/members' },
            { n: figures.decisions, label: say.decisions(figures.decisions), href: '/decisions' },
            { n: figures.circles, label: say.circles(figures.circles), href: '/coop/circles' },
          ]}
        />
        <Section id="deciding" title={say.deciding} more={open.length > 0 && <More href="/d">{say.all}</More>}>
          {open.length === 0 ? <p class="muted">{say.nothing}</p> : <OpenLines open={open} />}
        </Section>
        {campaigns.length > 0 && (
          <Section id="campaigns" title={m.campaigns.front.otherCampaigns}>
            <Stack>
              {campaigns.map((campaign) => (
                <CampaignCard campaign={campaign} />
              ))}
            </Stack>
          </Section>
        )}
        {story.length > 0 ? (
          <Story events={story} />
        ) : (
          <Empty title={m.founding.story.title}>{m.founding.story.begins}</Empty>
        )}
      </Duo>
    </PublicPage>
  );
}

function OpenLines({ open }: { open: readonly ProposalSummary[] }) {
  const { m, now, locale } = usePage();
  const f = useFormats();
  const say = m.founding.front;
  return (
    <Lines>
      {open.map((proposal) => (
        <Line
          icon={iconOf(proposal.kind)}
          title={<span lang={langOf(proposal, locale)}>{proposal.title}</span>}
          detail={[
            proposal.state === 'voting' && proposal.closesAt
              ? say.votingUntil(f.moment(proposal.closesAt, now))
              : say.discussed,
            proposal.circle?.name,
          ]
            .filter(Boolean)
            .join(', ')}
          href={proposalPath(proposal)}
        />
      ))}
    </Lines>
  );
}

function JoinPaper({ number, signedIn }: { number: number | null | undefined; signedIn: boolean }) {
  const { m } = usePage();
  const say = m.founding.front;
  if (number !== undefined)
    return (
      <Paper icon="user-check" what={say.yours}>
        {number !== null && <p>{say.yourNumber(number)}</p>}
        <Row>
          <ButtonLink href="/home">{m.ui.places.home}</ButtonLink>
          <ButtonLink kind="quiet" href="/me/stake">
            {say.yours}
          </ButtonLink>
        </Row>
      </Paper>
    );
  return (
    <Paper icon="user-plus" what={say.join}>
      <p>{say.joinText}</p>
      <ButtonLink kind="primary" big full href="/coop/join">
        {say.join}
      </ButtonLink>
      <Row>
        {!signedIn && <More href="/join">{say.account}</More>}
        <More href="/explore">{say.read}</More>
        <More href="/coop">{say.about}</More>
      </Row>
    </Paper>
  );
}
