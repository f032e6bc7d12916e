import { type DriveDate, type DriveFigure, partOfVotes, WARNING_LINES } from '#campaigns';
import {
  Breadcrumb,
  Chip,
  Duo,
  ErrorSummary,
  Events,
  Line,
  Lines,
  Masthead,
  Note,
  Plot,
  Prose,
  Section,
  Stack,
  Table,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { FollowBox, HoldingBox } from './drive-boxes.tsx';
import { daysBetween, type DriveView, lastOfEach, pricesOf } from './drive-view.ts';
import { capital, SourceLink, useDriveFormats, WayWords } from './drive-words.tsx';

/** The page of a share drive. */
export function DrivePage({ view, form }: { view: DriveView; form: FormState }) {
  const { m } = usePage();
  const say = m.drive.shares;
  const { campaign, drive } = view;
  return (
    <PublicPage
      title={`${say.title(drive.company)} · ${campaign.title}`}
      description={say.lede}
      canonical={campaignPath(campaign, '/shares')}
    >
      <Duo
        first={
          <>
            <Breadcrumb href={campaignPath(campaign)} label={campaign.title} />
            <ErrorSummary errors={form.errors} sentence={form.sentence} />
            <Masthead title={say.title(drive.company)} lede={say.lede} />
            <NextDay view={view} />
          </>
        }
        side={
          <>
            <FollowBox view={view} />
            <HoldingBox view={view} form={form} />
          </>
        }
      >
        <Stack space={5}>
          <Calendar view={view} />
          <Rules view={view} />
          <Declared view={view} />
          <Price view={view} />
          <Figures view={view} />
          <Moves view={view} />
          <Section id="next" title={say.calculator}>
            <Lines>
              <Line
                icon="scale"
                title={say.calculator}
                detail={say.calculatorText}
                href={campaignPath(campaign, '/what-it-takes')}
              />
              {view.leads && (
                <Line icon="settings" title={say.lead.link} href={campaignPath(campaign, '/shares/lead')} />
              )}
            </Lines>
          </Section>
          <Note>{say.never}</Note>
        </Stack>
      </Duo>
    </PublicPage>
  );
}

function NextDay({ view: { drive, today } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  const next = drive.dates.find(({ day }) => day >= today);
  if (!next) return null;
  return (
    <Note tone="amber">
      <b>{say.next(capital(say.inDays(daysBetween(today, next.day))), f.day(next.day), say.kinds[next.kind])}</b>{' '}
      {say.means[next.kind]}
    </Note>
  );
}

function Calendar({ view: { drive, today } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  const text = ({ kind, note, source, url }: DriveDate) => (
    <>
      {note === '' ? say.means[kind] : <span dir="auto">{note}</span>}{' '}
      <span class="small muted">
        <SourceLink source={source} url={url} />
      </span>
    </>
  );
  return (
    <Section id="calendar" title={say.calendar}>
      {drive.dates.length === 0 ? (
        <p class="muted">{say.noDates}</p>
      ) : (
        <Events
          events={drive.dates.map((date) => ({
            when: f.day(date.day),
            title: capital(say.kinds[date.kind]),
            text: text(date),
            next: date.day >= today,
          }))}
        />
      )}
    </Section>
  );
}

function Rules({ view: { drive, rule, known } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares.rules;
  const f = useDriveFormats(drive.currency);
  return (
    <Section id="rules" title={say.title}>
      {rule ? (
        <Stack space={3}>
          {rule.ways.length > 1 && <p>{say.any}</p>}
          <Prose>
            <ul>
              {rule.ways.map((way) => (
                <li>
                  <WayWords way={way} known={known} />
                </li>
              ))}
            </ul>
          </Prose>
          {rule.comeBack && (
            <p>{say.comeBack(...(rule.comeBack.map((part) => f.percent(part)) as [string, string, string]))}</p>
          )}
          <p class="small muted">
            {say.where[rule.jurisdiction]}. <SourceLink source={rule.law} url={rule.url} />.{' '}
            {say.dated(f.day(rule.validFrom), f.day(rule.lastChecked))}
          </p>
        </Stack>
      ) : (
        <p class="muted">{say.none}</p>
      )}
    </Section>
  );
}

function Declared({ view: { drive, declared, known } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  const part = declared && partOfVotes(known, declared.shares);
  return (
    <Section id="declared" title={say.holders.title}>
      <Stack>
        {declared ? (
          <p>
            {say.holders.sum(f.number(declared.people), f.number(declared.shares), declared.people)}{' '}
            {typeof part === 'number' && say.holders.part(f.percent(part, part < 0.001 ? 5 : 2))}
          </p>
        ) : (
          <p class="muted">{say.holders.few}</p>
        )}
        <h3>{say.lines.title}</h3>
        <p>{say.lines.text}</p>
        <Table
          caption={say.lines.title}
          rows={WARNING_LINES}
          columns={[
            {
              label: say.lines.line,
              cell: (line) => (
                <>
                  {f.percent(line)}{' '}
                  {typeof part === 'number' && part >= line && <Chip tone="stop">{say.lines.passed}</Chip>}
                </>
              ),
              oneLine: true,
            },
            { label: say.lines.duty, cell: (line) => say.lines.duties[`${line}`] },
            {
              label: say.lines.shares,
              cell: (line) =>
                known.votes === null ? '–' : f.number(Math.ceil((known.votes * line) / known.votesPerShare)),
              figure: true,
            },
          ]}
        />
      </Stack>
    </Section>
  );
}

function Price({ view: { campaign, drive } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  const prices = pricesOf(drive);
  const [first, last] = [prices[0], prices.at(-1)];
  if (prices.length < 2 || !first || !last) return null;
  return (
    <Section id="price" title={say.price}>
      <Plot
        id="prices"
        kind="line"
        title={say.price}
        description={say.priceAlt(f.sum(first.value), f.day(first.day), f.sum(last.value), f.day(last.day))}
        series={[{ label: say.price, tone: 'pine' }]}
        points={prices.map(({ day, value }) => ({ at: new Date(day), values: [value / 100] }))}
        figure={(value) => f.sum(Math.round(value * 100))}
        shortFigure={(value) => f.sum(Math.round(value * 100))}
        tableDate={(at) => f.day(at.toISOString().slice(0, 10))}
        csv={campaignPath(campaign, '/shares/figures.csv')}
      />
    </Section>
  );
}

function Figures({ view: { drive } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares;
  const f = useDriveFormats(drive.currency);
  return (
    <Section id="known" title={say.figures}>
      {drive.figures.length === 0 ? (
        <p class="muted">{say.noFigures}</p>
      ) : (
        <Table
          caption={say.figures}
          rows={lastOfEach(drive)}
          columns={[
            { label: say.columns.figure, cell: (one: DriveFigure) => f.nameOf(one) },
            { label: say.columns.day, cell: ({ day }: DriveFigure) => f.day(day) },
            { label: say.columns.source, cell: (one: DriveFigure) => <SourceLink source={one.source} url={one.url} /> },
            { label: say.columns.value, cell: (one: DriveFigure) => f.figure(one), figure: true, oneLine: true },
          ]}
        />
      )}
    </Section>
  );
}

function Moves({ view: { drive } }: { view: DriveView }) {
  const { m } = usePage();
  const f = useDriveFormats(drive.currency);
  if (drive.moves.length === 0) return null;
  return (
    <Section id="moves" title={m.drive.shares.moves}>
      <Events
        events={drive.moves.map(({ day, suitor, move, source, url }) => ({
          when: f.day(day),
          title: <span dir="auto">{suitor}</span>,
          text: (
            <>
              <span dir="auto">{move}</span>{' '}
              <span class="small muted">
                <SourceLink source={source} url={url} />
              </span>
            </>
          ),
        }))}
      />
    </Section>
  );
}
