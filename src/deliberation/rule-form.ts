import type { ActionField, FilledIn, Point } from '#actions';
import type { Db } from '#db';
import type { Messages } from '#i18n';
import { classes, registerFigures } from '#membership';
import { floorOf } from './support.ts';
import { type Rule, rules } from './rules.ts';
import { RULE_PRESETS, type RuleSettings, type Weights } from './settings.ts';

/** A new rule begins as the ordinary one. */
export const NEW_RULE = RULE_PRESETS.ordinary;

const MAJORITIES = ['1/2', '11/20', '3/5', '2/3', '7/10', '3/4', '4/5', '9/10', '1'];
const BLOCKS = ['1/100', '1/50', '1/20', '1/10', '3/20', '1/5', '1/4', '1/3'];
const ROOTS = ['1/2', '3/4', '1', '3/2', '2', '3', '4', '5'];

const PRESET_NAMES = new Set(Object.keys(RULE_PRESETS));

/** What a rule is called: by its makers, or in the words of its preset. */
export const nameOfRule = (m: Messages, key: string, name: string): string =>
  name || (PRESET_NAMES.has(key) ? m.coop.rules.names[key as keyof typeof RULE_PRESETS] : key);

/** The rules that stand, and a new one. */
export async function rulePoints(db: Db, m: Messages): Promise<readonly Point[]> {
  const standing = (await rules(db)).map(({ key, name }) => ({
    label: nameOfRule(m, key, name),
    fields: { rule: key },
  }));
  return [...standing, { label: m.decisions.ruleForm.newRule, fields: { rule: '' } }];
}

/** What stands among what is usually chosen, in order of size. */
const withOwn = (usual: readonly string[], own: string | null): readonly string[] => {
  if (own === null || usual.includes(own)) return usual;
  const size = (share: string): number => {
    const [above = 0, below = 1] = share.split('/').map(Number);
    return above / below;
  };
  return [...usual, own].toSorted((a, b) => size(a) - size(b));
};

/** Every setting of a rule in the field that fits it, as it stands now; which rule, where that is not said yet. */
export async function ruleForm(db: Db, m: Messages, filled: FilledIn = {}): Promise<readonly ActionField[]> {
  const say = m.decisions.ruleForm;
  const which = filled['rule'];
  if (typeof which !== 'string') {
    const points = await rulePoints(db, m);
    const options = points.map(({ label, fields }) => ({ value: String(fields['rule']), label }));
    return [{ kind: 'point', name: 'rule', label: m.decisions.rule.which, options }];
  }
  const rule = (await rules(db)).find(({ key }) => key === which);
  const settings = rule?.settings ?? NEW_RULE;
  const electors = (await registerFigures(db)).voting;
  const { labels, hints } = say;
  const optional = true;
  const time = (name: TimeSetting, hint?: string): ActionField => ({
    kind: 'duration',
    name,
    label: labels[name],
    ...(hint && { hint }),
    stands: String(settings[name] ?? 0),
    optional,
  });
  const supports = (name: 'supportRoot' | 'undoSupportRoot', stands: string | null): ActionField => ({
    kind: 'choice',
    name,
    label: labels[name],
    hint: hints[name],
    stands: stands ?? 'none',
    optional,
    options: [
      { value: 'none', label: say.oneYes },
      ...withOwn(ROOTS, stands).map((root) => ({
        value: root,
        label: say.support(root, floorOf(root, electors), electors),
      })),
    ],
  });
  return [
    { kind: 'hidden', name: 'rule', label: m.decisions.rule.which, stands: which },
    nameField(m, rule),
    {
      kind: 'several',
      name: 'decides',
      label: labels.decides,
      hint: hints.decides,
      stands: settings.decides,
      optional,
      options: (['small', 'ordinary', 'constitutional', 'person'] as const).map((value) => ({
        value,
        label: say.decides[value],
      })),
    },
    time('noticeMinutes', hints.noticeMinutes),
    time('votingMinutes'),
    {
      kind: 'choice',
      name: 'majority',
      label: labels.majority,
      stands: settings.majority,
      optional,
      options: withOwn(MAJORITIES, settings.majority).map((value) => ({ value, label: say.majority(value) })),
    },
    {
      kind: 'choice',
      name: 'strict',
      label: labels.strict,
      stands: settings.strict ? 'yes' : 'no',
      optional,
      options: (['yes', 'no'] as const).map((value) => ({ value, label: say.strict[value] })),
    },
    {
      kind: 'choice',
      name: 'of',
      label: labels.of,
      stands: settings.of,
      optional,
      options: (['expressed', 'cast', 'eligible'] as const).map((value) => ({ value, label: say.of[value] })),
    },
    {
      kind: 'choice',
      name: 'mostBlocks',
      label: labels.mostBlocks,
      hint: hints.mostBlocks,
      stands: settings.mostBlocks ?? 'none',
      optional,
      options: [
        { value: 'none', label: say.blocksNothing },
        ...withOwn(BLOCKS, settings.mostBlocks).map((value) => ({ value, label: say.blocks(value) })),
      ],
    },
    supports('supportRoot', settings.supportRoot),
    {
      kind: 'choice',
      name: 'sponsored',
      label: labels.sponsored,
      stands: settings.sponsored ? 'yes' : 'no',
      optional,
      options: (['yes', 'no'] as const).map((value) => ({ value, label: say.sponsored[value] })),
    },
    time('objectionMinutes', hints.objectionMinutes),
    ...[
      time('lateMinutes', hints.lateMinutes),
      time('extensionMinutes', hints.extensionMinutes),
      time('memberForMinutes', hints.memberForMinutes),
      time('expiresMinutes'),
      time('undoMinutes', hints.undoMinutes),
      time('undoNoticeMinutes'),
      supports('undoSupportRoot', settings.undoSupportRoot ?? null),
      ...(settings.decides.includes('person') ? [time('chargeMinutes')] : []),
      ...(await weightFields(db, m, settings)),
    ].map((field): ActionField => ({ ...field, seldom: true })),
  ];
}

type TimeSetting = Extract<keyof RuleSettings, `${string}Minutes`>;

/** A new rule needs a name; one that stands may get another. */
function nameField(m: Messages, rule: Rule | undefined): ActionField {
  const { labels, hints } = m.decisions.ruleForm;
  if (!rule) return { kind: 'line', name: 'name', label: labels.name, hint: hints.newName };
  return { kind: 'line', name: 'name', label: labels.name, stands: nameOfRule(m, rule.key, rule.name), optional: true };
}

/** Asked only where there are classes whose votes could weigh otherwise. */
async function weightFields(db: Db, m: Messages, settings: RuleSettings): Promise<readonly ActionField[]> {
  const { labels, hints, weights: kinds } = m.decisions.ruleForm;
  const known = await classes(db);
  const standing: Weights = settings.weights ?? { kind: 'equal' };
  if (known.length < 2 && standing.kind === 'equal') return [];
  const own = standing.kind === 'equal' ? {} : standing.weights;
  return [
    {
      kind: 'choice',
      name: 'weights.kind',
      label: labels.weights,
      stands: standing.kind,
      optional: true,
      options: (['equal', 'classes', 'colleges'] as const).map((value) => ({ value, label: kinds[value] })),
    },
    ...known.map(({ key, name }): ActionField => ({
      kind: 'line',
      name: `weights.weights.${key}`,
      label: labels.weightOf(name),
      hint: hints.weightOf,
      stands: own[key] ?? '1',
      optional: true,
    })),
    {
      kind: 'choice',
      name: 'weights.decide',
      label: labels.decide,
      hint: hints.decide,
      stands: standing.kind === 'colleges' ? standing.decide : 'weighted',
      optional: true,
      options: (['weighted', 'each'] as const).map((value) => ({ value, label: kinds[value] })),
    },
  ];
}
