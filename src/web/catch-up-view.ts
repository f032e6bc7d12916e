import type { Ctx } from '#http';
import type { format, Messages } from '#i18n';
import { type Id, parseId } from '#ids';
import { CATCH_UP_ORDERS, CATCH_UP_PARTS, type CatchUpOrder, type CatchUpPart, lastRead, type Period } from '#network';
import { viewerOf } from './act.ts';
import { instantIn, localIn } from './time-of-zone.ts';

const HOUR_MS = 3_600_000;
export const MOST_DAYS = 31;
const MOST_SINCE_VISIT_MS = 7 * 24 * HOUR_MS;

/** Periods up to now, in hours. */
export const SPANS = { '1h': 1, '3h': 3, '6h': 6, '12h': 12, '24h': 24, '3d': 72, '7d': 168 } as const;
type Span = keyof typeof SPANS;

export const VIEWS = ['people', 'posts', 'links'] as const;

/** What a page of catching up shows: all of it stands in its address. */
export interface CatchUpState {
  readonly chosen: 'visit' | Span | 'own';
  readonly period: Period;
  /** Why the period asked for by hand is none; field → sentence. */
  readonly errors: Readonly<Record<string, string>>;
  /** A period by hand as it was written. */
  readonly written: { readonly from: string | undefined; readonly to: string | undefined };
  /** Since the last visit; undefined for whoever comes for the first time. */
  readonly since: Date | undefined;
  readonly view: (typeof VIEWS)[number];
  readonly part: CatchUpPart;
  readonly order: CatchUpOrder;
  /** Only what this account brought. */
  readonly who: Id<'account'> | undefined;
  /** Only what leads to this page. */
  readonly link: string | undefined;
  /** From 1. */
  readonly page: number;
}

const oneOf = <T extends string>(all: readonly T[], text: string | undefined): T | undefined =>
  all.find((one) => one === text);

/** Reads the address. What it does not say, or what is nonsense, is as usual; a period by hand is checked. */
export async function catchUpState(c: Ctx): Promise<CatchUpState> {
  const { deps, m } = c.var;
  const asked = (name: string) => c.req.query(name);
  const now = deps.clock.now();
  const since = await lastRead(deps.db, viewerOf(c));
  const spans = Object.keys(SPANS) as Span[];
  const chosen = oneOf(['visit', 'own', ...spans], asked('for')) ?? (since ? 'visit' : '24h');
  const end = Number(asked('until'));
  const last = Math.floor(now.getTime() / 1_000);
  const to = new Date((Number.isSafeInteger(end) && end > 0 ? Math.min(end, last) : last) * 1_000);
  const base = {
    since,
    written: { from: asked('from'), to: asked('to') },
    view: oneOf(VIEWS, asked('view')) ?? 'people',
    part: oneOf(CATCH_UP_PARTS, asked('part')) ?? 'all',
    order: oneOf(CATCH_UP_ORDERS, asked('order')) ?? 'talked',
    who: parseId<'account'>(asked('who') ?? ''),
    link: asked('link') || undefined,
    page: Math.max(1, Math.min(1_000, Math.floor(Number(asked('page'))) || 1)),
  } as const;
  if (chosen === 'own') {
    const zone = deps.settings.current.timeZone;
    const { period, errors } = byHand(
      m,
      [asked('from'), asked('to')].map((text) => momentIn(zone, text)),
    );
    return { ...base, chosen, errors, period: period ?? lastDay(now) };
  }
  if (chosen === 'visit') {
    const earliest = to.getTime() - MOST_SINCE_VISIT_MS;
    const from = since ? new Date(Math.max(Math.min(since.getTime(), to.getTime()), earliest)) : lastDay(to).from;
    return { ...base, chosen, errors: {}, period: { from, to } };
  }
  return { ...base, chosen, errors: {}, period: { from: new Date(to.getTime() - SPANS[chosen] * HOUR_MS), to } };
}

const lastDay = (to: Date): Period => ({ from: new Date(to.getTime() - 24 * HOUR_MS), to });

function momentIn(zone: string, text: string | undefined): Date | undefined {
  const at = new Date(instantIn(zone, text ?? ''));
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function byHand(
  m: Messages,
  [from, to]: readonly (Date | undefined)[],
): { period?: Period; errors: Record<string, string> } {
  const say = m.catchup.errors;
  if (!from || !to) return { errors: { ...(!from && { from: say.none }), ...(!to && { to: say.none }) } };
  if (from >= to) return { errors: { from: say.order } };
  if (to.getTime() - from.getTime() > MOST_DAYS * 24 * HOUR_MS) return { errors: { from: say.long(MOST_DAYS) } };
  return { period: { from, to }, errors: {} };
}

/** The address of the same page with something else chosen. Its period stands still, so that pages follow each other. */
export function catchUpPath(state: CatchUpState, zone: string, change: Partial<CatchUpState> = {}): string {
  const { chosen, period, view, part, order, who, link, page } = { ...state, page: 1, ...change };
  const query = new URLSearchParams({ for: chosen });
  if (chosen === 'own') {
    query.set('from', localIn(zone, period.from.toISOString()));
    query.set('to', localIn(zone, period.to.toISOString()));
  } else query.set('until', String(period.to.getTime() / 1_000));
  if (view !== 'people') query.set('view', view);
  if (part !== 'all') query.set('part', part);
  if (order !== 'talked') query.set('order', order);
  if (who) query.set('who', who);
  if (link) query.set('link', link);
  if (page > 1) query.set('page', String(page));
  return `/catchup?${query}`;
}

/** A moment that is not long ago: `22 h`, `hier, 22 h`, `12 mai, 22 h`. */
export function lately(f: format.Formats, m: Messages, at: Date, now: Date): string {
  if (f.isoDay(at) === f.isoDay(now)) return f.time(at);
  const yesterday = new Date(now.getTime() - 24 * HOUR_MS);
  return f.isoDay(at) === f.isoDay(yesterday) ? m.catchup.yesterday(f.time(at)) : `${f.day(at, now)}, ${f.time(at)}`;
}
