import type { TakeoverFields } from './question.ts';

const COMMON: TakeoverFields = {
  currency: 'USD',
  by: 'price',
  price: '17',
  equity: '20',
  shares: '705',
  dilution: '0',
  premium: '30',
  debt: '0',
  users: '313',
  part: '1',
  spread: '3',
  cap: '',
  earnings: '',
  multiple: '',
  rate: '',
  years: '',
  pledged: '',
  perday: '',
  own: '30',
};

/**
 * The two answers of autumn 2016 to “what is Twitter worth?”: the price at which its shares were traded, and the sum that
 * the press wrote while buyers were rumoured. Figures as they were published then, rounded.
 */
export const TAKEOVER_PRESETS = {
  market: COMMON,
  press: { ...COMMON, by: 'valuation', premium: '0' },
} as const satisfies Record<string, TakeoverFields>;
export type TakeoverPreset = keyof typeof TAKEOVER_PRESETS;
