import { sql } from 'kysely';
import type { Db } from '#db';
import { format } from '#i18n';
import type { Id } from '#ids';
import { readSettings } from '#settings';
import type { PledgeDriveTable, PledgeTurnTable } from '../schema.ts';
import { greatestStanding } from './conditions.ts';

export type PledgeCurrency = PledgeDriveTable['currency'];
export const PLEDGE_CURRENCIES = ['EUR', 'GBP', 'USD', 'CHF', 'CAD'] as const;

/** Open until the pledge date; then called or released by the first test; then closed or to be refunded by the second. */
export type DriveState = 'open' | PledgeTurnTable['kind'];

/** A test that was made. Amounts in minor units. */
export interface Turn {
  readonly kind: PledgeTurnTable['kind'];
  readonly people: number;
  readonly pledged: number;
  readonly collected: number;
  readonly decidedAt: Date;
  /** When everything that follows from it had happened. */
  readonly doneAt: Date | null;
}

export interface Receiver {
  readonly name: string;
  readonly legalForm: string;
  readonly register: string;
  readonly address: string;
  readonly country: string;
  /** Empty where the account has none. */
  readonly iban: string;
  readonly otherAccount: string;
  readonly holder: string;
}

/** A pledge drive as its page shows it. Amounts in minor units. */
export interface PledgeDrive {
  readonly campaign: Id<'campaign'>;
  readonly number: number;
  readonly currency: PledgeCurrency;
  readonly goal: number;
  /** Calendar days of the server, `2017-05-01`: the last on which one pledges, the last on which money comes in. */
  readonly pledgeUntil: string;
  readonly closingAmount: number;
  readonly collectUntil: string;
  readonly least: number;
  readonly most: number;
  readonly suggested: readonly number[];
  readonly receiver: Receiver;
  readonly becomes: 'shares' | 'gift';
  readonly words: string;
  readonly keepMonths: number;
  readonly steps: readonly { readonly amount: number; readonly possible: string }[];
  readonly terms: { readonly version: number; readonly text: string; readonly sha256: string; readonly at: Date };
  readonly openedAt: Date;
  readonly erasedAt: Date | null;
  readonly state: DriveState;
  readonly turns: readonly Turn[];
  readonly figures: PledgeFigures;
}

/** Pledged is not collected: both, always. */
export interface PledgeFigures {
  /** What stands together under its conditions; once called, what was called. */
  readonly pledged: number;
  readonly people: number;
  /** What waits for more people or more money; once called, what was let go. */
  readonly waiting: { readonly amount: number; readonly people: number };
  readonly collected: number;
  readonly refunded: number;
}

/** The calendar day of the server. */
export async function todayOn(db: Db): Promise<string> {
  const { timeZone } = await readSettings(db);
  return format.formatsFor('en', timeZone).isoDay(db.now);
}

/** Whether somebody may pledge: the drive is open and its last day not over. */
export const takesPledges = (drive: { state: DriveState; pledgeUntil: string }, today: string): boolean =>
  drive.state === 'open' && today <= drive.pledgeUntil;

/** @returns undefined where the campaign has no pledge drive. */
export async function pledgeDriveOf(db: Db, campaign: Id<'campaign'>): Promise<PledgeDrive | undefined> {
  const row = await db.selectFrom('pledge_drive').where('campaign_id', '=', campaign).selectAll().executeTakeFirst();
  if (!row) return undefined;
  const [steps, terms, turns, standing] = await Promise.all([
    db
      .selectFrom('pledge_step')
      .where('campaign_id', '=', campaign)
      .orderBy('amount')
      .select(['amount', 'possible'])
      .execute(),
    db
      .selectFrom('pledge_terms')
      .where('campaign_id', '=', campaign)
      .orderBy('version', 'desc')
      .selectAll()
      .executeTakeFirstOrThrow(),
    turnsOf(db, campaign),
    standingOf(db, campaign),
  ]);
  const test = turns.find(({ kind }) => kind === 'called' || kind === 'released');
  const figures = test
    ? {
        pledged: test.pledged,
        people: test.people,
        waiting: { amount: test.allPledged - test.pledged, people: test.allPeople - test.people },
      }
    : {
        pledged: standing.amount,
        people: standing.people,
        waiting: { amount: standing.all.amount - standing.amount, people: standing.all.people - standing.people },
      };
  return {
    campaign,
    number: row.number,
    currency: row.currency,
    goal: Number(row.goal),
    pledgeUntil: row.pledge_until,
    closingAmount: Number(row.closing_amount),
    collectUntil: row.collect_until,
    least: Number(row.least),
    most: Number(row.most),
    suggested: row.suggested.map(Number),
    receiver: receiverOf(row),
    becomes: row.becomes,
    words: row.words,
    keepMonths: row.keep_months,
    steps: steps.map(({ amount, possible }) => ({ amount: Number(amount), possible })),
    terms: { version: terms.version, text: terms.text, sha256: terms.sha256, at: terms.published_at },
    openedAt: row.opened_at,
    erasedAt: row.erased_at,
    state: turns.at(-1)?.kind ?? 'open',
    turns,
    figures: { ...figures, collected: Number(row.collected), refunded: Number(row.refunded) },
  };
}

/** Who receives, of the columns that say so. */
export const receiverOf = (
  row: Pick<
    PledgeDriveTable,
    'receiver' | 'legal_form' | 'register' | 'address' | 'country' | 'iban' | 'other_account' | 'account_holder'
  >,
): Receiver => ({
  name: row.receiver,
  legalForm: row.legal_form,
  register: row.register,
  address: row.address,
  country: row.country,
  iban: row.iban,
  otherAccount: row.other_account,
  holder: row.account_holder,
});

type WholeTurn = Turn & { readonly allPeople: number; readonly allPledged: number };

/** Oldest first. */
export async function turnsOf(db: Db, campaign: Id<'campaign'>): Promise<readonly WholeTurn[]> {
  const rows = await db
    .selectFrom('pledge_turn')
    .where('campaign_id', '=', campaign)
    .orderBy(sql`kind in ('closed', 'refunding')`)
    .selectAll()
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    people: row.people,
    pledged: Number(row.pledged),
    allPeople: row.all_people,
    allPledged: Number(row.all_pledged),
    collected: Number(row.collected),
    decidedAt: row.decided_at,
    doneAt: row.done_at,
  }));
}

/** What stands of what is confirmed, by the conditions that people gave: see `greatestStanding`. */
export async function standingOf(db: Db, campaign: Id<'campaign'>) {
  const rows = await db.selectFrom('pledge_tally').where('campaign_id', '=', campaign).selectAll().execute();
  const groups = rows.map(({ condition_kind: kind, condition_least, people, amount }) => ({
    id: `${kind} ${condition_least}`,
    people,
    amount: Number(amount),
    condition: kind === 'none' ? { kind } : { kind, least: Number(condition_least) },
  }));
  const { people, amount } = greatestStanding(groups);
  return {
    people,
    amount,
    all: {
      people: groups.reduce((total, one) => total + one.people, 0),
      amount: groups.reduce((total, one) => total + one.amount, 0),
    },
  };
}

/** The curve: what was pledged and collected in all by the end of each day (UTC) on which something changed. */
export async function pledgesOverTime(
  db: Db,
  campaign: Id<'campaign'>,
): Promise<readonly { day: string; people: number; pledged: number; collected: number }[]> {
  const { rows } = await sql<{ day: string; people: string; pledged: string; collected: string }>`
    select day::text, sum(people) over days as people, sum(pledged) over days as pledged,
      sum(collected) over days as collected
    from pledge_day where campaign_id = ${campaign} window days as (order by day) order by day`.execute(db);
  return rows.map(({ day, people, pledged, collected }) => ({
    day,
    people: Number(people),
    pledged: Number(pledged),
    collected: Number(collected),
  }));
}
