import {
  parseTakeover,
  TAKEOVER_PRESETS,
  type TakeoverFields,
  type TakeoverPreset,
  takeoverInput,
  type WhatItTakes,
  whatItTakes,
} from '#campaigns';
import { type Ctx, get } from '#http';
import { notFound, Refusal } from '#refusal';
import {
  Breadcrumb,
  Button,
  Choices,
  ErrorSummary,
  Filters,
  Fold,
  Input,
  Masthead,
  More,
  Note,
  Paper,
  Section,
  Select,
  Stack,
  Table,
} from '../components.ts';
import { csvOf } from '../csv.ts';
import type { FormState } from '../form-state.ts';
import { PublicPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { Magnitudes, Participation } from './what-it-takes-plots.tsx';

const PATH = '/what-it-takes';
const DAY_MS = 86_400_000;
/** Shares of users on the curve, in per cent. */
const PARTS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 14, 20, 50, 100];

/** Fields whose hint tells of the company of 2016. */
const OF_2016: ReadonlySet<string> = new Set(['price', 'equity', 'shares', 'users', 'part']);

const isPreset = (name: string): name is TakeoverPreset => Object.hasOwn(TAKEOVER_PRESETS, name);

const addressOf = (path: string, fields: TakeoverFields): string =>
  `${path}?${new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== '')).toString()}`;

interface Reckoned {
  readonly fields: TakeoverFields;
  readonly found: WhatItTakes;
  readonly pledgedADay: number;
  readonly cap: number | null;
  readonly years: number;
}

/** A company of its own to begin from: its figures, their days and sources, and where it stands. */
export interface TakesOf {
  readonly path: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly company: string;
  readonly start: TakeoverFields;
  /** What is said under a field instead of what 2016 knew. */
  readonly hints: Readonly<Partial<Record<keyof TakeoverFields, string>>>;
}

/** What a visitor asks: a beginning, or the figures in the address. */
function asked(c: Ctx, start: TakeoverFields): { form: FormState; reckoned?: Reckoned } {
  const { m } = c.var;
  const query = c.req.query();
  const from = query['from'] ?? '';
  const base: TakeoverFields = isPreset(from) ? TAKEOVER_PRESETS[from] : start;
  const given = Object.keys(base).some((key) => key in query);
  const raw: Readonly<Record<string, string>> = given
    ? Object.fromEntries(
        Object.keys(base).flatMap((key) => (key in query ? [[key, (query[key] ?? '').slice(0, 40)]] : [])),
      )
    : base;
  const empty = Object.fromEntries(Object.keys(base).map((key) => [key, '']));
  const fields: TakeoverFields = { ...base, ...empty, currency: 'USD', by: 'price', ...raw };
  // A company of which too little is known yet: nothing to reckon, and nobody at fault.
  if (!given && (['price', 'shares', 'users'] as const).some((name) => base[name] === '')) {
    return { form: { values: fields, errors: {}, status: 200 } };
  }
  try {
    const question = parseTakeover(raw);
    const input = takeoverInput(question);
    const reckoned = {
      fields,
      found: whatItTakes(input),
      pledgedADay: input.pledgedADay,
      cap: input.cap,
      years: question.years,
    };
    return { form: { values: fields, errors: {}, status: 200 }, reckoned };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = Object.fromEntries(Object.entries(error.fields).map(([name, say]) => [name, say(m)]));
    return { form: { values: fields, errors, status: 422 } };
  }
}

/** `15.6 billion $`, `356 $`: three figures say enough of a sum that nobody knows to the cent. */
function sums(locale: string, currency: string) {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const large = new Intl.NumberFormat(tag, { ...money, notation: 'compact', maximumSignificantDigits: 3 });
  const whole = new Intl.NumberFormat(tag, { ...money, maximumFractionDigits: 0 });
  return (minor: number): string => (Math.abs(minor) >= 100_000_000 ? large : whole).format(minor / 100);
}

function Answer({ reckoned: { found, fields, pledgedADay, cap, years } }: { reckoned: Reckoned }) {
  const { m, locale, now } = usePage();
  const f = useFormats();
  const say = m.drive.takes;
  const sum = sums(locale, fields.currency);
  const premium = Number(fields.premium.replace(',', '.')) || 0;
  return (
    <Paper icon="scale" what={say.answer} id="answer" title={say.price(sum(found.withPremium))} level={2}>
      <p class="muted">{premium > 0 ? say.withPremium(f.percent(premium / 100, 1)) : say.noPremium}</p>
      <p class="lede">{say.each(sum(found.mean), f.compact(found.people))}</p>
      {found.median < found.mean && <p>{say.median(sum(found.median))}</p>}
      {found.loan > 0 && (
        <p>
          {say.borrowed(sum(found.loan), sum(found.meanWithLoan))}{' '}
          {found.interestCover !== null && say.cover(f.number(Math.round(found.interestCover * 10) / 10))}{' '}
          {found.loanAYear > 0 && say.yearly(sum(found.loanAYear), f.number(years))}
        </p>
      )}
      {cap !== null && found.peopleUnderCap !== null && (
        <p>{say.underCap(f.number(found.peopleUnderCap), sum(cap), found.peopleUnderCap)}</p>
      )}
      {found.everything !== found.withPremium && <p>{say.debts(sum(found.everything))}</p>}
      {pledgedADay > 0 &&
        (found.daysAtThisPace === null || found.daysAtThisPace > 365_000 ? (
          <p>{say.never}</p>
        ) : (
          <p>
            {say.pace(
              f.number(found.daysAtThisPace),
              f.date(new Date(now.getTime() + found.daysAtThisPace * DAY_MS)),
              found.daysAtThisPace,
            )}
          </p>
        ))}
      <p>
        <a href="#figures">{say.change}</a>
      </p>
    </Paper>
  );
}

/** `One per cent: to file a resolution` → `One per cent`. */
const shortOf = (rung: string): string => rung.split(/\s?:/)[0] ?? rung;

function Findings({ reckoned, path }: { reckoned: Reckoned; path: string }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.drive.takes;
  const { found, fields } = reckoned;
  const sum = sums(locale, fields.currency);
  const users = (found.people * 100) / Number(fields.part.replace(',', '.'));
  const points = PARTS.map((part) => ({ part: part / 100, each: (found.withPremium * 100) / (users * part) }));
  const at = (part: number) => sum(points.find((point) => point.part === part)?.each ?? 0);
  const mine = Number(fields.part.replace(',', '.')) / 100;
  return (
    <>
      <Section
        id="rungs"
        title={say.rungs}
        more={
          <More href={addressOf(`${path}.csv`, fields)} icon="download" lead download>
            {say.csv}
          </More>
        }
      >
        <Stack>
          <p>{say.rungsText}</p>
          <Magnitudes
            title={say.rungsPlot}
            bars={found.rungs.map(({ rung, money }) => ({
              label: say.rung[rung],
              value: money,
              written: sum(money),
            }))}
          />
          <Table
            caption={say.rungs}
            rows={found.rungs}
            columns={[
              { label: say.columns.rung, cell: ({ rung }) => shortOf(say.rung[rung]) },
              { label: say.columns.shares, cell: ({ shares }) => f.number(shares), figure: true },
              { label: say.columns.money, cell: ({ money }) => sum(money), figure: true, oneLine: true },
              {
                label: say.columns.people,
                cell: ({ people }) => (people === null ? say.tooMany : f.number(people)),
                figure: true,
              },
            ]}
          />
        </Stack>
      </Section>
      <Section id="participation" title={say.peoplePlot}>
        <Participation
          title={say.eachGives}
          alt={say.peopleAlt(at(0.01), at(0.1))}
          points={points}
          mark={{ part: mine, each: found.mean }}
          writePart={(part) => f.percent(part, 1)}
          writeSum={sum}
        />
        <Fold summary={say.asTable}>
          <Table
            caption={say.peoplePlot}
            rows={points}
            columns={[
              { label: say.part, cell: ({ part }) => f.percent(part, 1), figure: true },
              { label: say.eachGives, cell: ({ each }) => sum(each), figure: true },
            ]}
          />
        </Fold>
      </Section>
      {found.yearsOfOwnNetwork !== null && (
        <Section id="instead" title={say.instead}>
          <p>
            {say.insteadText(
              sum(found.withPremium),
              f.compact(found.people),
              f.number(
                found.yearsOfOwnNetwork < 10
                  ? Math.round(found.yearsOfOwnNetwork * 10) / 10
                  : Math.round(found.yearsOfOwnNetwork),
              ),
            )}
          </p>
        </Section>
      )}
    </>
  );
}

function Figures({ form, of }: { form: FormState; of?: TakesOf | undefined }) {
  const { m } = usePage();
  const say = m.drive.takes;
  const labels: Readonly<Record<string, string | undefined>> = say.fields;
  const hints = of?.hints;
  const filled = (...names: readonly (keyof TakeoverFields)[]) =>
    names.some((name) => name in form.errors || (form.values[name] ?? '') !== '');
  const field = (name: keyof TakeoverFields) => (
    <Input
      name={name}
      label={labels[name]}
      hint={hints && OF_2016.has(name) ? hints[name] : labels[`${name}Hint`]}
      value={form.values[name]}
      error={form.errors[name]}
      inputmode="decimal"
      autocomplete="off"
    />
  );
  return (
    <Paper
      icon="pencil"
      what={say.inputs}
      id="figures"
      form={{ action: of?.path ?? PATH, method: 'get', enhance: 'reckon' }}
    >
      <fieldset class="stack flow-3">
        <legend class="label">{say.groups.worth}</legend>
        <Choices
          name="by"
          legend={say.fields.by}
          value={form.values['by']}
          options={[
            { value: 'price', label: say.fields.byPrice },
            { value: 'valuation', label: say.fields.byEquity },
          ]}
        />
        {field('price')}
        {field('equity')}
        {field('shares')}
        {field('premium')}
        <Fold summary={`${say.fields.dilution}, ${say.fields.debt.toLowerCase()}`}>
          <Stack space={3}>
            {field('dilution')}
            {field('debt')}
            <Select
              name="currency"
              label={say.fields.currency}
              value={form.values['currency']}
              options={['USD', 'EUR', 'GBP'].map((value) => ({ value, label: value }))}
            />
          </Stack>
        </Fold>
      </fieldset>
      <fieldset class="stack flow-3">
        <legend class="label">{say.groups.people}</legend>
        {field('users')}
        {field('part')}
        {field('spread')}
        {field('cap')}
      </fieldset>
      <Fold summary={say.groups.loan} open={filled('earnings', 'multiple', 'rate', 'years')}>
        <Stack space={3}>
          {field('earnings')}
          {field('multiple')}
          {field('rate')}
          {field('years')}
        </Stack>
      </Fold>
      <Fold summary={say.groups.pace} open={filled('pledged', 'perday')}>
        <Stack space={3}>
          {field('pledged')}
          {field('perday')}
        </Stack>
      </Fold>
      <Fold summary={say.groups.own} open={filled('own')}>
        <Stack space={3}>{field('own')}</Stack>
      </Fold>
      <Button kind="primary" big full>
        {say.reckon}
      </Button>
    </Paper>
  );
}

function WhatItTakesPage({ form, reckoned, of }: { form: FormState; reckoned?: Reckoned; of?: TakesOf | undefined }) {
  const { m } = usePage();
  const say = m.drive.takes;
  const beginnings: readonly (readonly [string, TakeoverFields])[] = of
    ? [[m.drive.shares.own(of.company), of.start]]
    : (['market', 'press'] as const).map((name) => [say.preset[name], TAKEOVER_PRESETS[name]]);
  return (
    <PublicPage title={say.title} description={say.lede} canonical={of?.path ?? PATH}>
      <div class="duo">
        <div class="stack flow-5">
          {of && <Breadcrumb href={of.back.href} label={of.back.label} />}
          <Masthead title={say.title} lede={say.lede} />
          <Filters
            label={say.presets}
            items={beginnings.map(([label, fields]) => ({
              href: addressOf(of?.path ?? PATH, fields),
              label,
              current: sameFields(form.values, fields),
            }))}
          />
          <ErrorSummary errors={form.errors} />
          <div class="stack" aria-live="polite" data-reckoned>
            {reckoned && <Answer reckoned={reckoned} />}
          </div>
        </div>
        <div class="stack flow-5">
          <div class="stack flow-5" data-reckoned>
            {reckoned && <Findings reckoned={reckoned} path={of?.path ?? PATH} />}
          </div>
          {!of && (
            <Section id="gap" title={say.gap}>
              <Stack space={3}>
                {say.gapText.map((sentence) => (
                  <p>{sentence}</p>
                ))}
              </Stack>
            </Section>
          )}
          <Note>{say.notAdvice}</Note>
        </div>
        <div class="side">
          <Figures form={form} of={of} />
        </div>
      </div>
    </PublicPage>
  );
}

const sameFields = (a: FormState['values'], b: TakeoverFields): boolean =>
  Object.entries(b).every(([key, value]) => (a[key] ?? '') === value);

/** The calculator, of a company or of 2016. */
export function showTakes(c: Ctx, of?: TakesOf) {
  const { form, reckoned } = asked(c, of?.start ?? TAKEOVER_PRESETS.market);
  return show(c, <WhatItTakesPage form={form} of={of} {...(reckoned && { reckoned })} />, form.status);
}

/** The same as a table for spreadsheets: each step with its shares, its money to the cent and its people. */
export function sendTakes(c: Ctx, start: TakeoverFields = TAKEOVER_PRESETS.market) {
  const { reckoned } = asked(c, start);
  if (!reckoned) throw notFound();
  const { found, fields } = reckoned;
  const rows = found.rungs.map(({ rung, shares, money, people }) => [rung, shares, (money / 100).toFixed(2), people]);
  return c.body(csvOf(['step', 'shares', `money ${fields.currency}`, 'people'], rows), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="what-it-takes.csv"',
  });
}

/** A calculator that anybody may change and share. */
export const takesRoutes = [
  get(PATH, 'anyone', (c) => showTakes(c)),
  get(`${PATH}.csv`, 'anyone', (c) => sendTakes(c)),
];
