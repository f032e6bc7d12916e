import {
  classes,
  type MemberClass,
  registerAt,
  type RegisterEntry,
  type RegisterFigures,
  registerFigures,
} from '#membership';
import { type Ctx, get } from '#http';
import { format } from '#i18n';
import { viewerOf } from '../act.ts';
import {
  Avatar,
  Button,
  ButtonLink,
  Empty,
  Figures,
  Filters,
  Input,
  KeyValue,
  More,
  Pager,
  Row,
} from '../components.ts';
import { People } from '../components/person.tsx';
import { standingOf } from '../coop-viewer.ts';
import { csvOf } from '../csv.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { show } from '../show.ts';
import { CoopPage } from './coop-shell.tsx';
import { StatusChip } from './member-words.tsx';

const PATH = '/coop/members';
const PAGE = 50;
const WHOLE = 10_000;

/** What is asked of the register: as at a day, former members, a name. */
interface Asked {
  readonly day: string | undefined;
  readonly at: Date | undefined;
  readonly ended: boolean;
  readonly search: string;
  readonly after: number;
}

/** The register: names for members, figures for everybody. */
export const memberRoutes = [
  get(PATH, 'anyone', async (c) => {
    const { deps, m } = c.var;
    const asked = askedOf(c);
    const [reader, offered, figures] = await Promise.all([
      standingOf(c),
      classes(deps.db),
      registerFigures(deps.db, asked.at),
    ]);
    const title = m.coop.register.title;
    if (!reader.isMember) {
      return show(
        c,
        <CoopPage tab="members" title={title} description={m.coop.register.publicLede}>
          <PublicFigures figures={figures} classes={offered} asked={asked} />
        </CoopPage>,
      );
    }
    const found = await entries(c, asked, PAGE + 1);
    return show(
      c,
      <CoopPage tab="members" title={title}>
        <Register asked={asked} figures={figures} classes={offered} found={found} />
      </CoopPage>,
    );
  }),

  get(`${PATH}.csv`, 'account', async (c) => {
    const { isoDay } = format.formatsFor('en', c.var.deps.settings.current.timeZone);
    const rows = await entries(c, { ...askedOf(c), after: 0 }, WHOLE);
    const csv = csvOf(
      ['number', 'name', 'kind', 'class', 'status', 'since', 'account'],
      rows.map((one) => [one.number, one.name, one.kind, one.class, one.status, isoDay(one.admittedAt), one.handle]),
    );
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="members.csv"',
      'cache-control': 'no-store',
    });
  }),
];

const entries = (c: Ctx, { at, ended, search, after }: Asked, limit: number) =>
  registerAt(c.var.deps.db, viewerOf(c), {
    ...(at && { at }),
    ended,
    search,
    after,
    limit,
  });

/** What the address asks; a day that is none, or to come, is today. */
function askedOf(c: Ctx): Asked {
  const { deps } = c.var;
  const day = c.req.query('on') ?? '';
  const at = endOfDay(day, deps.settings.current.timeZone);
  const past = at !== undefined && at <= deps.clock.now() ? at : undefined;
  return {
    day: past && day,
    at: past,
    ended: c.req.query('show') === 'ended',
    search: (c.req.query('search') ?? '').trim().slice(0, 100),
    after: Math.min(2_147_483_647, Math.max(0, Math.trunc(Number(c.req.query('after') ?? 0)) || 0)),
  };
}

/** The last moment of a calendar day in a zone. */
function endOfDay(day: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  try {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
    return new Date(next.epochMilliseconds - 1);
  } catch {
    return undefined;
  }
}

/** The address of the same question with something else in it. */
function addressOf(asked: Partial<Asked>, path = PATH): string {
  const query = new URLSearchParams({
    ...(asked.search && { search: asked.search }),
    ...(asked.day && { on: asked.day }),
    ...(asked.ended && { show: 'ended' }),
    ...(asked.after && { after: String(asked.after) }),
  }).toString();
  return query ? `${path}?${query}` : path;
}

interface RegisterProps {
  asked: Asked;
  figures: RegisterFigures;
  classes: readonly MemberClass[];
  /** One more than a page when there are more. */
  found: readonly RegisterEntry[];
}

function Register({ asked, figures, classes: offered, found }: RegisterProps) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.coop.register;
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const { day, at, ended } = asked;
  return (
    <>
      <p class="lede">{say.lede}</p>
      <RegisterFiguresRow figures={figures} />
      <form method="get" action={PATH} class="searching">
        <Input name="search" type="search" label={say.searchLabel} value={asked.search} maxlength={100} />
        <Input name="on" type="date" label={say.onLabel} value={day ?? ''} max={f.isoDay(now)} />
        {ended && <input type="hidden" name="show" value="ended" />}
        <Button icon="search">{say.search}</Button>
      </form>
      {at && (
        <p>
          <b>{say.on(f.date(at))}</b> <More href={addressOf({ ...asked, day: undefined, after: 0 })}>{say.today}</More>
        </p>
      )}
      <Row>
        <Filters
          label={say.showLabel}
          items={[
            { href: addressOf({ ...asked, ended: false, after: 0 }), label: say.show.current, current: !ended },
            { href: addressOf({ ...asked, ended: true, after: 0 }), label: say.show.ended, current: ended },
          ]}
        />
        <span class="push">
          <More icon="download" lead href={addressOf({ ...asked, after: 0 }, `${PATH}.csv`)} download>
            {say.csv}
          </More>
        </span>
      </Row>
      {shown.length === 0 ? (
        <Empty title={figures.members === 0 && !asked.search && !ended ? say.empty : say.noneFound}>
          {figures.members === 0 && !asked.search && !ended ? say.emptyText : say.noneFoundText}
        </Empty>
      ) : (
        <div class="flush">
          <People>
            {shown.map((entry) => (
              <EntryLine entry={entry} classes={offered} />
            ))}
          </People>
        </div>
      )}
      <Pager
        label={say.next}
        older={found.length > PAGE && last ? addressOf({ ...asked, after: last.number }) : undefined}
      />
    </>
  );
}

function EntryLine({ entry, classes: offered }: { entry: RegisterEntry; classes: readonly MemberClass[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.register;
  const { number, name, handle, displayName, avatarFile, kind, status, admittedAt } = entry;
  const className = offered.length > 1 ? offered.find((one) => one.key === entry.class)?.name : undefined;
  return (
    <div class="person">
      <Avatar
        name={displayName || name || '–'}
        handle={handle ?? name}
        src={avatarFile ? mediaPath(avatarFile) : undefined}
        organisation={kind === 'organisation'}
        member={status !== 'left' && status !== 'expelled'}
      />
      <div class="who">
        <a href={`${PATH}/${number}`}>
          <bdi>{name || say.erased}</bdi>
        </a>
        <span class="sub wraps">
          {[say.short(number), say.sinceDay(f.date(admittedAt)), className, handle && `@${handle}`]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {status !== 'voting' && <StatusChip status={status} />}
    </div>
  );
}

function RegisterFiguresRow({ figures }: { figures: RegisterFigures }) {
  const { m } = usePage();
  const say = m.coop.home.figures;
  const { members, organisations } = figures;
  return (
    <Figures
      label={m.coop.register.figuresTitle}
      items={[
        { n: members, label: say.members(members) },
        ...(organisations > 0 ? [{ n: organisations, label: say.organisations(organisations) }] : []),
        { n: figures.voting, label: m.coop.register.vote(figures.voting) },
      ]}
    />
  );
}

/** What everybody may know: how many, of which class, at which day. */
function PublicFigures({ figures, classes: offered, asked }: Omit<RegisterProps, 'found'>) {
  const { m, stage } = usePage();
  const f = useFormats();
  const say = m.coop.register;
  if (stage !== 'co-op') {
    return (
      <Empty title={say.empty} actions={<ButtonLink href="/coop">{m.coop.home.title}</ButtonLink>}>
        {say.emptyText}
      </Empty>
    );
  }
  return (
    <>
      <p class="lede">{say.publicLede}</p>
      {asked.at && <p>{say.on(f.date(asked.at))}</p>}
      <RegisterFiguresRow figures={figures} />
      {figures.byClass.length > 1 && (
        <KeyValue
          facts={figures.byClass.map(({ class: key, n }) => ({
            label: offered.find((one) => one.key === key)?.name ?? key,
            value: f.number(n),
          }))}
        />
      )}
      <Empty
        title={say.notYours}
        actions={
          <ButtonLink kind="primary" href="/coop/join">
            {m.coop.join.title}
          </ButtonLink>
        }
      >
        {say.notYoursText}
      </Empty>
    </>
  );
}
