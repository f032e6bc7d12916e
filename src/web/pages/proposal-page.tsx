import { ballotOf, KIND_FACTS, type Proposal, type ProposalEvent } from '#deliberation';
import type { Messages } from '#i18n';
import type { Id } from '#ids';
import type { MemberName } from '#membership';
import { Avatar, Breadcrumb, Button, Duo, ErrorSummary, Events, More, Note, Section, Stack } from '../components.ts';
import { MemberPage, PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import type { ProposalView } from '../proposal-view.ts';
import { ruleName } from '../rule-words.tsx';
import type { Talk } from '../talk.ts';
import { Amendments, ProposalText } from './amendments.tsx';
import { Citations } from './citations.tsx';
import { DebateView } from './debate.tsx';
import { DebateSummary } from './debate-summary.tsx';
import { DecisionActions, type DecisionAsks } from './decision-actions.tsx';
import { dayOf } from './decision-words.tsx';
import { AuthorForms, CallIn, DiscussionBox } from './discussion-box.tsx';
import { eventsOf } from './history-words.ts';
import { Candidates } from './proposal-candidates.tsx';
import { StateChip } from './proposal-card.tsx';
import { PageChanges } from './proposal-changes.tsx';
import { ProposalOver } from './proposal-over.tsx';
import { RuleStanding } from './proposal-rule.tsx';
import { optionsOf, proposalName, proposalPath } from './proposal-words.ts';
import type { RefusedForm } from './small-form.tsx';
import { VoteBox } from './vote-box.tsx';

/** Everything that the page of a proposal shows. */
export interface PageView extends ProposalView {
  readonly talk: Talk;
  readonly history: readonly ProposalEvent[];
  readonly names: ReadonlyMap<Id<'member'>, MemberName>;
  /** What may still be done about the decision. */
  readonly asks: DecisionAsks | undefined;
  /** What others show who link to it. */
  readonly card?: { readonly src: string; readonly alt: string };
  readonly refused?: RefusedForm;
}

const LATEST = 5;

/** The page of a proposal, from draft to decision. */
export function ProposalPage({ view }: { view: PageView }) {
  const { m, viewer } = usePage();
  const { proposal } = view;
  const back = { href: '/d', label: m.decide.title };
  const page = {
    title: proposal.title,
    description: m.decide.kinds[proposal.kind].name,
    ...(proposal.number !== null && { canonical: proposalPath(proposal) }),
    unlisted: proposal.state === 'draft',
    ...(view.card && { card: { type: 'article' as const, image: view.card } }),
    ...(proposal.state === 'voting' && ballotOf(proposal) === 'ranking' && { scripts: ['ranking.js'] }),
  };
  const lead = <Lead view={view} />;
  const box = (
    <div
      class={proposal.state === 'voting' && ballotOf(proposal) === 'position' ? undefined : 'tall'}
      data-live-on={proposal.number === null ? undefined : `proposal:${proposal.id}`}
    >
      <Box view={view} />
    </div>
  );
  const rest = (
    <div class="band">
      <Rest view={view} />
    </div>
  );
  if (!viewer) {
    return (
      <PublicPage {...page}>
        <Breadcrumb {...back} />
        <div class="flush">
          <Duo first={lead} side={box}>
            {rest}
          </Duo>
        </div>
      </PublicPage>
    );
  }
  return (
    <MemberPage {...page} place="decide" back={back} lead={lead} votebox={box} noCompose>
      {rest}
    </MemberPage>
  );
}

function Lead({ view }: { view: PageView }) {
  const { m, locale } = usePage();
  const { proposal, refused } = view;
  const say = m.decide.page;
  const { actions, kind, language, origin, state } = proposal;
  return (
    <div class="band stack flow-5">
      {refused && <ErrorSummary errors={refused.form.errors} sentence={refused.form.sentence} />}
      <header class="stack flow-3">
        <div class="meta">
          <span>{proposalName(m, proposal)}</span>
          <StateChip proposal={proposal} />
          {proposal.version > 1 && <a href={proposalPath(proposal, '/history')}>{say.version(proposal.version)}</a>}
        </div>
        <h1 lang={language === locale ? undefined : language} dir="auto">
          {proposal.title}
        </h1>
        <By view={view} />
        {origin && <Note icon="info">{say.origin[origin]}</Note>}
      </header>
      {KIND_FACTS[kind].options === 'none' && (state !== 'closed' || actions.length > 0) && (
        <section class="stack flow-3" aria-labelledby="changes-title">
          <h2 id="changes-title">{changesTitle(m, proposal)}</h2>
          <PageChanges proposal={proposal} />
        </section>
      )}
      {KIND_FACTS[kind].options === 'written' && (
        <section class="stack flow-3" aria-labelledby="options-title">
          <h2 id="options-title">{say.options}</h2>
          <ol class="option-list">
            {optionsOf(proposal).map(({ text }) => (
              <li dir="auto">{text}</li>
            ))}
          </ol>
          {actions.length > 0 && <PageChanges proposal={proposal} />}
        </section>
      )}
      {kind === 'election' && (
        <section class="stack flow-3" aria-labelledby="candidates-title">
          <h2 id="candidates-title">{say.candidates}</h2>
          <Candidates proposal={proposal} />
        </section>
      )}
    </div>
  );
}

/** “If it passes”, and once it is over whether it did. */
function changesTitle(m: Messages, { kind, state, result }: Proposal): string {
  if (!KIND_FACTS[kind].binding) return m.decide.page.whatIsAsked;
  if (state !== 'closed') return m.decide.page.ifItPasses;
  return result === 'passed' ? m.decide.card.itPassed : m.decide.card.wouldHave;
}

/** Who proposes, for whom, and with whom. */
function By({ view: { proposal, names } }: { view: PageView }) {
  const { m } = usePage();
  const say = m.decide.page;
  const { author, circle, sponsors, reviewOn } = proposal;
  const f = useFormats();
  const others = sponsors.filter(({ member }) => member !== proposal.member);
  return (
    <div class="byline">
      <Avatar
        name={author?.displayName ?? '○'}
        handle={author?.handle ?? ''}
        {...(author?.avatarFile && { src: `/media/${author.avatarFile}` })}
        member
      />
      <div class="small">
        <p>
          {author ? (
            <a href={`/@${author.handle}`} class="strong plain-link">
              <bdi>{author.displayName}</bdi>
            </a>
          ) : (
            <span class="muted">{say.noAuthor}</span>
          )}
        </p>
        <p class="muted">
          {circle && (
            <>
              {say.forCircle} <a href={`/coop/circles/${circle.slug}`}>{circle.name}</a>
              {others.length > 0 && ', '}
            </>
          )}
          {others.length > 0 && (
            <a
              href={proposalPath(proposal, '/history')}
              title={f.list(others.map(({ member }) => names.get(member)?.name ?? ''))}
            >
              {say.withSponsors(others.length)}
            </a>
          )}
          {!circle && others.length === 0 && author && `@${author.handle}`}
        </p>
        {reviewOn && <p class="muted">{say.reviewOn(dayOf(f, reviewOn))}</p>}
      </div>
    </div>
  );
}

/** The one box beside the text: what the reader does here now. */
function Box({ view }: { view: PageView }) {
  const { proposal, refused } = view;
  switch (proposal.state) {
    case 'draft':
      return <DraftBox view={view} />;
    case 'discussion':
      return <DiscussionBox view={view} refused={refused} />;
    case 'voting':
      return <VoteBox view={view} />;
    default:
      return <ProposalOver view={view} />;
  }
}

function DraftBox({ view }: { view: PageView }) {
  const { m } = usePage();
  const say = m.decide.page;
  const { settings } = view.proposal;
  return (
    <div class="stack">
      <Note icon="eye">{say.draftNote}</Note>
      <form method="post" action={proposalPath(view.proposal, '/publish')} class="stack flow-2">
        <Button kind="primary" big full icon="send">
          {say.publish}
        </Button>
        <p class="hint">
          {settings.noticeMinutes > 0 ? say.publishNote(m.coop.rules.duration(settings.noticeMinutes)) : say.publishNow}
        </p>
      </form>
      <AuthorForms view={view} refused={view.refused} />
    </div>
  );
}

function Rest({ view }: { view: PageView }) {
  const { m } = usePage();
  const { proposal, talk, asks, acting, refused } = view;
  const say = m.decide.page;
  return (
    <>
      {asks && <DecisionActions asks={asks} />}
      {proposal.circle && proposal.state === 'voting' && acting.length > 0 && (
        <div class="section">
          <CallIn view={view} refused={refused} />
        </div>
      )}
      <Section id="rule" title={say.rule} more={<More href="/coop/rules">{ruleName(m, proposal.rule)}</More>}>
        <div data-live="rule">
          <RuleStanding proposal={proposal} />
        </div>
      </Section>
      <Section id="why" title={say.why}>
        <Stack>
          <ProposalText talk={talk} />
          <Citations talk={talk} />
        </Stack>
      </Section>
      <Amendments talk={talk} />
      <DebateSummary talk={talk} />
      <DebateView talk={talk} />
      {proposal.number !== null && <History view={view} />}
    </>
  );
}

/** The last things that happened and what comes; the rest on its own page. */
function History({ view }: { view: PageView }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.decide.page;
  const { proposal } = view;
  const events = eventsOf(m, f, view, now);
  const shown = events.slice(0, LATEST);
  return (
    <Section
      id="history"
      title={say.history}
      more={
        proposal.state === 'closed' && (
          <More href={proposalPath(proposal, '/audit')} icon="shield-check" lead>
            {say.checkYourself}
          </More>
        )
      }
    >
      <Events events={shown} />
      {events.length > LATEST && <More href={proposalPath(proposal, '/history')}>{say.historyAll}</More>}
    </Section>
  );
}
