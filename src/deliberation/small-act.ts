import { sql } from 'kysely';
import type { Actor } from '#accounts';
import { actionNamed, type AnyAction, everyAction, type Json } from '#actions';
import type { Db, Tx } from '#db';
import type { Id } from '#ids';
import { messagesFor } from '#i18n';
import { parseInput } from '#input';
import { actingMember, hasMandate, mayVote } from '#membership';
import type { News } from '#network';
import { notFound, Refusal } from '#refusal';
import { readSettings } from '#settings';
import { draftProposal } from './draft.ts';
import { type Objecting, reasonGiven } from './objection.ts';
import { proposerFor } from './proposer.ts';
import { publishProposal } from './publish.ts';
import { sponsorsNeeded } from './support.ts';
import { takeTurn } from './take-effect.ts';
import { ruleFor } from './weigh.ts';

/** What the holder of a mandate does by themselves, because it is small. */
export interface SmallActInput {
  readonly action: string;
  readonly input: Json;
  /** Public. */
  readonly reason: string;
}

export interface SmallAct {
  readonly id: Id<'small-act'>;
  readonly action: string;
  readonly input: Json;
  readonly before: Json;
  readonly labels: Json;
  readonly member: Id<'member'>;
  readonly reason: string;
  readonly at: Date;
  /** Asks everybody about it, once enough members have called it in. */
  readonly proposal: Id<'proposal'> | null;
  readonly calledInBy: readonly Id<'member'>[];
}

/** What somebody may do by themselves, by the mandates that they hold now. */
export async function smallActions(db: Db, actor: Actor): Promise<readonly AnyAction[]> {
  const may: AnyAction[] = [];
  for (const action of everyAction()) if (await mayDo(db, actor, action)) may.push(action);
  return may;
}

async function mayDo(db: Db, actor: Actor, action: AnyAction): Promise<boolean> {
  for (const role of action.small?.roles ?? []) if (await hasMandate(db, actor, role)) return true;
  return false;
}

/**
 * Does at once what is small, and keeps it with its reason for everybody to read. It stands; members may call it in.
 * @throws Refusal 403 for who does not hold the mandate, 422 for what is not small or cannot be undone, or with a
 *   sentence per field of the action, or without a reason.
 */
export async function smallAct(
  tx: Tx,
  actor: Actor,
  asked: SmallActInput,
): Promise<{ readonly id: Id<'small-act'>; readonly news: News }> {
  const action = actionNamed(asked.action);
  const own = action?.small;
  if (!action || !own) throw new Refusal(422, (m) => m.coop.acts.faults.notSmall);
  if (!(await mayDo(tx, actor, action))) throw new Refusal(403, (m) => m.decisions.refusals.notYourMandate);
  const { id: member } = await actingMember(tx, actor);
  const reason = reasonGiven(asked.reason);
  const input = parseInput(action.schema, asked.input);
  await takeTurn(tx);
  await action.check?.(tx, input);
  const before = await action.state(tx, input);
  const labels = (await action.labels?.(tx, input)) ?? null;
  const inverse = action.inverse?.(input, before);
  if (action.gravity(input) !== 'small' || !inverse) throw new Refusal(422, (m) => m.coop.acts.faults.notSmall);
  const news = await own.apply(tx, input, actor.person);
  const id = tx.newId<'small-act'>();
  await tx
    .insertInto('small_act')
    .values({
      id,
      action: action.name,
      input: JSON.stringify(input),
      before: JSON.stringify(before),
      labels: JSON.stringify(labels),
      inverse: JSON.stringify(inverse),
      member_id: member,
      reason,
      at: tx.now,
      proposal_id: null,
    })
    .execute();
  return { id, news };
}

/**
 * Asks that everybody decides on what the holder of a mandate did. When K of all voting members have asked, the inverse
 * is proposed to all by itself.
 * @throws Refusal 403 for who has no vote, 404, 409 when everybody was asked already, 422 without a reason.
 */
export async function callInAct(tx: Tx, actor: Actor, id: Id<'small-act'>, input: Objecting): Promise<News> {
  const reason = reasonGiven(input.reason);
  const act = await tx.selectFrom('small_act').where('id', '=', id).forUpdate().selectAll().executeTakeFirst();
  if (!act) throw notFound();
  const membership = await actingMember(tx, actor, input.member);
  if (!mayVote(membership)) throw new Refusal(403, (m) => m.decisions.refusals.noVote);
  if (act.proposal_id !== null) throw new Refusal(409, (m) => m.coop.acts.faults.calledIn);
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('small_act_call_in')
    .values({ act_id: id, member_id: membership.id, reason, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added || (await stillAsking(tx, id)) < (await callInNeeds(tx))) return [];
  const proposer = await proposerFor(tx, [membership.id]);
  if (!proposer) return [];
  const { locale } = await readSettings(tx);
  const m = messagesFor(locale);
  const title = actionNamed(act.action)?.title(m) ?? act.action;
  const say = m.coop.acts.proposal;
  const draft = await draftProposal(
    tx,
    proposer.actor,
    {
      kind: 'yes-no',
      title: say.title(title),
      body: say.body(act.reason, reason),
      language: locale,
      member: proposer.member,
      rule: await ruleFor(tx, [act.inverse], 'ordinary'),
      settings: { opensItself: true },
      options: [],
      actions: [act.inverse],
    },
    { origin: 'call-in' },
  );
  const published = await publishProposal(tx, proposer.actor, draft.id);
  await tx.updateTable('small_act').set({ proposal_id: draft.id }).where('id', '=', id).execute();
  return [...draft.news, ...published.news];
}

/** How many members it takes to call an act in: K of those who vote now. */
export async function callInNeeds(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from member where status = 'voting'`.execute(db);
  return sponsorsNeeded(rows[0]?.n ?? 0);
}

async function stillAsking(db: Db, id: Id<'small-act'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from small_act_call_in join member on member.id = member_id
    where act_id = ${id} and member.status = 'voting'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** What was done so, newest first; public. */
export async function smallActs(db: Db): Promise<readonly SmallAct[]> {
  const rows = await db.selectFrom('small_act').orderBy('id', 'desc').limit(200).selectAll().execute();
  const asked = await db
    .selectFrom('small_act_call_in')
    .where('act_id', 'in', rows.length > 0 ? rows.map(({ id }) => id) : ['0' as Id<'small-act'>])
    .orderBy('at')
    .select(['act_id', 'member_id'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    input: row.input,
    before: row.before,
    labels: row.labels,
    member: row.member_id,
    reason: row.reason,
    at: row.at,
    proposal: row.proposal_id,
    calledInBy: asked.flatMap(({ act_id, member_id: member }) => (act_id === row.id ? [member] : [])),
  }));
}
