import { sql } from 'kysely';
import * as v from 'valibot';
import type { Actor } from '#accounts';
import { actionNamed, type AnyAction, canonicalText, everyAction, type Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { format, messagesFor } from '#i18n';
import { parseInput } from '#input';
import { actingMember, hasMandate } from '#membership';
import type { News } from '#network';
import { Refusal } from '#refusal';
import { readSettings } from '#settings';
import { draftProposal } from './draft.ts';
import { reasonGiven } from './objection.ts';
import { publishProposal } from './publish.ts';
import { ruleByKey } from './rules.ts';
import { takeTurn } from './take-effect.ts';
import { unlessRefused } from './unless-refused.ts';
import { ruleFor } from './weigh.ts';

/** An act that nobody has ratified after this long is undone by itself. */
export const EMERGENCY_DAYS = 14;
/** What members did not let stand is not done at once again for so long: until then they decide it beforehand. */
const AGAIN_DAYS = 30;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;

export interface EmergencyInput {
  readonly action: string;
  readonly input: Json;
  /** Public. */
  readonly reason: string;
}

export interface EmergencyAct {
  readonly id: Id<'emergency'>;
  readonly action: string;
  readonly input: Json;
  readonly before: Json;
  readonly labels: Json;
  readonly member: Id<'member'>;
  readonly reason: string;
  readonly at: Date;
  readonly lapsesAt: Date;
  readonly proposal: Id<'proposal'> | null;
  readonly state: 'standing' | 'ratified' | 'lapsed';
}

/** What somebody may do at once, by the mandates that they hold now. */
export async function emergencyActions(db: Db, actor: Actor): Promise<readonly AnyAction[]> {
  const may: AnyAction[] = [];
  for (const action of everyAction()) if (await mayActAtOnce(db, actor, action)) may.push(action);
  return may;
}

async function mayActAtOnce(db: Db, actor: Actor, action: AnyAction): Promise<boolean> {
  for (const role of action.emergency?.roles ?? []) if (await hasMandate(db, actor, role)) return true;
  return false;
}

/** @throws Refusal 409 when the same was done at once lately, by anybody, and members refused it or let it lapse. */
async function mustBeNew(tx: Tx, action: string, input: unknown): Promise<void> {
  const before = await tx
    .selectFrom('emergency_act')
    .where('action', '=', action)
    .where(sql<boolean>`input = ${JSON.stringify(input)}::jsonb`)
    .where('ratified_at', 'is', null)
    .where('lapses_at', '<=', tx.now)
    .where((eb) =>
      eb.or([eb('lapsed_at', 'is', null), eb('lapsed_at', '>', new Date(tx.now.getTime() - AGAIN_DAYS * DAY_MS))]),
    )
    .select('id')
    .executeTakeFirst();
  if (before) throw new Refusal(409, (m) => m.decisions.refusals.actedBefore(AGAIN_DAYS));
}

/** The times of the rule, or as much of them as leaves a day before the act lapses. */
async function timesOf(tx: Tx, key: string): Promise<{ noticeMinutes?: number; votingMinutes?: number }> {
  const rule = await ruleByKey(tx, key);
  if (!rule) return {};
  const { noticeMinutes, votingMinutes } = rule.settings;
  const most = (EMERGENCY_DAYS - 1) * DAY_MINUTES;
  const voting = Math.min(votingMinutes, most - Math.min(noticeMinutes, 3 * DAY_MINUTES));
  return { noticeMinutes: Math.min(noticeMinutes, most - voting), votingMinutes: voting };
}

/**
 * Does at once what cannot wait, and asks members to ratify it: the proposal appears by itself. Without their yes it is
 * undone after fourteen days, or when the vote that runs by then is over.
 * @throws Refusal 403 for who does not hold the mandate, 422 for what may not be done at once, or with a sentence per
 *   field of the action, or without a reason, 409 for what members did not let stand lately.
 */
export async function emergencyAct(
  tx: Tx,
  actor: Actor,
  asked: EmergencyInput,
): Promise<{ readonly id: Id<'emergency'>; readonly proposal: Id<'proposal'>; readonly news: News }> {
  const action = actionNamed(asked.action);
  const atOnce = action?.emergency;
  if (!action || !atOnce) throw new Refusal(422, (m) => m.decisions.refusals.noEmergency);
  if (!(await mayActAtOnce(tx, actor, action))) throw new Refusal(403, (m) => m.decisions.refusals.notYourMandate);
  const { id: member } = await actingMember(tx, actor);
  const reason = reasonGiven(asked.reason);
  const input = parseInput(action.schema, asked.input);
  await takeTurn(tx);
  await mustBeNew(tx, action.name, input);
  await action.check?.(tx, input);
  const before = await action.state(tx, input);
  const labels = (await action.labels?.(tx, input)) ?? null;
  const inverse = action.inverse?.(input, before);
  if (!inverse || !actionNamed(inverse.name)?.emergency) {
    throw new Refusal(422, (m) => m.decisions.refusals.noEmergency);
  }
  const ran = await atOnce.apply(tx, input, actor.person);
  const id = tx.newId<'emergency'>();
  const lapses = new Date(tx.now.getTime() + EMERGENCY_DAYS * DAY_MS);
  await tx
    .insertInto('emergency_act')
    .values({
      id,
      action: action.name,
      input: JSON.stringify(input),
      before: JSON.stringify(before),
      after: JSON.stringify(await action.state(tx, input)),
      labels: JSON.stringify(labels),
      inverse: JSON.stringify(inverse),
      member_id: member,
      reason,
      at: tx.now,
      lapses_at: lapses,
      proposal_id: null,
      ratified_at: null,
      lapsed_at: null,
    })
    .execute();

  const { locale, timeZone } = await readSettings(tx);
  const m = messagesFor(locale);
  const say = m.decisions.proposals.emergency;
  const calls = [{ name: 'emergency.ratify', input: { act: id } }];
  const rule = await ruleFor(tx, calls, 'ordinary');
  const draft = await draftProposal(
    tx,
    actor,
    {
      kind: 'yes-no',
      title: say.title(action.title(m)),
      body: say.body(reason, format.formatsFor(locale, timeZone).date(lapses)),
      language: locale,
      member,
      rule,
      settings: { opensItself: true, ...(await timesOf(tx, rule)) },
      options: [],
      actions: calls,
    },
    { origin: 'emergency' },
  );
  const published = await publishProposal(tx, actor, draft.id);
  await tx.updateTable('emergency_act').set({ proposal_id: draft.id }).where('id', '=', id).execute();
  return { id, proposal: draft.id, news: [...ran, ...draft.news, ...published.news] };
}

/** Members are voting on it, or have said yes and the yes waits for its own effect: the act waits with it. */
const ratificationRuns = sql<boolean>`(exists (
  select from decision where decision.proposal_id = emergency_act.proposal_id and decision.state in ('queued', 'held'))
  or exists (select from proposal where proposal.id = emergency_act.proposal_id and proposal.state = 'voting'))`;

/** Acts that have neither been ratified in time nor undone yet. */
export const actsToLapse = (db: Db): Promise<readonly { id: Id<'emergency'> }[]> =>
  db
    .selectFrom('emergency_act')
    .where('lapses_at', '<=', db.now)
    .where('ratified_at', 'is', null)
    .where('lapsed_at', 'is', null)
    .where((eb) => eb.not(ratificationRuns))
    .orderBy('lapses_at')
    .select('id')
    .execute();

/** Undoes an act that was not ratified. What it changed and something else has changed since stays as it is now. */
export async function lapse(tx: Tx, id: Id<'emergency'>): Promise<News> {
  await takeTurn(tx);
  const act = await tx
    .selectFrom('emergency_act')
    .where('id', '=', id)
    .where('lapses_at', '<=', tx.now)
    .where('ratified_at', 'is', null)
    .where('lapsed_at', 'is', null)
    .where((eb) => eb.not(ratificationRuns))
    .forUpdate()
    .select(['action', 'input', 'after', 'inverse'])
    .executeTakeFirst();
  if (!act) return [];
  await tx.updateTable('emergency_act').set({ lapsed_at: tx.now }).where('id', '=', id).execute();
  const done = actionNamed(act.action);
  const undoing = actionNamed(act.inverse.name);
  const atOnce = undoing?.emergency;
  if (!done || !undoing || !atOnce) return [];
  const news = await unlessRefused(tx, async () => {
    const now = await done.state(tx, v.parse(done.schema, act.input));
    if (canonicalText(now) !== canonicalText(act.after)) return [];
    return atOnce.apply(tx, v.parse(undoing.schema, act.inverse.input), undefined);
  });
  return news ?? [];
}

/** What was done at once, newest first; public. */
export async function emergencyActs(db: Db): Promise<readonly EmergencyAct[]> {
  const rows = await db.selectFrom('emergency_act').orderBy('id', 'desc').limit(200).selectAll().execute();
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    input: row.input,
    before: row.before,
    labels: row.labels,
    member: row.member_id,
    reason: row.reason,
    at: row.at,
    lapsesAt: row.lapses_at,
    proposal: row.proposal_id,
    state: row.ratified_at ? 'ratified' : row.lapsed_at ? 'lapsed' : 'standing',
  }));
}
