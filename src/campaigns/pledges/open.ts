import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import type { Tx } from '#db';
import { format, type Locale, messagesFor } from '#i18n';
import type { Id } from '#ids';
import { choice, day, line, optional, paragraphs, parseInput } from '#input';
import { invalid, notFound, Refusal, type Sentence } from '#refusal';
import { mustOrganise } from '../authority.ts';
import { wordingWhatIsMissing } from '../missing.ts';
import { PLEDGE_CURRENCIES, todayOn } from './drive.ts';
import { holdDrive } from './hold.ts';
import { groupsOf, ibanOf, isIban } from './iban.ts';
import { readSum, sum } from './sum.ts';
import { DAYS_TO_PAY } from './turn.ts';

export const MOST_STEPS = 5;
const MOST_SUGGESTED = 6;
const KEEP_MONTHS = 6;

/** What an organiser fills in. Sums as people write them; days are calendar days of the server. */
export const PledgeDriveInput = v.object({
  currency: choice(PLEDGE_CURRENCIES),
  goal: sum(),
  pledgeUntil: day(),
  closingAmount: sum(),
  collectUntil: day(),
  least: sum(),
  most: sum(),
  /** Sums apart by spaces, semicolons or lines: `20; 50; 100`. */
  suggested: optional(line(200)),
  receiver: line(160),
  legalForm: line(160),
  register: line(160),
  address: line(300),
  country: line(80),
  iban: optional(line(60)),
  otherAccount: optional(line(200)),
  holder: line(140),
  becomes: choice(['shares', 'gift']),
  words: paragraphs(4_000),
  steps: v.optional(
    v.pipe(
      v.array(v.object({ amount: optional(line(40)), possible: optional(line(200)) })),
      v.maxLength(MOST_STEPS, 'unknownChoice'),
    ),
    [],
  ),
});
export type PledgeDriveInput = v.InferOutput<typeof PledgeDriveInput>;

const MISSING: Record<string, Sentence> = {
  receiver: (m) => m.pledges.faults.receiver,
  legalForm: (m) => m.pledges.faults.receiver,
  register: (m) => m.pledges.faults.register,
  address: (m) => m.pledges.faults.address,
  holder: (m) => m.pledges.faults.holder,
};

interface Checked extends Omit<PledgeDriveInput, 'suggested' | 'steps'> {
  readonly suggestions: readonly number[];
  readonly steps: readonly { readonly amount: number; readonly possible: string }[];
}

/**
 * Checks what an organiser filled in.
 * @throws Refusal 422 with a sentence per field: without a legal person and an account of theirs there is no drive.
 */
export function parsePledgeDrive(raw: Readonly<Record<string, unknown>>): Checked {
  const { suggested, steps, ...input } = wordingWhatIsMissing(raw, MISSING, () => parseInput(PledgeDriveInput, raw));
  const faults: Record<string, Sentence> = {};
  if (input.most < input.least) faults['most'] = (m) => m.pledges.faults.mostBelowLeast;
  if (input.closingAmount > input.goal) faults['closingAmount'] = (m) => m.pledges.faults.closingAboveGoal;
  if (Date.parse(input.collectUntil) - Date.parse(input.pledgeUntil) < DAYS_TO_PAY * 86_400_000)
    faults['collectUntil'] = (m) => m.pledges.faults.collectLater(DAYS_TO_PAY);
  if (input.iban === '' && input.otherAccount === '') faults['iban'] = (m) => m.pledges.faults.account;
  if (input.iban !== '' && input.otherAccount !== '') faults['otherAccount'] = (m) => m.pledges.faults.oneAccount;
  if (input.iban !== '' && !isIban(input.iban)) faults['iban'] = (m) => m.pledges.faults.iban;
  const suggestions = suggested
    .split(/[;\n]+|\s+/)
    .filter((part) => part !== '')
    .map(readSum);
  const wrong = suggestions.some((one) => one === undefined || one < input.least || one > input.most);
  if (wrong || suggestions.length > MOST_SUGGESTED) faults['suggested'] = (m) => m.pledges.faults.suggested;
  const read = steps.flatMap(({ amount, possible }, i) => {
    if (amount === '' && possible === '') return [];
    const step = readSum(amount);
    if (step === undefined || step <= input.goal) faults[`steps.${i}.amount`] = (m) => m.pledges.faults.stepAboveGoal;
    if (possible === '') faults[`steps.${i}.possible`] = (m) => m.errors.missing;
    return [{ amount: step ?? 0, possible }];
  });
  if (new Set(read.map(({ amount }) => amount)).size < read.length)
    faults['steps.0.amount'] = (m) => m.pledges.faults.stepTwice;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return {
    ...input,
    iban: ibanOf(input.iban),
    steps: read,
    suggestions: [...new Set(suggestions.flatMap((one) => one ?? []))].toSorted((a, b) => a - b),
  };
}

/**
 * Opens the pledge drive of a campaign.
 * @throws Refusal 403 when the actor is no organiser, 404, 409 when it has one already, 422 with a sentence per field.
 */
export async function openPledgeDrive(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  raw: Readonly<Record<string, unknown>>,
): Promise<void> {
  mustOrganise(actor);
  const found = await tx.selectFrom('campaign').where('id', '=', campaign).select('locale').executeTakeFirst();
  if (!found) throw notFound();
  const input = parsePledgeDrive(raw);
  await mustBeToCome(tx, input.pledgeUntil);
  // Two drives opened at once never get one number.
  await sql`select pg_advisory_xact_lock(hashtext('pledge drives'))`.execute(tx);
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from pledge_drive`.execute(
    tx,
  );
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('pledge_drive')
    .values({
      campaign_id: campaign,
      number: rows[0]?.next ?? 1,
      ...columnsOf(input),
      keep_months: KEEP_MONTHS,
      opened_at: tx.now,
      opened_by: actor.person,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) throw new Refusal(409, (m) => m.pledges.faults.openAlready);
  await writeSteps(tx, campaign, input.steps);
  await publishTerms(tx, actor, campaign, found.locale, input);
}

/**
 * Changes a drive. While nobody has confirmed a pledge everything may be changed. Afterwards the goal, the dates, the
 * sums and who receives are what people agreed to and stay; words, suggestions and steps may be changed, and what is
 * agreed to gets a new version that only later pledges accept.
 * @throws Refusal 403, 404, 409 once the pledge date is over, 422 with a sentence per field.
 */
export async function changePledgeDrive(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  raw: Readonly<Record<string, unknown>>,
): Promise<void> {
  mustOrganise(actor);
  const drive = await holdDrive(tx, campaign);
  if (drive.state !== 'open') throw new Refusal(409, (m) => m.pledges.faults.over);
  const input = parsePledgeDrive(raw);
  const { locale } = await tx
    .selectFrom('campaign')
    .where('id', '=', campaign)
    .select('locale')
    .executeTakeFirstOrThrow();
  const columns = columnsOf(input);
  const before = await tx
    .selectFrom('pledge_drive')
    .where('campaign_id', '=', campaign)
    .selectAll()
    .executeTakeFirstOrThrow();
  if (drive.pledges > 0) {
    const frozen = Object.entries(FIELDS).filter(
      ([column]) => columns[column as keyof typeof FIELDS] !== before[column as keyof typeof FIELDS],
    );
    if (frozen.length > 0)
      throw invalid(Object.fromEntries(frozen.map(([, field]) => [field, (m) => m.pledges.faults.agreed])));
  } else await mustBeToCome(tx, input.pledgeUntil);
  await tx.updateTable('pledge_drive').set(columns).where('campaign_id', '=', campaign).execute();
  await tx.deleteFrom('pledge_step').where('campaign_id', '=', campaign).execute();
  await writeSteps(tx, campaign, input.steps);
  await publishTerms(tx, actor, campaign, locale, input);
}

/** What people agreed to once somebody has: the column, and the field of the form. */
const FIELDS = {
  currency: 'currency',
  goal: 'goal',
  pledge_until: 'pledgeUntil',
  closing_amount: 'closingAmount',
  collect_until: 'collectUntil',
  least: 'least',
  most: 'most',
  receiver: 'receiver',
  legal_form: 'legalForm',
  register: 'register',
  address: 'address',
  country: 'country',
  iban: 'iban',
  other_account: 'otherAccount',
  account_holder: 'holder',
  becomes: 'becomes',
} as const;

const columnsOf = (input: Checked) => ({
  currency: input.currency,
  goal: String(input.goal),
  pledge_until: input.pledgeUntil,
  closing_amount: String(input.closingAmount),
  collect_until: input.collectUntil,
  least: String(input.least),
  most: String(input.most),
  suggested: input.suggestions.map(String),
  receiver: input.receiver,
  legal_form: input.legalForm,
  register: input.register,
  address: input.address,
  country: input.country,
  iban: input.iban,
  other_account: input.otherAccount,
  account_holder: input.holder,
  becomes: input.becomes,
  words: input.words,
});

async function mustBeToCome(tx: Tx, last: string): Promise<void> {
  if (last < (await todayOn(tx))) throw invalid({ pledgeUntil: (m) => m.pledges.faults.past });
}

async function writeSteps(tx: Tx, campaign: Id<'campaign'>, steps: Checked['steps']): Promise<void> {
  if (steps.length === 0) return;
  await tx
    .insertInto('pledge_step')
    .values(steps.map(({ amount, possible }) => ({ campaign_id: campaign, amount: String(amount), possible })))
    .execute();
}

/** Writes down what people agree to from now on, as one text; the same text again is no new version. */
async function publishTerms(
  tx: Tx,
  actor: Actor,
  campaign: Id<'campaign'>,
  locale: Locale,
  input: Checked,
): Promise<void> {
  const text = termsOf(input, locale);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const last = await tx
    .selectFrom('pledge_terms')
    .where('campaign_id', '=', campaign)
    .orderBy('version', 'desc')
    .select(['version', 'sha256'])
    .executeTakeFirst();
  if (last?.sha256 === sha256) return;
  await tx
    .insertInto('pledge_terms')
    .values({
      campaign_id: campaign,
      version: (last?.version ?? 0) + 1,
      text,
      sha256,
      published_at: tx.now,
      published_by: actor.person,
    })
    .execute();
}

/** What is agreed to, in the language of the campaign: the two tests, who receives where, and the organisers’ words. */
function termsOf(input: Checked, locale: Locale): string {
  const { terms } = messagesFor(locale).pledges;
  const f = format.formatsFor(locale, 'UTC');
  const money = (amount: number) => f.money({ amount: BigInt(amount), currency: input.currency }, { short: true });
  const date = (on: string) => f.date(new Date(on));
  const { receiver, legalForm, register, address, country, iban, otherAccount, holder } = input;
  return [
    terms.first(money(input.goal), date(input.pledgeUntil)),
    terms.second(money(input.closingAmount), date(input.collectUntil)),
    terms.receiver([receiver, legalForm, register, address, country].join(', ')),
    terms.account(iban === '' ? otherAccount : groupsOf(iban), holder),
    terms[input.becomes],
    input.words,
    terms.kept(KEEP_MONTHS),
  ].join('\n\n');
}
