import { sql } from 'kysely';
import * as v from 'valibot';
import { type Actor, mustBeSteward } from '#accounts';
import type { Db, Tx } from '#db';
import { type Id, parseId } from '#ids';
import { choice, line, optional, paragraphs, parseInput, wholeNumber } from '#input';
import { chooseModel, founders, inviteFounder, type MandateRole, modelByKey, removeFounder } from '#membership';
import type { News } from '#network';
import { invalid, Refusal } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { RULE_PRESETS, type RuleKey, type RuleSettings } from './settings.ts';

/** Everyone decides, or a board decides and consults. */
export const GOVERNING = ['everyone', 'board'] as const;
export type Governing = (typeof GOVERNING)[number];

/** What founders may set otherwise in a rule before there is anybody to vote on it. */
export type RuleEdits = Pick<RuleSettings, 'noticeMinutes' | 'votingMinutes' | 'objectionMinutes' | 'majority'>;

export interface PlannedMandate {
  readonly member: Id<'member'>;
  readonly title: string;
  readonly role: MandateRole | null;
  readonly months: number;
}

/** What founders prepare before their assembly. Any steward may write in it, a step at a time. */
export interface FoundingPlan {
  /** Key of a model of #membership. */
  readonly model: string | null;
  readonly governing: Governing | null;
  /** Rules that differ from the presets. */
  readonly rules: Readonly<Partial<Record<RuleKey, RuleEdits>>>;
  readonly bylaws: { readonly title: string; readonly text: string; readonly language: 'en' | 'fr' } | null;
  readonly mandates: readonly PlannedMandate[];
}

const NOTHING: FoundingPlan = { model: null, governing: null, rules: {}, bylaws: null, mandates: [] };

export const MOST_FOUNDING_MANDATES = 10;
const YEAR_IN_MINUTES = 366 * 1_440;

export async function foundingPlan(db: Db): Promise<FoundingPlan> {
  const row = await db.selectFrom('setting').where('key', '=', 'founding').select('value').executeTakeFirst();
  return { ...NOTHING, ...(row?.value as Partial<FoundingPlan> | null | undefined) };
}

/**
 * Changes one step of the plan; the others stay as whoever wrote last left them.
 * @throws Refusal 403 when the actor is no steward, 409 when the server is not being founded, or its assembly votes.
 */
async function change(
  tx: Tx,
  actor: Actor,
  step: (plan: FoundingPlan) => Partial<FoundingPlan> | Promise<Partial<FoundingPlan>>,
): Promise<void> {
  await mustBeSteward(tx, actor);
  await sql`select pg_advisory_xact_lock(hashtext('founding'))`.execute(tx);
  if ((await readSettings(tx)).stage !== 'founding') throw new Refusal(409, (m) => m.founding.faults.notFounding);
  await mustNotBeVotedOn(tx);
  const plan = await foundingPlan(tx);
  await changeSetting(tx, actor.person, 'founding', { ...plan, ...(await step(plan)) });
}

async function mustNotBeVotedOn(tx: Tx): Promise<void> {
  const running = await tx
    .selectFrom('proposal')
    .where('origin', '=', 'founding')
    .where('state', '=', 'voting')
    .select('id')
    .executeTakeFirst();
  if (running) throw new Refusal(409, (m) => m.founding.faults.voting);
}

/**
 * Makes an applicant a founder, or a founder an applicant like others. Not between the opening of the assembly and its
 * effect: who votes is written down then, and whoever founds becomes a member by it.
 * @throws Refusal 403 when the actor is no steward, 404, 409 also when they apply no more or the register is open.
 */
export async function chooseFounder(
  tx: Tx,
  actor: Actor,
  member: Id<'member'>,
  founds: boolean,
): Promise<{ news: News }> {
  await mustBeSteward(tx, actor);
  await sql`select pg_advisory_xact_lock(hashtext('founding'))`.execute(tx);
  await mustNotBeVotedOn(tx);
  const waiting = await tx
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .where('proposal.origin', '=', 'founding')
    .where('decision.state', 'in', ['queued', 'held'])
    .select('decision.id')
    .executeTakeFirst();
  if (waiting) throw new Refusal(409, (m) => m.founding.faults.voting);
  return founds ? inviteFounder(tx, actor, member) : removeFounder(tx, actor, member);
}

export const ModelInput = v.object({ model: line(60) });

/** Chooses the legal form. What was written of the bylaws stays. @throws Refusal 422 when there is no such model. */
export async function planModel(tx: Tx, actor: Actor, raw: unknown): Promise<void> {
  const { model } = parseInput(ModelInput, raw);
  if (!modelByKey(model)) throw invalid({ model: (m) => m.errors.unknownChoice });
  await change(tx, actor, () => ({ model }));
  await chooseModel(tx, actor, model);
}

const minutes = () => wholeNumber(0, YEAR_IN_MINUTES);
const Edits = v.object({
  noticeMinutes: minutes(),
  votingMinutes: wholeNumber(1, YEAR_IN_MINUTES),
  objectionMinutes: minutes(),
  majority: choice(['1/2', '3/5', '2/3', '3/4', '4/5']),
});
export const MAJORITIES = ['1/2', '3/5', '2/3', '3/4', '4/5'] as const;

const GoverningInput = v.object({
  governing: choice(GOVERNING),
  rules: v.object(v.entriesFromList(Object.keys(RULE_PRESETS) as RuleKey[], Edits)),
});

/** Says who decides, and how each kind of decision is taken; keeps only what differs from the presets. */
export async function planGoverning(tx: Tx, actor: Actor, raw: unknown): Promise<void> {
  const { governing, rules } = parseInput(GoverningInput, raw);
  const edited = Object.entries(rules).filter(([key, edits]) => {
    const preset = RULE_PRESETS[key as RuleKey];
    return Object.entries(edits).some(([name, value]) => preset[name as keyof RuleEdits] !== value);
  });
  await change(tx, actor, () => ({ governing, rules: Object.fromEntries(edited) }));
}

const BylawsInput = v.object({
  title: line(120),
  language: choice(['en', 'fr']),
  text: paragraphs(40_000, 100),
});

/** Keeps the bylaws as they are written so far; blanks may still stand in them. */
export async function planBylaws(tx: Tx, actor: Actor, raw: unknown): Promise<void> {
  const bylaws = parseInput(BylawsInput, raw);
  await change(tx, actor, () => ({ bylaws }));
}

const MandatesInput = v.array(
  v.object({
    member: optional(line(20)),
    title: optional(line(80)),
    role: optional(choice(['organiser', 'moderator', 'treasurer', 'secretary'])),
    months: wholeNumber(1, 72),
  }),
);

/**
 * Says who holds which mandate first, until how many months after the assembly. Rows without a holder are left out.
 * @param raw rows of `{member, title, role, months}`, as text.
 */
export async function planMandates(tx: Tx, actor: Actor, raw: unknown): Promise<void> {
  const rows = parseInput(MandatesInput, raw);
  const known = new Set((await founders(tx)).map(({ member }) => member));
  const faults: Record<string, (m: Parameters<Refusal['sentence']>[0]) => string> = {};
  const mandates = rows.flatMap((row, i): PlannedMandate[] => {
    const member = parseId<'member'>(row.member);
    if (!member) return [];
    if (!known.has(member)) faults[`${i}.member`] = (m) => m.founding.faults.noFounder;
    if (!row.title) faults[`${i}.title`] = (m) => m.founding.faults.mandateTitle;
    return [{ member, title: row.title, role: row.role || null, months: row.months }];
  });
  if (mandates.length > MOST_FOUNDING_MANDATES) faults['0.member'] = (m) => m.errors.unknownChoice;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await change(tx, actor, () => ({ mandates }));
}

/**
 * What founders must still fill in: words in [square brackets] that are no link.
 * @returns each once, in the order of the text.
 */
export const blanksIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\[([^\][\n]{1,120})\](?![(:[])/g)].map(([, blank = '']) => blank.trim())),
];
