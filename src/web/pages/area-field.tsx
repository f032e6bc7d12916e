import { areaName, type Campaign, countriesIn, regionsOf } from '#campaigns';
import type { Locale } from '#i18n';
import { Select } from '../components.ts';
import type { SelectOption } from '../components/input.tsx';
import { usePage } from '../page-context.ts';

/** A place by its name; a region with its country. */
export const areaWords = (area: string, locale: Locale): string =>
  area.length > 2 ? `${areaName(area, locale)} (${areaName(area.slice(0, 2), locale)})` : areaName(area, locale);

/** Where one lives, where the petition asks: one list, with the regions of the one country it asks them of. */
export function AreaField({
  campaign,
  value,
  error,
}: {
  campaign: Pick<Campaign, 'area'>;
  value?: string | undefined;
  error?: string | undefined;
}) {
  const { m, locale } = usePage();
  const { asks, regionsOf: country } = campaign.area;
  if (asks === 'none') return null;
  const say = m.figures.asked;
  const grouped = asks === 'region';
  const options: readonly SelectOption[] = [
    { value: '', label: say.none },
    ...regionsOf(country).map(({ code, name }) => ({
      value: code,
      label: name,
      group: say.regions(areaName(country, locale)),
    })),
    ...countriesIn(locale).map(({ code, name }) => ({
      value: code,
      label: name,
      ...(grouped && { group: say.countries }),
    })),
  ];
  return (
    <Select
      name="area"
      label={grouped ? say.field : say.country}
      hint={say.hint}
      options={options}
      value={value ?? ''}
      error={error}
      optional
    />
  );
}
