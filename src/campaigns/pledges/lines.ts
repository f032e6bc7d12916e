import { createHash } from 'node:crypto';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import type { Id } from '#ids';
import { invalid, Refusal } from '#refusal';
import { holdDrive } from './hold.ts';
import { mustKeepMoney, pledgePayments } from './payments.ts';
import { referencesIn } from './reference.ts';
import { LARGEST_SUM, readSum } from './sum.ts';

const MOST_LINES = 2_000;
const LONGEST = 500;

/** What came of a pasted line. */
export interface LineFound {
  readonly text: string;
  readonly outcome:
    | 'recorded'
    /** The same line was recorded before. */
    | 'before'
    | 'no-reference'
    /** More than one pledge could be meant. */
    | 'several'
    | 'no-pledge'
    | 'no-amount'
    /** A balance or a number of something stands beside the sum. */
    | 'several-amounts'
    | 'no-day';
  /** The number of the pledge. */
  readonly pledge: number | null;
  /** Minor units. */
  readonly amount: number | null;
}

/** A field of a line apart by semicolons or tabs, with or without quotes; by commas where there is neither. */
function fieldsOf(text: string): string[] {
  const separator = /[;\t]/.test(text) ? /[;\t](?=(?:[^"]*"[^"]*")*[^"]*$)/ : /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;
  return text.split(separator).map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .trim(),
  );
}

/** `2017-05-03`, `03/05/2017` or `03.05.2017`: day first, as banks of Europe write it. */
function readDay(field: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(field);
  const other = /^(\d{2})[/.](\d{2})[/.](\d{4})$/.exec(field);
  const text = iso ? field : other ? `${other[3]}-${other[2]}-${other[1]}` : undefined;
  return text !== undefined && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** What of a line is a sum: with a decimal mark, or a whole field of its own; never below nought. */
const readAmount = (field: string): number | undefined => {
  const text = field.replace(/^\+/, '');
  if (!/\d/.test(text) || !/^[\d\s.,'’€£$A-Z\u00a0\u202f]+$/u.test(text)) return undefined;
  const read = readSum(text);
  return read !== undefined && read > 0 && read <= LARGEST_SUM ? read : undefined;
};

/** The different sums of a line: those with cents where there are any, since numbers of other things have none. */
function amountsIn(fields: readonly string[]): readonly number[] {
  const read = fields.flatMap((field) => {
    const amount = readAmount(field);
    return amount === undefined ? [] : [{ amount, cents: /[.,]\d{2}\D*$/.test(field) }];
  });
  const withCents = read.filter(({ cents }) => cents);
  return [...new Set((withCents.length > 0 ? withCents : read).map(({ amount }) => amount))];
}

/**
 * Records the lines of a statement that somebody pastes: each holds a day, a sum and a reference, in fields of any
 * order. A line counts once, however often it is pasted; two alike within one pasting are two. Only the exact reference
 * finds a pledge, never a name.
 * @throws Refusal 403, 404, 409 before the call, 422 when nothing is pasted or too much.
 */
export async function recordLines(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  pasted: string,
  origin: string,
): Promise<readonly LineFound[]> {
  await mustKeepMoney(tx, actor);
  const drive = await holdDrive(tx, campaign);
  if (drive.state === 'open') throw new Refusal(409, (m) => m.pledges.faults.notCalledYet);
  const lines = pasted
    .split(/\r?\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (lines.length === 0 || lines.length > MOST_LINES) throw invalid({ lines: (m) => m.pledges.faults.lines });
  const known = new Set(
    (
      await tx
        .selectFrom('pledge')
        .where('campaign_id', '=', campaign)
        .where('number', 'in', [
          0,
          ...lines.flatMap((text) => referencesIn(text, drive.number).map(({ pledge }) => pledge)),
        ])
        .where('state', '<>', 'confirmed')
        .select('number')
        .execute()
    ).map(({ number }) => number),
  );
  const alike = new Map<string, number>();
  const found: LineFound[] = [];
  for (const whole of lines) {
    const text = [...whole].slice(0, LONGEST).join('');
    const references = referencesIn(whole, drive.number);
    const pledge = references.length === 1 ? (references[0]?.pledge ?? null) : null;
    // The reference itself is no sum.
    const fields = fieldsOf(whole).filter((field) => !/RF/i.test(field));
    const day = fields.map(readDay).find((one) => one !== undefined);
    const sums = amountsIn(fields.filter((field) => readDay(field) === undefined));
    const amount = sums.length === 1 ? (sums[0] ?? null) : null;
    const fails = (outcome: LineFound['outcome']) => found.push({ text, outcome, pledge, amount });
    if (references.length === 0) fails('no-reference');
    else if (pledge === null) fails('several');
    else if (!known.has(pledge)) fails('no-pledge');
    else if (amount === null) fails(sums.length === 0 ? 'no-amount' : 'several-amounts');
    else if (day === undefined) fails('no-day');
    else {
      const nth = (alike.get(whole) ?? 0) + 1;
      alike.set(whole, nth);
      const lineHash = createHash('sha256').update(`${nth} ${whole}`).digest();
      const input = { amount, day, line: text, note: '' };
      const recorded = await pledgePayments.recordPayment(tx, actor, { campaign, pledge, input, origin, lineHash });
      fails(recorded === 'before' ? 'before' : 'recorded');
    }
  }
  return found;
}
