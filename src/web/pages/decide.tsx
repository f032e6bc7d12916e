import { listProposals, type ProposalState, type ProposalSummary, toDecide } from '#deliberation';
import { type Ctx, get } from '#http';
import type { Messages } from '#i18n';
import type { Id } from '#ids';
import { circles, type CircleView } from '#membership';
import { Band, Button, ButtonLink, Empty, Filters, Line, Lines, More, Pager, ToDecide } from '../components.ts';
import type { Duty } from '../components/to-decide.tsx';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';
import { StateChip } from './proposal-card.tsx';
import { iconOf, proposalName, proposalPath } from './proposal-words.ts';

const MOST_DUTIES = 10;
const FEW = 6;
const PAGE = 30;

const SHOWS = ['running', 'discussion', 'decided', 'drafts'] as const;
type Show = (typeof SHOWS)[number];

const STATES: Readonly<Record<Show, readonly ProposalState[]>> = {
  running: ['voting'],
  discussion: ['discussion'],
  decided: ['closed'],
  drafts: ['draft'],
};

interface Listed {
  readonly show: Show;
  readonly items: readonly ProposalSummary[];
  /** Where the next page begins, or that there is more. */
  readonly older: Id<'proposal'> | undefined;
}

interface DecideView {
  readonly duties: readonly Duty[];
  readonly lists: readonly Listed[];
  readonly show: Show | undefined;
  readonly circle: CircleView | undefined;
  readonly circles: readonly CircleView[];
  readonly search: string;
}

/** What needs the reader's vote, as the block at the top of pages shows it. */
export async function dutiesOf({ var: { deps, viewer, m } }: Ctx): Promise<readonly Duty[]> {
  if (!viewer) return [];
  const waiting = await toDecide(deps.db, viewer);
  return waiting.flatMap(({ proposal }) => {
    const { closesAt, cast, electors } = proposal;
    if (!closesAt) return [];
    const detail = [
      m.decide.kinds[proposal.kind].name,
      ...(cast !== null && electors !== null ? [m.decide.vote.votesOf(cast, electors)] : []),
    ].join(' · ');
    return [{ href: proposalPath(proposal), title: proposal.title, detail, ends: closesAt }];
  });
}

/** The first of them, and a way to the rest. */
export const firstOf = (m: Messages, duties: readonly Duty[], most: number) => ({
  duties: duties.slice(0, most),
  ...(duties.length > most && {
    more: { href: '/d?show=running', label: m.decide.list.more(duties.length - most) },
  }),
});

async function load(c: Ctx): Promise<DecideView> {
  const { deps, viewer } = c.var;
  const search = (c.req.query('q') ?? '').trim().slice(0, 200);
  const wanted = SHOWS.find((one) => one === c.req.query('show'));
  const all = await circles(deps.db);
  const circle = all.find(({ slug }) => slug === c.req.query('circle'));
  const filter = { ...(circle && { circle: circle.id }), ...(search && { search }) };
  const read = async (one: Show, limit: number): Promise<Listed> => {
    const paging = wanted ? pagingOf<'proposal'>(c) : {};
    const found = await listProposals(deps.db, viewer, { ...filter, ...paging, state: STATES[one], limit });
    return { show: one, ...found };
  };
  const shows = wanted ? [wanted] : SHOWS.filter((one) => one !== 'drafts' || viewer);
  const lists = await Promise.all(shows.map((one) => read(one, wanted ? PAGE : FEW)));
  const first = wanted === undefined && search === '' && !circle;
  return {
    duties: first ? await dutiesOf(c) : [],
    lists,
    show: wanted,
    circle,
    circles: all,
    search,
  };
}

function DecidePage({ view }: { view: DecideView }) {
  const { m, viewer } = usePage();
  const say = m.decide.list;
  const { duties, lists, show: shown, circle, search } = view;
  const filtered = shown !== undefined || circle !== undefined || search !== '';
  const empty = lists.every(({ items }) => items.length === 0);
  const bare = empty && duties.length === 0 && !filtered;
  return (
    <AnyPage
      title={m.decide.title}
      heading={m.decide.title}
      place="decide"
      canonical={filtered ? undefined : '/d'}
      description={say.lede}
      noCompose
    >
      <Band>
        <ToDecide {...firstOf(m, duties, MOST_DUTIES)} />
        {viewer && !bare && (
          <div class="row">
            <ButtonLink kind={duties.length > 0 ? 'plain' : 'primary'} href="/d/new" icon="plus">
              {m.decide.newProposal}
            </ButtonLink>
            <More href="/decisions">{say.register}</More>
          </div>
        )}
        {!viewer && <p class="lede">{say.lede}</p>}
        {!bare && <Sieve view={view} />}
        {bare && (
          <Empty
            title={say.none}
            actions={
              viewer ? (
                <ButtonLink kind="primary" href="/d/new">
                  {m.decide.newProposal}
                </ButtonLink>
              ) : (
                <ButtonLink href="/coop">{m.ui.places.coop}</ButtonLink>
              )
            }
          >
            {viewer ? say.noneText : say.noneOutside}
          </Empty>
        )}
        {empty && filtered && (
          <Empty title={say.noneFound} actions={<ButtonLink href="/d">{say.noneFoundAll}</ButtonLink>}>
            {say.noneFoundText}
          </Empty>
        )}
        {lists
          .filter(({ items }) => items.length > 0)
          .map((list) => (
            <List view={view} list={list} />
          ))}
      </Band>
    </AnyPage>
  );
}

/** The address of this page with other filters. */
function addressOf({ show: shown, circle, search }: DecideView, change: { show?: Show | undefined; before?: string }) {
  const query = new URLSearchParams();
  const wanted = 'show' in change ? change.show : shown;
  if (wanted) query.set('show', wanted);
  if (circle) query.set('circle', circle.slug);
  if (search) query.set('q', search);
  if (change.before) query.set('before', change.before);
  const text = query.toString();
  return text ? `/d?${text}` : '/d';
}

/** Filters by state, circle and words. */
function Sieve({ view }: { view: DecideView }) {
  const { m, viewer } = usePage();
  const say = m.decide.list;
  const { show: shown, circle, circles: all, search } = view;
  const words = { running: say.running, discussion: say.discussion, decided: say.decidedShort, drafts: say.drafts };
  return (
    <div class="stack flow-3">
      <Filters
        label={say.filter}
        items={[
          { href: addressOf(view, { show: undefined }), label: say.all, current: shown === undefined },
          ...SHOWS.filter((one) => one !== 'drafts' || viewer).map((one) => ({
            href: addressOf(view, { show: one }),
            label: words[one],
            current: shown === one,
          })),
        ]}
      />
      <form class="sieve" method="get" action="/d" role="search">
        {shown && <input type="hidden" name="show" value={shown} />}
        <input class="input" type="search" name="q" value={search} placeholder={say.search} aria-label={say.search} />
        {all.length > 0 && (
          <select class="input" name="circle" aria-label={say.circle}>
            <option value="">{say.everywhere}</option>
            {all.map(({ slug, name }) => (
              <option value={slug} selected={slug === circle?.slug}>
                {name}
              </option>
            ))}
          </select>
        )}
        <Button>{say.searchButton}</Button>
      </form>
    </div>
  );
}

function List({ view, list }: { view: DecideView; list: Listed }) {
  const { m } = usePage();
  const say = m.decide.list;
  const { show: one, items, older } = list;
  const title = { running: say.running, discussion: say.discussion, decided: say.decided, drafts: say.drafts }[one];
  return (
    <section class="stack flow-2" aria-labelledby={`${one}-title`}>
      <div class="split">
        <h2 id={`${one}-title`}>{title}</h2>
        {view.show === undefined && older && <More href={addressOf(view, { show: one })}>{say.see}</More>}
      </div>
      <Lines>
        {items.map((proposal) => (
          <ProposalLine proposal={proposal} />
        ))}
      </Lines>
      {view.show !== undefined && <Pager older={older && addressOf(view, { before: older })} />}
    </section>
  );
}

/** One proposal of a list: what, whose, where it stands. */
function ProposalLine({ proposal }: { proposal: ProposalSummary }) {
  const { m, locale } = usePage();
  const { author, circle, cast, electors, language, state } = proposal;
  const about = [
    proposalName(m, proposal),
    ...(circle ? [circle.name] : author ? [m.decide.list.by(author.displayName)] : []),
    ...(cast !== null && electors !== null ? [m.decide.vote.votesOf(cast, electors)] : []),
  ];
  return (
    <Line
      icon={iconOf(proposal.kind)}
      title={
        <span lang={language === locale ? undefined : language} dir="auto">
          {proposal.title}
        </span>
      }
      detail={
        <>
          {about.join(' · ')} {state !== 'discussion' && state !== 'draft' && <StateChip proposal={proposal} />}
        </>
      }
      href={proposalPath(proposal)}
    />
  );
}

export const decideRoutes = [get('/d', 'anyone', async (c) => show(c, <DecidePage view={await load(c)} />))];
