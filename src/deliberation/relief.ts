import { type ActionCall, canonicalText, type Json } from '#actions';
import type { Db } from '#db';
import type { Id } from '#ids';
import type { Rule } from './rules.ts';
import type { RuleSettings } from './settings.ts';
import { parsedInput } from './parsed-input.ts';
import { minutesAfter } from './schedule.ts';
import { floorOf } from './support.ts';
import { inversesOf } from './inverses.ts';

/** Enough for every k to have its own floor. */
const MANY = 1_000_000;

/** The smaller of two support floors. */
const easier = (usual: RuleSettings['supportRoot'], relief: RuleSettings['supportRoot']) =>
  floorOf(relief, MANY) < floorOf(usual, MANY) ? relief : usual;

/** The same rule for what undoes in time: less notice, a lower floor, no sponsors. Majority and objections stay. */
export function relieved(rule: RuleSettings): RuleSettings {
  if (!rule.undoMinutes) return rule;
  return {
    ...rule,
    noticeMinutes: Math.min(rule.noticeMinutes, rule.undoNoticeMinutes ?? rule.noticeMinutes),
    supportRoot: rule.undoSupportRoot === undefined ? rule.supportRoot : easier(rule.supportRoot, rule.undoSupportRoot),
    sponsored: false,
  };
}

/** The settings of a rule as they hold for a proposal. */
export const settingsFor = (row: { readonly relief_until: Date | null }, rule: RuleSettings): RuleSettings =>
  row.relief_until === null ? rule : relieved(rule);

/**
 * Until when a proposal is relieved: it must bring back what a decision changed, that and nothing else, under the rule
 * of that decision, and be published while the time of the rule runs.
 * @returns null where it is not.
 */
export async function reliefUntil(
  db: Db,
  o: {
    readonly undoes: Id<'decision'> | null;
    readonly rule: Rule;
    readonly actions: readonly ActionCall[];
    /** When it was published, or now. */
    readonly at: Date;
  },
): Promise<Date | null> {
  if (o.undoes === null || !o.rule.settings.undoMinutes) return null;
  const done = await db
    .selectFrom('decision')
    .innerJoin('proposal', 'proposal.id', 'decision.proposal_id')
    .innerJoin('rule', 'rule.id', 'proposal.rule_id')
    .where('decision.id', '=', o.undoes)
    .select(['decision.executed_at', 'decision.proposal_id', 'rule.key'])
    .executeTakeFirst();
  if (!done?.executed_at || done.key !== o.rule.key) return null;
  const until = minutesAfter(done.executed_at, o.rule.settings.undoMinutes);
  if (until < o.at) return null;
  const { calls, whole } = await inversesOf(db, done.proposal_id);
  return whole && sameCalls(calls, o.actions) ? until : null;
}

const sameCalls = (some: readonly ActionCall[], others: readonly ActionCall[]): boolean => {
  const text = (calls: readonly ActionCall[]) =>
    canonicalText(calls.map(({ name, input }): Json => ({ name, input: parsedInput(name, input).output as Json })));
  return text(some) === text(others);
};
