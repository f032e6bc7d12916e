import { type Ctx, get, post, readFields } from '#http';
import {
  byPerson,
  CATCH_UP_ORDERS,
  CATCH_UP_PARTS,
  type CaughtPost,
  type CaughtUp,
  homesOf,
  markCaughtUp,
  orderPosts,
  partOf,
  readCatchUp,
  readPeople,
  shapeOf,
  topLinks,
} from '#network';
import { readPreviews } from '#preview';
import { viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  CaughtUp as End,
  Empty,
  ErrorSummary,
  Filters,
  Fold,
  Input,
  Mark,
  More,
  Pager,
  Paper,
  Plot,
  Row,
  Select,
  Tabs,
} from '../components.ts';
import { catchUpPath, catchUpState, type CatchUpState, lately, SPANS, VIEWS } from '../catch-up-view.ts';
import { PostFeed, type ShownPost, showPosts } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { localIn } from '../time-of-zone.ts';
import { visiting } from '../visiting.ts';
import { type LinkGroup, LinkGroups, type PersonGroup, PersonGroups } from './catch-up-groups.tsx';

const PAGE = 20;
const SHAPE_PARTS = 24;

/** What of a period is shown on one page. */
type Shown =
  | { readonly view: 'people'; readonly groups: readonly PersonGroup[] }
  | { readonly view: 'links'; readonly groups: readonly LinkGroup[] }
  | { readonly view: 'posts'; readonly posts: readonly ShownPost[] };

interface View {
  readonly state: CatchUpState;
  readonly came: CaughtUp;
  /** Of those that came, what is asked for beside their kind. */
  readonly within: readonly CaughtPost[];
  readonly chosen: readonly CaughtPost[];
  readonly shown: Shown;
  readonly more: boolean;
  /** Whose posts alone are shown. */
  readonly only: string | undefined;
}

async function load(c: Ctx): Promise<View> {
  const { deps } = c.var;
  const viewer = viewerOf(c);
  const state = await catchUpState(c);
  const came = await cameIn(c, state);
  const within = came.posts.filter(
    (one) => (!state.who || one.by === state.who) && (!state.link || one.links.includes(state.link)),
  );
  const chosen = partOf(within, state.part);
  const [who] = state.who ? await readPeople(deps.db, viewer, [state.who]) : [];
  const only = state.who ? who?.displayName : state.link && hostOf(state.link);
  return { state, came, within, chosen, only, ...(await pageOf(c, state, chosen)) };
}

/** The pages of one period follow each other quickly: the last one that somebody asked for is kept for a moment. */
async function cameIn(c: Ctx, { period }: CatchUpState): Promise<CaughtUp> {
  const { deps } = c.var;
  const viewer = viewerOf(c);
  const key = `${period.from.getTime()} ${period.to.getTime()}`;
  const last = await homesOf(deps).own(
    viewer,
    'catch-up',
    async (): Promise<{ key?: string; came?: CaughtUp }> => ({}),
  );
  if (last.key === key && last.came) return last.came;
  const came = await readCatchUp(deps.db, viewer, period);
  Object.assign(last, { key, came });
  return came;
}

async function pageOf(
  c: Ctx,
  state: CatchUpState,
  chosen: readonly CaughtPost[],
): Promise<Pick<View, 'shown' | 'more'>> {
  const { deps } = c.var;
  const viewer = viewerOf(c);
  const begin = (state.page - 1) * PAGE;
  const cut = <T,>(all: readonly T[]) => ({ some: all.slice(begin, begin + PAGE), more: all.length > begin + PAGE });
  if (state.view === 'posts') {
    const { some, more } = cut(orderPosts(chosen, state.order));
    return {
      shown: {
        view: 'posts',
        posts: await showPosts(
          c,
          some.map(({ id }) => id),
        ),
      },
      more,
    };
  }
  const facesOf = async (ids: readonly CaughtPost['by'][]) =>
    new Map((await readPeople(deps.db, viewer, [...new Set(ids)])).map((one) => [one.id, one]));
  if (state.view === 'links') {
    const { some, more } = cut(topLinks(chosen));
    const previews = await readPreviews(
      deps.db,
      some.map(({ url }) => url),
    );
    const faces = await facesOf(some.flatMap(({ people }) => people.slice(0, 3)));
    const groups = some.map((link): LinkGroup => ({
      ...link,
      host: hostOf(link.url),
      preview: previews.get(link.url),
      faces: link.people.flatMap((id) => faces.get(id) ?? []),
    }));
    return { shown: { view: 'links', groups }, more };
  }
  const { some, more } = cut(byPerson(chosen, state.order));
  const posts = await showPosts(
    c,
    some.map(({ best }) => best.id),
  );
  const faces = await facesOf(some.map(({ id }) => id));
  const groups = some.flatMap((one): PersonGroup[] => {
    const person = faces.get(one.id);
    return person ? [{ ...one, person, shown: posts.find(({ id }) => id === one.best.id) }] : [];
  });
  return { shown: { view: 'people', groups }, more };
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

function CatchUpPage({ view }: { view: View }) {
  const { m, now } = usePage();
  const { state, came, chosen, shown } = view;
  const words = m.catchup;
  const people = new Set(chosen.map(({ by }) => by)).size;
  const empty = chosen.length === 0;
  return (
    <MemberPage
      title={words.title}
      heading={words.title}
      place="home"
      unlisted
      tabs={<ViewTabs state={state} />}
      noCompose
    >
      <Band space={3}>
        <Periods state={state} />
        {state.chosen === 'own' && <ByHand state={state} />}
        <p class="muted small">
          {words.summary(chosen.length, people)} {came.cut ? words.cut(came.posts.length) : words.unread}
        </p>
        {!empty && <Shape posts={chosen} state={state} />}
        {came.posts.length > 0 && <Parts view={view} />}
        {came.posts.length > 0 && shown.view !== 'links' && <Sorting state={state} />}
        {view.only && <OnlyThese view={view} />}
      </Band>
      {empty && (
        <Band>
          <Empty title={words.nothing}>{came.posts.length > 0 ? words.nothingPart : words.nothingText}</Empty>
        </Band>
      )}
      {shown.view === 'posts' && <PostFeed posts={shown.posts} />}
      {shown.view === 'people' && <PersonGroups groups={shown.groups} pathOf={(who) => pathIn(view, who)} />}
      {shown.view === 'links' && <LinkGroups groups={shown.groups} state={state} />}
      <NextPage view={view} />
      <NothingMust until={state.chosen === 'own' ? undefined : state.period.to} now={now} />
    </MemberPage>
  );
}

const pathIn = ({ state }: View, who: CaughtPost['by']) => pathFrom(state, { view: 'posts', who });

/** In the zone of the page that is being rendered. */
function pathFrom(state: CatchUpState, change: Partial<CatchUpState>): string {
  return catchUpPath(state, usePage().timeZone, change);
}

function ViewTabs({ state }: { state: CatchUpState }) {
  const { views } = usePage().m.catchup;
  return (
    <Tabs
      label={views.label}
      items={VIEWS.map((view) => ({
        href: pathFrom(state, { view, who: undefined, link: undefined }),
        label: views[view],
        current: state.view === view,
      }))}
    />
  );
}

function Periods({ state }: { state: CatchUpState }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.catchup;
  const spans = Object.entries(SPANS).map(([name, hours]) => ({
    name,
    label: hours > 24 ? words.days(hours / 24) : words.hours(hours),
  }));
  const chips = [
    ...(state.since ? [{ name: 'visit', label: words.since(lately(f, m, state.since, now)) }] : []),
    ...spans,
    { name: 'own', label: words.own },
  ];
  const kept = state.view === 'people' ? '' : `&view=${state.view}`;
  return (
    <Filters
      label={words.period}
      items={chips.map(({ name, label }) => ({
        href: `/catchup?for=${name}${kept}`,
        label,
        current: state.chosen === name,
      }))}
    />
  );
}

function ByHand({ state }: { state: CatchUpState }) {
  const { m, timeZone } = usePage();
  const words = m.catchup;
  const { from, to } = state.period;
  const field = (name: 'from' | 'to', at: Date) => (
    <Input
      name={name}
      label={words[name]}
      type="datetime-local"
      value={state.written[name] ?? localIn(timeZone, at.toISOString())}
      error={state.errors[name]}
      required
    />
  );
  return (
    <Paper form={{ action: '/catchup', method: 'get' }}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="for" value="own" />
      <input type="hidden" name="view" value={state.view} />
      {field('from', from)}
      {field('to', to)}
      <Button kind="primary">{words.show}</Button>
    </Paper>
  );
}

function Shape({ posts, state }: { posts: readonly CaughtPost[]; state: CatchUpState }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.catchup;
  const parts = shapeOf(posts, state.period, SHAPE_PARTS);
  const most = Math.max(...parts.map((part) => part.posts));
  return (
    <Plot
      id="catch-up-shape"
      kind="bars"
      bare
      title={words.shape}
      description={words.shapeSays(posts.length, most)}
      series={[{ label: words.series, tone: 'pine' }]}
      points={parts.map((part) => ({ at: part.at, values: [part.posts] }))}
      tableDate={(at) => lately(f, m, at, now)}
    />
  );
}

function Parts({ view: { state, within } }: { view: View }) {
  const words = usePage().m.catchup;
  const f = useFormats();
  const counted = CATCH_UP_PARTS.map((part) => ({ part, n: partOf(within, part).length }));
  return (
    <Filters
      label={words.what}
      items={counted
        .filter(({ part, n }) => n > 0 || part === 'all' || part === state.part)
        .map(({ part, n }) => ({
          href: pathFrom(state, { part }),
          label: (
            <>
              {words.parts[part]} <span class="num">{f.number(n)}</span>
            </>
          ),
          current: state.part === part,
        }))}
    />
  );
}

function Sorting({ state }: { state: CatchUpState }) {
  const words = usePage().m.catchup;
  const here = new URLSearchParams(pathFrom(state, {}).split('?')[1]);
  here.delete('order');
  return (
    <form class="catch-sort" method="get" action="/catchup">
      {[...here].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Select
        name="order"
        label={words.sort}
        value={state.order}
        options={CATCH_UP_ORDERS.map((value) => ({ value, label: words.orders[value] }))}
      />
      <Button>{words.show}</Button>
    </form>
  );
}

function OnlyThese({ view: { state, only = '' } }: { view: View }) {
  const words = usePage().m.catchup;
  return (
    <div class="split">
      <b>{state.who ? words.onlyBy(only) : words.onlyLink(only)}</b>
      <More href={pathFrom(state, { who: undefined, link: undefined, view: state.who ? 'people' : 'links' })}>
        {words.everybody}
      </More>
    </div>
  );
}

function NextPage({ view: { state, more } }: { view: View }) {
  const words = usePage().m.catchup;
  return <Pager older={more ? pathFrom(state, { page: state.page + 1 }) : undefined} label={words.more} />;
}

/** The end, on every page: nobody has to come to it by reading. */
function NothingMust({ until, now }: { until: Date | undefined; now: Date }) {
  const words = usePage().m.catchup;
  return (
    <Band>
      <form class="caughtup" method="post" action="/catchup">
        <Mark />
        <b>{words.end}</b>
        <p>{words.endText}</p>
        <input type="hidden" name="until" value={(until ?? now).getTime()} />
        <Button>{words.done}</Button>
      </form>
      <Fold summary={words.howTitle}>
        <ul class="prose">
          {words.how.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Fold>
    </Band>
  );
}

function UpToDate({ at }: { at: Date }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.catchup;
  return (
    <MemberPage title={words.upToDate} heading={words.title} place="home" unlisted noCompose>
      <Band>
        <div role="status">
          <End title={words.upToDate} text={words.upToDateText(lately(f, m, at, now))} />
        </div>
        <Row>
          <ButtonLink kind="primary" href="/home">
            {words.home}
          </ButtonLink>
          <ButtonLink href="/catchup?for=24h">{words.title}</ButtonLink>
        </Row>
      </Band>
    </MemberPage>
  );
}

export const catchUpRoutes = [
  get('/catchup', 'account', async (c) => {
    const { deps } = c.var;
    const viewer = viewerOf(c);
    if (c.req.query('done') !== undefined) return show(c, <UpToDate at={deps.clock.now()} />);
    await visiting(deps, viewer);
    const view = await load(c);
    return show(c, <CatchUpPage view={view} />, Object.keys(view.state.errors).length > 0 ? 422 : 200);
  }),
  post('/catchup', 'account', async (c) => {
    const until = Number((await readFields(c))['until']);
    const { deps } = c.var;
    const upTo = Number.isSafeInteger(until) && until > 0 ? new Date(until) : deps.clock.now();
    await deps.transact((tx) => markCaughtUp(tx, viewerOf(c), upTo));
    return c.redirect('/catchup?done', 303);
  }),
];
