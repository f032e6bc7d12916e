import { type BroughtCoverage, type Campaign, COUNTRIES, COVERAGE_KINDS, LANGUAGES, LONGEST_QUOTE } from '#campaigns';
import {
  Button,
  Choices,
  ErrorSummary,
  Fold,
  Input,
  Line,
  Lines,
  More,
  Note,
  Paper,
  Select,
  TextArea,
} from '../components.ts';
import type { FormState } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { OrganisingPage } from './organising.tsx';
import { countryName, dayName, languageName } from './press-words.ts';

interface PieceProps {
  readonly campaign: { readonly slug: string };
  readonly piece: BroughtCoverage;
}

export const piecePath = (campaign: { slug: string }, { id }: { id: string }): string =>
  campaignPath(campaign, `/press/lead/coverage/${id}`);

/** One piece that an organiser checks: what its page says of itself, and the words to list it under. */
export function PiecePage({ campaign, piece, form }: PieceProps & { campaign: Campaign; form: FormState }) {
  const { m } = usePage();
  const say = m.press.lead;
  const waits = piece.state === 'waiting' && piece.preview?.state === 'waiting' && form.status === 200;
  const fields = <PieceForm campaign={campaign} piece={piece} form={form} />;
  return (
    <OrganisingPage
      campaign={campaign}
      title={say.piece}
      back={{ href: campaignPath(campaign, '/press/lead'), label: say.title }}
    >
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <div data-live-on={waits ? `press:${piece.id}` : undefined}>
        <PieceReading campaign={campaign} piece={piece} />
      </div>
      {waits ? <Fold summary={say.byHand}>{fields}</Fold> : fields}
      {piece.state !== 'declined' && (
        <form method="post" action={`${piecePath(campaign, piece)}/decline`}>
          <Button kind="danger">{piece.state === 'listed' ? say.takeOff : say.decline}</Button>
        </form>
      )}
    </OrganisingPage>
  );
}

/** How far the reading of the page is: the part of the page that lives. `fresh` came while one looked. */
export function PieceReading({ campaign, piece, fresh }: PieceProps & { fresh?: boolean }) {
  const { m, locale } = usePage();
  const say = m.press.lead;
  const { preview, url } = piece;
  return (
    <div class="stack flow-3" data-live="piece-reading" role={fresh ? 'status' : undefined}>
      <p class="small piece-address">
        <a href={url} rel="nofollow noopener">
          {url}
        </a>
      </p>
      {preview?.state === 'waiting' && (
        <Note icon="hourglass" tone="amber">
          {say.reading} <a href={piecePath(campaign, piece)}>{say.look}</a>
        </Note>
      )}
      {preview?.state === 'unreadable' && (
        <Note icon="triangle-alert">{preview.because && say.because[preview.because]}</Note>
      )}
      {preview?.state === 'found' && (
        <>
          <h2 class="minor">{say.readAs}</h2>
          <div class={preview.image ? 'cover pictured' : 'cover'}>
            {preview.image && (
              <img
                src={`/media/${preview.image.file}`}
                alt=""
                width={preview.image.width}
                height={preview.image.height}
              />
            )}
            <div class="stack flow-1" lang={preview.language || undefined}>
              <p class="small">
                <bdi>{preview.site}</bdi>
              </p>
              <p>
                <b>
                  <bdi>{preview.title || '…'}</bdi>
                </b>
              </p>
              <p class="small muted">
                <bdi>{preview.description}</bdi>
              </p>
              <p class="small muted" lang={locale}>
                {[preview.author, preview.publishedOn && dayName(locale, preview.publishedOn)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </div>
          {fresh && <More href={piecePath(campaign, piece)}>{say.fill}</More>}
        </>
      )}
      {preview?.state === 'unreadable' && fresh && <More href={piecePath(campaign, piece)}>{say.byHand}</More>}
    </div>
  );
}

function PieceForm({ campaign, piece, form }: PieceProps & { form: FormState }) {
  const { m, locale } = usePage();
  const say = m.press.lead;
  const { preview, state } = piece;
  // What an organiser wrote stands; where nothing was written yet, what the page says of itself.
  const listed = piece.title !== '';
  const start: Readonly<Record<string, string>> = listed
    ? {
        outlet: piece.outlet,
        title: piece.title,
        author: piece.author,
        publishedOn: piece.publishedOn ?? '',
        quote: piece.quote,
        language: piece.language,
        country: piece.country,
        kind: piece.kind,
      }
    : {
        outlet: preview?.site ?? '',
        title: preview?.title ?? '',
        author: preview?.author ?? '',
        publishedOn: preview?.publishedOn ?? '',
        language: LANGUAGES.find((one) => one === preview?.language) ?? '',
        kind: preview?.kind || 'article',
      };
  const field = (name: string) => ({ name, value: form.values[name] ?? start[name], error: form.errors[name] });
  return (
    <Paper
      icon="file-text"
      what={state === 'listed' ? say.listed : say.fill}
      form={{ action: piecePath(campaign, piece) }}
    >
      <Input {...field('outlet')} label={say.outlet} hint={say.outletHint} maxlength={120} required />
      <Input {...field('title')} label={say.pieceTitle} maxlength={300} required />
      <Input {...field('author')} label={say.author} maxlength={200} optional />
      <Input {...field('publishedOn')} type="date" label={say.publishedOn} required />
      <TextArea
        {...field('quote')}
        label={say.quote}
        hint={say.quoteHint(LONGEST_QUOTE)}
        rows={3}
        maxlength={LONGEST_QUOTE}
        optional
      />
      <Choices
        {...field('kind')}
        legend={say.kind}
        options={COVERAGE_KINDS.map((value) => ({ value, label: m.press.kinds[value] }))}
      />
      <Select {...field('language')} label={say.language} options={languageOptions(locale)} required />
      <Select
        {...field('country')}
        label={say.country}
        options={[{ value: '', label: say.noCountry }, ...named(COUNTRIES, (code) => countryName(locale, code))]}
        optional
      />
      <Button kind="primary">{state === 'listed' ? say.save : say.list}</Button>
    </Paper>
  );
}

const named = (codes: readonly string[], name: (code: string) => string) =>
  codes.map((value) => ({ value, label: name(value) })).toSorted((a, b) => a.label.localeCompare(b.label));

/** The two languages of the server first, then the others by name; none is chosen for the person. */
export const languageOptions = (locale: 'en' | 'fr') => [
  { value: '', label: '—' },
  ...['en', 'fr'].map((value) => ({ value, label: languageName(locale, value) })),
  ...named(
    LANGUAGES.filter((code) => code !== 'en' && code !== 'fr'),
    (code) => languageName(locale, code),
  ),
];

/** Pieces in a list for those who lead, each with where it stands. */
export function PieceLines({ campaign, pieces }: { campaign: Campaign; pieces: readonly BroughtCoverage[] }) {
  const { m, now } = usePage();
  const f = useFormats();
  const say = m.press.lead;
  return (
    <Lines>
      {pieces.map((piece) => (
        <Line
          icon={piece.state === 'listed' ? 'circle-check' : piece.state === 'declined' ? 'ban' : 'hourglass'}
          title={<bdi>{piece.title || piece.preview?.title || new URL(piece.url).hostname}</bdi>}
          detail={[
            piece.outlet || piece.preview?.site,
            piece.state === 'waiting' && piece.preview && say.states[piece.preview.state],
            piece.state === 'waiting' && (piece.suggested ? say.suggested : say.brought),
            f.day(piece.broughtAt, now),
          ]
            .filter(Boolean)
            .join(' · ')}
          href={piecePath(campaign, piece)}
        />
      ))}
    </Lines>
  );
}
