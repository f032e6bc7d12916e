import { actionNamed, type Gravity } from '#actions';
import type { Tx } from '#db';
import { Refusal, invalid } from '#refusal';
import { readSettings } from '#settings';
import { mayCircleDecide } from './circle-power.ts';
import { isOwnSeat } from './circle-seats.ts';
import { parsedInput } from './parsed-input.ts';
import type { ProposalRow } from './find-proposal.ts';
import { settingsFor } from './relief.ts';
import { type Rule, ruleByKey, rulesFor } from './rules.ts';
import { settleSettings } from './settle-settings.ts';
import { versionedActions } from './version.ts';

/**
 * The rule of a proposal as it stands at opening, relieved where it undoes in time: what members changed meanwhile holds for what opens after it.
 * @throws Refusal 409 when the rule, or the circle, may not decide this any more; 422 when the proposal is now weaker
 *   than its rule.
 */
export async function currentRule(tx: Tx, row: ProposalRow): Promise<Rule> {
  const own = await tx
    .selectFrom('rule')
    .where('id', '=', row.rule_id)
    .select(['id', 'key', 'version', 'name', 'settings'])
    .executeTakeFirstOrThrow();
  const { key } = own;
  // The founding assembly has a rule of its own, in force for nothing else.
  const rule = row.origin === 'founding' ? own : await ruleByKey(tx, key);
  if (!rule) throw new Refusal(409, (m) => m.deliberation.refusals.ruleGone);
  const actions = await versionedActions(tx, row.id);
  const gravities = actions.flatMap(({ name, input }): Gravity[] => {
    const action = actionNamed(name);
    return action ? [action.gravity(parsedInput(name, input).output)] : [];
  });
  if (row.kind === 'election') gravities.push('ordinary');
  if (rulesFor(gravities, [rule]).length === 0) throw new Refusal(409, (m) => m.deliberation.faults.ruleTooWeak);
  const { circle_id: circle } = row;
  if (circle !== null) {
    if (!(await mayCircleDecide(tx, circle, key, actions)))
      throw new Refusal(409, (m) => m.deliberation.faults.noPower);
    if (row.settings.mandate && !(await isOwnSeat(tx, circle, row.settings.mandate)))
      throw new Refusal(409, (m) => m.deliberation.faults.notOwnSeat);
  }
  const settings = settingsFor(row, rule.settings);
  const registerOpen = (await readSettings(tx)).registerOpenedAt !== null;
  if (rule.id !== row.rule_id || (registerOpen && row.settings.electorate.kind === 'founders')) {
    const { faults } = settleSettings({
      kind: row.kind,
      rule: settings,
      chosen: row.settings,
      circle: row.circle_id,
      origin: row.origin,
      registerOpen,
    });
    if (Object.keys(faults).length > 0) throw invalid({ ...faults });
  }
  return { ...rule, settings };
}
