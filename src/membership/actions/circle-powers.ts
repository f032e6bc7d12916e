import * as v from 'valibot';
import { type ActionField, actionNamed, type AnyAction, everyAction } from '#actions';
import type { Messages } from '#i18n';
import { choice, line } from '#input';
import { type Sentence } from '#refusal';
import type { CirclePower } from '../circles.ts';

/** Rules under which a circle may decide. */
export const CIRCLE_RULES = ['lazy', 'ordinary'] as const;

/** A power as programs say it, or the name of an action, of which a form says the rule beside. */
export const powerList = () =>
  v.pipe(
    v.optional(
      v.union(
        [v.string(), v.array(v.union([v.string(), v.object({ action: line(64), rule: line(40) })], 'unknownChoice'))],
        'unknownChoice',
      ),
      [],
    ),
    v.transform((powers) => [powers].flat().filter((power) => power !== '')),
    v.maxLength(100, 'unknownChoice'),
  );

export const circleRule = () => v.optional(choice(CIRCLE_RULES), 'ordinary');

/** Each power with its rule, once, in the order of the actions' names. */
export function powersOf(list: readonly (string | CirclePower)[], rule: string): CirclePower[] {
  const powers = new Map<string, CirclePower>();
  for (const one of list) {
    const power = typeof one === 'string' ? { action: one, rule } : one;
    powers.set(power.action, power);
  }
  return [...powers.values()].toSorted((a, b) => (a.action < b.action ? -1 : 1));
}

/**
 * What no circle decides, however lightly it weighs: what gives circles their members and powers, for with it one would
 * give itself the others; and what answers to all members.
 */
const KEPT = new Set(['circle.create', 'circle.change', 'election.seat', 'emergency.ratify']);

/**
 * Whether an action weighs too much for a circle, whatever it says. One whose weight depends on what it says is looked
 * at each time the circle decides.
 */
function isGrave(action: AnyAction): boolean {
  if (KEPT.has(action.name)) return true;
  try {
    return ['constitutional', 'person'].includes(action.gravity(undefined));
  } catch {
    return false;
  }
}

/** What is wrong with giving these powers; undefined when nothing is. */
export function faultOfPowers(powers: readonly CirclePower[]): Sentence | undefined {
  for (const { action: name, rule } of powers) {
    const action = actionNamed(name);
    if (!action || !CIRCLE_RULES.some((one) => one === rule)) return (m) => m.errors.unknownChoice;
    if (isGrave(action)) return (m) => m.membership.refusals.tooGrave(action.title(m));
  }
  return undefined;
}

/** Powers in words: “Launch a campaign (ordinary vote)”. */
export const sayPowers = (m: Messages, powers: readonly CirclePower[]): readonly string[] =>
  powers.map(({ action, rule }) => {
    const title = actionNamed(action)?.title(m) ?? action;
    const known = CIRCLE_RULES.find((one) => one === rule);
    return m.membership.actions.circle.power(title, known ? m.membership.actions.circle.rules[known] : rule);
  });

/** Which actions, and under which rule. */
export function powerFields(m: Messages, name: string, label: string): ActionField[] {
  const say = m.membership.actions.circle;
  const options = everyAction()
    .filter((action) => !isGrave(action))
    .map((action) => ({ value: action.name, label: action.title(m) }));
  return [
    { name, label, hint: say.powersHint, kind: 'several', options, optional: true },
    {
      name: 'rule',
      label: say.rule,
      kind: 'choice',
      optional: true,
      options: CIRCLE_RULES.map((rule) => ({ value: rule, label: say.rules[rule] })),
    },
  ];
}
