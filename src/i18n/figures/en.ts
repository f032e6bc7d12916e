import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const signatures = (n: number) => `${number(n)} ${plural('en', n, { one: 'signature', other: 'signatures' })}`;
const places = (n: number, kind: 'country' | 'region') =>
  `${number(n)} ${
    kind === 'country'
      ? plural('en', n, { one: 'country', other: 'countries' })
      : plural('en', n, { one: 'region', other: 'regions' })
  }`;

export const figures = {
  title: 'The figures',
  all: 'All figures: curve, map, table',
  curve: 'The curve',
  map: 'The map',
  mapText: 'One square a country, wherever its shape and size. The deeper the amber, the more signatures.',
  mapSays: (countries: number, most: string, n: number) =>
    `${places(countries, 'country')} with five signatures or more; the most from ${most}: ${number(n)}.`,
  tile: (country: string, figure: string) => `${country}: ${figure}`,
  legend: {
    none: 'fewer than 5, or none',
    from: (least: number, most: number) => `${number(least)}–${number(most)}`,
    over: (least: number) => `${number(least)} or more`,
  },
  byCountry: 'By country',
  byRegion: (country: string) => `By region: ${country}`,
  country: 'Country',
  region: 'Region',
  signatures: 'Signatures',
  share: 'Share',
  sortByName: 'sort by name',
  sortByNumber: 'sort by number',
  none: 'Nothing to show yet',
  noneText: 'A country appears here once five of its people have signed, on the day after.',
  notAsked: 'This petition does not ask where its signers live.',
  asOf: (day: string) => `As published on ${day}.`,
  rule: 'How these figures are published',
  rules: [
    'Saying where one lives is optional, and nothing is guessed from the network or the language.',
    'A country or a region is shown once it has five signatures. From then on its figure moves only when five or more have come or gone since it last did, and once a day at most.',
    'The total is exact and moves at once. So nobody can watch a figure and the total and learn where one person lives: each change of a figure is of five people at least.',
    'What the figures leave of the total is in no line: those who said nothing, those of places with fewer than five, and up to four of each place that are still to be published, without telling which.',
    'A milestone that asks for a minimum by country is reached by the exact count, in the moment; its progress is told by the figures on this page.',
    'What signers add (shares, pledges, offers) follows the same rule; sums are rounded down to two figures.',
  ],
  committed: 'What signers add',
  asked: {
    field: 'Where you live',
    country: 'Your country',
    none: 'I would rather not say',
    regions: (country: string) => `Regions of ${country}`,
    countries: 'Countries',
    hint: 'Shown only in figures, and none under five.',
    says: (place: string) => `You live here: ${place}.`,
  },
  spread: {
    /** Ends “5,000 signatures, and …”. */
    asks: (perArea: number, areas: number, kind: 'country' | 'region') =>
      `at least ${number(perArea)} in each of ${places(areas, kind)}`,
    got: (got: number, areas: number, kind: 'country' | 'region') =>
      `So far ${number(got)} of ${places(areas, kind)}, by yesterday’s figures.`,
    missing: (n: number, perArea: number, kind: 'country' | 'region') =>
      `${number(n)} more ${kind === 'country' ? plural('en', n, { one: 'country', other: 'countries' }) : plural('en', n, { one: 'region', other: 'regions' })} with ${signatures(perArea)} each`,
  },
  addedOn: (day: string) => `Added on ${day}.`,
  fixed:
    'Milestones are announced in advance. None is changed or taken away; one that is added later says on which day.',
  desk: {
    title: 'What signers are asked, and milestones',
    line: 'Choose what signers are asked, add a milestone',
    area: 'Where signers live',
    areas: {
      none: 'Do not ask',
      country: 'Ask for the country',
      region: (country: string) => `Ask for the country, and for the region in ${country}`,
    },
    areaHint: 'Always optional for signers. Figures under five are never shown.',
    after: 'After the signature',
    afterText: 'On the page that thanks, never on the form: signing stays two fields and two boxes.',
    asks: {
      reason: 'Why they sign, to be published',
      shares: 'The shares they hold, and since when',
      pledge: 'An amount they would pledge',
      skill: 'A skill they offer',
      language: 'Languages they would translate into',
      place: 'A place they offer',
    },
    currency: 'Amounts are pledged in',
    save: 'Ask this',
    milestone: 'Add a milestone',
    milestoneText:
      'Beyond the last one and beyond the count. Everybody reads on which day it was added; it can never be changed.',
    signatures: 'Signatures',
    consequence: 'Then …',
    spread: 'With a minimum in several countries or regions',
    spreadText: 'As in the European Citizens’ Initiative: the milestone is reached when both are there.',
    kind: 'Minimum by',
    kinds: { country: 'country', region: 'region' },
    areasLabel: 'In how many of them',
    perArea: 'Signatures in each',
    perAreaHint: 'Five or more.',
    add: 'Announce it',
  },
  faults: {
    milestones: (most: number) => `A campaign has ${number(most)} milestones at most.`,
    notAsked: 'Ask signers for it first: a minimum by country needs the country, one by region the region.',
    needed: 'A milestone that is not reached yet needs what the form asks today.',
  },
};
