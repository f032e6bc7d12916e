import type { Authority } from '#actions';
import type { Tx } from '#db';
import type { Id } from '#ids';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { daysAfter } from './delays.ts';
import { endStanding } from './end-mandate.ts';
import { hindranceTo, writeMandate } from './write-mandate.ts';
import type { MandateRole, Succession } from './schema.ts';

/** What an election fills, and with whom. */
export interface Seating {
  readonly title: string;
  readonly role: MandateRole | null;
  readonly circle: Id<'circle'> | null;
  readonly months: number;
  readonly elected: readonly Id<'member'>[];
  /** Those who come next when a seat falls empty, in order. */
  readonly reserves: readonly Id<'member'>[];
  /** What is called when the term ends: an election, unless told. */
  readonly succession?: Succession;
}

/** An election is held shortly before a term ends: those whose term ends so soon hand over at once. */
const HANDOVER_DAYS = 31;

/**
 * Seats those who were elected, for a term of whole months from now. Whoever cannot take their seat any more is
 * replaced by the next in reserve; each seat keeps the others in reserve.
 * @throws Refusal 409 when nobody who was elected or stands in reserve can take a seat.
 */
export async function seatElection(tx: Tx, by: Authority | null, input: Seating): Promise<{ news: News }> {
  const { title, role, circle, succession = 'election' } = input;
  const news: News[number][] = [...(await handOver(tx, by, input))];
  const waiting = [...new Set([...input.elected, ...input.reserves])];
  const seats: Id<'member'>[] = [];
  while (seats.length < input.elected.length) {
    const member = waiting.shift();
    if (member === undefined) break;
    if (!(await hindranceTo(tx, { member, role, title, circle }))) seats.push(member);
  }
  if (seats.length === 0) throw new Refusal(409, (m) => m.membership.refusals.nobodyToSeat);
  const endsAt = monthsAfter(tx.now, input.months);
  for (const member of seats) {
    const seated = await writeMandate(tx, by, { member, role, title, circle, endsAt, succession, reserves: waiting });
    if ('mandate' in seated) news.push(...seated.news);
  }
  return { news };
}

/** Ends the same mandates where their term ends within a month. Their reserves were of the election before. */
async function handOver(tx: Tx, by: Authority | null, { title, role, circle }: Seating): Promise<News> {
  const ending = await tx
    .selectFrom('mandate')
    .where('title', '=', title)
    .where('role', 'is not distinct from', role)
    .where('circle_id', 'is not distinct from', circle)
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', daysAfter(tx.now, HANDOVER_DAYS))
    .orderBy('id')
    .select('id')
    .execute();
  const news: News[number][] = [];
  for (const { id } of ending) news.push(...(await endStanding(tx, id, 'term', by)));
  return news;
}

/** The same day that many months later, or the last of its month. */
export function monthsAfter(at: Date, months: number): Date {
  const day = at.getUTCDate();
  const then = new Date(at);
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() + months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, last));
  return then;
}
