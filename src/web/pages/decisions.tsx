import {
  type Decision,
  type DecisionFilter,
  decisions,
  type DecisionState,
  registerCsv,
  registerRow,
} from '#deliberation';
import { type Ctx, get } from '#http';
import { circles, type CircleView } from '#membership';
import { Button, ButtonLink, Empty, Filters, Fold, Input, More, Pager, Row, Select, Stack } from '../components.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { localIn } from '../time-of-zone.ts';
import { CoopPage } from './coop-shell.tsx';
import { decisionFeed } from './decisions-feed.ts';
import { RegisterLines, type Undone } from './decisions-list.tsx';

const PER_PAGE = 30;
const IN_FILES = 500;
const FILE_CACHE = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' };
/** A word longer than this finds nothing. */
const LONGEST_SEARCH = 200;

const STATES = [
  'queued',
  'held',
  'executed',
  'rejected',
  'stale',
  'failed',
  'expired',
  'cancelled',
] as const satisfies readonly DecisionState[];

/** What the reader asked to see, as it stands in the address. */
interface Asked {
  readonly state: DecisionState | undefined;
  readonly year: number | undefined;
  readonly circle: string | undefined;
  readonly search: string;
  readonly before: number | undefined;
}

const wholeNumber = (text: string | undefined, most: number): number | undefined =>
  text && /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined;

function askedBy(c: Ctx): Asked {
  const q = (name: string) => c.req.query(name)?.trim() || undefined;
  return {
    state: STATES.find((state) => state === q('state')),
    year: wholeNumber(q('year'), 9_999),
    circle: q('circle'),
    search: (q('q') ?? '').slice(0, LONGEST_SEARCH),
    before: wholeNumber(q('before'), 2_147_483_647),
  };
}

function filterOf({ state, year, search, before }: Asked): DecisionFilter {
  const padded = String(year).padStart(4, '0');
  return {
    ...(state && { state }),
    ...(year !== undefined && { from: `${padded}-01-01`, to: `${padded}-12-31` }),
    ...(search && { search }),
    ...(before !== undefined && { before }),
  };
}

/** @param before in place of what the address asks for. */
const load = async (c: Ctx, limit: number, before?: number) => {
  const { deps, viewer } = c.var;
  const asked = { ...askedBy(c), ...(before !== undefined && { before }) };
  const all = await circles(deps.db, { closed: true });
  const circle = all.find(({ slug }) => slug === asked.circle);
  // A circle that is not there has decided nothing.
  const found =
    asked.circle !== undefined && !circle
      ? { items: [], older: undefined }
      : await decisions(deps.db, viewer, { ...filterOf(asked), ...(circle && { circle: circle.id }), limit });
  return { asked, all, ...found };
};

export const registerRoutes = [
  get('/decisions', 'anyone', async (c) => {
    const { asked, all, items, older } = await load(c, PER_PAGE);
    const [years, undone] = [await yearsOf(c), await undoneAmong(c, items)];
    return show(
      c,
      <RegisterPage asked={asked} circles={all} years={years} items={items} undone={undone} older={older} />,
    );
  }),

  get('/decisions.json', 'anyone', async (c) => {
    const { asked, items, older } = await load(c, IN_FILES);
    const { origin } = c.var.deps.config;
    return c.json(
      {
        links: {
          self: `${origin}${addressOf('/decisions.json', asked)}`,
          next: older === undefined ? null : `${origin}${addressOf('/decisions.json', { ...asked, before: older })}`,
        },
        data: items.map((decision) => ({
          url: `${origin}/decisions/${decision.number}`,
          ...registerRow(decision),
        })),
      },
      200,
      FILE_CACHE,
    );
  }),

  get('/decisions.csv', 'anyone', async (c) => {
    return c.body(await wholeCsv(c), 200, {
      ...FILE_CACHE,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="decisions.csv"',
    });
  }),

  get('/decisions.atom', 'anyone', async (c) => {
    const { asked, items } = await load(c, PER_PAGE);
    const { deps, m, locale } = c.var;
    const address = `${deps.config.origin}${addressOf('/decisions.atom', { ...asked, before: undefined })}`;
    const feed = decisionFeed({
      m,
      locale,
      origin: deps.config.origin,
      address,
      server: deps.settings.current.name,
      at: deps.clock.now(),
      decisions: items,
    });
    return c.body(feed, 200, {
      ...FILE_CACHE,
      vary: 'accept-language',
      'content-type': 'application/atom+xml; charset=utf-8',
    });
  }),
];

/** The whole register, or what of it was asked for, read page by page as the other side takes it. */
async function wholeCsv(c: Ctx): Promise<ReadableStream<Uint8Array>> {
  const bytes = new TextEncoder();
  const first = await load(c, IN_FILES);
  let older = first.older;
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.encode(registerCsv(first.items))),
    async pull(controller) {
      if (older === undefined) return controller.close();
      const next = await load(c, IN_FILES, older);
      older = next.older;
      controller.enqueue(bytes.encode(registerCsv(next.items, { headed: false })));
    },
  });
}

/** The years in which something was decided, newest first, as the server's time zone has them: the filter does too. */
async function yearsOf(c: Ctx): Promise<readonly number[]> {
  const { deps } = c.var;
  const ends = await deps.db
    .selectFrom('decision')
    .select((eb) => [eb.fn.min('decided_at').as('first'), eb.fn.max('decided_at').as('last')])
    .executeTakeFirst();
  if (!ends?.first || !ends.last) return [];
  const { timeZone } = deps.settings.current;
  const yearAt = (at: Date) => Number(localIn(timeZone, at.toISOString()).slice(0, 4));
  const [first, last] = [yearAt(ends.first), yearAt(ends.last)];
  return Array.from({ length: last - first + 1 }, (_, i) => last - i);
}

async function undoneAmong(c: Ctx, items: readonly Decision[]): Promise<Undone> {
  if (items.length === 0) return new Set();
  const rows = await c.var.deps.db
    .selectFrom('decision')
    .where(
      'id',
      'in',
      items.map(({ id }) => id),
    )
    .where('undone_by_decision', 'is not', null)
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

function addressOf(path: string, asked: Partial<Asked>): string {
  const query = new URLSearchParams();
  if (asked.state) query.set('state', asked.state);
  if (asked.year !== undefined) query.set('year', String(asked.year));
  if (asked.circle) query.set('circle', asked.circle);
  if (asked.search) query.set('q', asked.search);
  if (asked.before !== undefined) query.set('before', String(asked.before));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

function RegisterPage(props: {
  asked: Asked;
  circles: readonly CircleView[];
  years: readonly number[];
  items: readonly Decision[];
  undone: Undone;
  older: number | undefined;
}) {
  const { m, serverName } = usePage();
  const say = m.founding.register;
  const { asked, items, undone, older, years } = props;
  const narrowed =
    asked.state !== undefined || asked.year !== undefined || asked.circle !== undefined || asked.search !== '';
  const files = (path: string) => addressOf(path, { ...asked, before: undefined });
  return (
    <CoopPage
      tab="decisions"
      title={m.coop.home.tabs.decisions}
      description={say.lede}
      head={
        <>
          <link
            rel="alternate"
            type="application/atom+xml"
            href={files('/decisions.atom')}
            title={say.feedTitle(serverName)}
          />
          <link rel="alternate" type="application/json" href={files('/decisions.json')} />
        </>
      }
    >
      <Stack>
        <p class="lede">{say.lede}</p>
        {(years.length > 0 || narrowed) && <Narrow {...props} narrowed={narrowed} />}
        {items.length > 0 ? (
          <>
            <RegisterLines decisions={items} undone={undone} />
            <Pager
              older={older === undefined ? undefined : addressOf('/decisions', { ...asked, before: older })}
              label={say.older}
            />
            <Row>
              <More href={files('/decisions.csv')} icon="download" lead download>
                CSV
              </More>
              <More href={files('/decisions.json')}>JSON</More>
              <More href={files('/decisions.atom')}>{say.feed}</More>
            </Row>
          </>
        ) : narrowed ? (
          <Empty title={say.nothing} actions={<ButtonLink href="/decisions">{say.filters.clear}</ButtonLink>}>
            {say.nothingText}
          </Empty>
        ) : (
          <Empty title={say.none} actions={<ButtonLink href="/d">{say.toDecide}</ButtonLink>}>
            {say.noneText}
          </Empty>
        )}
      </Stack>
    </CoopPage>
  );
}

/** By state with one press; by words, year and circle with a form. */
function Narrow(props: { asked: Asked; circles: readonly CircleView[]; years: readonly number[]; narrowed: boolean }) {
  const { m } = usePage();
  const say = m.founding.register.filters;
  const { asked, years, circles: all } = props;
  const to = (state: DecisionState | undefined) => addressOf('/decisions', { ...asked, state, before: undefined });
  const tab = (state: DecisionState | undefined, label: string) => ({
    href: to(state),
    label,
    current: asked.state === state,
  });
  const searching = asked.search !== '' || asked.year !== undefined || asked.circle !== undefined;
  return (
    <>
      <Filters
        label={say.label}
        items={[
          tab(undefined, say.all),
          tab('queued', say.waiting),
          tab('executed', say.executed),
          tab('rejected', say.rejected),
        ]}
      />
      <Fold
        summary={say.more}
        open={searching || (asked.state !== undefined && !['queued', 'executed', 'rejected'].includes(asked.state))}
      >
        <form class="stack" method="get" action="/decisions" role="search">
          <Input type="search" name="q" label={say.search} value={asked.search} maxlength={LONGEST_SEARCH} />
          <Row top>
            <Select
              name="state"
              label={say.state}
              value={asked.state ?? ''}
              options={[
                { value: '', label: say.all },
                ...STATES.map((state) => ({ value: state, label: m.founding.register.states[state] })),
              ]}
            />
            <Select
              name="year"
              label={say.year}
              value={asked.year === undefined ? '' : String(asked.year)}
              options={[
                { value: '', label: say.anyYear },
                ...years.map((year) => ({ value: String(year), label: String(year) })),
              ]}
            />
            {all.length > 0 && (
              <Select
                name="circle"
                label={say.circle}
                value={asked.circle ?? ''}
                options={[
                  { value: '', label: say.anyone },
                  ...all.map(({ slug, name }) => ({ value: slug, label: name })),
                ]}
              />
            )}
          </Row>
          <Row>
            <Button icon="search">{say.button}</Button>
            {props.narrowed && (
              <ButtonLink kind="quiet" href="/decisions">
                {say.clear}
              </ButtonLink>
            )}
          </Row>
        </form>
      </Fold>
    </>
  );
}
