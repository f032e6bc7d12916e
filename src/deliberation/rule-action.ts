import { type Change, defineAction, type Json } from '#actions';
import type { Db } from '#db';
import type { Messages } from '#i18n';
import { invalid } from '#refusal';
import { changedRule, RuleInput } from './rule-input.ts';
import { NEW_RULE as NEW, nameOfRule, ruleForm, rulePoints } from './rule-form.ts';
import { faultsOfRule, faultsOfRules } from './rule-fit.ts';
import { ensureRules, ruleByKey, rules } from './rules.ts';
import type { RuleSettings } from './settings.ts';

type State = { readonly version: number; readonly name: string; readonly settings: Json } | null;

async function read(db: Db, input: RuleInput): Promise<State> {
  const rule = await ruleByKey(db, input.rule);
  return rule ? { version: rule.version, name: rule.name, settings: rule.settings as unknown as Json } : null;
}

/** The settings that a state holds. */
const settingsIn = (state: State): RuleSettings | undefined => state?.settings as RuleSettings | undefined;

async function check(db: Db, input: RuleInput): Promise<void> {
  const standing = await rules(db);
  const before = standing.find(({ key }) => key === input.rule);
  if (input.rule === '') throw invalid({ name: (m) => m.errors.missing });
  const after = changedRule(before?.settings ?? NEW, input);
  const others = standing.filter(({ key }) => key !== input.rule).map(({ settings }) => settings);
  const faults = { ...(await faultsOfRules(db, [...others, after], after)), ...faultsOfRule(after) };
  if (!before && input.name === '') faults['name'] = (m) => m.errors.missing;
  if (before && changes(before.settings, after).length === 0 && (input.name === '' || input.name === before.name))
    faults['rule'] = (m) => m.decisions.setting.same;
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

const changes = (before: RuleSettings, after: RuleSettings): readonly (keyof RuleSettings)[] =>
  (Object.keys(after) as (keyof RuleSettings)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );

/** One setting of a rule in words. */
function say(
  m: Messages,
  key: keyof RuleSettings,
  rule: RuleSettings,
  list: (items: readonly string[]) => string,
): string {
  const { duration, share, decides } = m.coop.rules;
  const words = m.decisions.rule;
  switch (key) {
    case 'decides':
      return list(rule.decides.map((gravity) => decides[gravity]));
    case 'majority':
    case 'strict':
      return rule.strict ? words.moreThan(share(rule.majority)) : words.atLeast(share(rule.majority));
    case 'of':
      return words.of[rule.of];
    case 'mostBlocks':
      return rule.mostBlocks === null ? words.noMatter : words.atMost(share(rule.mostBlocks));
    case 'supportRoot':
      return rule.supportRoot === null ? words.oneYes : words.root(rule.supportRoot);
    case 'sponsored':
      return rule.sponsored ? words.yes : words.no;
    case 'undoSupportRoot':
      return rule.undoSupportRoot ? words.root(rule.undoSupportRoot) : words.oneYes;
    case 'weights':
      return words.weighing(rule.weights ?? { kind: 'equal' });
    default:
      return duration(rule[key] ?? 0);
  }
}

/**
 * Changes how a class of decisions is taken, or adds a way. It holds for what opens after it, and never leaves a kind
 * of change that nobody could decide.
 */
export const ruleChange = defineAction<RuleInput, State>({
  name: 'rule.change',
  gravity: () => 'constitutional',
  schema: RuleInput,
  title: (m) => m.decisions.rule.title,
  form: ruleForm,
  points: rulePoints,
  check,
  state: read,
  describe(m, f, { input, before }) {
    const after = changedRule(settingsIn(before) ?? NEW, input);
    const name = nameOfRule(m, input.rule, before?.name ?? '');
    const href = '/coop/rules';
    const lines: Change[] = changes(settingsIn(before) ?? ({} as RuleSettings), after).map((key) => ({
      what: m.decisions.rule.line(input.name || name, m.decisions.rule.labels[key]),
      before: before ? say(m, key, before.settings as unknown as RuleSettings, f.list) : m.decisions.rule.isNew,
      after: say(m, key, after, f.list),
      href,
    }));
    if (before && input.name !== '' && input.name !== before.name)
      lines.unshift({ what: m.decisions.rule.name, before: name, after: input.name, href });
    return lines;
  },
  async apply(tx, input, by) {
    await ensureRules(tx);
    await check(tx, input);
    const before = await read(tx, input);
    await tx
      .updateTable('rule')
      .set({ superseded_at: tx.now })
      .where('key', '=', input.rule)
      .where('superseded_at', 'is', null)
      .execute();
    await tx
      .insertInto('rule')
      .values({
        id: tx.newId<'rule'>(),
        key: input.rule,
        version: (before?.version ?? 0) + 1,
        name: input.name || (before?.name ?? ''),
        settings: JSON.stringify(changedRule(settingsIn(before) ?? NEW, input)),
        created_at: tx.now,
        by_decision: by.decision,
        superseded_at: null,
      })
      .execute();
    return [];
  },
  inverse({ rule }, before) {
    if (!before) return undefined;
    const settings: RuleSettings = { weights: { kind: 'equal' }, ...settingsIn(before)! };
    return { name: 'rule.change', input: { rule, name: before.name, ...settings } as unknown as Json };
  },
});
