import * as v from 'valibot';
import { choice, decimal, optional, parseInput } from '#input';
import type { TakeoverInput } from './what-it-takes.ts';

const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;

const HUNDREDTHS = 100;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;
/** A field that may stay empty and then counts for nothing. */
const orNothing = (least: number, most: number) =>
  v.optional(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => 0),
      ),
      decimal(least, most),
    ]),
    0,
  );

/**
 * The question as its form and its address carry it, in the units in which people say it: a price in dollars, shares and
 * users in millions, a valuation and debts in billions, shares of a whole in per cent.
 */
export const TakeoverQuestion = v.object({
  currency: v.optional(choice(CURRENCIES), 'USD'),
  by: v.optional(choice(['price', 'valuation']), 'price'),
  price: orNothing(0, 1_000_000),
  equity: orNothing(0, 100_000),
  shares: decimal(0.000001, 1_000_000),
  dilution: orNothing(0, 100),
  premium: orNothing(0, 1_000),
  debt: orNothing(-100_000, 100_000),
  users: decimal(0.000001, 10_000),
  part: decimal(0.0001, 100),
  spread: v.optional(decimal(1, 100), 1),
  cap: optional(v.pipe(v.string(), v.regex(/^[\d\s.,\u00a0\u202f]*$/, 'number'))),
  earnings: orNothing(0, 1_000_000),
  multiple: orNothing(0, 20),
  rate: orNothing(0, 100),
  years: orNothing(0, 100),
  pledged: orNothing(0, 1e12),
  perday: orNothing(0, 1e12),
  own: orNothing(0, 1_000_000),
});
export type TakeoverQuestion = v.InferOutput<typeof TakeoverQuestion>;
export type TakeoverFields = Readonly<Record<keyof TakeoverQuestion, string>>;

/** @throws Refusal 422 with a sentence per field. */
export const parseTakeover = (raw: Readonly<Record<string, unknown>>): TakeoverQuestion =>
  parseInput(TakeoverQuestion, raw);

const cents = (amount: number): number => Math.round(amount * HUNDREDTHS);

/** The question in the units of the reckoning: cents, whole shares and people, shares of one. */
export function takeoverInput(question: TakeoverQuestion): TakeoverInput {
  const cap = Number(question.cap.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return {
    worth:
      question.by === 'price'
        ? { by: 'price', price: cents(question.price) }
        : { by: 'valuation', equity: cents(question.equity * BILLION) },
    shares: Math.max(1, Math.round(question.shares * MILLION)),
    dilution: question.dilution / 100,
    premium: question.premium / 100,
    netDebt: cents(question.debt * BILLION),
    users: Math.max(1, Math.round(question.users * MILLION)),
    conversion: question.part / 100,
    spread: question.spread,
    cap: cap > 0 ? cents(cap) : null,
    loan: {
      earnings: cents(question.earnings * MILLION),
      multiple: question.multiple,
      rate: question.rate / 100,
      years: question.years,
    },
    pledged: cents(question.pledged),
    pledgedADay: cents(question.perday),
    ownNetwork: cents(question.own),
  };
}
