import type { Coverage, coverageFigures } from '#campaigns';
import {
  Button,
  Empty,
  ErrorSummary,
  Filters,
  Input,
  More,
  Note,
  Pager,
  Paper,
  Plot,
  Row,
  Stack,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { countryName, dayName, languageName, monthOf } from './press-words.ts';

type Figures = Awaited<ReturnType<typeof coverageFigures>>;

export interface CoverageView {
  readonly slug: string;
  readonly figures: Figures;
  /** Those of the filters, and of this page of them. */
  readonly pieces: readonly Coverage[];
  readonly filter: { readonly language: string; readonly kind: string };
  readonly older?: string;
}

/** What was written, how it grew, and the way to suggest more. */
export function CoverageList({ view }: { view: CoverageView }) {
  const { m } = usePage();
  const say = m.press;
  const { figures, pieces, filter } = view;
  if (figures.total === 0) {
    return (
      <Empty title={say.none} level={3}>
        {say.noneText}
      </Empty>
    );
  }
  return (
    <Stack>
      <p class="muted">{say.coverageNote}</p>
      <PerMonth figures={figures} />
      <CoverageFiles slug={view.slug} />
      <CoverageFilters view={view} />
      {pieces.length === 0 && (filter.language || filter.kind) && (
        <Empty title={say.noneHere} level={3} actions={<More href={to(view.slug, {})}>{say.all}</More>}>
          {say.noneHereText}
        </Empty>
      )}
      <ol class="covers">
        {pieces.map((piece) => (
          <li>
            <Piece piece={piece} />
          </li>
        ))}
      </ol>
      <Pager older={view.older} />
    </Stack>
  );
}

const to = (slug: string, filter: { language?: string; kind?: string }): string => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  return `${campaignPath({ slug }, '/press')}${query ? `?${query}` : ''}#coverage`;
};

function PerMonth({ figures: { months, total } }: { figures: Figures }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.press;
  const most = months.reduce((best, month) => (month.n > best.n ? month : best), { month: '', n: 0 });
  if (months.length < 2) return null;
  return (
    <Plot
      id="per-month"
      kind="bars"
      title={say.perMonth}
      description={say.perMonthSays(f.number(total), f.number(most.n), f.month(monthOf(most.month)))}
      series={[{ label: say.perMonth, tone: 'amber' }]}
      points={months.map(({ month, n }) => ({ at: monthOf(month), values: [n] }))}
      tableDate={(at) => f.month(at)}
    />
  );
}

function CoverageFilters({ view: { slug, figures, filter } }: { view: CoverageView }) {
  const { m, locale } = usePage();
  const say = m.press;
  const { kind, language } = filter;
  return (
    <Stack space={2}>
      {figures.languages.length > 1 && (
        <Filters
          label={say.filterLanguage}
          items={[
            { href: to(slug, { kind }), label: say.everyLanguage, current: language === '' },
            ...figures.languages.map(({ what, n }) => ({
              href: to(slug, { kind, language: what }),
              label: `${languageName(locale, what)} ${n}`,
              current: language === what,
            })),
          ]}
        />
      )}
      {figures.kinds.length > 1 && (
        <Filters
          label={say.filterKind}
          items={[
            { href: to(slug, { language }), label: say.everyKind, current: kind === '' },
            ...figures.kinds.map(({ what, n }) => ({
              href: to(slug, { language, kind: what }),
              label: `${say.kinds[what]} ${n}`,
              current: kind === what,
            })),
          ]}
        />
      )}
    </Stack>
  );
}

/** One piece: who, what, when, where; its title leads to it. */
function Piece({ piece }: { piece: Coverage }) {
  const { m, locale } = usePage();
  const say = m.press;
  const { image, quote, language } = piece;
  const facts = [
    say.kinds[piece.kind],
    dayName(locale, piece.publishedOn),
    piece.country && countryName(locale, piece.country),
    language !== locale && languageName(locale, language),
  ];
  return (
    <article class={image ? 'cover pictured' : 'cover'}>
      {image && <img src={`/media/${image.file}`} alt="" width={image.width} height={image.height} loading="lazy" />}
      <div class="stack flow-1">
        <p class="small">
          <b>
            <bdi>{piece.outlet}</bdi>
          </b>
          {piece.author && (
            <>
              {' '}
              <span class="muted">
                <bdi>{say.by(piece.author)}</bdi>
              </span>
            </>
          )}
        </p>
        <h3>
          <a href={piece.url} rel="nofollow noopener" lang={language}>
            <bdi>{piece.title}</bdi>
          </a>
        </h3>
        {quote && (
          <blockquote lang={language}>
            <bdi>{quote}</bdi>
          </blockquote>
        )}
        <p class="small muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </article>
  );
}

/** The list to take away. */
function CoverageFiles({ slug }: { slug: string }) {
  const { m } = usePage();
  const path = (file: string) => campaignPath({ slug }, `/press/${file}`);
  return (
    <Row>
      <More href={path('coverage.csv')} icon="download" lead download>
        CSV
      </More>
      <More href={path('coverage.json')}>JSON</More>
      <More href={path('feed.xml')}>{m.press.feed}</More>
    </Row>
  );
}

/** For those who have read or heard something. */
export function SuggestForm({ slug, form, thanks }: { slug: string; form: FormState; thanks: boolean }) {
  const { m } = usePage();
  const say = m.press;
  return (
    <Stack>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {thanks && (
        <div role="status">
          <Note icon="check">{say.thanks}</Note>
        </div>
      )}
      <Paper icon="link" what={say.suggest} form={{ action: campaignPath({ slug }, '/press/suggest') }}>
        <p>{say.suggestText}</p>
        <Input
          name="url"
          type="url"
          label={say.address}
          hint={say.addressHint}
          value={form.values['url']}
          error={form.errors['url']}
          maxlength={2_000}
          autocomplete="off"
          required
        />
        <Button>{say.send}</Button>
      </Paper>
    </Stack>
  );
}
