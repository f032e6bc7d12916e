import { sql } from 'kysely';
import type { Gravity } from '#actions';
import type { Db } from '#db';
import type { Sentence } from '#refusal';
import type { RuleSettings } from './settings.ts';

const valueOf = (share: string): number => {
  const [above = 0, below = 1] = share.split('/').map(Number);
  return above / below;
};

const GRAVITIES: readonly Gravity[] = ['small', 'ordinary', 'constitutional', 'person'];

/** What is wrong with the settings of a rule in themselves, by field. */
export function faultsOfRule(rule: RuleSettings): Record<string, Sentence> {
  const faults: Record<string, Sentence> = {};
  const majority = valueOf(rule.majority);
  const decidesOnPersons = rule.decides.includes('person');
  // Half of the votes at least; where it must be more than that, a yes of everybody must still suffice.
  if (majority < 1 / 2 || majority > 1 || (rule.strict ? majority === 1 : majority === 1 / 2))
    faults['majority'] = (m) => m.decisions.rule.faults.majority;
  if (rule.mostBlocks !== null && valueOf(rule.mostBlocks) >= 1)
    faults['mostBlocks'] = (m) => m.decisions.rule.faults.blocks;
  if (rule.supportRoot !== null && valueOf(rule.supportRoot) > 10)
    faults['supportRoot'] = (m) => m.decisions.rule.faults.support;
  if (decidesOnPersons && rule.decides.length > 1) faults['decides'] = (m) => m.decisions.rule.faults.personAlone;
  // Where blocks may stop what takes a right from a person, their friends decide.
  if (decidesOnPersons && rule.mostBlocks !== null) faults['mostBlocks'] = (m) => m.decisions.rule.faults.personBlocks;
  return faults;
}

/**
 * What would make rules with which nothing could be decided any more: a kind of change that no rule decides, or a
 * rule under which nobody votes.
 */
export async function faultsOfRules(
  db: Db,
  rules: readonly RuleSettings[],
  changed: RuleSettings,
): Promise<Record<string, Sentence>> {
  const faults: Record<string, Sentence> = {};
  const decided = new Set(rules.flatMap(({ decides }) => decides));
  if (GRAVITIES.some((gravity) => !decided.has(gravity))) faults['decides'] = (m) => m.decisions.rule.faults.undecided;
  const since = new Date(db.now.getTime() - changed.memberForMinutes * 60_000);
  const { rows } = await sql<{ somebody: boolean }>`
    select exists (select 1 from member where status = 'voting' and admitted_at <= ${since}) as somebody`.execute(db);
  if (changed.memberForMinutes > 0 && !rows[0]?.somebody)
    faults['memberForMinutes'] = (m) => m.decisions.rule.faults.nobodyVotes;
  return faults;
}
