import * as v from 'valibot';
import { type Actor, mustBeSteward } from '#accounts';
import type { Db, Tx } from '#db';
import { messagesFor } from '#i18n';
import type { Id } from '#ids';
import { parseInput, wholeNumber } from '#input';
import { founders, membershipsOf, modelByKey } from '#membership';
import type { News } from '#network';
import { invalid, Refusal, type Sentence } from '#refusal';
import { readSettings } from '#settings';
import type { DraftAction, DraftInput } from './draft-input.ts';
import { draftProposal, editProposal } from './draft.ts';
import { blanksIn, type FoundingPlan, foundingPlan } from './founding-plan.ts';
import { publishProposal } from './publish.ts';
import { ensureRules } from './rules.ts';
import type { DecisionState, OutcomeResult, ProposalState } from './schema.ts';
import { RULE_PRESETS, type RuleKey, type RuleSettings } from './settings.ts';

const RULE = 'founding';
const DAY = 1_440;
const YEAR = 366 * DAY;

/** The steps before the assembly, in their order. */
export const FOUNDING_STEPS = ['model', 'deciding', 'bylaws', 'founders', 'mandates'] as const;
export type FoundingStep = (typeof FOUNDING_STEPS)[number];

/** The assembly as it stands: the newest that was called. */
export interface Assembly {
  readonly id: Id<'proposal'>;
  readonly number: number;
  readonly account: Id<'account'>;
  readonly state: ProposalState;
  readonly publishedAt: Date;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly result: OutcomeResult | null;
  readonly decision: {
    readonly number: number;
    readonly state: DecisionState;
    readonly executedAt: Date | null;
  } | null;
}

/** The newest founding assembly that was not taken back; undefined when none was called. */
export async function foundingAssemblyOf(db: Db): Promise<Assembly | undefined> {
  const row = await db
    .selectFrom('proposal')
    .leftJoin('outcome', 'outcome.proposal_id', 'proposal.id')
    .leftJoin('decision', 'decision.proposal_id', 'proposal.id')
    .where('proposal.origin', '=', 'founding')
    .where('proposal.state', 'in', ['discussion', 'voting', 'closed'])
    .orderBy('proposal.id', 'desc')
    .select([
      'proposal.id',
      'proposal.number',
      'proposal.account_id as account',
      'proposal.state',
      'proposal.published_at as publishedAt',
      'proposal.version_at as versionAt',
      'proposal.opened_at as openedAt',
      'proposal.closes_at as closesAt',
      'proposal.settings',
      'outcome.result',
      'decision.number as decisionNumber',
      'decision.state as decisionState',
      'decision.executed_at as executedAt',
    ])
    .executeTakeFirst();
  if (!row || row.number === null || row.publishedAt === null) return undefined;
  const { decisionNumber, decisionState, executedAt, versionAt, openedAt, settings, ...rest } = row;
  return {
    ...rest,
    number: row.number,
    publishedAt: row.publishedAt,
    opensAt: openedAt ?? new Date(versionAt.getTime() + settings.noticeMinutes * 60_000),
    decision:
      decisionNumber === null || decisionState === null
        ? null
        : { number: decisionNumber, state: decisionState, executedAt },
  };
}

/** Which steps are not finished, and why: an assembly is called once there is none. */
export function foundingGaps(
  plan: FoundingPlan,
  foundersThere: number,
): Readonly<Partial<Record<FoundingStep, Sentence>>> {
  const blanks = blanksIn(plan.bylaws?.text ?? '').length;
  return {
    ...(!(plan.model && modelByKey(plan.model)) && { model: (m) => m.founding.faults.noModel }),
    ...(!plan.governing && { deciding: (m) => m.founding.faults.noGoverning }),
    ...(!plan.bylaws && { bylaws: (m) => m.founding.faults.noBylaws }),
    ...(blanks > 0 && { bylaws: (m) => m.founding.faults.blanks(blanks) }),
    ...(foundersThere === 0 && { founders: (m) => m.founding.faults.noFounders }),
    // Without a secretary nobody could admit the next member but by a vote.
    ...(!plan.mandates.some(({ role }) => role === 'secretary') && { mandates: (m) => m.founding.faults.noSecretary }),
  };
}

const AssemblyInput = v.object({
  noticeMinutes: wholeNumber(0, YEAR),
  votingMinutes: wholeNumber(1, YEAR),
  objectionMinutes: wholeNumber(0, YEAR),
});
export type AssemblyInput = v.InferOutput<typeof AssemblyInput>;

/**
 * Calls the founding assembly: one proposal to the founders that opens the register, adopts the bylaws and the way to
 * decide, and fills the first mandates, under the constitutional rule with the notice and duration that they choose.
 * Called again while it is discussed, it puts the plan as it is now in its place, and notice begins anew.
 * @throws Refusal 403 when the actor is no steward who founds, 409 when the vote has begun, 422 with a sentence per step.
 */
export async function foundingAssembly(
  tx: Tx,
  actor: Actor,
  raw: unknown,
): Promise<{ readonly number: number; readonly news: News }> {
  await mustBeSteward(tx, actor);
  const times = parseInput(AssemblyInput, raw);
  const { stage, name } = await readSettings(tx);
  if (stage !== 'founding') throw new Refusal(409, (m) => m.founding.faults.notFounding);
  const plan = await foundingPlan(tx);
  const gaps = foundingGaps(plan, (await founders(tx)).length);
  if (Object.keys(gaps).length > 0) throw invalid(gaps);
  if (!(await membershipsOf(tx, actor)).some(({ founder }) => founder))
    throw new Refusal(403, (m) => m.founding.faults.foundFirst);

  const running = await foundingAssemblyOf(tx);
  if (
    running?.state === 'voting' ||
    (running?.decision && ['queued', 'held', 'executed'].includes(running.decision.state))
  )
    throw new Refusal(409, (m) => m.founding.faults.voting);
  await writeRule(tx, times, plan);
  const input = draftOf(tx, plan, name, times);
  const called =
    running?.state === 'discussion' ? await callAnew(tx, actor, running, input) : await call(tx, actor, input);
  await retireRule(tx);
  return called;
}

async function call(tx: Tx, actor: Actor, input: DraftInput) {
  const { id, news } = await draftProposal(tx, actor, input, { origin: 'founding' });
  const published = await publishProposal(tx, actor, id);
  return { number: published.number, news: [...news, ...published.news] };
}

async function callAnew(tx: Tx, actor: Actor, running: Assembly, input: DraftInput) {
  if (running.account !== actor.account) throw new Refusal(403, (m) => m.founding.faults.notYours);
  const { news } = await editProposal(tx, actor, running.id, input);
  return { number: running.number, news };
}

/** The rule of one vote: it is in force while its proposal is written, and offered to nobody else. */
async function writeRule(tx: Tx, times: AssemblyInput, plan: FoundingPlan): Promise<void> {
  await ensureRules(tx);
  const preset = RULE_PRESETS.constitutional;
  const settings: RuleSettings = {
    ...preset,
    ...times,
    majority: plan.rules.constitutional?.majority ?? preset.majority,
    // Nobody is a member yet, let alone for a month.
    memberForMinutes: 0,
    sponsored: false,
    extensionMinutes: Math.min(preset.extensionMinutes, times.votingMinutes),
    lateMinutes: Math.min(preset.lateMinutes, Math.floor(times.votingMinutes / 4)),
  };
  const last = await tx
    .selectFrom('rule')
    .where('key', '=', RULE)
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  await tx
    .insertInto('rule')
    .values({
      id: tx.newId<'rule'>(),
      key: RULE,
      version: (last?.version ?? 0) + 1,
      name: messagesFor(plan.bylaws?.language ?? 'en').founding.proposal.rule,
      settings: JSON.stringify(settings),
      created_at: tx.now,
      by_decision: null,
      superseded_at: null,
    })
    .execute();
}

const retireRule = (tx: Tx) =>
  tx
    .updateTable('rule')
    .set({ superseded_at: tx.now })
    .where('key', '=', RULE)
    .where('superseded_at', 'is', null)
    .execute();

function draftOf(tx: Tx, plan: FoundingPlan, server: string, times: AssemblyInput): DraftInput {
  const { model, bylaws, governing } = plan;
  if (!model || !bylaws || !governing) throw new Error('a plan with gaps was let through');
  const { proposal: say, assembly } = messagesFor(bylaws.language).founding;
  const form = modelByKey(model)?.name[bylaws.language] ?? model;
  return {
    kind: 'yes-no',
    title: say.title(server),
    body: say.body({
      form,
      governing: assembly.deciding.presets[governing].name,
      bylaws: bylaws.title,
      mandates: plan.mandates.length,
    }),
    language: bylaws.language,
    rule: RULE,
    settings: {
      electorate: { kind: 'founders' },
      noticeMinutes: times.noticeMinutes,
      votingMinutes: times.votingMinutes,
      opensItself: true,
    },
    options: [],
    actions: actionsOf(tx, plan, times),
  };
}

/** The register first, so that there are members who can hold the mandates. */
function actionsOf(tx: Tx, plan: FoundingPlan, times: AssemblyInput): readonly DraftAction[] {
  const { model, bylaws, governing, rules, mandates } = plan;
  const takesEffect = tx.now.getTime() + (times.noticeMinutes + times.votingMinutes + times.objectionMinutes) * 60_000;
  return [
    { name: 'register.open', input: { model } },
    ...(bylaws ? [{ name: 'document.adopt', input: { kind: 'bylaws', ...bylaws } }] : []),
    // Everybody decides unless somebody else was given the power to.
    ...(governing === 'board'
      ? [
          {
            name: 'governance.adopt',
            input: { preset: governing, members: [...new Set(mandates.map(({ member }) => member))] },
          },
        ]
      : []),
    ...(Object.keys(RULE_PRESETS) as RuleKey[]).flatMap((key) => {
      const edits = rules[key];
      return edits ? [{ name: 'rule.change', input: { rule: key, ...edits } }] : [];
    }),
    ...mandates.map(({ member, title, role, months }) => ({
      name: 'mandate.grant',
      input: { member, title, role: role ?? '', until: dayAfter(takesEffect, months) },
    })),
  ];
}

/** The calendar day so many months later. */
function dayAfter(moment: number, months: number): string {
  const day = new Date(moment);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}
