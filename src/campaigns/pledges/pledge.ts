import { sql } from 'kysely';
import * as v from 'valibot';
import { type Actor, canonicalEmail } from '#accounts';
import type { Tx } from '#db';
import type { Locale } from '#i18n';
import type { Id } from '#ids';
import { checkbox, choice, email, line, optional, parseInput } from '#input';
import { queueMail } from '#mail';
import { hashSecret, newSecret } from '#random';
import { invalid, type Sentence } from '#refusal';
import { wordingWhatIsMissing } from '../missing.ts';
import { refusedMailboxes } from '../petition/not-me.ts';
import type { Condition } from './conditions.ts';
import { confirmPledge } from './confirm.ts';
import { holdDrive, mustBeCurrent, mustBeOpen, mustBeWithin } from './hold.ts';
import { letterOfOwnPledge, letterToConfirmPledge } from './letters.ts';
import { readSum, sum } from './sum.ts';

const MOST_PEOPLE = 10_000_000;
const MOST_MAILS = 5;
const DAY_MS = 86_400_000;

const promised = {
  amount: sum(),
  condition: choice(['none', 'people', 'amount']),
  /** So many people, this one included. */
  leastPeople: optional(line(20)),
  /** So much money, this pledge included. */
  leastAmount: optional(line(40)),
};

const Promised = v.object(promised);

const PledgeInput = v.object({
  name: line(100),
  email: email(),
  wouldJoin: checkbox(),
  agree: v.pipe(
    checkbox(),
    v.check((ticked) => ticked, 'missing'),
  ),
  /** The version of what is agreed to that stood beside the box. */
  terms: line(10),
  ...promised,
});

/** What somebody promises; amounts in minor units. */
export interface PromiseInput {
  readonly amount: number;
  readonly condition: Condition;
}
export interface PledgeInput extends PromiseInput {
  readonly name: string;
  readonly email: string;
  readonly wouldJoin: boolean;
  readonly terms: number;
}

const MISSING: Record<string, Sentence> = {
  name: (m) => m.campaigns.faults.yourName,
  email: (m) => m.campaigns.faults.yourEmail,
  amount: (m) => m.pledges.faults.amount,
  agree: (m) => m.pledges.faults.agree,
};

/** @throws Refusal 422 with a sentence per field. */
export function parsePledge(raw: Readonly<Record<string, unknown>>): PledgeInput {
  const chosen = withChosen(raw);
  const {
    name,
    email: address,
    wouldJoin,
    terms,
    ...rest
  } = wordingWhatIsMissing(chosen, MISSING, () => parseInput(PledgeInput, chosen));
  return { name, email: address, wouldJoin, terms: Number(terms), amount: rest.amount, condition: conditionOf(rest) };
}

/** A sum that is suggested is chosen; another is written beside it. */
const withChosen = (raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  typeof raw['suggested'] === 'string' && raw['suggested'] !== 'other' ? { ...raw, amount: raw['suggested'] } : raw;

/** @throws Refusal 422 with a sentence per field. */
export function parsePromise(raw: Readonly<Record<string, unknown>>): PromiseInput {
  const input = wordingWhatIsMissing(raw, MISSING, () => parseInput(Promised, raw));
  return { amount: input.amount, condition: conditionOf(input) };
}

function conditionOf({ condition, leastPeople, leastAmount }: v.InferOutput<typeof Promised>): Condition {
  if (condition === 'none') return { kind: 'none' };
  if (condition === 'people') {
    const least = Number(leastPeople.replaceAll(/[\s.,\u00a0\u202f]/g, ''));
    if (!Number.isInteger(least) || least < 2 || least > MOST_PEOPLE)
      throw invalid({ leastPeople: (m) => m.pledges.faults.leastPeople });
    return { kind: 'people', least };
  }
  const least = readSum(leastAmount);
  if (least === undefined || least <= 0) throw invalid({ leastAmount: (m) => m.pledges.faults.leastAmount });
  return { kind: 'amount', least };
}

/** What came of it: for mails and tests, the page says the same whatever it is. */
export type Pledged =
  | { outcome: 'asked'; token: string }
  /** The mailbox has its pledge already, and was sent the way to it. */
  | { outcome: 'pledged-before'; token: string }
  /** Whoever owns the mailbox said that it was not them. */
  | { outcome: 'refused' }
  | { outcome: 'asked-enough' }
  /** Signed in with the address that was written: nothing is left to confirm. */
  | { outcome: 'confirmed'; token: string };

/**
 * Takes a pledge, which stands once the button of its mail is pressed. A mailbox has one pledge a drive however often
 * the form is sent; who is signed in and writes their own address confirms by sending it.
 * @throws Refusal 404 without a drive, 409 once its last day is over or when other terms stand by now, 422 when the
 * amount is out of bounds.
 */
export async function pledge(
  tx: Tx,
  o: {
    campaign: Id<'campaign'>;
    input: PledgeInput;
    locale: Locale;
    /** For the links in mails. */
    origin: string;
    by?: Pick<Actor, 'person'> | undefined;
  },
): Promise<Pledged> {
  const { campaign, input, locale, origin, by } = o;
  const drive = await holdDrive(tx, campaign);
  await mustBeOpen(tx, drive);
  mustBeWithin(input.amount, drive);
  await mustBeCurrent(tx, campaign, input.terms);
  const mailbox = canonicalEmail(input.email);
  const own = by !== undefined && (await isTheirs(tx, by.person, mailbox));
  const refused = await refusedMailboxes(tx, [{ campaign, answers: input }]);
  if (refused.size > 0 && !own) return { outcome: 'refused' };
  const row = await write(tx, campaign, input, { locale, mailbox, person: own ? by.person : null });
  const token = newSecret(tx.random);
  const letterTo = (to: string, language: Locale) => ({ to, locale: language, origin, campaign: drive });
  if (row.state !== 'draft') {
    if (!own && row.mails > MOST_MAILS) return { outcome: 'asked-enough' };
    await writeLink(tx, token, row.id);
    // Never to the address as written here: where `+` parts no mailboxes it may be somebody else's.
    if (!own) await queueMail(tx, letterOfOwnPledge(letterTo(row.email, row.locale), token, 'before'));
    return { outcome: 'pledged-before', token };
  }
  if (!own && row.mails > MOST_MAILS) return { outcome: 'asked-enough' };
  await writeLink(tx, token, row.id, { ...input, locale });
  if (!own) {
    await queueMail(tx, letterToConfirmPledge(letterTo(input.email, locale), token));
    return { outcome: 'asked', token };
  }
  await confirmPledge(tx, token, input.terms);
  await queueMail(tx, letterOfOwnPledge(letterTo(input.email, locale), token, 'confirmed'));
  return { outcome: 'confirmed', token };
}

async function isTheirs(tx: Tx, person: Id<'person'>, mailbox: string): Promise<boolean> {
  const found = await tx
    .selectFrom('person')
    .where('id', '=', person)
    .where('email_canonical', '=', mailbox)
    .where('email_confirmed_at', 'is not', null)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

interface Written {
  id: Id<'pledge'>;
  email: string;
  locale: Locale;
  state: string;
  mails: number;
}

async function write(
  tx: Tx,
  campaign: Id<'campaign'>,
  { name, email: address, amount, condition, wouldJoin }: PledgeInput,
  { locale, mailbox, person }: { locale: Locale; mailbox: string; person: Id<'person'> | null },
): Promise<Written> {
  const dayAgo = new Date(tx.now.getTime() - DAY_MS);
  const least = condition.kind === 'none' ? 0 : condition.least;
  const { rows } = await sql<Written>`
    insert into pledge (id, campaign_id, person_id, name, email, email_canonical, locale, amount, condition_kind,
      condition_least, would_join, state, mails_since, made_at)
    values (${tx.newId<'pledge'>()}, ${campaign}, ${person}, ${name}, ${address}, ${mailbox}, ${locale}, ${amount},
      ${condition.kind}, ${least}, ${wouldJoin}, 'draft', ${tx.now}, ${tx.now})
    on conflict (campaign_id, email_canonical) where email_canonical <> '' do update set
      person_id = coalesce(pledge.person_id, excluded.person_id),
      mails = case when pledge.mails_since > ${dayAgo} then least(pledge.mails + 1, 1000) else 1 end,
      mails_since = case when pledge.mails_since > ${dayAgo} then pledge.mails_since else ${tx.now} end
    returning id, email, locale, state, mails`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a pledge was not written');
  return row;
}

/** @param said what its button counts; without it the link only opens the pledge. */
export async function writeLink(
  tx: Tx,
  token: string,
  pledgeId: Id<'pledge'>,
  said?: PledgeInput & { locale: Locale },
): Promise<void> {
  await tx
    .insertInto('pledge_link')
    .values({
      token_hash: hashSecret(token),
      pledge_id: pledgeId,
      name: said?.name ?? null,
      email: said?.email ?? null,
      amount: said ? String(said.amount) : null,
      condition_kind: said?.condition.kind ?? null,
      condition_least: said ? String(said.condition.kind === 'none' ? 0 : said.condition.least) : null,
      would_join: said?.wouldJoin ?? null,
      locale: said?.locale ?? null,
      sent_at: tx.now,
    })
    .execute();
}
