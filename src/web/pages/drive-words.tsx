import { AMOUNTS, capitalAsked, type DriveFigure, type FilingWay, type Known } from '#campaigns';
import { format } from '#i18n';
import { usePage } from '../page-context.ts';

/** Calendar days are the same everywhere; sums to the cent where they are small. */
export function useDriveFormats(currency: string) {
  const { locale, m } = usePage();
  const f = format.formatsFor(locale, 'UTC');
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const exact = new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const round = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  });
  const sum = (minor: number): string => (minor % 100 === 0 && minor >= 10_000 ? round : exact).format(minor / 100);
  return {
    number: f.number,
    percent: f.percent,
    day: (day: string) => f.date(new Date(day)),
    sum,
    figure: ({ kind, value }: Pick<DriveFigure, 'kind' | 'value'>) =>
      AMOUNTS.has(kind) ? sum(value) : f.number(value),
    nameOf: ({ kind, class: of }: Pick<DriveFigure, 'kind' | 'class'>) => {
      const name = m.drive.shares.figure[kind];
      return of === '' ? name : m.drive.shares.ofClass(name, of);
    },
  };
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Where a figure or a day comes from: a link when it can be read on the web. */
export function SourceLink({ source, url }: { source: string; url: string }) {
  return url === '' ? (
    <span dir="auto">{source}</span>
  ) : (
    <a href={url} rel="nofollow noopener" dir="auto">
      {source}
    </a>
  );
}

/** One way to file, in words, with what it takes of this company in shares. */
export function WayWords({ way, known }: { way: FilingWay; known: Known }) {
  const { m } = usePage();
  const say = m.drive.shares.rules;
  const f = useDriveFormats('currency' in way ? way.currency : 'USD');
  const makes = (shares: number | null) => (shares === null ? '' : say.makes(shares, f.number(shares)));
  switch (way.by) {
    case 'value': {
      const shares = known.price === null || known.price === 0 ? null : Math.ceil(way.amount / known.price);
      return (
        <>
          {capital(say.value(f.sum(way.amount), way.months))}. {shares === null ? say.lacks.price : makes(shares)}
        </>
      );
    }
    case 'votes': {
      const shares = known.votes === null ? null : Math.ceil((known.votes * way.part) / known.votesPerShare);
      return (
        <>
          {capital(say.votes(f.percent(way.part)))}. {shares === null ? say.lacks.shares : makes(shares)}
        </>
      );
    }
    case 'holders':
      return <>{capital(say.holders(f.number(way.count), f.sum(way.average)))}.</>;
    case 'slices': {
      const { nominalCapital, shares } = known;
      if (nominalCapital === null || nominalCapital === 0)
        return (
          <>
            {capital(say.slicesUnknown)}. {say.lacks.capital}
          </>
        );
      const part = capitalAsked(way, nominalCapital) / nominalCapital;
      return (
        <>
          {capital(say.slices(f.percent(part, 2), f.sum(nominalCapital)))}.{' '}
          {shares === null ? say.lacks.shares : makes(Math.ceil(shares * part))}
        </>
      );
    }
  }
}
