import * as v from 'valibot';
import { regionsOf } from './regions.ts';

/** What a form asks of where one lives: `none`, `country`, or the code of the country whose regions are asked for too. */
export const AreaAsked = v.pipe(
  v.string('unknownChoice'),
  v.check((area) => area === 'none' || area === 'country' || regionsOf(area).length > 0, 'unknownChoice'),
);

export const areaRow = (area: string) =>
  area === 'none' || area === 'country'
    ? ({ asks_area: area, regions_of: '' } as const)
    : ({ asks_area: 'region', regions_of: area } as const);
